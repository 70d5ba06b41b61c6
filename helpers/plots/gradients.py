"""Figures of lesson 04: errors, gradients, and the loss down the slope."""

import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np

from helpers.network import network_batch
from helpers.plots.shared import check_pairs, draw_baseline
from helpers.plots.style import BASELINE, BASELINE_LOSS, NETWORK, TRUTH
from helpers.validate import check_batch, check_params

LABEL = {"fontsize": 9}
# Few shades: enough to see a pattern, and the stored picture stays small.
SHADES = 6


def plot_errors(x, y_target, params, ax=None):
    """Draw each error of a network as a line from its curve to the target.

    Arguments:
        x: a batch of inputs, shape (batch, 1).
        y_target: the wanted outputs, shape (batch, 1).
        params: a network with one input and one output.
        ax: the axes to draw into; the current ones if None.

    Returns:
        the axes; `ax.collections[0]` holds the error lines.

    Raises:
        ValueError: `x` or `y_target` is not of shape (batch, 1).

    >>> params = init_params(jax.random.key(0), [1, 4, 1])
    >>> x = jnp.linspace(-3, 3, 5)[:, None]
    >>> len(plot_errors(x, jnp.sin(x), params).collections[0].get_segments())
    5
    """
    check_batch(x, params)
    check_batch(y_target, params, name="y_target", side="output")
    ax = plt.gca() if ax is None else ax
    margin = 0.05 * float(jnp.max(x) - jnp.min(x))
    grid = jnp.linspace(jnp.min(x) - margin, jnp.max(x) + margin, 200)
    curve = network_batch(grid[:, None], params)
    outputs = network_batch(x, params)
    places, wanted, found = (
        np.asarray(a)[:, 0] for a in (x, y_target, outputs)
    )
    ax.vlines(places, wanted, found, color=BASELINE["color"], linewidth=1)
    ax.plot(grid, curve[:, 0], **NETWORK, label="network")
    ax.plot(places, wanted, "o", color=TRUTH["color"], ms=4, label="target")
    ax.plot([], [], color=BASELINE["color"], linewidth=1, label="error")
    ax.set(xlabel="q", ylabel="value")
    ax.legend(loc="best")
    return ax


def plot_all_differences(differences, ax=None):
    """Draw a square table of differences; mark the diagonal that counts.

    Arguments:
        differences: entry [i, j] is output i minus target j, shape (n, n).
        ax: the axes to draw into; the current ones if None.

    Returns:
        the axes; `ax.images[0]` holds the squared differences.

    Raises:
        ValueError: `differences` is not square.

    >>> plot_all_differences(jnp.ones((4, 4))).images[0].get_size()
    (4, 4)
    """
    differences = np.asarray(differences)
    if differences.ndim != 2 or len(set(differences.shape)) != 1:
        wanted = "differences must have shape (n, n)"
        raise ValueError(f"{wanted}, got {differences.shape}")
    ax = plt.gca() if ax is None else ax
    ax.imshow(differences**2, cmap=plt.get_cmap("Blues", SHADES), vmin=0)
    number = np.arange(len(differences))
    ax.plot(number, number, "s", ms=4, mfc="none", mec=BASELINE["color"])
    ax.set(xlabel="number of the target", ylabel="number of the output")
    words = f"squares:\n{number.size} errors"
    style = {"color": BASELINE["color"], "va": "top", **LABEL}
    ax.text(1.06, 0.98, words, transform=ax.transAxes, **style)
    return ax


def plot_gradient_per_layer(grads, ax=None):
    """Draw every entry of a gradient as a tick, one row for each array.

    A diamond marks each row's typical size, the root mean square.

    Arguments:
        grads: a gradient with the structure of params: a dict of `weights`
            and `biases`.
        ax: the axes to draw into; the current ones if None.

    Returns:
        the axes; line 2k holds the entries of array k, line 2k + 1 its
        typical size, in the order weights 1, biases 1, weights 2, ...

    Raises:
        TypeError, ValueError: `grads` has not the structure of params.

    >>> grads = {"weights": [jnp.ones((3, 1))], "biases": [jnp.zeros(3)]}
    >>> len(plot_gradient_per_layer(grads).lines[0].get_xdata())
    3
    """
    check_params(grads)
    ax = plt.gca() if ax is None else ax
    names = []
    for layer, pair in enumerate(zip(grads["weights"], grads["biases"])):
        for kind, array in zip(("weights", "biases"), pair):
            _draw_slopes(ax, len(names), np.ravel(array))
            names.append(f"{kind} {layer + 1} ({np.size(array)})")
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.axvline(0, color=TRUTH["color"], linewidth=0.6, zorder=0)
    left, right = ax.get_xlim()
    ax.set_xlim(left, right + 0.2 * (right - left))
    _write_at_the_right(ax, -0.6, "typical size")
    ax.set(xlabel="slope of the loss in each parameter")
    return ax


