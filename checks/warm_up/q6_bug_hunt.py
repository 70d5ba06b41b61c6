"""Exercise 00, question 6: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="Is the walk wrong, or what is known of it? Print `x` in the loop.",
    hint="Every line that makes something new must give it a name. Go "
    "through the lines of the loop with that in mind.",
    example="""
    The same slip with a text, which cannot be changed either:

    >>> text = "downhill"
    >>> capital = text.upper()
    >>> print(text, capital)
    downhill DOWNHILL

    A line `text.upper()` alone would have changed nothing.
    """,
)


QUESTION = bug_hunt(
    "q6",
    4,
    "C",
    lines={
        1: "Line 1 is fine: 21 places, one for the start and one per step.",
        2: "Line 2 is fine: a walk has to start somewhere.",
        3: "Line 3 is fine: twenty steps, numbered from 0.",
        5: "Line 5 is fine: print x after it, and watch it go down.",
        6: "Line 6 keeps what `.at` hands back, so the last place is there.",
    },
    symptoms={
        "A": "Not the walk: the last place is right, so every step was.",
        "B": "The step size is fine: the walk ends in the valley.",
        "D": "A shifted record would hold numbers; this one holds zeros.",
    },
    why="A silent mistake shows in the numbers only: look at them.",
    hints=HINTS,
)
