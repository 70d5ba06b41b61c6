"""Answers to exercise 04, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.gradients.q3_loss_and_grads import QUESTION

written = writer(QUESTION)

BOTH = "value_and_grad(course_loss, argnums=2)"

GET = f"loss, grads = {BOTH}(x, y_target, params)"

RIGHT = (
    written(GET, "return loss, grads"),
    written(
        "loss = course_loss(x, y_target, params)",
        "def of_params(p):",
        "    return course_loss(x, y_target, p)",
        "return [loss, grad(of_params)(params)]",
    ),
)

WRONG = (
    Wrong(
        "grad of a number",
        "hand over `course_loss` itself",
        (
            written(
                "loss = course_loss(x, y_target, params)",
                "return value_and_grad(loss, argnums=2)",
            ),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(loss)(params)",
            ),
        ),
    ),
    Wrong(
        "function returned",
        "You returned a function",
        (
            written(f"return {BOTH}"),
            written(f"return jit({BOTH})"),
        ),
    ),
    Wrong(
        "slope in x",
        "shaped like x",
        (
            written("return value_and_grad(course_loss)(x, y_target, params)"),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(course_loss, 0)(x, y_target, params)",
            ),
        ),
    ),
    Wrong(
        "slope in y_target",
        "count the arguments from 0",
        (
            written(
                "of_both = value_and_grad(course_loss, argnums=1)",
                "return of_both(x, y_target, params)",
            ),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(course_loss, 1)(x, y_target, params)",
            ),
        ),
    ),
    Wrong(
        "gradient only",
        "The loss is missing",
        (
            written("return grad(course_loss, 2)(x, y_target, params)"),
            written(GET, "return grads"),
        ),
    ),
    Wrong(
        "swapped",
        "in the wrong order",
        (
            written(GET, "return grads, loss"),
            written(GET.replace("loss, grads", "pair"), "return pair[::-1]"),
        ),
    ),
    Wrong(
        "divided again",
        "divided by it already",
        (
            written(
                GET,
                "grads = jax.tree.map(lambda g: g / len(x), grads)",
                "return loss, grads",
            ),
            written(
                "def again(p):",
                "    return course_loss(x, y_target, p) / x.shape[0]",
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(again)(params)",
            ),
        ),
    ),
    Wrong(
        "downhill",
        "the step will bring the minus",
        (
            written(GET, "return loss, jax.tree.map(jnp.negative, grads)"),
            written(GET, "return loss, jax.tree.map(lambda g: -g, grads)"),
        ),
    ),
    Wrong(
        "list of leaves",
        "a dictionary with two lists",
        (
            written(GET, "return loss, jax.tree.leaves(grads)"),
            written(GET, "return loss, [grads['weights'], grads['biases']]"),
        ),
    ),
    Wrong(
        "no such argument",
        "Arguments are counted from 0",
        (
            written(
                "return value_and_grad(course_loss, argnums=3)(x, "
                "y_target, params)",
            ),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(course_loss, argnums=3)(x, y_target, "
                "params)",
            ),
        ),
    ),
    Wrong(
        "called without all arguments",
        "is called with all arguments of `course_loss`",
        (
            written(f"return {BOTH}(params)"),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(course_loss, argnums=2)(x, params)",
            ),
        ),
    ),
    Wrong(
        "tuple of gradients",
        "without brackets",
        (
            written(
                "return value_and_grad(course_loss, argnums=(2,))(x, "
                "y_target, params)",
            ),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(course_loss, argnums=(1, 2))(x, "
                "y_target, params)",
            ),
        ),
    ),
    Wrong(
        "dict",
        "A dictionary came",
        (
            written(
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                "y_target, params)",
                'return {"loss": loss, "grads": grads}',
            ),
            written(
                "return dict(loss=course_loss(x, y_target, params))",
            ),
        ),
    ),
    Wrong(
        "too few arguments",
        "Look at its `def` line",
        (
            written(
                "return course_loss(x, y_target, params), "
                "grad(course_loss)(params)",
            ),
            written(
                "return value_and_grad(course_loss)(params)",
            ),
        ),
    ),
    Wrong(
        "params returned",
        "the parameters came, as they were",
        (
            written("return course_loss(x, y_target, params), params"),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, dict(params)",
            ),
        ),
    ),
    Wrong(
        "x and y_target exchanged",
        "`x` and `y_target` have changed places",
        (
            written(
                "return value_and_grad(course_loss, "
                "argnums=2)(y_target, x, params)"
            ),
            written(
                "loss = course_loss(y_target, x, params)",
                "return loss, grad(course_loss, 2)(y_target, x, params)",
            ),
        ),
    ),
    Wrong(
        "params after a step",
        "the parameters after a step came",
        (
            written(
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                "y_target, params)",
                "return loss, jax.tree.map(lambda p, g: p - 0.1 * g, params, "
                "grads)",
            ),
            written(
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                "y_target, params)",
                "return loss, jax.tree.map(lambda p, g: p - 0.02 * g, "
                "params, grads)",
            ),
        ),
    ),
    Wrong(
        "another loss",
        "belong to another loss",
        (
            written(
                "def loss(p):",
                "    errors = network_batch(x, p) - y_target",
                "    return jnp.mean(errors**2)",
                "",
                "return value_and_grad(loss)(params)",
            ),
            written(
                "def loss(p):",
                "    errors = network_batch(x, p) - y_target",
                "    return jnp.sum(errors**2)",
                "",
                "return value_and_grad(loss)(params)",
            ),
        ),
    ),
    Wrong(
        "twice the gradient",
        "twice too large",
        (
            written(
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                "y_target, params)",
                "return loss, jax.tree.map(lambda g: 2 * g, grads)",
            ),
            written(
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                "y_target, params)",
                "return loss, jax.tree.map(jnp.add, grads, grads)",
            ),
        ),
    ),
    Wrong(
        "a number for the gradient",
        "is one number or array, and not a dictionary",
        (
            written(
                "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                "y_target, params)",
                "return loss, loss",
            ),
            written(
                "loss = course_loss(x, y_target, params)",
                "return loss, grad(lambda p: course_loss(x, y_target, "
                "p))(params)['weights'][0]",
            ),
        ),
    ),
    Wrong(
        "a pair in the pair",
        "a pair came, the loss again and its gradient",
        (
            written(
                "loss = course_loss(x, y_target, params)",
                f"return loss, {BOTH}(x, y_target, params)",
            ),
            written(
                f"pair = {BOTH}(x, y_target, params)",
                "return pair[0], list(pair)",
            ),
        ),
    ),
    Wrong(
        "weights alone",
        "has the entries weights: wanted are weights, biases",
        (
            written(GET, "return loss, {'weights': grads['weights']}"),
            written(GET, "grads.pop('biases')", "return loss, grads"),
        ),
    ),
)
