"""Right and wrong answers to exercise 01, questions 4 to 6."""

from mistakes import Wrong

STEM = "01_network"


def network(line, loop="zip(weights, biases)", before="", after="return x"):
    """Return the source of a network with these lines."""
    return f"""
def network(x, params):
    weights, biases = params["weights"], params["biases"]
    {before or "pass"}
    for layer, (w, b) in enumerate({loop}):
        {line}
    {after}
"""


def bump(b_1, w_2, b_2="[0.0]", w_1="[[5.0], [5.0]]"):
    """Return the source of a bump with these arrays."""
    return f"""
def bump_params(left, right, height):
    weights = [jnp.array({w_1}), jnp.array({w_2})]
    biases = [jnp.array({b_1}), jnp.array({b_2})]
    return {{"weights": weights, "biases": biases}}
"""


LINEAR = "x = w @ x + b"
HALF = "[[height / 2, -height / 2]]"
RIGHT_BIASES = "[-5 * left, -5 * right]"

RIGHT = {
    "q4": (
        """
        def network(x, params):
            *hidden, last = zip(params["weights"], params["biases"])
            for w, b in hidden:
                x = jnp.tanh(w @ x + b)
            return last[0] @ x + last[1]
        """,
        """
        def network(x, params):
            count = len(params["biases"])
            for n in range(count):
                z = jnp.dot(params["weights"][n], x) + params["biases"][n]
                x = z if n == count - 1 else jnp.tanh(z)
            return x
        """,
    ),
    "q5": (
        bump(RIGHT_BIASES, HALF),
        # The same curve from steps that are turned over and exchanged.
        bump(
            "[5 * right, -5 * left]",
            "[[height / 2, height / 2]]",
            w_1="[[-5.0], [5.0]]",
        ),
        """
        import numpy as np

        def bump_params(left, right, height):
            w_1 = np.full((2, 1), 5)
            b_1 = -w_1[:, 0] * np.array([left, right])
            w_2 = np.array([[0.5, -0.5]]) * height
            return {"weights": (w_1, w_2), "biases": (b_1, np.zeros(1))}
        """,
    ),
    "q6": (
        "bug_line = 5\nbug_symptom = 'B'\nbug_reason = 'A fixed number.'",
        "bug_line = 5\nbug_symptom = 'b'\nbug_reason = 'A fixed number.'",
    ),
}

