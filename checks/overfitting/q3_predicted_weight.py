"""Exercise 06, question 3: `predicted_weight`."""

from checks.kinds import predict
from checks.question import Hints

HINTS = Hints(
    nudge="The gradient is 0, so Adam's own step is 0. What else does AdamW "
    "do in every step?",
    hint="It multiplies w by `1 - learning_rate * weight_decay`, once in "
    "each step.",
    example="""
    A tank of 80 litres loses a tenth of its water each hour, for two hours:

    >>> round(80 * (1 - 0.1) ** 2, 6)
    64.8

    Not 64: in the second hour there is less to lose.
    """,
)


QUESTION = predict(
    "q3",
    "predicted_weight",
    lambda: 2.0 * (1 - 0.1 * 0.5) ** 2,
    wanted="a number, with all its digits",
    tolerance=1e-3,
    wrong={
        2.0: "Adam alone would leave w where it is. This one is AdamW.",
        1.9: "That is w after one step, and the loop takes two.",
        1.71475: "That is w after three steps, and the loop takes two.",
        1.8: "No step is 0.1 long by itself: each takes its share of what is "
        "there, and the first leaves less for the second.",
        0.5: "Half of w in each step is too much: the learning rate is a "
        "factor of the pull, too.",
        1.0: "Half of w at once: the learning rate is a factor of the pull, "
        "and the loop takes two steps.",
        2.205: "The pull is towards 0: w gets smaller in each step.",
        0.9025: "That is the share that is left, and w began at 2.",
        0.195: "That is what is lost; wanted is what is left.",
        1.62: "One factor 0.9 for each step: that is the learning rate alone, "
        "without weight_decay.",
    },
    otherwise="No: what does one such step leave of w? Then do it once "
    "more, with what is left.",
    why="Decay pulls at every weight, even at one that no data speak for.",
    hints=HINTS,
)
