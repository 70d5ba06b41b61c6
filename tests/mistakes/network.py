"""Right and wrong answers to exercise 01, questions 1 to 3."""

from mistakes import Wrong

STEM = "01_network"

RIGHT = {
    "q1": (
        "def layer(x, w, b):\n    return jnp.tanh(w @ x + b)",
        "def layer(x, w, b):\n    return jnp.tanh(b + (w * x).sum(axis=1))",
        """
        def layer(x, w, b):
            activations = [jnp.tanh(jnp.sum(row * x)) for row in w]
            z = jnp.arctanh(jnp.array(activations)) + b
            return jnp.tanh(z)
        """,
    ),
    "q2": (
        """
        def count_params(layer_sizes):
            count = 0
            for n in range(1, len(layer_sizes)):
                count += layer_sizes[n] * (layer_sizes[n - 1] + 1)
            return count
        """,
        """
        def count_params(layer_sizes):
            pairs = zip(layer_sizes, layer_sizes[1:])
            weights = sum(lower * higher for lower, higher in pairs)
            return weights + sum(layer_sizes[1:])
        """,
        """
        from helpers.network import init_params
        import jax

        def count_params(layer_sizes):
            make = lambda key: init_params(key, layer_sizes)
            params = jax.eval_shape(make, jax.random.key(0))
            return sum(leaf.size for leaf in jax.tree.leaves(params))
        """,
    ),
    "q3": ("predicted_output = 14", "predicted_output = 14.0"),
}

WRONG = {
    "q1": (
        Wrong(
            "transposed",
            "no `.T`, and `w` before `x`",
            (
                "def layer(x, w, b):\n    return jnp.tanh(w.T @ x + b)",
                "def layer(x, w, b):\n    return jnp.tanh(x @ w + b)",
            ),
        ),
        Wrong(
            "no tanh",
            "Still linear",
            (
                "def layer(x, w, b):\n    return jnp.matmul(w, x) + b",
                """
                def layer(x, w, b):
                    z = [jnp.sum(w[j] * x) + b[j] for j in range(len(b))]
                    return jnp.array(z)
                """,
            ),
        ),
        Wrong(
            "tanh before bias",
            "belongs inside tanh",
            (
                "def layer(x, w, b):\n    return jnp.tanh(w @ x) + b",
                """
                def layer(x, w, b):
                    x_new = jnp.tanh(jnp.matmul(w, x))
                    return jnp.add(b, x_new)
                """,
            ),
        ),
        Wrong(
            "no bias",
            "The bias b is missing",
            (
                "def layer(x, w, b):\n    return jnp.tanh(w @ x)",
                """
                def layer(x, w, b):
                    z = jnp.dot(w, x)
                    z + b
                    return jnp.tanh(z)
                """,
            ),
        ),
        Wrong(
            "not summed",
            "multiplies and does not add up",
            (
                "def layer(x, w, b):\n    return jnp.tanh(w * x + b[:, None])",
                """
                def layer(x, w, b):
                    return jnp.tanh(jnp.multiply(w, x[None, :]))
                """,
            ),
        ),
    ),
    "q2": (
        Wrong(
            "no biases",
            "701 - 51 = 650: the biases are missing",
            (
                """
                def count_params(layer_sizes):
                    count = 0
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count += a * b
                    return count
                """,
                """
                def count_params(layer_sizes):
                    sizes = layer_sizes
                    places = range(len(sizes) - 1)
                    return sum(sizes[n] * sizes[n + 1] for n in places)
                """,
            ),
        ),
        Wrong(
            "neurons counted",
            "Those are the neurons",
            (
                "def count_params(layer_sizes):\n    return sum(layer_sizes)",
                """
                def count_params(layer_sizes):
                    count = 0
                    for size in layer_sizes:
                        count = count + size
                    return count
                """,
            ),
        ),
        Wrong(
            "biases counted",
            "Those are the biases alone",
            (
                """
                def count_params(layer_sizes):
                    return sum(layer_sizes[1:])
                """,
                """
                def count_params(layer_sizes):
                    count = 0
                    for _, higher in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count = count + higher
                    return count
                """,
            ),
        ),
        Wrong(
            "biases of the inputs",
            "they have no bias",
            (
                """
                def count_params(layer_sizes):
                    count = sum(layer_sizes)
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count += a * b
                    return count
                """,
                """
                def count_params(layer_sizes):
                    count = layer_sizes[0]
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count += a * b + b
                    return count
                """,
            ),
        ),
        Wrong(
            "biases of the wrong layer",
            "as its *second* layer has neurons",
            (
                """
                def count_params(layer_sizes):
                    count = 0
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count += a * b + a
                    return count
                """,
                """
                def count_params(layer_sizes):
                    pairs = zip(layer_sizes[:-1], layer_sizes[1:])
                    return sum(a * (b + 1) for a, b in pairs)
                """,
            ),
        ),
        Wrong(
            "arrays counted",
            "You counted the arrays",
            (
                """
                def count_params(layer_sizes):
                    return 2 * (len(layer_sizes) - 1)
                """,
                """
                def count_params(layer_sizes):
                    weights, biases = [], []
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        weights.append(jnp.zeros((b, a)))
                        biases.append(jnp.zeros(b))
                    return len(weights) + len(biases)
                """,
            ),
        ),
        Wrong(
            "last pair only",
            "add up over the loop",
            (
                """
                def count_params(layer_sizes):
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count = a * b + b
                    return count
                """,
                """
                def count_params(layer_sizes):
                    lower, higher = layer_sizes[-2], layer_sizes[-1]
                    return higher * (lower + 1)
                """,
            ),
        ),
        Wrong(
            "a float",
            "A whole number is wanted",
            (
                """
                def count_params(layer_sizes):
                    count = 0.0
                    for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                        count += a * b + b
                    return count
                """,
                """
                def count_params(layer_sizes):
                    n = jnp.array(layer_sizes, float)
                    return jnp.sum(n[1:] * (n[:-1] + 1))
                """,
            ),
        ),
    ),
    "q3": (
        Wrong("10", "as on a line through 0", ("predicted_output = 10",)),
        Wrong("8", "nothing levels off", ("predicted_output = 8.0",)),
        Wrong("32", "growth by a factor", ("predicted_output = 32",)),
        Wrong("other", "line by line", ("predicted_output = 11",)),
    ),
}
