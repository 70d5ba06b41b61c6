"""What to say when no mistake of the question's own is recognised."""

import re
from functools import partial

import numpy as np

from checks.compare import (
    all_finite,
    is_number,
    leaves,
    same,
    shapes,
)
from checks.form import is_rounded
from checks.plain import Other
from checks.show import plural
from why.explain import in_short

RETURNED = ("value", "expected")
SHAPE = "The shape is"  # begins what is said where no cause is known
# What the judge itself reports; the messages of Python and JAX are in `why`.
JUDGED = (
    (
        r"^TimeoutError: no answer after",
        "The function does not come to an end: is there a loop that nothing "
        "stops?",
    ),
    (
        r"^ChangedArgument: ",
        "Your function writes into the list or dictionary that it was given, "
        "and whoever calls it has lost the old one: make a new one.",
    ),
    (
        r"^NotImplementedError: (`\w+`) is not written yet",
        r"Your lines call \1, which is not written yet: write it first.",
    ),
    (
        r"^Crash: ",
        "Python itself ended in this call: what does the function do besides "
        "computing?",
    ),
)
# What came up where the returned value was used.
OF_RESULTS = (
    (
        "'NoneType'",
        "The function returns nothing: does its last line say `return`?",
    ),
    (
        "(?<!<class )'(function|PjitFunction)'",
        "You returned a function: call it, and return its result.",
    ),
)
# What came in place of the right numbers, and what is told of it.
CHANGED = (
    (np.tanh, "tanh of the right numbers came: does it stand once too often?"),
    (np.square, "The squares of the right numbers came."),
    (np.sqrt, "The roots of the right numbers came."),
    (np.exp, "exp of the right numbers came."),
    (np.log, "The logarithms of the right numbers came."),
    (np.reciprocal, "One over the right numbers came."),
)
# What an axis becomes where its numbers are joined.
JOINED = {
    "the smallest": np.min,
    "the largest": np.max,
    "the mean": np.mean,
    "the sum": np.sum,
    "the root of the summed squares": np.linalg.norm,
}


def diagnose(case, tolerance):
    """Return the likely cause of a wrong outcome in one sentence, or ""."""
    if case.error:
        return diagnose_error(case.error)
    value, expected = case.value, case.form
    if not all_finite(value):
        return "There is a nan or an infinity in it: which line makes it?"
    if expected is None:
        return ""
    if is_number(expected):
        return diagnose_number(value, expected, tolerance)
    if isinstance(expected, (dict, list, tuple)):
        return diagnose_structure(value, expected)
    return ""


def diagnose_error(error):
    """Return the likely cause of an exception in one sentence."""
    of_result = OF_RESULTS if error.line is None else ()
    for pattern, says in (*JUDGED, *of_result):
        if found := re.search(pattern, str(error)):
            return found.expand(says)
    said = in_short(str(error), error.code) or in_short(str(error))
    if said:
        return said
    if error.line is None:
        return (
            "Your own lines ran through; it came up when their result was "
            "used: compare what you return with what the question wants."
        )
    return "Read the message, then the line: your own code raised it."


def diagnose_together(cases):
    """Return the likely cause that only several outcomes show, or ""."""
    cases = [case for case in cases if not case.error]
    values, wanted = ([getattr(c, n) for c in cases] for n in RETURNED)
    if len(cases) < 2 or not all(map(holds_numbers, values)):
        return ""
    if all_same(values) and not all_same(wanted):
        return (
            "The same came for all arguments: does it depend on them, or on "
            "fixed numbers and names from other cells?"
        )
    if said := diagnose_whole(values, wanted):
        return said
    if grows(values, wanted):
        return (
            "The list goes on from call to call: begin a new one inside the "
            "function, and not before it or among its arguments."
        )
    came, right = list(map(shapes, values)), list(map(shapes, wanted))
    axes = [[np.ndim(leaf) for leaf in leaves(v)] for v in (*values, *wanted)]
    if all_equal(came) and not all_equal(right) and all_equal(axes):
        return (
            "The same shape came for all arguments: does it depend on them, "
            "or on fixed numbers and names from other cells?"
        )
    return ""


def grows(values, wanted):
    """Say whether each call's list holds what the calls before it made.

    >>> grows([[1], [1, 2], [1, 2, 3]], [[1], [2], [3]])
    True
    """
    lists = all(isinstance(value, list) for value in (*values, *wanted))
    made = np.cumsum([len(item) for item in wanted]) if lists else []
    return lists and [len(value) for value in values] == [*made]


