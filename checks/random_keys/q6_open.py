"""Exercise 02, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="Start from the three scales of the lesson. Between which two of "
    "them do you look?",
    hint="Print two numbers for each scale: the spread after 30 layers, and "
    "the share of activations beyond 0.95. They pull in opposite "
    "directions.",
    example="""
    A search of this kind, for a number whose square is between 1.9 and 2.1:

    >>> for guess in (1.2, 1.3, 1.4, 1.5):
    ...     print(guess, round(guess**2, 2), 1.9 < guess**2 < 2.1)
    1.2 1.44 False
    1.3 1.69 False
    1.4 1.96 True
    1.5 2.25 False

    A coarse row of values first; then a finer one where it matters.
    """,
)


QUESTION = open_question("q6", "my_scale", HINTS)
