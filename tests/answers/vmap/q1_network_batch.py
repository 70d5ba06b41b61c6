"""Answers to exercise 03, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.vmap.q1_network_batch import QUESTION

written = writer(QUESTION)

MAPPED = "vmap(network, in_axes=(0, None))"

LOOP = "outputs = [network(row, params) for row in x]"

RIGHT = (
    written(LOOP, "return jnp.stack(outputs)"),
    written(
        "def answer(row):",
        "    return network(row, params)",
        "return vmap(answer)(x)",
    ),
)

WRONG = (
    Wrong(
        "named arguments",
        "takes no named arguments",
        (
            written(f"return {MAPPED}(x=x, params=params)"),
            written(f"return {MAPPED}(**dict(x=x, params=params))"),
        ),
    ),
    Wrong(
        "params mapped",
        "walked along the arrays of `params`",
        (
            written("return vmap(network, in_axes=(0, 0))(x, params)"),
            written("return vmap(network)(x, params)"),
            written("return vmap(network, in_axes=(None, 0))(x, params)"),
        ),
    ),
    Wrong(
        "function returned",
        "You returned a function",
        (
            written(f"return {MAPPED}"),
            written("return lambda x: network(x, params)"),
        ),
    ),
    Wrong(
        "not mapped",
        "The network itself got the whole batch",
        (
            written("return network(x, params)"),
            written("return network(x.T, params)"),
        ),
    ),
    Wrong(
        "list",
        "A list came where an array is wanted",
        (
            written(f"{LOOP}", "return outputs"),
            written(f"return list({MAPPED}(x, params))"),
        ),
    ),
    Wrong(
        "first input only",
        "Only the first input was answered",
        (
            written("return network(x[0], params)"),
            written("for row in x:", "    return network(row, params)"),
        ),
    ),
    Wrong(
        "batch last",
        "this is the transpose",
        (
            written(f"return {MAPPED}(x, params).T"),
            written(LOOP, "return jnp.stack(outputs, axis=1)"),
        ),
    ),
    Wrong(
        "flattened",
        "All numbers stand in one row",
        (
            written(f"return {MAPPED}(x, params).ravel()"),
            written(LOOP, "return jnp.concatenate(outputs)"),
        ),
    ),
    Wrong(
        "first output only",
        "the other was cut off",
        (
            written(f"return {MAPPED}(x, params)[:, 0]"),
            written("return jnp.array([network(q, params)[0] for q in x])"),
        ),
    ),
    Wrong(
        "axis 1",
        "each call got one column",
        (
            written(
                "return vmap(network, in_axes=(1, None))(x, params)",
            ),
            written(
                "return jnp.stack([network(column, params) for column in "
                "x.T])",
            ),
        ),
    ),
    Wrong(
        "first input repeated",
        "is it the loop",
        (
            written(
                "return jnp.stack([network(x[0], params) for row in x])",
            ),
            written(
                "return jnp.array([network(x[0], params)] * len(x))",
            ),
        ),
    ),
    Wrong(
        "nothing mapped",
        "Nothing is walked along",
        (
            written("return vmap(network, (None, None))(x, params)"),
            written(
                "both = vmap(network, in_axes=(None, None))",
                "return both(x, params)",
            ),
        ),
    ),
    Wrong(
        "one map too many",
        "one `vmap` too many, or does the function map itself",
        (
            written("return vmap(network_batch, (0, None))(x, params)"),
            written(
                "once = vmap(network, in_axes=(0, None))",
                "return vmap(once, in_axes=(0, None))(x, params)",
            ),
        ),
    ),
    Wrong(
        "arguments exchanged",
        "the message names the argument",
        (
            written(
                "return vmap(network, in_axes=(None, 0))(params, x)",
            ),
            written(
                "return jnp.stack([network(params, row) for row in x])",
            ),
        ),
    ),
    Wrong(
        "arguments in place of in_axes",
        "the arguments themselves stand in its place",
        (
            written("return vmap(network, x, params)"),
            written("return vmap(network, params, x)"),
        ),
    ),
    Wrong(
        "last row only",
        "Only the last of 4 results came",
        (
            written(
                "for row in x:",
                "    outputs = network(row, params)",
                "return outputs",
            ),
            written("return vmap(network, in_axes=(0, None))(x, params)[-1]"),
        ),
    ),
    Wrong(
        "no biases",
        "The biases are missing, in every layer",
        (
            written(
                "for w in params['weights'][:-1]:",
                "\tx = jnp.tanh(x @ w.T)",
                "return x @ params['weights'][-1].T",
            ),
            written(
                "without = [0 * b for b in params['biases']]",
                "params = {**params, 'biases': without}",
                "return vmap(network, in_axes=(0, None))(x, params)",
            ),
        ),
    ),
)
