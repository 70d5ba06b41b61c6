"""Notebooks are run, cleaned and compared as CONTRIBUTING.md says."""

import base64
import io
import re
import subprocess
import sys

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from PIL import Image

from tools import ROOT
from tools.dark_look import encoded
from tools.run_notebooks import (
    SAME_SUMS,
    clean,
    run,
    stored_notebooks,
    written,
)

SANITIZE = ROOT / "tests" / "nbval_sanitize.cfg"
CELLS = """\
import numpy as np, os
---
print(f"{2 + 2}")
---
raises-exception
np.linspace(0, 1, num="5")
---
raises-exception
raise ValueError(f"traced at /tmp/ipykernel_{os.getpid()}/12345.py:1 for jit")
---
nbval-ignore-output
import time; print(time.time())
---
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.show()
---
object()
"""


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """Write a small notebook of every kind of cell, and run it once."""
    path = tmp_path_factory.mktemp("notebooks") / "small.ipynb"
    cells = []
    for number, text in enumerate(CELLS.split("---\n")):
        tag, _, rest = text.partition("\n")
        tagged = tag in ("raises-exception", "nbval-ignore-output")
        cell = nbformat.v4.new_code_cell((rest if tagged else text).strip())
        cell.id = f"cell-{number}"
        cell.metadata["tags"] = [tag] if tagged else []
        cells.append(cell)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    run(path)
    return path


def nbval(path):
    """Compare a notebook with its outputs; return (passed, report)."""
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:xdist"]
    command += ["-o", "addopts=", "--nbval-sanitize-with", SANITIZE]
    done = subprocess.run(
        [*command, "--rootdir", path.parent, "-c", "/dev/null", path],
        capture_output=True,
        text=True,
        cwd=path.parent,
    )
    return done.returncode == 0, done.stdout


def changed(path, tmp_path, change):
    """Return a copy of the notebook after `change(cells)`."""
    copy = nbformat.read(path, as_version=4)
    change(copy.cells)
    target = tmp_path / "changed.ipynb"
    nbformat.write(copy, target)
    return target


def test_a_second_run_gives_the_same_bytes(notebook):
    before = notebook.read_bytes()
    run(notebook)
    assert notebook.read_bytes() == before


@pytest.mark.parametrize(
    ("last", "kept"), [("[1, 2]", True), ("[1, 3]", False)]
)
def test_a_stored_picture_stays_if_it_looks_the_same(
    notebook, tmp_path, last, kept
):
    path = tmp_path / "other.ipynb"
    other = nbformat.read(notebook, as_version=4)
    (cell,) = [cell for cell in other.cells if "plt.plot" in cell.source]
    cell.source = cell.source.replace("[1, 2]", last)
    data = cell.outputs[0].data
    # As other software stores the very same pixels.
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    stored = encoded(buffer.getvalue())
    assert stored != data["image/png"]
    data["image/png"] = stored
    nbformat.write(other, path)
    run(path)
    (cell,) = [
        cell
        for cell in nbformat.read(path, as_version=4).cells
        if "plt.plot" in cell.source
    ]
    assert (cell.outputs[0].data["image/png"] == stored) is kept


@pytest.mark.skipif(not SAME_SUMS, reason="this processor is no x86-64")
def test_a_kernel_adds_up_as_on_every_processor(tmp_path):
    path = tmp_path / "flags.ipynb"
    code = f"import os; print([os.environ[k] for k in {list(SAME_SUMS)}])"
    cells = [nbformat.v4.new_code_cell(code)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    run(path)
    (cell,) = nbformat.read(path, as_version=4).cells
    assert cell.outputs[0].text == f"{list(SAME_SUMS.values())}\n"


@pytest.mark.parametrize(
    "path", stored_notebooks(), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_a_stored_notebook_is_written_as_a_second_run_writes_it(path):
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    clean(notebook)
    assert written(notebook) == text


def test_refresh_renews_the_outputs_that_are_otherwise_kept(
    notebook, tmp_path
):
    copy = tmp_path / "copy.ipynb"
    copy.write_bytes(notebook.read_bytes())
    run(copy, refresh=True)
    assert copy.read_bytes() != notebook.read_bytes()


def test_stored_errors_show_the_cell_and_the_message_alone(notebook):
    cell = nbformat.read(notebook, as_version=4).cells[2]
    text = "\n".join(cell.outputs[0].traceback)
    assert 'np.linspace(0, 1, num="5")' in text
    assert "TypeError: 'str' object cannot be interpreted" in text
    assert "site-packages" not in text


def test_no_kernel_path_or_address_is_stored(notebook):
    text = notebook.read_text(encoding="utf-8")
    assert "traced at <cell>:1 for jit" in text
    assert not re.search(r"ipykernel_\d", text)
    assert "site-packages" not in text
    assert "object at 0x..." in text


def test_the_unchanged_notebook_passes(notebook):
    passed, report = nbval(notebook)
    assert passed, report


def change_number(cells):
    cells[1].outputs[0].text = "5\n"


def empty_text(cells):
    cells[1].outputs = []


def raise_something(cells):
    cells[1].source = 'print("4"); raise ValueError("no")'


def stop_raising(cells):
    cells[2].source = "None"


def raise_something_else(cells):
    cells[2].source = "np.linspace(0, 1, num=None)"


@pytest.mark.parametrize(
    "change",
    [
        change_number,
        empty_text,
        raise_something,
        stop_raising,
        raise_something_else,
    ],
)
def test_nbval_catches(change, notebook, tmp_path):
    passed, report = nbval(changed(notebook, tmp_path, change))
    assert not passed
    assert "1 failed" in report


def test_a_notebook_that_fails_is_left_as_it_was(notebook, tmp_path):
    broken = changed(notebook, tmp_path, raise_something)
    before = broken.read_bytes()
    with pytest.raises(CellExecutionError):
        run(broken)
    assert broken.read_bytes() == before
