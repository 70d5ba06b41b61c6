"""Exercise 01, from its text alone."""

from . import Task

LOOP = (
    "weights, biases = params['weights'], params['biases']\n"
    "for n, (w, b) in enumerate(zip(weights, biases)):\n"
    "    x = w @ x + b\n"
    "    if n < len(weights) - 1:\n"
    "        x = jnp.tanh(x)\n"
    "return x"
)
BUMP = (
    "middle = jnp.array([-5.0 * left, -5.0 * right])\n"
    "return {'weights': [jnp.array([[5.0], [5.0]]),"
    " jnp.array([[height / 2, -height / 2]])],"
    " 'biases': [middle, jnp.zeros(1)]}"
)


def bump(
    first="5.0], [5.0",
    inner="-5.0 * left, -5.0 * right",
    last="height / 2, -height / 2",
    bias="jnp.zeros(1)",
):
    return (
        f"return {{'weights': [jnp.array([[{first}]]),"
        f" jnp.array([[{last}]])],"
        f" 'biases': [jnp.array([{inner}]), {bias}]}}"
    )


TASKS = (
    Task(
        "q1",
        (
            "return jnp.tanh(w @ x + b)",
            "return jnp.tanh(jnp.matmul(w, x) + b)",
            "return jnp.tanh(jnp.sum(w * x, axis=1) + b)",
            "z = jnp.dot(w, x) + b\nreturn jnp.tanh(z)",
            "return jnp.stack([jnp.tanh(row @ x + c) for row, c in zip(w, b)])",
        ),
        "[(mesh.table(2), mesh.table(3, 2, seed=2), mesh.table(3, seed=3)),"
        " (mesh.table(3), mesh.table(3, 3, seed=2), mesh.table(3, seed=3)),"
        " (mesh.table(4), mesh.table(1, 4, seed=2), mesh.table(1, seed=3))]",
        "array",
        (
            ("no tanh", r"tanh", "return w @ x + b"),
            ("bias outside", r"bias", "return jnp.tanh(w @ x) + b"),
            ("no bias", r"bias", "return jnp.tanh(w @ x)"),
            ("minus", r"bias|sign|minus", "return jnp.tanh(w @ x - b)"),
            (
                "transposed",
                r"turn|transpos|way round|.T",
                "return jnp.tanh(w.T @ x + b)",
            ),
            ("x first", r"", "return jnp.tanh(x @ w + b)"),
            ("star", r"", "return jnp.tanh(w * x + b)"),
            ("tan", "", "return jnp.tan(w @ x + b)"),
            ("relu", "", "return jnp.maximum(w @ x + b, 0)"),
            ("twice tanh", "", "return jnp.tanh(jnp.tanh(w @ x + b))"),
            ("squeezed", r"shape", "return jnp.squeeze(jnp.tanh(w @ x + b))"),
            ("mean", "", "return jnp.tanh(jnp.mean(w * x, axis=1) + b)"),
            ("the example", "", "return jnp.array([0.964, 0.462])"),
            ("sum of all", "", "return jnp.tanh(jnp.sum(w @ x + b))"),
            ("first two", "", "return jnp.tanh(w @ x + b)[:2]"),
            ("first input only", "", "return jnp.tanh(w[:, 0] * x[0] + b)"),
            ("absolute", "", "return jnp.abs(jnp.tanh(w @ x + b))"),
        ),
    ),
    Task(
        "q2",
        (
            "return sum(m * (n + 1) for n, m in zip(layer_sizes, layer_sizes[1:]))",
            "total = 0\nfor n in range(len(layer_sizes) - 1):\n"
            "    total += layer_sizes[n] * layer_sizes[n + 1]\n"
            "    total += layer_sizes[n + 1]\nreturn total",
            "weights = sum(a * b for a, b in zip(layer_sizes, layer_sizes[1:]))\n"
            "return weights + sum(layer_sizes[1:])",
        ),
        "[([1, 3],), ([2, 5, 3],), ([4, 4, 4, 4],), ([3, 2, 5, 1, 7],), ([1, 1],)]",
        "int",
        (
            (
                "biases of inputs",
                r"input|bias",
                "return sum(a * b for a, b in zip(layer_sizes, layer_sizes[1:])) + sum(layer_sizes)",
            ),
            (
                "weights only",
                r"bias",
                "return sum(a * b for a, b in zip(layer_sizes, layer_sizes[1:]))",
            ),
            ("biases only", r"weight", "return sum(layer_sizes[1:])"),
            (
                "last layer missing",
                r"last",
                "s = layer_sizes[:-1]\nreturn sum(b * (a + 1) for a, b in zip(s, s[1:]))",
            ),
            (
                "first layer missing",
                r"first",
                "s = layer_sizes[1:]\nreturn sum(b * (a + 1) for a, b in zip(s, s[1:]))",
            ),
            (
                "four layers",
                "",
                "a, b, c, d = layer_sizes\nreturn a * b + b + b * c + c + c * d + d",
            ),
            (
                "at most three",
                "",
                "return sum(layer_sizes[n + 1] * (layer_sizes[n] + 1) for n in range(min(3, len(layer_sizes) - 1)))",
            ),
            ("the example", "", "return 701"),
            (
                "a float",
                r"float|whole|int",
                "return float(sum(b * (a + 1) for a, b in zip(layer_sizes, layer_sizes[1:])))",
            ),
            (
                "return in the loop",
                r"return",
                "total = 0\nfor a, b in zip(layer_sizes, layer_sizes[1:]):\n    total += b * (a + 1)\n    return total",
            ),
            (
                "overwritten",
                r"",
                "for a, b in zip(layer_sizes, layer_sizes[1:]):\n    total = b * (a + 1)\nreturn total",
            ),
            (
                "product of all",
                "",
                "total = 1\nfor size in layer_sizes:\n    total *= size\nreturn total",
            ),
            (
                "one bias a layer",
                r"bias",
                "return sum(a * b + 1 for a, b in zip(layer_sizes, layer_sizes[1:]))",
            ),
            (
                "bias of the last left out",
                r"",
                "return sum(a * b for a, b in zip(layer_sizes, layer_sizes[1:])) + sum(layer_sizes[1:-1])",
            ),
            ("neurons", r"", "return sum(layer_sizes)"),
            (
                "empties the list",
                r"chang|writes",
                "total = 0\nwhile len(layer_sizes) > 1:\n    a = layer_sizes.pop(0)\n    total += layer_sizes[0] * (a + 1)\nreturn total",
            ),
        ),
        (
            "layer_sizes.pop()",
            "layer_sizes.append(1)",
            "layer_sizes.sort(reverse=True)",
        ),
    ),
    Task(
        "q4",
        (
            LOOP,
            "*hidden, last = list(zip(params['weights'], params['biases']))\n"
            "for w, b in hidden:\n    x = jnp.tanh(jnp.dot(w, x) + b)\n"
            "return last[0] @ x + last[1]",
            "for w, b in zip(params['weights'][:-1], params['biases'][:-1]):\n"
            "    x = jnp.tanh(w @ x + b)\n"
            "return params['weights'][-1] @ x + params['biases'][-1]",
        ),
        "[(mesh.table(s[0], seed=5), mesh.network(s)) for s in"
        " ([3, 3, 3], [1, 4, 2], [2, 3], [1, 3, 2, 4, 1], [2, 2, 2, 2])]",
        "array",
        (
            (
                "tanh last",
                r"last",
                LOOP.replace("if n < len(weights) - 1", "if True"),
            ),
            (
                "no tanh",
                r"tanh|linear",
                LOOP.replace("x = jnp.tanh(x)", "pass"),
            ),
            (
                "one tanh too few",
                r"tanh",
                LOOP.replace("len(weights) - 1", "len(weights) - 2"),
            ),
            (
                "first tanh missing",
                r"tanh",
                LOOP.replace("if n <", "if 0 < n <"),
            ),
            (
                "w and b",
                r"name|entry|weights",
                LOOP.replace("'weights'", "'w'").replace("'biases'", "'b'"),
            ),
            (
                "last layer missing",
                r"last|layer",
                "for w, b in zip(params['weights'][:-1], params['biases'][:-1]):\n    x = jnp.tanh(w @ x + b)\nreturn x",
            ),
            (
                "return in the loop",
                r"return",
                LOOP.replace("\nreturn x", "\n    return x"),
            ),
            ("fixed two", "", LOOP.replace("len(weights) - 1", "1")),
            ("fixed three", "", LOOP.replace("len(weights) - 1", "2")),
            ("no bias", r"bias", LOOP.replace(" + b", "")),
            (
                "bias after",
                r"bias",
                LOOP.replace("w @ x + b", "w @ x")
                .replace("jnp.tanh(x)", "jnp.tanh(x)")
                .replace("return x", "return x + b"),
            ),
            (
                "squeezed",
                r"shape",
                LOOP.replace("return x", "return jnp.squeeze(x)"),
            ),
            (
                "number",
                r"shape|number",
                LOOP.replace("return x", "return x[0]"),
            ),
            (
                "fixed depth",
                "",
                "w, b = params['weights'], params['biases']\nx = jnp.tanh(w[0] @ x + b[0])\nreturn w[1] @ x + b[1]",
            ),
            (
                "at most two hidden",
                "",
                LOOP.replace(
                    "zip(weights, biases)", "list(zip(weights, biases))[:3]"
                ),
            ),
            (
                "pops",
                r"chang|writes",
                "weights, biases = params['weights'], params['biases']\nlast = weights.pop(), biases.pop()\nfor w, b in zip(weights, biases):\n    x = jnp.tanh(w @ x + b)\nreturn last[0] @ x + last[1]",
            ),
            ("x transposed", "", LOOP.replace("w @ x", "w.T @ x")),
            ("star", "", LOOP.replace("w @ x", "w * x")),
            ("zeroed bias", r"", LOOP.replace("+ b", "+ 0 * b")),
            ("relu", "", LOOP.replace("jnp.tanh(x)", "jnp.maximum(x, 0)")),
        ),
        (
            "params['biases'][0] = params['biases'][0] + 1",
            "params['weights'].pop()",
            "params['more'] = 1",
            "del params['biases']",
            "params['weights'].reverse()",
        ),
    ),
    Task(
        "q5",
        (
            BUMP,
            bump(
                last="-height / 2, height / 2",
                inner="-5.0 * left, -5.0 * right",
                bias="jnp.zeros(1)",
            ).replace(
                "[[-height / 2, height / 2]]",
                "[[0.5, -0.5]]) * height * jnp.array([[1.0, 1.0]]",
            ),
            bump(
                inner="-5.0 * right, -5.0 * left",
                last="-height / 2, height / 2",
            ),
        ),
        "[(-1.0, 1.0, 1.0), (0.5, 2.0, -0.7), (-2.0, -1.0, 3.0)]",
        "params",
        (
            ("not halved", r"half|2|twice|high", bump(last="height, -height")),
            ("biases without 5", r"", bump(inner="-left, -right")),
            (
                "biases of other sign",
                r"sign|bias",
                bump(inner="5 * left, 5 * right"),
            ),
            ("same signs", r"", bump(last="height / 2, height / 2")),
            (
                "upside down",
                r"sign|upside|turn",
                bump(last="-height / 2, height / 2"),
            ),
            (
                "other weights",
                r"5",
                bump(
                    first="10.0], [10.0", inner="-10.0 * left, -10.0 * right"
                ),
            ),
            (
                "a bit of slope",
                r"5",
                bump(first="4.0], [4.0", inner="-4.0 * left, -4.0 * right"),
            ),
            ("raised", r"bias|lift|outside", bump(bias="jnp.ones(1)")),
            ("height in bias", r"", bump(bias="jnp.array([height / 2])")),
            ("only left", r"", bump(inner="-5.0 * left, -5.0 * left")),
            (
                "the lesson's bump",
                "",
                bump(inner="5.0, -5.0", last="0.5, -0.5"),
            ),
            ("height 1", r"height", bump(last="0.5, -0.5")),
            (
                "positive height",
                "",
                bump(last="abs(height) / 2, -abs(height) / 2"),
            ),
            ("symmetric", "", bump(inner="5.0 * right, -5.0 * right")),
            (
                "lists",
                r"list",
                "return {'weights': [[[5.0], [5.0]], [[height / 2, -height / 2]]], 'biases': [[-5 * left, -5 * right], [0.0]]}",
            ),
        ),
    ),
)
VALUES = {
    "q3": (
        (
            "14.0",
            "14",
            "jnp.array(14.0)",
            "8.0 + 6",
            "__import__('numpy').float64(14)",
        ),
        (
            "10.0",
            "-14.0",
            "15.0",
            "13.0",
            "8.0",
            "5.0",
            "14.5",
            "16.0",
            "-1.0",
        ),
    ),
}
