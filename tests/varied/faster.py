"""Exercise 08, from its text alone."""

from . import Task

AVERAGE = (
    "def step(average, value):\n"
    "    average = share * average + (1 - share) * value\n"
    "    return average, average\n"
    "return scan(step, 0.0, values)"
)
COUNT = (
    "traces = []\n"
    "def noted(x):\n"
    "    traces.append(1)\n"
    "    return f(x)\n"
    "compiled = jit(noted)\n"
    "for x in inputs:\n"
    "    compiled(x)\n"
    "return len(traces)"
)
TRAIN = (
    "def one(state, subkey):\n"
    "    return step(subkey, state)\n"
    "return scan(one, state, split(key, num_steps))"
)
LOOPED = (
    "losses = []\n"
    "for subkey in split(key, num_steps):\n"
    "    state, loss = step(subkey, state)\n"
    "    losses.append(loss)\n"
    "return state, jnp.stack(losses)"
)

TASKS = (
    Task(
        "q1",
        (
            AVERAGE,
            "def body(m, v):\n    new = v + share * (m - v)\n    return new, new\nlast, every = jax.lax.scan(body, jnp.array(0.0), values)\nreturn last, every",
            AVERAGE.replace("0.0, values", "jnp.zeros(()), values"),
        ),
        "[(mesh.table(n), s) for n, s in ((4, 0.3), (2, 0.5), (1, 0.9), (7, 0.0), (5, 1.0), (3, 0.8))]",
        "pair",
        (
            (
                "shares swapped",
                r"share|swap|turn",
                AVERAGE.replace(
                    "share * average + (1 - share) * value",
                    "(1 - share) * average + share * value",
                ),
            ),
            (
                "starts at the first",
                r"start|0|first",
                AVERAGE.replace(
                    "scan(step, 0.0, values)", "scan(step, values[0], values)"
                ),
            ),
            (
                "old averages",
                r"before|old|late|early|new",
                "def step(average, value):\n    return share * average + (1 - share) * value, average\nreturn scan(step, 0.0, values)",
            ),
            (
                "values kept",
                r"",
                "def step(average, value):\n    return share * average + (1 - share) * value, value\nreturn scan(step, 0.0, values)",
            ),
            (
                "no average",
                r"",
                AVERAGE.replace("(1 - share) * value", "value"),
            ),
            (
                "sums",
                r"",
                AVERAGE.replace(
                    "share * average + (1 - share) * value", "average + value"
                ),
            ),
            (
                "all first",
                r"order|turn|swap",
                AVERAGE.replace(
                    "return scan(step, 0.0, values)",
                    "last, every = scan(step, 0.0, values)\nreturn every, last",
                ),
            ),
            ("last only", r"", AVERAGE + "[0]"),
            ("all only", r"", AVERAGE + "[1]"),
            (
                "one result",
                r"pair|two|scan",
                AVERAGE.replace("return average, average", "return average"),
            ),
            (
                "mean",
                r"",
                "return jnp.mean(values), jnp.cumsum(values) / jnp.arange(1, len(values) + 1)",
            ),
            ("fixed share", r"share", AVERAGE.replace("share", "0.5")),
            (
                "backwards",
                r"",
                AVERAGE.replace(
                    "scan(step, 0.0, values)",
                    "scan(step, 0.0, values, reverse=True)",
                ),
            ),
            (
                "first left out",
                r"shape|step",
                AVERAGE.replace(
                    "scan(step, 0.0, values)", "scan(step, 0.0, values[1:])"
                ),
            ),
            (
                "corrected",
                r"",
                "def step(c, v):\n    m, n = share * c[0] + (1 - share) * v, c[1] * share\n    return (m, n), m / (1 - n)\n(last, n), every = scan(step, (0.0, 1.0), values)\nreturn every[-1], every",
            ),
            (
                "starts at 1",
                r"start|0",
                AVERAGE.replace("step, 0.0", "step, 1.0"),
            ),
        ),
    ),
    Task(
        "q3",
        (
            COUNT,
            "count = 0\ndef g(x):\n    nonlocal count\n    count += 1\n    return f(x)\nfast = jit(g)\nfor value in inputs:\n    fast(value)\nreturn count",
        ),
        "[(jnp.sum, x) for x in ([jnp.ones(2), jnp.zeros(2), jnp.ones(5)], [1, 2, 3], [1.0, 2, 3.0], [jnp.ones(2), jnp.ones(2, int)], [], [jnp.ones((2, 1)), jnp.ones(2), 1.0, jnp.float32(1)])]",
        "int",
        (
            ("all calls", r"compil|jit|call", "return len(inputs)"),
            (
                "shapes only",
                r"dtype|whole|number|type",
                "return len({jnp.shape(x) for x in inputs})",
            ),
            (
                "shapes and types",
                r"",
                "return len({(jnp.shape(x), jnp.asarray(x).dtype) for x in inputs})",
            ),
            (
                "compiled anew",
                r"",
                "n = []\nfor x in inputs:\n    jit(lambda x: (n.append(1), f(x))[1])(x)\nreturn len(n)",
            ),
            (
                "not compiled",
                r"jit|compil",
                COUNT.replace("jit(noted)", "noted"),
            ),
            (
                "f compiled inside",
                r"",
                COUNT.replace("jit(noted)", "noted").replace(
                    "f(x)", "jit(f)(x)"
                ),
            ),
            ("list", r"list|len", COUNT.replace("len(traces)", "traces")),
            (
                "f not counted",
                r"",
                "compiled = jit(f)\nfor x in inputs:\n    compiled(x)\nreturn 0",
            ),
            ("values", r"", "return len({str(x) for x in inputs})"),
            ("the example", "", "return 2"),
            (
                "neighbours",
                "",
                "n, last = 0, None\nfor x in inputs:\n    now = jnp.shape(x), jnp.asarray(x).dtype\n    n, last = n + (now != last), now\nreturn n",
            ),
            ("type names", "", "return len({type(x) for x in inputs})"),
            ("one more", r"", COUNT.replace("len(traces)", "len(traces) + 1")),
            (
                "return in the loop",
                r"return",
                COUNT.replace("\nreturn", "\n    return"),
            ),
        ),
        ("inputs.pop()", "inputs.append(1.0)"),
    ),
    Task(
        "q4",
        (
            TRAIN,
            "def body(carry, _):\n    state, key = carry\n    key, subkey = split(key)\n    state, loss = step(subkey, state)\n    return (state, key), loss\n(state, _), losses = scan(body, (state, key), None, length=num_steps)\nreturn state, losses",
            "return jax.lax.scan(lambda s, k: step(k, s), state, split(key, num_steps))",
        ),
        "[(lambda k, s: (0.5 * s, s.sum()), jax.random.key(1), mesh.table(n), c) for n, c in ((2, 3), (1, 5), (4, 1))]",
        "pair",
        (
            ("no scan", r"scan", LOOPED),
            (
                "one key",
                r"key",
                "def one(state, _):\n    return step(key, state)\nreturn scan(one, state, None, length=num_steps)",
            ),
            (
                "two keys in turn",
                r"key",
                "keys = split(key)\ndef one(state, i):\n    return step(keys[i % 2], state)\nreturn scan(one, state, jnp.arange(num_steps))",
            ),
            (
                "three keys in turn",
                r"key",
                "keys = split(key, 3)\ndef one(state, i):\n    return step(keys[i % 3], state)\nreturn scan(one, state, jnp.arange(num_steps))",
            ),
            (
                "first key twice",
                r"key",
                "keys = split(key, num_steps)\nkeys = keys.at[0].set(keys[1]) if 0 else keys[jnp.maximum(jnp.arange(num_steps), 1) % num_steps]\nreturn scan(lambda s, k: step(k, s), state, keys)",
            ),
            (
                "last key twice",
                r"key",
                "keys = split(key, num_steps)\nreturn scan(lambda s, k: step(k, s), state, keys[jnp.minimum(jnp.arange(num_steps), num_steps - 2)])",
            ),
            (
                "fixed key",
                r"key",
                TRAIN.replace("split(key, ", "split(jax.random.key(0), "),
            ),
            (
                "order changed",
                r"order|turn|swap",
                TRAIN.replace("return scan(one", "last, losses = scan(one")
                + "\nreturn losses, last",
            ),
            (
                "arguments swapped",
                r"",
                TRAIN.replace("step(subkey, state)", "step(state, subkey)"),
            ),
            (
                "one step too few",
                r"step|one|few",
                TRAIN.replace(
                    "split(key, num_steps)", "split(key, num_steps)[1:]"
                ),
            ),
            (
                "one step too many",
                r"step|one|many",
                TRAIN.replace("num_steps)", "num_steps + 1)"),
            ),
            (
                "states",
                r"",
                TRAIN.replace(
                    "return step(subkey, state)",
                    "state, loss = step(subkey, state)\n    return state, state",
                ),
            ),
            ("state only", r"", TRAIN + "[0]"),
            ("losses only", r"", TRAIN + "[1]"),
            (
                "start returned",
                r"",
                TRAIN.replace("return scan(one", "_, losses = scan(one")
                + "\nreturn state, losses",
            ),
            (
                "state not carried",
                r"",
                "def one(old, subkey):\n    _, loss = step(subkey, old)\n    return old, loss\nreturn scan(one, state, split(key, num_steps))",
            ),
            (
                "mean loss",
                r"shape",
                TRAIN.replace("return scan(one", "state, losses = scan(one")
                + "\nreturn state, losses.mean()",
            ),
            ("three steps", "", TRAIN.replace("num_steps", "3")),
            (
                "pair swapped",
                r"",
                TRAIN.replace(
                    "return step(subkey, state)",
                    "state, loss = step(subkey, state)\n    return loss, state",
                ),
            ),
            (
                "same numbers as keys",
                r"",
                "def one(state, i):\n    return step(jax.random.key(i), state)\nreturn scan(one, state, jnp.arange(num_steps))",
            ),
        ),
    ),
)
VALUES = {
    "q2": (
        ("4", "2 * 2", "jnp.array(4)", "int(4.0)"),
        ("12", "2", "3", "6", "1", "0", "4.5", "-4", "5", "7"),
    ),
}
