"""Figures of lesson 03: what `vmap` maps over, and many curves at once."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyBboxPatch

from helpers.plots.shared import draw_points
from helpers.plots.style import NETWORK, SHADE, TRAINED, TRUTH

# Where the rows of a drawing stand; the dots stand between the last two.
ROWS = (7.6, 6.4, 5.2, 2.8)
DOTS, MIDDLE, CAPTION, HEADING = 4.0, 5.2, 1.9, 8.7
INPUTS_AT, NETWORKS_AT, OUTPUTS_AT = 1.3, 5.0, 8.7
EDGE = 1.5  # half a network's width
ARROW = {"arrowstyle": "-|>", "color": "#777777", "linewidth": 0.8}
INK = "#222222"


def plot_mapping(in_axes=None, num_inputs=100, num_networks=30, ax=None):
    """Draw which argument of `network(x, params)` a `vmap` walks along.

    Inputs are squares, networks boxes, outputs circles.  An argument that
    is mapped is a column of them, one that is not is there once for all.

    Arguments:
        in_axes: None draws the plain call, without vmap; else a pair for
            (x, params), each entry 0 (mapped) or None (not mapped).
        num_inputs: the length of the inputs' axis 0, where it is mapped.
        num_networks: the same for the stacked params.
        ax: the axes to draw into; the current axes if None.

    Returns:
        the axes, with the result's shape in the last of its texts.

    Raises:
        ValueError: `in_axes` is no such pair, maps nothing, or maps both
            arguments though they differ in length.

    >>> ax = plot_mapping((0, None))
    >>> ax.texts[-1].get_text()
    'output\\n(100, 1)'
    """
    check_in_axes(in_axes, num_inputs, num_networks)
    ax = plt.gca() if ax is None else ax
    over_x, over_params = (axis == 0 for axis in in_axes or (None, None))
    inputs = ROWS if over_x else (MIDDLE,)
    networks = ROWS if over_params else (MIDDLE,)
    outputs = ROWS if over_x or over_params else (MIDDLE,)
    _draw_arrows(ax, inputs, outputs)
    _draw_marks(ax, INPUTS_AT, inputs, "s", "#56B4E9")
    _draw_networks(ax, networks, outputs)
    _draw_marks(ax, OUTPUTS_AT, outputs, "o", "#E69F00")
    if in_axes is not None:
        _head(ax, INPUTS_AT, over_x)
        _head(ax, NETWORKS_AT, over_params)
    length = num_inputs if over_x else num_networks
    _caption(ax, INPUTS_AT, "x", num_inputs if over_x else None)
    count = f"{num_networks} stacked" if over_params else "one network"
    ax.text(NETWORKS_AT, CAPTION, f"params\n{count}")
    _caption(ax, OUTPUTS_AT, "output", length if len(outputs) > 1 else None)
    for text in ax.texts:
        text.set(ha="center", color=INK, fontsize=8.5)
    for text in ax.texts[-3:]:
        text.set(va="top")
    call = "network(x, params)"
    ax.set_title(f"vmap(network, {in_axes})" if in_axes else call)
    ax.set(xlim=(0, 10), ylim=(0.8, 9.2))
    ax.set_axis_off()
    return ax


def plot_curves(x, outputs, target=None, closest=None, points=None, ax=None):
    """Plot the curves of many networks in one picture.

    Where the inputs go beyond -3 to 3, that range is shaded.

    Arguments:
        x: the common inputs, shape (batch, 1).
        outputs: one curve for each network, shape (networks, batch, 1) or
            (networks, batch).
        target: the wanted outputs, shape (batch, 1), dashed; or None.
        closest: one more curve, shape (batch, 1), thick, over the others,
            which turn pale; or None.
        points: a pair x, y_target of training points to mark, or None.
        ax: the axes to draw into; the current axes if None.

    Returns:
        the axes; its first lines are the networks' curves, in order.

    Raises:
        ValueError: an argument has the wrong shape.

    >>> ax = plot_curves(np.zeros((100, 1)), np.zeros((30, 100, 1)))
    >>> len(ax.lines)
    30
    """
    x, outputs = np.asarray(x), np.asarray(outputs)
    outputs = outputs.reshape(*outputs.shape[:2], -1)
    check_curves(x, outputs, target, closest)
    ax = plt.gca() if ax is None else ax
    if np.abs(x).max() > TRAINED[1]:
        ax.axvspan(*TRAINED, **SHADE)
    alpha = 0.5 if closest is None else 0.2
    for curve in outputs:
        ax.plot(x[:, 0], curve[:, 0], **NETWORK, linewidth=1, alpha=alpha)
    if closest is not None:
        curve = np.asarray(closest)[:, 0]
        ax.plot(x[:, 0], curve, **NETWORK, linewidth=3, label="closest")
    if target is not None:
        curve = np.asarray(target)[:, 0]
        ax.plot(x[:, 0], curve, **TRUTH, label="target")
    if points is not None:
        draw_points(ax, points, "points")
    if len(ax.lines) > len(outputs):
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
    ax.set(xlabel="input x", ylabel="output")
    return ax


def check_in_axes(in_axes, num_inputs, num_networks):
    """Raise ValueError unless `plot_mapping` can draw this `in_axes`."""
    if in_axes is None:
        return
    allowed = ((0, None), (None, 0), (0, 0))
    if in_axes not in allowed:
        raise ValueError(
            "in_axes must be None, (0, None), (None, 0) or (0, 0), got "
            f"{in_axes!r}"
        )
    if in_axes == (0, 0) and num_inputs != num_networks:
        raise ValueError(
            "in_axes (0, 0) needs as many inputs as networks, got "
            f"{num_inputs} and {num_networks}"
        )


def check_curves(x, outputs, target, closest):
    """Raise ValueError unless the curves and their inputs fit together."""
    if x.ndim != 2 or x.shape[1] != 1:
        raise ValueError(f"x must have shape (batch, 1), got {x.shape}")
    if outputs.ndim != 3 or outputs.shape[1:] != x.shape:
        raise ValueError(
            f"outputs must have shape (networks, {len(x)}, 1), got "
            f"{outputs.shape}"
        )
    for name, curve in (("target", target), ("closest", closest)):
        if curve is not None and np.shape(curve) != x.shape:
            wanted = f"{name} must have shape {x.shape}"
            raise ValueError(f"{wanted}, got {np.shape(curve)}")


def _draw_marks(ax, at, heights, marker, color):
    ax.plot([at] * len(heights), heights, marker, color=color, ms=10)
    _draw_dots(ax, at, heights)


def _draw_networks(ax, heights, rows):
    """Draw a box for each network; one alone is as tall as all the rows."""
    half = (rows[0] - rows[-1]) / 2 + 0.7 if len(heights) == 1 else 0.42
    style = {"facecolor": "white", "edgecolor": NETWORK["color"], "lw": 1.6}
    style |= {"boxstyle": "round,pad=0,rounding_size=0.3"}
    for height in heights:
        corner = (NETWORKS_AT - EDGE, height - half)
        ax.add_patch(FancyBboxPatch(corner, 2 * EDGE, 2 * half, **style))
    for row in rows:
        ax.text(NETWORKS_AT, row, "network", va="center")
    _draw_dots(ax, NETWORKS_AT, rows)


def _draw_dots(ax, at, heights):
    if len(heights) > 1:
        dots = [DOTS - 0.3, DOTS, DOTS + 0.3]
        ax.plot([at] * 3, dots, ".", color=INK, ms=3)


def _draw_arrows(ax, inputs, rows):
    starts = INPUTS_AT + 0.7, NETWORKS_AT + EDGE + 0.1
    ends = NETWORKS_AT - EDGE - 0.1, OUTPUTS_AT - 0.7
    for start, end, before in zip(starts, ends, (inputs, rows)):
        for n, row in enumerate(rows):
            low = before[n % len(before)]
            ax.annotate("", (end, row), (start, low), arrowprops=ARROW)


def _head(ax, at, is_mapped):
    ax.text(at, HEADING, "0 ↓" if is_mapped else "None")


def _caption(ax, at, name, length):
    shape = "(1,)" if length is None else f"({length}, 1)"
    ax.text(at, CAPTION, f"{name}\n{shape}")
