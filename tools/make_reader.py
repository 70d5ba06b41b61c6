"""Train lesson 09's network and store it, so that the page reads at once.

    python -m tools.make_reader

writes assets/digits_network.json: the parameters as one flat list, w and b
of each layer in turn, to four digits.
"""

import json
from pathlib import Path

import jax.numpy as jnp
import numpy as np
from jax.random import key, randint, split

from benchmarks.digits_network import (
    ADAM,
    LAYER_SIZES,
    scaled,
    train_on_rows,
)
from helpers.data import load_digits
from helpers.network import init_params
from tools import ROOT

READER_FILE = ROOT / "assets" / "digits_network.json"


def lesson_network(num_steps=2_000):
    """Train as lesson 09 does, with its keys; return params and losses.

    >>> params, losses = lesson_network(num_steps=3)
    >>> losses.shape
    (3,)
    """
    images, labels = load_digits()
    start_key, rows_key, *_ = split(key(9), 4)
    start = init_params(start_key, list(LAYER_SIZES))
    # The rows of the lesson's first steps, however many are done.
    rows = randint(rows_key, (2_000, 32), 0, 1_300)[:num_steps]
    x, y = jnp.asarray(scaled(images)), jnp.asarray(labels)
    return train_on_rows(start, rows, x[:1300], y[:1300], ADAM)


def flat(params):
    """Return w and b of each layer in turn as one array.

    >>> flat({"weights": [np.ones((2, 3))], "biases": [np.zeros(2)]})
    array([1., 1., 1., 1., 1., 1., 0., 0.])
    """
    pairs = zip(params["weights"], params["biases"])
    return np.concatenate([np.ravel(part) for pair in pairs for part in pair])


def stored(path: Path = READER_FILE):
    """Return the stored parameters as one array.

    >>> stored().shape
    (2410,)
    """
    return np.array(json.loads(path.read_text(encoding="utf-8"))["flat"])


def write_reader(path: Path = READER_FILE):
    """Write the network that the page begins with."""
    params, _ = lesson_network()
    numbers = [float(f"{number:.4g}") for number in flat(params)]
    text = json.dumps({"flat": numbers}, separators=(",", ":"))
    path.write_text(text.replace(",", ",\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_reader()
