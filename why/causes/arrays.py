"""Arrays: written into, added, taken for numbers, made of lists."""

from why.cause import Cause
from why.describe import shape_of


def first_differing_axis(facts):
    """Name the axes that do not fit, counted from the right."""
    shapes = [shape_of(facts.value(node)) for node in facts.operands]
    if len(shapes) != 2 or None in shapes:
        return ""
    for place, (a, b) in enumerate(zip(*(s[::-1] for s in shapes)), 1):
        if a != b and 1 not in (a, b):
            return f"Axis {-place} is {a} in one and {b} in the other."
    return ""


def outside_optax(facts):
    """Say whether the arrays met in the student's own sum."""
    return "optax" not in facts.modules


def named_in_a_call(facts):
    """Say whether a function of an array was told an axis."""
    return not facts.line or bool(facts.call and "axis" in facts.line)


CAUSES = (
    Cause(
        "Writing into an array",
        "00_warm_up",
        (
            r"JAX arrays are immutable",
            r"'(ArrayImpl|Array|_IndexUpdateHelper|\w*Tracer)' object does "
            r"not support item assignment",
        ),
        "A JAX array cannot be changed once it is made.",
        "Let `.at[].set()` make a new array, and keep it.",
    ),
    Cause(
        "Shapes that do not broadcast",
        "00_warm_up",
        (
            r"[Ii]ncompatible shapes for broadcasting",
            r"could not be broadcast together",
        ),
        "Lined up at their right ends, two axes have lengths that differ, "
        "and neither is 1.",
        "Print both shapes, then decide which axis is missing; `[:, None]` "
        "adds one.",
        when=outside_optax,
        hint=first_differing_axis,
    ),
    Cause(
        "A list instead of an array",
        "00_warm_up",
        (
            r"requires ndarray or scalar arguments, got <class '(list|tuple)'",
            r"'list' object has no attribute '(shape|ndim|dtype|size|T|at"
            r"|reshape|astype|sum|mean|min|max)'",
        ),
        "`jax.numpy` takes no lists, because turning a long one into an array "
        "is slow and easy to overlook.",
        "Make the array yourself, once.",
    ),
    Cause(
        "An array where one number is wanted",
        "00_warm_up",
        (
            r"Only scalar arrays can be converted",
            r"only (length-1|size-1|0-dimensional) arrays can be converted",
            r"unsupported format string passed to "
            r"(numpy\.ndarray|ArrayImpl|Array)\.__format__",
            r"truth value of an array",
        ),
        "Python wants one number here, of shape (), and this array has an "
        "axis.",
        "Pick the entry first, or let `jnp` work on all entries at once.",
    ),
    Cause(
        "Asking for float64",
        "00_warm_up",
        (r"Explicitly requested dtype .*float64",),
        "JAX computes in 32 bits unless told otherwise.",
        "Leave the dtype out: float32 is what this course uses.",
    ),
    Cause(
        "A reshape that does not fit",
        "00_warm_up",
        (r"cannot reshape array of",),
        "A new shape holds as many numbers as the old one: the products of "
        "both must agree.",
        "Print the shape, and let -1 stand for the axis that follows from "
        "the others.",
    ),
    Cause(
        "An axis that is not there",
        "00_warm_up",
        (
            r"axis -?\d+ is out of bounds",
            r"^IndexError: tuple index out of range",
        ),
        "Axes are counted from 0: a vector has axis 0 and no axis 1.",
        "Print the shape, and count the axes.",
        when=named_in_a_call,
    ),
)
