"""Lesson 06's noisy data, and thirty networks trained on them at once.

`train_many` trains many networks, each on data of its own, by `vmap`.
"""

import optax
from jax import jit, vmap
from jax.random import normal, split, uniform

from helpers.targets import running_example
from helpers.training import mse_loss, train_on_data
from helpers.validate import (
    check_count,
    check_function,
    check_key,
    check_positive,
)


def noisy_samples(key, target_function, num_points, noise=0.3):
    """Draw inputs from [-3, 3) and measure a function there, with noise.

    Arguments:
        key: a random key; do not use it again.
        target_function: maps x of shape (num_points, 1) to the true outputs,
            shape (num_points, outputs).
        num_points: how many, at least 1.
        noise: the standard deviation of the normal noise in `y_target`.

    Returns:
        x, shape (num_points, 1), and y_target, shape (num_points, outputs).

    Raises:
        TypeError: `key` is not a random key, or `num_points` not whole.
        ValueError: `num_points` is below 1.

    >>> x, y_target = noisy_samples(jax.random.key(0), jnp.sin, 30)
    >>> x.shape, y_target.shape
    ((30, 1), (30, 1))
    """
    check_key(key)
    check_count("num_points", num_points)
    check_function("target_function", target_function, "jnp.sin")
    check_positive("noise", noise, or_zero=True)
    x_key, noise_key = split(key)
    x = uniform(x_key, (num_points, 1), minval=-3, maxval=3)
    y_true = target_function(x)
    return x, y_true + noise * normal(noise_key, y_true.shape)


def draw_data(key, num_points=30):
    """Draw a training, a validation and a test set of the running example.

    With one key, fewer points are the first of more points.

    Arguments:
        key: a random key; do not use it again.
        num_points: points for training, as many for validation; up to 300.

    Returns:
        a dict of pairs x, y_target with the keys `train`, `validation` and
        `test`; the test set has 200 points.

    Raises:
        TypeError: `key` is not a random key, or `num_points` not whole.
        ValueError: `num_points` is not between 1 and 300.

    >>> x, y_target = draw_data(jax.random.key(0))["test"]
    >>> x.shape
    (200, 1)
    """
    check_num_points(num_points)
    x, y_target = noisy_samples(key, running_example, 800)
    rows = {
        "train": slice(0, num_points),
        "validation": slice(300, 300 + num_points),
        "test": slice(600, 800),
    }
    return {name: (x[part], y_target[part]) for name, part in rows.items()}


def train_once(params, x, y_target, weight_decay):
    """Train one network for 2,000 full-batch steps with AdamW.

    Arguments:
        params: the start, as from `init_params`.
        x: the inputs, shape (points, inputs).
        y_target: the wanted outputs, shape (points, outputs).
        weight_decay: that of `optax.adamw`; with 0 it is Adam.

    Returns:
        the history of `train_on_data`: `params` after every ten steps.

    >>> x, y_target = noisy_samples(jax.random.key(0), jnp.sin, 30)
    >>> params = init_params(jax.random.key(1), [1, 4, 1])
    >>> train_once(params, x, y_target, 0.0)["biases"][0].shape
    (200, 4)
    """
    check_positive("weight_decay", weight_decay, or_zero=True)
    optimizer = optax.adamw(1e-2, weight_decay=weight_decay)
    return train_on_data(params, x, y_target, optimizer)


# Many starts, each with its own data: arrays have one more axis in front.
train_many = jit(vmap(train_once, in_axes=(0, 0, 0, None)))
# The error of each network of a history on one data set: (records,).
errors_along = vmap(mse_loss, in_axes=(None, None, 0))
# The same for many histories, each with its own data: (networks, records).
all_errors = jit(vmap(errors_along))


def check_num_points(num_points):
    """Raise unless `num_points` is a whole number from 1 to 300."""
    check_count("num_points", num_points)
    if num_points > 300:
        raise ValueError(f"num_points must be at most 300, got {num_points}")