def _draw_slopes(ax, row, slopes):
    """Draw one row of slopes as ticks, and their root mean square."""
    heights = np.full(slopes.size, row)
    ax.plot(slopes, heights, "|", color=NETWORK["color"], ms=11, mew=1)
    size = np.sqrt(np.mean(slopes**2))
    ax.plot(size, row, "D", color=BASELINE["color"], ms=6, mec="white")
    _write_at_the_right(ax, row, f"{size:.2f}")


def _write_at_the_right(ax, row, text):
    """Write a row's text in the diamonds' colour at the right edge."""
    style = {"color": BASELINE["color"], "ha": "right", "va": "center"}
    ax.text(1, row, text, transform=ax.get_yaxis_transform(), **style)


def plot_loss_along_gradient(steps, losses, slope, ax=None):
    """Draw the loss down the gradient, its tangent, and the baseline.

    Arguments:
        steps: how far to go, from 0 upwards, shape (n,).
        losses: the loss after each step, shape (n,).
        slope: the slope of the loss at step 0, a number below 0.
        ax: the axes to draw into; the current ones if None.

    Returns:
        the axes; its lines are loss, tangent, baseline and lowest point.

    Raises:
        ValueError: `steps` and `losses` are not two vectors of one length,
            or `steps` does not start at 0.

    >>> steps = jnp.array([0.0, 0.5, 1.0])
    >>> len(plot_loss_along_gradient(steps, (1 - steps) ** 2, -2.0).lines)
    4
    """
    steps, losses = np.asarray(steps), np.asarray(losses)
    check_pairs("steps and losses", steps, losses)
    if steps[0] != 0:
        raise ValueError(f"steps must start at 0, got {steps[0]}")
    ax = plt.gca() if ax is None else ax
    best = int(np.argmin(losses))
    ax.plot(steps, losses, **NETWORK)
    ax.plot(steps, losses[0] + float(slope) * steps, **TRUTH)
    draw_baseline(ax, BASELINE_LOSS)
    ax.plot(steps[best], losses[best], "o", color=NETWORK["color"], ms=6)
    ax.set(xlabel="step length", ylabel="loss", ylim=(0, 1.05 * max(losses)))
    late, foot = int(0.9 * len(steps)), min(-losses[0] / slope, steps[-1])
    style = {"color": NETWORK["color"], "ha": "right"}
    ax.text(steps[late], losses[late], "loss  ", **style)
    ax.text(foot, 0.01, " tangent", color=TRUTH["color"], **LABEL)
    return ax


def plot_chain(values, slopes, forwards, backwards, ax=None):
    """Draw a computation as a chain: values forwards, slopes backwards.

    Arguments:
        values: {name: value}, from the input to the loss.
        slopes: {name: slope of the loss in it}, from the loss backwards.
        forwards: what is done from each value to the next, as texts.
        backwards: what each slope is multiplied by for the next, as texts.
        ax: the axes to draw into; the current ones if None.

    >>> ax = plot_chain({"y": 3, "loss": 9}, {"loss": 1}, ["square"], [])
    >>> ax.texts[1].get_text()
    'loss\\n9.000'
    """
    ax = plt.gca() if ax is None else ax
    places = {name: i for i, name in enumerate(values)}
    middle = {"ha": "center", "va": "center", "fontsize": 9}
    for row, numbers, ends, links, color in (
        (1, values, (0.25, 0.75), forwards, NETWORK["color"]),
        (0, slopes, (0.75, 0.25), backwards, BASELINE["color"]),
    ):
        for name, number in numbers.items():
            box = {"boxstyle": "round", "fc": "white", "ec": color}
            text = f"{name}\n{number:.3f}"
            ax.text(places[name], row, text, bbox=box, **middle)
        for i, text in enumerate(links):
            at = i if row else len(values) - 2 - i
            arrow = {"arrowstyle": "-|>", "color": color}
            ends_at = [(at + share, row) for share in reversed(ends)]
            ax.annotate("", *ends_at, arrowprops=arrow)
            ax.text(at + 0.5, row + 0.2, text, **middle)
    for row, title in (
        (1.42, "values, forwards"),
        (0.42, "slopes, backwards"),
    ):
        ax.text(-0.3, row, title, **LABEL)
    ax.set(xlim=(-0.4, len(values) - 0.6), ylim=(-0.3, 1.5))
    ax.set_axis_off()
    return ax
