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
    Task(
        "q8",
        (
            (
                "d = different - same\n"
                'return {"weights": [jnp.array([[10.0, 10.0], [10.0, 10.0]]), jnp.array([[d / 2, -d / 2]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([same])]}'
            ),
            (
                "d = (different - same) / 2\n"
                "w = [20.0 * jnp.array([[1.0, -1.0], [-1.0, 1.0]]), d * jnp.ones((1, 2))]\n"
                'return {"weights": w, "biases": [jnp.array([-10.0, -10.0]), jnp.array([same + 2 * d])]}'
            ),
            (
                "import numpy as np\n"
                "k = (different - same) / 2\n"
                'return {"weights": [np.array([[8.0, 8.0], [8.0, 8.0]]), np.array([[k, -k]])], "biases": [np.array([-4.0, -12.0]), np.array([same])]}'
            ),
            (
                "a = jnp.tanh(5.0)\n"
                "k = (different - same) / (2 * a)\n"
                'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[k, -k]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([same])]}'
            ),
            (
                "s, t = same, different\n"
                "h = jnp.tanh(jnp.array([[-1.0, -3.0], [1.0, -1.0], [3.0, 1.0]]))\n"
                "A = jnp.concatenate([h, jnp.ones((3, 1))], axis=1)\n"
                "v = jnp.linalg.solve(A, jnp.array([s, t, s]))\n"
                'return {"weights": [jnp.full((2, 2), 2.0), v[None, :2]], "biases": [jnp.array([-1.0, -3.0]), v[2:]]}'
            ),
        ),
        "[(0.0, 1.0), (2.0, -1.0)]",
        "any params",
        (
            (
                "fixed 0 and 1",
                "fixed|same",
                'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[0.5, -0.5]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([0.0])]}',
            ),
            (
                "swapped",
                "swap",
                (
                    "d = same - different\n"
                    'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[d / 2, -d / 2]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([different])]}'
                ),
            ),
            (
                "AND",
                "\\(1, 1\\)",
                (
                    "d = different - same\n"
                    'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[d / 2, 0.0]])], "biases": [jnp.array([-15.0, -5.0]), jnp.array([same + d / 2])]}'
                ),
            ),
            (
                "too soft",
                "little|larger",
                (
                    "d = different - same\n"
                    'return {"weights": [jnp.full((2, 2), 1.0), jnp.array([[d / 2, -d / 2]])], "biases": [jnp.array([-0.5, -1.5]), jnp.array([same])]}'
                ),
            ),
            (
                "not halved",
                "twice",
                (
                    "d = different - same\n"
                    'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[d, -d]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([same])]}'
                ),
            ),
            (
                "same missing",
                "same",
                (
                    "d = different - same\n"
                    'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[d / 2, -d / 2]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([0.0])]}'
                ),
            ),
            (
                "all zero",
                "",
                'return {"weights": [jnp.zeros((2, 2)), jnp.zeros((1, 2))], "biases": [jnp.zeros(2), jnp.array([(same + different) / 2])]}',
            ),
            (
                "three hidden neurons",
                "shape",
                (
                    "d = different - same\n"
                    'return {"weights": [jnp.full((3, 2), 10.0), jnp.array([[d / 2, -d / 2, 0.0]])], "biases": [jnp.array([-5.0, -15.0, 0.0]), jnp.array([same])]}'
                ),
            ),
            (
                "shapes transposed at output",
                "shape",
                (
                    "d = different - same\n"
                    'return {"weights": [jnp.full((2, 2), 10.0), jnp.array([[d / 2], [-d / 2]])], "biases": [jnp.array([-5.0, -15.0]), jnp.array([same])]}'
                ),
            ),
        ),
    ),
    Task(
        "q9",
        (
            (
                "outs = []\n"
                'n = len(params["weights"])\n'
                'for i, (w, b) in enumerate(zip(params["weights"], params["biases"])):\n'
                "    x = w @ x + b\n"
                "    if i < n - 1:\n"
                "        x = jnp.maximum(x, 0)\n"
                "    outs.append(x)\n"
                "return outs"
            ),
            (
                "import jax\n"
                "outs = [x]\n"
                'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                "    outs.append(jax.nn.relu(w @ outs[-1] + b))\n"
                'return outs[1:] + [params["weights"][-1] @ outs[-1] + params["biases"][-1]]'
            ),
            (
                "outs = ()\n"
                'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                "    z = jnp.dot(w, x) + b\n"
                "    x = jnp.where(z > 0, z, 0)\n"
                "    outs += (x,)\n"
                'return outs + (jnp.dot(params["weights"][-1], x) + params["biases"][-1],)'
            ),
            (
                "def rec(x, ws, bs):\n"
                "    z = ws[0] @ x + bs[0]\n"
                "    if not ws[1:]:\n"
                "        return [z]\n"
                "    a = z * (z > 0)\n"
                "    return [a, *rec(a, ws[1:], bs[1:])]\n"
                'return rec(x, list(params["weights"]), list(params["biases"]))'
            ),
            (
                "from itertools import accumulate\n"
                'pairs = list(zip(params["weights"], params["biases"]))\n'
                "out = list(accumulate(pairs[:-1], lambda h, p: jnp.clip(p[0] @ h + p[1], 0), initial=x))\n"
                "return out[1:] + [pairs[-1][0] @ out[-1] + pairs[-1][1]]"
            ),
        ),
        "[(mesh.table(n[0]), mesh.network(n)) for n in ([3, 3, 3], [2, 4, 3, 1], [2, 3])]",
        "tree",
        (
            (
                "input included",
                "input",
                (
                    "outs = [x]\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    x = jnp.maximum(w @ x + b, 0)\n"
                    "    outs.append(x)\n"
                    'outs.append(params["weights"][-1] @ x + params["biases"][-1])\n'
                    "return outs"
                ),
            ),
            (
                "output missing",
                "last|missing",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    x = jnp.maximum(w @ x + b, 0)\n"
                    "    outs.append(x)\n"
                    "return outs"
                ),
            ),
            (
                "tanh",
                "tanh",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    x = jnp.tanh(w @ x + b)\n"
                    "    outs.append(x)\n"
                    'outs.append(params["weights"][-1] @ x + params["biases"][-1])\n'
                    "return outs"
                ),
            ),
            (
                "relu on the last",
                "last",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"], params["biases"]):\n'
                    "    x = jnp.maximum(w @ x + b, 0)\n"
                    "    outs.append(x)\n"
                    "return outs"
                ),
            ),
            (
                "no relu",
                "below 0|applied",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"], params["biases"]):\n'
                    "    x = w @ x + b\n"
                    "    outs.append(x)\n"
                    "return outs"
                ),
            ),
            (
                "before relu",
                "before",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    z = w @ x + b\n"
                    "    outs.append(z)\n"
                    "    x = jnp.maximum(z, 0)\n"
                    'outs.append(params["weights"][-1] @ x + params["biases"][-1])\n'
                    "return outs"
                ),
            ),
            (
                "only output",
                "alone|list",
                (
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    x = jnp.maximum(w @ x + b, 0)\n"
                    'return params["weights"][-1] @ x + params["biases"][-1]'
                ),
            ),
            (
                "no biases",
                "bias",
                (
                    "outs = []\n"
                    'for w in params["weights"][:-1]:\n'
                    "    x = jnp.maximum(w @ x, 0)\n"
                    "    outs.append(x)\n"
                    'outs.append(params["weights"][-1] @ x)\n'
                    "return outs"
                ),
            ),
            (
                "minimum",
                "minimum",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    x = jnp.minimum(w @ x + b, 0)\n"
                    "    outs.append(x)\n"
                    'outs.append(params["weights"][-1] @ x + params["biases"][-1])\n'
                    "return outs"
                ),
            ),
            (
                "abs",
                "absolute",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    x = jnp.abs(w @ x + b)\n"
                    "    outs.append(x)\n"
                    'outs.append(params["weights"][-1] @ x + params["biases"][-1])\n'
                    "return outs"
                ),
            ),
            (
                "each from the input",
                "input",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"][:-1], params["biases"][:-1]):\n'
                    "    outs.append(jnp.maximum(w @ x + b, 0))\n"
                    'outs.append(params["weights"][-1] @ x + params["biases"][-1])\n'
                    "return outs"
                ),
            ),
            (
                "return in loop",
                "One thing|1 thing",
                (
                    "outs = []\n"
                    'for w, b in zip(params["weights"], params["biases"]):\n'
                    "    x = jnp.maximum(w @ x + b, 0)\n"
                    "    outs.append(x)\n"
                    "    return outs"
                ),
            ),
        ),
        ("params['weights'].pop()", "params['biases'][0] = 0"),
    ),
)
VALUES = {
    "q10": (
        ("30", "30 + 0", "__import__('numpy').int64(30)"),
        ("29", "31", "32", "60", "1051", "-35", "30.5", "15", "0"),
    ),
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
