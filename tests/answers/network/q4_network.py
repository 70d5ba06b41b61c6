"""Answers to exercise 01, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.network.q4_network import QUESTION

written = writer(QUESTION)


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


LINEAR = "x = w @ x + b"

RIGHT = (
    written(
        """
        *hidden, last = zip(params["weights"], params["biases"])
        for w, b in hidden:
            x = jnp.tanh(w @ x + b)
        return last[0] @ x + last[1]
        """
    ),
    written(
        """
        count = len(params["biases"])
        for n in range(count):
            z = jnp.dot(params["weights"][n], x) + params["biases"][n]
            x = z if n == count - 1 else jnp.tanh(z)
        return x
        """
    ),
)

WRONG = (
    Wrong(
        "tanh last",
        "there is a tanh on the last layer",
        (
            network("x = jnp.tanh(w @ x + b)"),
            written(
                """
                for n in range(len(params["weights"])):
                    w, b = params["weights"][n], params["biases"][n]
                    x = jnp.tanh(jnp.matmul(w, x) + b)
                return x
                """
            ),
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
            written(
                """
                weights, biases = params["weights"], params["biases"]
                for n in range(len(weights) - 1):
                    x = jnp.tanh(jnp.matmul(weights[n], x) + biases[n])
                return x
                """
            ),
        ),
    ),
    Wrong(
        "last layer skipped, without tanh",
        "with a layer that lacks its tanh",
        (
            written(
                """
                weights = params["weights"][:-1]
                for n, (w, b) in enumerate(zip(weights, params["biases"])):
                    x = w @ x + b
                    if n < len(weights) - 1:
                        x = jnp.tanh(x)
                return x
                """
            ),
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
            written(
                """
                biases = list(params["biases"])
                for n, w in enumerate(params["weights"]):
                    x = jnp.matmul(w, x) + biases.pop()
                    if biases:
                        x = jnp.tanh(x)
                return x
                """
            ),
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
            written(
                """
                outputs = []
                for w, b in zip(params["weights"], params["biases"]):
                    outputs.append(jnp.matmul(w, x) + b)
                return outputs[-1]
                """
            ),
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
            written(
                """
                *hidden, (w, b) = zip(params["weights"], params["biases"])
                for w_hidden, b_hidden in hidden:
                    x = b_hidden + jnp.tanh(w_hidden @ x)
                return w @ x + b
                """
            ),
        ),
    ),
    Wrong(
        "misspelt entry",
        "The dictionary has no such entry",
        (
            written("return params['weight'][0] @ x"),
            written("return params['w'][0] @ x"),
        ),
    ),
    Wrong(
        "last hidden layer only",
        "Only the last hidden layer",
        (
            written(
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    y = jnp.tanh(w @ x + b)",
                'return params["weights"][-1] @ y + params["biases"][-1]',
            ),
            written(
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
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    x = jnp.tanh(w @ x + b)",
                'return params["weights"][-1] @ x',
            ),
            written(
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
                'w, b = params["weights"], params["biases"]',
                "x = jnp.tanh(w[0] @ x + b[0])",
                "x = jnp.tanh(w[1] @ x + b[1])",
                "return w[2] @ x + b[2]",
            ),
            written(
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
                "for w, b in params:",
                "    x = jnp.tanh(w @ x + b)",
                "return x",
            ),
            written(
                'w, b = params["weights"]',
                "return w @ x + b",
            ),
        ),
    ),
    Wrong(
        "all activations",
        "return that one alone",
        (
            written(
                "given = x",
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    x = jnp.tanh(w @ x + b)",
                'return given, params["weights"][-1] @ x + '
                'params["biases"][-1]',
            ),
            written(
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    x = jnp.tanh(w @ x + b)",
                'return [params["weights"][-1] @ x + params["biases"][-1], x]',
            ),
        ),
    ),
    Wrong(
        "first tanh alone",
        "The first layer alone applies tanh",
        (
            network("x = jnp.tanh(w @ x + b) if layer < 1 else w @ x + b"),
            written(
                "first = True",
                'for w, b in zip(params["weights"], params["biases"]):',
                "    x = w @ x + b",
                "    x, first = (jnp.tanh(x) if first else x), False",
                "return x",
            ),
        ),
    ),
    Wrong(
        "tanh on the input",
        "applied to the input as well",
        (
            written(
                "x = jnp.tanh(x)",
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    x = jnp.tanh(w @ x + b)",
                'return params["weights"][-1] @ x + params["biases"][-1]',
            ),
            written(
                'for w, b in zip(params["weights"], params["biases"]):',
                "    x = w @ jnp.tanh(x) + b",
                "return x",
            ),
        ),
    ),
    Wrong(
        "relu",
        "The hidden layers apply relu",
        (
            written(
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    x = jnp.maximum(w @ x + b, 0)",
                'return params["weights"][-1] @ x + params["biases"][-1]',
            ),
            written(
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    z = w @ x + b",
                "    x = z * (z > 0)",
                'return params["weights"][-1] @ x + params["biases"][-1]',
            ),
        ),
    ),
    Wrong(
        "biases subtracted",
        "The biases are subtracted",
        (
            written(
                'for w, b in zip(params["weights"][:-1], '
                'params["biases"][:-1]):',
                "    x = jnp.tanh(w @ x - b)",
                'return params["weights"][-1] @ x - params["biases"][-1]',
            ),
            written(
                'n = len(params["weights"])',
                "for i in range(n):",
                '    x = params["weights"][i] @ x - params["biases"][i]',
                "    x = jnp.tanh(x) if i < n - 1 else x",
                "return x",
            ),
        ),
    ),
    Wrong(
        "number of tanhs fixed",
        "A fixed number of layers applies tanh",
        (
            written(
                "weights, biases = params['weights'], params['biases']",
                "for layer, (w, b) in enumerate(zip(weights, biases)):",
                "    x = w @ x + b",
                "    if layer < 2:",
                "        x = jnp.tanh(x)",
                "return x",
            ),
            written(
                "weights, biases = params['weights'], params['biases']",
                "for layer, (w, b) in enumerate(zip(weights, biases)):",
                "    x = w @ x + b",
                "    if layer < 3:",
                "        x = jnp.tanh(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "last tanh alone",
        "it is the other way round",
        (
            written(
                "weights, biases = params['weights'], params['biases']",
                "for w, b in zip(weights, biases):",
                "    x = w @ x + b",
                "return jnp.tanh(x)",
            ),
            written(
                "weights, biases = params['weights'], params['biases']",
                "for w, b in zip(weights[:-1], biases[:-1]):",
                "    x = w @ x + b",
                "return jnp.tanh(weights[-1] @ x + biases[-1])",
            ),
        ),
    ),
    Wrong(
        "first layer with its tanh",
        "does `return` stand inside the loop",
        (
            written(
                "weights, biases = params['weights'], params['biases']",
                "for w, b in zip(weights, biases):",
                "    x = jnp.tanh(w @ x + b)",
                "    return x",
            ),
            written(
                "weights, biases = params['weights'], params['biases']",
                "return jnp.tanh(weights[0] @ x + biases[0])",
            ),
        ),
    ),
    Wrong(
        "a layer that is not written",
        "Your lines call `layer`, which is not written yet",
        (
            written(
                """
                *hidden, last = zip(params["weights"], params["biases"])
                for w, b in hidden:
                    x = layer(x, w, b)
                return last[0] @ x + last[1]
                """
            ),
            written(
                "count = len(params['weights'])",
                "for n in range(count - 1):",
                "    x = layer(x, params['weights'][n], params['biases'][n])",
                "return params['weights'][-1] @ x + params['biases'][-1]",
            ),
        ),
    ),
    Wrong(
        "last layer twice",
        "The last layer is applied twice",
        (
            written(
                "weights, biases = params['weights'], params['biases']",
                "for w, b in zip(weights, biases):",
                "    x = jnp.tanh(w @ x + b)",
                "return weights[-1] @ x + biases[-1]",
            ),
            written(
                "for w, b in zip(params['weights'], params['biases']):",
                "    x = jnp.tanh(jnp.dot(w, x) + b)",
                "return jnp.dot(w, x) + b",
            ),
        ),
    ),
    Wrong(
        "entries in their order",
        "each row of the matrix must be as long as what it multiplies",
        (
            written(
                """
                weights, biases = params.values()
                for w, b in zip(weights[:-1], biases[:-1]):
                    x = jnp.tanh(w @ x + b)
                return weights[-1] @ x + biases[-1]
                """
            ),
            written(
                """
                *hidden, last = zip(*params.values())
                for w, b in hidden:
                    x = jnp.tanh(w @ x + b)
                return last[0] @ x + last[1]
                """
            ),
        ),
    ),
    Wrong(
        "a tanh undone",
        "Not one of the usual mistakes",
        (
            written(
                "for w, b in zip(params['weights'], params['biases']):",
                "    x = jnp.tanh(w @ x + b)",
                "return jnp.arctanh(jnp.clip(x, -0.99999, 0.99999))",
            ),
            written(
                "for w, b in zip(params['weights'], params['biases']):",
                "    x = jnp.tanh(w @ x + b)",
                "x = jnp.clip(x, -0.99999, 0.99999)",
                "return jnp.log((1 + x) / (1 - x)) / 2",
            ),
        ),
    ),
)
