"""Interpreters are found, and environments are built when they must be."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from tools import environments
from tools.environments import find_python, make_environment, run_notebooks


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Let this folder be all that is on the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "none"))
    return tmp_path


def write_program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
@pytest.mark.parametrize(
    "text, found",
    [("echo 3.99", True), ("exit 127", False), ("echo 3.98", False)],
)
def test_a_python_counts_when_it_says_its_version(path, text, found):
    program = path / "python3.99"
    write_program(program, text)
    assert find_python("3.99") == (str(program) if found else None)


def test_a_python_that_is_nowhere_is_none(path):
    assert find_python("3.99") is None


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """Record what would be run; a venv is an empty folder."""
    done = []

    def run(command, **_):
        done.append([str(part) for part in command])
        if "venv" in done[-1]:
            Path(command[-1]).mkdir(parents=True)
        failed = any(part.startswith("no-such-") for part in done[-1])
        return SimpleNamespace(returncode=failed, stdout="", stderr="no match")

    monkeypatch.setattr(environments, "FOLDER", tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(environments, "said", lambda command: "Python 3.99")
    return done


def test_an_environment_is_built_once_and_anew_when_its_lines_change(commands):
    make_environment("one", "python", ["jax==1"])
    built = len(commands)
    make_environment("one", "python", ["jax==1"])
    assert len(commands) == built
    make_environment("one", "python", ["jax==2"])
    assert len(commands) == 2 * built
    assert commands[-1][-1] == "jax==2"


def test_the_newest_releases_are_looked_for_every_time(commands):
    make_environment("one", "python", ["jax"], upgrade=True)
    make_environment("one", "python", ["jax"], upgrade=True)
    venvs = [command for command in commands if "venv" in command]
    assert len(venvs) == 1
    assert len(commands) == 3
    assert commands[-1][-2:] == ["--upgrade", "jax"]


def test_an_environment_that_does_not_install_is_reported_and_gone(commands):
    with pytest.raises(RuntimeError, match="no match"):
        make_environment("one", "python", ["no-such-package"])
    assert not (environments.FOLDER / "one").exists()


def test_a_notebook_that_differs_has_a_report_and_its_neighbour_has_none(
    tmp_path,
):
    paths = [tmp_path / "right.ipynb", tmp_path / "wrong.ipynb"]
    for path, text in zip(paths, ["2\n", "3\n"]):
        output = nbformat.v4.new_output("stream", name="stdout", text=text)
        cell = nbformat.v4.new_code_cell("print(1 + 1)", outputs=[output])
        cell.execution_count = 1
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    found = run_notebooks(paths, environments.sys.executable)
    assert found[paths[0]] == ""
    assert "Cell outputs differ" in found[paths[1]]