def diagnose_lengths(cases):
    """Say which axis has a fixed length, or is off by as much, in all calls.

    >>> from checks.question import Case
    >>> fixed = [Case((), np.ones(4), None, np.ones(n)) for n in (4, 1)]
    >>> diagnose_lengths(fixed)[:40]
    'Axis 0 is 4 long for all arguments: does'
    """
    values, wanted = ([getattr(c, n) for c in cases] for n in RETURNED)
    if any(isinstance(v, (dict, list, tuple)) for v in (*values, *wanted)):
        return ""
    came, right = (list(zip(*map(np.shape, v))) for v in (values, wanted))
    if any(np.ndim(v) != len(came) for v in (*values, *wanted)):
        return ""
    wrong = [n for n, pair in enumerate(zip(came, right)) if len({*pair}) > 1]
    if len(wrong) != 1:
        return ""
    (axis,) = wrong
    off = {one - other for one, other in zip(came[axis], right[axis])}
    if len(off) == 1 and max(came[axis]) > 1:
        size = "long" if max(off) > 0 else "short"
        return f"Axis {axis} is {abs(max(off))} too {size} in every call."
    length, fixed = came[axis][0], all_equal(came[axis])
    if length == 1 or not fixed or all_equal(right[axis]):
        return ""
    return (
        f"Axis {axis} is {length} long for all arguments: does it depend on "
        "them, or on a fixed number?"
    )


def diagnose_whole(values, wanted):
    """Say that counts are all off by the same, or that numbers lost a point.

    >>> diagnose_whole([3, 5], [2, 4])
    'It is 1 too many in every call.'
    """
    if any(not is_number(v) or np.ndim(v) for v in (*values, *wanted)):
        return ""
    whole = all(type(count) is int for count in wanted)
    came, right = np.array(values, float), np.array(wanted, float)
    off = came - right
    if whole and off[0] and np.all(off == off[0]):
        word = "many" if off[0] > 0 else "few"
        return f"It is {abs(off[0]):g} too {word} in every call."
    if off.any() and came.any() and np.all(came == np.round(right)):
        return "The numbers are right but rounded: return them as they are."
    return ""


def diagnose_joint(cases):
    """Say what has become of the right numbers, the same in every call.

    What one number shows by chance, those of several calls do not.
    """
    values, wanted = ([getattr(c, n) for c in cases] for n in RETURNED)
    if shapes(values) != shapes(wanted) or not all_finite(values):
        return ""
    came, right = (
        np.concatenate([np.ravel(leaf) for leaf in leaves(v)])
        for v in (values, wanted)
    )
    if right.dtype.kind != "f" or np.ptp(right) <= 1e-2 * abs(right).max():
        return ""
    if said := diagnose_changed(came, right, 1e-4):
        return said
    said = diagnose_factor(came, right, 1e-4)
    return f"{said[:-1]} in every call." if said else ""


def holds_numbers(value):
    """Say whether a value is a number, or a nested value of numbers."""
    found = leaves(value)
    return bool(found) and all(map(is_number, found))


def all_same(values):
    """Say whether all of several pieces of plain data are the same."""
    return all(same(value, values[0]) for value in values)


def all_equal(values):
    """Say whether all of several lists or texts are equal."""
    return all(value == values[0] for value in values)


def diagnose_answer(value, expected):
    """Say what kind of answer is wanted; never which."""
    answers = value[:2] if isinstance(value, tuple) else (value,)
    if any(is_ellipsis(answer) for answer in answers):
        return "One answer is still missing: three dots stand in its place."
    if is_number(expected) and isinstance(value, str):
        if re.search("error|raise", value.lower()):
            return "A number is wanted: nothing here ends in an error."
        return "A number is wanted, without quotes."
    if isinstance(expected, tuple) and not isinstance(value, (list, tuple)):
        return "A tuple is wanted: numbers with commas, in round brackets."
    if np.ndim(expected) == 0 and is_number(expected):
        no_number = not_one_number(value)
        if no_number:
            return no_number
        whole = float(value) == np.round(expected) != expected
        near = is_rounded(np.float64(value), np.float64(expected), 0)
        if near or (whole and abs(expected) > 1):
            return "That is near, and rounded too early: give more digits."
    if isinstance(expected, str) and not isinstance(value, str):
        return "A text is wanted, in quotes."
    if isinstance(expected, tuple) and any(type(n) is float for n in value):
        return "Whole numbers are wanted, without decimal points."
    if type(expected) is int and isinstance(value, float):
        return "A whole number is wanted, without a decimal point."
    return ""


