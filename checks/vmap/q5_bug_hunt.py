"""Exercise 03, question 5: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="How many heights came out, and how many should have?",
    hint="Print the shape of q. `vmap` walks along axis 0: how long is it, "
    "and what is left for one call?",
    example="""
    Three names in a column and in a row:

    >>> import numpy as np
    >>> names = np.array(["Ada", "Emmy", "Lise"])
    >>> [len(entry) for entry in names[:, None]]
    [1, 1, 1]
    >>> [len(entry) for entry in names[None, :]]
    [3]

    Three entries of one name each, or one entry of three.
    """,
)


QUESTION = bug_hunt(
    "q5",
    4,
    "B",
    lines={
        1: "Line 1 is fine: it takes one place, a vector of any length.",
        2: "Line 2 is fine: for a place of length 1 this is exp(-q^2).",
        3: "Line 3 is fine: a hundred positions, shape (100,).",
        5: "Line 5 walks along axis 0, where a batch has its examples. It "
        "could be told another axis, and q would still be no batch.",
        6: "Line 6 is fine: it says what has come out.",
    },
    symptoms={
        "A": "Then there would be a hundred heights, all of them equal.",
        "C": "Then there would be a hundred heights, and they would be right.",
        "D": "The mean of a hundred heights would be about 0.3.",
    },
    why="A batch has its examples on axis 0: print a shape before you trust "
    "a number.",
    hints=HINTS,
)
