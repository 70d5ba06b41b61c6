"""Exercise 02, question 5: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="Print `sample[:3]` in each turn.",
    hint="Which key does each turn begin with, and which one does it leave "
    "for the next?",
    example="""
    A counter with the same trouble:

    >>> tickets, number = [], 1
    >>> for _ in range(3):
    ...     ticket, _ = number, number + 1
    ...     tickets.append(ticket)
    >>> tickets
    [1, 1, 1]

    What should be there for the next turn was given a name that nobody
    reads.
    """,
)


QUESTION = bug_hunt(
    "q5",
    4,
    "B",
    lines={
        1: "Line 1 is fine: one key at the top of the program.",
        2: "Line 2 is fine: an empty list to collect in.",
        3: "Line 3 is fine: a hundred turns.",
        5: "Line 5 is fine: it draws from a subkey. From which one, each "
        "time?",
        6: "Line 6 is fine: one mean per turn.",
        7: "Line 7 is fine: the spread of what was collected.",
    },
    symptoms={
        "A": "Means of samples do scatter: by about 0.14 for 50 numbers.",
        "C": "Then the means would resemble each other and still differ.",
        "D": "float32 keeps seven digits, and 0.14 needs only two of them.",
    },
    why="A key that is not carried on is the quietest mistake of a training "
    "loop.",
    hints=HINTS,
)
