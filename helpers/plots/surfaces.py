"""Figures of lesson 07: two inputs as maps, tables, and class borders."""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from helpers.network import network_batch
from helpers.plots.shared import check_axes
from helpers.plots.style import DRAWN, NETWORK, TRAINED, TRUTH
from helpers.validate import check_function, check_params

# Maps are drawn on DRAWN in both directions, in so many points in each.
NUM_POINTS = 161
# Compiled: op by op, each new number of points would compile each operation.
_answer = jax.jit(network_batch)
# Lighter is class 0, darker is class 1, in grey as in colour.
CLASS_MAP = LinearSegmentedColormap.from_list(
    "classes", ["#FBE0C9", "#6AAED6"]
)
CLASS_MARKS = (
    {"marker": "o", "color": "#D55E00", "s": 9, "linewidths": 0},
    {"marker": "^", "color": "#003A5D", "s": 11, "linewidths": 0},
)


def plot_surface_maps(params, target_function, output=0, axes=None):
    """Plot truth, network and error over two inputs, as three maps.

    Truth and network share one colour scale; the error, without its sign,
    has its own.  The square in which the network was trained is dashed.

    Arguments:
        params: a dict of `weights` and `biases` of a network with two
            inputs.
        target_function: maps x of shape (batch, 2) to (batch, outputs).
        output: which of the outputs to draw.
        axes: three axes; made in the current figure where None.

    Returns:
        the three axes.

    Raises:
        ValueError: the network has not two inputs, or no such output, or
            `axes` are not three.

    >>> params = init_params(jax.random.key(0), [2, 8, 1])
    >>> axes = plot_surface_maps(params, lambda x: x[:, :1] * x[:, 1:])
    >>> [ax.get_title("left") for ax in axes]
    ['truth', 'network', 'error']
    """
    _check_output(params, output)
    check_function("target_function", target_function, "jnp.sin")
    axes = plt.gcf().subplots(1, 3) if axes is None else np.ravel(axes)
    check_axes(axes, 3)
    x = grid_points(DRAWN)
    truth = np.asarray(target_function(x))[:, output]
    answer = np.asarray(_answer(x, params))[:, output]
    _draw_three(axes, truth, answer)
    return axes


def _check_output(params, output):
    """Raise ValueError unless a network of two inputs has this output."""
    check_inputs(params, 2)
    outputs = params["weights"][-1].shape[0]
    if not 0 <= output < outputs:
        wanted = f"output must be from 0 to {outputs - 1}"
        raise ValueError(f"{wanted}, got {output!r}")


def _draw_three(axes, truth, answer):
    """Draw truth, answer and error as maps with their scales."""
    top = np.abs(truth).max()
    values = {"vmin": -top, "vmax": top}
    _draw_map(axes[0], "truth", truth, **values)
    image = _draw_map(axes[1], "network", answer, **values)
    _draw_scale(image, axes[:2], aspect=24)
    error = np.abs(answer - truth)
    image = _draw_map(axes[2], "error", error, vmin=0, cmap="OrRd")
    _draw_scale(image, axes[2], aspect=11)
    for ax in axes[1:]:
        ax.set_yticklabels([])
    axes[0].set_ylabel("second input")


def plot_predicted(y_target, predicted, names=None, axes=None):
    """Plot predictions against true values, one panel for each output.

    A perfect prediction lies on the dashed diagonal.

    Arguments:
        y_target: the true values, shape (rows, outputs).
        predicted: the predictions, of the same shape.
        names: the outputs' names, or None.
        axes: one axes for each output; made in the current figure where
            None.

    Returns:
        the axes, an array of length outputs.

    Raises:
        ValueError: the shapes differ, or are not (rows, outputs), or there
            are not as many axes as outputs.

    >>> y_target = jnp.arange(6.0).reshape(3, 2)
    >>> len(plot_predicted(y_target, y_target))
    2
    """
    y_target, predicted = np.asarray(y_target), np.asarray(predicted)
    if y_target.ndim != 2 or y_target.shape != predicted.shape:
        raise ValueError(
            "y_target and predicted must both have shape (rows, outputs), "
            f"got {y_target.shape} and {predicted.shape}"
        )
    count = y_target.shape[1]
    names = [""] * count if names is None else names
    axes = plt.gcf().subplots(1, count) if axes is None else axes
    axes = np.ravel(axes)
    check_axes(axes, count)
    for ax, true, answer, name in zip(axes, y_target.T, predicted.T, names):
        _draw_pairs(ax, true, answer)
        ax.set_title(name, loc="left")
    axes[0].set_ylabel("predicted")
    return axes


def _draw_pairs(ax, true, answer):
    """Draw a dot for each pair, and the diagonal where both are the same."""
    both = np.concatenate([true, answer])
    ends = [both.min(), both.max()]
    color = NETWORK["color"]
    ax.scatter(true, answer, s=7, alpha=0.5, color=color, linewidths=0)
    ax.plot(ends, ends, **{**TRUTH, "linewidth": 1.2})
    ax.set(xlabel="true", aspect="equal")
    ax.locator_params(nbins=4)


