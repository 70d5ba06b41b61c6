"""The questions of exercise 03: batches, ensembles and their shapes."""

import jax.numpy as jnp
from jax import vmap

from checks._vmap_networks import BATCH, ENSEMBLE
from checks._vmap_sweep import SWEEP
from checks.exercise import Exercise
from checks.hints import vmap as hints
from checks.kinds import bug_hunt, open_question, predict

# 2. A shape


def mapped_shape():
    """Return the shape that the program of the question prints."""
    table = jnp.zeros((2, 3, 4))
    return vmap(lambda x: 2 * x, in_axes=2)(table).shape


PREDICT = predict(
    "q2",
    "predicted_shape",
    mapped_shape,
    wanted="a tuple of whole numbers, such as (1, 2)",
    wrong={
        (2, 3, 4): "The numbers are all there, but the axis that is walked "
        "along does not go back to where it was.",
        (4, 3, 2): "The axes that remain keep their order.",
        (2, 3): "That is what one call of `double` gets and returns; the "
        "results are stacked.",
        (4,): "That would be one number from each call; `double` returns "
        "more.",
        (8, 3): "No axis is merged with another.",
    },
    why="`vmap` takes away one axis on the way in, and puts one in front on "
    "the way out.",
    hints=hints.Q2,
)

# 5. and 6.

BUG_HUNT = bug_hunt(
    "q5",
    4,
    "B",
    lines={
        1: "Line 1 is fine: it takes one place, a vector of any length.",
        2: "Line 2 is fine: for a place of length 1 this is exp(-q^2).",
        3: "Line 3 is fine: a hundred positions, shape (100,).",
        5: "Line 5 is fine: it walks along axis 0 of what it is given.",
        6: "Line 6 is fine: it says what has come out.",
    },
    symptoms={
        "A": "Then there would be a hundred heights, all of them equal.",
        "C": "Then there would be a hundred heights, and they would be right.",
        "D": "The mean of a hundred heights would be about 0.3.",
    },
    why="A batch has its examples on axis 0: print a shape before you trust "
    "a number.",
    hints=hints.Q5,
)
OPEN = open_question("q6", "my_share", hints.Q6)

QUESTIONS = (BATCH, PREDICT, ENSEMBLE, SWEEP, BUG_HUNT, OPEN)
exercise = Exercise("03_vmap", QUESTIONS)
q1, q2, q3, q4, q5, q6 = exercise.checks()
progress = exercise.progress
