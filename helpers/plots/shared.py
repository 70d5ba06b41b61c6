"""What several figures share: words beside a place, ticks, legends, points."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from helpers.plots.style import BASELINE

# A band holds the middle 80 % of its rows.
BAND = (10, 90)
WHITE_BOX = {"facecolor": "white", "alpha": 0.7, "lw": 0, "pad": 0.5}


def write_beside(ax, text, place, offset=(4, 0), **style):
    """Write a text beside a place, `offset` points to its right and above.

    >>> import matplotlib.pyplot as plt
    >>> write_beside(plt.gca(), "here", (1, 2)).xy
    (1, 2)
    """
    style = {"va": "center", **style}
    points = {"xytext": offset, "textcoords": "offset points"}
    return ax.annotate(text, place, **points, **style)


def draw_baseline(ax, baseline, name="always answering 0", end=1):
    """Draw the loss to beat, its name above the right end or the left, 0.

    Returns:
        the line, and the text.
    """
    style = {"linewidth": 1.5, **BASELINE}
    line = ax.axhline(baseline, gid="baseline", **style)
    side = {"ha": "right", "bbox": WHITE_BOX} if end else {"ha": "left"}
    look = {"va": "baseline", "color": "#A34700", "fontsize": 9, **side}
    look["xycoords"] = ("axes fraction", "data")
    at, offset = (end, baseline), (-2 if end else 4, 3)
    text = write_beside(ax, f"{name}: {baseline:.3g}", at, offset, **look)
    return line, text


def draw_band(ax, x, rows, **style):
    """Draw the median of many rows, and a band of the middle 80 % of them.

    Returns:
        the lower edge, the median and the upper edge, as from `band`.
    """
    low, middle, high = band(rows)
    if len(rows) > 1:
        pale = {"color": style["color"], "alpha": 0.2, "linewidth": 0}
        ax.fill_between(x, low, high, **pale)
    ax.plot(x, middle, **style)
    return low, middle, high


def band(rows):
    """Return the 10th, 50th and 90th percentile over the rows.

    Arguments:
        rows: shape (networks, places); NaN counts as infinite.

    Returns:
        three arrays of shape (places,).

    >>> low, middle, high = band([[1.0], [2.0], [9.0]])
    >>> float(middle[0])
    2.0
    """
    rows = np.asarray(rows, dtype=float)
    bad = np.where(np.isnan(rows), np.inf, rows)
    # An entry of the data each: between a number and infinity is nothing.
    kind = "closest_observation"
    return (
        np.percentile(bad, BAND[0], axis=0, method=kind),
        np.median(bad, axis=0),
        np.percentile(bad, BAND[1], axis=0, method=kind),
    )


def write_plain_ticks(axis, subs=None):
    """Write 0.01, not a power of ten, at the ticks of a log axis.

    Arguments:
        axis: `ax.xaxis` or `ax.yaxis`, its limits set.
        subs: which multiples of powers of ten; where None, 1, 2 and 5, or
            1 alone on a long axis.
    """
    low, high = axis.get_view_interval()
    if subs is None:
        subs = (1, 2, 5) if high / low < 50 else (1,)
    axis.set_major_locator(LogLocator(subs=subs))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_formatter(NullFormatter())


def draw_points(ax, points, label):
    """Mark the points of a pair x, y_target, and return their dots."""
    if not isinstance(points, (tuple, list)) or len(points) != 2:
        kind = type(points).__name__
        raise TypeError(f"points must be a pair x, y_target, got a {kind}")
    x, y_target = (np.ravel(values) for values in points)
    check_pairs("x and y_target of points", x, y_target)
    style = {"color": "#222222", "markersize": 4, "label": label}
    return ax.plot(x, y_target, "o", **style)[0]


def legend_above(ax, handles=None):
    """Put the legend above the axes, where it can cover no line.

    Arguments:
        ax: the axes.
        handles: what to name, each with its label; where None, all that has
            one, the newest first.
    """
    if handles is None:
        handles = ax.get_legend_handles_labels()[0][::-1]
    columns = {"ncols": 4 if len(handles) <= 4 else 3, "columnspacing": 1.2}
    place = {"loc": "lower left", "bbox_to_anchor": (-0.02, 1.0)}
    sizes = {"handlelength": 1.5, "borderaxespad": 0.1}
    legend = ax.legend(handles=handles, **columns, **place, **sizes)
    for handle in legend.legend_handles:
        if isinstance(handle, Line2D):  # in full ink, however faint its line
            handle.set(alpha=1)


def check_pairs(names, first, second):
    """Raise ValueError unless both have the same shape (n,)."""
    if np.ndim(first) != 1 or np.shape(first) != np.shape(second):
        raise ValueError(
            f"{names} must have the same shape (n,), got "
            f"{np.shape(first)} and {np.shape(second)}"
        )


def check_axes(axes, count):
    """Raise ValueError unless there is one axes for each panel."""
    if len(axes) != count:
        raise ValueError(f"axes must hold {count} axes, got {len(axes)}")
