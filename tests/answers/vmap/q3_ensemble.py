"""Answers to exercise 03, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.vmap.q3_ensemble import QUESTION

written = writer(QUESTION)

BATCH = "batch = vmap(network, in_axes=(0, None))"

ALL = "outputs = vmap(batch, in_axes=(None, 0))(x, stacked_params)"

FIRST = "first = jax.tree.map(lambda a: a[0], stacked_params)"


def looped(*lines):
    """Return an `ensemble` with a loop over the networks, before `lines`."""
    return written(
        "curves = []",
        "for n in range(len(stacked_params['biases'][0])):",
        "    one = jax.tree.map(lambda a: a[n], stacked_params)",
        "    curves.append(jnp.stack([network(q, one) for q in x]))",
        *lines,
    )


def mapped_ensemble(result):
    """Return an `ensemble` with two maps that returns `result`."""
    return written(BATCH, ALL, f"return {result}")


RIGHT = (
    looped("return jnp.array(curves)"),
    written(
        "def answer(q, n):",
        "    one = jax.tree.map(lambda a: a[n], stacked_params)",
        "    return network(q, one)",
        "numbers = jnp.arange(len(stacked_params['biases'][0]))",
        "inner = vmap(answer, in_axes=(0, None))",
        "return vmap(inner, in_axes=(None, 0))(x, numbers)",
    ),
    written(
        "each_input = vmap(vmap(network, (None, 0)), (0, None))",
        "return jnp.swapaxes(each_input(x, stacked_params), 0, 1)",
    ),
)

WRONG = (
    Wrong(
        "paired",
        "Input i met network i",
        (
            written("return vmap(network)(x, stacked_params)"),
            written(
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
            written(
                "each = vmap(network, in_axes=(None, 0))",
                "return vmap(each, in_axes=(0, None))(x, stacked_params)",
            ),
            looped("return jnp.stack(curves, axis=1)"),
        ),
    ),
    Wrong(
        "list",
        "A list came where an array is wanted",
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
            written(
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
            written(BATCH, FIRST, "return batch(x, first)"),
            mapped_ensemble("outputs[0]"),
        ),
    ),
    Wrong(
        "batch last",
        "The batch ended after the outputs",
        (
            mapped_ensemble("outputs.swapaxes(1, 2)"),
            written(
                "batch = vmap(network, in_axes=(0, None), out_axes=1)",
                ALL,
                "return outputs",
            ),
        ),
    ),
    Wrong(
        "networks alone mapped",
        "a second `vmap`, inside",
        (
            written(
                "return vmap(network, in_axes=(None, 0))(x, stacked_params)",
            ),
            written(
                "return vmap(lambda p: network(x, p))(stacked_params)",
            ),
        ),
    ),
    Wrong(
        "layers counted",
        "You count the layers",
        (
            written(
                "out = []",
                'for i in range(len(stacked_params["weights"])):',
                "    p = {n: [a[i] for a in stacked_params[n]] for n in "
                "stacked_params}",
                "    out.append(vmap(network, in_axes=(0, None))(x, p))",
                "return jnp.stack(out)",
            ),
            written(
                "f = vmap(vmap(network, (0, None)), (None, 0))",
                "outputs = f(x, stacked_params)",
                'layers = enumerate(stacked_params["biases"])',
                "return jnp.stack([outputs[n] for n, _ in layers])",
            ),
        ),
    ),
    Wrong(
        "merged axes",
        "axes were merged",
        (
            written(
                "f = vmap(vmap(network, (0, None)), (None, 0))",
                "return f(x, stacked_params).reshape(-1, 2)",
            ),
            written(
                "f = vmap(vmap(network, (0, None)), (None, 0))",
                "return jnp.concatenate(list(f(x, stacked_params)))",
            ),
        ),
    ),
    Wrong(
        "reshaped",
        "The right numbers came, in other places",
        (
            written(
                "each = vmap(vmap(network, (None, 0)), (0, None))(x, "
                "stacked_params)",
                'many = len(stacked_params["biases"][0])',
                "return each.reshape(many, len(x), -1)",
            ),
            written(
                "each = vmap(vmap(network, (None, 0)), (0, None))(x, "
                "stacked_params)",
                "shape = each.shape[1], each.shape[0], each.shape[2]",
                "return jnp.reshape(each, shape)",
            ),
        ),
    ),
    Wrong(
        "batch alone mapped",
        "`network` met all networks at once",
        (
            written(f"{BATCH}", "return batch(x, stacked_params)"),
            written(
                "return jnp.stack([network(q, stacked_params) for q in x])"
            ),
        ),
    ),
    Wrong(
        "one number each",
        "Each call got a single number of x",
        (
            written(
                BATCH,
                "batches = vmap(batch, in_axes=(0, None))",
                "return vmap(batches, in_axes=(None, 0))(x, stacked_params)",
            ),
            written(
                "f = vmap(vmap(network, (None, 0)), (0, None))",
                "f = vmap(f, in_axes=(0, None))",
                "return f(x, stacked_params)",
            ),
        ),
    ),
    Wrong(
        "axis 1 of x",
        "You walk along axis 1 of x",
        (
            written(
                "columns = vmap(network, in_axes=(1, None))",
                "return vmap(columns, in_axes=(None, 0))(x, stacked_params)",
            ),
            written(
                "columns = vmap(network, in_axes=(0, None))",
                "return vmap(columns, in_axes=(None, 0))(x.T, stacked_params)",
            ),
        ),
    ),
    Wrong(
        "walked in step",
        "walked in step along axes",
        (
            written(
                "both = vmap(network, in_axes=(0, None))",
                "return vmap(both, in_axes=(None, 1))(x, stacked_params)",
            ),
            written(
                "return vmap(vmap(network, (0, None)), (0, 0))(x, "
                "stacked_params)",
            ),
        ),
    ),
    Wrong(
        "a batch that is not written",
        "Your lines call `network_batch`, which is not written yet",
        (
            written(
                "return vmap(network_batch, in_axes=(None, 0))(x, "
                "stacked_params)",
            ),
            written(
                "both = lambda params: network_batch(x, params)",
                "return vmap(both)(stacked_params)",
            ),
        ),
    ),
    Wrong(
        "two things",
        "A tuple of 2 things came",
        (
            written(
                "one = vmap(network, in_axes=(0, None))",
                "outputs = vmap(one, in_axes=(None, 0))(x, stacked_params)",
                "return x, outputs",
            ),
            written(
                "one = vmap(network, in_axes=(0, None))",
                "outputs = vmap(one, in_axes=(None, 0))(x, stacked_params)",
                "return outputs, outputs",
            ),
        ),
    ),
    Wrong(
        "entries counted",
        "Two networks came each time",
        (
            written(
                "out = []",
                "for n in range(len(stacked_params)):",
                "    one = jax.tree.map(lambda a: a[n], stacked_params)",
                "    out.append(vmap(network, (0, None))(x, one))",
                "return jnp.stack(out)",
            ),
            written(
                "two = jax.tree.map(lambda a: a[:2], stacked_params)",
                "both = vmap(network, in_axes=(0, None))",
                "return vmap(both, in_axes=(None, 0))(x, two)",
            ),
        ),
    ),
    Wrong(
        "three networks",
        "Axis 0 is 3 long for all arguments",
        (
            written(
                BATCH,
                "three = range(3)",
                "nets = [jax.tree.map(lambda a: a[n], stacked_params)",
                "        for n in three]",
                "return jnp.stack([batch(x, one) for one in nets])",
            ),
            written(
                BATCH,
                "outputs = []",
                "for n in range(3):",
                "    w = [a[n] for a in stacked_params['weights']]",
                "    b = [a[n] for a in stacked_params['biases']]",
                "    outputs.append(batch(x, dict(weights=w, biases=b)))",
                "return jnp.array(outputs)",
            ),
        ),
    ),
)
