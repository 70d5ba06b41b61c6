"""The figures of lesson 08 draw the right data, where they are told to."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.plots.shared import band
from helpers.plots.speed import plot_ratios, plot_valley
from helpers.plots.style import BASELINE_LOSS

RATES = np.array([0.01, 0.1, 1.0])
ERRORS = np.array([[0.3, 0.02, 0.5], [0.1, 0.04, 0.9], [0.2, 0.03, 0.7]])


@pytest.fixture
def axes():
    figure, (left, right) = plt.subplots(1, 2)
    yield left, right
    plt.close(figure)


@pytest.mark.parametrize("log", [True, False])
def test_each_bar_ends_at_its_number_and_says_it(axes, log):
    left, right = axes
    ratios = {"loop": 200.0, "step": 8.25, "scan": 1.0}
    assert plot_ratios(ratios, ax=left, log=log) is left
    ends = [bar.get_x() + bar.get_width() for bar in left.patches]
    np.testing.assert_allclose(ends, list(ratios.values()))
    names = [label.get_text() for label in left.get_yticklabels()]
    assert names == list(ratios)
    assert [t.get_text() for t in left.texts] == ["200", "8.2", "1"]
    assert left.get_xscale() == ("log" if log else "linear")
    assert not right.patches


def test_the_first_bar_is_on_top(axes):
    ax = plot_ratios({"a": 1.0, "b": 2.0}, ax=axes[0])
    assert ax.yaxis_inverted()


def test_a_ratio_below_one_still_has_a_bar(axes):
    ax = plot_ratios({"fast": 0.25, "slow": 2.0}, ax=axes[0])
    assert all(bar.get_width() >= 0 for bar in ax.patches)
    assert ax.get_xlim()[0] < 0.25


@pytest.mark.parametrize("bad", [{}, {"a": 0.0}, {"a": float("nan")}])
def test_ratios_that_cannot_be_drawn_are_refused(bad):
    with pytest.raises(ValueError, match="must be above 0"):
        plot_ratios(bad)


def test_the_line_is_the_median_and_the_dot_its_lowest_place(axes):
    left, right = axes
    assert plot_valley(RATES, ERRORS, ax=left) is left
    line, dot, baseline = left.lines
    np.testing.assert_allclose(line.get_ydata(), [0.2, 0.03, 0.7])
    assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (0.1, 0.03)
    assert list(baseline.get_ydata()) == [BASELINE_LOSS] * 2
    assert not right.lines


def test_where_all_rates_are_equally_good_no_dot_marks_one(axes):
    ax = plot_valley(RATES, np.full_like(ERRORS, 0.2), ax=axes[0])
    line, baseline = ax.lines
    np.testing.assert_allclose(line.get_ydata(), 0.2)
    assert list(baseline.get_ydata()) == [BASELINE_LOSS] * 2


def test_the_band_holds_the_seeds(axes):
    ax = plot_valley(RATES, ERRORS, ax=axes[0])
    corners = ax.collections[0].get_paths()[0].vertices
    assert corners[:, 1].min() == ERRORS.min()
    assert corners[:, 1].max() == ERRORS.max()


def test_a_run_that_ended_in_nan_counts_as_infinitely_bad():
    errors = np.array([[np.nan], [0.1], [0.2]])
    low, middle, high = band(errors)
    assert (low[0], middle[0], high[0]) == (0.1, 0.2, np.inf)


def test_no_baseline_is_drawn_where_none_is_wanted(axes):
    ax = plot_valley(RATES, ERRORS, baseline=None, ax=axes[0])
    assert len(ax.lines) == 2


def test_bad_valleys_are_refused():
    with pytest.raises(ValueError, match="one column for each of 2 rates"):
        plot_valley(RATES[:2], ERRORS)
    with pytest.raises(ValueError, match="above 0"):
        plot_valley(RATES, -ERRORS)
