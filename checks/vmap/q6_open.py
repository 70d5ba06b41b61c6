"""Exercise 03, question 6: open."""

import numpy as np

from checks.compare import is_number
from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="How does a row of numbers show that a curve has crossed zero?",
    hint="Compare the signs of neighbours: they differ where the curve "
    "crosses. Choose places that do not contain 0 itself, where every odd "
    "curve is 0.",
    example="""
    Count the crossings of two curves, given at five places:

    >>> import jax.numpy as jnp
    >>> curves = jnp.array([[-2, -1, 1, 2, 3], [1, -1, -2, 1, -1]])
    >>> changes = jnp.sign(curves[:, 1:]) != jnp.sign(curves[:, :-1])
    >>> print(jnp.sum(changes, axis=1))
    [1 3]

    One row for each curve, one number for each.
    """,
)


MARKING = Marking(
    earns=(
        "a count that neither misses a crossing at 0 nor counts it twice",
        "how far the shares of several keys lie apart, so which digit is sure",
        "the comparison with drawn biases, with a reason and a picture",
    ),
    good=(
        "17 percent; five other keys gave 16 to 18, so the first digit is "
        "sure. With biases 5 percent cross more than once: the bias lifts "
        "the curve off the axis, and it wiggles no less."
    ),
    weak=("The share is 0.171. With biases it is smaller."),
)


QUESTION = open_question(
    "q6",
    "my_share",
    HINTS,
    MARKING,
    asked="`my_share` should be one number between 0 and 1.",
    fits=lambda value: (
        is_number(value) and np.ndim(value) == 0 and 0 <= value <= 1
    ),
)
