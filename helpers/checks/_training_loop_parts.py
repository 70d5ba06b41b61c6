"""Parts of exercise 05: the order of the loop, its samples, a first step."""

import numpy as np

from helpers.checks._kinds import order, predict
from helpers.checks._plain import Key
from helpers.checks._question import Mistake, Part, Question
from helpers.checks.hints import training_loop as hints

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

# 2. sample_batch(key, batch_size)


def target(q):
    """Return the target of the exercise, 1 + 2 sin(2q), in NumPy."""
    return 1 + 2 * np.sin(2 * np.asarray(q, np.float64))


def draw_batches(rng):
    """Return two large batches of different keys, and a small one."""
    keys = rng.choice(1000, 3, replace=False).tolist()
    return [(Key(key), size) for key, size in zip(keys, (400, 400, 7))]


def is_pair(case):
    """Say whether two arrays came."""
    return (
        isinstance(case.value, (tuple, list))
        and len(case.value) == 2
        and all(isinstance(item, np.ndarray) for item in case.value)
    )


def places(cases):
    """Return the inputs of the two large batches, as flat arrays."""
    return [np.ravel(case.value[0]) for case in cases[:2]]


def are_fresh(cases):
    """Say whether the two keys gave different inputs."""
    first, second = places(cases)
    return first.shape == second.shape and not np.allclose(first, second)


def lie_between(low, high):
    """Return a condition: the inputs lie and spread from low to high."""

    def holds(cases):
        width = high - low
        return all(
            low <= x.min() < low + 0.05 * width
            and high - 0.05 * width < x.max() <= high
            and abs(x.std() / width - np.sqrt(1 / 12)) < 0.04
            for x in places(cases)
        )

    return holds


def have_shapes(cases):
    """Say whether inputs and targets have shape (batch_size, 1)."""
    return all(
        np.shape(item) == (case.arguments[1], 1)
        for case in cases
        for item in case.value
    )


def belong_together(cases):
    """Say whether each target is the one of its own input."""
    return all(
        np.allclose(case.value[1], target(case.value[0]), atol=1e-3)
        for case in cases
    )


def are_all_one_length(cases):
    """Say whether batches of unequal sizes came out equally long."""
    return len({np.shape(case.value[0])[0] for case in cases}) == 1


def lie_on_a_grid(cases):
    """Say whether the inputs are evenly spaced."""
    steps = np.diff(places(cases)[0])
    return np.ptp(steps) < 1e-3 * np.abs(steps).max()


def are_normal(cases):
    """Say whether the inputs look like draws of a normal distribution."""
    return all(
        np.mean(np.abs(x - x.mean()) > 2 * x.std()) > 0.01
        for x in places(cases)
    )


SAMPLE = Question(
    "q2",
    "sample_batch(key, batch_size)",
    "Only this function knows the problem: exchange it, and the same loop "
    "learns something else.",
    hints.Q2,
    draw=draw_batches,
    wanted="x and y_target, both of shape (batch_size, 1); x uniform from "
    "-3 to 3, new for each key; y_target = target_function(x)",
    parts=(
        Part("the shapes", holds=have_shapes),
        Part(
            "the places",
            holds=lambda cases: lie_between(-3, 3)(cases) and are_fresh(cases),
        ),
        Part("the targets", holds=belong_together),
    ),
    mistakes=(
        Mistake(
            "one thing",
            "Two arrays are wanted: `return x, y_target`.",
            when=lambda case: not case.error and not is_pair(case),
        ),
        Mistake(
            "swapped",
            "The two are swapped: x first, then y_target.",
            across=lambda cases: all(
                np.allclose(case.value[0], target(case.value[1]), atol=1e-3)
                for case in cases
            ),
        ),
        Mistake(
            "no feature axis",
            "The feature axis is missing: one input is a vector of length 1, "
            "so x has shape (batch_size, 1).",
            when=lambda case: np.ndim(case.value[0]) == 1,
        ),
        Mistake(
            "one long input",
            "That is one input with batch_size numbers in it: the batch is "
            "axis 0, shape (batch_size, 1).",
            when=lambda case: np.shape(case.value[0])[0] == 1,
        ),
        Mistake(
            "batch size ignored",
            "Every batch is equally long, whatever `batch_size` is.",
            across=are_all_one_length,
        ),
        Mistake(
            "grid",
            "The places are evenly spaced, a grid: samples fall where chance "
            "puts them.",
            across=lie_on_a_grid,
        ),
        Mistake(
            "key ignored",
            "Two keys gave one and the same batch: your `key` is ignored.",
            across=lambda cases: not are_fresh(cases),
        ),
        Mistake(
            "targets of other places",
            "y_target does not belong to x: it is the target at other places.",
            across=lambda cases: not belong_together(cases),
        ),
        Mistake(
            "from 0 to 1",
            "The places lie between 0 and 1, where `uniform` puts them "
            "unless you say otherwise.",
            across=lie_between(0, 1),
        ),
        Mistake(
            "from 0 to 3",
            "No place lies left of 0: `minval` is 0 unless you say otherwise.",
            across=lie_between(0, 3),
        ),
        Mistake(
            "normal",
            "The places crowd in the middle and have no sharp ends: uniform "
            "was asked for, not normal.",
            across=are_normal,
        ),
    ),
    otherwise="The places do not spread evenly from -3 to 3.",
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
