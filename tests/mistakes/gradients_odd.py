"""Odd wrong answers to exercise 04, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "04_gradients"

WRONG = {
    "q2": (
        Wrong(
            "divided by the rate",
            "You divided by the learning rate",
            (
                written(
                    "gradient_step(params, grads, learning_rate)",
                    "return jax.tree.map(lambda p, g: p - g / learning_rate, "
                    "params, grads)",
                ),
                written(
                    "gradient_step(params, grads, learning_rate)",
                    "rate = 1 / learning_rate",
                    "return jax.tree.map(lambda p, g: p - rate * g, params, "
                    "grads)",
                ),
            ),
        ),
        Wrong(
            "fixed rate",
            "You take 0.1 whatever",
            (
                written(
                    "gradient_step(params, grads, learning_rate)",
                    "return jax.tree.map(lambda p, g: p - 0.1 * g, params, "
                    "grads)",
                ),
                written(
                    "gradient_step(params, grads, learning_rate)",
                    "learning_rate = 0.1",
                    "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                    "params, grads)",
                ),
            ),
        ),
        Wrong(
            "swapped",
            "have changed places",
            (
                written(
                    "gradient_step(params, grads, learning_rate)",
                    "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                    "grads, params)",
                ),
                written(
                    "gradient_step(grads, params, learning_rate)",
                    "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                    "params, grads)",
                ),
            ),
        ),
    ),
    "q3": (
        Wrong(
            "no such argument",
            "Arguments are counted from 0",
            (
                written(
                    "loss_and_grads(x, y_target, params)",
                    "return value_and_grad(course_loss, argnums=3)(x, "
                    "y_target, params)",
                ),
                written(
                    "loss_and_grads(x, y_target, params)",
                    "loss = course_loss(x, y_target, params)",
                    "return loss, grad(course_loss, argnums=3)(x, y_target, "
                    "params)",
                ),
            ),
        ),
        Wrong(
            "tuple of gradients",
            "without brackets",
            (
                written(
                    "loss_and_grads(x, y_target, params)",
                    "return value_and_grad(course_loss, argnums=(2,))(x, "
                    "y_target, params)",
                ),
                written(
                    "loss_and_grads(x, y_target, params)",
                    "loss = course_loss(x, y_target, params)",
                    "return loss, grad(course_loss, argnums=(1, 2))(x, "
                    "y_target, params)",
                ),
            ),
        ),
        Wrong(
            "dict",
            "A dict came",
            (
                written(
                    "loss_and_grads(x, y_target, params)",
                    "loss, grads = value_and_grad(course_loss, argnums=2)(x, "
                    "y_target, params)",
                    'return {"loss": loss, "grads": grads}',
                ),
                written(
                    "loss_and_grads(x, y_target, params)",
                    "return dict(loss=course_loss(x, y_target, params))",
                ),
            ),
        ),
        Wrong(
            "too few arguments",
            "look at its `def` line",
            (
                written(
                    "loss_and_grads(x, y_target, params)",
                    "return course_loss(x, y_target, params), "
                    "grad(course_loss)(params)",
                ),
                written(
                    "loss_and_grads(x, y_target, params)",
                    "return value_and_grad(course_loss)(params)",
                ),
            ),
        ),
    ),
}
