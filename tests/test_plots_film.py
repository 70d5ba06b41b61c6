"""The film of a training holds the networks that it was given."""

import base64
import html.parser
import json

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from helpers.network import init_params, network_batch
from helpers.plots.film import plot_film
from helpers.plots.network import neuron_shares


@pytest.fixture(scope="module")
def networks():
    keys = jax.random.split(jax.random.key(5), 3)
    return [init_params(key, [1, 7, 5, 1]) for key in keys]


@pytest.fixture(scope="module")
def film(networks):
    """Return the data of a film of three networks, read from its page."""
    snapshots = dict(zip((0, 1, 2), networks))
    found = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.extend(v for k, v in attributes if k == "data-film")

    Reader().feed(plot_film(snapshots, [0.2, 0.1], jnp.sin).data)
    (text,) = found
    return json.loads(text)


def heights(film, name, points):
    numbers = np.frombuffer(base64.b64decode(film[name]), dtype="<u2")
    low, high = film["range"]
    return (high - numbers / 65535 * (high - low)).reshape(-1, points)


def test_every_frame_is_the_network_after_its_steps(film, networks):
    q = jnp.linspace(-4, 4, film["fine"])[:, None]
    fits = heights(film, "fits", film["fine"])
    assert film["steps"] == [0, 1, 2] and len(fits) == 3
    for fit, params in zip(fits, networks):
        wanted = np.clip(network_batch(q, params)[:, 0], *film["range"])
        np.testing.assert_allclose(fit, wanted, atol=1e-4)


def test_every_frame_has_the_shares_of_its_own_neurons(film, networks):
    q = jnp.linspace(-4, 4, film["coarse"])[:, None]
    shares = heights(film, "shares", film["coarse"])
    wanted = np.concatenate([neuron_shares(q, p).T for p in networks])
    wanted = np.clip(wanted, *film["range"])
    np.testing.assert_allclose(shares, wanted, atol=1e-4)


def test_the_film_has_the_truth_and_the_losses(film):
    q = np.linspace(-4, 4, film["fine"])
    truth = heights(film, "truth", film["fine"])[0]
    np.testing.assert_allclose(truth, np.sin(q), atol=1e-4)
    assert film["losses"] == [0.2, 0.1]


def test_no_film_starts_by_itself(networks):
    script = plot_film({0: networks[0]}, [0.2], jnp.sin).data
    assert script.count("setInterval") == 1
    assert script.index("play.onclick") < script.index("setInterval")
    assert "prefers-reduced-motion" in script and "@media print" in script
