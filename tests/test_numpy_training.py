"""Training by hand in NumPy agrees with JAX's gradient and optax's Adam."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import value_and_grad

from helpers.network import init_params, network_batch
from helpers.numpy_training import (
    _adam_init,
    _adam_step,
    loss_and_grads,
    network_numpy,
    to_numpy,
    train_numpy,
)
from helpers.training import mse_loss


def numpy_target(q):
    return np.exp(-(q**2)) * np.sin(5 * q)


@pytest.fixture(scope="module")
def params():
    params = init_params(jax.random.key(3), [2, 7, 5, 3])
    params["biases"] = [b + 0.3 for b in params["biases"]]
    return params


@pytest.fixture(scope="module")
def batch():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(16, 2)).astype(np.float32)
    return x, rng.normal(size=(16, 3)).astype(np.float32)


def assert_same(ours, theirs, rtol=1e-4):
    for a, b in zip(jax.tree.leaves(ours), jax.tree.leaves(theirs)):
        assert a.dtype == np.float32
        np.testing.assert_allclose(a, b, rtol=rtol, atol=1e-6)


def test_the_outputs_are_those_of_jax(params, batch):
    outputs = network_numpy(batch[0], to_numpy(params))
    np.testing.assert_allclose(
        outputs, network_batch(batch[0], params), rtol=1e-5, atol=1e-6
    )


def test_the_chain_rule_by_hand_gives_the_gradient_of_jax(params, batch):
    loss, grads = loss_and_grads(*batch, to_numpy(params))
    expected = value_and_grad(mse_loss, argnums=2)(*batch, params)
    np.testing.assert_allclose(loss, expected[0], rtol=1e-5)
    assert jax.tree.structure(grads) == jax.tree.structure(expected[1])
    assert_same(grads, expected[1])


def test_adam_by_hand_takes_the_steps_of_optax(params, batch):
    optimizer = optax.adam(1e-2)
    opt_state = optimizer.init(params)
    ours, state = to_numpy(params), _adam_init(to_numpy(params))
    for _ in range(5):
        _, grads = loss_and_grads(*batch, ours)
        updates, opt_state = optimizer.update(
            jax.tree.map(jnp.asarray, grads), opt_state, params
        )
        params = optax.apply_updates(params, updates)
        ours, state = _adam_step(ours, grads, state, 1e-2)
        assert_same(ours, params)


def test_training_by_hand_learns_and_leaves_the_start_alone():
    start = init_params(jax.random.key(1), [1, 30, 20, 1])
    kept = jax.tree.map(np.array, start)
    rng = np.random.default_rng(0)
    _, losses = train_numpy(rng, start, numpy_target, num_steps=1000)
    assert losses.shape == (1000,)
    assert np.mean(losses[-50:]) < 0.104 / 10
    assert_same(start, kept, rtol=0)


def test_bad_input_is_refused(params):
    with pytest.raises(ValueError, match="num_steps"):
        train_numpy(np.random.default_rng(0), params, np.sin, num_steps=0)
