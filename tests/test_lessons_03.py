"""What lesson 03 says about vmap, shapes and zero biases is true."""

import ast

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import jit, vmap
from jax.random import normal, split

from helpers.network import init_params, network, network_batch
from lessons import assert_says, body_of, code_cells, last_definition

STEM = "03_vmap"
LAYER_SIZES = [1, 30, 20, 1]
X = jnp.linspace(-3, 3, 100)[:, None]
BUMP = np.exp(-(np.asarray(X, dtype=np.float64) ** 2))
SEEDS = range(20)
each_network = jit(vmap(network_batch, in_axes=(None, 0)))


@pytest.fixture(scope="module")
def params():
    key = jax.random.key(45)
    subkey, key = split(key)
    return init_params(subkey, LAYER_SIZES)


@pytest.fixture(scope="module")
def stacked():
    keys = split(jax.random.key(0), 30)
    return vmap(init_params, in_axes=(0, None))(keys, LAYER_SIZES)


def draw_thousand(seed):
    """Return a thousand networks as drawn, and the same with biases."""
    subkey, key = split(jax.random.key(seed))
    keys = split(subkey, 1000)
    thousand = vmap(init_params, in_axes=(0, None))(keys, LAYER_SIZES)
    subkeys = split(key, 3)
    biases = [normal(k, b.shape) for k, b in zip(subkeys, thousand["biases"])]
    return thousand, {"weights": thousand["weights"], "biases": biases}


def smallest_error(networks):
    outputs = np.asarray(each_network(X, networks), dtype=np.float64)
    return ((outputs - BUMP) ** 2).mean(axis=(1, 2)).min()


def numpy_network(x, weights, biases):
    """Apply the network to a batch in NumPy: the independent oracle."""
    for w, b in zip(weights[:-1], biases[:-1]):
        x = np.tanh(x @ np.asarray(w).T + np.asarray(b))
    return x @ np.asarray(weights[-1]).T + np.asarray(biases[-1])


def unchecked_network(x, params):
    """`network` as the student wrote it in lesson 01, without checks."""
    weights, biases = params["weights"], params["biases"]
    for layer, (w, b) in enumerate(zip(weights, biases)):
        x = jnp.matmul(w, x) + b
        if layer < len(weights) - 1:
            x = jnp.tanh(x)
    return x


def last_assignment(texts, name):
    found = None
    for text in texts:
        for node in ast.parse(text).body:
            if (
                isinstance(node, ast.Assign)
                and getattr(node.targets[0], "id", None) == name
            ):
                found = ast.unparse(node.value)
    return found


def test_network_batch_of_the_lesson_is_the_one_in_helpers():
    import helpers.network

    with open(helpers.network.__file__, encoding="utf-8") as file:
        shipped = last_assignment([file.read()], "network_batch")
    assert shipped is not None
    assert last_assignment(code_cells(STEM), "network_batch") == shipped
    assert body_of(unchecked_network) == body_of(network)


def test_the_network_is_lesson_02s():
    assert_says(STEM, "That is the -0.5585 of lesson 02.")
    key = jax.random.key(45)
    subkey, key = split(key)
    params = init_params(subkey, LAYER_SIZES)
    assert f"{network(jnp.array([1.5]), params)[0]:.4f}" == "-0.5585"


def test_vmap_agrees_with_the_loop_and_with_numpy():
    assert_says(STEM, "They are, up to rounding")
    for seed in SEEDS:
        _, biased = draw_one(seed)
        batch = network_batch(X, biased)
        oracle = numpy_network(X, biased["weights"], biased["biases"])
        np.testing.assert_allclose(batch, oracle, atol=1e-5)
    loop = jnp.stack([network(row, biased) for row in X])
    np.testing.assert_allclose(batch, loop, atol=1e-6)


def draw_one(seed):
    """Return one network as drawn, and the same with random biases."""
    key, *subkeys = split(jax.random.key(seed), 4)
    params = init_params(key, LAYER_SIZES)
    biases = [normal(k, b.shape) for k, b in zip(subkeys, params["biases"])]
    return params, {"weights": params["weights"], "biases": biases}


@pytest.mark.parametrize("batch_size", [1, 7, 100])
def test_vmap_calls_the_function_once_with_one_row(params, batch_size):
    assert_says(STEM, "One line, not a hundred.")
    shapes = []

    def noted_network(x, params):
        shapes.append(x.shape)
        return network(x, params)

    vmap(noted_network, in_axes=(0, None))(X[:batch_size], params)
    assert shapes == [(1,)]


