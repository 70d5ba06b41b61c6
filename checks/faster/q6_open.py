"""Exercise 08, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints

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


QUESTION = open_question("q6", "my_rates", HINTS)
