"""Wrong calls of the helpers end in a sentence: what came, what was wanted."""

import jax.numpy as jnp
import numpy as np
import pytest
from jax.random import key

from helpers.handwriting import prepare
from helpers.network import init_params, network
from helpers.numpy_training import to_numpy, train_numpy
from helpers.overfitting import noisy_samples, train_once
from helpers.plots.descent import plot_descent, plot_tangents
from helpers.plots.film import plot_film
from helpers.plots.handwriting import plot_digits
from helpers.plots.keys import plot_spreads
from helpers.plots.network import (
    compute_activations,
    neuron_shares,
    plot_activations,
    plot_answers,
)
from helpers.plots.speed import plot_ratios
from helpers.plots.surfaces import plot_surface_maps
from helpers.plots.training import plot_fit, plot_loss, plot_snapshots
from helpers.targets import noise, running_example, sine, step

PARAMS = init_params(key(0), [1, 8, 1])
WIDE = init_params(key(0), [2, 8, 1])
X = jnp.linspace(-3, 3, 8)[:, None]
VALUE = jnp.sin(1.0)
FUNCTION = r"must be a function such as \w+.*, got "
A_DICT = "must be a dict such as .*, got "
CALLS = [
    (lambda: plot_fit(PARAMS, VALUE), "target_function " + FUNCTION),
    (lambda: plot_fit(None, jnp.sin), r"outputs must have .*, got shape \(\)"),
    (
        lambda: plot_fit(jnp.sin, PARAMS),
        r"outputs must have .*, got shape \(\)",
    ),
    (
        lambda: plot_fit(PARAMS, jnp.sin, points=X),
        "points must be a pair .*, got a",
    ),
    (
        lambda: plot_fit(PARAMS, jnp.sin, points=(X, X[:3])),
        r"got \(8,\) and \(3,\)",
    ),
    (lambda: plot_snapshots([PARAMS], jnp.sin), "snapshots " + A_DICT),
    (
        lambda: plot_snapshots({0: PARAMS}, VALUE),
        "target_function " + FUNCTION,
    ),
    (lambda: plot_film([PARAMS], [0.1], jnp.sin), "snapshots " + A_DICT),
    (
        lambda: plot_film({0: PARAMS}, [0.1], VALUE),
        "target_function " + FUNCTION,
    ),
    (lambda: plot_tangents(VALUE, [0.0], [1.0]), "f " + FUNCTION),
    (lambda: plot_descent(VALUE, [0.0, 1.0]), "f " + FUNCTION),
    (
        lambda: plot_answers(network, PARAMS, VALUE),
        "target_function " + FUNCTION,
    ),
    (lambda: plot_surface_maps(WIDE, VALUE), "target_function " + FUNCTION),
    (lambda: plot_surface_maps(None, jnp.sin), "params must be a dict"),
    (lambda: plot_activations([jnp.tanh]), "functions " + A_DICT),
    (lambda: plot_spreads([0.6, 0.5]), "spreads " + A_DICT),
    (lambda: plot_ratios([200.0, 1.0]), "ratios " + A_DICT),
    (lambda: neuron_shares(X, None), "params must be a dict"),
    (lambda: to_numpy([1, 2]), "params must be a dict"),
    (lambda: train_numpy(np.random.default_rng(0), PARAMS, 3), FUNCTION),
    (lambda: prepare([1, 2]), "a stroke must be a list of places"),
    (lambda: running_example([0.1, 0.2]), r"q must be an array.*list \[0.1"),
    (lambda: sine("1"), "q must be an array, got str '1'"),
    (lambda: step(None), "q must be an array, got NoneType None"),
    (lambda: train_numpy(0, PARAMS, np.sin), "rng must be a generator.*int 0"),
    (lambda: plot_loss("losses"), r"losses must have shape.*got str 'losses'"),
    (lambda: plot_loss(PARAMS), "losses must have shape.*of type dict"),
    (lambda: plot_descent([2.0], jnp.sin), "path must be a list.*number"),
    (lambda: noise(None), "q must be an array, got NoneType None"),
    (
        lambda: noisy_samples(key(0), jnp.sin, 9, "0.3"),
        "noise must be a positive number or 0, got str '0.3'",
    ),
    (
        lambda: noisy_samples(key(0), jnp.sin, 9, -0.3),
        "noise must be a positive number or 0, got -0.3",
    ),
    (
        lambda: train_once(PARAMS, X, X, None),
        "weight_decay must be a positive number or 0, got NoneType None",
    ),
    (
        lambda: train_numpy(np.random.default_rng(0), PARAMS, np.sin, "0.1"),
        "learning_rate must be a positive number, got str '0.1'",
    ),
    (lambda: plot_answers(PARAMS, network, jnp.sin), "network " + FUNCTION),
    (lambda: neuron_shares(None, PARAMS), "x must be an array, got NoneType"),
    (lambda: compute_activations(X, PARAMS), "params must be a dict"),
    (lambda: plot_film({0: PARAMS}, None, jnp.sin), "losses must be numbers"),
    (
        lambda: plot_digits(np.zeros((2, 64)), columns=0),
        "columns must be at least 1, got 0",
    ),
    (
        lambda: plot_digits(np.zeros((2, 64)), columns="2"),
        "columns must be a whole number, got str '2'",
    ),
]


def test_a_noise_of_zero_is_none():
    x, y_target = noisy_samples(key(0), jnp.sin, 9, noise=0)
    assert jnp.array_equal(y_target, jnp.sin(x))


@pytest.mark.parametrize("call, words", CALLS)
def test_a_wrong_call_names_what_came_and_what_was_wanted(call, words):
    with pytest.raises((TypeError, ValueError), match=words):
        call()
