"""Figures of lesson 00: slopes on a curve, and walks down it."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import MaxNLocator

from helpers.plots.shared import check_pairs, write_beside
from helpers.plots.style import NETWORK
from helpers.validate import as_numbers, check_function

CURVE = {"color": "#888888", "linewidth": 1.4, "zorder": 1}
# Diameter of a numbered dot, and of one whose number found no room.
NUMBERED, PLAIN = 11.5, 3.5


def plot_tangents(f, points, slopes, limits=(-2.2, 2.2), ax=None):
    """Draw a curve, and its tangent with its slope at some points.

    Arguments:
        f: the curve, a function of one number that also takes arrays.
        points: where the tangents touch, shape (tangents,).
        slopes: the slope at each point, shape (tangents,).
        limits: from where to where the curve is drawn.
        ax: the axes to draw into; the current ones by default.

    Returns:
        the axes; its lines are the curve and one tangent for each point.

    Raises:
        ValueError: `points` and `slopes` are not two lists of one length.

    >>> len(plot_tangents(np.square, [-1, 2], [-2, 4]).lines)
    3
    """
    points, slopes = np.asarray(points, float), np.asarray(slopes, float)
    check_pairs("points and slopes", points, slopes)
    ax = _draw_curve(f, limits, ax)
    for x, slope in zip(points, slopes):
        y = float(f(x))
        reach = np.array([-0.45, 0.45]) / np.hypot(1, slope / 1.6)
        ax.plot(x + reach, y + slope * reach, **NETWORK, marker="")
        ax.scatter(x, y, s=28, color=NETWORK["color"], zorder=3)
        side, offset = ("right", -9) if slope > 0 else ("left", 9)
        beside = {"ha": side, "va": "baseline"}
        write_beside(ax, f"slope {slope:.1f}", (x, y), (offset, 2), **beside)
    return ax


def plot_descent(
    f, path, color="#0072B2", marker="o", limits=(-2.2, 2.2), ax=None
):
    """Draw a curve, and a walk along it as dots that carry their number.

    A number is written where it has room: first those of the start and of
    the end, then the others in order.  The remaining steps are small dots.

    Arguments:
        f: the curve, a function of one number that also takes arrays.
        path: the places of the walk, start included, shape (steps + 1,).
        color: the colour of the dots.
        marker: their shape, by matplotlib's name for it.
        limits: from where to where the curve is drawn.
        ax: the axes to draw into; the current ones by default.

    Returns:
        the axes; its third line is the walk, one point for each step.

    Raises:
        ValueError: `path` is not a list of finite numbers.

    >>> len(plot_descent(np.square, [2, 1.2, 0.72, 0.432]).texts)
    4
    """
    x = _checked(path)
    ax = _draw_curve(f, limits, ax)
    y = np.asarray(f(x), float)
    ax.plot(x, y, color=color, linewidth=0.7, alpha=0.5, zorder=2)
    ax.plot(x, y, marker, color=color, markersize=PLAIN, zorder=3)
    for step in _with_room(ax, x, y):
        _draw_number(ax, step, (x[step], y[step]), color, marker)
    return ax


def plot_steps(path, color="#0072B2", ax=None):
    """Draw a walk's place against its step, the steps running downwards.

    Arguments:
        path: the places of the walk, start included, shape (steps + 1,).
        color: the colour of the line.
        ax: the axes to draw into; the current ones by default.

    Returns:
        the axes; its last line is the walk.

    Raises:
        ValueError: `path` is not a list of finite numbers.

    >>> plot_steps([2, 1.2, 0.72]).get_ylabel()
    'step'
    """
    x = _checked(path)
    ax = plt.gca() if ax is None else ax
    ax.plot(x, np.arange(len(x)), color=color, lw=0.9)
    ax.set(xlabel="place x", ylabel="step")
    ax.label_outer()
    if not ax.yaxis_inverted():
        ax.invert_yaxis()
    return ax


def _checked(path):
    x = as_numbers("path", path, "be a list of finite numbers")
    if not np.all(np.isfinite(x)):
        raise ValueError(
            "path must be a list of finite numbers, got "
            f"{np.sum(~np.isfinite(x))} that are not finite"
        )
    return x


def _draw_curve(f, limits, ax):
    check_function("f", f, "jnp.sin")
    ax = plt.gca() if ax is None else ax
    x = np.linspace(*limits, 201)
    ax.plot(x, np.asarray(f(x), float), **CURVE)
    ax.margins(y=0.1)  # room for a numbered dot at the bottom
    ax.yaxis.set_major_locator(MaxNLocator(4))
    ax.set(xlabel="place x", ylabel="height V(x)")
    ax.label_outer()
    return ax


def _draw_number(ax, step, place, color, marker):
    """Draw one dot large enough for its number, and the number in it."""
    dot = {"color": color, "markersize": NUMBERED, "zorder": 4}
    ax.plot(*place, marker, markeredgecolor="white", **dot)
    font = {"color": "white", "fontsize": 7, "fontweight": "bold"}
    middle = {"ha": "center", "va": "center_baseline", "zorder": 5}
    write_beside(ax, str(step), place, (0, 0), **font, **middle)


def _with_room(ax, x, y):
    """Return the steps whose dots, drawn large, overlap no earlier one."""
    ax.autoscale_view()  # else the limits are still those of an empty plot
    points_per_pixel = 72 / ax.figure.dpi
    dots = ax.transData.transform(np.column_stack([x, y])) * points_per_pixel
    kept = []
    for step in [0, len(x) - 1, *range(1, len(x) - 1)]:
        gaps = [np.hypot(*(dots[step] - dots[k])) for k in kept]
        if min(gaps, default=np.inf) > 1.2 * NUMBERED:
            kept.append(step)
    return kept
