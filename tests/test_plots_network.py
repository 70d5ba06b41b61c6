"""The figures of lesson 01 draw the right data, where they are told to."""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from helpers.network import init_params, network
from helpers.plots.network import (
    FILL,
    NEGATIVE,
    POSITIVE,
    compute_activations,
    neuron_shares,
    plot_activations,
    plot_answers,
    plot_network,
    plot_shares,
)

SIZES = [[2, 3, 1], [1, 30, 20, 1], [4, 4], [3, 5, 2], [1, 1, 1, 1]]


@pytest.fixture
def ax():
    figure, (left, right) = plt.subplots(1, 2)
    plt.sca(right)
    yield left
    assert not right.has_data(), "drawn into the current axes instead of ax"
    plt.close(figure)


def make_params(layer_sizes, seed=0):
    """Return a network whose biases are not 0, so that they matter."""
    key, subkey = jax.random.split(jax.random.key(seed))
    params = init_params(subkey, layer_sizes)
    keys = jax.random.split(key, len(params["biases"]))
    pairs = zip(keys, params["biases"])
    biases = [jax.random.normal(k, b.shape) for k, b in pairs]
    return {"weights": params["weights"], "biases": biases}


def make_input(layer_sizes):
    return jnp.linspace(-1.0, 1.5, layer_sizes[0])


def edges(ax):
    return [c for c in ax.collections if hasattr(c, "get_segments")]


def nodes(ax):
    return [c for c in ax.collections if not hasattr(c, "get_segments")]


@pytest.mark.parametrize("layer_sizes", SIZES, ids=str)
def test_activations_end_in_what_the_network_answers(layer_sizes):
    params, x = make_params(layer_sizes), make_input(layer_sizes)
    activations = compute_activations(params, x)
    assert [len(a) for a in activations] == layer_sizes
    np.testing.assert_allclose(
        activations[-1], network(x, params), rtol=1e-5, atol=1e-6
    )
    for hidden in activations[1:-1]:
        assert np.abs(hidden).max() <= 1


@pytest.mark.parametrize("layer_sizes", SIZES, ids=str)
def test_one_edge_is_drawn_for_each_weight(ax, layer_sizes):
    params = make_params(layer_sizes)
    plot_network(params, make_input(layer_sizes), ax)
    drawn = [len(c.get_segments()) for c in edges(ax)]
    assert drawn == [w.size for w in params["weights"]]


@pytest.mark.parametrize("layer_sizes", SIZES, ids=str)
def test_sign_sets_colour_and_line_style_and_size_sets_width(ax, layer_sizes):
    params = make_params(layer_sizes)
    plot_network(params, make_input(layer_sizes), ax)
    for drawn, w in zip(edges(ax), params["weights"]):
        w = np.asarray(w).ravel()
        wanted = [POSITIVE if v >= 0 else NEGATIVE for v in w]
        colors = [to_hex(c, keep_alpha=False) for c in drawn.get_colors()]
        assert colors == [color.lower() for color in wanted]
        dashed = [style[1] is not None for style in drawn.get_linestyles()]
        assert dashed == list(w < 0)
        widths = np.asarray(drawn.get_linewidths())
        assert (np.diff(widths[np.argsort(np.abs(w))]) >= 0).all()


def test_an_edge_leads_from_its_column_to_its_row(ax):
    w = np.array([[0.0, 0.0, 5.0], [0.0, 0.0, 0.0]])
    plot_network({"weights": [w], "biases": [np.zeros(2)]}, np.ones(3), ax)
    (drawn,) = edges(ax)
    start, end = drawn.get_segments()[np.argmax(drawn.get_linewidths())]
    lower, higher = (
        n.get_offsets() for n in nodes(ax) if n.get_offsets().size
    )
    np.testing.assert_allclose(start, lower[2])
    np.testing.assert_allclose(end, higher[0])


@pytest.mark.parametrize("layer_sizes", SIZES, ids=str)
def test_every_node_is_drawn_with_its_activation(ax, layer_sizes):
    params, x = make_params(layer_sizes), make_input(layer_sizes)
    plot_network(params, x, ax)
    for layer, wanted in enumerate(compute_activations(params, x)):
        drawn = [
            (y, value)
            for node in nodes(ax)
            for (place, y), value in zip(node.get_offsets(), node.get_array())
            if place == layer
        ]
        top_first = [value for _, value in sorted(drawn, reverse=True)]
        np.testing.assert_allclose(top_first, wanted, atol=1e-6)