def is_ellipsis(value):
    """Say whether an answer is still the three dots."""
    return isinstance(value, Other) and value.type_name == "ellipsis"


def not_one_number(value):
    """Say what came where one number is wanted; "" if a number came."""
    if value is None:
        return "None came where a number is wanted."
    if isinstance(value, bool):
        return "True or False came where a number is wanted: `==` compares."
    if isinstance(value, Other):
        return f"A {value.type_name} came where a number is wanted."
    if isinstance(value, dict):
        return "A dictionary came where a number is wanted."
    if isinstance(value, tuple) and list(map(type, value)) == [int, int]:
        return (
            "Two numbers came where one is wanted; a decimal point is "
            "written as a point."
        )
    if isinstance(value, (list, tuple)) and len(value) != 1:
        return f"{len(value)} things came where one number is wanted."
    if isinstance(value, np.ndarray) and value.size != 1:
        return f"An array of {value.size} numbers came where one is wanted."
    if not all_finite(value):
        return "nan or an infinity came where a number is wanted."
    if isinstance(value, (list, tuple)) or np.ndim(value):
        return "One number is wanted, without brackets around it."
    return ""


def diagnose_structure(value, expected):
    """Say how a wrong tuple, list, dict or text differs in structure."""
    if isinstance(expected, dict):
        return diagnose_entries(value, expected)
    if isinstance(value, dict):
        return (
            f"A dictionary came: {len(expected)} things are wanted, in order."
        )
    if not isinstance(value, (list, tuple)):
        return f"One thing came where {len(expected)} are wanted."
    if len(value) > 1 and same(list(value)[::-1], list(expected)):
        return "The right things came, in the wrong order."
    if len(value) != len(expected):
        came = plural(len(value), "thing")
        return f"{came} came where {len(expected)} are wanted."
    return diagnose_items(shapes(value), shapes(expected))


def diagnose_entries(value, expected):
    """Say in which list of params a number or a shape of arrays differs."""
    for name, wanted in expected.items():
        came = len(value[name]) if isinstance(value[name], list) else 1
        if came != len(wanted):
            return f"Entry {name!r} has {came} arrays, not {len(wanted)}."
        said = diagnose_items(shapes(value[name]), shapes(wanted))
        if said:
            return f"In entry {name!r}: {said}"
    return ""


def diagnose_items(came, wanted):
    """Say which of several shapes is the first that differs."""
    if isinstance(wanted, dict):
        pairs = [
            (f"Entry {name!r}", came[name], wanted[name]) for name in wanted
        ]
    else:
        pairs = [
            (f"Number {place}, counted from 0,", *pair)
            for place, pair in enumerate(zip(came, wanted))
        ]
    for place, one, other in pairs:
        if one == "NoneType" and isinstance(other, str):
            return f"{place} is None, and {other} is wanted."
        if isinstance(one, str) and isinstance(other, str) and one != other:
            has = "has shape" if one.startswith("(") else "is of type"
            other = "one number" if other == "()" else other
            return f"{place} {has} {one}, and {other} is wanted."
        if isinstance(one, (list, dict)) and isinstance(other, str):
            return f"{place} is not one array, and {other} is wanted."
        if type(one) is not type(other):
            return f"{place} is {kind_of(one)}, and not {kind_of(other)}."
        if isinstance(one, dict) and set(one) != set(other):
            names, right = map(", ".join, (one, other))
            return f"{place} has the entries {names}: wanted are {right}."
    return "" if came == wanted else "The shapes differ: compare them."


def kind_of(shape):
    """Return what has a shape, as from `shapes`, in words.

    >>> kind_of("(2, 3)"), kind_of(["()", "()"]), kind_of("NoneType")
    ('one number or array', 'a list or tuple', 'None')
    """
    names = {dict: "a dictionary", list: "a list or tuple"}
    if isinstance(shape, str) and not shape.startswith("("):
        return "None" if shape == "NoneType" else f"of type {shape}"
    return names.get(type(shape), "one number or array")