def plot_border(params, x, labels, reach=1.2, ax=None):
    """Plot what a two-class network answers over a plane, and its border.

    The darker, the surer the network is of class 1; the line is its border,
    where both classes get one half.

    Arguments:
        params: a dict of `weights` and `biases` of a network with two
            inputs and two outputs.
        x: points to mark, shape (points, 2).
        labels: their classes, 0 or 1, shape (points,).
        reach: the map goes from -reach to reach in both directions.
        ax: the axes to draw into; the current ones where None.

    Returns:
        the axes.

    Raises:
        ValueError: the network has not two inputs and two outputs, or
            `labels` are not one for each of `x`.

    >>> params = init_params(jax.random.key(0), [2, 8, 2])
    >>> x, labels = jnp.eye(2), jnp.array([0, 1])
    >>> plot_border(params, x, labels).get_xlabel()
    'first input'
    """
    x, labels = np.asarray(x), np.asarray(labels)
    _check_classes(params, x, labels)
    ax = plt.gca() if ax is None else ax
    image = _draw_share(ax, params, reach)
    _scatter_classes(ax, x.T, labels)
    ax.set(xlabel="first input", ylabel="second input", aspect="equal")
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach))
    above = {"loc": "lower left", "bbox_to_anchor": (-0.08, 0.99)}
    ax.legend(**above, ncols=2, markerscale=1.8, handletextpad=0.2)
    bar = ax.figure.colorbar(image, ax=ax, ticks=[0, 0.5, 1], shrink=0.86)
    bar.set_label("share of class 1")
    bar.outline.set_visible(False)
    return ax


def _check_classes(params, x, labels):
    """Raise ValueError unless these are two classes of points in a plane."""
    check_inputs(params, 2)
    outputs = params["weights"][-1].shape[0]
    if outputs != 2:
        raise ValueError(
            f"params must have 2 outputs, one for each class, got {outputs}"
        )
    if labels.shape != x.shape[:1]:
        raise ValueError(
            f"labels must have shape {x.shape[:1]}, one for each point, got "
            f"{labels.shape}"
        )


def _draw_share(ax, params, reach):
    """Draw the share of class 1, and the border; return the map."""
    line = np.linspace(-reach, reach, NUM_POINTS)
    share = jax.nn.softmax(_answer(grid_points((-reach, reach)), params))
    share = np.asarray(share[:, 1]).reshape(NUM_POINTS, NUM_POINTS)
    image = ax.pcolormesh(
        line, line, share, cmap=CLASS_MAP, vmin=0, vmax=1, shading="gouraud"
    )
    if share.min() < 0.5 < share.max():
        ax.contour(line, line, share, [0.5], colors="#222222", linewidths=1)
    return image


def plot_last_layer(params, x, labels, ax=None):
    """Plot points as the last layer of a two-class network gets them.

    Across: how far its two logits are apart; upwards: how the points differ
    most besides.  Arguments as in `plot_border`; returns the axes.

    >>> params = init_params(jax.random.key(0), [2, 8, 2])
    >>> plot_last_layer(params, jnp.eye(2), jnp.arange(2)).get_xlabel()
    'logit 1 minus logit 0'
    """
    ax = plt.gca() if ax is None else ax
    weights, biases = params["weights"], params["biases"]
    below = {"weights": weights[:-1], "biases": biases[:-1]}
    hidden = np.tanh(_answer(x, below))  # (points, neurons)
    towards = np.subtract(*weights[-1][::-1])  # (neurons,)
    across = hidden @ towards + np.subtract(*biases[-1][::-1])
    rest = hidden - np.outer(hidden @ towards, towards) / (towards @ towards)
    rest = rest - rest.mean(axis=0)
    upwards = rest @ np.linalg.svd(rest, full_matrices=False)[2][0]
    _scatter_classes(ax, np.stack([across, upwards]), np.asarray(labels))
    ax.axvline(0, color="#222222", linewidth=1)
    ax.set(xlabel="logit 1 minus logit 0", ylabel="another direction")
    ax.legend(markerscale=1.8)
    return ax


def _scatter_classes(ax, places, labels):
    """Draw the points of both classes; places have shape (2, points)."""
    for label, marks in enumerate(CLASS_MARKS):
        marks = {**marks, "label": f"class {label}"}
        ax.scatter(*places[:, labels == label], **marks)


def grid_points(ends):
    """Return the places of a square map, shape (NUM_POINTS**2, 2).

    Row after row, from bottom to top; both inputs lie between `ends`.

    >>> grid_points((-4, 4)).shape
    (25921, 2)
    """
    line = jnp.linspace(*ends, NUM_POINTS)
    return jnp.stack(jnp.meshgrid(line, line), axis=-1).reshape(-1, 2)


def check_inputs(params, wanted):
    """Raise ValueError unless the network has `wanted` inputs."""
    check_params(params)
    came = params["weights"][0].shape[1]
    if came != wanted:
        raise ValueError(f"params must have {wanted} inputs, got {came}")


def _draw_map(ax, title, values, **settings):
    """Draw values on the square DRAWN, and the square of the training."""
    rows = values.reshape(NUM_POINTS, NUM_POINTS)
    place = {"origin": "lower", "extent": (*DRAWN, *DRAWN)}
    image = ax.imshow(rows, **place, **settings)
    low, high = TRAINED
    square = Rectangle((low, low), high - low, high - low, fill=False)
    square.set(linestyle="--", linewidth=0.9, edgecolor="#222222")
    ax.add_patch(square)
    ax.set_title(title, loc="left")
    ax.set(xlabel="first input", xticks=[-3, 0, 3])
    ax.set(yticks=[-3, 0, 3])
    return image


def _draw_scale(image, axes, aspect):
    """Draw the colour scale of a map below it."""
    bar = plt.gcf().colorbar(
        image, ax=axes, location="bottom", aspect=aspect, pad=0.04
    )
    bar.outline.set_visible(False)
    bar.ax.locator_params(nbins=3)
