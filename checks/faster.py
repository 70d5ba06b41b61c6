"""The questions of exercise 08: scan, traces and an honest clock."""

import jax.numpy as jnp
import numpy as np
from jax import jit

from checks._faster_scan import AVERAGE, TRAIN
from checks.exercise import Exercise
from checks.hints import faster as hints
from checks.kinds import bug_hunt, open_question, predict
from checks.plain import Formula
from checks.question import Call, Mistake, Part, Question, array

# 2. predict the number of traces


def number_of_traces():
    """Run the program of question 2."""
    traces = []

    @jit
    def scaled_sum(x, rate):
        traces.append("traced")
        return rate * jnp.sum(x)

    for rows in (32, 32, 17, 32):
        for rate in (0.1, 0.2, 1):
            scaled_sum(jnp.ones(rows), rate)
    return len(traces)


PREDICT = predict(
    "q2",
    "predicted_traces",
    number_of_traces,
    wanted="a whole number",
    wrong={
        12: "That is every call; a program that is there is used again.",
        2: "Two shapes, right. But 1 is an int where 0.1 is a float.",
        6: "Another *value* of the rate is free: 0.1 and 0.2 share a program.",
        9: "0.1 and 0.2 share a program, and the 32 rows that come back find "
        "theirs.",
        8: "JAX forgets nothing: 32 rows find their programs again.",
        3: "Two shapes, and each meets two kinds of rate.",
        1: "A program fits one shape and one dtype of each argument.",
    },
    why="Compiling costs more than a thousand steps: know what causes it.",
    hints=hints.Q2,
)

# 3. count_traces(f, inputs)


def draw_inputs(rng):
    """Return inputs of several shapes, and of several kinds."""
    f = Formula("jnp.sum(x) * 2.5")
    shapes = [array(rng, size) for size in (3, 3, 4, 3)]
    whole = rng.integers(1, 9, 3).astype(np.int32)
    numbers = np.round(rng.uniform(1, 2, 2), 2).tolist()
    return [
        Call((f, shapes), "several shapes"),
        Call((f, [array(rng, 3), whole, array(rng, 3), *numbers]), "kinds"),
    ]


def kind(x):
    """Return what a program is compiled for: shape, dtype, Python's or not."""
    return np.shape(x), str(np.asarray(x).dtype), isinstance(x, float)


def changes(f, inputs):
    """Return how often the kind differs from the one before."""
    kinds = [kind(x) for x in inputs]
    return 1 + sum(a != b for a, b in zip(kinds[:-1], kinds[1:]))


COUNT = Question(
    "q3",
    "count_traces(f, inputs)",
    "If a program is slow and nobody knows why, count this first.",
    hints.Q3,
    draw=draw_inputs,
    expect=lambda f, inputs: len({kind(x) for x in inputs}),
    parts=(
        Part("several shapes", label="several shapes"),
        Part("whole numbers, and numbers of Python's", label="kinds"),
    ),
    mistakes=(
        Mistake(
            "every call",
            "That is the number of calls: count inside the function that is "
            "compiled, and make it once, before the loop.",
            wrong=lambda f, inputs: len(inputs),
        ),
        Mistake(
            "shapes only",
            "Those are the shapes: whole numbers, floats and Python's own "
            "numbers of one shape need programs of their own.",
            wrong=lambda f, inputs: len({np.shape(x) for x in inputs}),
        ),
        Mistake(
            "first omitted",
            "One is missing: the first call traces, too.",
            wrong=lambda f, inputs: len({kind(x) for x in inputs}) - 1,
        ),
        Mistake(
            "forgotten",
            "An input like an earlier one was counted again: JAX keeps every "
            "program, not only the last.",
            wrong=changes,
        ),
        Mistake(
            "list",
            "You returned the list of notes: its length is wanted.",
            when=lambda case: isinstance(case.value, list),
        ),
    ),
)

# 5. and 6.

BUG_HUNT = bug_hunt(
    "q5",
    6,
    "B",
    lines={
        1: "Line 1 is fine: one function, compiled once.",
        2: "Line 2 is fine: it compiles, and waits, before the clock starts.",
        3: "Line 3 is fine: nothing is left over from line 2 by then.",
        4: "Line 4 is fine: ten calls, and line 7 counts ten.",
        5: "Line 5 orders the work, and nothing else is asked of it here.",
        7: "Line 7 is fine: 2 times 1000³ operations for each product.",
    },
    symptoms={
        "A": "Compiling would make it look slow; and it is done in line 2.",
        "C": "JAX keeps programs, not results: every call computes anew.",
        "D": "Ten products are ordered, and ten are counted.",
    },
    why="A clock that does not wait measures the order, not the work.",
    hints=hints.Q5,
)
OPEN = open_question("q6", "my_rates", hints.Q6)

QUESTIONS = (AVERAGE, PREDICT, COUNT, TRAIN, BUG_HUNT, OPEN)
exercise = Exercise("08_faster", QUESTIONS)
q1, q2, q3, q4, q5, q6 = exercise.checks()
progress = exercise.progress
