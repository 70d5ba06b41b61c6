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
    Task(
        "q7",
        (
            "return jnp.sqrt(((towns[:, None, :] - shops[None, :, :]) ** 2).sum(-1))",
            "return vmap(lambda t: vmap(lambda s: jnp.linalg.norm(t - s))(shops))(towns)",
            "return vmap(vmap(lambda t, s: jnp.sqrt(jnp.sum((t - s) ** 2)), (None, 0)), (0, None))(towns, shops)",
            "return jnp.array([[jnp.linalg.norm(t - s) for s in shops] for t in towns])",
            "return jnp.linalg.norm(towns[:, None] - shops, axis=-1)",
            (
                "import math\n"
                "return jnp.array([[math.dist(map(float, t), map(float, s)) for s in shops] for t in towns])"
            ),
            (
                "import numpy as np\n"
                "a, b = np.asarray(towns), np.asarray(shops)\n"
                "return np.sqrt(((a[:, None] - b[None]) ** 2).sum(2))"
            ),
            (
                "d = towns[:, None] - shops[None]\n"
                'return jnp.sqrt(jnp.einsum("tsc,tsc->ts", d, d))'
            ),
            (
                "sq = 0\n"
                "for c in range(towns.shape[1]):\n"
                "    sq = sq + (towns[:, c][:, None] - shops[:, c][None, :]) ** 2\n"
                "return sq**0.5"
            ),
            "return jnp.sqrt(jnp.maximum((towns**2).sum(1)[:, None] + (shops**2).sum(1) - 2 * towns @ shops.T, 0))",
        ),
        "[(mesh.table(3, 2), mesh.table(5, 2, seed=2)), (mesh.table(4, 3), mesh.table(4, 3, seed=2)), (mesh.table(1, 1), mesh.table(2, 1, seed=2))]",
        "array",
        (
            (
                "squared",
                "root",
                "return ((towns[:, None, :] - shops[None, :, :]) ** 2).sum(-1)",
            ),
            (
                "manhattan",
                "along|square",
                "return jnp.abs(towns[:, None, :] - shops[None, :, :]).sum(-1)",
            ),
            (
                "transposed",
                "swap|axes",
                "return jnp.sqrt(((shops[:, None, :] - towns[None, :, :]) ** 2).sum(-1))",
            ),
            (
                "only plane",
                "space|third",
                (
                    "dx = towns[:, 0][:, None] - shops[:, 0]\n"
                    "dy = towns[:, 1][:, None] - shops[:, 1]\n"
                    "return jnp.sqrt(dx**2 + dy**2)"
                ),
            ),
            (
                "pairs",
                "None|step|once",
                "return vmap(lambda t, s: jnp.linalg.norm(t - s))(towns, shops)",
            ),
            (
                "no sum",
                "shape|axis",
                "return jnp.sqrt((towns[:, None] - shops) ** 2)",
            ),
            (
                "mean",
                "averaged|mean",
                "return jnp.sqrt(((towns[:, None] - shops) ** 2).mean(-1))",
            ),
            (
                "plus",
                "added|differen",
                "return jnp.sqrt(((towns[:, None] + shops) ** 2).sum(-1))",
            ),
            (
                "max",
                "largest",
                "return jnp.abs(towns[:, None] - shops).max(-1)",
            ),
            (
                "list",
                "list|stack",
                "return [[float(jnp.linalg.norm(t - s)) for s in shops] for t in towns]",
            ),
            (
                "sum then square",
                "cancel|each",
                "return jnp.sqrt((towns[:, None] - shops).sum(-1) ** 2)",
            ),
        ),
    ),
    Task(
        "q8",
        (
            (
                "function(x)\n"
                "times = []\n"
                "for _ in range(10):\n"
                "    t = clock()\n"
                "    jax.block_until_ready(function(x))\n"
                "    times.append(clock() - t)\n"
                "return min(times)"
            ),
            (
                "jax.block_until_ready(function(x))\n"
                'best = float("inf")\n'
                "for _ in range(10):\n"
                "    begin = clock()\n"
                "    function(x).block_until_ready()\n"
                "    end = clock()\n"
                "    best = min(best, end - begin)\n"
                "return best"
            ),
            (
                "def once():\n"
                "    begin = clock()\n"
                "    jax.block_until_ready(function(x))\n"
                "    return clock() - begin\n"
                "once()\n"
                "return min(once() for _ in range(10))"
            ),
            (
                "def once():\n"
                "    begin = clock()\n"
                "    jax.block_until_ready(function(x))\n"
                "    return clock() - begin\n"
                "return min([once() for _ in range(11)][1:])"
            ),
            (
                "result = function(x)\n"
                "result.block_until_ready()\n"
                "ts = jnp.zeros(10)\n"
                "for i in range(10):\n"
                "    begin = clock()\n"
                "    jax.block_until_ready(function(x))\n"
                "    ts = ts.at[i].set(clock() - begin)\n"
                "return jnp.min(ts)"
            ),
            (
                "import numpy as np\n"
                "jax.block_until_ready(function(x))\n"
                "ts = []\n"
                "while len(ts) < 10:\n"
                "    b = clock(); jax.block_until_ready(function(x)); e = clock()\n"
                "    ts += [e - b]\n"
                "return sorted(ts)[0]"
            ),
        ),
        "[mesh.timed(seconds) for seconds in ([3, *[0.9] * 9, 0.4, *[0.9] * 9], [2, 0.5, 0.3, *[0.8] * 12])]",
        "number",
        (
            (
                "first counted",
                "nine|compil",
                (
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(clock() - t)\n"
                    "return min(times)"
                ),
            ),
            (
                "no wait",
                "wait",
                (
                    "function(x)\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    function(x)\n"
                    "    times.append(clock() - t)\n"
                    "return min(times)"
                ),
            ),
            (
                "mean",
                "mean",
                (
                    "jax.block_until_ready(function(x))\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(clock() - t)\n"
                    "return sum(times) / 10"
                ),
            ),
            (
                "max",
                "longest|max",
                (
                    "jax.block_until_ready(function(x))\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(clock() - t)\n"
                    "return max(times)"
                ),
            ),
            (
                "total",
                "all ten|together",
                (
                    "jax.block_until_ready(function(x))\n"
                    "t = clock()\n"
                    "for _ in range(10):\n"
                    "    jax.block_until_ready(function(x))\n"
                    "return clock() - t"
                ),
            ),
            (
                "total / 10",
                "mean",
                (
                    "jax.block_until_ready(function(x))\n"
                    "t = clock()\n"
                    "for _ in range(10):\n"
                    "    jax.block_until_ready(function(x))\n"
                    "return (clock() - t) / 10"
                ),
            ),
            (
                "nine",
                "nine|ten",
                (
                    "jax.block_until_ready(function(x))\n"
                    "times = []\n"
                    "for _ in range(9):\n"
                    "    t = clock()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(clock() - t)\n"
                    "return min(times)"
                ),
            ),
            (
                "one call",
                "one of|ten",
                (
                    "jax.block_until_ready(function(x))\n"
                    "t = clock()\n"
                    "jax.block_until_ready(function(x))\n"
                    "return clock() - t"
                ),
            ),
            (
                "clock not called",
                "",
                (
                    "jax.block_until_ready(function(x))\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(clock - t)\n"
                    "return min(times)"
                ),
            ),
            (
                "own clock",
                "clock",
                (
                    "import time\n"
                    "jax.block_until_ready(function(x))\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = time.perf_counter()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(time.perf_counter() - t)\n"
                    "return min(times)"
                ),
            ),
            (
                "negative",
                "below 0|minus",
                (
                    "function(x)\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(t - clock())\n"
                    "return min(times)"
                ),
            ),
            (
                "waits after the clock",
                "wait",
                (
                    "function(x)\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    r = function(x)\n"
                    "    times.append(clock() - t)\n"
                    "    jax.block_until_ready(r)\n"
                    "return min(times)"
                ),
            ),
            (
                "median",
                "median",
                (
                    "jax.block_until_ready(function(x))\n"
                    "times = []\n"
                    "for _ in range(10):\n"
                    "    t = clock()\n"
                    "    jax.block_until_ready(function(x))\n"
                    "    times.append(clock() - t)\n"
                    "return sorted(times)[5]"
                ),
            ),
        ),
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
