"""Exercise 01, question 7: open."""

from checks.compare import shapes
from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="A letter like this is a staircase: where does the pen go up, and "
    "where down?",
    hint="Each tanh unit is one step. Its place is -b/w, its height twice "
    "its weight in the last layer, and a smaller w makes a gentler slope.",
    example="""
    The letter U over -2 to 2 is two steps, down at -1 and up at 1; a last
    bias of 1 makes its ends as high as 1:

    >>> import numpy as np
    >>> def letter_u(q):
    ...     down, up = np.tanh(4 * (q + 1)), np.tanh(4 * (q - 1))
    ...     return -0.5 * down + 0.5 * up + 1
    >>> print(np.round(letter_u(np.array([-2.0, 0.0, 2.0])), 1))
    [1. 0. 1.]
    """,
)


MARKING = Marking(
    earns=(
        "a picture in which others read the letter",
        "one hidden layer of at most 8 neurons, its weights chosen and not "
        "trained",
        "an answer that tells steepness (first layer) from height (last "
        "layer)",
    ),
    good=(
        "A W of four neurons: down, half up, half down, up. The weights of "
        "the first layer, all 2, make the corners round; those of the last "
        "are half the height of each stroke."
    ),
    weak=("It looks like a W. Larger weights make it sharper."),
)


def is_small_network(value):
    """Say whether these are params of [1, n, 1] with n at most 8."""
    came = isinstance(value, dict) and shapes(value)
    return came in [
        {
            "weights": [str((n, 1)), str((1, n))],
            "biases": [str((n,)), str((1,))],
        }
        for n in range(1, 9)
    ]


QUESTION = open_question(
    "q7",
    "my_letter",
    HINTS,
    MARKING,
    asked="`my_letter` should be the params of a network [1, n, 1], with n at "
    "most 8: weights (n, 1) and (1, n), biases (n,) and (1,).",
    fits=is_small_network,
)
