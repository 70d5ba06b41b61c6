"""Odd wrong answers to exercise 05, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "05_training_loop"

WRONG = {
    "q2": (
        Wrong(
            "whole numbers",
            "All places are whole numbers",
            (
                written(
                    "sample_batch(key, batch_size)",
                    "x = jax.random.randint(key, (batch_size, 1), -3, 4)",
                    "return x, target_function(x)",
                ),
                written(
                    "sample_batch(key, batch_size)",
                    "x = jnp.round(uniform(key, (batch_size, 1), minval=-3, "
                    "maxval=3))",
                    "return x, target_function(x)",
                ),
            ),
        ),
        Wrong(
            "another target",
            "the lesson's running example",
            (
                written(
                    "sample_batch(key, batch_size)",
                    "x = uniform(key, (batch_size, 1), minval=-3, maxval=3)",
                    "return x, running_example(x)",
                ),
                written(
                    "sample_batch(key, batch_size)",
                    "x = uniform(key, (batch_size, 1), minval=-3, maxval=3)",
                    "return x, jnp.exp(-(x**2)) * jnp.sin(5 * x)",
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "loss and gradient swapped",
            "returns the loss first",
            (
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "grads, loss = loss_and_grads(x, y_target, params)",
                    "updates, opt_state = optimizer.update(grads, opt_state, "
                    "params)",
                    "params = optax.apply_updates(params, updates)",
                    "return params, opt_state, loss",
                ),
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "result = loss_and_grads(x, y_target, params)",
                    "loss, grads = result[1], result[0]",
                    "updates, opt_state = optimizer.update(grads, opt_state, "
                    "params)",
                    "params = optax.apply_updates(params, updates)",
                    "return params, opt_state, loss",
                ),
            ),
        ),
        Wrong(
            "updates and state swapped",
            "the updates first, then the state",
            (
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "loss, grads = loss_and_grads(x, y_target, params)",
                    "opt_state, updates = optimizer.update(grads, opt_state, "
                    "params)",
                    "params = optax.apply_updates(params, updates)",
                    "return params, opt_state, loss",
                ),
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "loss, grads = loss_and_grads(x, y_target, params)",
                    "updates, new = optimizer.update(grads, opt_state, "
                    "params)",
                    "params = optax.apply_updates(params, new)",
                    "return params, updates, loss",
                ),
            ),
        ),
        Wrong(
            "several steps",
            "more than one step",
            (
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "for _ in range(10):",
                    "    loss, grads = loss_and_grads(x, y_target, params)",
                    "    updates, opt_state = optimizer.update(grads, "
                    "opt_state, params)",
                    "    params = optax.apply_updates(params, updates)",
                    "return params, opt_state, loss",
                ),
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "loss, grads = loss_and_grads(x, y_target, params)",
                    "updates, opt_state = optimizer.update(grads, opt_state, "
                    "params)",
                    "updates, opt_state = optimizer.update(grads, opt_state, "
                    "params)",
                    "params = optax.apply_updates(params, updates)",
                    "return params, opt_state, loss",
                ),
            ),
        ),
        Wrong(
            "another optimizer",
            "the steps of the `optimizer` above",
            (
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "own = optax.adam(0.01)",
                    "loss, grads = loss_and_grads(x, y_target, params)",
                    "updates, opt_state = own.update(grads, opt_state, "
                    "params)",
                    "params = optax.apply_updates(params, updates)",
                    "return params, opt_state, loss",
                ),
                written(
                    "train_step(x, y_target, params, opt_state)",
                    "loss, grads = loss_and_grads(x, y_target, params)",
                    "updates, opt_state = optimizer.update(grads, opt_state, "
                    "params)",
                    "params = jax.tree.map(lambda p, g: p - 0.05 * g, "
                    "params, grads)",
                    "return params, opt_state, loss",
                ),
            ),
        ),
    ),
}
