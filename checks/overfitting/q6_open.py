"""Exercise 06, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="Which two numbers would you have to compare, and how large is "
    "the luck in each of them?",
    hint="Train 30 networks of each width on the same 30 data sets with "
    "`train_many`, and look at all the final test errors, not at their "
    "medians alone.",
    example="""
    Two groups of six measurements, and how much they overlap:

    >>> import numpy as np
    >>> a = np.array([1.0, 1.4, 2.0, 2.1, 2.6, 3.0])
    >>> b = np.array([1.2, 1.3, 2.2, 2.4, 2.5, 3.4])
    >>> float(np.median(b) - np.median(a)), float(np.ptp(a))
    (0.25, 2.0)

    The medians differ by an eighth of what chance does within one group:
    six are not enough to tell.
    """,
)


QUESTION = open_question("q6", "my_verdict", HINTS)
