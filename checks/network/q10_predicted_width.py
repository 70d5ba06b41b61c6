"""Exercise 01, question 10: `predicted_width`."""

from checks.kinds import predict
from checks.network.q2_count_params import count
from checks.question import Hints


def width():
    """Return the width that gives 1,051 parameters."""
    return next(n for n in range(1, 100) if count([2, n, n, 1]) == 1_051)


HINTS = Hints(
    nudge="Write the count of question 2 with n in place of a number.",
    hint="Weights and biases of the first layer, of the second, of the last: "
    "the sum is n squared, some n, and 1. Then try numbers.",
    example="""
    Which n gives a network [1, n, 3] 43 parameters?

    The first layer has n weights and n biases, the last 3 n weights and 3
    biases, together 5 n + 3:

    >>> [n for n in range(20) if 5 * n + 3 == 43]
    [8]
    """,
)


QUESTION = predict(
    "q10",
    "predicted_width",
    width,
    wanted="a whole number",
    wrong={
        31: "31 comes from the weights alone: every neuron but the inputs has "
        "a bias, too.",
        32: "32 comes from the n by n matrix alone: the first and the last "
        "layer have weights, too.",
        35: "A sign was lost on the way to it: count the parameters for this "
        "n.",
        210: "The n by n matrix is missing: it has n squared weights.",
        60: "So many neurons have both hidden layers together: n is the width "
        "of one.",
        -35: "-35 solves the equation, too; a width is above 0.",
    },
    why="Twice the width is four times the parameters: the square rules.",
    hints=HINTS,
    otherwise="No: count the parameters for this n, as in question 2.",
)
