"""The loss of lesson 04 and the training loop of lesson 05, compiled.

`_step` is the loop's body, and stands here once: `train` takes such
steps on fresh samples of a function, `train_on_data` on data that stay the
same.  With the same key, `train` gives the losses of lesson 05's plain loop.
"""

from functools import partial

import jax.numpy as jnp
import optax
from jax import jit, value_and_grad, vmap
from jax.flatten_util import ravel_pytree
from jax.lax import scan
from jax.random import split, uniform

from helpers.network import network_batch
from helpers.validate import (
    check_batch,
    check_count,
    check_function,
    check_key,
    check_kind,
    check_params,
    check_positive,
    check_same_length,
)

# Optimizers that treat each number by itself: they give the same on one long
# vector of all parameters, which is faster than many small arrays.
BY_NUMBER = (optax.adam, optax.adamw, optax.rmsprop, optax.sgd)
# How many numbers are drawn at once: a run of any length fits in memory.
DRAWN_AT_ONCE = 2**20


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
    run is one compiled program, and the samples are drawn before its loop,
    as lesson 08 teaches.  It is compiled once for each combination of layer
    sizes, `num_steps`, `batch_size`, `target_function` and `make_optimizer`;
    another key, another start or another learning rate reuses it.

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
        TypeError: `key` is not a random key, a count is not whole, or
            `target_function` or `make_optimizer` is not a function.
        ValueError: `params` has wrong shapes, or a number is not positive.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> params, losses = train(jax.random.key(1), params, jnp.sin)
    >>> losses.shape
    (100,)
    """
    check_key(key)
    check_params(params)
    check_function("target_function", target_function, "jnp.sin")
    check_function("make_optimizer", make_optimizer, "optax.adam")
    check_positive("learning_rate", learning_rate)
    check_count("num_steps", num_steps)
    check_count("batch_size", batch_size)
    start = key, params, target_function, learning_rate
    return _train_compiled(*start, num_steps, batch_size, make_optimizer)


# All but key, params and learning_rate: it is compiled for each of them.
@partial(jit, static_argnums=(2, 4, 5, 6))
def _train_compiled(
    key, params, target_function, learning_rate, num_steps, batch_size, maker
):
    optimizer = maker(learning_rate)
    num_inputs = params["weights"][0].shape[1]
    vector, as_params = params, lambda same: same
    if maker in BY_NUMBER:
        vector, as_params = ravel_pytree(params)

    def loss_of(x, y_target, vector):
        return mse_loss(x, y_target, as_params(vector))

    def piece(carry, length):
        key, *state = carry
        key, x = draw_inputs(key, length, batch_size, num_inputs)
        batches = x, vmap(target_function)(x)
        take_step = partial(_step, optimizer=optimizer, loss_of=loss_of)
        state, losses = scan(take_step, tuple(state), batches)
        return (key, *state), losses

    carry = key, vector, optimizer.init(vector)
    length = max(1, DRAWN_AT_ONCE // (batch_size * num_inputs))
    whole, rest = divmod(num_steps, length)
    losses = jnp.zeros((0,))
    if whole:
        carry, losses = scan(lambda c, _: piece(c, length), carry, None, whole)
    if rest:
        carry, last = piece(carry, rest)
        losses = jnp.append(losses, last)
    return as_params(carry[1]), losses.ravel()


def draw_inputs(key, num_steps, batch_size, num_inputs):
    """Draw the batches of several steps at once, as a loop would one by one.

    Arguments:
        key: a random key; go on with the one that is returned.
        num_steps: how many batches.
        batch_size: how many samples a batch.
        num_inputs: how many numbers a sample.

    Returns:
        the next key, and x of shape (num_steps, batch_size, num_inputs),
        uniform in [-3, 3).

    >>> key, x = draw_inputs(jax.random.key(0), 5, 32, 1)
    >>> x.shape
    (5, 32, 1)
    """

    def next_key(key, _):
        subkey, key = split(key)
        return key, subkey

    key, subkeys = scan(next_key, key, length=num_steps)
    shape = batch_size, num_inputs
    return key, vmap(lambda k: uniform(k, shape, minval=-3, maxval=3))(subkeys)


def _step(carry, batch, optimizer, loss_of=mse_loss):
    """Take one step of training: the body of every loop in this package.

    Arguments:
        carry: the pair params, opt_state.
        batch: the pair x, y_target.
        optimizer: an optax optimizer, such as `optax.adam(1e-2)`.
        loss_of: (x, y_target, params) -> a number.

    Returns:
        the next carry, and the loss before the update, shape ().

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> batch = jnp.zeros((32, 1)), jnp.ones((32, 1))
    >>> adam = optax.adam(1e-2)
    >>> _step((params, adam.init(params)), batch, adam)[1].item()
    1.0
    """
    params, opt_state = carry
    # loss and gradient
    loss, grads = value_and_grad(loss_of, argnums=2)(*batch, params)
    # update
    updates, opt_state = optimizer.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
    # record
    return (params, opt_state), loss


def train_on_data(
    params, x, y_target, optimizer, num_steps=2_000, record_every=10
):
    """Train on the same data at every step, and keep `params` on the way.

    Arguments:
        params: the start, as from `init_params`.
        x: the inputs, shape (points, inputs), all used in every step.
        y_target: the wanted outputs, shape (points, outputs).
        optimizer: an optax optimizer, such as `optax.adam(1e-2)`.
        num_steps: how many steps, a multiple of `record_every`.
        record_every: after how many steps `params` are kept.

    Returns:
        history: `params` with one more axis in front of every array, of
        length num_steps / record_every; its last entry is trained.

    Raises:
        TypeError: a count is not whole, `params` is not a dict, or
            `optimizer` is none.
        ValueError: shapes that do not fit, or `num_steps` not a multiple.

    >>> x = jnp.linspace(-3, 3, 30)[:, None]
    >>> params = init_params(jax.random.key(1), [1, 8, 1])
    >>> history = train_on_data(params, x, x**2, optax.adam(1e-2), 100)
    >>> history["biases"][0].shape
    (10, 8)
    """
    check_params(params)
    check_batch(x, params)
    check_batch(y_target, params, name="y_target", side="output")
    check_same_length(x, y_target)
    wanted = "an optax optimizer such as optax.adam(1e-2)"
    check_kind("optimizer", optimizer, optax.GradientTransformation, wanted)
    check_schedule(num_steps, record_every)

    def take_step(carry, _):
        return _step(carry, (x, y_target), optimizer)

    def steps_to_a_record(carry, _):
        carry, _ = scan(take_step, carry, length=record_every)
        return carry, carry[0]

    carry = params, optimizer.init(params)
    records = num_steps // record_every
    return scan(steps_to_a_record, carry, length=records)[1]


def check_schedule(num_steps, record_every):
    """Raise unless `num_steps` is a multiple of `record_every`."""
    check_count("num_steps", num_steps)
    check_count("record_every", record_every)
    if num_steps % record_every:
        wanted = f"a multiple of record_every, {record_every}"
        raise ValueError(f"num_steps must be {wanted}, got {num_steps}")
