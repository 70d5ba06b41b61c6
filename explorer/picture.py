"""The explorer's picture: the fit above, the loss below, and its text."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import LogLocator

from explorer.panel import Picture
from explorer.program import PICTURE
from explorer.settings import DRAWN, TRAINED
from explorer.words import WORDS
from helpers.plots.shared import (
    draw_baseline,
    legend_above,
    write_plain_ticks,
)
from helpers.plots.style import LOOK, NETWORK, SHADE, TRUTH

INSIDE = (TRAINED[0] <= PICTURE) & (TRAINED[1] >= PICTURE)
# Losses are drawn between these; a log axis has no 0.
LOWEST, HIGHEST = 1e-10, 1e3
# What stands beside the network that is shown.
PINNED = {"color": "#8a8a8a", "linewidth": 1.6, "label": WORDS["pinned"]}
SEEDS = {"color": "#8a8a8a", "linewidth": 0.5, "alpha": 0.7}
SHARE = {"color": "#222222", "linewidth": 1.2, "label": "its share"}
NAME = {"fontsize": "small", "visible": False}
MEDIAN = {"color": "#222222", "linestyle": "-.", "linewidth": 1.4}


class ExplorerPicture(Picture):
    """Two axes, made once; `draw` moves their lines."""

    def __init__(self):
        above = {"xlim": DRAWN, "xlabel": "q", "ylabel": "output"}
        below = {"xlabel": "step", "ylabel": "loss", "yscale": "log"}
        super().__init__(4.6, above, below)
        self.fit, self.loss = self.axes
        with plt.style.context(LOOK):
            self._make_fit()
            self._make_loss()

    def _make_fit(self):
        ax = self.fit
        shade = ax.axvspan(*TRAINED, label="trained here", **SHADE)
        (self._outputs,) = ax.plot([], [], label="network", **NETWORK)
        (self._truth,) = ax.plot([], [], label="truth", zorder=3, **TRUTH)
        (self._share,) = ax.plot([], [], **SHARE)
        (self._pinned,) = ax.plot([], [], zorder=1, **PINNED)
        (self._seeds,) = ax.plot([], [], zorder=0, label="30 seeds", **SEEDS)
        legend_above(ax, [shade, self._outputs, self._truth])
        self._names = [
            ax.text(
                x,
                0.04,
                f"{mark} {line.get_label()}",
                **NAME,
                color=color,
                transform=ax.transAxes,
            )
            for x, mark, line, color in [
                (0.02, "thin:", self._share, "#222222"),
                (0.27, "grey:", self._pinned, "#555555"),
                (0.52, "thin, grey:", self._seeds, "#555555"),
            ]
        ]
        self._note = ax.text(
            0.5, 0.9, "", transform=ax.transAxes, ha="center", color="#A34700"
        )

    def _make_loss(self):
        ax = self.loss
        style = {**NETWORK, "linewidth": 1.2}
        (self._losses,) = ax.plot([], [], **style)
        (self._ahead,) = ax.plot([], [], **style, alpha=0.35)
        (self._now,) = ax.plot([], [], color="#222222", linewidth=1)
        (self._pinned_loss,) = ax.plot([], [], zorder=1, **PINNED)
        (self._seed_losses,) = ax.plot([], [], zorder=0, **SEEDS)
        (self._median,) = ax.plot([], [], **MEDIAN)
        self._baseline, self._score = draw_baseline(ax, 1)
        write_plain_ticks(ax.yaxis)
        ax.yaxis.set_major_locator(LogLocator(numticks=6))

    def draw(self, run, moment, share=None, pin=None, seeds=None):
        """Move all lines; nothing is drawn yet.

        Arguments:
            run: the `Run` that is shown.
            moment: the `Moment` of it that is looked at.
            share: what a neuron adds to the outputs, shape (161,), or None.
            pin: a pinned run, its `Moment` and losses, or None.
            seeds: `Seeds`, or None.
        """
        self._draw_fit(moment.outputs, run.truth)
        curves = [(self._share, share)]
        curves += [(self._pinned, None if pin is None else pin[0].outputs)]
        curves += [(self._seeds, None if seeds is None else seeds.outputs)]
        for (line, ys), name in zip(curves, self._names):
            line.set_data(*many(PICTURE, ys))
            name.set_visible(ys is not None)
        self._draw_beside(None if pin is None else pin[1], seeds)
        self._draw_loss(run.losses, run.baseline, moment.step)

    def _draw_fit(self, outputs, truth):
        low, high = fit_limits(truth)
        self._truth.set_data(PICTURE, truth)
        self._outputs.set_data(
            PICTURE, np.where(np.isfinite(outputs), outputs, np.nan)
        )
        self.fit.set_ylim(low, high)
        seen = (outputs[INSIDE] > low) & (outputs[INSIDE] < high)
        self._note.set_text(
            "" if seen.any() else "the network left this picture"
        )

    def _draw_beside(self, losses, seeds):
        """Draw the losses of a pinned run and of thirty seeds."""
        steps = np.arange(1, 1 + (0 if losses is None else len(losses)))
        self._pinned_loss.set_data(*many(steps, losses))
        steps, losses = [], None
        if seeds is not None:
            steps, losses = seeds.steps, seeds.losses
        self._seed_losses.set_data(*many(steps, losses))
        middle = None if losses is None else np.median(losses, axis=0)
        self._median.set_data(*many(steps, middle))

    def _draw_loss(self, losses, baseline, now):
        shown = np.clip(losses, LOWEST, HIGHEST)
        steps = np.arange(1, len(losses) + 1)
        self._losses.set_data(steps[:now], shown[:now])
        self._ahead.set_data(
            steps[max(now - 1, 0) :], shown[max(now - 1, 0) :]
        )
        past = now < len(losses)
        self._now.set_data(
            ([now] * 2, [LOWEST, HIGHEST]) if past else ([], [])
        )
        self.loss.set_xlim(0, len(losses))
        beside = [self._pinned_loss.get_ydata(), self._seed_losses.get_ydata()]
        seen = np.concatenate([shown, *beside])
        self.loss.set_ylim(
            loss_limits(np.clip(seen, LOWEST, HIGHEST), baseline)
        )
        there = baseline > LOWEST
        self._baseline.set_visible(there)
        self._score.set_visible(there)
        if there:
            self._baseline.set_ydata([baseline, baseline])
            self._score.xy = 1, baseline
            self._score.set_text(f"always answering 0: {baseline:.3g}")


def many(xs, curves):
    """Return one line's data for one curve or many, a gap between each two.

    >>> many([0, 1], None)
    ([], [])
    """
    if curves is None:
        return [], []
    curves = np.atleast_2d(curves).astype(float)
    curves[~np.isfinite(curves)] = np.nan
    gap = np.full((len(curves), 1), np.nan)
    xs = np.append(xs, np.nan)
    return np.tile(xs, len(curves)), np.hstack([curves, gap]).ravel()


def fit_limits(truth):
    """Return the limits of the fit's axis, the same for one target.

    They leave room for a network that overshoots, and do not follow it, so
    that the eye can.

    >>> fit_limits(np.array([-1.0, 1.0]))
    (-1.8, 1.8)
    """
    finite = truth[np.isfinite(truth)]
    low, high = float(finite.min()), float(finite.max())
    room = 0.4 * (high - low) or 1.0
    return low - room, high + room


def loss_limits(losses, baseline):
    """Return whole decades around all finite losses and the baseline.

    >>> [float(limit) for limit in loss_limits(np.array([0.2, 0.03]), 0.1)]
    [0.01, 1.0]
    """
    values = np.append(losses[np.isfinite(losses)], max(baseline, LOWEST))
    exponents = np.log10([values.min(), values.max()])
    low, high = np.floor(exponents[0]), np.ceil(exponents[1])
    return 10.0**low, 10.0 ** max(high, low + 1)


def describe(settings, run, moment, target_label, verdict):
    """Return what there is to be seen, for those who do not see it."""
    steps, losses = moment.step, run.losses
    sizes = ", ".join(map(str, settings.layer_sizes))
    fit = (
        f"Above, from {DRAWN[0]} to {DRAWN[1]}: the target {target_label}, "
        "dashed, and a "
        f"network of layer sizes {sizes} after {steps} steps, solid"
    )
    errors = moment.outputs[INSIDE] - run.truth[INSIDE]
    if np.isfinite(errors).all():
        typical, largest = np.sqrt(np.mean(errors**2)), np.abs(errors).max()
        fit += (
            f"; in the shaded training range from {TRAINED[0]} to "
            f"{TRAINED[1]} it is typically {typical:.2g} off, at most "
            f"{largest:.2g}"
        )
    else:
        fit += "; it has no finite values that could be drawn"
    return (
        f"{fit}. Below, on a log axis: the loss of each step, "
        f"{losses[0]:.3g} at the first and {losses[-1]:.3g} at the last; "
        f"always answering 0 scores {run.baseline:.3g}. {verdict}."
    )
