"""Exercise 01, question 3: `predicted_output`."""

from checks.kinds import predict
from checks.question import Hints

HINTS = Hints(
    nudge="What is left of many layers when tanh is gone?",
    hint="One layer with one matrix and one bias: with one input, that is a "
    "straight line. Which line goes through the two points?",
    example="""
    A line through (0, 1) and (2, 5), read at 3:

    >>> slope = (5 - 1) / (2 - 0)
    >>> 1 + slope * (3 - 0)
    7.0

    The rise is the same for each step to the right.
    """,
)


QUESTION = predict(
    "q3",
    "predicted_output",
    lambda: 2.0 + (8.0 - 2.0) / (3.0 - 1.0) * (5.0 - 1.0),
    wanted="a number",
    wrong={
        10: "That is 5 times 2, as on a line through 0: the biases may shift "
        "the line.",
        20: "The line rises by 6 from 1 to 3: how much is that for each 1 to "
        "the right?",
        3: "That is the slope: how high is the line at 5?",
        11: "The line rises by 3 for each 1 to the right: how far is it from "
        "3 to 5?",
        15: "That is 5 times the slope: what is the line's height at 0?",
        1: "Without tanh nothing ends at 1: the line goes on rising.",
        8: "Without tanh nothing levels off: the line goes on rising.",
        32: "That is growth by a factor of 4; layers without tanh give a "
        "straight line.",
    },
    why="Without tanh, any number of layers is one layer: a straight line.",
    hints=HINTS,
    otherwise="No: how does an output change with the input, where no layer "
    "applies tanh?",
)
