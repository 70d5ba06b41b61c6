"""Random keys: used twice, several, none, in the wrong place."""

import ast

from why.cause import Cause
from why.describe import is_key

INVALID = (
    r"unexpected PRNG key type <class '(int|float)'>",
    r"invalid PRNG key data",
)


def key_stands_second(facts):
    """Say whether a key stands behind another argument."""
    if not facts.call:
        return not facts.line
    values = zip(facts.call.args[1:], facts.arguments[1:])
    return any(is_key(value) or makes_a_key(node) for node, value in values)


def makes_a_key(node):
    """Say whether a part of a line is a call of `jax.random.key`."""
    called = getattr(node, "func", None)
    name = getattr(called, "attr", getattr(called, "id", ""))
    return isinstance(node, ast.Call) and name in ("key", "PRNGKey")


CAUSES = (
    Cause(
        "A key used twice",
        "02_random_keys",
        (r"^KeyReuseError",),
        "Both draws would give the same numbers.",
        "Split, and give each draw a subkey of its own.",
    ),
    Cause(
        "A pair of keys where one is wanted",
        "02_random_keys",
        (
            r"accepts a single key, but was given a key array",
            r"key must be a single key, got an array of keys",
        ),
        "`split` returns two keys, and both ended up under one name.",
        "Take the pair apart.",
    ),
    Cause(
        "An old key",
        "02_random_keys",
        (
            r"key must be a random key .*got (ArrayImpl Array\(.*uint32"
            r"|a value of type (ArrayImpl|\w*Tracer))",
        ),
        "`PRNGKey` makes keys of the old kind, plain arrays of two whole "
        "numbers.",
        "Make the key with `jax.random.key`.",
    ),
    Cause(
        "Shape and key swapped",
        "02_random_keys",
        (r"unexpected PRNG key type <class '(tuple|list)'>", *INVALID),
        "The key comes first, the shape second.",
        "Swap them.",
        when=key_stands_second,
    ),
    Cause(
        "A number instead of a key",
        "02_random_keys",
        (r"key must be a random key such as .*got (int|float)", *INVALID),
        "A seed is a plain number; a key is made from it.",
        "Make the key from the seed.",
    ),
)
