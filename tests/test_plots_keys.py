"""helpers.plots.keys draws the data that it was given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from helpers.plots.keys import (
    FRESH,
    REUSED,
    plot_activations,
    plot_draws,
    plot_key_tree,
    plot_measurements,
    plot_spreads,
    reused_keys,
)

SPLITS = [("key", ["a", "b"]), ("b", ["c", "d"])]
USES = [("a", "x"), ("c", "weights"), ("c", "noise")]


@pytest.fixture
def ax():
    figure, (ax, other) = plt.subplots(1, 2)
    plt.sca(other)
    yield ax
    assert not other.has_data(), "drawn into the current axes, not into ax"
    plt.close(figure)


def styles(ax):
    """Return {(colour, line style)} counts of the drawn edges."""
    drawn = [(to_hex(e.get_color()), e.get_linestyle()) for e in ax.lines]
    return {style: drawn.count(style) for style in set(drawn)}


def test_a_key_is_reused_when_it_is_split_and_drawn_from():
    assert reused_keys([("key", ["a", "b"])], [("key", "x")]) == ["key"]
    assert reused_keys(SPLITS, USES) == ["c"]
    assert reused_keys(SPLITS, USES[:2]) == []


def test_the_tree_has_an_edge_for_each_part_and_each_use(ax):
    assert plot_key_tree(SPLITS, USES, ax=ax) is ax
    assert len(ax.lines) == 4 + 3


def test_the_tree_names_every_key_and_use(ax):
    plot_key_tree(SPLITS, USES, ax=ax)
    names = [text.get_text() for text in ax.texts]
    assert sorted(names) == sorted(["key", *"abcd", "x", "weights", "noise"])


def test_a_reused_key_has_its_own_colour_and_line_style(ax):
    plot_key_tree(SPLITS, USES, ax=ax)
    fresh = to_hex(FRESH["color"]), FRESH["linestyle"]
    reused = to_hex(REUSED["color"]), REUSED["linestyle"]
    assert styles(ax) == {fresh: 5, reused: 2}
    assert fresh[0] != reused[0] and fresh[1] != reused[1]


def test_a_tree_without_reuse_is_all_of_one_style(ax):
    plot_key_tree(SPLITS, USES[:2], ax=ax)
    assert len(styles(ax)) == 1


def test_no_two_nodes_of_a_tree_share_a_place(ax):
    plot_key_tree(SPLITS, USES, ax=ax)
    places = [text.get_position() for text in ax.texts]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("splits", "message"),
    [
        ([("key", ["a", "a"])], "'a' comes out of two splits"),
        ([("key", ["a"]), ("other", ["b"])], "one tree, got roots"),
        ([], "one tree, got roots"),
    ],
)
def test_names_that_form_no_tree_are_refused(splits, message):
    with pytest.raises(ValueError, match=message):
        plot_key_tree(splits, [])


def test_draws_are_drawn_as_they_came(ax):
    x, y = np.array([0.1, 0.5, 0.9]), np.array([-1.3, 0.0, 1.3])
    assert plot_draws(x, y, ax=ax) is ax
    plot_draws(x, y, reused=True, ax=ax)
    fresh, reused = ax.lines
    assert np.array_equal(fresh.get_xydata(), np.stack([x, y], axis=1))
    assert fresh.get_marker() != reused.get_marker()
    assert fresh.get_color() != reused.get_color()


@pytest.mark.parametrize("plot", [plot_draws, plot_measurements])
def test_pairs_of_unequal_length_are_refused(plot):
    arguments = (np.sin,) if plot is plot_measurements else ()
    with pytest.raises(ValueError, match=r"got \(3,\) and \(4,\)"):
        plot(np.zeros(3), np.zeros(4), *arguments)


def test_spreads_are_drawn_against_layers_from_1(ax):
    spreads = {"small": [0.3, 1e-2, 1e-9], "one": [0.6, 0.5, 0.4]}
    assert plot_spreads(spreads, ax=ax) is ax
    for line, values in zip(ax.lines, spreads.values()):
        assert np.array_equal(line.get_xdata(), [1, 2, 3])
        assert np.array_equal(line.get_ydata(), values)
    assert len({line.get_linestyle() for line in ax.lines}) == 2
    assert len({line.get_marker() for line in ax.lines}) == 2


def test_a_spread_is_labelled_where_it_leaves_the_picture(ax):
    plot_spreads({"small": [0.3, 1e-2, 1e-9]}, ax=ax)
    (label,) = ax.texts
    assert label.get_text() == "small" and label.xy == (2, 1e-2)


@pytest.mark.parametrize("count", [0, 5])
def test_too_few_or_too_many_spreads_are_refused(count):
    with pytest.raises(ValueError, match=f"1 to 4, got {count}"):
        plot_spreads({str(n): [1.0] for n in range(count)})


def test_the_bars_of_the_activations_sum_to_1(ax):
    values = np.tanh(np.random.default_rng(0).normal(size=(3, 50)))
    assert plot_activations(values, ax=ax, bins=10) is ax
    heights = [bar.get_height() for bar in ax.patches]
    expected, _ = np.histogram(values, bins=np.linspace(-1, 1, 11))
    assert np.allclose(heights, expected / values.size)


def test_measurements_stand_over_the_truth(ax):
    x, y = np.array([-3.0, 0.0, 3.0]), np.array([0.1, 0.2, 0.3])
    assert plot_measurements(x, y, np.sin, ax=ax) is ax
    truth, measured = ax.lines
    assert np.allclose(truth.get_ydata(), np.sin(truth.get_xdata()))
    assert truth.get_xdata()[[0, -1]].tolist() == [-3, 3]
    assert np.array_equal(measured.get_xydata(), np.stack([x, y], axis=1))
