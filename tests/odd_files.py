"""Notebooks, whole and changed, and what must be read of them."""

import json
import warnings

import nbformat

from grading.read.notebooks import read_notebook
from lessons import ROOT

EXERCISE = (ROOT / "exercises" / "05_training_loop.ipynb").read_bytes()
CODE = ("x = 1\ny = 2", 'print("é € “q”")', "def f():\n    return x")
PROSE = ("# Title\n\ntext",)


def notebook(code=CODE, prose=PROSE):
    """Return a notebook, a dict as Jupyter writes it."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": p.splitlines(1)}
        for p in prose
    ]
    cells += [
        {
            "cell_type": "code",
            "execution_count": 1,
            "metadata": {},
            "outputs": [
                {
                    "output_type": "stream",
                    "name": "stdout",
                    "text": ['"source": ["no"]'],
                }
            ],
            "source": source.splitlines(keepends=True),
        }
        for source in code
    ]
    cells.append({"cell_type": "raw", "metadata": {}, "source": ["raw"]})
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def text(document=None):
    return json.dumps(document or notebook(), indent=1, ensure_ascii=False)


def same_but_lower(document):
    """Write a notebook in an old format, as nbformat knows it."""
    node = nbformat.from_dict(document)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        old = nbformat.convert(node, 3)
    return json.dumps(old).encode()


def assert_read(content, words="", cells=CODE):
    """All cells are read; the note says what was wrong, if anything was."""
    reading = read_notebook(content)
    assert reading.cells == tuple(cells)
    assert reading.state == ("recovered" if words else "notebook")
    assert words in reading.note and bool(words) == bool(reading.note)
    assert reading.note.count("\n") == 0
    return reading


def assert_nothing(content, words):
    """Nothing is to be graded, and the note says what came."""
    reading = read_notebook(content)
    assert reading.state == "not a notebook"
    assert reading.cells == ()
    assert words in reading.note
