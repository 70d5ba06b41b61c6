"""The loss against NumPy; training against a plain loop and by its effect."""

import re
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import value_and_grad, vmap
from jax.random import key, split, uniform

from helpers import training
from helpers.network import init_params, network_batch
from helpers.targets import running_example
from helpers.training import mse_loss, train

PARAMS = init_params(key(0), [1, 30, 20, 1])


def plain_loop(key, params, optimizer, num_steps, batch_size=32):
    """Train with one Python step after another, nothing compiled whole."""
    opt_state, losses = optimizer.init(params), []
    for _ in range(num_steps):
        subkey, key = split(key)
        x = uniform(subkey, (batch_size, 1), minval=-3, maxval=3)
        y_target = running_example(x)
        loss, grads = value_and_grad(mse_loss, argnums=2)(x, y_target, params)
        updates, opt_state = optimizer.update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(loss)
    return params, jnp.array(losses)


def test_the_loss_sums_over_outputs_and_averages_over_the_batch():
    params = init_params(key(1), [2, 6, 3])
    x = jax.random.normal(key(2), (5, 2))
    y_target = jax.random.normal(key(3), (5, 3))
    errors = np.asarray(network_batch(x, params)) - np.asarray(y_target)
    expected = (errors**2).sum(axis=1).mean()
    np.testing.assert_allclose(
        mse_loss(x, y_target, params), expected, rtol=1e-6
    )


def test_the_gradient_is_the_slope_that_differences_show():
    x = uniform(key(5), (32, 1), minval=-3, maxval=3)
    y_target = running_example(x)
    grads = jax.grad(mse_loss, argnums=2)(x, y_target, PARAMS)

    def loss_at(shift):
        w = PARAMS["weights"][1].at[3, 4].add(shift)
        weights = [PARAMS["weights"][0], w, PARAMS["weights"][2]]
        return mse_loss(x, y_target, {**PARAMS, "weights": weights})

    slope = (loss_at(1e-2) - loss_at(-1e-2)) / 2e-2
    np.testing.assert_allclose(grads["weights"][1][3, 4], slope, rtol=2e-2)


@pytest.mark.parametrize("make_optimizer", [optax.adam, optax.sgd])
def test_train_gives_the_losses_of_the_plain_loop(make_optimizer):
    loop_params, losses = plain_loop(
        key(7), PARAMS, make_optimizer(3e-3), num_steps=30, batch_size=16
    )
    params, compiled_losses = train(
        key(7),
        PARAMS,
        running_example,
        learning_rate=3e-3,
        num_steps=30,
        batch_size=16,
        make_optimizer=make_optimizer,
    )
    np.testing.assert_allclose(compiled_losses, losses, rtol=1e-5)
    for ours, theirs in zip(
        jax.tree.leaves(params), jax.tree.leaves(loop_params)
    ):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_the_chain_from_key_45_gives_the_losses_of_the_course():
    _, rest = split(key(45))
    subkey, rest = split(rest)
    params = init_params(subkey, [1, 30, 20, 1])
    _, losses = train(rest, params, running_example)
    np.testing.assert_allclose(losses[99], 0.0363, atol=5e-5)


def test_train_takes_several_inputs_and_outputs():
    def swap(x):
        return x[:, ::-1]

    start = init_params(key(0), [2, 10, 2])
    _, losses = train(key(1), start, swap, num_steps=300)
    assert losses[-1] < 0.2 * losses[0]


def test_many_learning_rates_can_be_trained_under_vmap():
    rates = jnp.array([1e-3, 1e-2])
    _, losses = vmap(
        lambda rate: train(key(1), PARAMS, running_example, rate, 20)
    )(rates)
    for rate, row in zip(rates, losses):
        _, alone = train(key(1), PARAMS, running_example, float(rate), 20)
        np.testing.assert_allclose(row, alone, rtol=1e-4)


def test_another_learning_rate_compiles_nothing():
    train(key(1), PARAMS, running_example, 1e-2, 7)
    with jax.log_compiles(), pytest.MonkeyPatch.context() as patch:
        compiled = []
        patch.setattr(
            "jax._src.interpreters.pxla.logger.log",
            lambda *message: compiled.append(message),
        )
        train(key(2), PARAMS, running_example, 2e-2, 7)
    assert compiled == []


@pytest.mark.parametrize("rate", [0.0, -0.1, float("nan"), float("inf")])
def test_a_learning_rate_that_is_not_positive_is_reported(rate):
    with pytest.raises(ValueError, match="learning_rate must be a positive"):
        train(key(0), PARAMS, running_example, learning_rate=rate)


