"""A class that hands in exercise 01: honest, broken, wild and cheating.

Each submission is made here, by a script, and states its fair mark.
"""

import json
from dataclasses import dataclass

STEM = "01_network"

IMPORTS = "import jax\nimport jax.numpy as jnp"
LAYER = """
def layer(x, w, b):
    return jnp.tanh(jnp.matmul(w, x) + b)
"""
COUNT = """
def count_params(layer_sizes):
    pairs = zip(layer_sizes[:-1], layer_sizes[1:])
    return sum(low * high + high for low, high in pairs)
"""
PREDICTED = "predicted_output = 14.0"
NETWORK = """
def network(x, params):
    *hidden, last = zip(params["weights"], params["biases"])
    for w, b in hidden:
        x = layer(x, w, b)
    w, b = last
    return w @ x + b
"""
BUMP = """
def bump_params(left, right, height):
    w_1, b_1 = jnp.full((2, 1), 5.0), -5.0 * jnp.array([left, right])
    w_2 = jnp.array([[0.5, -0.5]]) * height
    return {"weights": [w_1, w_2], "biases": [b_1, jnp.zeros(1)]}
"""
BUG = """
bug_line = 5
bug_symptom = "b"
bug_reason = "Only with two matrices is len(weights) - 1 equal to 1."
"""
ANSWERS = (IMPORTS, LAYER, COUNT, PREDICTED, NETWORK, BUMP, BUG)
FULL = 11  # points of these answers


@dataclass(frozen=True)
class Made:
    """One submission, and what is fair."""

    name: str
    content: bytes
    points: int
    status: str = "graded"
    says: str = ""  # found in what its student or its teacher reads
    hides: str = ""  # found nowhere there


def notebook(*cells, prose=(), **others):
    """Return a notebook of code cells, then of Markdown cells, as bytes."""
    made = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [],
            "source": source.strip("\n"),
        }
        for number, source in enumerate(cells)
    ]
    made += [
        {
            "cell_type": "markdown",
            "id": f"prose-{number}",
            "metadata": {},
            "source": source,
        }
        for number, source in enumerate(prose)
    ]
    others = {"metadata": {}, "nbformat": 4, "nbformat_minor": 5, **others}
    return json.dumps({"cells": made, **others}).encode()


def between(*cells):
    """Return a notebook with right answers before and after these cells.

    Two points are earned in spite of what the cells do: `count_params`
    before them, and `predicted_output` after.
    """
    return notebook(IMPORTS, COUNT, *cells, PREDICTED)


BETWEEN = 2
