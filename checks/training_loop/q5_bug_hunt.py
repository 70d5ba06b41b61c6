"""Exercise 05, question 5: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="Where is the network wrong? Plot it before you read the lines.",
    hint="The loss is small on the batches, so ask where the batches lie: "
    "print the smallest and the largest x.",
    example="""
    A mean that is right for what was measured, and wrong for the question:

    >>> import numpy as np
    >>> hours = np.arange(8, 18)
    >>> def temperature(hour):
    ...     return 10 + 8 * np.sin((hour - 8) / 24 * 2 * np.pi)
    >>> day, all_day = temperature(hours), temperature(np.arange(24))
    >>> print(f"{day.mean():.0f} by day, {all_day.mean():.0f} over 24 hours")
    15 by day, 10 over 24 hours

    Nobody measured at night, and no number in `day` says so.
    """,
)


QUESTION = bug_hunt(
    "q5",
    4,
    "B",
    lines={
        1: "Line 1 is fine: compiling changes the time, not the numbers.",
        2: "Line 2 is fine: all that goes round comes in.",
        3: "Line 3 is fine: the key is split, and its successor handed back.",
        5: "Line 5 is fine: each target belongs to its own x.",
        6: "Line 6 is fine: the small loss says that it does its work.",
        7: "Line 7 is fine: it unpacks the pair, and keeps the new state.",
        8: "Line 8 is fine: parameters plus updates.",
        9: "Line 9 is fine: all that goes round goes back.",
    },
    symptoms={
        "A": "Then the batches would have to be the same in every step; print "
        "the first x of two steps.",
        "C": "Then the loss, too, would stay at the variance of the target.",
        "D": "Then the loss would be as large as the true error.",
    },
    why="A loss speaks only about the places where the samples lie.",
    hints=HINTS,
)
