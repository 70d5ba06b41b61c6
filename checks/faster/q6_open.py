"""Exercise 08, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="With few steps, must each be longer or shorter?",
    hint="`valley` takes one row of rates; call it for each number of steps, "
    "take the median over seeds, and look where it is lowest.",
    example="""
    Where is the lowest median, of two rows of seeds and three rates?

    >>> import numpy as np
    >>> rates = np.array([0.01, 0.1, 1.0])
    >>> errors = np.array([[0.3, 0.1, 0.9], [0.5, 0.2, 0.4]])
    >>> float(rates[np.argmin(np.median(errors, axis=0))])
    0.1
    """,
)


MARKING = Marking(
    earns=(
        "medians over seeds, the three valleys in one figure",
        "the direction in which the best rate moves, with a reason",
        "what does not move, and what five seeds and 13 rates cannot tell",
    ),
    good=(
        "Best rate: 0.05 to 0.1 for 100 steps, 0.03 for 400, 0.02 for 1,600. "
        "More steps let a small rate arrive; the cliff near 0.1 stays. "
        "Neighbouring rates are a factor of 1.8 apart, so no second digit is "
        "sure."
    ),
    weak=(
        "With 1,600 steps the best rate is 0.0178 and with 100 it is 0.0562, "
        "because more steps are better."
    ),
)


QUESTION = open_question("q6", "my_rates", HINTS, MARKING)
