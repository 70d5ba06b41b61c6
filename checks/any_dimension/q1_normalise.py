"""Exercise 07, question 1: `normalise`."""

import numpy as np

from checks.any_dimension.shared import spreads
from checks.question import Hints, Mistake, Question, array


def draw_columns(rng):
    """Return two tables, with statistics that are not their own."""
    return [
        (3 + 4 * array(rng, rows, n), 2 + array(rng, n), spreads(rng, n))
        for rows, n in ((5, 3), (3, 3), (1, 2), (4, 1))
    ]


# The table's own statistics, or one of them beside the other that is given.
OWN = (
    lambda x, mean, std: (x - x.mean(axis=0)) / x.std(axis=0),
    lambda x, mean, std: (x - x.mean(axis=0)) / std,
    lambda x, mean, std: (x - mean) / x.std(axis=0),
)
# One mean or one spread for all columns.
FOR_ALL = (
    lambda x, mean, std: (x - x.mean()) / x.std(),
    lambda x, mean, std: (x - mean[0]) / std[0],
    lambda x, mean, std: (x - mean.mean()) / std.mean(),
    lambda x, mean, std: (x - mean) / std.mean(),
    lambda x, mean, std: (x - mean) / std[0],
    lambda x, mean, std: (x - mean.mean()) / std,
    lambda x, mean, std: (x - mean[0]) / std,
)


HINTS = Hints(
    nudge="After it, a value that is equal to its column's mean should be 0. "
    "Which should be 1?",
    hint="Subtract, then divide. `mean` and `std` have one entry per column, "
    "and broadcasting lines them up with the columns of x.",
    example="""
    Prices in three currencies, less a fee, in units of a rate:

    >>> import numpy as np
    >>> prices = np.array([[10.0, 30.0], [14.0, 50.0]])
    >>> fee, rate = np.array([2.0, 10.0]), np.array([4.0, 20.0])
    >>> print((prices - fee) / rate)
    [[2. 1.]
     [3. 2.]]

    One fee and one rate for each column, whatever the prices are.
    """,
)


QUESTION = Question(
    "q1",
    "normalise(x, mean, std)",
    "A training that learns nothing is often cured by this one line.",
    HINTS,
    draw=draw_columns,
    expect=lambda x, mean, std: (x - mean) / std,
    mistakes=(
        Mistake(
            "own statistics",
            "You computed mean and standard deviation of `x` itself: use "
            "those given, which come from the training rows.",
            wrong=OWN,
        ),
        Mistake(
            "whole table",
            "One mean or one spread came in for the whole table: each column "
            "has its own, and they are given.",
            wrong=FOR_ALL,
        ),
        Mistake(
            "from 0 to 1",
            "Lowest and highest numbers of `x` became 0 and 1: use the mean "
            "and standard deviation that are given.",
            wrong=lambda x, mean, std: (x - x.min(0)) / np.ptp(x, axis=0),
        ),
        Mistake(
            "variance",
            "You divided by the square of `std`, the variance: divide by "
            "`std`.",
            wrong=lambda x, mean, std: (x - mean) / std**2,
        ),
        Mistake(
            "divided first",
            "Subtract first, then divide: as it stands, the mean is "
            "subtracted from numbers on another scale.",
            wrong=lambda x, mean, std: x / std - mean,
        ),
        Mistake(
            "brackets",
            "Division comes before subtraction, so only the mean was "
            "divided: put `x - mean` in brackets.",
            wrong=lambda x, mean, std: x - mean / std,
        ),
        Mistake(
            "multiplied",
            "You multiplied by `std`: dividing brings the spread to 1.",
            wrong=lambda x, mean, std: (x - mean) * std,
        ),
        Mistake(
            "way back",
            "That is the way back, from normalised numbers to the unit of "
            "the table.",
            wrong=lambda x, mean, std: x * std + mean,
        ),
        Mistake(
            "added",
            "The mean was added: subtract it.",
            wrong=lambda x, mean, std: (x + mean) / std,
        ),
        Mistake(
            "not moved",
            "The columns are scaled and not moved: subtract `mean` first.",
            wrong=lambda x, mean, std: x / std,
        ),
        Mistake(
            "not divided",
            "The columns are moved and not scaled: divide by `std`.",
            wrong=lambda x, mean, std: x - mean,
        ),
    ),
)
