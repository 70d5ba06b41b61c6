"""The figures of lesson 04 show the numbers that they were given."""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
import pytest
from jax import value_and_grad
from matplotlib.colors import to_rgba

from helpers.network import init_params, network_batch
from helpers.plots.gradients import (
    plot_all_differences,
    plot_chain,
    plot_errors,
    plot_gradient_per_layer,
    plot_loss_along_gradient,
)
from helpers.plots.style import BASELINE, BASELINE_LOSS
from helpers.targets import running_example
from helpers.training import mse_loss

X = jnp.linspace(-3, 3, 8)[:, None]
Y_TARGET = running_example(X)
PARAMS = init_params(jax.random.key(3), [1, 5, 4, 1])
STEPS = jnp.linspace(0, 1, 11)
LOSSES = (1 - 1.5 * STEPS) ** 2


@pytest.fixture
def two_axes():
    figure, axes = plt.subplots(1, 2)
    yield axes
    plt.close(figure)


def draw_errors(ax):
    return plot_errors(X, Y_TARGET, PARAMS, ax=ax)


def draw_differences(ax):
    return plot_all_differences(jnp.eye(5), ax=ax)


def draw_layers(ax):
    return plot_gradient_per_layer(PARAMS, ax=ax)


def draw_line(ax):
    return plot_loss_along_gradient(STEPS, LOSSES, -3.0, ax=ax)


DRAWINGS = [draw_errors, draw_differences, draw_layers, draw_line]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_figure_goes_into_the_axes_that_are_given(draw, two_axes):
    left, right = two_axes
    assert draw(left) is left
    assert left.has_data() and not right.has_data()


@pytest.mark.parametrize("draw", DRAWINGS)
def test_without_axes_a_figure_goes_into_the_current_ones(draw, two_axes):
    plt.sca(two_axes[1])
    assert draw(None) is two_axes[1]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_both_axes_of_a_figure_are_named_in_lower_case(draw, two_axes):
    ax = draw(two_axes[0])
    names = [ax.get_xlabel()]
    names += [] if draw is draw_layers else [ax.get_ylabel()]
    assert all(name and name == name.lower() for name in names)


def test_each_error_line_joins_an_output_to_its_target(two_axes):
    ax = draw_errors(two_axes[0])
    outputs = np.asarray(network_batch(X, PARAMS))
    segments = ax.collections[0].get_segments()
    assert len(segments) == len(X)
    for segment, q, output, wanted in zip(segments, X, outputs, Y_TARGET):
        np.testing.assert_allclose(segment[:, 0], q[0])
        np.testing.assert_allclose(
            sorted(segment[:, 1]), sorted([output[0], wanted[0]]), rtol=1e-6
        )


def test_the_error_figure_draws_the_network_that_it_was_given(two_axes):
    curve = draw_errors(two_axes[0]).lines[0]
    places, values = np.asarray(curve.get_data())
    expected = network_batch(jnp.asarray(places)[:, None], PARAMS)[:, 0]
    np.testing.assert_allclose(values, expected, atol=1e-6)


def test_the_error_figure_refuses_a_target_without_a_feature_axis():
    with pytest.raises(ValueError, match="y_target must have shape"):
        plot_errors(X, Y_TARGET[:, 0], PARAMS)


def test_the_table_shows_squares_and_marks_the_diagonal(two_axes):
    differences = np.arange(9.0).reshape(3, 3) - 4
    ax = plot_all_differences(differences, ax=two_axes[0])
    np.testing.assert_array_equal(ax.images[0].get_array(), differences**2)
    marks = np.asarray(ax.lines[0].get_data())
    np.testing.assert_array_equal(marks, [[0, 1, 2], [0, 1, 2]])
    assert "3 errors" in ax.texts[0].get_text()


def test_the_chain_says_what_leads_where_in_both_directions(two_axes):
    values, slopes = {"x": 1, "y": 3, "loss": 9}, {"loss": 1, "y": 6}
    ax = plot_chain(values, slopes, ["triple", "square"], ["2 y"], two_axes[0])
    boxes = {t.get_text(): t for t in ax.texts if t.get_bbox_patch()}
    places = {text: box.get_position() for text, box in boxes.items()}
    assert places["x\n1.000"] == (0, 1) and places["y\n3.000"] == (1, 1)
    assert places["loss\n1.000"] == (2, 0) and places["y\n6.000"] == (1, 0)
    ways = [
        (arrow.xyann[0], arrow.xy[0], arrow.xy[1])
        for arrow in ax.texts
        if getattr(arrow, "arrow_patch", None)
    ]
    assert ways == [(0.25, 0.75, 1), (1.25, 1.75, 1), (1.75, 1.25, 0)]
    written = {t.get_text(): t.get_position()[0] for t in ax.texts}
    assert (written["triple"], written["square"], written["2 y"]) == (
        0.5,
        1.5,
        1.5,
    )


@pytest.mark.parametrize("shape", [(4,), (4, 1), (2, 2, 2)])
def test_the_table_refuses_what_is_not_square(shape):
    with pytest.raises(ValueError, match=r"shape \(n, n\)"):
        plot_all_differences(jnp.ones(shape))


def test_every_entry_of_the_gradient_is_one_tick(two_axes):
    _, grads = value_and_grad(mse_loss, argnums=2)(X, Y_TARGET, PARAMS)
    ax = plot_gradient_per_layer(grads, ax=two_axes[0])
    arrays = []
    for w, b in zip(grads["weights"], grads["biases"]):
        arrays += [w, b]
    for row, array in enumerate(arrays):
        ticks, diamond = ax.lines[2 * row], ax.lines[2 * row + 1]
        np.testing.assert_array_equal(ticks.get_xdata(), np.ravel(array))
        assert set(ticks.get_ydata()) == {row}
        size = np.sqrt(np.mean(np.asarray(array, float) ** 2))
        assert diamond.get_xdata()[0] == pytest.approx(size, rel=1e-5)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[2] == "weights 2 (20)" and len(labels) == len(arrays)


def test_the_layer_figure_refuses_a_gradient_in_the_inputs():
    with pytest.raises(TypeError, match="params must be a dict"):
        plot_gradient_per_layer(jnp.ones((32, 1)))


def test_the_tangent_touches_the_loss_at_the_start(two_axes):
    curve, tangent, baseline, lowest = draw_line(two_axes[0]).lines
    np.testing.assert_array_equal(curve.get_ydata(), LOSSES)
    heights = tangent.get_ydata()
    assert heights[0] == curve.get_ydata()[0]
    np.testing.assert_allclose(np.diff(heights), -0.3, rtol=1e-5)
    assert set(baseline.get_ydata()) == {BASELINE_LOSS}
    assert to_rgba(baseline.get_color()) == to_rgba(BASELINE["color"])
    assert lowest.get_ydata()[0] == LOSSES.min()


@pytest.mark.parametrize(
    "steps, losses, message",
    [
        (STEPS, LOSSES[:-1], "same shape"),
        (STEPS[:, None], LOSSES[:, None], "same shape"),
        (STEPS + 0.1, LOSSES, "start at 0"),
    ],
)
def test_the_loss_figure_refuses_lines_that_do_not_fit(steps, losses, message):
    with pytest.raises(ValueError, match=message):
        plot_loss_along_gradient(steps, losses, -1.0)
