"""Exercise 06, question 5: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="No predictor should get below the noise level on new data. So "
    "what are these data?",
    hint="Ask for one test row: is a row with the very same x and y_target "
    "among the training rows?",
    example="""
    A quiz whose cards were copied before they were dealt:

    >>> cards = ["Rome", "Oslo", "Bern"] * 2
    >>> to_learn, to_ask = cards[:4], cards[4:]
    >>> [card in to_learn for card in to_ask]
    [True, True]

    No card was dealt twice, and yet every question has been learnt.
    """,
)


QUESTION = bug_hunt(
    "q5",
    2,
    "A",
    lines={
        1: "Line 1 is fine: 40 measurements, each with its own noise.",
        3: "Line 3 is fine: each of the 160 row numbers once, shuffled.",
        4: "Line 4 is fine: no row number is in both parts. Are the rows "
        "behind the numbers different, too?",
        5: "Line 5 is fine: the same rows choose inputs and targets.",
        6: "Line 6 is fine: it is handed the training rows only.",
        7: "Line 7 is fine: the last network, and the test rows.",
    },
    symptoms={
        "B": "Torn pairs would make the error large; this one is too small.",
        "C": "A copied measurement has the same noise as the first, no less.",
        "D": "40 rows are few, but then the error would scatter around the "
        "true one, and would hardly fall to a small part of the noise level.",
    },
    why="Split first: whatever you do to the rows comes after it.",
    hints=HINTS,
)