WRONG = {
    "q4": (
        Wrong(
            "tanh last",
            "there is a tanh on the last layer",
            (
                network("x = jnp.tanh(w @ x + b)"),
                """
                def network(x, params):
                    for n in range(len(params["weights"])):
                        w, b = params["weights"][n], params["biases"][n]
                        x = jnp.tanh(jnp.matmul(w, x) + b)
                    return x
                """,
            ),
        ),
        Wrong(
            "no tanh",
            "This is linear",
            (
                network(LINEAR),
                network("x = b + jnp.sum(w * x, axis=1); jnp.tanh(x)"),
            ),
        ),
        Wrong(
            "last layer skipped",
            "You stopped one layer early",
            (
                network(
                    "x = jnp.tanh(w @ x + b)", "zip(weights[:-1], biases[:-1])"
                ),
                """
                def network(x, params):
                    weights, biases = params["weights"], params["biases"]
                    for n in range(len(weights) - 1):
                        x = jnp.tanh(jnp.matmul(weights[n], x) + biases[n])
                    return x
                """,
            ),
        ),
        Wrong(
            "last layer skipped, without tanh",
            "with a layer that lacks its tanh",
            (
                """
                def network(x, params):
                    weights = params["weights"][:-1]
                    for n, (w, b) in enumerate(zip(weights, params["biases"])):
                        x = w @ x + b
                        if n < len(weights) - 1:
                            x = jnp.tanh(x)
                    return x
                """,
                network(
                    "x = w @ (jnp.tanh(x) if layer else x) + b",
                    "zip(weights[:-1], biases[:-1])",
                ),
            ),
        ),
        Wrong(
            "biases reversed",
            "Each matrix needs its own bias",
            (
                network(
                    "x = w @ (jnp.tanh(x) if layer else x) + b",
                    "zip(weights, reversed(biases))",
                ),
                """
                def network(x, params):
                    biases = list(params["biases"])
                    for n, w in enumerate(params["weights"]):
                        x = jnp.matmul(w, x) + biases.pop()
                        if biases:
                            x = jnp.tanh(x)
                    return x
                """,
            ),
        ),
        Wrong(
            "transposed",
            "The matrices lie the wrong way round",
            (
                network("x = w.T @ (jnp.tanh(x) if layer else x) + b"),
                network("x = (jnp.tanh(x) if layer else x) @ w + b"),
            ),
        ),
        Wrong(
            "x not carried",
            "it should get what the layer before has made",
            (
                network(
                    "z = w @ x + b\n"
                    "        if layer < len(weights) - 1: z = jnp.tanh(z)",
                    after="return z",
                ),
                """
                def network(x, params):
                    outputs = []
                    for w, b in zip(params["weights"], params["biases"]):
                        outputs.append(jnp.matmul(w, x) + b)
                    return outputs[-1]
                """,
            ),
        ),
        Wrong(
            "tanh before bias",
            "The bias belongs inside tanh",
            (
                network(
                    "z = w @ x\n"
                    "        last = layer == len(weights) - 1\n"
                    "        x = (z if last else jnp.tanh(z)) + b"
                ),
                """
                def network(x, params):
                    *hidden, (w, b) = zip(params["weights"], params["biases"])
                    for w_hidden, b_hidden in hidden:
                        x = b_hidden + jnp.tanh(w_hidden @ x)
                    return w @ x + b
                """,
            ),
        ),
        Wrong(
            "misspelt entry",
            "The dictionary has no such entry",
            (
                "def network(x, params):\n    return params['weight'][0] @ x",
                "def network(x, params):\n    return params['w'][0] @ x",
            ),
        ),
    ),
    "q5": (
        Wrong(
            "mirrored",
            "The bump lies on the other side of 0",
            (
                bump("[5 * left, 5 * right]", "[[height / 2, -height / 2]]"),
                bump(
                    RIGHT_BIASES,
                    "[[-height / 2, height / 2]]",
                    w_1="[[-5.0], [-5.0]]",
                ),
            ),
        ),
        Wrong(
            "bias without weight",
            "The steps are too near to 0",
            (
                bump("[-left, -right]", HALF),
                bump(
                    "[left, right]",
                    "[[-height / 2, height / 2]]",
                    w_1="[[-5.0], [-5.0]]",
                ),
            ),
        ),
        Wrong(
            "twice too high",
            "The bump is twice too high",
            (
                bump(RIGHT_BIASES, "[[height, -height]]"),
                bump(
                    "[5 * left, 5 * right]",
                    "[[-height, height]]",
                    w_1="[[-5.0], [-5.0]]",
                ),
            ),
        ),
        Wrong(
            "two steps up",
            "Both steps go up",
            (
                bump(RIGHT_BIASES, "[[height / 2, height / 2]]"),
                bump("[-5 * right, -5 * left]", "[[height / 2, height / 2]]"),
            ),
        ),
        Wrong(
            "lifted",
            "the last bias has nothing to do",
            (
                bump(RIGHT_BIASES, HALF, "[height / 2]"),
                bump(RIGHT_BIASES, HALF, "[1.0]"),
            ),
        ),
        Wrong(
            "upside down",
            "The bump is upside down",
            (
                bump(RIGHT_BIASES, "[[-height / 2, height / 2]]"),
                bump("[-5 * right, -5 * left]", HALF),
            ),
        ),
        Wrong(
            "shapes",
            "weights (2, 1) and (1, 2), biases (2,) and (1,)",
            (
                bump(RIGHT_BIASES, HALF, w_1="[[5.0, 5.0]]"),
                bump(RIGHT_BIASES, HALF, w_1="[5.0, 5.0]"),
            ),
        ),
    ),
    "q6": tuple(
        Wrong(
            f"line {line}",
            f"Line {line} is fine",
            (f"bug_line = {line}\nbug_symptom = 'B'\nbug_reason = 'so'",),
        )
        for line in (2, 3, 4, 6, 7)
    )
    + tuple(
        Wrong(
            f"symptom {letter}",
            says,
            (f"bug_line = 5\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
        )
        for letter, says in (
            ("A", "could not leave the range"),
            ("C", "All biases are 0 here"),
            ("D", "three numbers would come out"),
        )
    ),
}
