"""Training with a mistake is the plain loop with that one wrong line."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import jit, value_and_grad
from jax.random import split, uniform

from helpers.mistakes import MISTAKES, train_with_mistake
from helpers.network import init_params
from helpers.targets import running_example
from helpers.training import mse_loss, train

SIZES = [1, 6, 5, 1]
loss_and_grads = jit(value_and_grad(mse_loss, argnums=2))


def plain_losses(key, params, wrong_line, num_steps=30):
    """Return the losses of a plain loop in which one line is wrong."""
    optimizer = optax.adam(1e-2)
    opt_state, losses = optimizer.init(params), []
    for _ in range(num_steps):
        if wrong_line == "optimizer.init in the loop":
            opt_state = optimizer.init(params)
        if wrong_line == "key not split":
            subkey, _ = split(key)
        else:
            subkey, key = split(key)
        x = uniform(subkey, (32, 1), minval=-3, maxval=3)
        loss, grads = loss_and_grads(x, running_example(x), params)
        if wrong_line == "state not carried":
            updates, _ = optimizer.update(grads, opt_state, params)
        else:
            updates, opt_state = optimizer.update(grads, opt_state, params)
        params = optax.apply_updates(params, updates)
        losses.append(float(loss))
    return losses


@pytest.fixture(scope="module")
def start():
    params_key, key = split(jax.random.key(11))
    return key, init_params(params_key, SIZES)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_losses_are_those_of_the_plain_loop_with_that_line(start, mistake):
    _, losses = train_with_mistake(*start, running_example, mistake, 30)
    wanted = plain_losses(*start, mistake)
    np.testing.assert_allclose(losses, wanted, rtol=1e-4)


def test_init_in_the_loop_is_a_state_that_is_not_carried(start):
    lost = plain_losses(*start, "state not carried")
    made_anew = plain_losses(*start, "optimizer.init in the loop")
    np.testing.assert_array_equal(lost, made_anew)


def test_without_a_mistake_it_is_train(start):
    _, losses = train_with_mistake(*start, running_example, "none", 40, 8)
    _, wanted = train(*start, running_example, num_steps=40, batch_size=8)
    np.testing.assert_allclose(losses, wanted, rtol=1e-4)


def test_the_mistakes_differ_from_each_other(start):
    runs = [
        np.asarray(train_with_mistake(*start, running_example, m, 30)[1])
        for m in MISTAKES
    ]
    for i, one in enumerate(runs):
        for other in runs[:i]:
            assert not np.allclose(one, other, rtol=1e-2)


def test_bad_input_is_refused(start):
    key, params = start
    with pytest.raises(ValueError, match="mistake must be one of"):
        train_with_mistake(key, params, jnp.sin, "forgotten")
    with pytest.raises(TypeError, match="key must be a random key"):
        train_with_mistake(45, params, jnp.sin, "none")
    with pytest.raises(ValueError, match="num_steps"):
        train_with_mistake(key, params, jnp.sin, "none", 0)
