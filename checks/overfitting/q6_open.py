"""Exercise 06, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints, Marking

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


MARKING = Marking(
    earns=(
        "at least 30 networks of each size, on the same data",
        "medians and also the widths of the groups",
        "a sentence to the speaker that says no more than these numbers show",
    ),
    good=(
        "30 networks each: [1, 4, 1] 0.15, from 0.12 to 0.24; [1, 30, 20, 1] "
        "0.22, from 0.16 to 0.40; [1, 60, 40, 1] 0.23. For this noise and "
        "2,000 steps the small one overfits less; from there on width "
        "changes little."
    ),
    weak=(
        "The small network had 0.14 and the large one 0.27, so the speaker "
        "is right: large networks overfit."
    ),
)


QUESTION = open_question("q6", "my_verdict", HINTS, MARKING)
