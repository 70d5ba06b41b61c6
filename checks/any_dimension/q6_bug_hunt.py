"""Exercise 07, question 6: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="Print y_mean and y_std. Which numbers did you expect?",
    hint="To go back from a scale you need the numbers that led to it. "
    "Follow each name to the line where it gets its value.",
    example="""
    A weight that was noted down too late:

    >>> suitcase = 23.0
    >>> suitcase = suitcase - 3.0
    >>> weight_at_check_in = suitcase
    >>> weight_at_check_in
    20.0

    The line that notes it is correct, and comes after the one that changes
    it.
    """,
)


QUESTION = bug_hunt(
    "q6",
    6,
    "C",
    lines={
        1: "Line 1 is fine: large inputs are no harm if they are normalised.",
        2: "Line 2 is fine: this is the truth that the table would hold.",
        3: "Line 3 is fine: mean and spread of the inputs as they came.",
        4: "Line 4 is fine: the inputs are of order 1 after it.",
        5: "Line 5 is fine: the network learns targets of order 1.",
        7: "Line 7 is fine: inputs and targets are both on their new scale.",
        8: "Line 8 is the right way back. What are y_std and y_mean?",
    },
    symptoms={
        "A": "A network that answers the mean would print the same number "
        "twice.",
        "B": "Then all neurons would be saturated; print `x_scaled`.",
        "D": "Nothing is tested here, so no test row can have leaked.",
    },
    why="Before you overwrite or rescale, keep what leads back.",
    hints=HINTS,
)
