"""Every notebook runs alone in Colab: its versions, and nothing beside it.

One environment is built, kept in `.venvs`, and taken through what a student's
does: no helpers, a setup cell that cannot reach the address, one that can,
then each notebook by itself in an empty folder.  No host but this machine can
be reached meanwhile.
"""

import json
import os
import shutil
import subprocess
from types import SimpleNamespace

import pytest
from colab import (
    NOTEBOOKS,
    build,
    environment,
    pins,
    remove_helpers,
    snapshot,
)

from lessons import ROOT, source
from tools.address import stored_address
from tools.environments import execute, installed, run_notebooks

EXPLORE = """\
from explorer import Explorer
explorer = Explorer()
explorer"""
MOVE = """\
explorer.set(num_hidden=1, seed=3, num_steps=200)
print(explorer.text)"""
CHECK = """\
from checks import warm_up as check
check.q1(lambda values: values)"""
REACH = "import socket; socket.create_connection(('192.0.2.1', 443), 2)"


def setup_cell(path):
    """Return the source of a notebook's setup cell."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    (found,) = [cell for cell in cells if cell.get("id") == "setup"]
    return source(found)


def printed(outputs):
    """Return all text that the outputs of a cell printed, errors too."""
    return "".join(output.get("text", "") for output in outputs)


@pytest.fixture(scope="module")
def colab(tmp_path_factory):
    """Build the environment, take it through the setup cell, clean up."""
    folder = tmp_path_factory.mktemp("colab")
    for name in ("online", "offline", "repository", "empty"):
        (folder / name).mkdir()
    python, version = build()
    print(f"Colab has Python {pins()[0]}; tried here with {version}")
    snapshot(folder / "repository")
    setup, empty = setup_cell(NOTEBOOKS[0]), folder / "empty"
    online = environment(folder / "online", folder / "repository")
    offline = environment(folder / "offline", None)
    yield SimpleNamespace(
        python=python,
        folder=folder,
        environment=online,
        without=importing(python, empty),
        reached=reaching(python, online),
        before=installed(python),
        unreachable=execute([setup], empty, python, offline),
        between=installed(python),
        cells=execute([setup, EXPLORE, MOVE, CHECK], empty, python, online),
        after=installed(python),
    )
    remove_helpers(python)


def importing(python, folder):
    """Try to import helpers in an empty folder; return what was said."""
    command = [python, "-c", "import helpers"]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder)


def reaching(python, variables):
    """Try to reach another host; return what was said."""
    command = [python, "-c", REACH]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, **variables},
    )


def test_the_environment_has_colabs_versions(colab):
    for line in pins()[1]:
        name, _, version = line.partition("==")
        assert colab.before[name] == version


def test_helpers_cannot_be_imported_at_first(colab):
    assert colab.without.returncode
    assert "No module named 'helpers'" in colab.without.stderr


def test_no_other_host_can_be_reached(colab):
    assert colab.reached.returncode
    assert "cannot be reached from this test" in colab.reached.stderr


def test_setup_that_fails_says_in_one_line_what_to_do(colab):
    (outputs,) = colab.unreachable
    text = printed(outputs)
    assert text.startswith("The course's helpers did not install.")
    assert f"does {stored_address()} open in a browser?" in text
    assert "run this cell again" in text
    assert text.count("\n") == 1
    assert colab.between == colab.before


def test_setup_prints_nothing_and_the_next_cell_imports_helpers(colab):
    assert colab.cells[0] == []


def test_setup_adds_helpers_and_replaces_nothing(colab):
    new = colab.after.items() - colab.before.items()
    assert {name for name, _ in new} == {"train-a-network"}
    assert colab.before.items() <= colab.after.items()


def test_why_names_every_error_of_the_bank_under_colabs_versions(colab):
    script = ROOT / "tests" / "name_errors.py"
    said = subprocess.run(
        [colab.python, script],
        capture_output=True,
        text=True,
        env={**os.environ, "MPLBACKEND": "agg"},
    )
    pairs = [line.split() for line in said.stdout.splitlines()]
    assert len(pairs) >= 200, said.stderr
    assert [pair for pair in pairs if pair[0] != pair[-1]] == []


def test_the_explorer_is_a_widget_that_moves(colab):
    _, shown, moved, _ = colab.cells
    kinds = {kind for output in shown for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" in kinds
    assert "step 200" in printed(moved)


def test_a_check_finds_a_mistake(colab):
    assert "✗ q1" in printed(colab.cells[3])


@pytest.fixture(scope="module")
def reports(colab):
    """Run every notebook alone in a folder of its own; return the reports."""
    copies = {}
    for path in NOTEBOOKS:
        name = f"{path.parent.name}/{path.stem}"
        place = colab.folder / path.stem / path.parent.name
        place.mkdir(parents=True)
        copies[name] = place / path.name
        shutil.copy(path, copies[name])
    found = run_notebooks(
        list(copies.values()), colab.python, colab.environment, workers=1
    )
    return {name: found[copy] for name, copy in copies.items()}


def test_all_notebooks_are_there():
    assert len(NOTEBOOKS) == 30


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.parent.name)
def test_each_notebook_has_the_setup_cell_that_was_tried(path):
    assert setup_cell(path) == setup_cell(NOTEBOOKS[0])


@pytest.mark.parametrize(
    "name", [f"{path.parent.name}/{path.stem}" for path in NOTEBOOKS]
)
def test_alone_in_colab_it_runs_and_agrees_with_its_outputs(name, reports):
    assert not reports[name], reports[name]
