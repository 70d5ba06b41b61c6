"""Figures of lesson 06: many networks compared, as bands and as curves.

Rows are networks, columns are steps or inputs.
"""

import matplotlib.pyplot as plt
import numpy as np

from helpers.plots.shared import draw_band, write_beside, write_plain_ticks
from helpers.plots.style import BASELINE, BASELINE_LOSS, NETWORK, TEST

# Lesson 06's noise has standard deviation 0.3; no prediction of a noisy
# value can be better than the noise's variance, on average.
NOISE_VARIANCE = 0.09
NOISY_BASELINE = BASELINE_LOSS + NOISE_VARIANCE
NOISE_LINE = {"color": "#444444", "linestyle": "-."}


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
    for text, level in _draw_levels(ax.axhline, noise_level, baseline):
        across = {"xycoords": ("axes fraction", "data"), "fontsize": 9}
        write_beside(ax, text, (1, level), **across)
    write_plain_ticks(ax.yaxis, (1, 2, 5))
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
        dots = {"ms": 3, "color": NETWORK["color"], "alpha": 0.35}
        ax.plot(values, row + 0.22 * (ranks / 5 - 1), "o", **dots)
        ax.plot(np.median(values), row, "D", ms=8, color="#222222", zorder=4)
    for text, level in _draw_levels(ax.axvline, noise_level, baseline):
        above = {"xycoords": ("data", "axes fraction"), "fontsize": 9}
        above |= {"ha": "center", "va": "baseline"}
        write_beside(ax, text, (level, 1), (0, 3), **above)
    ax.set(yticks=range(len(errors)), yticklabels=list(errors))
    ax.set(ylim=(len(errors) - 0.5, -0.5), xlabel="test error", xscale="log")
    write_plain_ticks(ax.xaxis, (1, 2, 5))
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
    low, _, high = draw_band(ax, steps, errors, label=label, **style)
    color = style["color"]
    place = int(0.8 * len(steps))
    edge, offset = (high, (0, 4)) if above else (low, (0, -4))
    style = {"ha": "center", "va": "bottom" if above else "top"}
    at = steps[place], edge[place]
    write_beside(ax, label, at, offset, color=color, **style)


def _draw_levels(draw, noise_level, baseline):
    """Draw the noise's variance and the baseline; return their names."""
    if noise_level is not None:
        draw(noise_level, **NOISE_LINE, linewidth=1.2, zorder=1)
    if baseline is not None:
        draw(baseline, **BASELINE, linewidth=1.6, zorder=1)
    named = (("noise", noise_level), ("always 0", baseline))
    return [pair for pair in named if pair[1] is not None]
