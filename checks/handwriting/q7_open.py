"""Exercise 09, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="Which rows may you look at as often as you like, and which once?",
    hint="Leave out a block of the first 1,300 rows, train on the others, "
    "and read the block; then another block. Only the winner meets the test.",
    example="""
    Readers differ by 9, the settings by 1 or 2 for each of them: compare
    settings on the same readers.

    >>> import numpy as np
    >>> one, other = np.array([91, 97, 88]), np.array([93, 98, 90])
    >>> int(np.ptp(one)), (other - one).tolist()
    (9, [2, 1, 2])
    """,
)


MARKING = Marking(
    earns=(
        "hands left out and not rows, in more than one piece",
        "the same pieces and starts for all settings, spreads as well as "
        "medians",
        "one look at the test, and a promise that the worst piece would keep",
    ),
    good=(
        "Chosen on four pieces of 325 rows, each left out in turn: 92 90 93 "
        "98 for the lesson's, 93 92 95 97 with shifts. The test, looked at "
        "once, with shifts: 94. I promise 9 of 10, as in the worst piece."
    ),
    weak=(
        "I tried ten settings on the test, and the best one reads 95.4 of "
        "100. So it reads strangers with 95.4 percent."
    ),
)


QUESTION = open_question("q7", "my_report", HINTS, MARKING)
