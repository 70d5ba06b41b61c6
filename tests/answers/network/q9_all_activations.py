"""Answers to exercise 01, question 9: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.network.q9_all_activations import QUESTION

written = writer(QUESTION)

ZIP = 'layers = list(zip(params["weights"], params["biases"]))'


def loop(
    z="jnp.matmul(w, x) + b",
    hidden="jnp.maximum(z, 0)",
    last="z",
    append="x",
    begin="[]",
    back="found",
):
    """Return the loop with some of its pieces replaced."""
    return written(
        ZIP,
        f"found = {begin}",
        "for n, (w, b) in enumerate(layers):",
        f"    z = {z}",
        f"    x = {hidden} if n < len(layers) - 1 else {last}",
        f"    found.append({append})",
        f"return {back}",
    )


def apart(line, back="[*found, w @ x + b]"):
    """Return a loop over the hidden layers, with the last one apart."""
    return written(
        ZIP,
        "found = []",
        "for w, b in layers[:-1]:",
        line,
        "    found.append(x)",
        "w, b = layers[-1]",
        f"return {back}",
    )


RIGHT = (
    loop(),
    loop(hidden="jax.nn.relu(z)", back="tuple(found)").replace(
        "def ", "import jax\n\n\ndef ", 1
    ),
    apart("    x = jnp.where(w @ x + b > 0, w @ x + b, 0.0)"),
    loop(hidden="z * (z > 0)"),
)

WRONG = (
    Wrong(
        "tanh",
        "apply tanh: here it is relu",
        (loop(hidden="jnp.tanh(z)"), apart("    x = jnp.tanh(w @ x + b)")),
    ),
    Wrong(
        "relu on the last layer",
        "an output may be negative",
        (
            loop(last="jnp.maximum(z, 0)"),
            apart(
                "    x = jnp.maximum(w @ x + b, 0)",
                "[*found, jnp.maximum(w @ x + b, 0)]",
            ),
        ),
    ),
    Wrong(
        "no relu",
        "Nothing is applied in the hidden layers",
        (loop(hidden="z"), apart("    x = w @ x + b")),
    ),
    Wrong(
        "kept before relu",
        "what comes before relu",
        (
            loop(append="z"),
            written(
                ZIP,
                "found = []",
                "for w, b in layers:",
                "    found.append(w @ x + b)",
                "    x = jnp.maximum(found[-1], 0)",
                "return found",
            ),
        ),
    ),
    Wrong(
        "absolute value",
        "That is the absolute value",
        (loop(hidden="jnp.abs(z)"), loop(hidden="jnp.sqrt(z**2)")),
    ),
    Wrong(
        "input included",
        "begins with the input",
        (loop(begin="[x]"), loop(begin="[1.0 * x]")),
    ),
    Wrong(
        "last layer missing",
        "The last layer is missing",
        (
            loop(back="found[:-1]"),
            apart("    x = jnp.maximum(w @ x + b, 0)", "found"),
        ),
    ),
    Wrong(
        "output alone",
        "The output alone came",
        (loop(back="x"), loop(back="found[-1]")),
    ),
    Wrong(
        "one number of all",
        "`jnp.maximum` works entry by entry",
        (loop(hidden="jnp.max(z, 0)"), loop(hidden="jnp.sum(z * (z > 0))")),
    ),
    Wrong(
        "x not carried",
        "gets the network's input",
        (
            loop()
            .replace("x = jnp", "y = jnp")
            .replace("append(x)", "append(y)"),
            written(
                ZIP,
                "found = [jnp.maximum(w @ x + b, 0) for w, b in layers[:-1]]",
                "return found + [layers[-1][0] @ x + layers[-1][1]]",
            ),
        ),
    ),
    Wrong(
        "bias outside",
        "The bias belongs inside relu",
        (
            apart("    x = jnp.maximum(w @ x, 0) + b"),
            loop(z="w @ x", hidden="jnp.maximum(z, 0) + b", last="z + b"),
        ),
    ),
    Wrong(
        "minimum",
        "`maximum`, not `minimum`",
        (
            loop(hidden="jnp.minimum(z, 0)"),
            loop(hidden="jnp.where(z > 0, 0, z)"),
        ),
    ),
    Wrong(
        "no biases",
        "The biases are missing",
        (
            loop(z="w @ x"),
            loop(z="jnp.matmul(w, x) + 0 * b"),
        ),
    ),
    Wrong(
        "a list that goes on",
        "The list goes on from call to call",
        tuple(
            f"{before}def all_activations(x, params{argument}):\n" + body
            for before, argument in (("", ", found=[]"), ("found = []\n", ""))
            for body in (
                "    layers = list(zip(params['weights'], params['biases']))\n"
                "    for w, b in layers[:-1]:\n"
                "        x = jnp.maximum(w @ x + b, 0)\n"
                "        found.append(x)\n"
                "    found.append(layers[-1][0] @ x + layers[-1][1])\n"
                "    return found\n",
            )
        ),
    ),
    Wrong(
        "another border",
        "Not one of the usual mistakes",
        (
            loop(hidden="jnp.where(z > 1, z, 0)"),
            loop(hidden="jnp.maximum(z, 0.5)"),
        ),
    ),
)
