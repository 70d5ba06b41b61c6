"""Training with one wrong line: the silent mistakes of lesson 05.

`train_with_mistake` is `helpers.training.train` with Adam, except for one
line.  It exists so that a mistake can be measured over many seeds.
"""

from functools import partial

import optax
from jax import jit, value_and_grad
from jax.lax import scan
from jax.random import split, uniform

from helpers.training import mse_loss
from helpers.validate import check_count, check_key, check_params

MISTAKES = ("none", "key not split", "state not carried")


@partial(jit, static_argnums=(2, 3, 4, 5))
def train_with_mistake(
    key, params, target_function, mistake, num_steps=1000, batch_size=32
):
    """Train with Adam at rate 1e-2 and one mistake in the loop.

    Arguments:
        key: a random key.
        params: the start, as from `init_params`.
        target_function: maps x of shape (batch, inputs) to y_target of shape
            (batch, outputs).
        mistake: "none"; "key not split": every step draws the same batch;
            or "state not carried": every step starts from the optimizer's
            first state.
        num_steps: how many steps, at least 1.
        batch_size: how many samples a step, at least 1.

    Returns:
        the trained params, and the losses, shape (num_steps,).

    Raises:
        TypeError: `key` is not a random key, or a count is not whole.
        ValueError: `mistake` is unknown, or `params` has wrong shapes.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> key = jax.random.key(1)
    >>> train_with_mistake(key, params, jnp.sin, "none", 7)[1].shape
    (7,)
    """
    check_key(key)
    check_params(params)
    check_count("num_steps", num_steps)
    check_count("batch_size", batch_size)
    if mistake not in MISTAKES:
        raise ValueError(f"mistake must be one of {MISTAKES}, got {mistake!r}")
    optimizer = optax.adam(1e-2)
    num_inputs = params["weights"][0].shape[1]

    def train_step(carry, _):
        key, params, opt_state = carry
        # sample
        subkey, new_key = split(key)
        if mistake != "key not split":
            key = new_key
        x = uniform(subkey, (batch_size, num_inputs), minval=-3, maxval=3)
        y_target = target_function(x)
        # loss and gradient
        loss, grads = value_and_grad(mse_loss, argnums=2)(x, y_target, params)
        # update
        updates, new_state = optimizer.update(grads, opt_state, params)
        if mistake != "state not carried":
            opt_state = new_state
        params = optax.apply_updates(params, updates)
        # record
        return (key, params, opt_state), loss

    carry = key, params, optimizer.init(params)
    (_, params, _), losses = scan(train_step, carry, length=num_steps)
    return params, losses
