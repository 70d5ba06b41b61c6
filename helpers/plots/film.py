"""The film of lesson 05: how a fit arrives, with its loss and its shares."""

import base64
import json
from importlib.resources import files

import jax.numpy as jnp
import numpy as np
from IPython.display import HTML

from helpers.network import network_batch
from helpers.plots.network import neuron_shares
from helpers.plots.style import DRAWN
from helpers.validate import as_numbers, check_dict, check_function

FINE, COARSE = 129, 65  # points of a fit, and of a share
RANGE = (-1.4, 1.4)


def plot_film(snapshots, losses, target_function):
    """Return a film with a slider: the fit, its loss, the neurons' shares.

    Arguments:
        snapshots: a dict from the number of steps to the params after them.
        losses: one loss per step, shape (steps,), all above 0.
        target_function: the truth; its mean square between -3 and 3, what
            always answering 0 scores, is the dotted baseline.

    Returns:
        an `IPython.display.HTML`, which a notebook shows.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> "film" in plot_film({0: params, 1: params}, [0.2], jnp.sin).data
    True
    """
    check_dict("snapshots", snapshots, "{0: params, 100: later_params}")
    check_function("target_function", target_function, "jnp.sin")
    losses = as_numbers("losses", losses, "be numbers, one for each step")
    fine, coarse = (jnp.linspace(*DRAWN, n)[:, None] for n in (FINE, COARSE))
    networks = list(snapshots.values())
    inside = target_function(jnp.linspace(-3, 3, 1_000)[:, None])
    data = {
        "steps": list(snapshots),
        "losses": [round(float(loss), 5) for loss in losses],
        "baseline": round(float(jnp.mean(inside**2)), 3),
        "truth": _packed(target_function(fine)),
        "fits": _packed([network_batch(fine, p) for p in networks]),
        "shares": _packed([neuron_shares(coarse, p).T for p in networks]),
        "fine": FINE,
        "coarse": COARSE,
        "range": RANGE,
        "q": DRAWN,
    }
    code = (files("helpers") / "film.js").read_text(encoding="utf-8")
    film = f"<div class='film' data-film='{json.dumps(data)}'></div>"
    return HTML(f"{film}<script>{code}</script>")


def _packed(values):
    """Return heights, 0 at the top and 65535 at the bottom, in base 64."""
    high = np.asarray(values, dtype=float)
    share = np.clip((RANGE[1] - high) / (RANGE[1] - RANGE[0]), 0, 1)
    return base64.b64encode(np.uint16(65535 * share).tobytes()).decode()
