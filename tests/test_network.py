"""The network against NumPy, and against the value known for key 45."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.random import key, split

from helpers.network import init_params, network, network_batch

LAYER_SIZES = [1, 30, 20, 1]


def numpy_network(x, params):
    """Compute the network once more, in NumPy and in 64 bits."""
    x = np.asarray(x, np.float64)
    layers = list(zip(params["weights"], params["biases"]))
    for w, b in layers[:-1]:
        x = np.tanh(np.asarray(w, np.float64) @ x + np.asarray(b))
    w, b = layers[-1]
    return np.asarray(w, np.float64) @ x + np.asarray(b)


def with_biases(params, seed=1):
    """Return params whose biases are drawn instead of 0."""
    keys = split(key(seed), len(params["biases"]))
    biases = [
        jax.random.normal(k, b.shape) for k, b in zip(keys, params["biases"])
    ]
    return {"weights": params["weights"], "biases": biases}


@pytest.mark.parametrize(
    "layer_sizes", [[1, 1], [3, 2], [1, 30, 20, 1], [4, 7, 3, 5, 2]]
)
def test_the_network_agrees_with_numpy(layer_sizes):
    params = with_biases(init_params(key(3), layer_sizes))
    x = jax.random.normal(key(4), (layer_sizes[0],))
    expected = numpy_network(x, params)
    np.testing.assert_allclose(network(x, params), expected, atol=2e-6)


def test_key_45_gives_the_value_that_lesson_02_names():
    subkey, _ = split(key(45))
    params = init_params(subkey, LAYER_SIZES)
    output = network(jnp.array([1.5]), params)
    np.testing.assert_allclose(output, [-0.55846334], rtol=1e-6)


def test_older_jax_drew_other_weights_from_key_45():
    with jax.threefry_partitionable(False):
        subkey, _ = split(key(45))
        params = init_params(subkey, LAYER_SIZES)
        output = network(jnp.array([1.5]), params)
    np.testing.assert_allclose(output, [-0.5805124], rtol=1e-6)


def test_a_batch_gives_what_its_rows_give():
    params = with_biases(init_params(key(0), [2, 5, 3]))
    x = jax.random.normal(key(1), (7, 2))
    rows = np.stack([numpy_network(row, params) for row in x])
    np.testing.assert_allclose(network_batch(x, params), rows, atol=2e-6)


def test_no_two_weight_matrices_share_their_numbers():
    params = init_params(key(0), [4, 4, 4, 4])
    drawn = np.concatenate([np.ravel(w) for w in params["weights"]])
    assert len(np.unique(drawn)) == 48


def test_weights_have_spread_one_over_the_root_of_the_layer_below():
    params = init_params(key(0), [400, 300, 1])
    spread = float(jnp.std(params["weights"][0])) * np.sqrt(400)
    # The standard error of a spread from 120,000 numbers is 0.002.
    assert abs(spread - 1) < 0.01


def test_biases_start_at_zero_with_one_entry_per_neuron():
    params = init_params(key(0), LAYER_SIZES)
    assert [b.shape for b in params["biases"]] == [(30,), (20,), (1,)]
    assert not any(jnp.any(b) for b in params["biases"])


def test_a_key_that_is_an_int_is_reported():
    with pytest.raises(TypeError, match=r"jax\.random\.key\(45\), got int 45"):
        init_params(45, LAYER_SIZES)


def test_an_array_of_keys_is_reported():
    with pytest.raises(TypeError, match=r"single key, got .* shape \(3,\)"):
        init_params(split(key(0), 3), LAYER_SIZES)


@pytest.mark.parametrize(
    ("layer_sizes", "message"),
    [
        ([1], "input and an output"),
        ([1, 0, 1], "got 0 in"),
        ([1, 2.5, 1], "got 2.5 in"),
        ([1, True, 1], "got True in"),
    ],
)
def test_wrong_layer_sizes_are_reported(layer_sizes, message):
    with pytest.raises(ValueError, match=message):
        init_params(key(0), layer_sizes)


def test_layer_sizes_that_are_no_list_are_reported():
    with pytest.raises(TypeError, match="got int 30"):
        init_params(key(0), 30)


def test_an_input_of_the_wrong_shape_is_reported():
    params = init_params(key(0), LAYER_SIZES)
    with pytest.raises(ValueError, match=r"shape \(1,\), got shape \(\)"):
        network(1.5, params)
    with pytest.raises(ValueError, match="for a batch use network_batch"):
        network(jnp.zeros((5, 1)), params)
    digits = init_params(key(0), [64, 10])
    with pytest.raises(ValueError, match=r"got shape \(8, 8\)$"):
        network(jnp.zeros((8, 8)), digits)


def test_params_that_do_not_fit_together_are_reported():
    x = jnp.zeros(1)
    good = init_params(key(0), [1, 3, 1])
    with pytest.raises(TypeError, match="'weights' and 'biases', got"):
        network(x, good["weights"])
    with pytest.raises(ValueError, match="2 weights and 1 biases"):
        network(x, {**good, "biases": good["biases"][:1]})
    turned = [good["weights"][0], good["weights"][1].T]
    with pytest.raises(ValueError, match=r"\['weights'\]\[1\].*got \(3, 1\)"):
        network(x, {**good, "weights": turned})
    short = [good["biases"][0][:2], good["biases"][1]]
    with pytest.raises(ValueError, match=r"\['biases'\]\[0\].*got \(2,\)"):
        network(x, {**good, "biases": short})
