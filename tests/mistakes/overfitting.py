"""Right and wrong answers to exercise 06, question 1."""

from mistakes import Wrong

STEM = "06_overfitting"

RIGHT = {
    "q1": (
        """
        def epoch_rows(key, num_rows, batch_size):
            num_batches = num_rows // batch_size
            order = permutation(key, jnp.arange(num_rows))
            return order[: num_batches * batch_size].reshape(num_batches, -1)
        """,
        """
        def epoch_rows(key, num_rows, batch_size):
            order = jnp.argsort(jax.random.uniform(key, num_rows))
            starts = range(0, num_rows - batch_size + 1, batch_size)
            return jnp.stack([order[n : n + batch_size] for n in starts])
        """,
        """
        def epoch_rows(key, num_rows, batch_size):
            shape = num_rows // batch_size, batch_size
            rows = jnp.arange(num_rows)
            return jax.random.choice(key, rows, shape, replace=False)
        """,
    ),
}

WRONG = {
    "q1": (
        Wrong(
            "leftover rows",
            "no shape holds them all",
            (
                """
                def epoch_rows(key, num_rows, batch_size):
                    return permutation(key, num_rows).reshape(-1, batch_size)
                """,
                """
                def epoch_rows(key, num_rows, batch_size):
                    shape = num_rows // batch_size, batch_size
                    return jnp.reshape(permutation(key, num_rows), shape)
                """,
            ),
        ),
        Wrong(
            "with replacement",
            "A row appears twice",
            (
                """
                def epoch_rows(key, num_rows, batch_size):
                    shape = num_rows // batch_size, batch_size
                    return jax.random.randint(key, shape, 0, num_rows)
                """,
                """
                def epoch_rows(key, num_rows, batch_size):
                    rows = []
                    for subkey in split(key, num_rows // batch_size):
                        order = permutation(subkey, num_rows)
                        rows.append(order[:batch_size])
                    return jnp.array(rows)
                """,
            ),
        ),
        Wrong(
            "not shuffled",
            "The rows come in order",
            (
                """
                def epoch_rows(key, num_rows, batch_size):
                    num_used = num_rows // batch_size * batch_size
                    return jnp.arange(num_used).reshape(-1, batch_size)
                """,
                """
                def epoch_rows(key, num_rows, batch_size):
                    rows = jnp.arange(num_rows)
                    permutation(key, rows)
                    num_batches = num_rows // batch_size
                    rows = rows[: num_batches * batch_size]
                    return rows.reshape(num_batches, batch_size)
                """,
            ),
        ),
        Wrong(
            "key ignored",
            "Two keys gave the same order",
            (
                """
                def epoch_rows(key, num_rows, batch_size):
                    key = jax.random.key(0)
                    num_used = num_rows // batch_size * batch_size
                    order = permutation(key, num_rows)[:num_used]
                    return order.reshape(-1, batch_size)
                """,
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
                """
                def epoch_rows(key, num_rows, batch_size):
                    num_used = num_rows // batch_size * batch_size
                    order = permutation(key, num_rows)[:num_used]
                    return order.reshape(batch_size, -1)
                """,
                """
                def epoch_rows(key, num_rows, batch_size):
                    num_used = num_rows // batch_size * batch_size
                    order = permutation(key, num_rows)[:num_used]
                    return order.reshape(-1, batch_size).T
                """,
            ),
        ),
        Wrong(
            "one long row",
            "stand in one row",
            (
                """
                def epoch_rows(key, num_rows, batch_size):
                    return permutation(key, num_rows)
                """,
                """
                def epoch_rows(key, num_rows, batch_size):
                    num_used = num_rows // batch_size * batch_size
                    return permutation(key, num_rows)[:num_used]
                """,
            ),
        ),
        Wrong(
            "the same rows dropped",
            "The last rows never take part",
            (
                """
                def epoch_rows(key, num_rows, batch_size):
                    num_used = num_rows // batch_size * batch_size
                    return permutation(key, num_used).reshape(-1, batch_size)
                """,
                """
                def epoch_rows(key, num_rows, batch_size):
                    num_used = num_rows - num_rows % batch_size
                    rows = jnp.arange(num_rows)[:num_used]
                    shape = num_used // batch_size, batch_size
                    return permutation(key, rows).reshape(shape)
                """,
            ),
        ),
    ),
}
