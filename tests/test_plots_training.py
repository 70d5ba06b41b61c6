"""The figures of lesson 05 draw the right data, where they are told to."""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.network import init_params, network
from helpers.plots.style import BASELINE_LOSS
from helpers.plots.training import (
    plot_fit,
    plot_loss,
    plot_snapshots,
)
from helpers.targets import running_example


@pytest.fixture
def axes():
    figure, (left, right) = plt.subplots(1, 2)
    yield left, right
    plt.close(figure)


@pytest.fixture(scope="module")
def params():
    params = init_params(jax.random.key(3), [1, 7, 5, 1])
    params["biases"] = [b + 0.3 for b in params["biases"]]
    return params


def line_named(ax, label):
    (line,) = [line for line in ax.lines if line.get_label() == label]
    return line


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_the_loss_drawn_is_the_loss_given(axes):
    left, right = axes
    losses = [0.3, 0.2, 0.05, 0.04]
    assert plot_loss(losses, ax=left) is left
    np.testing.assert_array_equal(left.lines[0].get_xdata(), range(4))
    np.testing.assert_array_equal(left.lines[0].get_ydata(), losses)
    assert left.get_yscale() == "log"
    assert not right.lines


def test_the_loss_is_drawn_into_the_current_axes_where_none_are_given(axes):
    assert plot_loss(jnp.array([0.3, 0.2])) is axes[1]


def test_the_baseline_is_drawn_and_named_once(axes):
    ax = axes[0]
    plot_loss([0.3, 0.2], ax=ax)
    plot_loss([0.4, 0.1], ax=ax)
    drawn = [line for line in ax.lines if line.get_gid() == "baseline"]
    assert len(drawn) == 1
    assert set(drawn[0].get_ydata()) == {BASELINE_LOSS}
    assert texts(ax) == ["always answering 0: 0.104"]


def test_another_baseline_or_none_can_be_drawn(axes):
    left, right = axes
    plot_loss([0.3, 0.2], baseline=0.5, ax=left)
    assert set(left.lines[1].get_ydata()) == {0.5}
    plot_loss([0.3, 0.2], baseline=None, ax=right)
    assert len(right.lines) == 1
    assert not texts(right)


def test_the_baseline_is_what_answering_0_scores():
    q = np.linspace(-3, 3, 100_001)
    mean_square = np.mean((np.exp(-(q**2)) * np.sin(5 * q)) ** 2)
    assert round(float(mean_square), 3) == BASELINE_LOSS


def test_a_label_stands_at_the_end_of_its_line(axes):
    ax = axes[0]
    plot_loss([0.3, 0.2, 0.1, np.nan], ax=ax, label="mine", baseline=None)
    assert texts(ax) == ["mine"]
    assert ax.texts[0].xy == (2, 0.1)


@pytest.mark.parametrize(
    "losses, message",
    [
        ([], r"shape \(steps,\), got shape \(0,\)"),
        (np.ones((2, 3)), r"got shape \(2, 3\)"),
        ([0.1, 0.0], "above 0"),
    ],
)
def test_losses_that_no_log_axis_shows_are_refused(axes, losses, message):
    with pytest.raises(ValueError, match=message):
        plot_loss(losses, ax=axes[0])


def test_the_fit_drawn_is_the_network_applied_to_each_input(axes, params):
    ax = axes[0]
    assert plot_fit(params, jnp.sin, ax=ax) is ax
    line = line_named(ax, "network")
    wanted = [network(jnp.array([q]), params)[0] for q in (-4.0, 0.0, 4.0)]
    np.testing.assert_allclose(
        line.get_ydata()[[0, 200, 400]], wanted, atol=1e-6
    )
    np.testing.assert_array_equal(line.get_xdata()[[0, 200, 400]], [-4, 0, 4])


def test_the_truth_drawn_is_the_target(axes, params):
    plot_fit(params, jnp.sin, ax=axes[0])
    line = line_named(axes[0], "truth")
    np.testing.assert_allclose(
        line.get_ydata(), np.sin(line.get_xdata()), atol=1e-6
    )


def test_outputs_may_be_given_instead_of_params(axes):
    outputs = np.linspace(-1, 1, 9)
    plot_fit(outputs[:, None], None, ax=axes[0], label="mine")
    line = line_named(axes[0], "mine")
    np.testing.assert_array_equal(line.get_xdata(), np.arange(-4, 4.5))
    np.testing.assert_array_equal(line.get_ydata(), outputs)
    assert len(axes[0].lines) == 1


def test_the_range_trained_on_is_shaded_once(axes, params):
    ax = axes[0]
    plot_fit(params, jnp.sin, ax=ax)
    plot_fit(params, jnp.sin, ax=ax, label="again")
    (shade,) = ax.patches
    assert (shade.get_x(), shade.get_width()) == (-3, 6)
    assert ax.get_xlim() == (-4, 4)


def test_samples_are_marked_where_they_are(axes, params):
    x = jnp.array([[-1.0], [2.0]])
    plot_fit(params, jnp.sin, ax=axes[0], points=(x, jnp.sin(x)))
    line = line_named(axes[0], "samples")
    np.testing.assert_array_equal(line.get_xdata(), [-1, 2])
    np.testing.assert_allclose(
        line.get_ydata(), np.sin(np.array([-1.0, 2.0])), atol=1e-6
    )


def test_two_outputs_per_input_are_refused(axes):
    with pytest.raises(ValueError, match=r"got shape \(9, 2\)"):
        plot_fit(np.zeros((9, 2)), jnp.sin, ax=axes[0])


def test_each_snapshot_has_its_panel_and_its_number_of_steps(params):
    other = init_params(jax.random.key(4), [1, 7, 5, 1])
    axes = plot_snapshots({0: params, 25: other}, running_example)
    assert [ax.get_title(loc="left") for ax in axes] == ["0 steps", "25 steps"]
    for ax, p in zip(axes, (params, other)):
        middle = line_named(ax, ax.lines[1].get_label()).get_ydata()[200]
        np.testing.assert_allclose(
            middle, network(jnp.array([0.0]), p)[0], atol=1e-6
        )
    plt.close()


def test_the_loss_panel_marks_the_snapshots(params):
    losses = np.linspace(0.5, 0.1, 26)
    axes = plot_snapshots(
        {0: params, 25: params}, running_example, losses=losses
    )
    assert len(axes) == 3
    np.testing.assert_array_equal(axes[2].lines[0].get_ydata(), losses)
    dots = axes[2].lines[-1]
    np.testing.assert_array_equal(dots.get_xdata(), [0, 25])
    np.testing.assert_array_equal(dots.get_ydata(), losses[[0, 25]])
    plt.close()


def test_the_snapshots_share_one_legend_that_names_each_line(params):
    axes = plot_snapshots({0: params}, running_example, losses=[0.5, 0.1])
    assert all(ax.get_legend() is None for ax in axes)
    (legend,) = axes[0].figure.legends
    names = [text.get_text() for text in legend.get_texts()]
    assert names == ["network", "truth", "trained here", "always answering 0"]
    plt.close()