@pytest.mark.parametrize("rate", ["0.1", None, True])
def test_a_learning_rate_that_is_no_number_is_reported(rate):
    with pytest.raises(TypeError, match="learning_rate must be a positive"):
        train(key(0), PARAMS, running_example, learning_rate=rate)


@pytest.mark.parametrize("name", ["num_steps", "batch_size"])
def test_counts_that_are_no_counts_are_reported(name):
    with pytest.raises(TypeError, match=f"{name} must be a whole number"):
        train(key(0), PARAMS, running_example, **{name: 2.5})
    with pytest.raises(ValueError, match=f"{name} must be at least 1, got 0"):
        train(key(0), PARAMS, running_example, **{name: 0})


def test_a_batch_of_the_wrong_shape_is_reported():
    x = jnp.zeros((4, 1))
    with pytest.raises(ValueError, match=r"x\[:, None\] makes one"):
        mse_loss(x[:, 0], x, PARAMS)
    with pytest.raises(ValueError, match=r"y_target\[:, None\] makes one"):
        mse_loss(x, x[:, 0], PARAMS)
    with pytest.raises(ValueError, match=r"got shape \(2,\)$"):
        mse_loss(jnp.zeros(2), x, init_params(key(0), [2, 1]))
    with pytest.raises(ValueError, match="got 4 and 3 rows"):
        mse_loss(x, x[:3], PARAMS)


def test_a_run_that_is_drawn_in_pieces_is_the_same_run(monkeypatch):
    params = init_params(jax.random.key(0), [1, 3, 1])
    settings = (0.01, 25, 4, optax.adam)
    wanted = train(jax.random.key(1), params, jnp.sin, *settings)
    monkeypatch.setattr(training, "DRAWN_AT_ONCE", 7 * 4)  # 7 steps, 4 rest
    run = training._train_compiled.__wrapped__
    found = run(jax.random.key(1), params, jnp.sin, *settings)
    near = partial(np.testing.assert_allclose, rtol=1e-4, atol=1e-6)
    jax.tree.map(near, found, wanted)


def test_a_million_steps_draw_little_at_once():
    params = init_params(jax.random.key(0), [1, 2, 1])
    shapes = jax.make_jaxpr(
        lambda key: train(key, params, jnp.sin, num_steps=1_000_000)
    )(jax.random.key(1))
    sizes = [
        int(np.prod([int(n) for n in shape.split(",") if n]))
        for shape in re.findall(r"(?:f32|u32)\[([\d,]*)\]", str(shapes))
    ]
    # The losses themselves, and a little.
    assert max(sizes) <= 2 * training.DRAWN_AT_ONCE


@pytest.mark.parametrize("make", [optax.adam, optax.sgd, optax.lamb])
def test_an_optimizer_that_looks_at_whole_arrays_sees_them(make):
    params = init_params(jax.random.key(0), [1, 3, 2, 1])
    found, _ = train(
        jax.random.key(1), params, jnp.sin, 0.01, 5, 8, make_optimizer=make
    )
    optimizer, key = make(0.01), jax.random.key(1)
    state, wanted = optimizer.init(params), params
    for _ in range(5):
        subkey, key = split(key)
        x = uniform(subkey, (8, 1), minval=-3, maxval=3)
        grads = jax.grad(mse_loss, argnums=2)(x, jnp.sin(x), wanted)
        updates, state = optimizer.update(grads, state, wanted)
        wanted = optax.apply_updates(wanted, updates)
    near = partial(np.testing.assert_allclose, rtol=1e-3, atol=1e-6)
    jax.tree.map(near, found, wanted)


ROWS = jnp.ones((4, 1))


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: train(key(1), PARAMS, ROWS), "target_function must be a"),
        (
            lambda: train(
                key(1), PARAMS, jnp.sin, make_optimizer=optax.adam(0.01)
            ),
            "make_optimizer must be a function such as optax.adam",
        ),
        (
            lambda: training.train_on_data(PARAMS, ROWS, ROWS, optax.adam),
            r"optimizer must be an optax optimizer such as optax.adam\(",
        ),
        (lambda: mse_loss(PARAMS, ROWS, ROWS), "dict; params come last"),
        (lambda: mse_loss([[1.0]], [[1.0]], PARAMS), "x must be an array"),
        (lambda: mse_loss(ROWS, None, PARAMS), "y_target must be an array"),
    ],
)
def test_what_stands_in_the_place_of_another_thing_is_named(call, words):
    with pytest.raises(TypeError, match=words):
        call()
