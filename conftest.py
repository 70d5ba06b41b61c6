"""Shared by all tests and doctests: no screen, no figure left open."""

import jax
import jax.numpy as jnp
import matplotlib
import pytest

from helpers.network import init_params

matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def closed_figures():
    """Close every figure that a test has left open."""
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


@pytest.fixture(autouse=True)
def names_in_doctests(doctest_namespace):
    """Let the examples in docstrings use these names without importing."""
    doctest_namespace.update(jax=jax, jnp=jnp, init_params=init_params)
