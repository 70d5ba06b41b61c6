"""What surrounds a right answer costs nothing: it runs as it did at home."""

import pytest
from handed_in import ANSWERS, FULL, IMPORTS, STEM, notebook

from grading.grade import grade
from grading.sandbox.bubblewrap import Limits

SEED = 161803
LIMITS = Limits(cell_seconds=8, call_seconds=4, memory=3_000_000_000)
ELSEWHERE = """
from google.colab import drive
drive.mount("/content/drive")
import pandas as pd
pd.set_option("display.width", 80)
import os
os.environ["JAX_PLATFORMS"] = "cuda"
import jax
jax.config.update("jax_platforms", "cuda")
import helpers
helpers.preflight()
"""


def graded(*cells):
    """Return the record of a notebook with these cells."""
    return grade(notebook(*cells), STEM, SEED, LIMITS)


def messages(record):
    return " ".join(trouble.message for trouble in record.troubles)


def test_lines_that_run_only_elsewhere_cost_nothing_below_them():
    first, *others = ANSWERS
    assert IMPORTS in first
    found = graded(ELSEWHERE + first, *others)
    assert (found.points, found.status) == (FULL, "graded"), found
    assert "google" in found.troubles[0].message
    assert "pandas" in messages(found)


def test_bodies_of_magics_run_and_what_is_no_python_is_noted():
    first, *others = ANSWERS
    magics = ("%%time", "%%capture said", "%%timeit -n 1", "%%prun -q")
    timed = [f"{magics[n % 4]}\n{cell}" for n, cell in enumerate(others)]
    found = graded(first, "%%bash\nls", *timed, "said.show()\n%time print(1)")
    assert (found.points, found.status) == (FULL, "graded"), found
    assert messages(found).startswith("NotImplementedError: %%bash was not")


@pytest.mark.parametrize(
    "later",
    [
        "for layer in range(3):\n    pass",
        "network = network(jnp.ones(1), {'weights': [], 'biases': []})",
        "import asyncio\nlayer = await asyncio.sleep(0)",
    ],
)
def test_a_name_that_is_used_again_later_keeps_its_function(later):
    found = graded(*ANSWERS, later)
    assert (found.points, found.status) == (FULL, "graded"), found


def test_what_fails_for_a_reason_of_its_own_still_ends_the_cell():
    found = graded(*ANSWERS, "x = 1 / 0\ndef layer(x, w, b):\n    return x")
    assert found.points == FULL
    assert "ZeroDivisionError" in messages(found)
