"""A tolerance that a cell states is kept, and nothing else is loosened."""

import subprocess
import sys

import nbformat
import pytest

from lessons import ROOT

CELL = "print('loss', 0.0363, 'after', 100)"


def notebook(path, stored, tolerance=None, source=CELL):
    """Write a notebook whose one cell has this stored text."""
    made = nbformat.v4
    metadata = {} if tolerance is None else {"tolerance": tolerance}
    output = made.new_output("stream", name="stdout", text=stored)
    cell = made.new_code_cell(
        source, metadata=metadata, outputs=[output], execution_count=1
    )
    nbformat.write(made.new_notebook(cells=[cell]), path)


def passes(path):
    """Say whether nbval, strict, with the tolerance, accepts a notebook."""
    flags = ["--nbval", "-p", "tools.nbval_tolerance", "-q", "-c", "/dev/null"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *flags, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.returncode == 0


@pytest.mark.parametrize(
    "stored, tolerance, wanted",
    [
        ("loss 0.0366 after 100\n", 0.01, True),
        ("loss 0.0369 after 100\n", 0.01, False),
        ("loss 0.0366 after 100\n", None, False),
        ("loss 0.0363 after 100\n", None, True),
        ("mean 0.0363 after 100\n", 0.01, False),
        ("loss 0.0363 after 100 and 2\n", 0.01, False),
        ("loss -0.0363 after 100\n", 0.01, False),
    ],
)
def test_within_the_tolerance_passes_and_beyond_it_fails(
    stored, tolerance, wanted, tmp_path
):
    path = tmp_path / "one.ipynb"
    notebook(path, stored, tolerance)
    assert passes(path) is wanted


def test_the_value_of_a_cell_is_compared_in_the_same_way(tmp_path):
    path = tmp_path / "value.ipynb"
    notebook(path, "", 0.05, source="0.0363")
    stored = nbformat.read(path, as_version=4)
    for text, wanted in (("0.0366", True), ("0.05", False)):
        stored.cells[0].outputs = [
            nbformat.v4.new_output(
                "execute_result", {"text/plain": text}, execution_count=1
            )
        ]
        nbformat.write(stored, path)
        assert passes(path) is wanted


def test_all_notebooks_are_compared_with_the_tolerance(request):
    assert request.config.pluginmanager.has_plugin("tools.nbval_tolerance")
