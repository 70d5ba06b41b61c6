"""Answers to exercise 01, question 5: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.network.q5_bump_params import QUESTION

written = writer(QUESTION)


def bump(b_1, w_2, b_2="[0.0]", w_1="[[5.0], [5.0]]"):
    """Return the source of a bump with these arrays."""
    return f"""
def bump_params(left, right, height):
    weights = [jnp.array({w_1}), jnp.array({w_2})]
    biases = [jnp.array({b_1}), jnp.array({b_2})]
    return {{"weights": weights, "biases": biases}}
"""


HALF = "[[height / 2, -height / 2]]"

RIGHT_BIASES = "[-5 * left, -5 * right]"


def bump_of(w_1, b_1, w_2, b_2="[0.0]"):
    """Return the source of a `bump_params` with these entries."""
    weights = f"[jnp.array({w_1}), jnp.array({w_2})]"
    biases = f"[jnp.array({b_1}), jnp.array({b_2})]"
    text = f'{{"weights": {weights}, "biases": {biases}}}'
    return written(f"return {text}")


RIGHT = (
    bump(RIGHT_BIASES, HALF),
    # The same curve from steps that are turned over and exchanged.
    bump(
        "[5 * right, -5 * left]",
        "[[height / 2, height / 2]]",
        w_1="[[-5.0], [5.0]]",
    ),
    """
        import numpy as np

        def bump_params(left, right, height):
            w_1 = np.full((2, 1), 5)
            b_1 = -w_1[:, 0] * np.array([left, right])
            w_2 = np.array([[0.5, -0.5]]) * height
            return {"weights": (w_1, w_2), "biases": (b_1, np.zeros(1))}
        """,
)

WRONG = (
    Wrong(
        "mirrored",
        "The bump lies on the other side of 0",
        (
            bump("[5 * left, 5 * right]", "[[height / 2, -height / 2]]"),
            bump(
                RIGHT_BIASES,
                "[[-height / 2, height / 2]]",
                w_1="[[-5.0], [-5.0]]",
            ),
        ),
    ),
    Wrong(
        "bias without weight",
        "The steps are too near to 0",
        (
            bump("[-left, -right]", HALF),
            bump(
                "[left, right]",
                "[[-height / 2, height / 2]]",
                w_1="[[-5.0], [-5.0]]",
            ),
        ),
    ),
    Wrong(
        "twice too high",
        "The bump is twice too high",
        (
            bump(RIGHT_BIASES, "[[height, -height]]"),
            bump(
                "[5 * left, 5 * right]",
                "[[-height, height]]",
                w_1="[[-5.0], [-5.0]]",
            ),
        ),
    ),
    Wrong(
        "two steps up",
        "Both steps go up",
        (
            bump(RIGHT_BIASES, "[[height / 2, height / 2]]"),
            bump("[-5 * right, -5 * left]", "[[height / 2, height / 2]]"),
        ),
    ),
    Wrong(
        "lifted",
        "the last bias has nothing to do",
        (
            bump(RIGHT_BIASES, HALF, "[height / 2]"),
            bump(RIGHT_BIASES, HALF, "[1.0]"),
        ),
    ),
    Wrong(
        "upside down",
        "The bump is upside down",
        (
            bump(RIGHT_BIASES, "[[-height / 2, height / 2]]"),
            bump("[-5 * right, -5 * left]", HALF),
        ),
    ),
    Wrong(
        "shapes",
        "weights (2, 1) and (1, 2), biases (2,) and (1,)",
        (
            bump(RIGHT_BIASES, HALF, w_1="[[5.0, 5.0]]"),
            bump(RIGHT_BIASES, HALF, w_1="[5.0, 5.0]"),
        ),
    ),
    Wrong(
        "other weights",
        "Both weights of the first layer are to be 5",
        (
            bump_of(
                "[[10.0], [10.0]]",
                "[-10.0 * left, -10.0 * right]",
                "[[height / 2, -height / 2]]",
            ),
            bump_of(
                "[[1.0], [1.0]]",
                "[-left, -right]",
                "[[height / 2, -height / 2]]",
            ),
        ),
    ),
    Wrong(
        "lists",
        "A list stands where an array",
        (
            written(
                "w = [[[5.0], [5.0]], [[height / 2, -height / 2]]]",
                'return {"weights": w, "biases": [[-5.0 * left, -5.0 * '
                "right], [0.0]]}",
            ),
            written(
                "w = [[[5.0], [5.0]], [[height, -height]]]",
                "return dict(weights=w, biases=[[0.0, 0.0], [0.0]])",
            ),
        ),
    ),
    Wrong(
        "entries",
        "Return a dict with the entries `weights` and `biases`",
        (
            written(
                "return [jnp.ones((2, 1)), jnp.ones((1, 2))], "
                "[jnp.ones(2), jnp.ones(1)]",
            ),
            written(
                "return [jnp.ones((2, 1)), jnp.ones(2), jnp.ones((1, "
                "2)), jnp.ones(1)]",
            ),
        ),
    ),
    Wrong(
        "numbers by heart",
        "The same came for all arguments",
        (
            bump_of("[[5.0], [5.0]]", "[5.0, -5.0]", "[[0.5, -0.5]]"),
            written(
                "left, right, height = -1, 1, 2",
                'return {"weights": [jnp.full((2, 1), 5.0), '
                'jnp.array([[1.0, -1.0]])], "biases": [jnp.array([5.0, '
                "-5.0]), jnp.zeros(1)]}",
            ),
        ),
    ),
    Wrong(
        "half as high",
        "half as high as it should be",
        (
            bump(RIGHT_BIASES, "[[height / 4, -height / 4]]"),
            bump(RIGHT_BIASES, "[[0.25 * height, -0.25 * height]]"),
        ),
    ),
    Wrong(
        "bias without weight, mirrored",
        "lack both the minus and the 5",
        (
            bump("[left, right]", HALF),
            bump("[right, left]", "[[-height / 2, height / 2]]"),
        ),
    ),
    Wrong(
        "mirrored and upside down",
        "or its weights have the wrong sign",
        (
            bump(RIGHT_BIASES, HALF, w_1="[[-5.0], [-5.0]]"),
            bump("[5 * right, 5 * left]", HALF),
        ),
    ),
    Wrong(
        "places without sign",
        "with their own sign",
        (
            bump("[5 * abs(left), -5 * abs(right)]", HALF),
            bump("[5 * abs(left), -5 * right]", HALF),
        ),
    ),
    Wrong(
        "fixed places",
        "lies from -1 to 1 whatever",
        (
            bump("[5.0, -5.0]", HALF),
            bump("[5 * 1.0, 5 * -1.0]", "[[0.5 * height, -0.5 * height]]"),
        ),
    ),
)
