"""Sentences about the very case: which lengths, which name, which successor.

Each function takes Facts and returns a sentence, or "" where it has none; the
table of causes names them under `hint`.
"""

import re
import tomllib
from difflib import get_close_matches
from importlib.resources import files

from why.describe import shape_of

NO_SUCH_NAME = (
    r"module 'jax[\w.]*' has no attribute '(\w+)'",
    r"cannot import name '(\w+)' from 'jax",
    r"\bjax[\w.]*\.(\w+) (?:was removed|is deprecated)",
)


def shapes_of_operands(facts):
    """Return the shapes of the two parts of a sum or product, or []."""
    shapes = [shape_of(facts.value(node)) for node in facts.operands]
    return shapes if len(shapes) == 2 and None not in shapes else []


def first_differing_axis(facts):
    """Name the axes that do not fit, counted from the right."""
    shapes = shapes_of_operands(facts)
    for place, pair in enumerate(zip(*(s[::-1] for s in shapes)), 1):
        if pair[0] != pair[1] and 1 not in pair:
            return (
                f"Axis {-place} is {pair[0]} in one, {pair[1]} in the other."
            )
    return ""


def transposed(facts):
    """Say which lengths met, and whether the transpose would fit."""
    shapes = shapes_of_operands(facts)
    if not shapes or not all(shapes):
        return ""
    w, x = shapes
    inner = x[-2] if len(x) > 1 else x[-1]
    fits = "would" if len(w) == 2 and w[0] == inner else "would not"
    return (
        f"The inner lengths are {w[-1]} and {inner}: the transpose of the "
        f"first {fits} fit."
    )


def successor(facts):
    """Say what took the place of a name that JAX has taken away."""
    return successor_in(facts.text)


def successor_in(text):
    """Say what took the place of the name in a message; "" if nothing did.

    >>> successor_in("module 'jax' has no attribute 'tree_map'")
    '`tree_map` is `jax.tree.map` today.'
    """
    path = files("why") / "causes" / "9_python.toml"
    after = tomllib.loads(path.read_text("utf-8"))["successors"]
    found = (re.search(pattern, text) for pattern in NO_SUCH_NAME)
    name = next((match[1] for match in found if match), "")
    return f"`{name}` is `{after[name]}` today." if name in after else ""


def close_name(facts):
    """Say which name was perhaps meant."""
    wanted = re.search(r"name '(\w+)'", facts.text)[1]
    close = get_close_matches(wanted, facts.names, 1, 0.8)
    return f"Is it `{close[0]}` that you mean?" if close else ""
