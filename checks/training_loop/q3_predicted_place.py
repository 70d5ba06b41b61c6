"""Exercise 05, question 3: `predicted_place`."""

import numpy as np

from checks.kinds import predict
from checks.question import Hints


def after_first_step(place=0.5, slope=-3.0, rate=0.01):
    """Return where the first step of Adam leads: both averages corrected."""
    m, v = slope, slope**2
    return place - rate * m / (np.sqrt(v) + 1e-8)


HINTS = Hints(
    nudge="Adam divides. By what, in its first step?",
    hint="The update is minus the learning rate times m divided by the root "
    "of v. In the first step m is the gradient and v its square.",
    example="""
    The first update for a gradient of 40, with learning rate 0.1:

    >>> m, v = 40.0, 40.0**2
    >>> round(-0.1 * m / (v**0.5 + 1e-8), 6)
    -0.1

    The size of the gradient cancels; its sign remains.
    """,
)


QUESTION = predict(
    "q3",
    "predicted_place",
    lambda: float(after_first_step()),
    wanted="a number",
    wrong={
        0.53: "Plain descent would lead there, rate times slope. Adam divides "
        "by something first.",
        3.5: "You subtracted the slope, and left the learning rate out.",
        0.49: "That is uphill: where the slope is negative, downhill is to "
        "the right.",
        -0.01: "That is how long the step is, with the sign of the slope; "
        "wanted is the place where it leads.",
        0.47: "That is rate times slope, and uphill: Adam divides by "
        "something first, and goes down.",
        0.501: "That is a tenth of the step: the learning rate is 0.01 here.",
        0.55: "That is the step of the `optimizer` above; here the learning "
        "rate is 0.01.",
        0.503: "Adam's memory starts at 0, and that is made up for: what is "
        "left out is the correction by `1 - 0.9`.",
        0.5316: "Adam's memory starts at 0, and that is made up for: both "
        "corrections, for slopes and for their squares, are left out here.",
        0.03: "That is rate times slope; wanted is the place where Adam "
        "leads.",
        0.01: "That is the step; wanted is the place where it leads.",
        1.5: "That step is 1 long: the learning rate is 0.01.",
        0.5: "It does move: Adam takes a step for any slope but 0.",
    },
    why="Adam's first step is as long as the learning rate, whatever the "
    "gradient.",
    hints=HINTS,
    otherwise="No: what does Adam divide by in its very first step?",
)
