"""Lesson 06's figures draw the data that they are given."""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.network import init_params, network_batch
from helpers.plots.overfitting import (
    NOISY_BASELINE,
    plot_error_bands,
    plot_final_errors,
    plot_fits,
    plot_spread,
)
from helpers.targets import running_example

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
    assert np.isclose(edges.min(), np.percentile(TEST, 10, axis=0).min())
    assert np.isclose(edges.max(), np.percentile(TEST, 90, axis=0).max())


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


def test_spread_draws_every_network_the_truth_and_the_points():
    q = np.linspace(-4, 4, 11)
    outputs = RNG.normal(size=(5, 11, 1))
    points = jnp.ones((4, 1)), jnp.zeros((4, 1))
    ax = plot_spread(q, outputs, np.sin, points=points)
    assert len(ax.lines) == 5 + 1 + 1
    for drawn, wanted in zip(ax.lines, outputs):
        np.testing.assert_allclose(drawn.get_ydata(), wanted[:, 0])
    np.testing.assert_allclose(ax.lines[5].get_ydata(), np.sin(q))
    assert len(ax.lines[6].get_xdata()) == 4
    with pytest.raises(ValueError, match=r"outputs .*\(networks, 11\)"):
        plot_spread(q, outputs[:, :5], np.sin)


def test_fits_draws_each_network_in_a_style_of_its_own():
    keys = jax.random.split(jax.random.key(0), 2)
    fits = {str(i): init_params(key, [1, 4, 1]) for i, key in enumerate(keys)}
    ax = plot_fits(fits, running_example)
    for drawn, params in zip(ax.lines, fits.values()):
        q = drawn.get_xdata()[:, None]
        np.testing.assert_allclose(
            drawn.get_ydata(), network_batch(q, params)[:, 0], atol=1e-6
        )
    assert ax.lines[0].get_linestyle() != ax.lines[1].get_linestyle()
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["0", "1", "truth"]
    with pytest.raises(ValueError, match="one to three networks, got 0"):
        plot_fits({}, running_example)


def test_the_axes_asked_for_are_used():
    _, axes = plt.subplots(1, 4)
    params = init_params(jax.random.key(0), [1, 4, 1])
    q = np.linspace(-4, 4, 5)
    drawn = [
        plot_error_bands(STEPS, TRAIN, TEST, ax=axes[0]),
        plot_final_errors({"plain": TEST[:, 0]}, ax=axes[1]),
        plot_spread(q, np.zeros((3, 5)), np.sin, ax=axes[2]),
        plot_fits({"start": params}, np.sin, ax=axes[3]),
    ]
    assert all(got is wanted for got, wanted in zip(drawn, axes))
