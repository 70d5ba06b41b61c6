"""Answers to exercise 01, question 2: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.network.q2_count_params import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        """
        count = 0
        for n in range(1, len(layer_sizes)):
            count += layer_sizes[n] * (layer_sizes[n - 1] + 1)
        return count
        """
    ),
    written(
        """
        pairs = zip(layer_sizes, layer_sizes[1:])
        weights = sum(lower * higher for lower, higher in pairs)
        return weights + sum(layer_sizes[1:])
        """
    ),
    """
        from helpers.network import init_params
        import jax

        def count_params(layer_sizes):
            make = lambda key: init_params(key, layer_sizes)
            params = jax.eval_shape(make, jax.random.key(0))
            return sum(leaf.size for leaf in jax.tree.leaves(params))
        """,
)

WRONG = (
    Wrong(
        "no biases",
        "701 - 51 = 650: the biases are missing",
        (
            written(
                """
                count = 0
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count += a * b
                return count
                """
            ),
            written(
                """
                sizes = layer_sizes
                places = range(len(sizes) - 1)
                return sum(sizes[n] * sizes[n + 1] for n in places)
                """
            ),
        ),
    ),
    Wrong(
        "neurons counted",
        "Those are the neurons",
        (
            written("return sum(layer_sizes)"),
            written(
                "count = 0",
                "for size in layer_sizes:",
                "    count = count + size",
                "return count",
            ),
        ),
    ),
    Wrong(
        "biases counted",
        "Those are the biases alone",
        (
            written("return sum(layer_sizes[1:])"),
            written(
                """
                count = 0
                for _, higher in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count = count + higher
                return count
                """
            ),
        ),
    ),
    Wrong(
        "biases of the inputs",
        "they have no bias",
        (
            written(
                """
                count = sum(layer_sizes)
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count += a * b
                return count
                """
            ),
            written(
                """
                count = layer_sizes[0]
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count += a * b + b
                return count
                """
            ),
        ),
    ),
    Wrong(
        "biases of the wrong layer",
        "as its *second* layer has neurons",
        (
            written(
                """
                count = 0
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count += a * b + a
                return count
                """
            ),
            written(
                "pairs = zip(layer_sizes[:-1], layer_sizes[1:])",
                "return sum(a * (b + 1) for a, b in pairs)",
            ),
        ),
    ),
    Wrong(
        "arrays counted",
        "You counted the arrays",
        (
            written("return 2 * (len(layer_sizes) - 1)"),
            written(
                """
                weights, biases = [], []
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    weights.append(jnp.zeros((b, a)))
                    biases.append(jnp.zeros(b))
                return len(weights) + len(biases)
                """
            ),
        ),
    ),
    Wrong(
        "last pair only",
        "add up over the loop",
        (
            written(
                """
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count = a * b + b
                return count
                """
            ),
            written(
                "lower, higher = layer_sizes[-2], layer_sizes[-1]",
                "return higher * (lower + 1)",
            ),
        ),
    ),
    Wrong(
        "a float",
        "A whole number is wanted",
        (
            written(
                """
                count = 0.0
                for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
                    count += a * b + b
                return count
                """
            ),
            written(
                "n = jnp.array(layer_sizes, float)",
                "return jnp.sum(n[1:] * (n[:-1] + 1))",
            ),
        ),
    ),
    Wrong(
        "first pair only",
        "does `return` stand inside",
        (
            written(
                "for a, b in zip(layer_sizes, layer_sizes[1:]):",
                "    return a * b + b",
            ),
            written(
                "a, b = layer_sizes[:2]",
                "return (a + 1) * b",
            ),
        ),
    ),
    Wrong(
        "one bias per pair",
        "counted one for a whole layer",
        (
            written(
                "return sum(a * b + 1 for a, b in zip(layer_sizes, "
                "layer_sizes[1:]))",
            ),
            written(
                "total = 0",
                "for i in range(len(layer_sizes) - 1):",
                "    total += layer_sizes[i] * layer_sizes[i + 1] + 1",
                "return total",
            ),
        ),
    ),
    Wrong(
        "one number by heart",
        "The same came for all arguments",
        (
            written("return 701"),
            written("return 20 * 31 + 30 * 2 + 21"),
        ),
    ),
    Wrong(
        "list",
        "things came where one number is wanted",
        (
            written(
                "return [(a + 1) * b for a, b in zip(layer_sizes, "
                "layer_sizes[1:])]",
            ),
            written(
                "return tuple(a * b + b for a, b in zip(layer_sizes, "
                "layer_sizes[1:]))",
            ),
        ),
    ),
    Wrong(
        "no biases of the outputs",
        "they have biases, too",
        (
            written(
                "pairs = zip(layer_sizes, layer_sizes[1:])",
                "return sum(a * c + c for a, c in pairs) - layer_sizes[-1]",
            ),
            written(
                "pairs = zip(layer_sizes, layer_sizes[1:])",
                "return sum(a * c for a, c in pairs) + sum(layer_sizes[1:-1])",
            ),
        ),
    ),
    Wrong(
        "biases counted twice",
        "The biases are counted twice",
        (
            written(
                "pairs = zip(layer_sizes, layer_sizes[1:])",
                "return sum(a * c + 2 * c for a, c in pairs)",
            ),
            written(
                "pairs = zip(layer_sizes, layer_sizes[1:])",
                "weights = sum(a * c for a, c in pairs)",
                "return weights + 2 * sum(layer_sizes[1:])",
            ),
        ),
    ),
)
