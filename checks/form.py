"""Whether an answer has the form that is asked for: said before all else.

A question's own rules see only what has passed here, so that none of them
explains by its own mistake what is a missing `return`.
"""

import numpy as np

from checks.compare import is_number, leaves, same, shapes
from checks.plain import Other

NAMES = {dict: "dictionary", list: "list", tuple: "tuple", str: "text"}


def wrong_kind(value, template, tolerance=1e-4):
    """Return what is wrong with the kind of a value, or "".

    Arguments:
        value: plain data that came.
        template: the right value, or one of its form; None where a question
            cannot say which.

    >>> wrong_kind(None, 1.0)[:29]
    'The function returns nothing:'
    """
    if value is None:
        return "The function returns nothing: does its last line say `return`?"
    if isinstance(value, Other):
        return other_kind(value)
    if template is None:
        return ""
    if is_number(template):
        return wrong_number(value, np.asarray(template), tolerance)
    return wrong_container(value, template)


def other_kind(value):
    """Say what a value is that no question can ask for."""
    if value.type_name == "ellipsis":
        return "The three dots are still there."
    if value.type_name == "no function":
        return "The name holds a value where a function is wanted."
    if "Tracer" in value.type_name:
        return "A tracer has left its function: return it, do not keep it."
    if value.type_name in ("function", "PjitFunction", "method", "type"):
        return "You returned a function: call it, and return its result."
    if value.type_name == "_IndexUpdateRef":
        return "`.at[...]` names a place: `.set(...)` or `.add(...)` follows."
    if value.type_name == "set":
        return "A set came, which has no order: leave out the braces."
    return f"A value of type {value.type_name} came; return arrays or numbers."


def wrong_container(value, template):
    """Say that another container came than a list, a tuple or a dict."""
    if isinstance(template, dict):
        if not isinstance(value, dict):
            return (
                f"{came(value)} came: wanted is a dict with the entries "
                f"{', '.join(template)}."
            )
        if set(value) != set(template):
            return (
                "Wanted is a dict with the entries "
                f"{', '.join(template)}; yours are {', '.join(value)}."
            )
        found = (wrong_entry(n, value[n], template[n]) for n in template)
        return next(filter(None, found), "")
    if isinstance(value, str):
        return "A text came, in quotes: return the things themselves."
    several = isinstance(value, (list, tuple))
    if several and len(value) == 1 < len(template):
        if same(value[0], template[-1]):
            return (
                f"Only the last of {len(template)} came: is the list begun "
                "anew in each turn, or filled after the loop?"
            )
        if isinstance(value[0], (list, tuple)):
            return "A tuple or list with one thing in it came: leave it out."
        return f"One thing came where {len(template)} are wanted."
    if not several:
        return ""
    odd = [v for v in value if isinstance(v, Other)]
    if odd:
        return other_kind(odd[0])
    kinds, wanted = list(map(kind, value)), list(map(kind, template))
    if kinds != wanted and sorted(kinds) == sorted(wanted):
        if same(list(value)[::-1], list(template)):
            return "The right things came, in the wrong order."
        return "The things came in another order than the question names them."
    return next(filter(None, map(wrong_item, value, template)), "")


def kind(value):
    """Return what tells one of several things from the others.

    >>> kind(2), kind(np.ones(3)), kind({})
    ('i()', 'f(3,)', 'dict')
    """
    if not is_number(value):
        return type(value).__name__
    return f"{np.asarray(value).dtype.kind}{np.shape(value)}"


def wrong_item(value, template):
    """Say that one of several numbers or arrays has lost digits, or ""."""
    if not (is_number(value) and is_number(template)):
        return ""
    value, template = np.asarray(value), np.asarray(template)
    if said := wrong_dtype(value):
        return said
    comparable = value.shape == template.shape and template.any()
    if template.dtype.kind != "f" or not comparable:
        return ""
    return coarse(value, template, 1e-4)


def wrong_entry(name, value, template):
    """Say that an entry of params is no list, or holds what is no number."""
    if isinstance(value, tuple):
        return f"Entry {name!r} is a tuple, and a list is wanted."
    if said := wrong_dtype(value):
        return f"In entry {name!r}: {said}"
    odd = [leaf for leaf in leaves(value) if not is_number(leaf)]
    if odd:
        return f"Entry {name!r} holds {came(odd[0]).lower()}."
    if holds_lists(value, template):
        return (
            f"Entry {name!r} holds lists of numbers, and arrays are wanted: "
            "`jnp.array(...)` makes one of each."
        )
    return ""


def holds_lists(value, template):
    """Say whether a list stands in a dict where an array is wanted.

    >>> holds_lists({"biases": [[0.0]]}, {"biases": [np.zeros(1)]})
    True
    """
    if isinstance(value, dict) and isinstance(template, dict):
        return any(holds_lists(value.get(n), template[n]) for n in template)
    both = isinstance(value, list) and isinstance(template, list)
    return both and any(
        isinstance(came, (list, tuple)) and np.ndim(wanted) > 0
        for came, wanted in zip(value, template)
    )


