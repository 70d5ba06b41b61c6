"""The figures of lesson 03 draw the right data, where they are told to."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Annotation

from helpers.plots.mapping import ROWS, plot_curves, plot_mapping

X = np.linspace(-3, 3, 11)[:, None]
OUTPUTS = np.arange(4 * 11.0).reshape(4, 11, 1)


@pytest.fixture
def axes():
    figure, (left, right) = plt.subplots(1, 2)
    yield left, right
    plt.close(figure)


def count_marks(ax, marker):
    return sum(
        len(line.get_xdata())
        for line in ax.lines
        if line.get_marker() == marker
    )


def count_boxes(ax):
    return sum(isinstance(patch, FancyBboxPatch) for patch in ax.patches)


def arrows(ax):
    found = [text for text in ax.texts if isinstance(text, Annotation)]
    return [(*arrow.xyann, *arrow.xy) for arrow in found]


def words(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


MANY = len(ROWS)


@pytest.mark.parametrize(
    ("in_axes", "inputs", "networks", "outputs", "captions"),
    [
        (None, 1, 1, 1, ["x\n(1,)", "params\none network", "output\n(1,)"]),
        (
            (0, None),
            MANY,
            1,
            MANY,
            ["x\n(30, 1)", "params\none network", "output\n(30, 1)"],
        ),
        (
            (None, 0),
            1,
            MANY,
            MANY,
            ["x\n(1,)", "params\n30 stacked", "output\n(30, 1)"],
        ),
        (
            (0, 0),
            MANY,
            MANY,
            MANY,
            ["x\n(30, 1)", "params\n30 stacked", "output\n(30, 1)"],
        ),
    ],
)
def test_what_is_mapped_is_a_column_and_what_is_not_stands_alone(
    axes, in_axes, inputs, networks, outputs, captions
):
    left, right = axes
    ax = plot_mapping(in_axes, num_inputs=30, num_networks=30, ax=left)
    assert ax is left and not right.lines
    assert count_marks(ax, "s") == inputs
    assert count_boxes(ax) == networks
    assert count_marks(ax, "o") == outputs
    assert words(ax)[-3:] == captions
    assert len(arrows(ax)) == max(inputs, networks) + outputs


def test_the_heads_name_the_entries_of_in_axes(axes):
    assert "0 ↓" not in words(plot_mapping(ax=axes[0]))
    drawn = words(plot_mapping((0, None), ax=axes[1]))
    assert drawn.index("0 ↓") < drawn.index("None")


def test_pairs_are_joined_row_by_row(axes):
    ax = plot_mapping((0, 0), num_inputs=30, ax=axes[0])
    assert all(start == end for _, start, _, end in arrows(ax))


def test_inputs_pass_through_one_network_row_by_row(axes):
    ax = plot_mapping((0, None), ax=axes[0])
    assert all(start == end for _, start, _, end in arrows(ax))
    (box,) = (p for p in ax.patches if isinstance(p, FancyBboxPatch))
    assert (
        box.get_y() < min(ROWS) and max(ROWS) < box.get_y() + box.get_height()
    )


def test_shapes_follow_the_numbers_given(axes):
    ax = plot_mapping((None, 0), num_networks=7, ax=axes[0])
    assert words(ax)[-1] == "output\n(7, 1)"


@pytest.mark.parametrize("in_axes", [(None, None), (1, None), 0, (0,)])
def test_an_in_axes_that_cannot_be_drawn_is_refused(in_axes):
    with pytest.raises(ValueError, match="in_axes must be None"):
        plot_mapping(in_axes)


def test_pairs_of_unequal_numbers_are_refused():
    with pytest.raises(ValueError, match="as many inputs as networks"):
        plot_mapping((0, 0), num_inputs=100, num_networks=30)


def test_every_network_is_one_curve_with_its_own_outputs(axes):
    left, right = axes
    assert plot_curves(X, OUTPUTS, ax=left) is left
    assert not right.lines and len(left.lines) == 4
    for line, curve in zip(left.lines, OUTPUTS):
        np.testing.assert_array_equal(line.get_xdata(), X[:, 0])
        np.testing.assert_array_equal(line.get_ydata(), curve[:, 0])
    assert left.get_legend() is None


def test_target_and_closest_are_named_and_drawn_over_the_others(axes):
    target, closest = np.cos(X), np.sin(X)
    ax = plot_curves(X, OUTPUTS, target, closest, ax=axes[1])
    named = {line.get_label(): line for line in ax.lines[4:]}
    assert set(named) == {"target", "closest"}
    np.testing.assert_array_equal(named["target"].get_ydata(), target[:, 0])
    np.testing.assert_array_equal(named["closest"].get_ydata(), closest[:, 0])
    assert named["target"].get_linestyle() == "--"
    assert named["closest"].get_linewidth() > ax.lines[0].get_linewidth()


def test_points_are_marked_and_a_wider_picture_shows_the_training(axes):
    points = np.ones((4, 1)), np.zeros((4, 1))
    ax = plot_curves(4 * X / 3, OUTPUTS[:, :, 0], points=points, ax=axes[0])
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), OUTPUTS[0, :, 0])
    assert len(ax.lines[4].get_xdata()) == 4
    (shade,) = ax.patches
    assert (shade.get_x(), shade.get_width()) == (-3, 6)
    assert not plot_curves(X, OUTPUTS, ax=axes[1]).patches


def test_the_current_axes_are_used_where_none_are_given(axes):
    plt.sca(axes[1])
    assert plot_curves(X, OUTPUTS) is axes[1]
    assert plot_mapping() is axes[1]


@pytest.mark.parametrize(
    ("x", "outputs", "target", "name"),
    [
        (X[:, 0], OUTPUTS, None, "x must"),
        (X, OUTPUTS[0], None, "outputs must"),
        (X, np.swapaxes(OUTPUTS, 0, 1), None, "outputs must"),
        (X, OUTPUTS, np.cos(X)[:, 0], "target must"),
    ],
)
def test_wrong_shapes_are_refused_by_name(x, outputs, target, name):
    with pytest.raises(ValueError, match=name):
        plot_curves(x, outputs, target)
