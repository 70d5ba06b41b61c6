"""Samples, targets and trainings of the explorer, none drawn twice.

The target is evaluated outside the compiled program, on all samples that
any number of steps could need: so it may be any Python function, and another
number of steps has nothing to compile.
"""

from functools import cache
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import jit, lax

from explorer.moments import Film
from explorer.program import (
    MAX_BATCH,
    MAX_STEPS,
    PICTURE,
    PLACES,
    keys_of,
    train_padded,
    values_of,
)
from explorer.settings import TARGETS, TRAINED, Settings
from helpers import targets
from helpers.training import draw_inputs

# The baseline is measured here.
GRID = np.linspace(*TRAINED, 601, dtype=np.float32)
NAMED = [getattr(targets, name) for name in TARGETS]


class Run(NamedTuple):
    """One training and what it is compared with."""

    losses: np.ndarray  # (num_steps,)
    outputs: np.ndarray  # (161,), the network at PICTURE
    truth: np.ndarray  # (161,), the target at PICTURE
    baseline: float  # the score of always answering 0
    params: dict  # as from init_params
    error: float  # the true error at the end
    film: Film  # the network on its way


class Trainer:
    """Trains the network of any `Settings`; keeps samples while it can."""

    def __init__(self):
        self._kept = {}

    def run(self, settings):
        """Train with these settings.

        Raises:
            ValueError: the target cannot be used; the message says why.

        >>> losses = Trainer().run(Settings()).losses
        >>> len(losses), round(float(losses[99]), 4)
        (100, 0.0363)
        """
        x = self._keep("x", settings.seed, draw_samples, settings.seed)
        y_target, truth, baseline = self._target_values(settings, x)
        values = values_of(settings)
        padded, losses, snapshots = train_padded(x, y_target, values)
        losses = np.asarray(losses)[: settings.num_steps]
        params = without_padding(padded, settings.layer_sizes)
        film = Film(values, snapshots, padded, losses, truth)
        _, outputs, _, error = film.moment(film.last)
        truth = truth[: len(PICTURE)]
        return Run(losses, outputs, truth, baseline, params, error, film)

    def _target_values(self, settings, x):
        target = settings.target
        if isinstance(target, str):
            question = settings.seed, target
            return self._keep("y", question, evaluate_named, target, x)
        rows = settings.num_steps, settings.batch_size
        if takes_arrays(target):
            rows = MAX_STEPS, MAX_BATCH
        question = settings.seed, target, rows
        return self._keep("y", question, evaluate_own, target, x, rows)

    def _keep(self, name, question, function, *arguments):
        """Call a function unless its last answer still holds."""
        if self._kept.get(name, (None,))[0] != question:
            self._kept[name] = question, function(*arguments)
        return self._kept[name][1]


@jit
def draw_samples(seed):
    """Draw the inputs of lesson 05's loop for every step that can be.

    The first `batch_size` rows of a step are what `uniform` draws for a
    batch of that size.

    Returns:
        x, shape (MAX_STEPS, MAX_BATCH, 1).
    """
    return draw_inputs(keys_of(seed)[1], MAX_STEPS, MAX_BATCH, 1)[1]


@jit
def _named_values(number, x):
    """Return the values of one named target; compiled once for all."""
    return lax.switch(number, NAMED, x)


@cache
def _named_truth(name):
    """Return a named target at PLACES and its baseline."""
    # Compiled as one: operation by operation takes a second more.
    places = np.concatenate([GRID, PLACES])
    values = np.asarray(_named_values(TARGETS.index(name), places))
    grid, truth = np.split(values, [GRID.size])
    return truth, float(np.mean(grid**2))


def evaluate_named(name, x):
    """Return y_target, the truth at PLACES, and the baseline."""
    return _named_values(TARGETS.index(name), x), *_named_truth(name)


def takes_arrays(function):
    """Say whether a function maps an array of shape (n, 1) to the like."""
    q = jnp.asarray(GRID)[:, None]
    try:
        values = np.asarray(function(q), float)
    except Exception:
        return False
    return values.shape in ((), q.shape)


