"""The network at any moment of its training, whole or in parts.

About 200 snapshots of a run lie beside each other, padded as the program
trains them.  What a neuron adds to the outputs is what goes away when the
weights that lead on from it are 0.
"""

from typing import NamedTuple

import jax
import numpy as np

from explorer.program import PICTURE, outputs_of

NONE = frozenset()


class Moment(NamedTuple):
    """What the network is at one step, with some neurons switched off."""

    step: int
    outputs: np.ndarray  # (161,), at PICTURE
    loss: float | None  # of the step's batch, all neurons on; none at step 0
    error: float  # the mean squared error at TEST


class Film:
    """The snapshots of one run: steps 0, every, 2 * every, ..., the last."""

    def __init__(self, values, snapshots, params, losses, truth):
        """Keep what a training returned.

        Arguments:
            values: the `Values` that it was trained with.
            snapshots: padded params, with one more axis in front.
            params: the padded params at the end.
            losses: shape (num_steps,).
            truth: the target at PICTURE and TEST, shape (361,).
        """
        self._values, self._losses = values, losses
        # NumPy's views: to look at one of them compiles nothing.
        self._snapshots, self._params = jax.tree.map(
            np.asarray, (snapshots, params)
        )
        self._truth = truth[len(PICTURE) :]
        self.every = every_of(len(losses))
        self.last = -(-len(losses) // self.every)

    def step(self, place):
        """Return the step that the snapshot of this number shows."""
        return min(place * self.every, len(self._losses))

    def moment(self, place, off=NONE):
        """Return the `Moment` of snapshot number `place`, 0 to `last`.

        `off`: a set of neurons (layer, neuron), the first being (1, 0).
        """
        values = self._outputs(place, off)
        outputs, answers = np.split(values, [len(PICTURE)])
        step = self.step(place)
        loss = float(self._losses[step - 1]) if step else None
        error = float(np.mean((answers - self._truth) ** 2))
        return Moment(step, outputs, loss, error)

    def share(self, place, neuron, off=NONE):
        """Return what a neuron adds to the outputs, shape (161,)."""
        its, without = off - {neuron}, off | {neuron}
        both = [self._outputs(place, silent) for silent in (its, without)]
        return (both[0] - both[1])[: len(PICTURE)]

    def _outputs(self, place, off):
        params = self._params
        if place < self.last:
            params = jax.tree.map(lambda a: a[place], self._snapshots)
        if off:
            params = silenced(params, off, self._values.num_hidden)
        return np.asarray(outputs_of(params, self._values))


def every_of(num_steps):
    """Return how many steps lie between two of about 200 snapshots.

    >>> [every_of(num_steps) for num_steps in (100, 200, 210, 3000)]
    [1, 1, 2, 15]
    """
    return -(-num_steps // 200)


def silenced(params, off, num_hidden):
    """Return padded params in which some neurons are worth 0 to the next."""
    weights = [w.copy() for w in params["weights"]]
    for layer, neuron in off:
        weights[layer if layer < num_hidden else -1][:, neuron] = 0
    return {"weights": weights, "biases": params["biases"]}
