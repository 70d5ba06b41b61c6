"""What would come if one argument were another: a slip of any question.

The question's own reference is asked again, with an argument changed in a
usual way; where it then gives all that came, this is what is said.
"""

import warnings

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
OF_ARRAYS = {
    "-{}": lambda v: -v,
    "abs({})": abs,
    "{}**2": lambda v: v**2,
    "{}.T": lambda v: v.T,
    "{}[::-1]": lambda v: v[::-1],
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
    for place, (name, first) in enumerate(zip(names, values)):
        if not is_number(first):
            continue
        for says, change in changes(name, first):
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                if is_told(question.expect, cases, place, change, tolerance):
                    return says
    return ""


def changes(name, value):
    """Return pairs: a sentence, and the change of an argument it is about."""
    alone = np.ndim(value) == 0
    pairs = [
        (f"That is what comes with `{way.format(name)}` for `{name}`.", change)
        for way, change in (OF_NUMBERS if alone else OF_ARRAYS).items()
    ]
    whole = np.asarray(value).dtype.kind in "iu"
    for number in CONSTANTS + (() if whole else SMALL) if alone else ():
        says = (
            f"That is what comes with {number} for `{name}`, whatever it is: "
            "use the argument."
        )
        pairs.append((says, lambda v, number=number: type(v)(number)))
    return pairs


def is_told(expect, cases, place, change, tolerance):
    """Say whether all that came is right for changed arguments."""
    differs = False
    for case in cases:
        arguments = list(case.arguments)
        try:
            arguments[place] = change(arguments[place])
            value = to_plain(expect(*arguments))
        except Exception:  # such an argument it cannot have been
            return False
        if not same(case.value, value, tolerance):
            return False
        differs |= not same(value, case.expected, tolerance)
    return differs