def test_a_small_network_carries_its_numbers_and_a_large_one_does_not(ax):
    params, x = make_params([2, 3, 1]), make_input([2, 3, 1])
    texts = [t.get_text() for t in plot_network(params, x, ax).texts]
    for w in params["weights"]:
        assert {f"{v:g}" for v in np.asarray(w).ravel()} <= set(texts)
    for b in params["biases"]:
        assert {f"b = {v:g}" for v in np.asarray(b)} <= set(texts)
    for activation in compute_activations(params, x):
        assert {f"{v:.2f}" for v in activation} <= set(texts)
    ax.clear()
    sizes = [1, 30, 20, 1]
    plot_network(make_params(sizes), make_input(sizes), ax)
    assert len(ax.texts) == len(sizes) + len(sizes) - 1


def test_the_drawing_names_layers_and_shapes(ax):
    sizes = [1, 30, 20, 1]
    plot_network(make_params(sizes), make_input(sizes), ax)
    texts = [t.get_text() for t in ax.texts]
    assert texts[:4] == ["input: 1", "hidden: 30", "hidden: 20", "output: 1"]
    assert texts[4:] == ["w (30, 1)", "w (20, 30)", "w (1, 20)"]


def test_numbers_on_nodes_are_readable():
    """Dark ink on the darkest fill has a contrast of at least 4.5."""
    ink = 0.0159  # relative luminance of #222222
    for end in (0.0, 1.0):
        rgb = np.array(FILL(end)[:3])
        linear = np.where(
            rgb < 0.04, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4
        )
        luminance = linear @ [0.2126, 0.7152, 0.0722]
        assert (luminance + 0.05) / (ink + 0.05) > 4.5


def test_a_network_of_zeros_can_be_drawn(ax):
    params = {"weights": [np.zeros((2, 2))], "biases": [np.zeros(2)]}
    assert np.isfinite(
        edges(plot_network(params, np.zeros(2), ax))[0].get_lw()
    ).all()


def test_an_input_that_does_not_fit_is_refused():
    with pytest.raises(
        ValueError, match=r"x must be a vector of shape \(2,\)"
    ):
        plot_network(make_params([2, 3, 1]), jnp.ones(3))


@pytest.mark.parametrize("layer_sizes", [[1, 2, 1], [1, 30, 1], [1, 5, 4, 1]])
def test_shares_and_the_last_bias_add_up_to_the_answer(ax, layer_sizes):
    params = make_params(layer_sizes)
    lines = plot_shares(params, ax=ax).lines
    assert len(lines) == layer_sizes[-2] + 1
    total = sum(line.get_ydata() for line in lines[:-1])
    np.testing.assert_allclose(
        total + float(params["biases"][-1][0]), lines[-1].get_ydata()
    )
    middle = network(jnp.zeros(1), params)[0]
    np.testing.assert_allclose(lines[-1].get_ydata()[150], middle, atol=1e-5)


@pytest.mark.parametrize("layer_sizes", [[2, 3, 1], [1, 3, 2], [1, 1]])
def test_shares_need_one_input_one_output_and_a_hidden_layer(layer_sizes):
    with pytest.raises(ValueError, match="one input, one output"):
        plot_shares(make_params(layer_sizes))


def test_many_shares_are_faint_and_add_up(ax):
    params = make_params([1, 7, 5, 1])
    plot_shares(params, ax)
    faint = [line for line in ax.lines if line.get_alpha() is not None]
    assert len(faint) == 5
    total = sum(line.get_ydata() for line in faint)
    bias = float(params["biases"][-1][0])
    np.testing.assert_allclose(total + bias, ax.lines[-1].get_ydata())


def test_the_shares_of_any_batch_add_up_to_the_output():
    params, x = make_params([2, 7, 5, 1]), jnp.ones((3, 2))
    total = neuron_shares(x, params).sum(axis=1) + params["biases"][-1]
    wanted = [network(row, params)[0] for row in x]
    np.testing.assert_allclose(total, wanted, atol=1e-6)
    with pytest.raises(ValueError, match="hidden layer, got none"):
        neuron_shares(x, make_params([2, 1]))


def test_answers_are_those_of_the_function_that_is_given(ax):
    params = make_params([1, 6, 1])
    for wrong in (network, lambda x, params: jnp.tanh(network(x, params))):
        ax.clear()
        target, answers = plot_answers(wrong, params, np.sin, ax).lines
        q = answers.get_xdata()
        np.testing.assert_allclose(target.get_ydata(), np.sin(q), atol=1e-6)
        wanted = [wrong(jnp.array([v]), params)[0] for v in q[::50]]
        np.testing.assert_allclose(
            answers.get_ydata()[::50], wanted, rtol=1e-5, atol=1e-6
        )


def test_activation_functions_differ_in_line_style(ax):
    functions = {"tanh": jnp.tanh, "relu": jax.nn.relu, "sin": jnp.sin}
    lines = plot_activations(functions, ax).lines
    assert [line.get_label() for line in lines] == list(functions)
    assert len({str(line.get_linestyle()) for line in lines}) == 3
    z = lines[1].get_xdata()
    np.testing.assert_allclose(lines[1].get_ydata(), np.maximum(z, 0))
