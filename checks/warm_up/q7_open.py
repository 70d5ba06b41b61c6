"""Exercise 00, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="A large step can leap over a hill. Is that good or bad?",
    hint="Take a curve with two valleys of different depth, and starts so "
    "far out that the first step at rate 0.3 lands beyond the hill.",
    example="""
    Where the first step leads can be computed by hand, here on the curve
    x**2 with slope 2 x:

    >>> for rate in (0.03, 0.3):
    ...     print(rate, 5.0 - rate * 2 * 5.0)
    0.03 4.7
    0.3 2.0

    On steeper walls the long step goes much further.
    """,
)


QUESTION = open_question("q7", "my_curve", HINTS)
