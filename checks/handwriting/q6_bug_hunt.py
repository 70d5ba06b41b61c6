"""Exercise 09, question 6: a leak to find."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="The images that are read wrongly: in which rows do they stand?",
    hint="Print `hard`, and compare with 1,300. Then ask of every line "
    "whether it may know what it uses.",
    example="""
    Who judges a contest that they are in?

    >>> invited, jury = [3, 8, 5], [7, 8]
    >>> sorted(set(invited) & set(jury))
    [8]
    """,
)


QUESTION = bug_hunt(
    "q6",
    3,
    "B",
    lines={
        1: "Line 1 is fine: hands that come first are for training.",
        2: "Line 2 is fine: it trains on rows below 1,300.",
        4: "Line 4 is fine: it shows hard images more often. Which are they?",
        5: "Line 5 is fine: it trains on the rows that line 4 names.",
        6: "Line 6 is fine: these rows were meant for the test.",
    },
    symptoms={
        "A": "Then hardly any row would be read correctly after line 5.",
        "C": "Line 4 takes no row away, and hardly any is read worse at the "
        "end.",
        "D": "The border is the same for both numbers, and 93 is honest.",
    },
    why="When a result is too good, look for rows that are in both sets.",
    hints=HINTS,
)
