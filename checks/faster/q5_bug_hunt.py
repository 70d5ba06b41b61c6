"""Exercise 08, question 5: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="When is a product there: when the call returns, or later?",
    hint="JAX hands back an array before its numbers are computed. Which "
    "line should have waited, and for what?",
    example="""
    Somebody measures how fast a baker is:

    >>> minutes_to_order, minutes_to_bake = 1, 40
    >>> 10 / minutes_to_order, 10 / (minutes_to_order + minutes_to_bake)
    (10.0, 0.24390243902439024)

    Ten loaves a minute, if you leave the shop after ordering.
    """,
)


QUESTION = bug_hunt(
    "q5",
    6,
    "B",
    lines={
        1: "Line 1 is fine: one function, compiled once.",
        2: "Line 2 is fine: it compiles, and waits, before the clock starts.",
        3: "Line 3 is fine: nothing is left over from line 2 by then.",
        4: "Line 4 is fine: ten calls, and line 7 counts ten.",
        5: "Line 5 orders the work, and nothing else is asked of it here.",
        7: "Line 7 is fine: 2 times 1000³ operations for each product.",
    },
    symptoms={
        "A": "Compiling would make it look slow; and it is done in line 2.",
        "C": "JAX keeps programs, not results: every call computes again.",
        "D": "Ten products are ordered, and ten are counted.",
    },
    why="A clock that does not wait measures the order, not the work.",
    hints=HINTS,
)
