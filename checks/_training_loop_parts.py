"""Parts of exercise 05: the order of the loop, and a first step of Adam."""

import numpy as np

from checks.hints import training_loop as hints
from checks.kinds import order, predict
from checks.question import Mistake

# 1. The order of the lines


def first_before(letters, first, second):
    """Say whether both letters are there, `first` before `second`."""
    return 0 <= letters.find(first) < letters.find(second)


ORDER = order(
    "q1",
    "my_order",
    ("EBDAHG", "EBDAGH", "EBDGAH"),
    wrong=[
        (
            "init in the loop",
            lambda text: "F" in text,
            "With line F in the loop, Adam forgets at every step what it has "
            "learnt: it belongs before the loop.",
        ),
        (
            "updates for params",
            lambda text: "C" in text,
            "Line C throws the parameters away and keeps only their change.",
        ),
        (
            "not six lines",
            lambda text: sorted(text) != sorted("ABDEGH"),
            "Six of the eight lines are wanted, each of them once.",
        ),
        (
            "sampled before the split",
            lambda text: first_before(text, "B", "E"),
            "A batch is drawn with a subkey that is not split off yet.",
        ),
        (
            "gradient before the sample",
            lambda text: first_before(text, "D", "B"),
            "The loss is computed on a batch that is not drawn yet.",
        ),
        (
            "update before the gradient",
            lambda text: first_before(text, "A", "D"),
            "The optimizer is handed gradients that are not computed yet.",
        ),
        (
            "applied before the update",
            lambda text: first_before(text, "H", "A"),
            "The updates are applied before the optimizer has made them.",
        ),
        (
            "recorded before the loss",
            lambda text: first_before(text, "G", "D"),
            "The loss is recorded before it is computed.",
        ),
    ],
    why="Sample, loss and gradient, update, record: every training you will "
    "ever write has this order.",
    hints=hints.Q1,
)

# 3. The first step of Adam


def after_first_step(place=0.5, slope=0.002, rate=0.01):
    """Return where the first step of Adam leads: both averages corrected."""
    m, v = slope, slope**2
    return place - rate * m / (np.sqrt(v) + 1e-8)


def near(number):
    """Return a condition: the answer is this number."""
    return lambda case: abs(float(case.value) - number) < 1e-6


PREDICT = predict(
    "q3",
    "predicted_place",
    lambda: float(after_first_step()),
    wanted="a number",
    wrong={},
    mistakes=(
        Mistake(
            "plain descent",
            "So far plain descent would go, rate times slope. Adam divides "
            "by something first.",
            when=near(0.49998),
        ),
        Mistake(
            "slope alone",
            "You subtracted the slope, and left the learning rate out.",
            when=near(0.498),
        ),
        Mistake(
            "uphill",
            "That is uphill: where the slope is positive, the step goes "
            "to the left.",
            when=near(0.51),
        ),
        Mistake(
            "the step itself",
            "That is the step; wanted is the place where it leads.",
            when=lambda case: abs(abs(float(case.value)) - 0.01) < 1e-6,
        ),
        Mistake(
            "not moved",
            "It does move: a small slope is no small step for Adam.",
            when=near(0.5),
        ),
    ),
    why="Adam's first step is as long as the learning rate, whatever the "
    "gradient.",
    hints=hints.Q3,
)
