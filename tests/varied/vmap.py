"""Exercise 03, from its text alone."""

from . import Task

SWEEP = (
    "def outputs(value):\n"
    "    first = jnp.full_like(params['biases'][0], value)\n"
    "    changed = {**params, 'biases': [first, *params['biases'][1:]]}\n"
    "    return vmap(network, in_axes=(0, None))(x, changed)\n"
    "return vmap(outputs)(values)"
)
STACK = "jax.tree.map(lambda *a: jnp.stack(a), *[mesh.network(s, n) for n in range({})])"

TASKS = (
    Task(
        "q1",
        (
            "return vmap(network, in_axes=(0, None))(x, params)",
            "return vmap(lambda row: network(row, params))(x)",
            "return jnp.stack([network(row, params) for row in x])",
            "f = vmap(network, (0, None))\nreturn f(x, params)",
            "return jax.lax.map(lambda row: network(row, params), x)",
        ),
        "[(mesh.table(n, s[0], seed=5), mesh.network(s)) for n, s in"
        " ((4, [2, 3, 2]), (1, [1, 3, 1]), (3, [3, 3, 3]), (5, [2, 2]))]",
        "array",
        (
            ("no in_axes", r"in_axes|None", "return vmap(network)(x, params)"),
            (
                "both axes",
                r"in_axes|None",
                "return vmap(network, in_axes=(0, 0))(x, params)",
            ),
            (
                "axes the wrong way",
                r"",
                "return vmap(network, in_axes=(None, 0))(x, params)",
            ),
            (
                "axis 1",
                r"axis|in_axes",
                "return vmap(network, in_axes=(1, None))(x, params)",
            ),
            ("no vmap", r"vmap|batch", "return network(x, params)"),
            (
                "transposed",
                r"shape|",
                "return vmap(network, in_axes=(0, None), out_axes=1)(x, params)",
            ),
            ("first only", r"", "return network(x[0], params)[None]"),
            (
                "not called",
                r"call|function",
                "return vmap(network, in_axes=(0, None))",
            ),
            (
                "squeezed",
                r"shape",
                "return jnp.squeeze(vmap(network, in_axes=(0, None))(x, params))",
            ),
            (
                "list of outputs",
                r"list",
                "return [network(row, params) for row in x]",
            ),
            (
                "first output",
                r"shape",
                "return vmap(lambda row: network(row, params)[0])(x)",
            ),
            (
                "four rows",
                "",
                "return jnp.stack([network(x[n], params) for n in range(4)])",
            ),
            (
                "mean",
                "",
                "return vmap(network, in_axes=(0, None))(x, params).mean(axis=0)",
            ),
            (
                "concatenated",
                r"shape",
                "return jnp.concatenate([network(row, params) for row in x])",
            ),
            (
                "reversed rows",
                "",
                "return vmap(network, in_axes=(0, None))(x[::-1], params)",
            ),
        ),
        ("params['biases'][0] = 0", "params['weights'].pop()"),
    ),
    Task(
        "q3",
        (
            "one = vmap(network, in_axes=(0, None))\nreturn vmap(one, in_axes=(None, 0))(x, stacked_params)",
            "def one(params):\n    return vmap(lambda row: network(row, params))(x)\nreturn vmap(one)(stacked_params)",
            "one = vmap(network, in_axes=(None, 0), out_axes=0)\nall_ = vmap(one, in_axes=(0, None))(x, stacked_params)\nreturn jnp.swapaxes(all_, 0, 1)",
        ),
        "[(mesh.table(n, s[0], seed=5), " + STACK.format("k") + ")"
        " for n, k, s in ((4, 3, [2, 3, 2]), (3, 3, [2, 3, 2]), (2, 4, [1, 3, 1]), (1, 2, [3, 3, 3, 2]))]",
        "array",
        (
            (
                "axes swapped",
                r"ax|shape|order",
                "one = vmap(network, in_axes=(None, 0))\nreturn vmap(one, in_axes=(0, None))(x, stacked_params)",
            ),
            ("in step", r"", "return vmap(network)(x, stacked_params)"),
            (
                "one vmap",
                r"",
                "return vmap(network, in_axes=(None, 0))(x, stacked_params)",
            ),
            (
                "both None",
                r"",
                "one = vmap(network, in_axes=(0, None))\nreturn vmap(one, in_axes=(0, 0))(x, stacked_params)",
            ),
            (
                "three only",
                "",
                "one = vmap(network, in_axes=(0, None))\nreturn jnp.stack([one(x, jax.tree.map(lambda a: a[n], stacked_params)) for n in range(3)])",
            ),
            (
                "first network",
                "",
                "one = vmap(network, in_axes=(0, None))\np = jax.tree.map(lambda a: a[0], stacked_params)\nreturn one(x, p)[None]",
            ),
            (
                "mean",
                r"shape",
                "one = vmap(network, in_axes=(0, None))\nreturn vmap(one, in_axes=(None, 0))(x, stacked_params).mean(axis=0)",
            ),
            (
                "squeezed",
                r"shape",
                "one = vmap(network, in_axes=(0, None))\nreturn jnp.squeeze(vmap(one, in_axes=(None, 0))(x, stacked_params))",
            ),
            (
                "not called",
                r"call|function",
                "one = vmap(network, in_axes=(0, None))\nreturn vmap(one, in_axes=(None, 0))",
            ),
            (
                "list of one each",
                r"list",
                "one = vmap(network, in_axes=(0, None))\nreturn list(vmap(one, in_axes=(None, 0))(x, stacked_params))",
            ),
            (
                "reshaped",
                "",
                "one = vmap(network, in_axes=(None, 0))\nout = vmap(one, in_axes=(0, None))(x, stacked_params)\nreturn out.reshape(out.shape[1], out.shape[0], -1)",
            ),
            (
                "two layers",
                "",
                "w, b = stacked_params['weights'], stacked_params['biases']\nh = jnp.tanh(jnp.einsum('khi,ni->knh', w[0], x) + b[0][:, None])\nreturn jnp.einsum('koh,knh->kno', w[1], h) + b[1][:, None]",
            ),
        ),
        ("stacked_params['biases'][0] = 0",),
    ),
    Task(
        "q4",
        (
            SWEEP,
            "rows = []\nfor value in values:\n"
            "    biases = [value * jnp.ones_like(params['biases'][0])] + list(params['biases'][1:])\n"
            "    new = {'weights': params['weights'], 'biases': biases}\n"
            "    rows.append(jnp.stack([network(row, new) for row in x]))\n"
            "return jnp.stack(rows)",
        ),
        "[(mesh.table(n, s[0], seed=5), mesh.network(s), mesh.table(v, seed=7)) for n, v, s in"
        " ((4, 5, [2, 3, 2]), (4, 4, [1, 3, 1]), (3, 2, [3, 3, 3]), (2, 3, [2, 2]), (2, 3, [2, 4, 3, 2]))]",
        "array",
        (
            (
                "all layers",
                r"first|all",
                "def outputs(value):\n    b = [jnp.full_like(c, value) for c in params['biases']]\n    return vmap(network, in_axes=(0, None))(x, {**params, 'biases': b})\nreturn vmap(outputs)(values)",
            ),
            (
                "last layer",
                r"first|last",
                "def outputs(value):\n    b = [*params['biases'][:-1], jnp.full_like(params['biases'][-1], value)]\n    return vmap(network, in_axes=(0, None))(x, {**params, 'biases': b})\nreturn vmap(outputs)(values)",
            ),
            (
                "added",
                r"add|value",
                SWEEP.replace(
                    "jnp.full_like(params['biases'][0], value)",
                    "params['biases'][0] + value",
                ),
            ),
            (
                "multiplied",
                r"",
                SWEEP.replace(
                    "jnp.full_like(params['biases'][0], value)",
                    "params['biases'][0] * value",
                ),
            ),
            (
                "first entry only",
                r"all|entr|bias",
                SWEEP.replace(
                    "jnp.full_like(params['biases'][0], value)",
                    "params['biases'][0].at[0].set(value)",
                ),
            ),
            (
                "axes swapped",
                r"ax|shape|order",
                SWEEP + "\n".replace("\n", "")
                if 0
                else SWEEP.replace(
                    "return vmap(outputs)(values)",
                    "return jnp.swapaxes(vmap(outputs)(values), 0, 1)",
                ),
            ),
            (
                "tracer left",
                r"chang|writes",
                "def outputs(value):\n    params['biases'][0] = jnp.full_like(params['biases'][0], value)\n    return vmap(network, in_axes=(0, None))(x, params)\nreturn vmap(outputs)(values)",
            ),
            (
                "changed in a loop",
                r"chang|writes",
                "rows = []\nfor value in values:\n    params['biases'][0] = jnp.full_like(params['biases'][0], value)\n    rows.append(vmap(network, in_axes=(0, None))(x, params))\nreturn jnp.stack(rows)",
            ),
            (
                "two layers",
                "",
                SWEEP.replace("*params['biases'][1:]", "params['biases'][1]"),
            ),
            (
                "three wide",
                "",
                SWEEP.replace(
                    "jnp.full_like(params['biases'][0], value)",
                    "jnp.full(3, value)",
                ),
            ),
            (
                "unchanged",
                r"",
                SWEEP.replace(
                    "'biases': [first, *params['biases'][1:]]",
                    "'biases': params['biases']",
                ),
            ),
            (
                "weights instead",
                r"bias|weight",
                "def outputs(value):\n    w = [jnp.full_like(params['weights'][0], value), *params['weights'][1:]]\n    return vmap(network, in_axes=(0, None))(x, {**params, 'weights': w})\nreturn vmap(outputs)(values)",
            ),
            (
                "first value",
                "",
                SWEEP.replace(
                    "vmap(outputs)(values)", "vmap(outputs)(values[:1])"
                ),
            ),
            (
                "squeezed",
                r"shape",
                SWEEP.replace(
                    "vmap(outputs)(values)",
                    "jnp.squeeze(vmap(outputs)(values))",
                ),
            ),
            (
                "in step",
                "",
                "def outputs(value, row):\n    first = jnp.full_like(params['biases'][0], value)\n    return network(row, {**params, 'biases': [first, *params['biases'][1:]]})\nreturn vmap(outputs)(values, x)",
            ),
        ),
        ("params['biases'][0] = 0", "params['weights'].pop()"),
    ),
)
VALUES = {
    "q2": (
        ("(4, 2, 3)", "[4, 2, 3]", "tuple([4, 2, 3])", "(4, 2, 3)[:3]"),
        (
            "(2, 3, 4)",
            "(2, 3)",
            "(4, 3, 2)",
            "(3, 2, 4)",
            "(4,)",
            "4",
            "24",
            "(4, 2)",
            "(4.5, 2, 3)",
            "(4, 2, 3, 1)",
            "(8, 2, 3)",
        ),
    ),
}
