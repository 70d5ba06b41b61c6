"""Exercise 00, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints, Marking

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


MARKING = Marking(
    earns=(
        "a formula that others can try, with starts and heights that fit it",
        "both starts do what the question asks",
        "a reason that names the leap over a hill, or off a steep wall",
    ),
    good=(
        "V(x) = x**4 / 4 - x**2 + 0.3 * x. From 2.3: -1.435 with rate 0.3, "
        "-0.588 with 0.03; from -2.4 the other way round. The first long "
        "step leaps over the hill, into the deep valley or out of it."
    ),
    weak=(
        "A curve with many valleys. A large rate can jump out of a valley, "
        "so it is sometimes better and sometimes worse."
    ),
)


QUESTION = open_question("q7", "my_curve", HINTS, MARKING)
