"""The figures of lesson 07 draw the right data."""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.network import init_params, network
from helpers.plots import surfaces
from helpers.plots.surfaces import (
    grid_points,
    plot_border,
    plot_predicted,
    plot_surface_maps,
)

NUM_POINTS = surfaces.NUM_POINTS


def product_and_sum(x):
    """Two outputs that treat the two inputs differently."""
    return jnp.stack([x[:, 0] * x[:, 1] ** 2, x[:, 0] + 3 * x[:, 1]], axis=1)


@pytest.fixture
def params():
    return init_params(jax.random.key(0), [2, 9, 2])


def numbers_of(image):
    return np.asarray(image.get_array())


@pytest.mark.parametrize("output", [0, 1])
def test_maps_show_truth_network_and_their_difference(params, output):
    axes = plot_surface_maps(params, product_and_sum, output=output)
    truth, answer, error = (numbers_of(ax.images[0]) for ax in axes)
    np.testing.assert_allclose(error, np.abs(answer - truth), rtol=1e-5)
    line = np.linspace(-4, 4, NUM_POINTS)
    # Rows of the image are the second input, from bottom to top.
    for row, column in ((0, 0), (3, 50), (NUM_POINTS - 1, 20)):
        x = jnp.array([line[column], line[row]], dtype=jnp.float32)
        wanted = product_and_sum(x[None])[0, output]
        assert truth[row, column] == pytest.approx(float(wanted), abs=1e-4)
        wanted = network(x, params)[output]
        assert answer[row, column] == pytest.approx(float(wanted), abs=1e-4)


def test_truth_and_network_share_one_scale_and_the_error_starts_at_zero(
    params,
):
    axes = plot_surface_maps(params, product_and_sum)
    truth, answer, error = (ax.images[0] for ax in axes)
    assert truth.get_clim() == answer.get_clim() == (-64, 64)
    assert error.get_clim()[0] == 0
    for image in (truth, answer, error):
        assert image.origin == "lower"
        assert image.get_extent() == [-4, 4, -4, 4]


def test_each_map_marks_the_square_of_the_training(params):
    for ax in plot_surface_maps(params, product_and_sum):
        (square,) = ax.patches
        np.testing.assert_array_equal(
            square.get_bbox().get_points(), [[-3, -3], [3, 3]]
        )


def test_given_axes_are_drawn_into(params):
    _, axes = plt.subplots(1, 3)
    drawn = plot_surface_maps(params, product_and_sum, axes=axes)
    assert list(drawn) == list(axes)
    _, ax = plt.subplots()
    plt.figure()
    assert plot_border(params, jnp.eye(2), jnp.arange(2), ax=ax) is ax
    assert not plt.gcf().axes
    y = jnp.arange(6.0).reshape(3, 2)
    assert list(plot_predicted(y, y, axes=axes[:2])) == list(axes[:2])


def test_dots_are_true_and_predicted_values_and_the_line_is_their_diagonal():
    true = np.array([[0.0, 10.0], [1.0, 30.0], [2.0, 20.0]])
    predicted = np.array([[0.5, 12.0], [1.5, 50.0], [-2.0, 21.0]])
    axes = plot_predicted(true, predicted, names=["a", "b"])
    for i, (ax, ends) in enumerate(zip(axes, ((-2, 2), (10, 50)))):
        dots = ax.collections[0].get_offsets()
        np.testing.assert_allclose(dots, np.stack([true, predicted], 2)[:, i])
        np.testing.assert_array_equal(ax.lines[0].get_xydata().T, [ends, ends])
        assert ax.get_title("left") == "ab"[i]
        assert (ax.get_xlabel(), ax.get_aspect()) == ("true", 1)
    assert axes[0].get_ylabel() == "predicted"


def test_the_border_is_where_both_logits_are_equal(params):
    params["biases"][-1] = jnp.array([0.3, -0.2])
    ax = plot_border(params, jnp.eye(2), jnp.arange(2), reach=3)
    (border,) = [c for c in ax.collections if hasattr(c, "levels")]
    assert border.levels.tolist() == [0.5]
    places = np.concatenate([p.vertices for p in border.get_paths()])
    assert len(places) > 20
    logits = np.array([network(jnp.asarray(x), params) for x in places[::9]])
    np.testing.assert_allclose(logits[:, 0], logits[:, 1], atol=0.01)


def test_the_map_behind_the_border_is_the_share_of_class_1(params):
    ax = plot_border(params, jnp.eye(2), jnp.arange(2), reach=3)
    share = np.asarray(ax.collections[0].get_array())
    line = np.linspace(-3, 3, NUM_POINTS)
    x = jnp.array([line[30], line[120]], dtype=jnp.float32)
    low, high = np.asarray(network(x, params))
    wanted = 1 / (1 + np.exp(low - high))
    assert share.reshape(NUM_POINTS, -1)[120, 30] == pytest.approx(
        wanted, abs=1e-4
    )
    assert ax.collections[0].get_clim() == (0, 1)


def test_points_are_marked_by_class_in_shape_and_colour(params):
    x = jnp.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])
    ax = plot_border(params, x, jnp.array([1, 0, 1]))
    marks = {c.get_label(): c for c in ax.collections}
    zero, one = marks["class 0"], marks["class 1"]
    np.testing.assert_array_equal(zero.get_offsets(), x[1:2])
    np.testing.assert_array_equal(one.get_offsets(), x[::2])
    assert len(zero.get_paths()[0]) != len(one.get_paths()[0])
    assert not np.allclose(zero.get_facecolor(), one.get_facecolor())


def test_a_network_without_a_border_in_sight_is_drawn_without_one(params):
    params["biases"][-1] = jnp.array([100.0, 0.0])
    ax = plot_border(params, jnp.eye(2), jnp.arange(2))
    assert not any(hasattr(c, "levels") for c in ax.collections)


def test_class_colours_differ_in_lightness_too():
    weights = np.array([0.2126, 0.7152, 0.0722])
    light = surfaces.CLASS_MAP(np.linspace(0, 1, 9))[:, :3] @ weights
    assert np.all(np.diff(light) < 0) and light[0] - light[-1] > 0.2


def test_the_grid_runs_row_by_row():
    x = np.asarray(grid_points((-4, 4)))
    assert x.shape == (NUM_POINTS**2, 2)
    np.testing.assert_allclose(x[:NUM_POINTS, 1], -4)
    np.testing.assert_allclose(x[0], [-4, -4])
    np.testing.assert_allclose(x[NUM_POINTS - 1], [4, -4])


def test_bad_arguments_are_refused_by_name(params):
    one = init_params(jax.random.key(0), [1, 9, 2])
    three = init_params(jax.random.key(0), [2, 9, 3])
    points, labels = jnp.eye(2), jnp.arange(2)
    y = jnp.zeros((3, 2))
    cases = [
        (lambda: plot_surface_maps(one, jnp.sin), "must have 2 inputs, got 1"),
        (lambda: plot_surface_maps(params, jnp.sin, 2), "output must be from"),
        (lambda: plot_surface_maps(params, jnp.sin, axes=[1]), "3 axes, got"),
        (lambda: plot_border(one, points, labels), "must have 2 inputs"),
        (lambda: plot_border(three, points, labels), "2 outputs.*got 3"),
        (lambda: plot_border(params, points, labels[:, None]), "labels must"),
        (lambda: plot_predicted(y, y[:, 0]), "shape .rows, outputs.*3,"),
        (lambda: plot_predicted(y, y, axes=[plt.gca()]), "2 axes, got 1"),
    ]
    for call, says in cases:
        with pytest.raises(ValueError, match=says):
            call()
