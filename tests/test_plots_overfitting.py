"""Lesson 06's figures draw the data that they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.plots.overfitting import (
    NOISY_BASELINE,
    plot_error_bands,
    plot_final_errors,
)

STEPS = [10, 20, 30]
RNG = np.random.default_rng(0)
TRAIN = RNG.uniform(0.1, 0.2, (30, 3))
TEST = RNG.uniform(0.3, 0.6, (30, 3))


def line(ax, label):
    return next(x for x in ax.lines if x.get_label() == label)


def test_the_lines_are_the_medians_of_the_networks():
    ax = plot_error_bands(STEPS, TRAIN, TEST)
    for label, errors in (("train", TRAIN), ("test", TEST)):
        drawn = line(ax, label).get_xydata()
        np.testing.assert_allclose(drawn[:, 0], STEPS)
        np.testing.assert_allclose(drawn[:, 1], np.median(errors, axis=0))


def test_the_bands_hold_the_middle_four_fifths():
    ax = plot_error_bands(STEPS, TRAIN, TEST)
    edges = ax.collections[1].get_paths()[0].vertices[:, 1]
    # Of 30 networks, the third from below and the third from above.
    ordered = np.sort(TEST, axis=0)
    assert np.isclose(edges.min(), ordered[2].min())
    assert np.isclose(edges.max(), ordered[26].max())


def test_one_run_is_a_line_without_a_band():
    ax = plot_error_bands(STEPS, TRAIN[0], TEST[0])
    np.testing.assert_allclose(line(ax, "test").get_ydata(), TEST[0])
    assert not ax.collections


def test_noise_and_baseline_are_drawn_and_named_and_can_be_left_out():
    ax = plot_error_bands(STEPS, TRAIN, TEST, noise_level=0.04)
    levels = [x.get_ydata()[0] for x in ax.lines if len(x.get_xdata()) == 2]
    assert levels == [0.04, NOISY_BASELINE]
    texts = {text.get_text() for text in ax.texts}
    assert texts == {"noise", "always 0", "train", "test"}
    bare = plot_error_bands(
        STEPS, TRAIN, TEST, None, None, ax=plt.figure().subplots()
    )
    assert len(bare.lines) == 2


def test_errors_that_fit_no_log_axis_or_no_steps_are_rejected():
    with pytest.raises(ValueError, match="test_errors must be above 0"):
        plot_error_bands(STEPS, TRAIN, np.zeros((30, 3)))
    with pytest.raises(ValueError, match=r"train_errors .*\(networks, 3\)"):
        plot_error_bands(STEPS, TRAIN[:, :2], TEST)


def test_final_errors_show_each_network_and_the_median():
    groups = {"plain": TEST[:, 0], "decay": TRAIN[:, 0]}
    ax = plot_final_errors(groups)
    dots = [x for x in ax.lines if x.get_marker() == "o"]
    medians = [x for x in ax.lines if x.get_marker() == "D"]
    for row, values in enumerate(groups.values()):
        np.testing.assert_allclose(dots[row].get_xdata(), values)
        heights = dots[row].get_ydata()
        assert (abs(heights - row) < 0.4).all()
        assert medians[row].get_xdata()[0] == np.median(values)
        assert medians[row].get_ydata()[0] == row
    low, high = sorted(ax.get_ylim())
    assert low < -0.4 and high > 1.4
    with pytest.raises(ValueError, match="at least one group"):
        plot_final_errors({})


def test_the_axes_asked_for_are_used():
    _, axes = plt.subplots(1, 2)
    drawn = [
        plot_error_bands(STEPS, TRAIN, TEST, ax=axes[0]),
        plot_final_errors({"plain": TEST[:, 0]}, ax=axes[1]),
    ]
    assert all(got is wanted for got, wanted in zip(drawn, axes))
