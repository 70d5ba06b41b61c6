"""Honest submissions of all grades, and notebooks that were rearranged."""

from handed_in import (
    ANSWERS,
    BUG,
    BUMP,
    COUNT,
    FULL,
    IMPORTS,
    LAYER,
    NETWORK,
    PREDICTED,
    STEM,
    Made,
    notebook,
)
from lessons import ROOT

TRANSPOSED = "def layer(x, w, b):\n    return jnp.tanh(w.T @ x + b)"
TANH_LAST = """
def network(x, params):
    for w, b in zip(params["weights"], params["biases"]):
        x = jnp.tanh(w @ x + b)
    return x
"""
OPEN = 'my_letter = {"weights": [], "biases": []}'
NUMPY = """
import numpy as np

def network(x, params):
    count = len(params["weights"])
    for number in range(count):
        z = np.asarray(params["weights"][number]) @ np.asarray(x)
        z = z + np.asarray(params["biases"][number])
        x = np.tanh(z) if number < count - 1 else z
    return x
"""

SUBMISSIONS = (
    Made("all right", notebook(*ANSWERS), FULL),
    Made(
        "as handed out",
        (ROOT / "exercises" / f"{STEM}.ipynb").read_bytes(),
        0,
        says="not written",
    ),
    Made("the first half", notebook(IMPORTS, LAYER, COUNT, PREDICTED), 4),
    Made(
        "a usual mistake",
        notebook(IMPORTS, TRANSPOSED, TANH_LAST),
        0,
        says="Rows of `w` are the new neurons",
    ),
    Made("in NumPy", notebook(IMPORTS, NUMPY), 3),
    Made(
        "an open answer",
        notebook(*ANSWERS, OPEN, prose=["It is an M, of four neurons."]),
        FULL,
        says="It is an M",
    ),
    Made("all in one cell", notebook("\n".join(ANSWERS)), FULL),
    Made(
        "check cells deleted, doubled and changed",
        notebook(
            *ANSWERS[:4],
            "from helpers.checks import network as check",
            "check.q1(layer)\ncheck.q1(layer)",
            "check.q4(print)\ncheck.q99()\ncheck.progress().nothing",
            *ANSWERS[4:],
        ),
        FULL,
    ),
    Made(
        "magic commands and a display",
        notebook(
            "%matplotlib inline\n!pip install jax",
            *ANSWERS,
            "%timeit count_params([1, 2])\ndisplay(layer)\ncount_params?",
        ),
        FULL,
    ),
    Made(
        "a name used again later",
        notebook(
            "tanh_of = None",
            IMPORTS,
            "tanh_of = jnp.tanh",
            "def layer(x, w, b):\n    return tanh_of(w @ x + b)",
            "tanh_of = 3",
        ),
        2,
    ),
    Made(
        "a helper that comes in a later cell",
        notebook(
            IMPORTS,
            "def layer(x, w, b):\n    return bent(w @ x + b)",
            "bent = jnp.tanh",
        ),
        2,
    ),
    Made(
        "a second, better try",
        notebook(IMPORTS, TRANSPOSED, LAYER),
        2,
    ),
    Made(
        "a cell that raises in the middle",
        notebook(IMPORTS, COUNT, "jnp.ones(3) @ jnp.ones(4)", PREDICTED),
        2,
        says="cell 3",
    ),
    Made(
        "a function under jit",
        notebook(
            IMPORTS,
            LAYER,
            "network = None",
            f"{NETWORK}\nnetwork = jax.jit(network)",
        ),
        5,
    ),
    Made(
        "an older format of notebook",
        notebook(IMPORTS, BUMP, BUG, nbformat_minor=2),
        4,
    ),
)