def came(value):
    """Return what came, in words."""
    if isinstance(value, Other):
        return f"A value of type {value.type_name}"
    return "A " + NAMES.get(type(value), "number or array")


def wrong_number(value, template, tolerance):
    """Say why what came is no number or array of the wanted kind."""
    wanted = "one number" if template.ndim == 0 else "one array"
    if isinstance(value, str):
        return f"A text came, in quotes: {wanted} is wanted."
    if isinstance(value, dict):
        return f"A dictionary came where {wanted} is wanted."
    if isinstance(value, (list, tuple)):
        return wrapped(value, template, wanted)
    value = np.asarray(value)
    if said := wrong_dtype(value):
        return said
    if value.dtype.kind == "b" and template.dtype.kind != "b":
        return "True and False came where numbers are wanted."
    if value.shape != template.shape or not np.all(np.isfinite(value)):
        return ""
    return coarse(value, template, tolerance)


def wrapped(value, template, wanted):
    """Say that a list or tuple came in place of one number or array."""
    name = NAMES[type(value)]
    if not value:
        return f"An empty {name} came where {wanted} is wanted."
    if len(value) == 1:
        brackets = "the brackets" if name == "list" else "the comma"
        return f"A {name} with one thing in it came: leave out {brackets}."
    if template.ndim and template.shape == np.shape(stacked(value)):
        return f"A {name} came where an array is wanted: stack its parts."
    return (
        f"A {name} of {len(value)} things came where {wanted} is wanted: "
        "return that one alone."
    )


def stacked(value):
    """Return a list as an array; None where its parts are not alike."""
    try:
        return np.array(value)
    except ValueError:
        return None


def coarse(value, template, tolerance):
    """Say that digits are lost: whole numbers, a rounded result."""
    if value.dtype.kind == "f" and template.dtype.kind in "iu":
        return "A whole number is wanted, an int: a float came."
    if value.dtype.kind in "iu" and template.dtype.kind == "f":
        if np.any(value != template) and np.all(abs(value - template) < 1):
            return (
                "Whole numbers came, and what is after the decimal point is "
                "lost: keep floats."
            )
        return ""
    if value.dtype.kind == "f" and is_rounded(value, template, tolerance):
        return "The numbers are right but rounded: return them as they are."
    return ""


def is_rounded(value, template, tolerance):
    """Say whether these are the right numbers, cut to a few decimals.

    >>> is_rounded(np.float32([0.12, 3.1]), np.array([0.1234, 3.1001]), 1e-4)
    True
    """
    off = abs(value - template).max(initial=0)
    if off <= tolerance * abs(template).max(initial=0):
        return False
    return any(
        off <= 0.51 * 10.0**-digits
        and np.allclose(value, np.round(value, digits), 3e-7, 1e-6)
        and 10.0**-digits < abs(template).max(initial=0)
        for digits in (1, 2, 3, 4)
    )


def fits(value, template):
    """Say whether a value has the structure and the shapes of another."""
    return template is None or shapes(value) == shapes(template)


def has_too_many(value, template):
    """Say whether more things came than are wanted."""
    containers = (
        isinstance(template, (list, tuple)),
        isinstance(value, (list, tuple)),
    )
    return all(containers) and len(value) > len(template)


def holds_nothing(value, template):
    """Say whether no number came where numbers are wanted.

    A rule on each number that came would hold of none.

    >>> holds_nothing(([], ""), (1.0, 2.0)), holds_nothing([], [])
    (True, False)
    """
    came, wanted = (
        any(map(is_number, leaves(found))) for found in (value, template)
    )
    return wanted and not came


def wrong_dtype(value):
    """Say that numbers of a value hold too little, or more than is real.

    >>> wrong_dtype([np.ones(2), np.ones(3, np.float16)])
    'The numbers are float16, with three digits: keep float32.'
    """
    dtypes = [x.dtype for x in leaves(value) if hasattr(x, "dtype")]
    if any(dtype.kind == "c" for dtype in dtypes):
        return "Complex numbers came where real ones are wanted."
    if any(dtype == np.float16 for dtype in dtypes):
        return "The numbers are float16, with three digits: keep float32."
    if any(dtype.kind in "iu" and dtype.itemsize == 1 for dtype in dtypes):
        return (
            "The whole numbers have 8 bits, and wrap round above 127 or 255: "
            "keep int32."
        )
    return ""


def is_all_nan(value):
    """Say whether every number of a value is nan or infinite."""
    found = [leaf for leaf in leaves(value) if is_number(leaf)]
    sized = [leaf for leaf in found if np.size(leaf)]
    return bool(sized) and not any(np.any(np.isfinite(x)) for x in sized)
