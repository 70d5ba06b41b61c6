"""Figures of lesson 06: many networks compared, as bands and as curves.

Rows are networks, columns are steps or inputs.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from helpers.network import network_batch
from helpers.plots.style import (
    BASELINE,
    BASELINE_LOSS,
    NETWORK,
    SHADE,
    TEST,
    TRUTH,
)

# Lesson 06's noise has standard deviation 0.3; no prediction of a noisy
# value can be better than the noise's variance, on average.
NOISE_VARIANCE = 0.09
NOISY_BASELINE = BASELINE_LOSS + NOISE_VARIANCE
NOISE_LINE = {"color": "#444444", "linestyle": "-."}
FIT_STYLES = (
    {"color": "#009E73", "linestyle": "-."},
    NETWORK,
    {"color": "#CC79A7", "linestyle": ":"},
)
# A band holds the middle 80 % of the networks.
BAND = (10, 90)


def plot_error_bands(
    steps,
    train_errors,
    test_errors,
    noise_level=NOISE_VARIANCE,
    baseline=NOISY_BASELINE,
    ax=None,
):
    """Plot train and test errors against steps: medians with bands.

    A band reaches from the 10th to the 90th percentile of the networks.

    Arguments:
        steps: the steps at which errors were recorded, shape (records,).
        train_errors: shape (networks, records), or (records,) for one run.
        test_errors: the same shape.
        noise_level: the noise's variance, drawn as a line; None for none.
        baseline: the error of always answering 0; None for none.
        ax: the axes to draw into; the current ones where None.

    Returns:
        the axes.

    Raises:
        ValueError: `steps` and the errors differ in length, or an error is
            not above 0.

    >>> plot_error_bands([10, 20], [0.2, 0.1], [0.2, 0.3]).get_yscale()
    'log'
    """
    train_errors = check_errors("train_errors", train_errors, steps)
    test_errors = check_errors("test_errors", test_errors, steps)
    ax = plt.gca() if ax is None else ax
    ax.set(yscale="log", xlabel="step", ylabel="mean squared error")
    _draw_band(ax, steps, train_errors, "train", NETWORK, above=False)
    _draw_band(ax, steps, test_errors, "test", TEST, above=True)
    ax.set_xlim(0, steps[-1])
    ax.margins(y=0.12)
    _draw_levels(ax.axhline, noise_level, baseline)
    for text, level in (("noise", noise_level), ("always 0", baseline)):
        if level is not None:
            _write_right(ax, text, level)
    _write_plain_ticks(ax.yaxis)
    return ax


def plot_final_errors(
    errors, noise_level=NOISE_VARIANCE, baseline=NOISY_BASELINE, ax=None
):
    """Plot the errors of several groups of networks, one group a row.

    Every network is a small dot, every group's median a large one.

    Arguments:
        errors: a dict from a group's name to its errors, shape (networks,).
        noise_level: the noise's variance, drawn as a line; None for none.
        baseline: the error of always answering 0; None for none.
        ax: the axes to draw into; the current ones where None.

    Returns:
        the axes.

    Raises:
        ValueError: `errors` holds no group.

    >>> ax = plot_final_errors({"plain": [0.2, 0.3], "decay": [0.1, 0.2]})
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['plain', 'decay']
    """
    if not errors:
        raise ValueError("errors must hold at least one group, got none")
    ax = plt.gca() if ax is None else ax
    for row, values in enumerate(errors.values()):
        values = np.ravel(values)
        # Spread up and down by rank, so that dots do not hide one another.
        ranks = np.argsort(np.argsort(values)) * 7 % 11
        ax.plot(
            values,
            row + 0.22 * (ranks / 5 - 1),
            "o",
            ms=3,
            color=NETWORK["color"],
            alpha=0.35,
        )
        ax.plot(np.median(values), row, "D", ms=8, color="#222222", zorder=4)
    _draw_levels(ax.axvline, noise_level, baseline)
    for text, level in (("noise", noise_level), ("always 0", baseline)):
        if level is not None:
            _write_above(ax, text, level)
    ax.set(yticks=range(len(errors)), yticklabels=list(errors))
    ax.set(ylim=(len(errors) - 0.5, -0.5), xlabel="test error", xscale="log")
    _write_plain_ticks(ax.xaxis)
    return ax


def plot_fits(fits, target_function, points=None, ax=None):
    """Plot a few networks, each in its own line style, on [-4, 4].

    The range on which the networks were trained, [-3, 3], is shaded.

    Arguments:
        fits: a dict from a network's name to its `params`; one to three.
        target_function: the truth, drawn dashed.
        points: a pair x, y_target of training points to mark, or None.
        ax: the axes to draw into; the current ones where None.

    Returns:
        the axes.

    Raises:
        ValueError: `fits` holds no network, or more than three.

    >>> params = init_params(jax.random.key(0), [1, 8, 1])
    >>> len(plot_fits({"untrained": params}, jnp.sin).lines)
    2
    """
    if not 1 <= len(fits) <= len(FIT_STYLES):
        raise ValueError(
            f"fits must hold one to three networks, got {len(fits)}"
        )
    ax = plt.gca() if ax is None else ax
    ax.axvspan(-3, 3, **SHADE)
    q = np.linspace(-4, 4, 401)[:, None]  # (inputs, 1)
    handles = {}
    for (name, params), style in zip(fits.items(), FIT_STYLES):
        (handles[name],) = ax.plot(q, network_batch(q, params), **style)
    (handles["truth"],) = ax.plot(q, target_function(q), **TRUTH)
    if points is not None:
        handles["points"] = _draw_points(ax, points)
    ax.set(xlim=(-4, 4), xlabel="q", ylabel="output")
    _write_legend(ax, handles)
    return ax


def plot_spread(q, outputs, target_function, points=None, ax=None):
    """Plot the curves of many networks on top of the truth.

    The range on which the networks were trained, [-3, 3], is shaded.

    Arguments:
        q: the inputs, shape (inputs,) or (inputs, 1).
        outputs: shape (networks, inputs) or (networks, inputs, 1).
        target_function: the truth, drawn dashed.
        points: a pair x, y_target of training points to mark, or None.
        ax: the axes to draw into; the current ones where None.

    Returns:
        the axes.

    Raises:
        ValueError: `outputs` does not hold one number for each input.

    >>> q = np.linspace(-4, 4, 9)
    >>> len(plot_spread(q, np.zeros((30, 9)), np.sin).lines)
    31
    """
    q = np.ravel(q)
    outputs = np.asarray(outputs)
    if outputs.shape[1:] not in (q.shape, (*q.shape, 1)):
        raise ValueError(
            f"outputs must have shape (networks, {q.size}), got "
            f"{outputs.shape}"
        )
    ax = plt.gca() if ax is None else ax
    ax.axvspan(-3, 3, **SHADE)
    curves = outputs.reshape(len(outputs), -1).T  # (inputs, networks)
    lines = ax.plot(q, curves, **{**NETWORK, "linewidth": 0.7, "alpha": 0.4})
    (truth,) = ax.plot(q, target_function(q), **{**TRUTH, "linewidth": 2.2})
    handles = {f"{len(lines)} networks": lines[0], "truth": truth}
    if points is not None:
        handles["points"] = _draw_points(ax, points)
    ax.set(xlim=(q.min(), q.max()), xlabel="q", ylabel="output")
    _write_legend(ax, handles)
    return ax


def check_errors(name, errors, steps):
    """Return `errors` with shape (networks, records), or raise."""
    errors = np.atleast_2d(np.asarray(errors, dtype=float))
    if errors.ndim != 2 or errors.shape[1] != len(steps):
        raise ValueError(
            f"{name} must have shape (networks, {len(steps)}), one column "
            f"for each of the steps, got {errors.shape}"
        )
    if not (errors > 0).all():
        raise ValueError(f"{name} must be above 0: the axis is logarithmic")
    return errors


def _draw_band(ax, steps, errors, label, style, above):
    """Draw a median, its band, and a label beyond the band's edge."""
    low, median, high = np.percentile(errors, [BAND[0], 50, BAND[1]], axis=0)
    color = style["color"]
    if len(errors) > 1:
        ax.fill_between(steps, low, high, color=color, alpha=0.2, linewidth=0)
    ax.plot(steps, median, **style, label=label)
    place = int(0.8 * len(steps))
    ax.annotate(
        label,
        (steps[place], (high if above else low)[place]),
        xytext=(0, 4 if above else -4),
        textcoords="offset points",
        ha="center",
        va="bottom" if above else "top",
        color=color,
    )


