"""What to say when no mistake of the question's own is recognised."""

import re

import numpy as np

from helpers.checks._compare import all_finite, is_number, same, shapes
from helpers.checks._plain import Other

# Searched for in "TypeError: the message"; the first that fits is said.
ERRORS = (
    (
        r"JAX arrays are immutable",
        "JAX arrays cannot be written into: use `a = a.at[place].set(value)`.",
    ),
    (
        r"TracerBoolConversionError",
        "An `if` asks for the value of a tracer, which has none: use "
        "`jnp.where`.",
    ),
    (
        r"contracting dim|matmul: Input operand|size 1 is different",
        "A matrix product got shapes that do not fit: print them, and look "
        "which matrix lies the wrong way round.",
    ),
    (
        r"[Ii]ncompatible shapes|could not be broadcast",
        "Two arrays were combined whose shapes do not fit: print both.",
    ),
    (
        r"only defined for scalar-output",
        "`grad` needs a function that returns one number, shape ().",
    ),
    (
        r"requires real- or complex-valued inputs",
        "`grad` cannot move a whole number by a little: use floats.",
    ),
    (
        r"[Ee]xpected a callable value",
        "`grad`, `vmap` and `jit` take a function, not what it returned: "
        "leave its brackets and arguments away.",
    ),
    (
        r"different types|inconsistent sizes",
        "`vmap` walks along an argument that should stay as it is: ask which "
        "entry of `in_axes` should be None.",
    ),
    (
        r"accepts a single key, but was given a key array",
        "`split` returns several keys: unpack them into two names.",
    ),
    (
        r"PRNG key|must be a random key",
        "A random key is wanted here: hand on the key, or a subkey of it.",
    ),
    (
        r"^NameError: name",
        "Python knows no such name: is it misspelt, or defined in a cell "
        "that you have not run?",
    ),
    (
        r"^UnboundLocalError",
        "The name is used before the function has given it a value.",
    ),
    (
        r"required positional argument|positional arguments? but",
        "The number of arguments is not the one that the question states.",
    ),
    (r"^KeyError", "The dictionary has no such entry: print its keys."),
    (r"^IndexError", "An index lies beyond the end: count from 0."),
    (r"^RecursionError", "The function calls itself without an end."),
    (
        r"^TypeError: .*'NoneType'",
        "Something is None: a function in it returned nothing.",
    ),
)


def diagnose(case, tolerance):
    """Return the likely cause of a wrong outcome in one sentence, or ""."""
    if case.error:
        for pattern, says in ERRORS:
            if re.search(pattern, str(case.error)):
                return says
        return "Read the message, then the line: your own code raised it."
    value, expected = case.value, case.expected
    if isinstance(value, Other):
        return other_kind(value)
    if value is None:
        return "The function returns nothing: does its last line say `return`?"
    if not all_finite(value):
        return "There is a nan or an infinity in it: which line makes it?"
    if expected is None:
        return ""
    if is_number(expected):
        return diagnose_number(value, expected, tolerance)
    if isinstance(expected, (dict, list, tuple)):
        return diagnose_structure(value, expected)
    return ""


def diagnose_answer(value, expected):
    """Say what kind of answer is wanted; never which."""
    answers = value[:2] if isinstance(value, tuple) else (value,)
    if any(answer == Other("ellipsis") for answer in answers):
        return "One answer is still missing: three dots stand in its place."
    if is_number(expected) and isinstance(value, str):
        return "A number is wanted, without quotes."
    if isinstance(expected, str) and not isinstance(value, str):
        return "A text is wanted, in quotes."
    if type(expected) is int and isinstance(value, float):
        return "A whole number is wanted, without a point."
    return ""


def other_kind(value):
    """Say what a value is that no question can ask for."""
    if value.kind == "ellipsis":
        return "The three dots are still there."
    if value.kind == "no function":
        return "The name holds a value where a function is wanted."
    if "Tracer" in value.kind:
        return "A tracer has left its function: return it, do not keep it."
    if value.kind in ("function", "PjitFunction", "method", "type"):
        return "You returned a function: call it, and return its result."
    return f"A value of type {value.kind} came; return arrays or numbers."


def diagnose_structure(value, expected):
    """Say how a wrong tuple, list, dict or text differs in structure."""
    if isinstance(expected, dict):
        if not isinstance(value, dict) or set(value) != set(expected):
            return f"Wanted is a dict with the entries {', '.join(expected)}."
    elif not isinstance(value, (list, tuple)):
        return f"One thing came where {len(expected)} are wanted."
    elif len(value) != len(expected):
        return f"{len(value)} came where {len(expected)} are wanted."
    if shapes(value) != shapes(expected):
        return "The shapes differ: compare them one by one."
    return ""


def diagnose_number(value, expected, tolerance):
    """Say how a wrong number or array differs from the right one."""
    if isinstance(value, (list, tuple)):
        return "A list came where an array is wanted: `jnp.array` makes one."
    if not is_number(value):
        return ""
    value, expected = np.asarray(value), np.asarray(expected)
    if value.shape != expected.shape:
        return diagnose_shape(value, expected, tolerance)
    if value.dtype.kind == "b" and expected.dtype.kind != "b":
        return "True and False came where numbers are wanted."
    if value.dtype.kind == "c":
        return "Complex numbers came where real ones are wanted."
    if expected.dtype.kind in "iu" and value.dtype.kind == "f":
        return "A whole number is wanted: an int, without a point."
    if value.dtype.kind != "b" and same(-value, expected, tolerance):
        return "The sign is wrong, and nothing else."
    if value.ndim and same(value[::-1], expected, tolerance):
        return "The order is reversed."
    return diagnose_factor(value, expected, tolerance)


def diagnose_shape(value, expected, tolerance):
    """Say how an array of the wrong shape might become the right one."""
    came, wanted = value.shape, expected.shape
    if came == wanted[::-1] and same(value.T, expected, tolerance):
        return "The axes are swapped: this is the transpose."
    if value.size == expected.size:
        return (
            f"The shape is {came}, wanted is {wanted}: an axis of length 1 "
            "is too many or missing, or the axes are in another order."
        )
    return f"The shape is {came}, wanted is {wanted}."


def diagnose_factor(value, expected, tolerance):
    """Say by which factor all numbers are off, if it is one factor."""
    if expected.dtype.kind != "f" or not np.all(expected):
        return ""
    ratios = np.asarray(value / expected, float)
    factor = float(np.mean(ratios))
    if not factor or np.max(np.abs(ratios - factor)) > 1e-3 * abs(factor):
        return ""
    if abs(factor) > 1:
        return f"It is {factor:.4g} times too large."
    return f"It is {1 / factor:.4g} times too small."
