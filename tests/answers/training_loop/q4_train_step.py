"""Answers to exercise 05, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.training_loop.q4_train_step import QUESTION

written = writer(QUESTION)

LOSS = "loss, grads = loss_and_grads(x, y_target, params)"

UPDATE = "updates, opt_state = optimizer.update(grads, opt_state, params)"

APPLY = "params = optax.apply_updates(params, updates)"

RETURN = "return params, opt_state, loss"

ADD = "jax.tree.map(lambda p, u: p {} u, params, {})"

RIGHT = (
    written(
        "loss = mse_loss(x, y_target, params)",
        "_, grads = loss_and_grads(x, y_target, params)",
        UPDATE,
        f"params = {ADD.format('+', 'updates')}",
        "return (params, opt_state, float(loss))",
    ),
    written(
        LOSS,
        "pair = optimizer.update(grads, opt_state)",
        "new_params = optax.apply_updates(params, pair[0])",
        "return new_params, pair[1], loss",
    ),
)

WRONG = (
    Wrong(
        "pair for params",
        "returns a pair, updates and state",
        (
            written(
                LOSS,
                "params = optimizer.update(grads, opt_state, params)",
                RETURN,
            ),
            written(
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
            written(LOSS, UPDATE, APPLY, "return loss, params, opt_state"),
            written(LOSS, UPDATE, APPLY, "return opt_state, params, loss"),
        ),
    ),
    Wrong(
        "not three",
        "Three things go back",
        (
            written(LOSS, UPDATE, APPLY, "return params, opt_state"),
            written(LOSS, UPDATE, APPLY, "return params"),
        ),
    ),
    Wrong(
        "nothing moved",
        "The parameters come back as they went in",
        (
            written(LOSS, UPDATE, RETURN),
            written(
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
            written(LOSS, UPDATE, "params = updates", RETURN),
            written(LOSS, UPDATE, "return updates, opt_state, loss"),
        ),
    ),
    Wrong(
        "updates subtracted",
        "hold the minus sign already",
        (
            written(
                LOSS,
                UPDATE,
                f"params = {ADD.format('-', 'updates')}",
                RETURN,
            ),
            written(
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
            written(
                LOSS,
                UPDATE,
                "params = optax.apply_updates(params, grads)",
                RETURN,
            ),
            written(
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
            written(
                LOSS,
                UPDATE.replace(", opt_state =", ", _ ="),
                APPLY,
                RETURN,
            ),
            written(
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
            written(
                "opt_state = optimizer.init(params)",
                LOSS,
                UPDATE,
                APPLY,
                RETURN,
            ),
            written(
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
            written(
                LOSS,
                UPDATE,
                APPLY,
                "loss, _ = loss_and_grads(x, y_target, params)",
                RETURN,
            ),
            written(
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
            written(LOSS.replace("x, y", "inputs, y"), UPDATE, APPLY, RETURN),
            written(
                LOSS, UPDATE.replace("grads, o", "grad, o"), APPLY, RETURN
            ),
        ),
    ),
    Wrong(
        "loss and gradient swapped",
        "which `loss_and_grads` returns first",
        (
            written(
                "grads, loss = loss_and_grads(x, y_target, params)",
                "updates, opt_state = optimizer.update(grads, opt_state, "
                "params)",
                "params = optax.apply_updates(params, updates)",
                "return params, opt_state, loss",
            ),
            written(
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
                "loss, grads = loss_and_grads(x, y_target, params)",
                "opt_state, updates = optimizer.update(grads, opt_state, "
                "params)",
                "params = optax.apply_updates(params, updates)",
                "return params, opt_state, loss",
            ),
            written(
                "loss, grads = loss_and_grads(x, y_target, params)",
                "updates, new = optimizer.update(grads, opt_state, params)",
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
                "for _ in range(10):",
                "    loss, grads = loss_and_grads(x, y_target, params)",
                "    updates, opt_state = optimizer.update(grads, "
                "opt_state, params)",
                "    params = optax.apply_updates(params, updates)",
                "return params, opt_state, loss",
            ),
            written(
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
                "own = optax.adam(0.05, b1=0.5)",
                "loss, grads = loss_and_grads(x, y_target, params)",
                "updates, opt_state = own.update(grads, opt_state, params)",
                "params = optax.apply_updates(params, updates)",
                "return params, opt_state, loss",
            ),
            written(
                "loss, grads = loss_and_grads(x, y_target, params)",
                "updates, opt_state = optimizer.update(grads, opt_state, "
                "params)",
                "params = jax.tree.map(lambda p, g: p - 0.05 * g, "
                "params, grads)",
                "return params, opt_state, loss",
            ),
        ),
    ),
    Wrong(
        "another state",
        "not one of the `optimizer` above",
        (
            written(
                "sgd = optax.sgd(0.05)",
                LOSS,
                "updates, _ = sgd.update(grads, sgd.init(params), params)",
                APPLY,
                "return params, sgd.init(params), loss",
            ),
            written(LOSS, UPDATE, APPLY, "return params, opt_state[:1], loss"),
        ),
    ),
    Wrong(
        "weights alone",
        "the biases stay",
        (
            written(
                LOSS,
                UPDATE,
                "weights = optax.apply_updates("
                "params['weights'], updates['weights'])",
                "return {**params, 'weights': weights}, opt_state, loss",
            ),
            written(
                LOSS,
                UPDATE,
                "pairs = zip(params['weights'], updates['weights'])",
                "params = dict(params, weights=[w + u for w, u in pairs])",
                RETURN,
            ),
        ),
    ),
    Wrong(
        "batch turned round",
        "Inputs and targets are exchanged",
        (
            written(
                "loss, grads = loss_and_grads(y_target, x, params)",
                UPDATE,
                APPLY,
                RETURN,
            ),
            written("x, y_target = y_target, x", LOSS, UPDATE, APPLY, RETURN),
        ),
    ),
    Wrong(
        "another length",
        "longer or shorter than Adam's",
        (
            written(LOSS, UPDATE, APPLY, APPLY, RETURN),
            written(
                LOSS,
                UPDATE.replace("optimizer", "optax.adam(0.01)"),
                APPLY,
                RETURN,
            ),
            written(
                LOSS,
                UPDATE,
                "updates = jax.tree.map(lambda u: 0.05 * u, updates)",
                APPLY,
                RETURN,
            ),
        ),
    ),
    Wrong(
        "no update",
        "counter stays at 0",
        (
            written(
                LOSS,
                "params = jax.tree.map(lambda p, g: p - 0.05 * g, params, "
                "grads)",
                RETURN,
            ),
            written(
                LOSS,
                "grads = jax.tree.map(lambda g: -0.05 * g, grads)",
                "return optax.apply_updates(params, grads), opt_state, loss",
            ),
        ),
    ),
    Wrong(
        "another loss",
        "State and parameters are right",
        (
            written(
                LOSS,
                UPDATE,
                APPLY,
                "return params, opt_state, jnp.sqrt(loss)",
            ),
            written(
                LOSS, UPDATE, APPLY, "return params, opt_state, loss[None]"
            ),
            written(
                LOSS, UPDATE, APPLY, "return params, opt_state, loss * len(x)"
            ),
        ),
    ),
)
