"""Exercise 05, from its text alone."""

from . import Task

BATCH = (
    "x = uniform(key, (batch_size, 1), minval=-3, maxval=3)\n"
    "return x, target_function(x)"
)
STEP = (
    "loss, grads = loss_and_grads(x, y_target, params)\n"
    "updates, opt_state = optimizer.update(grads, opt_state, params)\n"
    "params = optax.apply_updates(params, updates)\n"
    "return params, opt_state, loss"
)
UNIFORM = "uniform(key, (batch_size, 1), minval=-3, maxval=3)"

LOOP = """\
opt_state = optimizer.init(params)
losses = []
for _ in range(num_steps):
    key, subkey = split(key)
    x, y = sample_batch(subkey, 32)
    loss, grads = loss_and_grads(x, y, params)
    updates, opt_state = optimizer.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
    losses.append(loss)
return params, losses"""


def loop(*changes):
    """Return the plain loop, pieces of its text replaced: old, new, ..."""
    text = LOOP
    for old, new in zip(changes[::2], changes[1::2]):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


TASKS = (
    Task(
        "q2",
        (
            BATCH,
            "x = 6 * uniform(key, (batch_size, 1)) - 3\nreturn x, 1 + 2 * jnp.sin(2 * x)",
            "x = uniform(key, (batch_size,), minval=-3, maxval=3)[:, None]\ny = target_function(x)\nreturn [x, y]",
            "subkey, key = split(key)\nx = uniform(subkey, (batch_size, 1), minval=-3.0, maxval=3.0)\nreturn x, target_function(x)",
        ),
        "[]",
        "random",
        (
            (
                "other target",
                r"target_function|target",
                BATCH.replace("target_function", "running_example"),
            ),
            (
                "half range",
                r"-3|range|minval",
                BATCH.replace("minval=-3, ", ""),
            ),
            (
                "unit range",
                r"-3|range",
                BATCH.replace(", minval=-3, maxval=3", ""),
            ),
            (
                "positional range",
                r"minval|dtype|argument|name",
                BATCH.replace("minval=-3, maxval=3", "-3, 3"),
            ),
            (
                "fixed key",
                r"key",
                BATCH.replace("uniform(key", "uniform(jax.random.key(0)"),
            ),
            (
                "flat",
                r"shape",
                BATCH.replace("(batch_size, 1)", "(batch_size,)"),
            ),
            (
                "row",
                r"shape",
                BATCH.replace("(batch_size, 1)", "(1, batch_size)"),
            ),
            (
                "normal",
                r"uniform|normal|range",
                BATCH.replace(
                    UNIFORM, "jax.random.normal(key, (batch_size, 1))"
                ),
            ),
            (
                "grid",
                r"random|key|chance",
                BATCH.replace(
                    UNIFORM, "jnp.linspace(-3, 3, batch_size)[:, None]"
                ),
            ),
            (
                "32 always",
                r"shape|batch_size",
                BATCH.replace("batch_size", "32"),
            ),
            (
                "two always",
                r"shape|batch_size",
                BATCH.replace("batch_size", "2"),
            ),
            (
                "targets of others",
                r"",
                "a, b = split(key)\nx = uniform(a, (batch_size, 1), minval=-3, maxval=3)\nz = uniform(b, (batch_size, 1), minval=-3, maxval=3)\nreturn x, target_function(z)",
            ),
            (
                "one place",
                r"",
                BATCH.replace(
                    UNIFORM,
                    "uniform(key, (1, 1), minval=-3, maxval=3) * jnp.ones((batch_size, 1))",
                ),
            ),
            (
                "noisy",
                r"",
                BATCH.replace(
                    "target_function(x)",
                    "target_function(x) + 0.1 * jax.random.normal(key, x.shape)",
                ),
            ),
            ("cubed", r"", BATCH.replace(UNIFORM, f"{UNIFORM} ** 3 / 9")),
            (
                "repeats",
                r"",
                BATCH.replace(
                    UNIFORM,
                    "jnp.resize(uniform(key, (5, 1), minval=-3, maxval=3), (batch_size, 1))",
                ),
            ),
            (
                "whole numbers",
                r"",
                BATCH.replace(
                    UNIFORM,
                    "jax.random.randint(key, (batch_size, 1), -3, 4).astype(float)",
                ),
            ),
        ),
    ),
    Task(
        "q4",
        (
            STEP,
            "loss, grads = value_and_grad(mse_loss, argnums=2)(x, y_target, params)\nupdates, new_state = optimizer.update(grads, opt_state)\nreturn optax.apply_updates(params, updates), new_state, loss",
            "loss, grads = loss_and_grads(x, y_target, params)\nupdates, opt_state = optimizer.update(grads, opt_state, params)\nreturn [jax.tree.map(lambda p, u: p + u, params, updates), opt_state, loss]",
        ),
        "[(mesh.table(4, s[0], seed=5), mesh.table(4, s[-1], seed=6), p, optimizer.init(p)) for s in ([1, 3, 1], [2, 3, 2]) for p in [mesh.network(s)]]",
        "pair",
        (
            (
                "state restarted",
                r"init|state",
                STEP.replace(
                    "updates, opt",
                    "opt_state = optimizer.init(params)\nupdates, opt",
                ),
            ),
            (
                "old state",
                r"state",
                STEP.replace("updates, opt_state =", "updates, _ ="),
            ),
            (
                "updates as params",
                r"updates|apply",
                STEP.replace(
                    "params = optax.apply_updates(params, updates)",
                    "params = updates",
                ),
            ),
            (
                "params unchanged",
                r"param|apply",
                STEP.replace(
                    "params = optax.apply_updates(params, updates)\n", ""
                ),
            ),
            (
                "updates subtracted",
                r"sign|minus|subtract|twice|turn",
                STEP.replace(
                    "optax.apply_updates(params, updates)",
                    "jax.tree.map(lambda p, u: p - u, params, updates)",
                ),
            ),
            (
                "gradients applied",
                r"grad|update",
                STEP.replace(
                    "apply_updates(params, updates)",
                    "apply_updates(params, grads)",
                ),
            ),
            (
                "loss after",
                r"loss|after",
                STEP.replace(
                    "return", "loss = mse_loss(x, y_target, params)\nreturn"
                ),
            ),
            (
                "loss before twice",
                r"",
                STEP.replace("opt_state, loss", "opt_state, 2 * loss"),
            ),
            (
                "another optimizer",
                r"",
                "optimizer = optax.sgd(0.05)\nopt_state = optimizer.init(params)\n"
                + STEP,
            ),
            (
                "other rate",
                r"",
                STEP.replace(
                    "return",
                    "params = jax.tree.map(lambda p, u: p + u, params, updates)\nreturn",
                ),
            ),
            (
                "order changed",
                r"order",
                STEP.replace(
                    "return params, opt_state, loss",
                    "return opt_state, params, loss",
                ),
            ),
            (
                "loss first",
                r"order",
                STEP.replace(
                    "return params, opt_state, loss",
                    "return loss, params, opt_state",
                ),
            ),
            (
                "no loss",
                r"three|two|loss",
                STEP.replace("opt_state, loss", "opt_state")
                if 0
                else STEP.replace(
                    "return params, opt_state, loss",
                    "return params, opt_state",
                ),
            ),
            (
                "grads for loss",
                r"loss",
                STEP.replace(
                    "return params, opt_state, loss",
                    "return params, opt_state, grads",
                ),
            ),
            (
                "update twice",
                r"",
                STEP.replace(
                    "params = optax",
                    "updates, opt_state = optimizer.update(grads, opt_state, params)\nparams = optax",
                ),
            ),
            (
                "in place",
                r"chang|writes",
                STEP.replace(
                    "params = optax.apply_updates(params, updates)",
                    "new = optax.apply_updates(params, updates)\nparams['weights'] = new['weights']\nparams['biases'] = new['biases']",
                ),
            ),
            (
                "loss and grads turned",
                r"",
                STEP.replace("loss, grads =", "grads, loss ="),
            ),
            (
                "first state always",
                r"state",
                STEP.replace(
                    "return params, opt_state",
                    "return params, optimizer.init(params)",
                ),
            ),
        ),
        ("params['biases'][0] = 0", "params['weights'].pop()"),
    ),
    Task(
        "q7",
        (
            LOOP,
            (
                "opt_state = optimizer.init(params)\n"
                "losses = []\n"
                "for k in split(key, num_steps):\n"
                "    loss, grads = loss_and_grads(*sample_batch(k, 32), params)\n"
                "    updates, opt_state = optimizer.update(grads, opt_state)\n"
                "    params = jax.tree.map(jnp.add, params, updates)\n"
                "    losses.append(loss)\n"
                "return params, losses"
            ),
            (
                "@jit\n"
                "def step(key, params, state):\n"
                "    x, y = sample_batch(key, 32)\n"
                "    loss, g = loss_and_grads(x, y, params)\n"
                "    u, state = optimizer.update(g, state, params)\n"
                "    return optax.apply_updates(params, u), state, loss\n"
                "state = optimizer.init(params)\n"
                "losses = []\n"
                "for i in range(num_steps):\n"
                "    params, state, loss = step(jax.random.fold_in(key, i), params, state)\n"
                "    losses += [float(loss)]\n"
                "return params, losses"
            ),
            (
                "def body(carry, k):\n"
                "    params, state = carry\n"
                "    loss, g = loss_and_grads(*sample_batch(k, batch_size=32), params)\n"
                "    u, state = optimizer.update(g, state, params)\n"
                "    return (optax.apply_updates(params, u), state), loss\n"
                "(params, _), losses = jax.lax.scan(body, (params, optimizer.init(params)), split(key, num_steps))\n"
                "return params, losses"
            ),
            (
                "def body(carry, k):\n"
                "    params, state = carry\n"
                "    loss, g = loss_and_grads(*sample_batch(k, 32), params)\n"
                "    u, state = optimizer.update(g, state, params)\n"
                "    return (optax.apply_updates(params, u), state), loss\n"
                "(params, _), losses = jax.lax.scan(body, (params, optimizer.init(params)), split(key, num_steps))\n"
                "return params, list(losses)"
            ),
            (
                "state, losses, n = optimizer.init(params), [], 0\n"
                "while n < num_steps:\n"
                "    sub, key = split(key)\n"
                "    x, y_target = sample_batch(sub, 32)\n"
                "    loss, grads = loss_and_grads(x, y_target, params)\n"
                "    losses.append(loss.item())\n"
                "    updates, state = optimizer.update(grads, state, params)\n"
                "    params = optax.apply_updates(params, updates)\n"
                "    n = n + 1\n"
                "return [params, losses]"
            ),
            (
                "opt_state = optimizer.init(params)\n"
                "losses = jnp.zeros(num_steps)\n"
                "keys = split(key, num_steps)\n"
                "for i in range(num_steps):\n"
                "    x, y = sample_batch(keys[i], 32)\n"
                "    loss, grads = loss_and_grads(x, y, params)\n"
                "    updates, opt_state = optimizer.update(grads, opt_state, params)\n"
                "    params = optax.apply_updates(params, updates)\n"
                "    losses = losses.at[i].set(loss)\n"
                "return params, losses"
            ),
        ),
        "[(jax.random.key(3), mesh.network([1, 3, 1]), n, lambda key, batch_size: (uniform(key, (batch_size, 1)), uniform(key, (batch_size, 1))), loss_and_grads, optimizer) for n in (1, 3)]",
        "pair",
        (
            (
                "same key",
                "key",
                loop(
                    "    key, subkey = split(key)\n    x, y = sample_batch(subkey, 32)",
                    "    x, y = sample_batch(key, 32)",
                ),
            ),
            ("subkey not renewed", "key", loop("key, subkey", "subkey, _")),
            (
                "one batch",
                "batch",
                loop(
                    "losses = []",
                    "losses = []\nx, y = sample_batch(key, 32)",
                    "    key, subkey = split(key)\n    x, y = sample_batch(subkey, 32)\n",
                    "",
                ),
            ),
            (
                "key used and split",
                "key",
                loop(
                    "    key, subkey = split(key)\n    x, y = sample_batch(subkey, 32)",
                    "    x, y = sample_batch(key, 32)\n    key, _ = split(key)",
                ),
            ),
            ("batch size 64", "32", loop("32", "64")),
            (
                "init inside",
                "init|anew|before",
                loop(
                    "opt_state = optimizer.init(params)\n",
                    "",
                    "for _ in range(num_steps):",
                    "for _ in range(num_steps):\n    opt_state = optimizer.init(params)",
                ),
            ),
            (
                "state not kept",
                "state",
                loop("updates, opt_state", "updates, _"),
            ),
            ("params not kept", "param", loop("params = optax", "optax")),
            (
                "params = updates",
                "updates|change",
                loop(
                    "    updates, opt_state = optimizer.update(grads, opt_state, params)\n    params = optax.apply_updates(params, updates)",
                    "    params, opt_state = optimizer.update(grads, opt_state, params)",
                ),
            ),
            (
                "loss after",
                "loss",
                loop("append(loss", "append(loss_and_grads(x, y, params)[0]"),
            ),
            (
                "last loss",
                "loss",
                loop(
                    "losses = []\n",
                    "",
                    "    losses.append(loss)\nreturn params, losses",
                    "return params, loss",
                ),
            ),
            (
                "losses in loop reset",
                "loss",
                loop(
                    "losses = []\n",
                    "",
                    "for _ in range(num_steps):",
                    "for _ in range(num_steps):\n    losses = []",
                ),
            ),
            ("return in loop", "loop|step", loop("return", "    return")),
            ("order", "order|first", loop("params, losses", "losses, params")),
            ("only params", "two|2|loss", loop("params, losses", "params")),
            (
                "minus",
                "minus|subtract",
                loop(
                    "optax.apply_updates(params",
                    "jax.tree.map(lambda p, u: p - u, params",
                ),
            ),
            (
                "first batch by the undivided key",
                "key",
                (
                    "opt_state = optimizer.init(params)\n"
                    "losses = []\n"
                    "subkey = key\n"
                    "for _ in range(num_steps):\n"
                    "    x, y = sample_batch(subkey, 32)\n"
                    "    key, subkey = split(key)\n"
                    "    loss, grads = loss_and_grads(x, y, params)\n"
                    "    updates, opt_state = optimizer.update(grads, opt_state, params)\n"
                    "    params = optax.apply_updates(params, updates)\n"
                    "    losses.append(loss)\n"
                    "return params, losses"
                ),
            ),
            (
                "gradient at the start",
                "param|start",
                loop(
                    "losses = []",
                    "losses = []\nstart = params",
                    "y, params",
                    "y, start",
                ),
            ),
            (
                "fixed seed",
                "key",
                loop("losses = []", "losses = []\nkey = jax.random.key(0)"),
            ),
            (
                "own sgd",
                "optimizer|update",
                (
                    "losses = []\n"
                    "for _ in range(num_steps):\n"
                    "    key, subkey = split(key)\n"
                    "    x, y = sample_batch(subkey, 32)\n"
                    "    loss, grads = loss_and_grads(x, y, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - 0.01 * g, params, grads)\n"
                    "    losses.append(loss)\n"
                    "return params, losses"
                ),
            ),
        ),
        ("params['weights'].pop()",),
    ),
)
VALUES = {
    "q1": (
        (
            "'EBDAHG'",
            "'EBDGAH'",
            "'ebdahg'",
            "' EBDAHG '",
            "'EBDAGH'",
            "'E B D A H G'",
        ),
        (
            "'ABCDEF'",
            "'EBDAH'",
            "'BEDAHG'",
            "'EBDAHGC'",
            "'EBDACG'",
            "'EBADHG'",
            "'EBDHAG'",
            "'EBDFAHG'",
            "'EEBDAH'",
            "'XYZ'",
        ),
    ),
    "q3": (
        ("0.51", "0.5 + 0.01", "jnp.array(0.51)", "jnp.float32(0.51)"),
        (
            "0.49",
            "0.53",
            "0.5",
            "3.5",
            "0.01",
            "-0.01",
            "0.52",
            "-2.5",
        ),
    ),
}
