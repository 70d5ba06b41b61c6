"""The loss and the training loop of lessons 04, 05 and 08.

`train` is the plain loop of lesson 05 with its steps compiled into one
program, as lesson 08 teaches; with the same key it gives the same losses.
"""

from functools import partial

import jax.numpy as jnp
import optax
from jax import jit, value_and_grad
from jax.lax import scan
from jax.random import split, uniform

from helpers.network import network_batch
from helpers.validate import (
    check_batch,
    check_count,
    check_key,
    check_params,
    check_positive,
)


def mse_loss(x, y_target, params):
    """Mean squared error: summed over the outputs, averaged over the batch.

    Arguments:
        x: a batch of inputs, shape (batch, inputs).
        y_target: the wanted outputs, shape (batch, outputs).
        params: a dict of `weights` and `biases`, as from `init_params`.

    Returns:
        the loss, a number at least 0, shape ().

    Raises:
        ValueError: `x`, `y_target` or an entry of `params` has the wrong
            shape, or `x` and `y_target` differ in length.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> mse_loss(jnp.zeros((32, 1)), jnp.ones((32, 1)), params).item()
    1.0
    """
    check_batch(x, params)
    check_batch(y_target, params, name="y_target", side="output")
    check_same_length(x, y_target)
    errors = network_batch(x, params) - y_target
    return jnp.sum(errors**2) / x.shape[0]


def train(
    key,
    params,
    target_function,
    learning_rate=1e-2,
    num_steps=100,
    batch_size=32,
    make_optimizer=optax.adam,
):
    """Train a network on fresh samples of a function.

    Every step draws `batch_size` inputs uniformly from [-3, 3).  The whole
    run is one compiled program.  It is compiled once for each combination
    of layer sizes, `num_steps`, `batch_size`, `target_function` and
    `make_optimizer`; another key, another start or another learning rate
    reuses it.

    Arguments:
        key: a random key; the samples are drawn from it.
        params: the start, as from `init_params`.
        target_function: maps x of shape (batch, inputs) to y_target of shape
            (batch, outputs), written with `jax.numpy`.
        learning_rate: a positive number.
        num_steps: how many steps, at least 1.
        batch_size: how many samples a step, at least 1.
        make_optimizer: a function that turns a learning rate into an optax
            optimizer, such as `optax.adam` (Kingma and Ba, 2015) or
            `optax.sgd`.

    Returns:
        the trained params, and the losses, shape (num_steps,); each loss is
        the one before its step's update.

    Raises:
        TypeError: `key` is not a random key, or a count is not whole.
        ValueError: `params` has wrong shapes, or a number is not positive.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> params, losses = train(jax.random.key(1), params, jnp.sin)
    >>> losses.shape
    (100,)
    """
    check_key(key)
    check_params(params)
    check_positive("learning_rate", learning_rate)
    check_count("num_steps", num_steps)
    check_count("batch_size", batch_size)
    return _train_compiled(
        key,
        params,
        target_function,
        learning_rate,
        num_steps,
        batch_size,
        make_optimizer,
    )


@partial(jit, static_argnums=(2, 4, 5, 6))
def _train_compiled(
    key,
    params,
    target_function,
    learning_rate,
    num_steps,
    batch_size,
    make_optimizer,
):
    optimizer = make_optimizer(learning_rate)
    num_inputs = params["weights"][0].shape[1]

    def train_step(carry, _):
        key, params, opt_state = carry
        # sample
        subkey, key = split(key)
        x = uniform(subkey, (batch_size, num_inputs), minval=-3, maxval=3)
        y_target = target_function(x)
        # loss and gradient
        loss, grads = value_and_grad(mse_loss, argnums=2)(x, y_target, params)
        # update
        updates, opt_state = optimizer.update(grads, opt_state, params)
        params = optax.apply_updates(params, updates)
        # record
        return (key, params, opt_state), loss

    carry = key, params, optimizer.init(params)
    (key, params, _), losses = scan(train_step, carry, length=num_steps)
    return params, losses


def check_same_length(x, y_target):
    """Raise ValueError unless `x` and `y_target` have as many rows."""
    if jnp.shape(x)[0] != jnp.shape(y_target)[0]:
        raise ValueError(
            "x and y_target must have the same length, got "
            f"{jnp.shape(x)[0]} and {jnp.shape(y_target)[0]} rows"
        )
