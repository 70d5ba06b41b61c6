"""Exercise 04, from its text alone."""

from . import Task

LOSS = "return jnp.mean(jnp.sum((network_batch(x, params) - y_target) ** 2, axis=1))"
BATCHES = (
    "[(mesh.table(n, s[0], seed=5), mesh.table(n, s[-1], seed=6), mesh.network(s)) for n, s in"
    " ((4, [2, 3, 2]), (5, [1, 3, 1]), (3, [3, 3, 3]), (2, [2, 2]), (1, [2, 4, 3, 2]))]"
)
STEP = "return jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)"

TASKS = (
    Task(
        "q1",
        (
            LOSS,
            "errors = y_target - network_batch(x, params)\nreturn jnp.sum(errors**2) / len(x)",
            "errors = y_target - network_batch(x, params)\nreturn jnp.mean(errors**2) * y_target.shape[1]",
            "total = 0.0\nfor out, y in zip(network_batch(x, params), y_target):\n    total = total + jnp.sum((out - y) ** 2)\nreturn total / x.shape[0]",
        ),
        BATCHES,
        "number",
        (
            (
                "mean over all",
                r"output|mean|sum",
                "return jnp.mean((network_batch(x, params) - y_target) ** 2)",
            ),
            (
                "sum over all",
                r"mean|batch|averag",
                "return jnp.sum((network_batch(x, params) - y_target) ** 2)",
            ),
            ("not squared", r"squar", LOSS.replace(" ** 2", "")),
            (
                "absolute",
                r"squar|abs",
                LOSS.replace(
                    "(network_batch(x, params) - y_target) ** 2",
                    "jnp.abs(network_batch(x, params) - y_target)",
                ),
            ),
            (
                "root",
                r"root",
                LOSS.replace("return ", "return jnp.sqrt(") + ")",
            ),
            ("per example", r"shape|mean", LOSS.replace("jnp.mean", "")),
            ("axes swapped", r"", LOSS.replace("axis=1", "axis=0")),
            (
                "square of the sum",
                r"",
                "return jnp.mean(jnp.sum(network_batch(x, params) - y_target, axis=1) ** 2)",
            ),
            ("half", r"half|2", LOSS.replace("return", "return 0.5 *")),
            (
                "times two",
                r"2|two|twice",
                "return 2 * jnp.mean((network_batch(x, params) - y_target) ** 2)",
            ),
            ("median", "", LOSS.replace("mean", "median")),
            ("inputs as targets", r"", LOSS.replace("- y_target", "- x")),
            ("plus", r"", LOSS.replace("- y_target", "+ y_target")),
            ("the example", "", "return jnp.array(3.0)"),
            (
                "flat broadcast",
                r"",
                LOSS.replace("- y_target", "- y_target[:, 0]"),
            ),
            (
                "first output",
                r"",
                "return jnp.mean((network_batch(x, params) - y_target)[:, 0] ** 2)",
            ),
            (
                "without the first",
                r"",
                LOSS.replace("y_target) **", "y_target)[1:] **"),
            ),
            (
                "changes params",
                r"chang|writes",
                "params['biases'][0] = params['biases'][0] * 0\n" + LOSS,
            ),
        ),
        ("params['weights'].pop()",),
    ),
    Task(
        "q2",
        (
            STEP,
            "return {name: [p - learning_rate * g for p, g in zip(params[name], grads[name])] for name in params}",
            "new = {'weights': [], 'biases': []}\nfor name in new:\n    for p, g in zip(params[name], grads[name]):\n        new[name].append(p - learning_rate * g)\nreturn new",
        ),
        "[(mesh.network(s), mesh.network(s, 3), 0.1 + len(s) / 10) for s in ([2, 3, 2], [1, 3, 1], [3, 3, 3], [2, 2], [2, 4, 3, 2])]",
        "params",
        (
            ("uphill", r"uphill|sign|minus", STEP.replace("p -", "p +")),
            ("no rate", r"rate", STEP.replace("learning_rate *", "1 *")),
            (
                "the step alone",
                r"",
                STEP.replace("p - learning_rate", "-learning_rate"),
            ),
            (
                "weights only",
                r"bias",
                "return {'weights': [p - learning_rate * g for p, g in zip(params['weights'], grads['weights'])], 'biases': params['biases']}",
            ),
            (
                "biases only",
                r"weight",
                "return {'biases': [p - learning_rate * g for p, g in zip(params['biases'], grads['biases'])], 'weights': params['weights']}",
            ),
            ("unchanged", r"", "return params"),
            (
                "in place",
                r"chang|writes",
                "for name in params:\n    for n, g in enumerate(grads[name]):\n        params[name][n] = params[name][n] - learning_rate * g\nreturn params",
            ),
            (
                "two layers",
                "",
                "return {k: [params[k][n] - learning_rate * grads[k][n] for n in range(2)] for k in params}",
            ),
            (
                "two of the layers",
                "",
                "return {k: [p - learning_rate * g if n < 2 else p for n, (p, g) in enumerate(zip(params[k], grads[k]))] for k in params}",
            ),
            (
                "dicts subtracted",
                r"tree|dict",
                "return params - learning_rate * grads",
            ),
            ("sign only", "", STEP.replace("* g", "* jnp.sign(g)")),
            (
                "divided",
                r"",
                STEP.replace("learning_rate * g", "g / learning_rate"),
            ),
            (
                "tuples in place of lists",
                "",
                "return {k: tuple(p - learning_rate * g for p, g in zip(params[k], grads[k])) for k in params}",
            ),
            ("fixed rate", r"rate", STEP.replace("learning_rate *", "0.1 *")),
            ("absolute", "", STEP.replace("* g", "* jnp.abs(g)")),
            (
                "last layer left",
                "",
                "return {k: [*[p - learning_rate * g for p, g in zip(params[k][:-1], grads[k][:-1])], params[k][-1]] for k in params}",
            ),
            (
                "grads changed",
                r"chang|writes",
                STEP.replace("return", "new =")
                + "\ngrads['weights'].clear()\nreturn new",
            ),
        ),
        (
            "params['biases'][0] = 0",
            "grads['weights'].pop()",
            "params.clear()",
        ),
    ),
    Task(
        "q3",
        (
            "return jax.value_and_grad(course_loss, argnums=2)(x, y_target, params)",
            "loss = course_loss(x, y_target, params)\nreturn loss, jax.grad(course_loss, argnums=2)(x, y_target, params)",
            "return value_and_grad(lambda p: course_loss(x, y_target, p))(params)",
        ),
        BATCHES,
        "pair",
        (
            (
                "gradient in x",
                r"argnums|params|x",
                "return value_and_grad(course_loss)(x, y_target, params)",
            ),
            (
                "gradient in y",
                r"argnums|params|y",
                "return value_and_grad(course_loss, argnums=1)(x, y_target, params)",
            ),
            (
                "all gradients",
                r"argnums|params",
                "return value_and_grad(course_loss, argnums=(0, 1, 2))(x, y_target, params)",
            ),
            (
                "gradient only",
                r"",
                "return grad(course_loss, argnums=2)(x, y_target, params)",
            ),
            ("loss only", r"", "return course_loss(x, y_target, params)"),
            (
                "not called",
                r"call|function",
                "return value_and_grad(course_loss, argnums=2)",
            ),
            (
                "swapped",
                r"order|first|swap",
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\nreturn grads, loss",
            ),
            (
                "weights only",
                r"bias|dict",
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\nreturn loss, grads['weights']",
            ),
            (
                "minus",
                r"sign|minus",
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\nreturn loss, jax.tree.map(lambda g: -g, grads)",
            ),
            (
                "loss halved",
                "",
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\nreturn 0.5 * loss, grads",
            ),
            (
                "biases zero",
                "",
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\nreturn loss, {**grads, 'biases': [0 * b for b in grads['biases']]}",
            ),
            (
                "after a step",
                "",
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\nnew = jax.tree.map(lambda p, g: p - 0.1 * g, params, grads)\nreturn course_loss(x, y_target, new), grads",
            ),
            (
                "function for gradient",
                r"call|function",
                "return course_loss(x, y_target, params), grad(course_loss, argnums=2)",
            ),
            (
                "the params",
                "",
                "return course_loss(x, y_target, params), params",
            ),
        ),
        ("params['biases'][0] = 0", "params['weights'].pop()"),
    ),
    Task(
        "q7",
        (
            (
                "for _ in range(num_steps):\n"
                "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                "return params"
            ),
            (
                "slopes = jit(grad(course_loss, argnums=2))\n"
                "def body(i, p):\n"
                "    return jax.tree.map(lambda a, g: a - learning_rate * g, p, slopes(x, y_target, p))\n"
                "return jax.lax.fori_loop(0, num_steps, body, params)"
            ),
            (
                "import optax\n"
                "opt = optax.sgd(learning_rate)\n"
                "state = opt.init(params)\n"
                "for _ in range(num_steps):\n"
                "    g = grad(course_loss, argnums=2)(x, y_target, params)\n"
                "    u, state = opt.update(g, state)\n"
                "    params = optax.apply_updates(params, u)\n"
                "return params"
            ),
            (
                "if num_steps == 0:\n"
                "    return params\n"
                "g = grad(course_loss, 2)(x, y_target, params)\n"
                "new = {k: [p - learning_rate * s for p, s in zip(params[k], g[k])] for k in params}\n"
                "return mended_descent(x, y_target, new, learning_rate, num_steps - 1)"
            ),
            (
                "def step(p, _):\n"
                "    loss, g = value_and_grad(lambda q: course_loss(x, y_target, q))(p)\n"
                "    return jax.tree.map(lambda a, b: a - learning_rate * b, p, g), loss\n"
                "return jax.lax.scan(step, params, None, length=num_steps)[0]"
            ),
            (
                "n = 0\n"
                "while n < num_steps:\n"
                "    g = jax.jacrev(course_loss, argnums=2)(x, y_target, params)\n"
                '    params = {"weights": [w - learning_rate * d for w, d in zip(params["weights"], g["weights"])], "biases": [w - learning_rate * d for w, d in zip(params["biases"], g["biases"])]}\n'
                "    n += 1\n"
                "return params"
            ),
        ),
        "[(mesh.table(4, 1), mesh.table(4, 1, seed=2), mesh.network([1, 3, 1]), 0.1, n) for n in (1, 2, 4)]",
        "params",
        (
            (
                "unmended",
                "before|second",
                (
                    "slopes = grad(course_loss, argnums=2)\n"
                    "grads = slopes(x, y_target, params)\n"
                    "for _ in range(num_steps):\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "one step",
                "single|one",
                (
                    "grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "return jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)"
                ),
            ),
            (
                "plus",
                "uphill",
                (
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p + learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "return in loop",
                "single|loop",
                (
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "    return params"
                ),
            ),
            (
                "not carried",
                "single|start",
                (
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    new = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return new"
                ),
            ),
            (
                "gradient once more",
                "many",
                (
                    "for _ in range(num_steps + 1):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "one too few",
                "few",
                (
                    "for _ in range(num_steps - 1):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "argnums",
                "params|argnums|float",
                (
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "no rate",
                "rate",
                (
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "weights only",
                "bias",
                (
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    '    params = {"weights": [p - learning_rate * g for p, g in zip(params["weights"], grads["weights"])], "biases": params["biases"]}\n'
                    "return params"
                ),
            ),
            (
                "loss returned",
                "tuple|dict",
                (
                    "for _ in range(num_steps):\n"
                    "    loss, grads = value_and_grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params, loss"
                ),
            ),
            (
                "slopes at start",
                "before|second",
                (
                    "first = params\n"
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, first)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "fixed three",
                "",
                (
                    "for _ in range(3):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "return params"
                ),
            ),
            (
                "history",
                "list|dict",
                (
                    "hist = []\n"
                    "for _ in range(num_steps):\n"
                    "    grads = grad(course_loss, argnums=2)(x, y_target, params)\n"
                    "    params = jax.tree.map(lambda p, g: p - learning_rate * g, params, grads)\n"
                    "    hist.append(params)\n"
                    "return hist"
                ),
            ),
        ),
        ("params['weights'].pop()",),
    ),
)
VALUES = {
    "q4": (
        ("4.0", "4", "jnp.array(4.0)", "36 / 9", "4.0000001"),
        (
            "0.0",
            "0",
            "3.0",
            "2.0",
            "12.0",
            "36.0",
            "9.0",
            "1.0",
            "-4.0",
            "6.0",
        ),
    ),
}