def diagnose_number(value, expected, tolerance):
    """Say how a wrong number or array differs from the right one."""
    value, expected = np.asarray(value), np.asarray(expected)
    if value.shape != expected.shape:
        return diagnose_shape(value, expected, tolerance)
    if same(0 - expected, value, tolerance):
        return "The sign is wrong, and nothing else."
    if value.ndim and same(value[::-1], expected, tolerance):
        return "The order is reversed."
    if value.ndim and any(
        same(np.roll(value, [by] * value.ndim, range(value.ndim)), expected)
        for by in (1, -1)
    ):
        return (
            "The right numbers came, each one place off, and those at the "
            "end at the other end: Python counts from 0."
        )
    distinct = np.unique(expected).size > expected.size / 2  # no few counts
    moved = same(np.sort(value, None), np.sort(expected, None))
    if value.ndim and distinct and moved:
        return (
            "The right numbers came, in other places: `reshape` reads on "
            "along the rows, `.T` and `swapaxes` exchange axes."
            if value.ndim > 1
            else "The right numbers came, in another order."
        )
    if value.ndim > 1 and is_repeated(value) and not is_repeated(expected):
        return (
            "All rows came out alike, and they should differ: is each made "
            "by itself?"
        )
    if said := diagnose_changed(value, expected, tolerance):
        return said
    off = np.asarray(value - expected, float)
    if off.size > 1 and np.ptp(off) <= tolerance * abs(expected).max():
        return diagnose_offset(value, expected)
    return diagnose_factor(value, expected, tolerance)


@np.errstate(all="ignore")
def diagnose_changed(value, expected, tolerance):
    """Say that a function of the right numbers came, or "".

    >>> diagnose_changed(np.array([4.0, 9.0]), np.array([2.0, 3.0]), 1e-5)
    'The squares of the right numbers came.'
    """
    if value.size < 2:  # one number is a function of any other
        return ""
    for function, said in CHANGED:
        changed = function(np.asarray(expected, float))
        varied = np.ptp(changed) > 1e-2 * np.abs(changed).max()
        if varied and same(value, changed, tolerance):
            return said
    return ""


def is_repeated(table):
    """Say whether all rows of an array are the same."""
    return len(table) > 1 and bool(np.all(table == table[0]))


def diagnose_offset(value, expected):
    """Say by what all entries are too large or too small."""
    off = float(np.mean(value - expected))
    size = "large" if off > 0 else "small"
    return f"Every entry is too {size}, by one and the same number: {off:.4g}."


def where_wrong(value, expected):
    """Say which parts of a value are wrong, where others are right, or "".

    >>> where_wrong(np.ones(3), np.array([1.0, 1.0, 2.0]))
    'Entry 2, counted from 0, is wrong, and the others are right.'
    """
    for kind, parts in ways_to_part(value, expected):
        found = [[n for n, is_right in parts if is_right == k] for k in (0, 1)]
        few, many = sorted(found, key=len)
        if not few or len(few) > 3:
            continue
        kinds = kind if len(few) == 1 else kind.replace("ry", "rie") + "s"
        names = ", ".join(map(str, few[:-1])) + " and " if few[1:] else ""
        counted = "" if isinstance(few[0], str) else ", counted from 0,"
        told = ("wrong", "right") if few is found[0] else ("right", "wrong")
        return (
            f"{kinds.capitalize()} {names}{few[-1]}{counted} "
            f"{'is' if len(few) == 1 else 'are'} {told[0]}, and the "
            f"{'other is' if len(many) == 1 else 'others are'} {told[1]}."
        )
    return ""


def ways_to_part(value, expected):
    """Yield how a value has parts: their kind, and (name, is right) pairs."""
    if isinstance(expected, dict):
        names = expected
        yield "entry", [(f"`{n}`", same(value[n], names[n])) for n in names]
        for name in names:  # all are wrong: in part?
            for kind, parts in ways_to_part(value[name], names[name]):
                yield f"in `{name}`, {kind}", parts
    elif isinstance(expected, (list, tuple)):
        pairs = zip(value, expected)
        yield "number", list(enumerate(same(v, e) for v, e in pairs))
    elif np.ndim(expected):
        near = abs(value - expected) <= 1e-3 * abs(expected).max(initial=0)
        if np.ndim(expected) == 1:
            yield "entry", list(enumerate(near.tolist()))
            return
        rows, last = near.reshape(len(near), -1), near.shape[-1]
        yield "row", list(enumerate(rows.all(axis=1).tolist()))
        columns = near.reshape(-1, last).all(axis=0)
        yield "column", list(enumerate(columns.tolist()))


