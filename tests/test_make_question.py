"""A question is added as CONTRIBUTING says, and taken away again."""

import json
import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from lessons import ROOT
from tools.make_question import add, main

STEM = "03_vmap"
PLACES = (
    "checks/vmap/q10_column_spread.py",
    "tests/answers/vmap/q10_column_spread.py",
    "solutions/03_vmap.ipynb",
)
CHECKED = ("tests/test_checks_answers.py", "tests/test_checks_questions.py")
QUESTION = '''\
"""Exercise 03, question 10: `column_spread`."""

import numpy as np

from checks.question import Call, Hints, Mistake, Question, array

HINTS = Hints(
    nudge="Which axis is to be left when the work is done?",
    hint="Largest minus smallest, for one column; then let `vmap` walk.",
    example="""
    The sum of each row:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> print(jax.vmap(jnp.sum)(jnp.ones((2, 3))))
    [3. 3.]
    """,
)


def draw_inputs(rng):
    """Return the calls that judge an answer."""
    return [Call((array(rng, 4, 3),)), Call((array(rng, 2, 5),))]


QUESTION = Question(
    "q10",
    "column_spread(x)",
    "A table is judged column by column.",
    HINTS,
    draw=draw_inputs,
    expect=lambda x: np.ptp(x, axis=0),
    mistakes=(
        Mistake(
            "largest alone",
            "That is the largest number of each column: take the smallest "
            "away.",
            wrong=lambda x: x.max(axis=0),
        ),
        Mistake(
            "upside down",
            "Largest minus smallest is never negative.",
            wrong=lambda x: x.min(axis=0) - x.max(axis=0),
        ),
        Mistake(
            "rows",
            "You walked along the rows.",
            wrong=lambda x: np.ptp(x, axis=1),
        ),
        Mistake(
            "all at once",
            "One number came for the whole table: each column has its own.",
            wrong=np.ptp,
        ),
    ),
)
'''
ANSWERS = '''\
"""Answers to exercise 03, question 10: right and wrong ones."""

from answers import Wrong, writer
from checks.vmap.q10_column_spread import QUESTION

written = writer(QUESTION)

RIGHT = (
    written("return jnp.max(x, axis=0) - jnp.min(x, axis=0)"),
    written("return vmap(lambda c: c.max() - c.min(), in_axes=1)(x)"),
)

WRONG = (
    Wrong(
        "largest alone",
        "take the smallest away",
        (written("return x.max(axis=0)"), written("return x.T.max(axis=1)")),
    ),
    Wrong(
        "upside down",
        "never negative",
        (
            written("return x.min(axis=0) - x.max(axis=0)"),
            written("return -jnp.ptp(x, axis=0)"),
        ),
    ),
    Wrong(
        "rows",
        "along the rows",
        (
            written("return jnp.ptp(x, axis=1)"),
            written("return x.max(axis=1) - x.min(axis=1)"),
        ),
    ),
    Wrong(
        "all at once",
        "each column has its own",
        (written("return jnp.ptp(x)"), written("return x.max() - x.min()")),
    ),
)
'''
CELLS = {
    "ask-q10": "## 10. Spread\n\nWanted: largest minus smallest, by column.",
    "q10": "def column_spread(x):\n    ### BEGIN SOLUTION\n"
    "    return jnp.ptp(x, axis=0)\n    ### END SOLUTION\n\n\n"
    "check.q10(column_spread)",
    "why-q10": "`jnp.ptp` is largest minus smallest.",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the course in which one question may be added."""
    place = tmp_path_factory.mktemp("course")
    skipped = shutil.ignore_patterns(
        ".*", "_build", "__pycache__", "assets", "lessons.bak"
    )
    shutil.copytree(ROOT, place, ignore=skipped, dirs_exist_ok=True)
    return place


def inside(copy, *command):
    """Run a module of Python in the copy; return how it ended."""
    places = os.pathsep.join([str(copy), str(copy / "tests")])
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": places},
        capture_output=True,
        text=True,
    )


def checked(copy, *more):
    """Run the tests that CONTRIBUTING names, and more."""
    flags = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "03_vmap")
    return inside(copy, "pytest", *CHECKED, *more, *flags)


def write_cells(path):
    """Fill in the cells of the solution."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = CELLS.get(cell.id, cell.source)
    nbformat.write(notebook, path)


def take_away(copy):
    """Delete the two files and the cells."""
    for name in PLACES[:2]:
        (copy / name).unlink()
    path = copy / PLACES[2]
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [c for c in notebook.cells if c.id not in CELLS]
    nbformat.write(notebook, path)


def cells_of(path):
    """Return a stored notebook's cells, of each picture its size alone.

    Another processor may add up in another order, and a curve's pixel
    moves.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                del output["data"]["image/png"]
    return cells


def test_a_question_is_added_by_the_book_and_taken_away_again(copy):
    said = inside(copy, "tools.make_question", STEM, "column_spread")
    assert [line.strip() for line in said.stdout.splitlines()[1:]] == [*PLACES]
    unfinished = checked(copy)
    assert unfinished.returncode == 1
    for name in PLACES:
        assert f"still to write in {name}: " in unfinished.stdout, name

    (copy / PLACES[0]).write_text(QUESTION, encoding="utf-8")
    (copy / PLACES[1]).write_text(ANSWERS, encoding="utf-8")
    write_cells(copy / PLACES[2])
    run = inside(copy, "tools.run_notebooks", PLACES[2])
    assert run.returncode == 0, run.stderr
    assert inside(copy, "tools.make_exercises").returncode == 0
    finished = checked(copy, "tests/test_make_exercises.py")
    assert finished.returncode == 0, finished.stdout

    take_away(copy)
    assert inside(copy, "tools.run_notebooks", PLACES[2]).returncode == 0
    assert inside(copy, "tools.make_exercises").returncode == 0
    for name in (PLACES[2], f"exercises/{STEM}.ipynb"):
        mine, theirs = (cells_of(place / name) for place in (copy, ROOT))
        assert [cell["id"] for cell in mine] == [c["id"] for c in theirs]
        for cell, before in zip(mine, theirs):
            assert cell == before, f"{name}: {cell['id']}"


@pytest.mark.parametrize(
    "stem, name, said",
    [
        ("03_vmaps", "spread", "no exercise '03_vmaps'; there are 00_warm"),
        ("03_vmap", "two words", "a new function's name, got 'two words'"),
        ("03_vmap", "network_batch", "got 'network_batch'"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_written(
    stem, name, said, tmp_path, capsys
):
    with pytest.raises(ValueError, match=re.escape(said)):
        add(stem, name, tmp_path)
    assert main([stem, name]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
