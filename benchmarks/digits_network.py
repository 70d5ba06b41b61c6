"""Lesson 09's network and its training: 64 grey values in, ten digits out."""

from functools import partial

import jax.numpy as jnp
import optax
from jax import jit, value_and_grad
from jax.lax import scan
from jax.random import randint, split

from helpers.network import init_params, network_batch

LAYER_SIZES = (64, 32, 10)
ADAM = optax.adam(1e-2)


def scaled(images):
    """Bring grey values from 0 to 16 to order 1.

    >>> scaled(4.8).__round__(12)
    0.0
    """
    return images / 16 - 0.3


def cross_entropy_loss(x, labels, params):
    """Return the cross-entropy of a batch, averaged, as in lesson 07.

    Arguments:
        x: inputs, shape (batch, inputs).
        labels: whole numbers, shape (batch,).
        params: a dict of `weights` and `biases`; an output for each class.

    >>> params = init_params(jax.random.key(0), [4, 3])
    >>> cross_entropy_loss(jnp.zeros((2, 4)), jnp.array([0, 2]), params)
    Array(1.0986123, dtype=float32)
    """
    logits = network_batch(x, params)  # (batch, classes)
    losses = optax.softmax_cross_entropy_with_integer_labels(logits, labels)
    return jnp.mean(losses)


def accuracy(x, labels, params):
    """Return the share of right answers, shape (); arguments as above.

    >>> params = init_params(jax.random.key(0), [4, 3])
    >>> accuracy(jnp.zeros((2, 4)), jnp.array([0, 2]), params).item()
    0.5
    """
    answers = jnp.argmax(network_batch(x, params), axis=1)  # (batch,)
    return jnp.mean(answers == labels)


@partial(jit, static_argnames="optimizer")
def train_on_rows(params, rows, x, labels, optimizer):
    """Train on batches of rows, one step for each batch.

    Arguments:
        params: the start, as from `init_params`.
        rows: which rows each step sees, shape (num_steps, batch_size).
        x: inputs, shape (rows, inputs).
        labels: whole numbers, shape (rows,).
        optimizer: an optax optimizer, such as `ADAM`.

    Returns:
        the trained params, and the losses, shape (num_steps,).

    >>> params = init_params(jax.random.key(0), [4, 3])
    >>> rows, labels = jnp.zeros((5, 1), int), jnp.array([0, 2])
    >>> x = jnp.zeros((2, 4))
    >>> train_on_rows(params, rows, x, labels, ADAM)[1].shape
    (5,)
    """

    def step(carry, rows):
        # sample
        batch = x[rows], labels[rows]
        # loss and gradient
        params, opt_state = carry
        loss_and_grads = value_and_grad(cross_entropy_loss, argnums=2)
        loss, grads = loss_and_grads(*batch, params)
        # update
        updates, opt_state = optimizer.update(grads, opt_state, params)
        params = optax.apply_updates(params, updates)
        # record
        return (params, opt_state), loss

    carry = params, optimizer.init(params)
    (params, _), losses = scan(step, carry, rows)
    return params, losses


@partial(jit, static_argnames=("layer_sizes", "num_steps"))
def train_digits(key, x, labels, layer_sizes=LAYER_SIZES, num_steps=2_000):
    """Draw a network and its batches of 32, and train it.

    Arguments:
        key: a random key.
        x: scaled images, shape (rows, 64).
        labels: the digits, shape (rows,).
        layer_sizes: a tuple, from 64 to 10.
        num_steps: how many steps.

    Returns:
        the trained params, and the losses, shape (num_steps,).

    >>> x, labels = jnp.zeros((50, 64)), jnp.zeros(50, int)
    >>> train_digits(jax.random.key(0), x, labels, num_steps=7)[1].shape
    (7,)
    """
    start_key, rows_key = split(key)
    params = init_params(start_key, list(layer_sizes))
    rows = randint(rows_key, (num_steps, 32), 0, len(x))
    return train_on_rows(params, rows, x, labels, ADAM)
