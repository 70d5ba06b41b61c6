"""Exercise 06, from its text alone."""

from . import Task

ROWS = (
    "order = permutation(key, num_rows)\n"
    "batches = num_rows // batch_size\n"
    "return order[: batches * batch_size].reshape(batches, batch_size)"
)
SPLIT = (
    "order = permutation(key, len(x))\n"
    "count = round(fraction * len(x))\n"
    "train, test = order[:count], order[count:]\n"
    "return x[train], y_target[train], x[test], y_target[test]"
)
BEST = (
    "best, best_loss, waited = 0, float('inf'), 0\n"
    "for n, loss in enumerate(validation_losses):\n"
    "    if loss < best_loss:\n"
    "        best, best_loss, waited = n, loss, 0\n"
    "    else:\n"
    "        waited += 1\n"
    "        if waited == patience:\n"
    "            break\n"
    "return best"
)

TASKS = (
    Task(
        "q1",
        (
            ROWS,
            "rows = jax.random.permutation(key, jnp.arange(num_rows))\nkept = num_rows - num_rows % batch_size\nreturn jnp.reshape(rows[:kept], (-1, batch_size))",
            "order = jnp.argsort(jax.random.uniform(key, (num_rows,)))\nn = num_rows // batch_size\nreturn jnp.stack([order[i * batch_size : (i + 1) * batch_size] for i in range(n)])",
        ),
        "[]",
        "rows",
        (
            (
                "not shuffled",
                r"shuffl|random|chance|order",
                ROWS.replace(
                    "permutation(key, num_rows)", "jnp.arange(num_rows)"
                ),
            ),
            (
                "fixed key",
                r"key",
                ROWS.replace(
                    "permutation(key", "permutation(jax.random.key(0)"
                ),
            ),
            (
                "with repetition",
                r"twice|repeat|more than once",
                ROWS.replace(
                    "permutation(key, num_rows)",
                    "jax.random.randint(key, (num_rows,), 0, num_rows)",
                ),
            ),
            (
                "kept rows always the first",
                r"chance|left",
                ROWS.replace(
                    "permutation(key, num_rows)",
                    "permutation(key, num_rows // batch_size * batch_size)",
                ),
            ),
            (
                "from 1",
                r"0|from",
                ROWS.replace("num_rows)\n", "num_rows) + 1\n", 1),
            ),
            (
                "axes turned",
                r"shape|turn",
                ROWS.replace("(batches, batch_size)", "(batch_size, batches)"),
            ),
            ("floats", r"whole|float", ROWS + ".astype(float)"),
            (
                "flat",
                r"shape",
                ROWS.replace(".reshape(batches, batch_size)", ""),
            ),
            (
                "batches shuffled only",
                r"",
                "n = num_rows // batch_size\nrows = jnp.arange(n * batch_size).reshape(n, batch_size)\nreturn rows[permutation(key, n)]",
            ),
            (
                "shuffled within batches only",
                r"",
                "n = num_rows // batch_size\nrows = jnp.arange(n * batch_size).reshape(n, batch_size)\nreturn permutation(key, rows, axis=1, independent=True)",
            ),
            (
                "rolled",
                r"",
                ROWS.replace(
                    "permutation(key, num_rows)",
                    "jnp.roll(jnp.arange(num_rows), jax.random.randint(key, (), 0, num_rows))",
                ),
            ),
            (
                "reversed",
                r"",
                ROWS.replace(
                    "permutation(key, num_rows)", "jnp.arange(num_rows)[::-1]"
                ),
            ),
            ("list of lists", r"list", ROWS + ".tolist()"),
            (
                "seven and three",
                "",
                "order = permutation(key, 7)\nreturn order[:6].reshape(2, 3)",
            ),
            (
                "two batches",
                "",
                "return permutation(key, num_rows)[: 2 * batch_size].reshape(2, batch_size)",
            ),
            (
                "filled up",
                r"shape|left",
                "n = -(-num_rows // batch_size)\nreturn jnp.resize(permutation(key, num_rows), (n, batch_size))",
            ),
            (
                "one row repeated",
                r"twice|repeat",
                ROWS.replace(
                    "return order",
                    "order = order.at[0].set(order[1])\nreturn order",
                ),
            ),
            (
                "first row stays",
                r"",
                ROWS.replace(
                    "permutation(key, num_rows)",
                    "jnp.concatenate([jnp.array([0]), 1 + permutation(key, num_rows - 1)])",
                ),
            ),
        ),
    ),
    Task(
        "q2",
        (
            SPLIT,
            "shuffled = permutation(key, x.shape[0])\nx, y_target = x[shuffled], y_target[shuffled]\nn = int(x.shape[0] * fraction + 0.5)\nreturn x[:n], y_target[:n], x[n:], y_target[n:]",
            "n = round(len(x) * fraction)\nrows = jnp.argsort(jax.random.uniform(key, (len(x),)))\nreturn [x[rows[:n]], y_target[rows[:n]], x[rows[n:]], y_target[rows[n:]]]",
            "order = permutation(key, len(x))\nn = round((1 - fraction) * len(x))\ntest, train = order[:n], order[n:]\nreturn x[train], y_target[train], x[test], y_target[test]",
        ),
        "[]",
        "pair",
        (
            (
                "not shuffled",
                r"shuffl|random|chance|order|sorted",
                SPLIT.replace(
                    "permutation(key, len(x))", "jnp.arange(len(x))"
                ),
            ),
            (
                "x alone shuffled",
                r"target|pair|own",
                "n = round(fraction * len(x))\nx = permutation(key, x)\nreturn x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
            (
                "two keys",
                r"target|pair|own|key",
                "a, b = split(key)\nn = round(fraction * len(x))\nx, y_target = permutation(a, x), permutation(b, y_target)\nreturn x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
            (
                "fixed key",
                r"key",
                SPLIT.replace(
                    "permutation(key", "permutation(jax.random.key(0)"
                ),
            ),
            ("turned", r"", SPLIT.replace("train, test =", "test, train =")),
            (
                "other order",
                r"order",
                SPLIT.replace(
                    "x[train], y_target[train], x[test], y_target[test]",
                    "x[train], x[test], y_target[train], y_target[test]",
                ),
            ),
            (
                "y first",
                r"order",
                SPLIT.replace(
                    "x[train], y_target[train], x[test], y_target[test]",
                    "y_target[train], x[train], y_target[test], x[test]",
                ),
            ),
            (
                "overlap",
                r"both|twice|one",
                SPLIT.replace("order[count:]", "order[count - 1 :]"),
            ),
            (
                "all tested",
                r"both|twice|one",
                SPLIT.replace("order[count:]", "order"),
            ),
            (
                "gap",
                r"row|missing|left|none",
                SPLIT.replace("order[count:]", "order[count + 1 :]"),
            ),
            (
                "drawn twice",
                r"",
                "n = round(fraction * len(x))\na, b = split(key)\ntrain = jax.random.choice(a, len(x), (n,), replace=False)\ntest = jax.random.choice(b, len(x), (len(x) - n,), replace=False)\nreturn x[train], y_target[train], x[test], y_target[test]",
            ),
            (
                "with repetition",
                r"",
                "n = round(fraction * len(x))\norder = jax.random.randint(key, (len(x),), 0, len(x))\nreturn x[order[:n]], y_target[order[:n]], x[order[n:]], y_target[order[n:]]",
            ),
            (
                "half always",
                r"fraction|size",
                SPLIT.replace("fraction *", "0.5 *"),
            ),
            (
                "three quarters always",
                r"",
                SPLIT.replace("fraction *", "0.75 *"),
            ),
            (
                "rounded down by one",
                r"",
                SPLIT.replace(
                    "round(fraction * len(x))", "int(fraction * len(x)) - 1"
                ),
            ),
            (
                "sets shuffled within",
                r"",
                "n = round(fraction * len(x))\na, b = split(key)\ntrain, test = permutation(a, n), n + permutation(b, len(x) - n)\nreturn x[train], y_target[train], x[test], y_target[test]",
            ),
            (
                "reversed",
                r"",
                SPLIT.replace(
                    "permutation(key, len(x))", "jnp.arange(len(x))[::-1]"
                ),
            ),
            (
                "rolled",
                r"",
                SPLIT.replace(
                    "permutation(key, len(x))",
                    "jnp.roll(jnp.arange(len(x)), jax.random.randint(key, (), 0, len(x)))",
                ),
            ),
            (
                "every fourth",
                r"",
                "rows = jnp.arange(len(x))\nstep = round(1 / (1 - fraction))\ntest, train = rows[::step], rows[rows % step > 0]\nreturn x[train], y_target[train], x[test], y_target[test]",
            ),
            (
                "columns lost",
                r"shape",
                SPLIT.replace("x[train]", "x[train, :1]"),
            ),
            (
                "two pairs",
                r"four|pair|two",
                SPLIT.replace(
                    "return x[train], y_target[train], x[test], y_target[test]",
                    "return (x[train], y_target[train]), (x[test], y_target[test])",
                ),
            ),
        ),
    ),
    Task(
        "q4",
        (
            BEST,
            "best = 0\nfor n in range(len(validation_losses)):\n    if validation_losses[n] < validation_losses[best]:\n        best = n\n    if n - best >= patience:\n        return best\nreturn best",
            "best = 0\nn = 0\nwhile n < len(validation_losses) and n - best <= patience:\n    if validation_losses[n] < validation_losses[best]:\n        best = n\n    n += 1\nreturn int(best)",
        ),
        "[(jnp.array(l), p) for l in ([3.0, 2, 4, 5, 1], [3.0, 2, 2, 2, 1], [1.0, 2, 0, 3, 4, -1], [1.0], [2.0, 2, 2], [5.0, 4, 3, 2, 1], [3.0, 1, 2, 0.5, 2, 3, 0], [1.0, 2, 3, 4]) for p in (1, 2, 3, 5)]",
        "int",
        (
            (
                "argmin",
                r"patience|stop|seen",
                "return int(jnp.argmin(validation_losses))",
            ),
            ("the stop", r"", BEST.replace("break", "return n")),
            ("last step", r"", "return len(validation_losses) - 1"),
            (
                "patience one late",
                r"",
                BEST.replace("waited == patience", "waited > patience"),
            ),
            (
                "patience one early",
                r"",
                BEST.replace("waited == patience", "waited >= patience - 1"),
            ),
            (
                "ties count",
                r"equal|tie|lower",
                BEST.replace("loss < best_loss", "loss <= best_loss"),
            ),
            (
                "wait not reset",
                r"reset|row",
                BEST.replace(
                    "best, best_loss, waited = n, loss, 0",
                    "best, best_loss = n, loss",
                ),
            ),
            (
                "compared with the last",
                r"",
                "best, waited = 0, 0\nfor n in range(1, len(validation_losses)):\n    if validation_losses[n] < validation_losses[n - 1]:\n        best, waited = n, 0\n    else:\n        waited += 1\n        if waited == patience:\n            break\nreturn best",
            ),
            (
                "counted from 1",
                r"0|one",
                BEST.replace("return best", "return best + 1"),
            ),
            ("the loss", r"", BEST.replace("return best", "return best_loss")),
            (
                "fixed patience 2",
                r"patience",
                BEST.replace("== patience", "== 2"),
            ),
            (
                "fixed patience 3",
                r"patience",
                BEST.replace("== patience", "== 3"),
            ),
            (
                "window",
                r"",
                "return int(jnp.argmin(validation_losses[: patience + 1]))",
            ),
            (
                "patience 1 as 2",
                r"",
                BEST.replace("== patience", ">= max(patience, 2)"),
            ),
            (
                "None at the end",
                r"None|return|end",
                BEST.replace("break", "return best").replace(
                    "\nreturn best", ""
                ),
            ),
            (
                "float",
                r"float|whole",
                BEST.replace("return best", "return float(best)"),
            ),
            (
                "highest",
                r"",
                BEST.replace("loss < best_loss", "loss > best_loss").replace(
                    "float('inf')", "-float('inf')"
                ),
            ),
            ("starts at infinity 1", r"", BEST.replace("float('inf')", "4.0")),
        ),
    ),
    Task(
        "q7",
        (
            (
                "step = int(jnp.argmin(validation_losses))\n"
                "return step, float(test_losses[step])"
            ),
            (
                "step = jnp.argmin(validation_losses)\n"
                "return step, test_losses[step]"
            ),
            (
                "pairs = sorted(zip(map(float, validation_losses), range(len(validation_losses))))\n"
                "s = pairs[0][1]\n"
                "return [s, test_losses[s]]"
            ),
            (
                "import numpy as np\n"
                "s = int(np.argmin(np.asarray(validation_losses)))\n"
                "return (s, float(np.asarray(test_losses)[s]))"
            ),
            (
                "s = min(range(len(validation_losses)), key=lambda i: validation_losses[i])\n"
                "return s, test_losses[s].item()"
            ),
            (
                "best = 0\n"
                "for i, loss in enumerate(validation_losses):\n"
                "    if loss < validation_losses[best]:\n"
                "        best = i\n"
                "return best, float(test_losses[best])"
            ),
        ),
        "[(mesh.table(n), mesh.table(n, seed=2)) for n in (3, 7, 12)]",
        "pair",
        (
            (
                "argmin test",
                "test",
                (
                    "s = int(jnp.argmin(test_losses))\n"
                    "return s, float(test_losses[s])"
                ),
            ),
            (
                "validation loss",
                "chosen|validation",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "return s, float(validation_losses[s])"
                ),
            ),
            (
                "min both",
                "another step",
                "return int(jnp.argmin(validation_losses)), float(jnp.min(test_losses))",
            ),
            (
                "mean",
                "mean",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "return s, float(jnp.mean(test_losses))"
                ),
            ),
            (
                "roles swapped",
                "roles|test",
                (
                    "s = int(jnp.argmin(test_losses))\n"
                    "return s, float(validation_losses[s])"
                ),
            ),
            (
                "sum",
                "[Bb]oth",
                (
                    "s = int(jnp.argmin(validation_losses + test_losses))\n"
                    "return s, float(test_losses[s])"
                ),
            ),
            (
                "order",
                "order",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "return float(test_losses[s]), s"
                ),
            ),
            (
                "from 1",
                "0",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "return s + 1, float(test_losses[s])"
                ),
            ),
            (
                "last",
                "last",
                "return len(test_losses) - 1, float(test_losses[-1])",
            ),
            (
                "argmax",
                "highest",
                (
                    "s = int(jnp.argmax(validation_losses))\n"
                    "return s, float(test_losses[s])"
                ),
            ),
            (
                "only loss",
                "One thing",
                "return float(test_losses[jnp.argmin(validation_losses)])",
            ),
            (
                "average of both",
                "",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "return s, float((test_losses[s] + validation_losses[s]) / 2)"
                ),
            ),
            (
                "max",
                "",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "return s, float(jnp.maximum(test_losses[s], validation_losses[s]))"
                ),
            ),
            (
                "none",
                "[Rr]eturn",
                (
                    "s = int(jnp.argmin(validation_losses))\n"
                    "print(s, float(test_losses[s]))"
                ),
            ),
        ),
    ),
)
VALUES = {
    "q3": (
        ("1.805", "2 * 0.95**2", "jnp.array(1.805)", "1.80500"),
        ("2.0", "1.9", "1.0", "1.8", "1.62", "0.5", "1.2", "2.205", "1.81"),
    ),
}
