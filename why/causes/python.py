"""Names and arguments: what Python itself complains of."""

import re
from difflib import get_close_matches

from why.cause import Cause

SUCCESSORS = {
    "tree_map": "jax.tree.map",
    "tree_multimap": "jax.tree.map",
    "tree_leaves": "jax.tree.leaves",
    "tree_structure": "jax.tree.structure",
    "tree_flatten": "jax.tree.flatten",
    "tree_unflatten": "jax.tree.unflatten",
    "tree_reduce": "jax.tree.reduce",
    "tree_transpose": "jax.tree.transpose",
    "index": "a.at[place]",
    "index_update": "a.at[place].set(value)",
    "index_add": "a.at[place].add(value)",
    "DeviceArray": "jax.Array",
    "optimizers": "optax",
    "stax": "flax, or a network of your own",
    "partial": "functools.partial",
    "product": "jnp.prod",
    "trapz": "jnp.trapezoid",
    "in1d": "jnp.isin",
    "row_stack": "jnp.vstack",
}


OLD = "(" + "|".join(SUCCESSORS) + ")"
NO_NAME = (
    rf"module 'jax[\w.]*' has no attribute '{OLD}'",
    rf"cannot import name '{OLD}' from 'jax",
    rf"jax[\w.]*\.{OLD} (was removed|is deprecated)",
)


def successor(facts):
    """Say what took the place of a name."""
    found = [re.search(pattern, facts.text) for pattern in NO_NAME]
    name = next(match[1] for match in found if match)
    return f"`{name}` is `{SUCCESSORS[name]}` today."


def close_name(facts):
    """Say which name was perhaps meant."""
    wanted = re.search(r"name '(\w+)'", facts.text)[1]
    close = get_close_matches(wanted, facts.names, 1, 0.8)
    return f"Is it `{close[0]}` that you mean?" if close else ""


CAUSES = (
    Cause(
        "A name that JAX no longer has",
        "00_warm_up",
        NO_NAME,
        "Old tutorials use names that JAX has taken away.",
        "Write the name that took its place.",
        hint=successor,
    ),
    Cause(
        "A name that is not defined",
        "00_warm_up",
        (r"^NameError: name '",),
        "Python knows no such name: it is misspelt, or the cell that makes it "
        "has not run in this kernel.",
        "Run the cells above, from the first one, or mend the spelling.",
        hint=close_name,
    ),
    Cause(
        "A wrong number of arguments",
        "00_warm_up",
        (
            r"^TypeError: .*\(\) missing \d+ required",
            r"^TypeError: .*\(\) takes .* positional arguments? but",
        ),
        "The function got more arguments or fewer than it has.",
        "Look at its `def` line, or at its help: `help(mse_loss)`.",
    ),
    Cause(
        "Unpacking another number of things",
        "02_random_keys",
        (r"(too many|not enough) values to unpack",),
        "On the left of the `=` stand more names, or fewer, than things came.",
        "Print what comes, and give each thing a name.",
    ),
)
