"""Answers to exercise 04, question 7: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.gradients.q7_mended_descent import QUESTION

written = writer(QUESTION)

SLOPES = "slopes = grad(course_loss, argnums=2)"
FOR = "for _ in range(num_steps):"
ASK = "    grads = slopes(x, y_target, params)"
STEP = "    params = jax.tree.map({}, params, grads)"
DOWN = STEP.format("lambda p, g: p - learning_rate * g")

RIGHT = (
    written(SLOPES, FOR, ASK, DOWN, "return params"),
    written(
        """
        def step(_, params):
            _, grads = value_and_grad(course_loss, 2)(x, y_target, params)
            return jax.tree.map(
                lambda p, g: p - learning_rate * g, params, grads
            )

        return jax.lax.fori_loop(0, num_steps, step, params)
        """
    ),
)

WRONG = (
    Wrong(
        "as it was",
        "It walks as before",
        (
            written(SLOPES, ASK.strip(), FOR, DOWN, "return params"),
            written(
                SLOPES,
                "start = params",
                FOR,
                "    grads = slopes(x, y_target, start)",
                DOWN,
                "return params",
            ),
            written(
                SLOPES,
                "grads = slopes(x, y_target, params)",
                "far = num_steps * learning_rate",
                "return jax.tree.map(lambda p, g: p - far * g, params, grads)",
            ),
        ),
    ),
    Wrong(
        "one step",
        "where a single step leads",
        (
            written(SLOPES, FOR, ASK, DOWN, "    return params"),
            written(
                SLOPES,
                FOR,
                ASK,
                DOWN.replace("params =", "new ="),
                "return new",
            ),
        ),
    ),
    Wrong(
        "nothing moves",
        "come back as they went in",
        (
            written(SLOPES, FOR, ASK, DOWN.replace("params =", "new ="))
            + "    return params\n",
            written("return params"),
        ),
    ),
    Wrong(
        "uphill",
        "goes uphill",
        (
            written(SLOPES, FOR, ASK, DOWN.replace("p -", "p +"))
            + "    return params\n",
            written(
                SLOPES,
                FOR,
                ASK,
                STEP.format("lambda p, g: p - -learning_rate * g"),
                "return params",
            ),
        ),
    ),
    Wrong(
        "learning rate missing",
        "the learning rate is missing",
        (
            written(
                SLOPES,
                FOR,
                ASK,
                STEP.format("lambda p, g: p - g"),
                "return params",
            ),
            written(SLOPES, FOR, ASK, STEP.format("jnp.subtract"))
            + "    return params\n",
        ),
    ),
    Wrong(
        "a step too many",
        "one step too many",
        (
            written(
                SLOPES, FOR.replace("s)", "s + 1)"), ASK, DOWN, "return params"
            ),
            written(SLOPES, FOR, ASK, DOWN, ASK.strip(), DOWN.strip())
            + "    return params\n",
        ),
    ),
    Wrong(
        "a step too few",
        "one step too few",
        (
            written(
                SLOPES, FOR.replace("(", "(1, "), ASK, DOWN, "return params"
            ),
            written(
                SLOPES, FOR.replace("s)", "s - 1)"), ASK, DOWN, "return params"
            ),
        ),
    ),
    Wrong(
        "slope in x",
        "not those in `params`",
        (
            written(
                "slopes = grad(course_loss)", FOR, ASK, DOWN, "return params"
            ),
            written(SLOPES.replace("2", "1"), FOR, ASK, DOWN, "return params"),
        ),
    ),
    Wrong(
        "biases stay",
        "The biases never moved",
        (
            written(
                "for _ in range(num_steps):",
                "    g = grad(course_loss, argnums=2)(x, y_target, "
                'params)["weights"]',
                "    w = [p - learning_rate * s for p, s in "
                'zip(params["weights"], g)]',
                '    params = {**params, "weights": w}',
                "return params",
            ),
            written(
                "for _ in range(num_steps):",
                "    g = grad(course_loss, argnums=2)(x, y_target, params)",
                "    p = jax.tree.map(lambda p, s: p - learning_rate "
                "* s, params, g)",
                '    params = {"weights": p["weights"], "biases": '
                'params["biases"]}',
                "return params",
            ),
        ),
    ),
    Wrong(
        "fixed learning rate",
        "The learning rate is 0.02 or 0.1",
        (
            written(
                "slopes = grad(course_loss, argnums=2)",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, params)",
                "    params = jax.tree.map(lambda p, g: p - 0.02 * g, "
                "params, grads)",
                "return params",
            ),
            written(
                "slopes = grad(course_loss, argnums=2)",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, params)",
                "    params = jax.tree.map(lambda p, g: p - 0.1 * g, params, "
                "grads)",
                "return params",
            ),
        ),
    ),
    Wrong(
        "gradient returned",
        "return the parameters",
        (
            written(
                "slopes = grad(course_loss, argnums=2)",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, params)",
                "    params = jax.tree.map(lambda p, g: p - learning_rate * "
                "g, params, grads)",
                "return grads",
            ),
            written(
                "slopes = grad(course_loss, argnums=2)",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, params)",
                "    step = jax.tree.map(lambda g: learning_rate * g, grads)",
                "    params = jax.tree.map(jnp.subtract, params, step)",
                "return grads",
            ),
            written(
                "slopes = grad(course_loss, argnums=2)",
                "grads = slopes(x, y_target, params)",
                "for _ in range(num_steps):",
                "    params = jax.tree.map(",
                "        lambda p, g: p - learning_rate * g, params, grads",
                "    )",
                "    grads = slopes(x, y_target, params)",
                "return grads",
            ),
        ),
    ),
    Wrong(
        "always from the start",
        "begins at the start again",
        (
            written(
                "slopes = grad(course_loss, argnums=2)",
                "first = params",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, params)",
                "    params = jax.tree.map(lambda p, g: p - learning_rate * "
                "g, first, grads)",
                "return params",
            ),
            written(
                "slopes = grad(course_loss, argnums=2)",
                "moved = params",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, moved)",
                "    moved = jax.tree.map(",
                "        lambda p, g: p - learning_rate * g, params, grads",
                "    )",
                "return moved",
            ),
        ),
    ),
    Wrong(
        "slopes of another network",
        "a network of other layers",
        (
            written(
                "slopes = grad(course_loss, argnums=2)",
                "for _ in range(num_steps):",
                "    grads = slopes(x, y_target, start)",
                "    params = jax.tree.map(",
                "        lambda p, g: p - learning_rate * g, params, grads",
                "    )",
                "return params",
            ),
            written(
                "grads = grad(course_loss, argnums=2)(x, y_target, start)",
                "step = lambda p, g: p - learning_rate * g",
                "for _ in range(num_steps):",
                "    params = jax.tree.map(step, params, grads)",
                "return params",
            ),
        ),
    ),
    Wrong(
        "another pace",
        "hides that, and does not mend it",
        (
            written(
                "grads = grad(course_loss, argnums=2)(x, y_target, params)",
                "rate = 0.1 * learning_rate",
                "step = lambda p, g: p - rate * g",
                "for _ in range(num_steps):",
                "    params = jax.tree.map(step, params, grads)",
                "return params",
            ),
            written(
                "slopes = grad(course_loss, argnums=2)",
                "grads = slopes(x, y_target, params)",
                "for n in range(num_steps):",
                "    rate = learning_rate / (n + 1)",
                "    params = jax.tree.map(",
                "        lambda p, g: p - rate * g, params, grads",
                "    )",
                "return params",
            ),
        ),
    ),
    Wrong(
        "stops when the loss is small",
        "then print the slopes of the second turn",
        (
            written(
                "for _ in range(num_steps):",
                "    if course_loss(x, y_target, params) < 0.1:",
                "        break",
                "    g = grad(course_loss, argnums=2)(x, y_target, params)",
                "    step = lambda a, b: a - learning_rate * b",
                "    params = jax.tree.map(step, params, g)",
                "return params",
            ),
            written(
                "both = value_and_grad(course_loss, argnums=2)",
                "for _ in range(num_steps):",
                "    loss, g = both(x, y_target, params)",
                "    rate = learning_rate * (loss > 0.1)",
                "    params = jax.tree.map(",
                "        lambda a, b: a - rate * b, params, g",
                "    )",
                "return params",
            ),
        ),
    ),
)
