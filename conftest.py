"""Shared by all tests and doctests: no screen, no figure left open."""

import ctypes
import os
import sys
from pathlib import Path

from tools.keep_compiled import keep_compiled

# Before JAX is imported: what has been compiled once is kept for the kernels
# and programs that tests start, and for the next run.  A folder for each
# worker, since JAX writes there without a lock.
os.environ |= keep_compiled(
    Path(__file__).with_name(".jax_cache")
    / os.environ.get("PYTEST_XDIST_WORKER", "alone")
)

os.environ["COURSE_PROGRESS"] = "off"  # no progress of kernels is kept

import jax
import jax.numpy as jnp
import matplotlib
import pytest

from grading.sandbox.bubblewrap import ENVIRONMENT
from helpers.network import init_params

matplotlib.use("Agg")

# Tests, and the kernels that they start, compile as the grader's sandbox does:
# sooner, and to run as fast.  What tests compile in their own process runs a
# few times at most: it need not even be fast.
os.environ.setdefault("XLA_FLAGS", ENVIRONMENT["XLA_FLAGS"])
jax.config.update("jax_disable_most_optimizations", True)


@pytest.fixture(scope="module")
def compiled_to_run_fast():
    """Compile as the sandbox does: trainings are long, or digits count."""
    jax.clear_caches()  # what is compiled already stays as it is
    jax.config.update("jax_disable_most_optimizations", False)
    yield
    jax.config.update("jax_disable_most_optimizations", True)


def pytest_runtest_teardown(item, nextitem):
    """Forget what a file of tests has compiled: it would take gigabytes."""
    if nextitem is None or nextitem.path != item.path:
        jax.clear_caches()
        give_back_memory()


def give_back_memory():
    """Let others have what compiling took: glibc keeps gigabytes of it."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not in musl
        if trim:
            trim(0)


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