def test_mapped_params_are_refused_with_the_sizes_that_the_lesson_reads(
    params,
):
    assert_says(
        STEM,
        "In `params`, two arrays begin with an axis of 1, two with 20 and "
        "two with 30.",
    )
    lengths = [len(a) for part in params.values() for a in part]
    assert sorted(lengths) == [1, 1, 20, 20, 30, 30]
    with pytest.raises(ValueError, match="inconsistent sizes") as caught:
        vmap(network, in_axes=(0, 0))(X, params)
    last_line = str(caught.value).splitlines()[-1]
    assert "size 100: axis 0 of argument x" in last_line


def test_a_flat_batch_is_refused_with_and_without_the_check(params):
    assert_says(STEM, "which wants *at least 1* axis and finds 0")
    flat = X[:, 0]
    with pytest.raises(ValueError, match=r"\(1,\), got shape \(\)"):
        network_batch(flat, params)
    with pytest.raises(ValueError, match=r"ndim at least 1, .* ndim 0"):
        vmap(unchecked_network, in_axes=(0, None))(flat, params)


def test_a_batch_lying_down_is_one_input_of_a_hundred_numbers(params):
    assert_says(STEM, "a batch of *one* input with a hundred numbers in it")
    lying = X[:, 0][None, :]
    assert lying.shape == (1, 100)
    with pytest.raises(ValueError, match=r"\(1,\), got shape \(100,\)"):
        network_batch(lying, params)
    with pytest.raises(TypeError, match="contracting dimensions"):
        vmap(unchecked_network, in_axes=(0, None))(lying, params)


def test_keyword_arguments_are_refused(params):
    assert_says(STEM, "the entries of `in_axes` belong to *positional*")
    with pytest.raises(ValueError, match=r"len\(in_axes\)=2, len\(args\)=0"):
        network_batch(x=X, params=params)


def test_out_axes_moves_the_batch_and_nothing_else(params):
    assert_says(STEM, "In the output the batch comes first, too")
    last = vmap(network, in_axes=(0, None), out_axes=1)(X, params)
    assert last.shape == (1, 100)
    np.testing.assert_allclose(last[0], network_batch(X, params)[:, 0])


def test_a_network_without_biases_is_odd_whatever_its_weights():
    assert_says(STEM, "No choice of weights can prevent it.")
    assert_says(STEM, "A bias can")
    for seed in SEEDS:
        params, biased = draw_one(seed)
        strong = [3 * w for w in params["weights"]]
        for weights in (params["weights"], strong):
            odd = {"weights": weights, "biases": params["biases"]}
            right, left = network_batch(X, odd), network_batch(-X, odd)
            np.testing.assert_allclose(left, -right, atol=1e-4)
        even_part = network_batch(X, biased) + network_batch(-X, biased)
        assert jnp.max(jnp.abs(even_part)) > 0.1


def test_the_first_curve_is_a_plateau_a_fall_and_a_plateau(params):
    assert_says(STEM, "a plateau, one fall through the origin, a plateau")
    y = np.asarray(network_batch(X, params))[:, 0]
    x = np.asarray(X)[:, 0]
    assert np.sum(np.diff(np.sign(y)) != 0) == 1
    assert np.all(np.diff(y[np.abs(x) < 0.7]) < 0)
    assert np.ptp(y[x < -1]) < 0.1 and np.ptp(y[x > 1]) < 0.1


def test_hand_made_biases_bend_the_curve_as_described(params):
    assert_says(STEM, "a hill in the middle, a deep valley on the right")
    values = [-1.5, 1.3, 0.0]
    biases = [np.full(len(b), v) for b, v in zip(params["biases"], values)]
    y = numpy_network(np.asarray(X), params["weights"], biases)[:, 0]
    x = np.asarray(X)[:, 0]
    assert abs(x[y.argmax()]) < 0.5 and x[y.argmin()] > 2
    assert y.max() < 0 and y.max() - y[x < -1].min() > 0.2
    assert f"{y[0]:.3f} {y[-1]:.3f}" == "-0.290 -0.857"


