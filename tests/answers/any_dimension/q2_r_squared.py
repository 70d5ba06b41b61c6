"""Answers to exercise 07, question 2: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.any_dimension.q2_r_squared import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        """
        errors = jnp.sum((y_target - predicted) ** 2, axis=0)
        spread = jnp.sum((y_target - y_target.mean(axis=0)) ** 2, axis=0)
        return 1 - errors / spread
        """
    ),
    written(
        """
        scores = []
        for y, p in zip(y_target.T, predicted.T):
            scores.append(1 - jnp.mean((y - p) ** 2) / jnp.var(y))
        return jnp.array(scores)
        """
    ),
)

WRONG = (
    Wrong(
        "outputs together",
        "One number came for all outputs",
        (
            written(
                "squares = jnp.mean((predicted - y_target) ** 2)",
                "return 1 - squares / jnp.var(y_target)",
            ),
            written(
                """
                squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                scores = 1 - squares / jnp.var(y_target, axis=0)
                return jnp.mean(scores)
                """
            ),
        ),
    ),
    Wrong(
        "along the rows",
        "You averaged along axis 1",
        (
            written(
                """
                squares = jnp.mean((predicted - y_target) ** 2, axis=1)
                return 1 - squares / jnp.var(y_target, axis=1)
                """
            ),
            written(
                """
                scores = []
                for y, p in zip(y_target, predicted):
                    scores.append(1 - jnp.mean((y - p) ** 2) / jnp.var(y))
                return jnp.array(scores)
                """
            ),
        ),
    ),
    Wrong(
        "not 1 minus",
        "subtract it from 1",
        (
            written(
                """
                squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                return squares / jnp.var(y_target, axis=0)
                """
            ),
            written(
                """
                errors = jnp.sum((predicted - y_target) ** 2, axis=0)
                middle = jnp.mean(y_target, axis=0)
                return errors / jnp.sum((y_target - middle) ** 2, axis=0)
                """
            ),
        ),
    ),
    Wrong(
        "wrong variance",
        "the variance of the predictions",
        (
            written(
                """
                squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                return 1 - squares / jnp.var(predicted, axis=0)
                """
            ),
            """
                def r_squared(predicted, y_target):
                    squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                    return 1 - squares / y_target.var(axis=0)
                """,
        ),
    ),
    Wrong(
        "standard deviation",
        "not by a standard deviation",
        (
            written(
                """
                squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                return 1 - squares / jnp.std(y_target, axis=0)
                """
            ),
            written(
                "spread = jnp.sqrt(jnp.var(y_target, axis=0))",
                "errors = predicted - y_target",
                "return 1 - jnp.mean(errors**2, axis=0) / spread",
            ),
        ),
    ),
    Wrong(
        "offset forgiven",
        "forgives an offset",
        (
            written(
                """
                unexplained = jnp.var(predicted - y_target, axis=0)
                return 1 - unexplained / jnp.var(y_target, axis=0)
                """
            ),
            written(
                "y = y_target - jnp.mean(y_target, axis=0)",
                "p = predicted - jnp.mean(predicted, axis=0)",
                "errors = jnp.sum((p - y) ** 2, axis=0)",
                "return 1 - errors / jnp.sum(y**2, axis=0)",
            ),
        ),
    ),
    Wrong(
        "correlation",
        "That is the correlation",
        (
            written(
                """
                y = y_target - jnp.mean(y_target, axis=0)
                p = predicted - jnp.mean(predicted, axis=0)
                product = jnp.sum(y * p, axis=0) ** 2
                squares = jnp.sum(y**2, axis=0) * jnp.sum(p**2, axis=0)
                return product / squares
                """
            ),
            written(
                "scores = []",
                "for y, p in zip(y_target.T, predicted.T):",
                "    scores.append(jnp.corrcoef(y, p)[0, 1])",
                "return jnp.array(scores)",
            ),
        ),
    ),
    Wrong(
        "sum of squares",
        "was divided by a mean of squares",
        (
            written(
                "errors = jnp.sum((y_target - predicted) ** 2, axis=0)",
                "return 1 - errors / jnp.var(y_target, axis=0)",
            ),
            written(
                "errors = predicted - y_target",
                "variance = jnp.var(y_target, axis=0)",
                "return 1 - (errors**2).sum(axis=0) / variance",
            ),
        ),
    ),
    Wrong(
        "not squared",
        "square each",
        (
            written(
                "errors = jnp.mean(jnp.abs(y_target - predicted), axis=0)",
                "return 1 - errors / jnp.var(y_target, axis=0)",
            ),
            written(
                "variance = jnp.var(y_target, axis=0)",
                "return 1 - jnp.mean(y_target - predicted, axis=0) / variance",
            ),
            written(
                "variance = jnp.var(y_target, axis=0)",
                "return 1 - jnp.mean(predicted - y_target, axis=0) ** 2 / "
                "variance",
            ),
        ),
    ),
    Wrong(
        "root",
        "A root was taken",
        (
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "return 1 - jnp.sqrt(mse) / jnp.std(y_target, axis=0)",
            ),
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "return 1 - mse**0.5 / jnp.var(y_target, axis=0)",
            ),
        ),
    ),
    Wrong(
        "brackets",
        "divide first",
        (
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "return (1 - mse) / jnp.var(y_target, axis=0)",
            ),
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "score = 1 - mse",
                "score /= jnp.var(y_target, axis=0)",
                "return score",
            ),
        ),
    ),
    Wrong(
        "error alone",
        "That is the mean squared error",
        (
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "return mse",
            ),
            written("return ((y_target - predicted) ** 2).mean(axis=0)"),
        ),
    ),
    Wrong(
        "upside down",
        "The variance was divided by the error",
        (
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "variance = jnp.var(y_target, axis=0)",
                "return 1 - variance / mse",
            ),
            written(
                "mse = jnp.mean((predicted - y_target) ** 2, 0)",
                "return 1 - jnp.var(y_target, 0) / mse",
            ),
        ),
    ),
    Wrong(
        "one error for all",
        "One squared error came in for all",
        (
            written(
                "variance = jnp.var(y_target, axis=0)",
                "return 1 - jnp.mean((y_target - predicted) ** 2) / variance",
            ),
            written(
                "mse = ((predicted - y_target) ** 2).mean()",
                "return 1 - mse / y_target.var(axis=0)",
            ),
        ),
    ),
    Wrong(
        "squares of the truth",
        "mean square of the truth",
        (
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "return 1 - mse / jnp.mean(y_target**2, axis=0)",
            ),
            written(
                "errors = jnp.sum((y_target - predicted) ** 2, axis=0)",
                "return 1 - errors / jnp.sum(y_target**2, axis=0)",
            ),
        ),
    ),
    Wrong(
        "added",
        "added to 1",
        (
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "return 1 + mse / jnp.var(y_target, axis=0)",
            ),
            written(
                "mse = jnp.mean((y_target - predicted) ** 2, axis=0)",
                "share = mse / y_target.var(axis=0)",
                "return share + 1",
            ),
        ),
    ),
    Wrong(
        "not divided",
        "The mean squared error was subtracted from 1",
        (
            written(
                """
                return 1 - ((y_target - predicted) ** 2).mean(axis=0)
                """
            ),
            written(
                """
                return 1 - jnp.mean(jnp.square(predicted - y_target), 0)
                """
            ),
        ),
    ),
)
