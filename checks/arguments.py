"""What would come if one argument were another: a slip of any question.

The question's own reference is asked again, with an argument changed in a
usual way; where it then gives all that came, this is what is said.
"""

import warnings
from functools import partial
from itertools import combinations

import jax
import numpy as np

from checks.compare import is_number, same
from checks.plain import to_plain

# What stands in a program where the name of an argument should.
CONSTANTS = (0, 1, 2, 3, 4, 5, 9, 10, 20, 30, 50, 100)
SMALL = (0.1, 0.01, 0.02, 0.001, 0.3, 0.5)
OF_NUMBERS = {
    "-{}": lambda v: -v,
    "abs({})": abs,
    "2 * {}": lambda v: 2 * v,
    "{} / 2": lambda v: v / 2,
    "1 / {}": lambda v: 1 / v,
    "{} + 1": lambda v: v + 1,
    "{} - 1": lambda v: v - 1,
    "{}**2": lambda v: v**2,
    "sqrt({})": lambda v: v**0.5,
    "int({})": int,
    "sign({})": np.sign,
}
OF_TREES = {
    way: OF_NUMBERS[way] for way in ("-{}", "2 * {}", "abs({})", "sign({})")
}
OF_ARRAYS = {
    way: OF_NUMBERS[way] for way in ("-{}", "abs({})", "{}**2", "sqrt({})")
} | {
    "{}.T": lambda v: v.T,
    "{}[::-1]": lambda v: v[::-1],
}
ROWS = {
    "The first row alone counts: is one picked, or does `return` stand "
    "inside the loop?": slice(1),
    "The last row alone counts: is one picked, or does each turn forget the "
    "one before?": slice(-1, None),
    "The last row is left out: does the loop end too early?": slice(-1),
    "The first row is left out: Python counts from 0.": slice(1, None),
}
OF_BIASES = {
    "The biases are missing, in every layer.": lambda b: [0 * v for v in b],
    "The biases are subtracted: they are added.": lambda b: [-v for v in b],
    "The last layer lacks its bias: it has no tanh, and all the rest.": (
        lambda b: [*b[:-1], 0 * b[-1]]
    ),
}


def told_by_an_argument(question, cases, tolerance):
    """Return in which argument an answer differs from a right one, or "".

    Arguments:
        question: a `Question` with `expect`.
        cases: its cases, none of which raised.
        tolerance: as of `same`.
    """
    names, values = question.argument_names, cases[0].arguments
    if question.expect is None or len(names) != len(values):
        return ""  # a driver makes the arguments from what was drawn
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for says, change in changes(names, values):
            if is_told(question.expect, cases, change, tolerance):
                return says
    return ""


def changes(names, values):
    """Yield pairs: a sentence, and the change of arguments it is about."""
    for place, (name, value) in enumerate(zip(names, values)):
        for says, change in changes_of_one(name, value):
            yield says, partial(with_one, place=place, change=change)
    for says, part in ROWS.items():
        yield says, partial(with_rows, part=part)
    for one, other in combinations(range(len(names)), 2):
        says = f"`{names[one]}` and `{names[other]}` have changed places."
        yield says, partial(exchanged, one=one, other=other)


def with_one(arguments, place, change):
    """Return arguments of which one is changed."""
    changed = change(arguments[place])
    return [*arguments[:place], changed, *arguments[place + 1 :]]


def with_rows(arguments, part):
    """Return arguments of which some rows are kept, of each table."""
    count = max(len(a) for a in arguments if np.ndim(a))
    return [a[part] if np.shape(a)[:1] == (count,) else a for a in arguments]


def exchanged(arguments, one, other):
    """Return arguments of which two have changed places."""
    places = list(range(len(arguments)))
    places[one], places[other] = other, one
    return [arguments[place] for place in places]


def changes_of_one(name, value):
    """Return pairs: a sentence, and the change of one argument."""
    if isinstance(value, dict):
        of_all = {
            f"That is what comes with `{way.format(name)}` for `{name}`, in "
            "each array of it.": partial(jax.tree.map, change)
            for way, change in OF_TREES.items()
        }
        of_some = {s: partial(of_biases, way=w) for s, w in OF_BIASES.items()}
        return [*of_some.items(), *of_all.items()]
    if not is_number(value):
        return []
    alone = np.ndim(value) == 0
    pairs, whole = [], np.asarray(value).dtype.kind in "iu"
    for number in CONSTANTS + (() if whole else SMALL) if alone else ():
        says = (
            f"That is what comes with {number} for `{name}`, whatever it is: "
            "use the argument."
        )
        pairs.append((says, partial(constant, number=number)))
    return pairs + [
        (f"That is what comes with `{way.format(name)}` for `{name}`.", change)
        for way, change in (OF_NUMBERS if alone else OF_ARRAYS).items()
    ]


def of_biases(params, way):
    """Return params with other biases."""
    return {**params, "biases": way(params["biases"])}


def constant(value, number):
    """Return a number of the kind of another.

    >>> constant(2.5, 3), constant(np.array(2.5, np.float32), 3)
    (3.0, np.float32(3.0))
    """
    is_array = isinstance(value, np.ndarray)
    return (value.dtype.type if is_array else type(value))(number)


def is_told(expect, cases, change, tolerance):
    """Say whether all that came is right for changed arguments."""
    differs = False
    for case in cases:
        try:
            value = to_plain(expect(*change(case.arguments)))
        except Exception:  # such an argument it cannot have been
            return False
        if not same(case.value, value, tolerance):
            return False
        differs |= not same(value, case.expected, tolerance)
    return differs
