"""Odd wrong answers to exercise 03, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "03_vmap"

WRONG = {
    "q1": (
        Wrong(
            "axis 1",
            "each call got one column",
            (
                written(
                    "network_batch(x, params)",
                    "return vmap(network, in_axes=(1, None))(x, params)",
                ),
                written(
                    "network_batch(x, params)",
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
                    "network_batch(x, params)",
                    "return jnp.stack([network(x[0], params) for row in x])",
                ),
                written(
                    "network_batch(x, params)",
                    "return jnp.array([network(x[0], params)] * len(x))",
                ),
            ),
        ),
        Wrong(
            "arguments exchanged",
            "the message names the argument",
            (
                written(
                    "network_batch(x, params)",
                    "return vmap(network, in_axes=(None, 0))(params, x)",
                ),
                written(
                    "network_batch(x, params)",
                    "return jnp.stack([network(params, row) for row in x])",
                ),
            ),
        ),
    ),
    "q3": (
        Wrong(
            "networks alone mapped",
            "a second `vmap`, inside",
            (
                written(
                    "ensemble(x, stacked_params)",
                    "return vmap(network, in_axes=(None, 0))(x, "
                    "stacked_params)",
                ),
                written(
                    "ensemble(x, stacked_params)",
                    "return vmap(lambda p: network(x, p))(stacked_params)",
                ),
            ),
        ),
        Wrong(
            "layers counted",
            "You count the layers",
            (
                written(
                    "ensemble(x, stacked_params)",
                    "out = []",
                    'for i in range(len(stacked_params["weights"])):',
                    "    p = {n: [a[i] for a in stacked_params[n]] for n in "
                    "stacked_params}",
                    "    out.append(vmap(network, in_axes=(0, None))(x, p))",
                    "return jnp.stack(out)",
                ),
                written(
                    "ensemble(x, stacked_params)",
                    "f = vmap(vmap(network, (0, None)), (None, 0))",
                    "return f(x, stacked_params)[: "
                    'len(stacked_params["biases"])]',
                ),
            ),
        ),
        Wrong(
            "merged axes",
            "axes were merged or cut",
            (
                written(
                    "ensemble(x, stacked_params)",
                    "f = vmap(vmap(network, (0, None)), (None, 0))",
                    "return f(x, stacked_params).reshape(-1, 2)",
                ),
                written(
                    "ensemble(x, stacked_params)",
                    "f = vmap(vmap(network, (0, None)), (None, 0))",
                    "return jnp.concatenate(list(f(x, stacked_params)))",
                ),
            ),
        ),
    ),
}
