"""The solution of exercise 09 says what is true, over many seeds."""

import ast
import json

import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import jit, vmap
from jax.random import key, randint, split
from student import code_cells
from test_lessons_09 import shift

from benchmarks.digits_network import (
    accuracy,
    scaled,
    train_digits,
    train_on_rows,
)
from helpers.data import load_digits
from helpers.network import init_params, network_batch
from lessons import ROOT, body_of, last_definition

STEM = "09_handwriting"
NUM_SEEDS = 10
IMAGES, LABELS = map(jnp.asarray, load_digits())
X = scaled(IMAGES)
PIECES = np.arange(1_300).reshape(4, 325)


def says(phrase):
    """Fail unless the solution says a phrase, in a cell of any kind."""
    path = ROOT / "solutions" / f"{STEM}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = " ".join("".join(cell["source"]) for cell in cells)
    assert " ".join(phrase.split()) in " ".join(text.split()), phrase


def given(name):
    """Return a function that the exercise hands out, as a syntax tree."""
    trees = map(ast.parse, code_cells(STEM))
    nodes = [node for tree in trees for node in tree.body]
    (found,) = [n for n in nodes if getattr(n, "name", "") == name]
    return found


@pytest.mark.parametrize("name", ["cross_entropy_loss", "shift"])
def test_the_exercise_hands_out_the_lessons_own_functions(name):
    assert body_of(given(name)) == body_of(last_definition(STEM, name))


def test_every_hard_image_is_one_of_the_test_and_they_all_leak():
    says("so *every* hard image is one of the test")

    def run(seed):
        first_key, again_key = split(seed)
        params, _ = train_digits(first_key, X[:1300], LABELS[:1300])
        wrong = network_batch(X, params).argmax(axis=1) != LABELS
        hard = jnp.flatnonzero(wrong, size=100, fill_value=0)
        rows = jnp.concatenate([jnp.arange(1_300), hard, hard])
        better, _ = train_digits(again_key, X[rows], LABELS[rows])
        return wrong, accuracy(X[1300:], LABELS[1300:], better)

    wrong, right = jit(vmap(run))(split(key(1), NUM_SEEDS))
    assert not np.any(wrong[:, :1300])
    assert np.all(wrong.sum(axis=1) > 20)
    assert np.all(right > 0.97)


def read_pieces(shifts, hidden, optimizer):
    """Return how many of 100 are read, shape (pieces, seeds)."""
    moves = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)][: 5 if shifts else 1]
    moved = [vmap(lambda i, m=m: shift(i, *m))(IMAGES[:1300]) for m in moves]
    right = []
    for piece in PIECES:
        known = np.setdiff1d(np.arange(1_300), piece)
        x = scaled(jnp.concatenate([one[known] for one in moved]))
        y = jnp.tile(LABELS[known], len(moves))

        def run(seed, x=x, y=y, piece=piece):
            start_key, rows_key = split(seed)
            start = init_params(start_key, [64, hidden, 10])
            rows = randint(rows_key, (2_000, 32), 0, len(x))
            params, _ = train_on_rows(start, rows, x, y, optimizer)
            return 100 * accuracy(X[piece], LABELS[piece], params)

        right.append(jit(vmap(run))(split(key(2), NUM_SEEDS)))
    return np.array(right)


def test_hands_differ_by_more_than_settings():
    says("gain less than 1 on average. The pieces lie up to 7 apart")
    says("Shifts with 128 neurons have the best mean")
    falling = optax.adam(optax.cosine_decay_schedule(1e-2, 2_000))
    plain = np.median(read_pieces(False, 32, optax.adam(1e-2)), axis=1)
    shifted = np.median(read_pieces(True, 128, falling), axis=1)
    assert 0.2 < shifted.mean() - plain.mean() < 1.3
    assert 6 < np.ptp(plain) < 8.5 and np.ptp(shifted) > 3.5
    assert shifted[1] - plain[1] > 0.8  # where the others read worst
