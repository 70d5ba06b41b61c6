"""Exercise 01, question 1: `layer`."""

import numpy as np

from checks.compare import same
from checks.question import Call, Hints, Mistake, Part, Question, array


def draw_layers(rng):
    """Return three layers: 2 to 3 neurons, 3 to 3, and 4 to 1."""
    return [
        Call(
            (array(rng, n), array(rng, m, n), array(rng, m)),
            "equal widths" if n == m else "unequal widths",
        )
        for n, m in ((2, 3), (3, 3), (4, 1))
    ]


BENDS = (
    lambda z: np.maximum(z, 0),
    lambda z: 1 / (1 + np.exp(-z)),
    lambda z: np.clip(z, -1, 1),
    np.tan,
    np.arctan,
    np.sinh,
)


def weighted(x, w, b):
    """Return what a layer bends."""
    return w @ x + b


def is_not_summed(case):
    """Say whether all products came, each with a bias or without."""
    x, w, b = case.arguments
    biases = (0, b[:, None], b) if len(b) in (1, len(x)) else (0, b[:, None])
    return any(same(case.value, np.tanh(w * x + c)) for c in biases)


HINTS = Hints(
    nudge="What does one new neuron do with all the old activations?",
    hint="It multiplies them by its row of w and adds up: that is what "
    "`jnp.matmul(w, x)` does for all rows. Which comes next, b or tanh?",
    example="""
    Prices of two shopping lists, a fee for each, and the root of the sum:

    >>> import jax.numpy as jnp
    >>> amounts = jnp.array([[1.0, 2.0, 0.0], [0.0, 0.0, 4.0]])  # (2, 3)
    >>> prices = jnp.array([1.0, 3.0, 5.0])  # (3,)
    >>> fees = jnp.array([2.0, 5.0])  # (2,)
    >>> print(jnp.sqrt(jnp.matmul(amounts, prices) + fees))  # (2,)
    [3. 5.]

    One row per list, one number per row; the fee goes inside the root.
    """,
)


QUESTION = Question(
    "q1",
    "layer(x, w, b)",
    "Every network of the course is this line, repeated.",
    HINTS,
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
            "`.T`, `w` before `x`, and the arguments in their order.",
            wrong=lambda x, w, b: np.tanh(w.T @ x + b),
        ),
        Mistake(
            "averaged",
            "The products are averaged: a neuron adds them up.",
            wrong=lambda x, w, b: np.tanh(w @ x / x.size + b),
        ),
        Mistake(
            "one sum for all",
            "All neurons get the same sum, of all rows: each has its own "
            "row of `w`.",
            wrong=lambda x, w, b: np.tanh(np.sum(w * x) + b),
        ),
        Mistake(
            "first bias for all",
            "All neurons get the first bias: each has its own.",
            wrong=lambda x, w, b: np.tanh(w @ x + b[0]),
        ),
        Mistake(
            "tanh too early",
            "tanh is applied to x or to w: it comes last, after the bias.",
            across=lambda cases: any(
                all(same(c.value, bend(*c.arguments)) for c in cases)
                for bend in (
                    lambda x, w, b: w @ np.tanh(x) + b,
                    lambda x, w, b: np.tanh(w) @ x + b,
                )
            ),
        ),
        Mistake(
            "no tanh",
            "Still linear: tanh is missing.",
            wrong=(weighted, lambda x, w, b: w @ x),
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
            "another function",
            "What bends the layer is another function than `jnp.tanh`: relu, "
            "a sigmoid, or one with a name like it?",
            across=lambda cases: any(
                all(same(c.value, bend(weighted(*c.arguments))) for c in cases)
                for bend in BENDS
            ),
        ),
        Mistake(
            "not summed",
            "`w * x` multiplies and does not add up: a neuron sums over its "
            "inputs, with `jnp.matmul(w, x)`.",
            across=lambda cases: all(map(is_not_summed, cases)),
            of_form=True,
        ),
    ),
)
