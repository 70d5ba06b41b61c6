"""Answers to exercise 07, question 5: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.any_dimension.q5_cross_entropy import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "shares = jax.nn.log_softmax(logits)",
        "chosen = jax.nn.one_hot(labels, logits.shape[1])",
        "return -jnp.mean(jnp.sum(shares * chosen, axis=1))",
    ),
    written(
        """
        total = jax.nn.logsumexp(logits, axis=1)
        return jnp.mean(total - logits[jnp.arange(len(labels)), labels])
        """
    ),
    """
        import optax

        def cross_entropy(logits, labels):
            loss = optax.softmax_cross_entropy_with_integer_labels
            return loss(logits, labels).sum() / len(labels)
        """,
)

WRONG = (
    Wrong(
        "overflow",
        "not finite for large ones",
        (
            written(
                "shares = jax.nn.softmax(logits)",
                "rows = jnp.arange(len(labels))",
                "return -jnp.mean(jnp.log(shares[rows, labels]))",
            ),
            written(
                """
                powers = jnp.exp(logits)
                shares = powers / powers.sum(axis=1, keepdims=True)
                chosen = jax.nn.one_hot(labels, logits.shape[1])
                return -jnp.mean(jnp.log((shares * chosen).sum(axis=1)))
                """
            ),
        ),
    ),
    Wrong(
        "softmax twice",
        "a softmax of a softmax",
        (
            written(
                """
                logits = jax.nn.log_softmax(jax.nn.softmax(logits))
                rows = jnp.arange(len(labels))
                return -jnp.mean(logits[rows, labels])
                """
            ),
            """
                import optax

                def cross_entropy(logits, labels):
                    shares = jax.nn.softmax(logits, axis=1)
                    loss = optax.softmax_cross_entropy_with_integer_labels
                    return jnp.mean(loss(shares, labels))
                """,
        ),
    ),
    Wrong(
        "not averaged",
        "A loss for each row came",
        (
            written(
                "logits = jax.nn.log_softmax(logits)",
                "return -logits[jnp.arange(len(labels)), labels]",
            ),
            """
                import optax

                def cross_entropy(logits, labels):
                    loss = optax.softmax_cross_entropy_with_integer_labels
                    return loss(logits, labels)
                """,
        ),
    ),
    Wrong(
        "sum",
        "Your loss grows with the batch",
        (
            written(
                "logits = jax.nn.log_softmax(logits)",
                "rows = jnp.arange(len(labels))",
                "return -jnp.sum(logits[rows, labels])",
            ),
            written(
                "total = 0.0",
                "for row, label in zip(logits, labels):",
                "    total = total - jax.nn.log_softmax(row)[label]",
                "return total",
            ),
        ),
    ),
    Wrong(
        "sign",
        "take minus the logarithm",
        (
            written(
                "logits = jax.nn.log_softmax(logits)",
                "rows = jnp.arange(len(labels))",
                "return jnp.mean(logits[rows, labels])",
            ),
            written(
                """
                chosen = jax.nn.one_hot(labels, logits.shape[1])
                right = jnp.sum(chosen * logits, axis=1)
                return jnp.mean(right - jax.nn.logsumexp(logits, axis=1))
                """
            ),
            written(
                "shares = jax.nn.softmax(logits)",
                "rows = jnp.arange(len(labels))",
                "return jnp.mean(jnp.log(shares[rows, labels]))",
            ),
            written(
                "powers = jnp.exp(logits)",
                "shares = powers / powers.sum(axis=1, keepdims=True)",
                "rows = jnp.arange(len(labels))",
                "return jnp.log(shares[rows, labels]).mean()",
            ),
        ),
    ),
    Wrong(
        "mean over classes",
        "divided by the number of classes as well",
        (
            written(
                """
                chosen = jax.nn.one_hot(labels, logits.shape[1])
                return -jnp.mean(jax.nn.log_softmax(logits) * chosen)
                """
            ),
            written(
                """
                logits = jax.nn.log_softmax(logits)
                rows = jnp.arange(len(labels))
                return -jnp.sum(logits[rows, labels]) / logits.size
                """
            ),
        ),
    ),
    Wrong(
        "no logarithm",
        "its logarithm is missing",
        (
            written(
                "shares = jax.nn.softmax(logits)",
                "rows = jnp.arange(len(labels))",
                "return -jnp.mean(shares[rows, labels])",
            ),
            written(
                "shares = jax.nn.softmax(logits)",
                "chosen = jax.nn.one_hot(labels, logits.shape[1])",
                "return jnp.mean(jnp.sum(shares * chosen, axis=1))",
            ),
        ),
    ),
    Wrong(
        "wrong axis",
        "softmax goes along the classes",
        (
            written(
                "logits = jax.nn.log_softmax(logits, axis=0)",
                "rows = jnp.arange(len(labels))",
                "return -jnp.mean(logits[rows, labels])",
            ),
            written(
                "right = logits[jnp.arange(len(labels)), labels]",
                "total = jax.nn.logsumexp(logits, axis=0)",
                "return jnp.mean(total[labels] - right)",
            ),
        ),
    ),
    Wrong(
        "cut off",
        "something cuts them off",
        (
            written(
                "shares = jax.nn.softmax(logits)[jnp.arange(len(labels)), "
                "labels]",
                "return -jnp.mean(jnp.log(shares + 1e-9))",
            ),
            written(
                "shares = jax.nn.softmax(logits)[jnp.arange(len(labels)), "
                "labels]",
                "return -jnp.mean(jnp.log(jnp.clip(shares, 1e-7, 1)))",
            ),
            written(
                "shares = jax.nn.softmax(logits)[jnp.arange(len(labels)), "
                "labels]",
                "return -jnp.mean(jnp.where(shares > 0, jnp.log(shares), 0))",
            ),
        ),
    ),
    Wrong(
        "every label, every row",
        "Every row met every label",
        (
            written(
                "logs = jax.nn.log_softmax(logits)",
                "return -jnp.mean(logs[:, labels])",
            ),
            written(
                "logs = jax.nn.log_softmax(logits)",
                "return -logs.take(labels, axis=1).mean()",
            ),
            written(
                "shares = jax.nn.softmax(logits)",
                "return -jnp.mean(jnp.log(shares[:, labels]))",
            ),
            written(
                "powers = jnp.exp(logits)",
                "shares = powers / powers.sum(axis=1, keepdims=True)",
                "return -jnp.mean(jnp.log(shares)[:, labels])",
            ),
        ),
    ),
    Wrong(
        "labels as rows",
        "The labels chose whole rows",
        (
            written(
                "logs = jax.nn.log_softmax(logits)",
                "return -jnp.mean(logs[labels])",
            ),
            written(
                "logs = jax.nn.log_softmax(logits)",
                "return -jnp.take(logs, labels, axis=0).mean()",
            ),
            written(
                "shares = jax.nn.softmax(logits)",
                "return -jnp.mean(jnp.log(shares[labels]))",
            ),
            written(
                "powers = jnp.exp(logits)",
                "shares = powers / powers.sum(axis=1, keepdims=True)",
                "return -jnp.mean(jnp.log(shares)[labels])",
            ),
        ),
    ),
    Wrong(
        "half of it",
        "one is missing",
        (
            written(
                "rows = jnp.arange(len(labels))",
                "return -jnp.mean(logits[rows, labels])",
            ),
            written("return jnp.mean(jax.nn.logsumexp(logits, axis=1))"),
        ),
    ),
    Wrong(
        "logarithm of the mean",
        "The shares were averaged first",
        (
            written(
                "shares = jax.nn.softmax(logits)[jnp.arange(len(labels)), "
                "labels]",
                "return -jnp.log(jnp.mean(shares))",
            ),
            written(
                "shares = jax.nn.softmax(logits)[jnp.arange(len(labels)), "
                "labels]",
                "mean = shares.sum() / len(labels)",
                "return -jnp.log(mean)",
            ),
        ),
    ),
    Wrong(
        "largest class",
        "whatever the label is",
        (
            written(
                "logs = jax.nn.log_softmax(logits)",
                "return -jnp.mean(logs.max(axis=1))",
            ),
            written(
                "logs = jax.nn.log_softmax(logits)",
                "rows = jnp.arange(len(labels))",
                "return -jnp.mean(logs[rows, logits.argmax(axis=1)])",
            ),
        ),
    ),
    Wrong(
        "sigmoid",
        "Each class got a share of its own",
        (
            written(
                """
                hot = jax.nn.one_hot(labels, logits.shape[1])
                losses = optax.sigmoid_binary_cross_entropy(logits, hot)
                return losses.sum(axis=1).mean()
                """
            ),
            written(
                """
                hot = jnp.eye(logits.shape[1])[labels]
                losses = optax.sigmoid_binary_cross_entropy(logits, hot)
                return losses.mean()
                """
            ),
        ),
    ),
    Wrong(
        "another base",
        "the logarithm to another base, 2 or 10",
        (
            written(
                "losses = optax.softmax_cross_entropy_with_integer_labels",
                "return losses(logits, labels).mean() / jnp.log(10.0)",
            ),
            written(
                "losses = optax.softmax_cross_entropy_with_integer_labels",
                "return losses(logits, labels).mean() / jnp.log(2.0)",
            ),
        ),
    ),
    Wrong(
        "entropy of the shares",
        "of each row only the class that `labels` names",
        (
            written(
                "p = jax.nn.softmax(logits)",
                "return -jnp.mean(jnp.sum(p * jnp.log(p), axis=1))",
            ),
            written(
                "p = jax.nn.softmax(logits)",
                "return jnp.sum(-p * jnp.log(p)) / len(labels)",
            ),
            written(
                "logs = jax.nn.log_softmax(logits)",
                "return -jnp.mean(jnp.sum(logs, axis=1))",
            ),
            written("return -jnp.mean(jax.nn.log_softmax(logits))"),
        ),
    ),
    Wrong(
        "squared errors",
        "Those are squared errors of the shares",
        (
            written(
                "right = jax.nn.one_hot(labels, logits.shape[1])",
                "return jnp.mean((jax.nn.softmax(logits) - right) ** 2)",
            ),
            written(
                "right = jax.nn.one_hot(labels, logits.shape[1])",
                "errors = jax.nn.softmax(logits) - right",
                "return jnp.sum(errors**2) / len(labels)",
            ),
        ),
    ),
    Wrong(
        "labels first",
        "the logits are wanted there",
        (
            written(
                "return optax.softmax_cross_entropy_with_integer_labels("
                "labels, logits).mean()"
            ),
            written(
                "losses = optax.softmax_cross_entropy_with_integer_labels",
                "cross_entropy_of_rows = losses(labels, logits)",
                "return jnp.mean(cross_entropy_of_rows)",
            ),
        ),
    ),
    Wrong(
        "whole table",
        "sum along axis 1, with `keepdims=True`",
        (
            written(
                "shares = jnp.exp(logits) / jnp.sum(jnp.exp(logits))",
                "rows = jnp.arange(len(labels))",
                "return -jnp.mean(jnp.log(shares[rows, labels]))",
            ),
            written(
                "shares = jax.nn.softmax(logits, axis=None)",
                "chosen = jax.nn.one_hot(labels, logits.shape[1])",
                "return -jnp.mean(jnp.log((shares * chosen).sum(axis=1)))",
            ),
        ),
    ),
)
