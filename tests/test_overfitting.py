"""Training on fixed data, against a plain loop and against NumPy."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from helpers.network import init_params, network_batch
from helpers.overfitting import (
    all_errors,
    draw_data,
    errors_along,
    noisy_samples,
    train_many,
    train_on_data,
    train_once,
)
from helpers.targets import running_example
from helpers.training import mse_loss


@pytest.fixture(scope="module")
def problem():
    data_key, start_key = jax.random.split(jax.random.key(3))
    x, y_target = noisy_samples(data_key, running_example, 7)
    return init_params(start_key, [1, 3, 2, 1]), x, y_target


def plain_loop(params, x, y_target, optimizer, num_steps):
    opt_state = optimizer.init(params)
    history = []
    for _ in range(num_steps):
        grads = jax.grad(mse_loss, argnums=2)(x, y_target, params)
        updates, opt_state = optimizer.update(grads, opt_state, params)
        params = optax.apply_updates(params, updates)
        history.append(params)
    return history


def test_train_on_data_is_the_plain_loop(problem):
    optimizer = optax.adamw(1e-2, weight_decay=1.0)
    wanted = plain_loop(*problem, optimizer, 12)[3::4]
    history = train_on_data(*problem, optimizer, 12, record_every=4)
    for record, params in enumerate(wanted):
        for got, want in zip(
            jax.tree.leaves(history), jax.tree.leaves(params), strict=True
        ):
            np.testing.assert_allclose(got[record], want, atol=1e-5)


def test_no_weight_decay_is_adam(problem):
    params, x, y_target = problem
    once = train_once(params, x, y_target, 0.0)
    adam = train_on_data(params, x, y_target, optax.adam(1e-2), 20)
    for got, want in zip(jax.tree.leaves(once), jax.tree.leaves(adam)):
        np.testing.assert_allclose(got[:2], want, atol=1e-5)


def test_many_networks_train_as_each_alone(problem):
    _, x, y_target = problem
    keys = jax.random.split(jax.random.key(0), 3)
    starts = jax.vmap(lambda key: init_params(key, [1, 2, 1]))(keys)
    xs, ys = x + jnp.arange(3.0)[:, None, None], jnp.tile(y_target, (3, 1, 1))
    together = train_many(starts, xs, ys, 0.5)
    for i in range(3):
        start = jax.tree.map(lambda a, i=i: a[i], starts)
        alone = train_once(start, xs[i], ys[i], 0.5)
        for got, want in zip(
            jax.tree.leaves(together), jax.tree.leaves(alone)
        ):
            np.testing.assert_allclose(got[i][:20], want[:20], atol=1e-4)


def test_errors_along_a_history_are_those_of_its_networks(problem):
    params, x, y_target = problem
    history = train_on_data(params, x, y_target, optax.adam(1e-2), 30)
    errors = errors_along(x, y_target, history)
    for record in range(3):
        kept = jax.tree.map(lambda a, i=record: a[i], history)
        gap = np.asarray(network_batch(x, kept) - y_target)
        np.testing.assert_allclose(errors[record], np.mean(gap**2), rtol=1e-4)
    stacked = jax.tree.map(lambda a: a[None], history)
    both = all_errors(x[None], y_target[None], stacked)
    np.testing.assert_allclose(both, errors[None], rtol=1e-5)


def test_noise_has_the_stated_spread_and_is_independent_of_x():
    x, y_target = noisy_samples(jax.random.key(1), running_example, 40_000)
    q = np.asarray(x, dtype=float)
    noise = np.asarray(y_target) - np.exp(-(q**2)) * np.sin(5 * q)
    assert abs(noise.mean()) < 0.006
    assert abs(noise.std() - 0.3) < 0.005
    assert abs(np.corrcoef(q[:, 0], noise[:, 0])[0, 1]) < 0.02
    assert q.min() >= -3 and q.max() < 3
    assert abs(q.mean()) < 0.04


def test_the_three_sets_share_no_row_and_more_points_extend_fewer():
    few = draw_data(jax.random.key(2))
    many = draw_data(jax.random.key(2), 300)
    rows = [np.asarray(x) for x, _ in many.values()]
    assert [len(r) for r in rows] == [300, 300, 200]
    assert len(np.unique(np.concatenate(rows))) >= 799  # floats may coincide
    for name in ("train", "validation"):
        for less, more in zip(few[name], many[name]):
            np.testing.assert_array_equal(less, more[:30])
    np.testing.assert_array_equal(few["test"][1], many["test"][1])


@pytest.mark.parametrize("num_points", [0, 301])
def test_draw_data_rejects_counts_that_it_cannot_serve(num_points):
    with pytest.raises(ValueError, match=f"num_points.*got {num_points}"):
        draw_data(jax.random.key(0), num_points)


def test_wrong_input_is_named(problem):
    params, x, y_target = problem
    adam = optax.adam(1e-2)
    with pytest.raises(ValueError, match="y_target must have shape"):
        train_on_data(params, x, y_target[:, 0], adam, 10)
    with pytest.raises(ValueError, match="same length"):
        train_on_data(params, x, y_target[:3], adam, 10)
    with pytest.raises(ValueError, match="record_every, 10, got 15"):
        train_on_data(params, x, y_target, adam, 15)
    with pytest.raises(TypeError, match="num_steps must be a whole number"):
        train_on_data(params, x, y_target, adam, 10.0)
    with pytest.raises(TypeError, match="key must be a random key"):
        noisy_samples(0, running_example, 10)
    with pytest.raises(TypeError, match="num_points must be a whole"):
        noisy_samples(jax.random.key(0), running_example, 1.5)
