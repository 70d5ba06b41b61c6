"""Names and arguments: what Python itself complains of."""

import re
from difflib import get_close_matches

from why.cause import Cause

NO_NAME = (
    r"module '(jax[\w.]*)' has no attribute '(\w+)'",
    r"cannot import name '(\w+)' from '(jax[\w.]*)'",
)
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


def missing_name(facts):
    """Return the name that JAX lacks, or ""."""
    found = re.search(NO_NAME[0], facts.text)
    if found:
        return found[2]
    found = re.search(NO_NAME[1], facts.text)
    return found[1] if found else ""


def successor(facts):
    """Say what took the place of a name."""
    after = SUCCESSORS[missing_name(facts)]
    return f"`{missing_name(facts)}` is `{after}` today."


def close_name(facts):
    """Say which name was perhaps meant."""
    wanted = re.search(r"name '(\w+)'", facts.text)[1]
    close = get_close_matches(wanted, facts.names, 1, 0.8)
    return f"Is it `{close[0]}` that you mean?" if close else ""


CAUSES = (
    Cause(
        "A name that JAX no longer has",
        "00_warm_up",
        (
            r"module 'jax[\w.]*' has no attribute '("
            + "|".join(SUCCESSORS)
            + ")'",
            r"cannot import name '(" + "|".join(SUCCESSORS) + r")' from 'jax",
        ),
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
