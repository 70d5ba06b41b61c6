"""Exercise 01, question 6: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="How many matrices has the network that works, and how many the "
    "one that does not?",
    hint="Write down, for each of the three layers, whether tanh is applied "
    "to it. Which line decides that?",
    example="""
    A function that is right for lists of two, and only for those:

    >>> def all_but_last(values):
    ...     return [v for n, v in enumerate(values) if n < 1]
    >>> all_but_last(["a", "b"]), all_but_last(["a", "b", "c"])
    (['a'], ['a'])

    A number that belongs to one example was written into the code.
    """,
)


QUESTION = bug_hunt(
    "q6",
    5,
    "B",
    lines={
        2: "Line 2 is fine: it gives the two lists a name of their own.",
        3: "Line 3 is fine: each matrix meets its own bias, and is counted.",
        4: "Line 4 is fine: matmul, then the bias, for every layer.",
        6: "Line 6 is fine where it runs. Does it run often enough?",
        7: "Line 7 is fine: it stands after the loop.",
    },
    symptoms={
        "A": "Then the output could not leave the range from -1 to 1.",
        "C": "All biases are 0 here, so exchanging them would change nothing.",
        "D": "Then three numbers would come out, one for each hidden neuron.",
    },
    why="Code that knows the size of one example is right for that one only.",
    hints=HINTS,
)
