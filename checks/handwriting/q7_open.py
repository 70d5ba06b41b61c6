"""Exercise 09, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="Which rows may you look at as often as you like, and which once?",
    hint="Leave out a block of the first 1,300 rows, train on the others, "
    "and read the block; then another block. Only the winner meets the test.",
    example="""
    Three readers, two settings; which difference is luck?

    >>> import numpy as np
    >>> one, other = np.array([91, 97, 88]), np.array([93, 98, 90])
    >>> int(np.ptp(one)), (other - one).tolist()
    (9, [2, 1, 2])

    Readers differ by 9, and the settings by 2 for each of them: compare
    settings on the same readers.
    """,
)


QUESTION = open_question("q7", "my_report", HINTS)
