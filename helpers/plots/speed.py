"""Figures of lesson 08: what takes long, and many trainings at once."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.plots.shared import draw_band, draw_baseline, write_plain_ticks
from helpers.plots.style import BASELINE_LOSS, NETWORK
from helpers.validate import check_dict


def plot_ratios(ratios, ax=None, xlabel="times as long", log=True):
    """Plot one horizontal bar for each name, its number written at its end.

    Arguments:
        ratios: a dict from names to numbers above 0; the first is on top.
        ax: the axes to draw into; the current ones where None.
        xlabel: what the numbers are.
        log: whether the axis is logarithmic; bars then start at half the
            smallest number, so that it has a bar too.

    Returns:
        the axes.

    Raises:
        ValueError: `ratios` is empty, or a number is not above 0.

    >>> ax = plot_ratios({"loop": 200.0, "scan": 1.0})
    >>> [text.get_text() for text in ax.texts]
    ['200', '1']
    """
    check_dict("ratios", ratios, '{"loop": 200.0}')
    values = np.array(list(ratios.values()), dtype=float)
    if not values.size or not np.all(values > 0):
        raise ValueError(f"ratios must be above 0, got {ratios}")
    ax = plt.gca() if ax is None else ax
    start = values.min() / 2 if log else 0.0
    look = {"color": NETWORK["color"], "height": 0.6}
    bars = ax.barh(list(ratios), values - start, left=start, **look)
    labels = [f"{v:.2g}" if v < 10 else f"{v:.0f}" for v in values]
    ax.bar_label(bars, labels=labels, padding=5, fontsize=9)
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(xlabel)
    if log:
        ax.set(xscale="log", xlim=(start, values.max() * 2.2))
        write_plain_ticks(ax.xaxis, (1,))
    else:
        ax.set_xlim(0, values.max() * 1.12)
    return ax


def plot_valley(
    learning_rates,
    errors,
    baseline=BASELINE_LOSS,
    ax=None,
    ylabel="error after training",
):
    """Plot final errors against learning rates, log-log, as band and median.

    The band holds the middle 80 % of the seeds; a dot marks the lowest
    median, where there is one.

    Arguments:
        learning_rates: the rates, ascending, shape (rates,).
        errors: one row for each seed, shape (seeds, rates), all above 0
            where finite; runs that ended in NaN count as infinitely bad.
        baseline: the error to beat, or None to draw none.
        ax: the axes to draw into; the current ones where None.
        ylabel: what the errors are.

    Returns:
        the axes.

    Raises:
        ValueError: the shapes do not fit, or a number is not above 0.

    >>> ax = plot_valley([0.01, 0.1], [[0.2, 0.3], [0.4, 0.5]])
    >>> ax.get_xscale(), ax.get_yscale()
    ('log', 'log')
    """
    rates = np.asarray(learning_rates, dtype=float)
    errors = np.asarray(errors, dtype=float)
    _check_valley(rates, errors)
    ax = plt.gca() if ax is None else ax
    ax.set(xscale="log", yscale="log")
    _, middle, _ = draw_band(ax, rates, errors, **NETWORK)
    best = np.argmin(middle)
    if middle[best] < middle.max():
        ax.plot(rates[best], middle[best], "o", c="#222222", ms=6, zorder=4)
    if baseline is not None:
        draw_baseline(ax, baseline, end=0)
    ax.set(xlabel="learning rate", ylabel=ylabel, xlim=rates[[0, -1]])
    write_plain_ticks(ax.xaxis, (1,))
    write_plain_ticks(ax.yaxis, (1,))
    return ax


def _check_valley(rates, errors):
    """Raise ValueError unless there is one column of errors per rate."""
    if rates.ndim != 1 or errors.shape[1:] != rates.shape:
        raise ValueError(
            "errors must have shape (seeds, rates), with one column for "
            f"each of {rates.size} rates, got shape {errors.shape}"
        )
    if np.any(rates <= 0) or np.any(errors <= 0):
        raise ValueError("rates and errors must be above 0 for log axes")
