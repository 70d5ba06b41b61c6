"""The first three questions of exercise 01: one layer, counting, a line."""

import numpy as np

from checks.hints import network as hints
from checks.kinds import predict
from checks.question import Call, Mistake, Part, Question, array

# 1. layer(x, w, b)


def draw_layers(rng):
    """Return two layers: 2 to 3 neurons, and 3 to 3."""
    return [
        Call(
            (array(rng, n), array(rng, 3, n), array(rng, 3)),
            "equal widths" if n == 3 else "unequal widths",
        )
        for n in (2, 3)
    ]


LAYER = Question(
    "q1",
    "layer(x, w, b)",
    "Every network of the course is this line, repeated.",
    hints.Q1,
    draw=draw_layers,
    expect=lambda x, w, b: np.tanh(w @ x + b),
    parts=(
        Part("unequal widths", label="unequal widths"),
        Part("equal widths", label="equal widths"),
    ),
    mistakes=(
        Mistake(
            "transposed",
            "Rows of `w` are the new neurons, and you used its columns: no "
            "`.T`, and `w` before `x`.",
            wrong=lambda x, w, b: np.tanh(w.T @ x + b),
        ),
        Mistake(
            "no tanh",
            "Still linear: tanh is missing.",
            wrong=lambda x, w, b: w @ x + b,
        ),
        Mistake(
            "tanh before bias",
            "The bias belongs inside tanh: add it first.",
            wrong=lambda x, w, b: np.tanh(w @ x) + b,
        ),
        Mistake(
            "no bias",
            "The bias b is missing.",
            wrong=lambda x, w, b: np.tanh(w @ x),
        ),
        Mistake(
            "bias subtracted",
            "The bias is subtracted: it is added.",
            wrong=lambda x, w, b: np.tanh(w @ x - b),
        ),
        Mistake(
            "not summed",
            "`w * x` multiplies and does not add up: a neuron sums over its "
            "inputs, with `jnp.matmul(w, x)`.",
            wrong=lambda x, w, b: np.tanh(w * x + b[:, None]),
            across=lambda cases: all(
                np.shape(case.value) == np.shape(case.arguments[1])
                for case in cases
            ),
        ),
    ),
)

# 2. count_params(layer_sizes)


def count(layer_sizes):
    """Return the number of weights and biases."""
    pairs = zip(layer_sizes[:-1], layer_sizes[1:])
    return sum(lower * higher + higher for lower, higher in pairs)


def draw_sizes(rng):
    """Return the running example, and two random networks."""
    others = [rng.integers(2, 9, size).tolist() for size in (3, 5)]
    return [([1, 30, 20, 1],), *[(sizes,) for sizes in others]]


COUNT = Question(
    "q2",
    "count_params(layer_sizes)",
    "This many directions has the landscape that training walks on.",
    hints.Q2,
    draw=draw_sizes,
    expect=count,
    mistakes=(
        Mistake(
            "no biases",
            lambda case: (
                f"{case.expected} - {case.expected - case.value} = "
                f"{case.value}: the biases are missing."
            ),
            wrong=lambda sizes: count(sizes) - sum(sizes[1:]),
        ),
        Mistake(
            "neurons counted",
            "Those are the neurons, inputs included: count weights and "
            "biases.",
            wrong=sum,
        ),
        Mistake(
            "biases counted",
            "Those are the biases alone: the weights are missing.",
            wrong=lambda sizes: sum(sizes[1:]),
        ),
        Mistake(
            "biases of the inputs",
            "The inputs are given and nothing computes them: they have no "
            "bias.",
            wrong=lambda sizes: count(sizes) + sizes[0],
        ),
        Mistake(
            "biases of the wrong layer",
            "A layer pair has as many biases as its *second* layer has "
            "neurons.",
            wrong=lambda sizes: (
                count(sizes) - sum(sizes[1:]) + sum(sizes[:-1])
            ),
        ),
        Mistake(
            "arrays counted",
            "You counted the arrays; wanted is the number of their entries.",
            wrong=lambda sizes: 2 * (len(sizes) - 1),
        ),
        Mistake(
            "last pair only",
            "One pair of layers is counted, and the others are lost: add up "
            "over the loop.",
            wrong=lambda sizes: count(sizes[-2:]),
        ),
        Mistake(
            "first pair only",
            "The first pair of layers alone is counted: does `return` stand "
            "inside the loop?",
            wrong=lambda sizes: count(sizes[:2]),
        ),
        Mistake(
            "one bias per pair",
            "Each neuron behind the inputs has a bias of its own, and you "
            "counted one for a whole layer.",
            wrong=lambda sizes: count(sizes) - sum(sizes[1:]) + len(sizes) - 1,
        ),
    ),
)

# 3. A network without tanh

PREDICT = predict(
    "q3",
    "predicted_output",
    lambda: 2.0 + (8.0 - 2.0) / (3.0 - 1.0) * (5.0 - 1.0),
    wanted="a number",
    wrong={
        10: "That is 5 times 2, as on a line through 0: the biases may shift "
        "the line.",
        8: "Without tanh nothing levels off: the line goes on rising.",
        32: "That is growth by a factor of 4; layers without tanh give a "
        "straight line.",
    },
    why="Without tanh, any number of layers is one layer: a straight line.",
    hints=hints.Q3,
)
