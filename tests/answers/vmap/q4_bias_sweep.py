"""Answers to exercise 03, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.vmap.q4_bias_sweep import QUESTION

written = writer(QUESTION)


def sweep(*lines, end="return vmap(outputs)(values)"):
    """Return a `bias_sweep` with these lines for one value v."""
    body = "\n        ".join(lines)
    return f"""
def bias_sweep(x, params, values):
    weights, biases = params["weights"], params["biases"]

    def outputs(v):
        {body}
        changed = {{"weights": weights, "biases": new}}
        return vmap(network, in_axes=(0, None))(x, changed)

    {end}
"""


SET = "new = [jnp.full_like(biases[0], v), *biases[1:]]"

RIGHT = (
    sweep(
        "new = [0 * biases[0] + v] + biases[1:]",
        end="return jnp.stack([outputs(v) for v in values])",
    ),
    sweep(
        "new = list(biases)",
        "new[0] = jnp.ones(len(biases[0])) * v",
    ),
)

WRONG = (
    Wrong(
        "written into",
        "arrays cannot be written into",
        (
            sweep("new = biases", "new[0][:] = v"),
            sweep(
                "new = [jnp.zeros_like(b) for b in biases]",
                "for n in range(len(new[0])):",
                "    new[0][n] = v",
            ),
        ),
    ),
    Wrong(
        "several mapped",
        "not equally long",
        (
            written(
                """
                def outputs(x, params, v):
                    first = jnp.full_like(params["biases"][0], v)
                    biases = [first, *params["biases"][1:]]
                    changed = {**params, "biases": biases}
                    return network(x, changed)

                return vmap(outputs)(x, params, values)
                """
            ),
            sweep(
                SET,
                end="return vmap(lambda q, v: outputs(v))(x, values)",
            ),
        ),
    ),
    Wrong(
        "swapped",
        "belongs in front",
        (
            sweep(SET, end="return vmap(outputs, out_axes=1)(values)"),
            sweep(
                SET,
                end="return jnp.stack([outputs(v) for v in values], 1)",
            ),
        ),
    ),
    Wrong(
        "list",
        "A list came where an array is wanted",
        (
            sweep(SET, end="return [outputs(v) for v in values]"),
            sweep(SET, end="return list(vmap(outputs)(values))"),
        ),
    ),
    Wrong(
        "added",
        "they replace them",
        (
            sweep("new = [biases[0] + v, *biases[1:]]"),
            sweep("new = list(biases)", "new[0] = new[0].at[:].add(v)"),
        ),
    ),
    Wrong(
        "last layer",
        "The biases of the last layer were set",
        (
            sweep("new = [*biases[:-1], jnp.full_like(biases[-1], v)]"),
            sweep("new = list(biases)", "new[-1] = 0 * new[-1] + v"),
        ),
    ),
    Wrong(
        "second layer",
        "The biases number 1 were set",
        (
            sweep("new = list(biases)", "new[1] = jnp.ones(2) * v"),
            sweep(
                "first, second, *rest = biases",
                "new = [first, jnp.full_like(second, v), *rest]",
            ),
        ),
    ),
    Wrong(
        "all layers",
        "The biases of all layers were set",
        (
            sweep("new = [jnp.full_like(b, v) for b in biases]"),
            sweep("new = jax.tree.map(lambda b: 0 * b + v, biases)"),
        ),
    ),
    Wrong(
        "one neuron",
        "Only the first neuron got the value",
        (
            sweep("new = [biases[0].at[0].set(v), *biases[1:]]"),
            sweep(
                "rest = biases[0][1:]",
                "new = list(biases)",
                "new[0] = jnp.concatenate([jnp.array([v]), rest])",
            ),
        ),
    ),
    Wrong(
        "unchanged",
        "The values changed nothing",
        (
            sweep("first = jnp.full_like(biases[0], v)", "new = biases"),
            sweep("new = biases", "new[0].at[:].set(v)"),
        ),
    ),
    Wrong(
        "multiplied",
        "multiplied by the values",
        (
            sweep("new = [v * biases[0], *biases[1:]]"),
            sweep("new = list(biases)", "new[0] = new[0] * v"),
        ),
    ),
    Wrong(
        "others lost",
        "the other biases are 0",
        (
            sweep(
                "new = [jnp.full_like(biases[0], v)]",
                "new += [jnp.zeros_like(b) for b in biases[1:]]",
            ),
            sweep("new = [0 * b for b in biases]", "new[0] = new[0] + v"),
        ),
    ),
    Wrong(
        "weights set",
        "The first weights were set",
        (
            written(
                "def one(v):",
                '    w = [jnp.full_like(params["weights"][0], v), '
                '*params["weights"][1:]]',
                "    return vmap(network, (0, None))(x, {**params, "
                '"weights": w})',
                "return vmap(one)(values)",
            ),
            written(
                "found = []",
                "for v in values:",
                '    w = list(params["weights"])',
                "    w[0] = 0 * w[0] + v",
                '    new = {"weights": w, "biases": params["biases"]}',
                "    found.append(vmap(network, (0, None))(x, new))",
                "return jnp.stack(found)",
            ),
        ),
    ),
)
