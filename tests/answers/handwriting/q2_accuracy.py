"""Answers to exercise 09, question 2: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.handwriting.q2_accuracy import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "right = 0",
        "for row, label in zip(logits, labels):",
        "    right = right + int(jnp.argmax(row) == label)",
        "return right / len(labels)",
    ),
    written(
        "chosen = logits[jnp.arange(len(labels)), labels]",
        "return jnp.mean(chosen >= logits.max(axis=1))",
    ),
    written(
        "answers = vmap(jnp.argmax)(jax.nn.softmax(logits))",
        "return jnp.sum(answers == labels) / labels.shape[0]",
    ),
)

WRONG = (
    Wrong(
        "along the rows",
        "are not equally many",
        (
            written("return jnp.mean(jnp.argmax(logits, axis=0) == labels)"),
            written("return jnp.mean(jnp.max(logits, axis=0) == labels)"),
        ),
    ),
    Wrong(
        "not averaged",
        "A True or False for each row came",
        (
            written("return jnp.argmax(logits, axis=1) == labels"),
            written(
                "return jnp.array(",
                "    [r.argmax() == n for r, n in zip(logits, labels)]",
                ")",
            ),
        ),
    ),
    Wrong(
        "count",
        "how many are right",
        (
            written("return jnp.sum(jnp.argmax(logits, axis=1) == labels)"),
            written(
                "right = jnp.argmax(logits, axis=1) == labels",
                "return len(jnp.flatnonzero(right))",
            ),
        ),
    ),
    Wrong(
        "percent",
        "the accuracy in percent",
        (
            written(
                "return 100 * jnp.mean(jnp.argmax(logits, axis=1) == labels)"
            ),
            written(
                "right = jnp.sum(jnp.argmax(logits, axis=1) == labels)",
                "return 100.0 * right / len(labels)",
            ),
        ),
    ),
    Wrong(
        "errors",
        "the share of *errors*",
        (
            written("return jnp.mean(jnp.argmax(logits, axis=1) != labels)"),
            written(
                "right = jnp.argmax(logits, axis=1) == labels",
                "return 1 - right.mean()",
            ),
        ),
    ),
    Wrong(
        "no places",
        "Nothing counts as right",
        (
            written("return jnp.mean(jnp.max(logits, axis=1) == labels)"),
            written("return jnp.mean(jnp.argmax(logits) == labels)"),
            written("return jnp.mean(jnp.argmin(logits, axis=1) == 99)"),
        ),
    ),
    Wrong(
        "mean share",
        "the mean share that the right class gets",
        (
            written(
                "shares = jax.nn.softmax(logits)",
                "return jnp.mean(shares[jnp.arange(len(labels)), labels])",
            ),
            written(
                "shares = jnp.exp(logits - logits.max(1, keepdims=True))",
                "shares = shares / shares.sum(axis=1, keepdims=True)",
                "own = jnp.take_along_axis(shares, labels[:, None], axis=1)",
                "return own.mean()",
            ),
        ),
    ),
    Wrong(
        "smallest",
        "The smallest logit",
        (
            written("return jnp.mean(logits.argmin(axis=1) == labels)"),
            written("return jnp.mean((-logits).argmax(axis=1) == labels)"),
        ),
    ),
    Wrong(
        "second largest",
        "The second largest logit",
        (
            written(
                "order = logits.argsort(axis=1)",
                "return jnp.mean(order[:, -2] == labels)",
            ),
            written(
                "_, best = jax.lax.top_k(logits, 2)",
                "return jnp.mean(best[:, 1] == labels)",
            ),
        ),
    ),
    Wrong(
        "every pair",
        "Every answer met every label",
        (
            written(
                "answers = jnp.argmax(logits, axis=1, keepdims=True)",
                "return jnp.mean(answers == labels)",
            ),
            written(
                "return jnp.mean(logits.argmax(axis=1) == labels[:, None])"
            ),
        ),
    ),
    Wrong(
        "answers averaged",
        "The answers were averaged",
        (
            written("return jnp.mean(jnp.argmax(logits, axis=1))"),
            written("return logits.argmax(1).sum() / len(labels)"),
        ),
    ),
    Wrong(
        "a logit above 0",
        "the others may be larger still",
        (
            written(
                "own = logits[jnp.arange(len(labels)), labels]",
                "return jnp.mean(own > 0)",
            ),
            written(
                "own = jnp.take_along_axis(logits, labels[:, None], 1)",
                "return (jax.nn.sigmoid(own) > 0.5).mean()",
            ),
        ),
    ),
    Wrong(
        "divided by a fixed number",
        "by the same number in every call",
        (
            written(
                "right = jnp.argmax(logits, axis=1) == labels",
                "return jnp.sum(right) / 12",
            ),
            written(
                "right = logits.argmax(axis=1) == labels",
                "return right.sum() * 0.01",
            ),
        ),
    ),
    Wrong(
        "divided by the classes",
        "by the number of classes",
        (
            written(
                "right = jnp.argmax(logits, axis=1) == labels",
                "return jnp.sum(right) / logits.shape[1]",
            ),
            written(
                "right = logits.argmax(axis=1) == labels",
                "return right.sum() / len(logits[0])",
            ),
            written("return (logits.argmax(1) == labels).sum() / logits.size"),
        ),
    ),
    Wrong(
        "counted from 1",
        "one too high or too low",
        (
            written(
                """
                return jnp.mean(logits.argmax(axis=1) + 1 == labels)
                """
            ),
            written(
                """
                return jnp.mean(logits.argmax(axis=1) == labels + 1)
                """
            ),
        ),
    ),
    Wrong(
        "rounded",
        "are right but rounded",
        (
            written(
                """
                return jnp.round(jnp.mean(logits.argmax(axis=1) == labels))
                """
            ),
            written(
                """
                right = jnp.mean(logits.argmax(axis=1) == labels)
                return float(round(float(right)))
                """
            ),
        ),
    ),
    Wrong(
        "one row",
        "The first row alone counts",
        (
            written(
                """
                for row, label in zip(logits, labels):
                    return jnp.mean(row.argmax() == label)
                """
            ),
            written("return jnp.mean(logits[0].argmax() == labels[0])"),
        ),
    ),
    Wrong(
        "each turn forgets",
        "The last row alone counts",
        (
            written(
                """
                for row, label in zip(logits, labels):
                    right = jnp.mean(row.argmax() == label)
                return right
                """
            ),
            written("return jnp.mean(logits[-1].argmax() == labels[-1])"),
        ),
    ),
    Wrong(
        "ends too early",
        "The last row is left out",
        (
            written(
                """
                last = len(labels) - 1
                right = [logits[i].argmax() == labels[i] for i in range(last)]
                return jnp.mean(jnp.array(right))
                """
            ),
            written(
                "return jnp.mean(logits[:-1].argmax(axis=1) == labels[:-1])"
            ),
        ),
    ),
    Wrong(
        "begins too late",
        "The first row is left out",
        (
            written(
                """
                count = range(1, len(labels))
                right = [logits[i].argmax() == labels[i] for i in count]
                return jnp.mean(jnp.array(right))
                """
            ),
            written(
                "return jnp.mean(logits[1:].argmax(axis=1) == labels[1:])"
            ),
        ),
    ),
    Wrong(
        "exp of huge logits",
        "their `exp` is infinite",
        (
            written("return jnp.mean(jnp.exp(logits).argmax(1) == labels)"),
            written(
                "high = jnp.exp(logits)",
                "shares = high / high.sum(axis=1, keepdims=True)",
                "return (jnp.argmax(shares, axis=1) == labels).mean()",
            ),
        ),
    ),
    Wrong(
        "more than half",
        "more than half of all shares",
        (
            written(
                "shares = jax.nn.softmax(logits)",
                "own = shares[jnp.arange(len(labels)), labels]",
                "return jnp.mean(own > 0.5)",
            ),
            written(
                "shares = vmap(jax.nn.softmax)(logits)",
                "own = vmap(lambda s, n: s[n])(shares, labels)",
                "return (own >= 0.5).mean()",
            ),
        ),
    ),
)
