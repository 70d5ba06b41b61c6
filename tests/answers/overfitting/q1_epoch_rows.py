"""Answers to exercise 06, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.overfitting.q1_epoch_rows import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        """
        order = permutation(key, num_rows).astype(jnp.uint32)
        num_batches = num_rows // batch_size
        return order[: num_batches * batch_size].reshape(num_batches, -1)
        """
    ),
    written(
        """
        num_batches = num_rows // batch_size
        order = permutation(key, jnp.arange(num_rows))
        return order[: num_batches * batch_size].reshape(num_batches, -1)
        """
    ),
    written(
        """
        order = jnp.argsort(jax.random.uniform(key, num_rows))
        starts = range(0, num_rows - batch_size + 1, batch_size)
        return jnp.stack([order[n : n + batch_size] for n in starts])
        """
    ),
    written(
        """
        shape = num_rows // batch_size, batch_size
        rows = jnp.arange(num_rows)
        return jax.random.choice(key, rows, shape, replace=False)
        """
    ),
)

WRONG = (
    Wrong(
        "leftover rows",
        "no shape holds them all",
        (
            written(
                """
                return permutation(key, num_rows).reshape(-1, batch_size)
                """
            ),
            written(
                """
                shape = num_rows // batch_size, batch_size
                return jnp.reshape(permutation(key, num_rows), shape)
                """
            ),
        ),
    ),
    Wrong(
        "with replacement",
        "A row appears twice",
        (
            written(
                "shape = num_rows // batch_size, batch_size",
                "return jax.random.randint(key, shape, 0, num_rows)",
            ),
            written(
                """
                rows = []
                for subkey in split(key, num_rows // batch_size):
                    order = permutation(subkey, num_rows)
                    rows.append(order[:batch_size])
                return jnp.array(rows)
                """
            ),
        ),
    ),
    Wrong(
        "not shuffled",
        "The rows come in order",
        (
            written(
                """
                num_used = num_rows // batch_size * batch_size
                return jnp.arange(num_used).reshape(-1, batch_size)
                """
            ),
            written(
                """
                rows = jnp.arange(num_rows)
                permutation(key, rows)
                num_batches = num_rows // batch_size
                rows = rows[: num_batches * batch_size]
                return rows.reshape(num_batches, batch_size)
                """
            ),
        ),
    ),
    Wrong(
        "key ignored",
        "Two keys gave the same order",
        (
            written(
                "key = jax.random.key(0)",
                "num_used = num_rows // batch_size * batch_size",
                "order = permutation(key, num_rows)[:num_used]",
                "return order.reshape(-1, batch_size)",
            ),
            """
                import numpy as np

                def epoch_rows(key, num_rows, batch_size):
                    order = np.random.default_rng(1).permutation(num_rows)
                    num_batches = num_rows // batch_size
                    order = order[: num_batches * batch_size]
                    return jnp.array(order).reshape(num_batches, -1)
                """,
        ),
    ),
    Wrong(
        "axes swapped",
        "as many as a batch should be long",
        (
            written(
                "num_used = num_rows // batch_size * batch_size",
                "order = permutation(key, num_rows)[:num_used]",
                "return order.reshape(batch_size, -1)",
            ),
            written(
                "num_used = num_rows // batch_size * batch_size",
                "order = permutation(key, num_rows)[:num_used]",
                "return order.reshape(-1, batch_size).T",
            ),
        ),
    ),
    Wrong(
        "one long row",
        "stand in one row",
        (
            written("return permutation(key, num_rows)"),
            written(
                "num_used = num_rows // batch_size * batch_size",
                "return permutation(key, num_rows)[:num_used]",
            ),
        ),
    ),
    Wrong(
        "the same rows dropped",
        "A row never takes part",
        (
            written(
                """
                num_used = num_rows // batch_size * batch_size
                return permutation(key, num_used).reshape(-1, batch_size)
                """
            ),
            written(
                "num_used = num_rows - num_rows % batch_size",
                "rows = jnp.arange(num_rows)[:num_used]",
                "shape = num_used // batch_size, batch_size",
                "return permutation(key, rows).reshape(shape)",
            ),
            written(
                "rows = jnp.arange(num_rows % batch_size > 0, num_rows)",
                "shape = num_rows // batch_size, batch_size",
                "num_used = shape[0] * batch_size",
                "return permutation(key, rows)[:num_used].reshape(shape)",
            ),
            written(
                "order = permutation(key, jnp.arange(1, num_rows))",
                "n = len(order) // batch_size",
                "return order[: n * batch_size].reshape(n, batch_size)",
            ),
        ),
    ),
    Wrong(
        "hidden state",
        "from a hidden state",
        (
            "import numpy as np\n"
            + written(
                "n = num_rows // batch_size",
                "p = np.random.permutation(num_rows)",
                "return p[: n * batch_size].reshape(n, batch_size)",
            ),
            "import random\n"
            + written(
                "n = num_rows // batch_size",
                "p = random.sample(range(num_rows), n * batch_size)",
                "return jnp.array(p).reshape(n, batch_size)",
            ),
        ),
    ),
    Wrong(
        "floats",
        "Row numbers are whole numbers",
        (
            written(
                "n = num_rows // batch_size",
                "p = permutation(key, jnp.arange(1.0 * num_rows))",
                "return p[: n * batch_size].reshape(n, batch_size)",
            ),
            written(
                "n = num_rows // batch_size",
                "p = permutation(key, num_rows) / 1",
                "return p[: n * batch_size].reshape(n, batch_size)",
            ),
        ),
    ),
    Wrong(
        "counted from 1",
        "Row 0 never comes",
        (
            written(
                "n = num_rows // batch_size",
                "p = 1 + permutation(key, num_rows)",
                "return p[: n * batch_size].reshape(n, batch_size)",
            ),
            written(
                "n = num_rows // batch_size",
                "p = permutation(key, jnp.arange(1, num_rows + 1))",
                "return p[: n * batch_size].reshape(n, batch_size)",
            ),
        ),
    ),
    Wrong(
        "few orders",
        "and sort none",
        (
            written(
                "n = num_rows // batch_size",
                "rows = permutation(key, num_rows)[: n * batch_size]",
                "return jnp.sort(rows.reshape(n, batch_size), axis=1)",
            ),
            written(
                "n = num_rows // batch_size",
                "rows = permutation(key, num_rows)[: n * batch_size]",
                "return jnp.stack([jnp.sort(r) for r in rows.reshape(n, -1)])",
            ),
        ),
    ),
    Wrong(
        "a batch too many",
        "one batch too many",
        (
            written(
                "n = -(-num_rows // batch_size)",
                "rows = permutation(key, num_rows)",
                "rows = jnp.concatenate([rows, rows])",
                "return rows[: n * batch_size].reshape(n, batch_size)",
            ),
            written(
                "n = -(-num_rows // batch_size)",
                "rows = permutation(key, num_rows)",
                "rows = jnp.pad(rows, (0, n * batch_size - num_rows))",
                "return rows.reshape(n, batch_size)",
            ),
        ),
    ),
    Wrong(
        "more than rows",
        "A tuple of 2 things came",
        (
            written(
                "n = num_rows // batch_size",
                "order = permutation(key, num_rows)",
                "rows = order[: n * batch_size].reshape(n, batch_size)",
                "return rows, order[n * batch_size :]",
            ),
            written(
                "n = num_rows // batch_size",
                "subkey, key = split(key)",
                "order = permutation(subkey, num_rows)",
                "return order[: n * batch_size].reshape(n, batch_size), key",
            ),
        ),
    ),
    Wrong(
        "no such row",
        "A row comes that is not there",
        (
            written(
                """
                n = num_rows // batch_size
                order = permutation(key, num_rows + 1)
                return order[: n * batch_size].reshape(n, batch_size)
                """
            ),
            written(
                """
                n = num_rows // batch_size
                rows = jnp.arange(num_rows + 1)
                order = permutation(key, rows)
                return order[: n * batch_size].reshape(n, -1)
                """
            ),
        ),
    ),
    Wrong(
        "a list, its last part short",
        "A list came where an array is wanted",
        (
            written(
                """
                order = permutation(key, num_rows)
                starts = range(0, num_rows, batch_size)
                return [order[n : n + batch_size] for n in starts]
                """
            ),
            written(
                """
                order, batches = permutation(key, num_rows), []
                while len(order):
                    batches.append(order[:batch_size])
                    order = order[batch_size:]
                return batches
                """
            ),
        ),
    ),
    Wrong(
        "a batch too few",
        "number of whole batches",
        (
            written(
                "count = (num_rows // batch_size - 1) * batch_size",
                "return permutation(key, num_rows)[:count].reshape(-1, "
                "batch_size)",
            ),
            written(
                "batches = num_rows // batch_size - 1",
                "order = permutation(key, num_rows)",
                "return order[: batches * batch_size].reshape(batches, "
                "batch_size)",
            ),
        ),
    ),
    Wrong(
        "minus nothing",
        "`[:-0]` is `[:0]`",
        (
            written(
                """
                rest = num_rows % batch_size
                order = permutation(key, num_rows)
                return order[:-rest].reshape(-1, batch_size)
                """
            ),
            written(
                """
                n = num_rows // batch_size
                order = permutation(key, num_rows)[: n * batch_size - num_rows]
                return order.reshape(-1, batch_size)
                """
            ),
        ),
    ),
)