def diagnose_shape(value, expected, tolerance):
    """Say how an array of the wrong shape might become the right one."""
    came, wanted = value.shape, expected.shape
    if came == wanted[::-1] and same(value.T, expected, tolerance):
        return "The axes are swapped: this is the transpose."
    if came == wanted[1:] and wanted[0] > 1:
        for place, name in ((0, "first"), (-1, "last")):
            if same(value, np.asarray(expected[place]), tolerance):
                return (
                    f"Only the {name} of {wanted[0]} results came: are all "
                    "of them kept?"
                )
    if said := diagnose_joined(value, expected, tolerance):
        return said
    size = expected.size
    if size > 1 and came == (size, size) and 1 <= len(wanted) <= 2:
        return (
            f"Every entry met every other: shape {came}. That is what a "
            f"column ({size}, 1) and a row ({size},) give together."
        )
    shown = f"{SHAPE} {came}, wanted is {wanted}"
    if same(value.ravel(), expected.ravel(), tolerance):
        if np.squeeze(value).shape == np.squeeze(expected).shape:
            what = "an axis of length 1 is too many or missing"
        elif len(came) == len(wanted):
            what = "axes were merged or cut"
        else:
            how = "merged" if len(came) < len(wanted) else "cut apart"
            what = f"axes were {how}"
        return f"The numbers are right, and {what}: t{shown[1:]}."
    left = [
        n for n in range(len(came)) if np.delete(came, n).tolist() == [*wanted]
    ]
    if len(left) == 1 and came[left[0]] > 1:
        return (
            f"{shown}: along axis {left[0]}, a sum, a mean or a choice is "
            "missing."
        )
    return f"{shown}."


def shapes_alone(case):
    """Say no more than which shape came, and which is wanted."""
    came, wanted = np.shape(case.value), np.shape(case.form)
    return f"{SHAPE} {came}, wanted is {wanted}."


def names_shapes(said):
    """Say whether a sentence names the shapes, and no known cause.

    >>> names_shapes(diagnose_shape(np.ones((2, 3)), np.zeros(7), 1e-5))
    True
    """
    return said.startswith(SHAPE)


def diagnose_joined(value, expected, tolerance):
    """Say along which axis the numbers were joined, or one picked, or "".

    >>> table = np.array([[5.0, 1.0], [2.0, 3.0]])
    >>> diagnose_joined(np.array([1.0, 2.0]), table, 1e-5)
    'What came is the smallest along axis 1: all 2 are wanted.'
    """
    fits = []
    all_axes = [None] if expected.ndim > 1 else []
    for axis in (*range(expected.ndim), *all_axes):
        where = "of all numbers" if axis is None else f"along axis {axis}"
        long = expected.size if axis is None else expected.shape[axis]
        one = value.shape[axis : axis + 1] == (1,) if axis is not None else 0
        came = np.squeeze(value, axis) if one else value
        if long < 2 or np.min(expected, axis).shape != came.shape:
            continue
        ways = dict(JOINED)
        for at in range(0 if axis is None else long):
            ways[f"number {at}"] = partial(np.take, indices=at)
        names = [
            name
            for name, way in ways.items()
            if same(came, way(expected, axis=axis), tolerance)
        ]
        if names:
            names = " or ".join(names)
            fits += [f"What came is {names} {where}: all {long} are wanted."]
    return fits[0] if len(fits) == 1 else ""


def diagnose_factor(value, expected, tolerance):
    """Say by which factor all numbers are off, if it is one factor."""
    if expected.dtype.kind != "f" or not np.all(expected):
        return ""
    ratios = np.asarray(value / expected, float)
    factor = float(np.mean(ratios))
    if not factor or np.max(np.abs(ratios - factor)) > 1e-3 * abs(factor):
        return ""
    times = max(abs(factor), 1 / abs(factor))
    if times < 1.005:
        return "It is off by less than one part in two hundred."
    # One number is always some multiple of another: only a whole one tells.
    if value.size == 1 and abs(times - round(times)) > 1e-3 * times:
        return ""
    sign = ", and has the wrong sign" if factor < 0 else ""
    size = "large" if abs(factor) > 1 else "small"
    return f"It is {times:.4g} times too {size}{sign}."
