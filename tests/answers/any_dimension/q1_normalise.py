"""Answers to exercise 07, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.any_dimension.q1_normalise import QUESTION

written = writer(QUESTION)


RIGHT = (
    written("return x / std - mean / std"),
    written(
        """
        columns = [
            (x[:, n] - mean[n]) / std[n] for n in range(x.shape[1])
        ]
        return jnp.stack(columns, axis=1)
        """
    ),
)

WRONG = (
    Wrong(
        "own statistics",
        "You computed mean and standard deviation of `x` itself",
        (
            written("return (x - x.mean(axis=0)) / x.std(axis=0)"),
            written(
                "mean = jnp.mean(x, axis=0)",
                "std = jnp.sqrt(jnp.mean((x - mean) ** 2, axis=0))",
                "return (x - mean) / std",
            ),
            written("return (x - x.mean(axis=0)) / std"),
            written("return (x - mean) / jnp.std(x, axis=0)"),
        ),
    ),
    Wrong(
        "whole table",
        "for the whole table",
        (
            written("return (x - mean) / std.mean()"),
            written("return (x - mean) / std[0]"),
            written("return (x - mean.mean()) / std"),
            written("return (x - mean[0]) / std"),
            written("return (x - x.mean()) / x.std()"),
            written(
                "flat = x.ravel()",
                "flat = (flat - jnp.mean(flat)) / jnp.std(flat)",
                "return flat.reshape(x.shape)",
            ),
            written("return (x - mean[0]) / std[0]"),
            written("return (x - mean.mean()) / std.mean()"),
        ),
    ),
    Wrong(
        "variance",
        "the square of `std`",
        (
            written("return (x - mean) / std**2"),
            written(
                "variance = jnp.square(std)",
                "return jnp.divide(x - mean, variance)",
            ),
        ),
    ),
    Wrong(
        "divided first",
        "Subtract first, then divide",
        (
            written("return x / std - mean"),
            written("x = x / std", "x = x - mean", "return x"),
        ),
    ),
    Wrong(
        "way back",
        "That is the way back",
        (
            written("return x * std + mean"),
            written("return jnp.add(mean, jnp.multiply(std, x))"),
        ),
    ),
    Wrong(
        "not divided",
        "moved and not scaled",
        (
            written("return x - mean"),
            written("moved = x - mean", "moved / std", "return moved"),
        ),
    ),
    Wrong(
        "brackets",
        "put `x - mean` in brackets",
        (
            written("return x - mean / std"),
            written(
                "shift = mean / std",
                "return x - shift",
            ),
        ),
    ),
    Wrong(
        "multiplied",
        "You multiplied by `std`",
        (
            written("return (x - mean) * std"),
            written("return std * x - std * mean"),
        ),
    ),
    Wrong(
        "from 0 to 1",
        "became 0 and 1",
        (
            written(
                "return (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))"
            ),
            written("return (x - jnp.min(x, 0)) / jnp.ptp(x, axis=0)"),
        ),
    ),
    Wrong(
        "root of the spread",
        "with `sqrt(std)` for `std`",
        (
            written("return (x - mean) / jnp.sqrt(std)"),
            written("return (x - mean) * std**-0.5"),
        ),
    ),
    Wrong(
        "spread of at least 1",
        "Column 1, counted from 0, is wrong",
        (
            written("return (x - mean) / jnp.maximum(std, 1)"),
            written("return (x - mean) / jnp.where(std > 1, std, 1.0)"),
        ),
    ),
)
