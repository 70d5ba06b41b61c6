"""Right and wrong answers to exercise 05, question 4: one step."""

from mistakes import Wrong

STEM = "05_training_loop"

LOSS = "loss, grads = loss_and_grads(x, y_target, params)"
UPDATE = "updates, opt_state = optimizer.update(grads, opt_state, params)"
APPLY = "params = optax.apply_updates(params, updates)"
RETURN = "return params, opt_state, loss"
ADD = "jax.tree.map(lambda p, u: p {} u, params, {})"


def step(*lines):
    """Return the source of a `train_step` with these lines."""
    body = "\n    ".join(lines)
    return f"def train_step(x, y_target, params, opt_state):\n    {body}\n"


RIGHT = {
    "q4": (
        step(
            "loss = mse_loss(x, y_target, params)",
            "_, grads = loss_and_grads(x, y_target, params)",
            UPDATE,
            f"params = {ADD.format('+', 'updates')}",
            "return (params, opt_state, float(loss))",
        ),
        step(
            LOSS,
            "pair = optimizer.update(grads, opt_state)",
            "new_params = optax.apply_updates(params, pair[0])",
            "return new_params, pair[1], loss",
        ),
    )
}

WRONG = {
    "q4": (
        Wrong(
            "pair for params",
            "returns a pair, updates and state",
            (
                step(
                    LOSS,
                    "params = optimizer.update(grads, opt_state, params)",
                    RETURN,
                ),
                step(
                    LOSS,
                    "pair = optimizer.update(grads, opt_state)",
                    "return pair, opt_state, loss",
                ),
            ),
        ),
        Wrong(
            "order",
            "params, opt_state, loss",
            (
                step(LOSS, UPDATE, APPLY, "return loss, params, opt_state"),
                step(LOSS, UPDATE, APPLY, "return opt_state, params, loss"),
            ),
        ),
        Wrong(
            "not three",
            "Three things go back",
            (
                step(LOSS, UPDATE, APPLY, "return params, opt_state"),
                step(LOSS, UPDATE, APPLY, "return params"),
            ),
        ),
        Wrong(
            "nothing moved",
            "The parameters come back as they went in",
            (
                step(LOSS, UPDATE, RETURN),
                step(
                    LOSS,
                    UPDATE,
                    "optax.apply_updates(params, updates)",
                    RETURN,
                ),
            ),
        ),
        Wrong(
            "change, not sum",
            "You returned the change, not the sum",
            (
                step(LOSS, UPDATE, "params = updates", RETURN),
                step(LOSS, UPDATE, "return updates, opt_state, loss"),
            ),
        ),
        Wrong(
            "updates subtracted",
            "hold the minus sign already",
            (
                step(
                    LOSS,
                    UPDATE,
                    f"params = {ADD.format('-', 'updates')}",
                    RETURN,
                ),
                step(
                    LOSS,
                    UPDATE,
                    "updates = jax.tree.map(jnp.negative, updates)",
                    APPLY,
                    RETURN,
                ),
            ),
        ),
        Wrong(
            "gradients applied",
            "The gradients were added",
            (
                step(
                    LOSS,
                    UPDATE,
                    "params = optax.apply_updates(params, grads)",
                    RETURN,
                ),
                step(
                    LOSS,
                    UPDATE,
                    f"params = {ADD.format('+', 'grads')}",
                    RETURN,
                ),
            ),
        ),
        Wrong(
            "state dropped",
            "its counter at 0",
            (
                step(
                    LOSS,
                    UPDATE.replace(", opt_state =", ", _ ="),
                    APPLY,
                    RETURN,
                ),
                step(
                    LOSS,
                    UPDATE.replace(", opt_state =", ", new_state ="),
                    APPLY,
                    "return params, opt_state, loss",
                ),
            ),
        ),
        Wrong(
            "state made anew",
            "`optimizer.init` has no place here",
            (
                step(
                    "opt_state = optimizer.init(params)",
                    LOSS,
                    UPDATE,
                    APPLY,
                    RETURN,
                ),
                step(
                    LOSS,
                    "fresh = optimizer.init(params)",
                    UPDATE.replace("(grads, opt_state", "(grads, fresh"),
                    APPLY,
                    RETURN,
                ),
            ),
        ),
        Wrong(
            "loss after the step",
            "the one whose gradient you used",
            (
                step(
                    LOSS,
                    UPDATE,
                    APPLY,
                    "loss, _ = loss_and_grads(x, y_target, params)",
                    RETURN,
                ),
                step(
                    LOSS,
                    UPDATE,
                    APPLY,
                    "return params, opt_state, mse_loss(x, y_target, params)",
                ),
            ),
        ),
        Wrong(
            "names of the notebook",
            "Python knows no such name",
            (
                step(LOSS.replace("x, y", "inputs, y"), UPDATE, APPLY, RETURN),
                step(
                    LOSS, UPDATE.replace("grads, o", "grad, o"), APPLY, RETURN
                ),
            ),
        ),
    )
}