def _draw_points(ax, points):
    """Mark the training points, and return their dots."""
    x, y_target = (np.ravel(values) for values in points)
    return ax.plot(x, y_target, "o", color="#222222", ms=4)[0]


def _draw_levels(draw, noise_level, baseline):
    """Draw the lines at the noise's variance and at the baseline."""
    if noise_level is not None:
        draw(noise_level, **NOISE_LINE, linewidth=1.2, zorder=1)
    if baseline is not None:
        draw(baseline, **BASELINE, linewidth=1.6, zorder=1)


def _write_right(ax, text, y):
    """Write beside the axes, at a height in data units."""
    ax.annotate(
        text,
        (1, y),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
    )


def _write_above(ax, text, x):
    """Write above the axes, at a place in data units."""
    ax.annotate(
        text,
        (x, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=9,
    )


def _write_plain_ticks(axis):
    """Label a log axis at 1, 2 and 5 times powers of ten, as decimals."""
    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:g}"))
    axis.set_minor_formatter(NullFormatter())


def _write_legend(ax, handles):
    """Write a legend in one row above the axes; faint lines in full ink."""
    legend = ax.legend(
        handles.values(),
        handles.keys(),
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(handles),
        handlelength=1.8,
        borderaxespad=0.2,
    )
    for handle in legend.legend_handles:
        handle.set(alpha=1, linewidth=1.8)