def evaluate_own(function, x, rows):
    """Evaluate a student's function on the samples.

    Arguments:
        function: maps an array of shape (n, 1) to the like; or, where it
            cannot (because of an `if`, say), a number to a number.
        x: all samples, shape (MAX_STEPS, MAX_BATCH, 1).
        rows: how many steps, and how many samples of each, are needed.

    Returns:
        y_target, shape (MAX_STEPS, MAX_BATCH, 1); the truth at PLACES,
        shape (361,); the baseline.

    Raises:
        ValueError: the function fails, or its values are not finite numbers.
    """
    steps, batch = rows
    needed = np.asarray(x)[:steps, :batch]
    q = np.concatenate([needed.ravel(), GRID, PLACES])
    values = call_own(function, q)
    sizes = np.cumsum([needed.size, GRID.size])
    samples, grid, truth = np.split(values, sizes)
    if not (np.isfinite(samples).all() and np.isfinite(grid).all()):
        raise ValueError(
            "target must have finite values between "
            f"{TRAINED[0]} and {TRAINED[1]}; got "
            f"{grid[~np.isfinite(grid)][:1]} at q = "
            f"{GRID[~np.isfinite(grid)][:1]}"
        )
    y_target = np.zeros((MAX_STEPS, MAX_BATCH, 1), np.float32)
    y_target[:steps, :batch, 0] = samples.reshape(steps, batch)
    baseline = float(np.mean(grid.astype(np.float64) ** 2))
    return jnp.asarray(y_target), truth, baseline


def call_own(function, q):
    """Return a student's function at every q, shape (n,), as float32.

    Raises:
        ValueError: it fails on arrays and on single numbers alike.
    """
    try:
        if takes_arrays(function):
            values = np.asarray(function(jnp.asarray(q)[:, None]), np.float32)
            return np.broadcast_to(values, (len(q), 1))[:, 0]
        return np.array([float(function(v)) for v in q.tolist()], np.float32)
    except Exception as error:
        raise ValueError(
            "target must be a function that maps a number q to a number; "
            f"yours stops with {type(error).__name__}: {error}"
        ) from error


class Seeds(NamedTuple):
    """Runs that differ in nothing but their seed."""

    steps: np.ndarray  # (parts,), the middle of each part of the run
    losses: np.ndarray  # (runs, parts), the median loss of each part
    outputs: np.ndarray  # (runs, 161)
    errors: np.ndarray  # (runs,), the true errors at the end


def train_seeds(settings, tell, count=30):
    """Train with the settings' seed and the next ones; return `Seeds`.

    `tell(n)` hears that n of them are done.
    """
    trainer, runs = Trainer(), []
    for n in range(count):
        seed = (settings.seed + n) % 1000
        runs.append(trainer.run(settings.changed(seed=seed)))
        tell(n + 1)
    each = max(1, settings.num_steps // 100)
    parts = settings.num_steps // each
    losses = np.stack([run.losses[: parts * each] for run in runs])
    return Seeds(
        (np.arange(parts) + 0.5) * each,
        np.median(losses.reshape(count, parts, each), axis=2),
        np.stack([run.outputs for run in runs]),
        np.array([run.error for run in runs]),
    )


def without_padding(padded, layer_sizes):
    """Return the params of the real network: shapes as from `init_params`.

    >>> zeros = {"weights": [np.zeros((64, 1)), np.zeros((1, 64))],
    ...          "biases": [np.zeros(64), np.zeros(1)]}
    >>> without_padding(zeros, [1, 30, 1])["weights"][1].shape
    (1, 30)
    """
    last = len(layer_sizes) - 2
    weights, biases = [], []
    for n, (lower, higher) in enumerate(
        zip(layer_sizes[:-1], layer_sizes[1:])
    ):
        place = n if n < last else -1
        w, b = padded["weights"][place], padded["biases"][place]
        weights.append(np.asarray(w)[:higher, :lower])
        biases.append(np.asarray(b)[:higher])
    return {"weights": weights, "biases": biases}


def warm_up():
    """Compile all that a slider can need; later calls find it compiled."""
    trainer = Trainer()
    trainer.run(Settings())
    for name in TARGETS:
        _named_truth(name)
