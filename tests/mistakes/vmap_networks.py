"""Right and wrong answers to exercise 03, questions 3 and 4."""

from mistakes import Wrong

STEM = "03_vmap"

BATCH = "batch = vmap(network, in_axes=(0, None))"
ALL = "outputs = vmap(batch, in_axes=(None, 0))(x, stacked_params)"
FIRST = "first = jax.tree.map(lambda a: a[0], stacked_params)"


def ensemble(*lines):
    """Return the source of an `ensemble` with these lines."""
    body = "\n    ".join(lines)
    return f"def ensemble(x, stacked_params):\n    {body}\n"


def looped(*lines):
    """Return an `ensemble` with a loop over the networks, before `lines`."""
    return ensemble(
        "curves = []",
        "for n in range(len(stacked_params['biases'][0])):",
        "    one = jax.tree.map(lambda a: a[n], stacked_params)",
        "    curves.append(jnp.stack([network(q, one) for q in x]))",
        *lines,
    )


def mapped_ensemble(result):
    """Return an `ensemble` with two maps that returns `result`."""
    return ensemble(BATCH, ALL, f"return {result}")


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

RIGHT = {
    "q3": (
        looped("return jnp.array(curves)"),
        ensemble(
            "def answer(q, n):",
            "    one = jax.tree.map(lambda a: a[n], stacked_params)",
            "    return network(q, one)",
            "numbers = jnp.arange(len(stacked_params['biases'][0]))",
            "inner = vmap(answer, in_axes=(0, None))",
            "return vmap(inner, in_axes=(None, 0))(x, numbers)",
        ),
        ensemble(
            "each_input = vmap(vmap(network, (None, 0)), (0, None))",
            "return jnp.swapaxes(each_input(x, stacked_params), 0, 1)",
        ),
    ),
    "q4": (
        sweep(
            "new = [0 * biases[0] + v] + biases[1:]",
            end="return jnp.stack([outputs(v) for v in values])",
        ),
        sweep(
            "new = list(biases)",
            "new[0] = jnp.ones(len(biases[0])) * v",
        ),
    ),
}

WRONG = {
    "q3": (
        Wrong(
            "paired",
            "Input i met network i",
            (
                ensemble("return vmap(network)(x, stacked_params)"),
                ensemble(
                    "count = len(x)",
                    "def one(n):",
                    "    return jax.tree.map(lambda a: a[n], stacked_params)",
                    "if count != 3:",
                    "    return vmap(network, (0, 0))(x, stacked_params)",
                    "pairs = [network(x[n], one(n)) for n in range(3)]",
                    "return jnp.stack(pairs)",
                ),
            ),
        ),
        Wrong(
            "swapped",
            "swap the nesting",
            (
                ensemble(
                    "each = vmap(network, in_axes=(None, 0))",
                    "return vmap(each, in_axes=(0, None))(x, stacked_params)",
                ),
                looped("return jnp.stack(curves, axis=1)"),
            ),
        ),
        Wrong(
            "list",
            "A list of outputs came",
            (looped("return curves"), mapped_ensemble("list(outputs)")),
        ),
        Wrong(
            "mean",
            "You averaged over the networks",
            (
                mapped_ensemble("jnp.mean(outputs, axis=0)"),
                looped("return sum(curves) / len(curves)"),
            ),
        ),
        Wrong(
            "first network repeated",
            "number 0 is used throughout",
            (
                mapped_ensemble("jnp.repeat(outputs[:1], 3, axis=0)"),
                ensemble(
                    BATCH,
                    FIRST,
                    "return jnp.stack([batch(x, first) for _ in range(3)])",
                ),
            ),
        ),
        Wrong(
            "first network only",
            "That is one network alone",
            (
                ensemble(BATCH, FIRST, "return batch(x, first)"),
                mapped_ensemble("outputs[0]"),
            ),
        ),
        Wrong(
            "batch last",
            "The batch ended behind the outputs",
            (
                mapped_ensemble("outputs.swapaxes(1, 2)"),
                ensemble(
                    "batch = vmap(network, in_axes=(0, None), out_axes=1)",
                    ALL,
                    "return outputs",
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "written into",
            "An array cannot be written into",
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
            "x and params want None",
            (
                """
                def bias_sweep(x, params, values):
                    def outputs(x, params, v):
                        first = jnp.full_like(params["biases"][0], v)
                        biases = [first, *params["biases"][1:]]
                        changed = {**params, "biases": biases}
                        return network(x, changed)

                    return vmap(outputs)(x, params, values)
                """,
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
            "`vmap` over the values gives one array",
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
                sweep("new = list(biases)", "new[1] = jnp.ones(2) * v"),
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
    ),
}
