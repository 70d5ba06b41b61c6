"""Odd wrong answers to exercise 01, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "01_network"


def bump(w_1, b_1, w_2, b_2="[0.0]"):
    """Return the source of a `bump_params` with these entries."""
    weights = f"[jnp.array({w_1}), jnp.array({w_2})]"
    biases = f"[jnp.array({b_1}), jnp.array({b_2})]"
    text = f'{{"weights": {weights}, "biases": {biases}}}'
    return written("bump_params(left, right, height)", f"return {text}")


WRONG = {
    "q1": (
        Wrong(
            "bias subtracted",
            "it is added",
            (
                written("layer(x, w, b)", "return jnp.tanh(w @ x - b)"),
                written(
                    "layer(x, w, b)", "return -jnp.tanh(b - jnp.matmul(w, x))"
                ),
            ),
        ),
        Wrong(
            "column and row",
            "Every entry met every other",
            (
                written(
                    "layer(x, w, b)", "return jnp.tanh(w @ x[:, None] + b)"
                ),
                written(
                    "layer(x, w, b)",
                    "return jnp.tanh((w @ x)[:, None] + b[None, :])",
                ),
            ),
        ),
        Wrong(
            "column",
            "an axis of length 1",
            (
                written(
                    "layer(x, w, b)",
                    "return jnp.tanh(w @ x[:, None] + b[:, None])",
                ),
                written(
                    "layer(x, w, b)", "return jnp.tanh(w @ x + b)[:, None]"
                ),
            ),
        ),
        Wrong(
            "list",
            "A list came where an array is wanted",
            (
                written(
                    "layer(x, w, b)",
                    "return [jnp.tanh(row @ x + c) for row, c in zip(w, b)]",
                ),
                written("layer(x, w, b)", "return list(jnp.tanh(w @ x + b))"),
            ),
        ),
    ),
    "q2": (
        Wrong(
            "first pair only",
            "does `return` stand inside",
            (
                written(
                    "count_params(layer_sizes)",
                    "for a, b in zip(layer_sizes, layer_sizes[1:]):",
                    "    return a * b + b",
                ),
                written(
                    "count_params(layer_sizes)",
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
                    "count_params(layer_sizes)",
                    "return sum(a * b + 1 for a, b in zip(layer_sizes, "
                    "layer_sizes[1:]))",
                ),
                written(
                    "count_params(layer_sizes)",
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
                written("count_params(layer_sizes)", "return 701"),
                written(
                    "count_params(layer_sizes)", "return 20 * 31 + 30 * 2 + 21"
                ),
            ),
        ),
        Wrong(
            "list",
            "things came where one number is wanted",
            (
                written(
                    "count_params(layer_sizes)",
                    "return [(a + 1) * b for a, b in zip(layer_sizes, "
                    "layer_sizes[1:])]",
                ),
                written(
                    "count_params(layer_sizes)",
                    "return tuple(a * b + b for a, b in zip(layer_sizes, "
                    "layer_sizes[1:]))",
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "last hidden layer only",
            "Only the last hidden layer",
            (
                written(
                    "network(x, params)",
                    'for w, b in zip(params["weights"][:-1], '
                    'params["biases"][:-1]):',
                    "    y = jnp.tanh(w @ x + b)",
                    'return params["weights"][-1] @ y + params["biases"][-1]',
                ),
                written(
                    "network(x, params)",
                    'weights, biases = params["weights"], params["biases"]',
                    "for w, b in zip(weights[:-1], biases[:-1]):",
                    "    hidden = jnp.tanh(jnp.matmul(w, x) + b)",
                    "return jnp.matmul(weights[-1], hidden) + biases[-1]",
                ),
            ),
        ),
        Wrong(
            "last bias missing",
            "The last layer lacks its bias",
            (
                written(
                    "network(x, params)",
                    'for w, b in zip(params["weights"][:-1], '
                    'params["biases"][:-1]):',
                    "    x = jnp.tanh(w @ x + b)",
                    'return params["weights"][-1] @ x',
                ),
                written(
                    "network(x, params)",
                    '*hidden, last = zip(params["weights"], params["biases"])',
                    "for w, b in hidden:",
                    "    x = jnp.tanh(w @ x + b)",
                    "return jnp.matmul(last[0], x)",
                ),
            ),
        ),
        Wrong(
            "fixed depth",
            "loop over the layers that are there",
            (
                written(
                    "network(x, params)",
                    'w, b = params["weights"], params["biases"]',
                    "x = jnp.tanh(w[0] @ x + b[0])",
                    "x = jnp.tanh(w[1] @ x + b[1])",
                    "return w[2] @ x + b[2]",
                ),
                written(
                    "network(x, params)",
                    "for i in range(2):",
                    '    x = jnp.tanh(params["weights"][i] @ x + '
                    'params["biases"][i])',
                    'return params["weights"][2] @ x + params["biases"][2]',
                ),
            ),
        ),
        Wrong(
            "walked along the dictionary",
            "stand more names or fewer",
            (
                written(
                    "network(x, params)",
                    "for w, b in params:",
                    "    x = jnp.tanh(w @ x + b)",
                    "return x",
                ),
                written(
                    "network(x, params)",
                    'w, b = params["weights"]',
                    "return w @ x + b",
                ),
            ),
        ),
        Wrong(
            "all activations",
            "what is wanted is one of them",
            (
                written(
                    "network(x, params)",
                    "given = x",
                    'for w, b in zip(params["weights"][:-1], '
                    'params["biases"][:-1]):',
                    "    x = jnp.tanh(w @ x + b)",
                    'return given, params["weights"][-1] @ x + '
                    'params["biases"][-1]',
                ),
                written(
                    "network(x, params)",
                    'for w, b in zip(params["weights"][:-1], '
                    'params["biases"][:-1]):',
                    "    x = jnp.tanh(w @ x + b)",
                    'return [params["weights"][-1] @ x + '
                    'params["biases"][-1], x]',
                ),
            ),
        ),
    ),
    "q5": (
        Wrong(
            "other weights",
            "both weights of the first layer are to be 5",
            (
                bump(
                    "[[10.0], [10.0]]",
                    "[-10.0 * left, -10.0 * right]",
                    "[[height / 2, -height / 2]]",
                ),
                bump(
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
                    "bump_params(left, right, height)",
                    "w = [[[5.0], [5.0]], [[height / 2, -height / 2]]]",
                    'return {"weights": w, "biases": [[-5.0 * left, -5.0 * '
                    "right], [0.0]]}",
                ),
                written(
                    "bump_params(left, right, height)",
                    "w = [[[5.0], [5.0]], [[height, -height]]]",
                    "return dict(weights=w, biases=[[0.0, 0.0], [0.0]])",
                ),
            ),
        ),
        Wrong(
            "no dict",
            "a dict takes its keys",
            (
                written(
                    "bump_params(left, right, height)",
                    "return [jnp.ones((2, 1)), jnp.ones((1, 2))], "
                    "[jnp.ones(2), jnp.ones(1)]",
                ),
                written(
                    "bump_params(left, right, height)",
                    "return [jnp.ones((2, 1)), jnp.ones(2), jnp.ones((1, "
                    "2)), jnp.ones(1)]",
                ),
            ),
        ),
        Wrong(
            "numbers by heart",
            "The same came for all arguments",
            (
                bump("[[5.0], [5.0]]", "[5.0, -5.0]", "[[0.5, -0.5]]"),
                written(
                    "bump_params(left, right, height)",
                    "left, right, height = -1, 1, 2",
                    'return {"weights": [jnp.full((2, 1), 5.0), '
                    'jnp.array([[1.0, -1.0]])], "biases": [jnp.array([5.0, '
                    "-5.0]), jnp.zeros(1)]}",
                ),
            ),
        ),
    ),
}
