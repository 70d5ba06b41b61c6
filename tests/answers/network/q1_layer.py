"""Answers to exercise 01, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.network.q1_layer import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "return jnp.tanh(jnp.einsum('mn,n->m', w, x) + b)",
    ),
    written(
        "return jnp.array([jnp.tanh(row @ x + c) for row, c in zip(w, b)])",
    ),
    written("return jnp.tanh(w @ x + b)"),
    written("return jnp.tanh(b + (w * x).sum(axis=1))"),
    written(
        """
        activations = [jnp.tanh(jnp.sum(row * x)) for row in w]
        z = jnp.arctanh(jnp.array(activations)) + b
        return jnp.tanh(z)
        """
    ),
)

WRONG = (
    Wrong(
        "transposed",
        "no `.T`, `w` before `x`",
        (
            written("return jnp.tanh(w.T @ x + b)"),
            written("return jnp.tanh(x @ w + b)"),
        ),
    ),
    Wrong(
        "no tanh",
        "Still linear",
        (
            written("return jnp.matmul(w, x) + b"),
            written("return jnp.matmul(w, x)"),
            written(
                """
                z = [jnp.sum(w[j] * x) + b[j] for j in range(len(b))]
                return jnp.array(z)
                """
            ),
        ),
    ),
    Wrong(
        "tanh before bias",
        "belongs inside tanh",
        (
            written("return jnp.tanh(w @ x) + b"),
            written(
                "x_new = jnp.tanh(jnp.matmul(w, x))",
                "return jnp.add(b, x_new)",
            ),
        ),
    ),
    Wrong(
        "no bias",
        "The bias b is missing",
        (
            written("return jnp.tanh(w @ x)"),
            written("z = jnp.dot(w, x)", "z + b", "return jnp.tanh(z)"),
        ),
    ),
    Wrong(
        "not summed",
        "multiplies and does not add up",
        (
            written("return jnp.tanh(w * x + b[:, None])"),
            written("return jnp.tanh(w * x + b)"),
            written("return jnp.tanh(jnp.multiply(w, x[None, :]))"),
        ),
    ),
    Wrong(
        "bias subtracted",
        "it is added",
        (
            written("return jnp.tanh(w @ x - b)"),
            written("return -jnp.tanh(b - jnp.matmul(w, x))"),
        ),
    ),
    Wrong(
        "column and row",
        "Every entry met every other",
        (
            written("return jnp.tanh(w @ x[:, None] + b)"),
            written(
                "return jnp.tanh((w @ x)[:, None] + b[None, :])",
            ),
        ),
    ),
    Wrong(
        "column",
        "an axis of length 1",
        (
            written(
                "return jnp.tanh(w @ x[:, None] + b[:, None])",
            ),
            written("return jnp.tanh(w @ x + b)[:, None]"),
        ),
    ),
    Wrong(
        "list",
        "A list came where an array is wanted",
        (
            written(
                "return [jnp.tanh(row @ x + c) for row, c in zip(w, b)]",
            ),
            written("return list(jnp.tanh(w @ x + b))"),
        ),
    ),
    Wrong(
        "another function",
        "is another function than",
        (
            written("return jnp.maximum(w @ x + b, 0)"),
            written("return 1 / (1 + jnp.exp(-(w @ x + b)))"),
        ),
    ),
    Wrong(
        "averaged",
        "The products are averaged",
        (
            written(
                "return jnp.tanh(jnp.mean(w * x, axis=1) + b)",
            ),
            written(
                "return jnp.tanh(w @ x / len(x) + b)",
            ),
        ),
    ),
    Wrong(
        "one sum for all",
        "All neurons get the same sum",
        (
            written(
                "return jnp.tanh(jnp.sum(w * x) + b)",
            ),
            written(
                "return jnp.tanh((w @ x).sum() + b)",
            ),
        ),
    ),
    Wrong(
        "first bias for all",
        "All neurons get the first bias",
        (
            written(
                "return jnp.tanh(w @ x + b[0])",
            ),
            written(
                "return jnp.tanh(jnp.matmul(w, x) + b[:1])",
            ),
        ),
    ),
    Wrong(
        "tanh too early",
        "tanh is applied to x or to w",
        (
            written(
                "return w @ jnp.tanh(x) + b",
            ),
            written(
                "return jnp.tanh(w) @ x + b",
            ),
        ),
    ),
    Wrong(
        "x left out",
        "The shape is (3, 2), wanted is (3,)",
        (
            written(
                "return jnp.tanh((w.T + b).T)",
            ),
            written(
                "return jnp.tanh(w + b[:, None])",
            ),
        ),
    ),
    Wrong(
        "as many neurons as inputs",
        "Other calls came out right: what is different here?",
        (
            written(
                "neurons = range(len(x))",
                "z = [jnp.sum(w[j] * x) + b[j] for j in neurons]",
                "return jnp.tanh(jnp.stack(z))",
            ),
            written("return jnp.tanh(w[: x.size] @ x + b[: x.size])"),
        ),
    ),
)