def test_a_tanh_step_sits_at_minus_b_over_w():
    assert_says(STEM, r"has the step of its `tanh` at $x = -b/w$")
    x = np.linspace(-3, 3, 6001)
    for w, b in [(2.0, 1.0), (-1.5, 0.6), (0.9, -1.5), (1.0, 0.0)]:
        slope = np.abs(np.gradient(np.tanh(w * x + b), x))
        assert abs(x[slope.argmax()] - (-b / w)) < 2e-3


def test_stacked_params_hold_the_networks_of_their_keys(stacked):
    assert_says(STEM, "Every array has a new axis 0 of length 30")
    for number, key in enumerate(split(jax.random.key(0), 30)):
        alone = init_params(key, LAYER_SIZES)
        for part in ("weights", "biases"):
            for all_of_them, one in zip(stacked[part], alone[part]):
                assert all_of_them.shape == (30, *one.shape)
                # Two programs, one for thirty: the last digit may differ.
                np.testing.assert_allclose(all_of_them[number], one, 1e-5)


def test_mapping_both_pairs_each_input_with_one_network():
    assert_says(STEM, "input number $i$ meets network number $i$")
    assert_says(STEM, "One, the first.")
    x = jnp.linspace(-3, 3, 30)[:, None]
    for seed in SEEDS:
        keys = split(jax.random.key(seed), 30)
        stacked = vmap(init_params, in_axes=(0, None))(keys, LAYER_SIZES)
        paired = vmap(network, in_axes=(0, 0))(x, stacked)
        table = np.asarray(each_network(x, stacked))  # (networks, batch, 1)
        diagonal = table[np.arange(30), np.arange(30)]
        np.testing.assert_allclose(paired, diagonal, atol=1e-5)
        agree = np.isclose(paired, table[0], atol=1e-6)[:, 0]
        assert agree[0] and agree.sum() == 1


def test_the_outermost_vmap_puts_its_axis_first(stacked):
    assert_says(STEM, "The outermost `vmap` puts its axis first.")
    assert_says(STEM, "networks outside and the inputs inside: (30, 100, 1)")
    assert_says(STEM, "has it the other way round: (100, 30, 1)")
    inner = vmap(network, in_axes=(None, 0))
    each_input = vmap(inner, in_axes=(0, None))
    one_way, other_way = each_network(X, stacked), each_input(X, stacked)
    assert one_way.shape == (30, 100, 1)
    assert other_way.shape == (100, 30, 1)
    swapped = np.swapaxes(other_way, 0, 1)
    np.testing.assert_allclose(one_way, swapped, atol=1e-5)


def test_an_odd_curve_adds_its_own_square_to_the_error_of_answering_0():
    assert_says(STEM, "$(f - g)^2 + (-f - g)^2 = 2 f^2 + 2 g^2$")
    np.testing.assert_allclose(BUMP, BUMP[::-1], atol=1e-6)
    for seed in SEEDS:
        params, biased = draw_one(seed)
        f = np.asarray(network_batch(X, params), dtype=np.float64)
        sum_of_both = (f**2).mean() + (BUMP**2).mean()
        assert abs(((f - BUMP) ** 2).mean() - sum_of_both) < 1e-5
        f = np.asarray(network_batch(X, biased), dtype=np.float64)
        sum_of_both = (f**2).mean() + (BUMP**2).mean()
        assert abs(((f - BUMP) ** 2).mean() - sum_of_both) > 1e-3


def test_without_biases_none_of_a_thousand_beats_0_and_with_them_one_does():
    assert_says(STEM, "So no odd curve beats the answer 0")
    assert_says(STEM, "typically a fifth of what the answer 0 scores")
    assert_says(STEM, "less than half each time")
    answer_0 = (BUMP**2).mean()
    ratios = []
    for seed in range(100, 120):  # of the lesson's 100 to 299
        unbiased, biased = draw_thousand(seed)
        assert smallest_error(unbiased) > answer_0 - 1e-6
        ratios.append(smallest_error(biased) / answer_0)
    assert max(ratios) < 0.5
    assert 0.15 < np.median(ratios) < 0.25


def test_the_running_example_has_701_numbers_to_change(params):
    assert_says(STEM, "701 slopes")
    assert sum(a.size for part in params.values() for a in part) == 701


def test_the_timing_waits_for_results_and_leaves_out_the_first_call():
    text = ast.unparse(last_definition(STEM, "seconds"))
    waiting = "block_until_ready(function(x, params))"
    before, loop = text.split("for ", 1)
    assert waiting in before and waiting in loop
    assert "return min(times)" in text
