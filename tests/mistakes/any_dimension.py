"""Right and wrong answers to exercise 07, questions 1 and 2."""

from mistakes import Wrong

STEM = "07_any_dimension"

RIGHT = {
    "q1": (
        "def normalise(x, mean, std):\n    return x / std - mean / std",
        """
        def normalise(x, mean, std):
            columns = [
                (x[:, n] - mean[n]) / std[n] for n in range(x.shape[1])
            ]
            return jnp.stack(columns, axis=1)
        """,
    ),
    "q2": (
        """
        def r_squared(y_target, predicted):
            errors = jnp.sum((y_target - predicted) ** 2, axis=0)
            spread = jnp.sum((y_target - y_target.mean(axis=0)) ** 2, axis=0)
            return 1 - errors / spread
        """,
        """
        def r_squared(y_target, predicted):
            scores = []
            for y, p in zip(y_target.T, predicted.T):
                scores.append(1 - jnp.mean((y - p) ** 2) / jnp.var(y))
            return jnp.array(scores)
        """,
    ),
}

WRONG = {
    "q1": (
        Wrong(
            "own statistics",
            "You computed mean and standard deviation of `x` itself",
            (
                """
                def normalise(x, mean, std):
                    return (x - x.mean(axis=0)) / x.std(axis=0)
                """,
                """
                def normalise(x, mean, std):
                    mean = jnp.mean(x, axis=0)
                    std = jnp.sqrt(jnp.mean((x - mean) ** 2, axis=0))
                    return (x - mean) / std
                """,
            ),
        ),
        Wrong(
            "whole table",
            "for the whole table",
            (
                """
                def normalise(x, mean, std):
                    return (x - x.mean()) / x.std()
                """,
                """
                def normalise(x, mean, std):
                    flat = x.ravel()
                    flat = (flat - jnp.mean(flat)) / jnp.std(flat)
                    return flat.reshape(x.shape)
                """,
            ),
        ),
        Wrong(
            "variance",
            "the square of `std`",
            (
                """
                def normalise(x, mean, std):
                    return (x - mean) / std**2
                """,
                """
                def normalise(x, mean, std):
                    variance = jnp.square(std)
                    return jnp.divide(x - mean, variance)
                """,
            ),
        ),
        Wrong(
            "divided first",
            "Subtract first, then divide",
            (
                """
                def normalise(x, mean, std):
                    return x / std - mean
                """,
                """
                def normalise(x, mean, std):
                    x = x / std
                    x = x - mean
                    return x
                """,
            ),
        ),
        Wrong(
            "way back",
            "That is the way back",
            (
                """
                def normalise(x, mean, std):
                    return x * std + mean
                """,
                """
                def normalise(x, mean, std):
                    return jnp.add(mean, jnp.multiply(std, x))
                """,
            ),
        ),
        Wrong(
            "not divided",
            "moved and not scaled",
            (
                """
                def normalise(x, mean, std):
                    return x - mean
                """,
                """
                def normalise(x, mean, std):
                    moved = x - mean
                    moved / std
                    return moved
                """,
            ),
        ),
    ),
    "q2": (
        Wrong(
            "outputs together",
            "One number came for all outputs",
            (
                """
                def r_squared(y_target, predicted):
                    squares = jnp.mean((predicted - y_target) ** 2)
                    return 1 - squares / jnp.var(y_target)
                """,
                """
                def r_squared(y_target, predicted):
                    squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                    scores = 1 - squares / jnp.var(y_target, axis=0)
                    return jnp.mean(scores)
                """,
            ),
        ),
        Wrong(
            "along the rows",
            "You averaged along axis 1",
            (
                """
                def r_squared(y_target, predicted):
                    squares = jnp.mean((predicted - y_target) ** 2, axis=1)
                    return 1 - squares / jnp.var(y_target, axis=1)
                """,
                """
                def r_squared(y_target, predicted):
                    scores = []
                    for y, p in zip(y_target, predicted):
                        scores.append(1 - jnp.mean((y - p) ** 2) / jnp.var(y))
                    return jnp.array(scores)
                """,
            ),
        ),
        Wrong(
            "not 1 minus",
            "subtract it from 1",
            (
                """
                def r_squared(y_target, predicted):
                    squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                    return squares / jnp.var(y_target, axis=0)
                """,
                """
                def r_squared(y_target, predicted):
                    errors = jnp.sum((predicted - y_target) ** 2, axis=0)
                    middle = jnp.mean(y_target, axis=0)
                    return errors / jnp.sum((y_target - middle) ** 2, axis=0)
                """,
            ),
        ),
        Wrong(
            "wrong variance",
            "the variance of the predictions",
            (
                """
                def r_squared(y_target, predicted):
                    squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                    return 1 - squares / jnp.var(predicted, axis=0)
                """,
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
                """
                def r_squared(y_target, predicted):
                    squares = jnp.mean((predicted - y_target) ** 2, axis=0)
                    return 1 - squares / jnp.std(y_target, axis=0)
                """,
                """
                def r_squared(y_target, predicted):
                    spread = jnp.sqrt(jnp.var(y_target, axis=0))
                    errors = predicted - y_target
                    return 1 - jnp.mean(errors**2, axis=0) / spread
                """,
            ),
        ),
        Wrong(
            "offset forgiven",
            "forgives an offset",
            (
                """
                def r_squared(y_target, predicted):
                    unexplained = jnp.var(predicted - y_target, axis=0)
                    return 1 - unexplained / jnp.var(y_target, axis=0)
                """,
                """
                def r_squared(y_target, predicted):
                    y = y_target - jnp.mean(y_target, axis=0)
                    p = predicted - jnp.mean(predicted, axis=0)
                    errors = jnp.sum((p - y) ** 2, axis=0)
                    return 1 - errors / jnp.sum(y**2, axis=0)
                """,
            ),
        ),
        Wrong(
            "correlation",
            "That is the correlation",
            (
                """
                def r_squared(y_target, predicted):
                    y = y_target - jnp.mean(y_target, axis=0)
                    p = predicted - jnp.mean(predicted, axis=0)
                    product = jnp.sum(y * p, axis=0) ** 2
                    squares = jnp.sum(y**2, axis=0) * jnp.sum(p**2, axis=0)
                    return product / squares
                """,
                """
                def r_squared(y_target, predicted):
                    scores = []
                    for y, p in zip(y_target.T, predicted.T):
                        scores.append(jnp.corrcoef(y, p)[0, 1])
                    return jnp.array(scores)
                """,
            ),
        ),
    ),
}
