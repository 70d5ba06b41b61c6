"""Compiling with jit: what has no value while JAX traces."""

import ast

from why.cause import Cause

NO_VALUE = r"^ConcretizationTypeError"
NO_INTEGER = r"^TracerIntegerConversionError"
MAKES_A_NUMBER = {"float", "int", "complex", "bool", "item", "tolist"}
COUNTS_ENTRIES = r"arose in jnp\.(nonzero|where|flatnonzero|argwhere|unique)"


def makes_a_number(facts):
    """Say whether the line asks a traced value for a plain number."""
    formatted = isinstance(facts.node, (ast.JoinedStr, ast.FormattedValue))
    if formatted or not facts.line:
        return True
    return called(facts) in MAKES_A_NUMBER or "problem arose" in facts.text


def called(facts):
    """Return the name of the function that the line calls, or ""."""
    function = getattr(facts.call, "func", None)
    return getattr(function, "attr", getattr(function, "id", ""))


def is_subscript(facts):
    """Say whether the traced number stands in square brackets."""
    return not facts.line or isinstance(facts.node, ast.Subscript)


def loops(facts):
    """Say whether Python is to count to the traced number."""
    return not facts.line or called(facts) == "range"


CAUSES = (
    Cause(
        "An if on a traced value",
        "00_warm_up",
        (r"^TracerBoolConversionError",),
        "While JAX traces the function, the value is not known yet, so Python "
        "cannot decide.",
        "Compute both, and pick with `jnp.where`.",
    ),
    Cause(
        "A number out of a traced value",
        "04_gradients",
        (
            r"unsupported format string passed to \w*Tracer",
            r"problem arose with the `(float|int|complex)` function",
            NO_VALUE,
        ),
        "While JAX traces the function, the array holds no number that could "
        "be printed, formatted or kept.",
        "Return it and print it outside, or print with `jax.debug.print`.",
        when=makes_a_number,
    ),
    Cause(
        "Picking entries by a condition inside jit",
        "04_gradients",
        (r"^NonConcreteBooleanIndexError", COUNTS_ENTRIES),
        "How many entries are picked, and so the shape, would depend on the "
        "values.",
        "Keep the shape, and put 0 where nothing is picked.",
    ),
    Cause(
        "A Python loop over a traced number",
        "04_gradients",
        (NO_INTEGER,),
        "`range` needs a number that is known when the function is compiled.",
        "Make the count static, or use `jax.lax.fori_loop`",
        when=loops,
    ),
    Cause(
        "A list at a traced place",
        "04_gradients",
        (NO_INTEGER,),
        "A list of Python is opened by a number that is known, and a traced "
        "one is not.",
        "Make the list an array.",
        when=is_subscript,
    ),
    Cause(
        "A shape from a traced value",
        "04_gradients",
        (
            r"Shapes must be 1D sequences of concrete values",
            NO_VALUE,
            NO_INTEGER,
        ),
        "Shapes must be known when the function is compiled, and a traced "
        "number is not.",
        "Make the number static: the function is then compiled again for "
        "each.",
    ),
    Cause(
        "NumPy inside jit",
        "04_gradients",
        (r"^TracerArrayConversionError",),
        "NumPy wants numbers, and a traced array has none yet.",
        "Use `jnp` inside functions that JAX transforms.",
    ),
    Cause(
        "A tracer that got out",
        "04_gradients",
        (r"^UnexpectedTracerError",),
        "What was kept from inside is the stand-in that was traced, not a "
        "number.",
        "Return what you want to keep.",
    ),
    Cause(
        "A list as a static argument",
        "04_gradients",
        (r"Non-hashable static arguments",),
        "What is static is looked up, so it must be hashable: a list or an "
        "array is not, a tuple is.",
        "Hand over a tuple.",
    ),
    Cause(
        "Something that is no array under jit",
        "04_gradients",
        (
            r"Error interpreting argument to",
            r"Cannot interpret value of type .* as an abstract array",
        ),
        "What a compiled function is given is traced, and only arrays, and "
        "dicts and lists of them, can be.",
        "Make the argument static, or take it in from outside.",
    ),
)
