"""Figures of lesson 05: how the loss falls, and how the fit comes about."""

import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np

from helpers.network import network_batch
from helpers.plots.shared import (
    draw_baseline,
    draw_points,
    legend_above,
    write_beside,
    write_plain_ticks,
)
from helpers.plots.style import (
    BASELINE,
    BASELINE_LOSS,
    DRAWN,
    NETWORK,
    SHADE,
    TRAINED,
    TRUTH,
)
from helpers.validate import as_numbers, check_dict, check_function

NUM_POINTS = 401


def plot_loss(
    losses, baseline=BASELINE_LOSS, ax=None, label=None, style=NETWORK
):
    """Plot losses against steps on a log axis, with the baseline.

    Arguments:
        losses: one loss per step, shape (steps,), all above 0 where finite.
        baseline: the loss to beat, or None to draw none.
        ax: the axes to draw into; the current ones where None.
        label: text at the end of the line, or None.
        style: a dict of line properties, such as those in `style.py`.

    Returns:
        the axes.

    Raises:
        ValueError: `losses` is not one row of numbers above 0.

    >>> plot_loss([0.3, 0.1, 0.05]).get_yscale()
    'log'
    """
    losses = as_numbers("losses", losses, "have shape (steps,)")
    check_losses(losses)
    ax = plt.gca() if ax is None else ax
    ax.set_yscale("log")
    stairs = {"drawstyle": "steps-mid", "snap": True, "linewidth": 1.2}
    ax.plot(losses, **{**stairs, **style})
    if label is not None:
        last = np.flatnonzero(np.isfinite(losses))[-1]
        color = style.get("color", "#222222")
        beside = {"color": color, "fontsize": 9, "annotation_clip": False}
        write_beside(ax, label, (last, losses[last]), **beside)
    drawn = any(line.get_gid() == "baseline" for line in ax.lines)
    if baseline is not None and not drawn:
        draw_baseline(ax, baseline)
    ax.set(xlabel="step", ylabel="loss (mean squared error)")
    write_plain_ticks(ax.yaxis)
    return ax


def plot_fit(
    params_or_outputs,
    target_function,
    ax=None,
    label="network",
    style=NETWORK,
    points=None,
):
    """Plot a network against its target on [-4, 4]; [-3, 3] is shaded.

    Arguments:
        params_or_outputs: a dict of `weights` and `biases`, or outputs at
            equally spaced inputs from -4 to 4, shape (points,) or (points, 1).
        target_function: the truth, or None to draw none.
        ax: the axes to draw into; the current ones where None.
        label: the network's name in the legend, or None for no legend.
        style: a dict of line properties for the network.
        points: a pair x, y_target of samples to mark, or None.

    Returns:
        the axes.

    Raises:
        ValueError: the outputs are not one number per input.

    >>> plot_fit(jnp.zeros((100, 1)), jnp.sin).get_xlabel()
    'q'
    """
    ax = plt.gca() if ax is None else ax
    q, outputs = _outputs(params_or_outputs)
    _draw_truth(ax, q, target_function)
    ax.plot(q, outputs, label=label, **style)
    if points is not None:
        draw_points(ax, points, "samples")
    ax.set(xlim=DRAWN, xlabel="q", ylabel="output")
    if label is not None:
        legend_above(ax)
    return ax


def plot_snapshots(snapshots, target_function, losses=None):
    """Plot the fit after several numbers of steps, one panel for each.

    Arguments:
        snapshots: a dict from the number of steps to the params after them.
        target_function: the truth, dashed in every panel.
        losses: one loss per step, for one more panel at the end, in which
            the snapshots are dots; or None.

    Returns:
        the list of axes.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> len(plot_snapshots({0: params, 25: params}, jnp.sin))
    2
    """
    check_dict("snapshots", snapshots, "{0: params, 100: later_params}")
    axes = _grid(len(snapshots) + (losses is not None))
    for ax, (steps, params) in zip(axes, snapshots.items()):
        plot_fit(params, target_function, ax=ax)
        ax.get_legend().remove()  # one for all stands above
        ax.set_title(f"{steps} steps", loc="left")
        ax.set(xlabel="", ylabel="", ylim=(-1.3, 1.3))
        ax.set(xticks=[-3, 0, 3], yticks=[-1, 0, 1])
        ax.label_outer()
        plt.setp(ax.lines, linewidth=1.4)
    named = axes[0].get_legend_handles_labels()[0][::-1]
    if losses is not None:
        plot_loss(losses, baseline=None, ax=axes[-1])
        look = {"label": "always answering 0", "linewidth": 1.5}
        named.append(axes[-1].axhline(BASELINE_LOSS, **BASELINE, **look))
        at = [min(steps, len(losses) - 1) for steps in snapshots]
        axes[-1].plot(at, np.asarray(losses)[at], "o", color="#222222", ms=4)
        axes[-1].set_title("loss at each step", loc="left")
        axes[-1].set(xlabel="", ylabel="")
        axes[-1].yaxis.tick_right()  # else the columns stand unevenly
        axes[-1].spines[["left", "right"]].set_visible(False)
    look = {"ncols": 4, "columnspacing": 1.2, "handlelength": 1.5}
    plt.gcf().legend(handles=named, loc="outside upper left", **look)
    return axes


def check_losses(losses):
    """Raise ValueError unless `losses` fit on a log axis."""
    if np.any(losses <= 0) or not np.any(np.isfinite(losses)):
        came = f"{np.nanmin(losses):.3g} as the lowest"
        raise ValueError(f"losses must be above 0 for a log axis, got {came}")


def _outputs(params_or_outputs):
    """Return the inputs and the outputs to draw, each of shape (points,)."""
    if isinstance(params_or_outputs, dict):
        q = np.linspace(*DRAWN, NUM_POINTS)
        outputs = network_batch(jnp.asarray(q)[:, None], params_or_outputs)
    else:
        outputs = np.asarray(params_or_outputs)
        q = np.linspace(*DRAWN, outputs.size)
    if outputs.shape not in (q.shape, (*q.shape, 1)):
        wanted = "one number per input, shape (points,) or (points, 1)"
        came = f"shape {outputs.shape}"
        raise ValueError(f"outputs must have {wanted}, got {came}")
    return q, np.ravel(outputs)


def _draw_truth(ax, q, target_function):
    """Shade the range trained on and draw the truth, once for each axes."""
    if any(patch.get_gid() == "trained" for patch in ax.patches):
        return
    ax.axvspan(*TRAINED, gid="trained", label="trained here", **SHADE)
    if target_function is not None:
        check_function("target_function", target_function, "jnp.sin")
        ax.plot(q, target_function(q), label="truth", **{**TRUTH, "zorder": 3})


def _grid(count):
    """Return `count` axes in rows of three, in the current figure."""
    rows = -(-count // 3)
    grid = plt.gcf().add_gridspec(rows, 3)
    return [plt.gcf().add_subplot(grid[i // 3, i % 3]) for i in range(count)]
