"""Lesson 06's sliders: noise, data and weight decay on 30 networks.

One compiled program for every setting: the points go through in slices of
30, of which a traced number counts.  Answers are kept, so a slider that
comes back is answered at once.
"""

from functools import cache

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
from jax import jit, lax, value_and_grad, vmap
from jax.random import normal, split, uniform
from optax import adamw, apply_updates

from explorer.panel import Panel, Picture, slider
from helpers.network import init_params
from helpers.plots.shared import legend_above
from helpers.plots.style import LOOK, NETWORK, TEST, TRAINED
from helpers.targets import running_example
from helpers.training import mse_loss

NETWORKS = 30
SLICE = 30
MAX_POINTS = 150
RECORDS, STEPS_EACH = 50, 20


def many_networks():
    """Return sliders for the noise, the number of points, and the decay.

    Every move trains 30 networks for 1,000 steps, each with its own start
    and data, and shows their median error.

    >>> panel = many_networks()
    >>> panel.set(weight_decay=1.0)
    >>> panel.text.split(":")[0]
    'Median of 30 networks on new data'
    """
    axis = {"yscale": "log", "xlim": (0, 1_000)}
    words = {"xlabel": "step", "ylabel": "mean squared error"}
    picture = Picture(3.2, axis | words)
    steps = STEPS_EACH * np.arange(1, RECORDS + 1)
    train_line, test_line, level = make_lines(picture.axes[0], steps)

    def update(noise, num_points, weight_decay):
        errors = errors_of(noise, num_points, weight_decay)
        train_error, test_error = np.median(errors, axis=1)
        train_line.set_ydata(train_error)
        test_line.set_ydata(test_error)
        picture.axes[0].set_ylim(lowest_drawn(noise), 2)
        level.set_visible(noise > 0)
        level.set_ydata([noise**2, noise**2])
        text = words_of(steps, train_error, test_error, noise)
        return text, (
            "Two curves of the error against the step on a log axis, solid "
            f"for the networks' own data, dashed for new data. {text}"
        )

    controls = {
        "noise": slider("noise", 0.3, 0.0, 1.0, 0.1),
        "num_points": slider("points", 30, 30, MAX_POINTS, SLICE, "whole"),
        "weight_decay": slider("weight decay", 0.0, 0.0, 3.0, 0.25),
    }
    for control in controls.values():
        control.continuous_update = False  # a drag would train all the way
    return Panel(controls, picture, update)


def lowest_drawn(noise):
    """Return where the axis of errors begins: little noise, low errors."""
    return 1e-2 if noise > 0.15 else 1e-3 if noise > 0 else 1e-4


def words_of(steps, train_error, test_error, noise):
    """Return what the median errors of many networks show, in words."""
    best = test_error.argmin()
    return (
        f"Median of {NETWORKS} networks on new data: lowest "
        f"{test_error[best]:.2g} at step {steps[best]}, "
        f"{test_error[-1]:.2g} at the end; on their own data "
        f"{train_error[-1]:.2g}; noise level {noise**2:.2g}."
    )


def make_lines(ax, steps):
    """Return the lines of both errors and of the noise level."""
    with plt.style.context(LOOK):
        (train_line,) = ax.plot(steps, steps, label="own data", **NETWORK)
        (test_line,) = ax.plot(steps, steps, label="new data", **TEST)
        level = ax.axhline(1, color="#444444", linestyle=":", label="noise")
        legend_above(ax, [train_line, test_line, level])
    return train_line, test_line, level


@cache
def errors_of(noise, num_points, weight_decay):
    """Return errors on own and new data, shape (2, NETWORKS, RECORDS)."""
    keys = split(jax.random.key(6), NETWORKS)
    slices = num_points // SLICE
    return np.asarray(train_all(keys, noise, slices, weight_decay))


def train_one(key, noise, slices, weight_decay):
    """Train one network; return its errors, shape (2, RECORDS)."""
    start_key, x_key, noise_key, test_key = split(key, 4)
    params = init_params(start_key, [1, 30, 20, 1])
    low, high = TRAINED
    x = uniform(x_key, (MAX_POINTS, 1), minval=low, maxval=high)
    y_target = running_example(x) + noise * normal(noise_key, x.shape)
    x_test = jnp.linspace(low, high, 200)[:, None]
    # A fixed spread of new noise: its mean square is exactly noise ** 2.
    new = normal(test_key, x_test.shape)
    y_test = running_example(x_test) + noise * new / jnp.sqrt(jnp.mean(new**2))
    optimizer = adamw(1e-2, weight_decay=weight_decay)
    parts = [z.reshape(-1, SLICE, 1) for z in (x, y_target)]

    def loss_and_grads(params):
        def add(n, total):
            part = value_and_grad(mse_loss, argnums=2)(
                parts[0][n], parts[1][n], params
            )
            return jax.tree.map(lambda a, b: a + b / slices, total, part)

        nothing = jnp.zeros(()), jax.tree.map(jnp.zeros_like, params)
        return lax.fori_loop(0, slices, add, nothing)

    def train_step(carry, _):
        params, opt_state = carry
        loss, grads = loss_and_grads(params)
        updates, opt_state = optimizer.update(grads, opt_state, params)
        return (apply_updates(params, updates), opt_state), loss

    def record(carry, _):
        carry, losses = lax.scan(train_step, carry, length=STEPS_EACH)
        test_error = mse_loss(x_test, y_test, carry[0])
        return carry, jnp.stack([losses[-1], test_error])

    carry = params, optimizer.init(params)
    _, errors = lax.scan(record, carry, length=RECORDS)
    return errors.T


@jit
def train_all(keys, noise, slices, weight_decay):
    """Train all networks at once: shape (2, NETWORKS, RECORDS)."""
    errors = vmap(train_one, in_axes=(0, None, None, None))(
        keys, noise, slices, weight_decay
    )
    return jnp.swapaxes(errors, 0, 1)
