"""Exercise 09, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints

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


QUESTION = open_question("q7", "my_report", HINTS)
