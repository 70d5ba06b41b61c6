"""Say whether two pieces of plain data are the same, and how they differ."""

import numpy as np

from checks.plain import Other, Raised


def is_number(value):
    """Say whether a piece of plain data is a number or an array of them."""
    return isinstance(value, (bool, int, float, np.ndarray))


def same(value, expected, tolerance=1e-4):
    """Say whether a value is the expected one: structure, shapes, numbers.

    A list may stand for a tuple, but not in a dict; and a Python number for
    an array of shape ().  Where a whole number is expected, a float is
    wrong, and where True or False is, a number.  nan is the same as nan; so
    a right answer never expects it.

    Arguments:
        value, expected: plain data.
        tolerance: how far numbers may be apart, relative to the largest
            expected one.

    >>> same((1.0, np.zeros(2)), [np.ones(()), np.zeros(2)])
    True
    """
    if isinstance(expected, dict):
        return (
            isinstance(value, dict)
            and set(value) == set(expected)
            and all(
                type(value[n]) is type(expected[n])
                or not isinstance(expected[n], list)
                for n in expected
            )
            and all(same(value[n], expected[n], tolerance) for n in expected)
        )
    if isinstance(expected, (list, tuple)):
        return (
            isinstance(value, (list, tuple))
            and len(value) == len(expected)
            and all(same(v, e, tolerance) for v, e in zip(value, expected))
        )
    if is_number(expected):
        return is_number(value) and same_numbers(value, expected, tolerance)
    return type(value) is type(expected) and value == expected


def same_numbers(value, expected, tolerance):
    """Compare two numbers or arrays: kind, exact shape, values."""
    value, expected = np.asarray(value), np.asarray(expected)
    if value.shape != expected.shape or value.dtype.kind == "c":
        return False
    if value.dtype == np.float16:
        return False
    exact = expected.dtype.kind in "biu"
    if exact and value.dtype.kind != expected.dtype.kind:
        return False
    if exact:
        return bool(np.array_equal(value, expected))
    finite = np.abs(expected[np.isfinite(expected)])
    scale = finite.max() if finite.size else 0.0
    close = np.isclose(
        value, expected, rtol=0, atol=tolerance * scale, equal_nan=True
    )
    return bool(np.all(close))


def leaves(value):
    """Return all numbers, arrays and other ends of a nested value.

    >>> len(leaves({"weights": [1.0, 2.0], "biases": [np.ones(3)]}))
    3
    """
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def shapes(value):
    """Return a value with every number or array replaced by its shape.

    >>> shapes([np.ones((2, 3)), 1.0])
    ['(2, 3)', '()']
    """
    if isinstance(value, dict):
        return {name: shapes(v) for name, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [shapes(v) for v in value]
    if is_number(value):
        return str(np.shape(value))
    if isinstance(value, Other):
        return value.type_name
    return value.name if isinstance(value, Raised) else type(value).__name__


def all_finite(value):
    """Say whether all numbers of a nested value are finite."""
    return all(
        bool(np.all(np.isfinite(leaf)))
        for leaf in leaves(value)
        if is_number(leaf)
    )


def is_constant(value):
    """Say whether an array of several entries has the same one throughout."""
    return np.size(value) > 1 and np.ptp(np.asarray(value, float)) == 0
