"""`make test-versions` tells rows that agree from rows that do not."""

import re
from pathlib import Path

import pytest

from checks.files import SWITCH
from checks.preflight import versions_table
from lessons import ROOT
from tools import versions as tool

TABLE = versions_table()
NOTEBOOKS = [Path("a.ipynb"), Path("b.ipynb")]
STORED = {name: row["stored"] for name, row in TABLE["packages"].items()}


@pytest.fixture
def machine(monkeypatch):
    """Put a made-up machine in place: Python 3.11 only, all agrees."""
    made = {}

    def make_environment(name, python, requirements, upgrade):
        made[name] = requirements
        return python

    fakes = {
        "find_python": lambda version: {"3.11": "python"}.get(version),
        "make_environment": make_environment,
        "run_notebooks": lambda paths, *_: dict.fromkeys(paths, ""),
        "unit_tests": lambda python: "",
        "installed": lambda python: STORED,
        "stored_notebooks": lambda: NOTEBOOKS,
    }
    for name, fake in fakes.items():
        monkeypatch.setattr(tool, name, fake)
    return made


def test_rows_without_a_python_are_named_and_do_not_fail(machine, capsys):
    assert tool.main([]) == 0
    out = capsys.readouterr().out
    assert re.search(r"(?m)^3\.11-oldest .*2 of 2 +passed +agrees$", out)
    assert re.search(r"(?m)^3\.13-newest .*untried: no such Python here$", out)
    assert list(machine) == ["3.11-oldest", "3.11-stored", "3.11-newest"]


def test_no_progress_is_read_or_kept_in_a_row(machine, monkeypatch):
    seen = []
    monkeypatch.setattr(
        tool, "run_notebooks", lambda *given: seen.append(given[-1]) or {}
    )
    tool.main(["3.11-stored"])
    assert [given[SWITCH] for given in seen] == ["off"]


def test_a_machine_without_any_python_fails(machine):
    assert tool.main(["3.12-newest"]) == 1


def test_one_notebook_that_differs_fails_its_row(machine, monkeypatch, capsys):
    found = {NOTEBOOKS[0]: "", NOTEBOOKS[1]: "Cell outputs differ"}
    monkeypatch.setattr(tool, "run_notebooks", lambda *_: found)
    assert tool.main(["3.11-stored"]) == 1
    out = capsys.readouterr().out
    assert "Cell outputs differ" in out
    assert re.search(r"1 of 2 +passed +differs", out)


def test_a_unit_test_that_fails_fails_its_row(machine, monkeypatch, capsys):
    monkeypatch.setattr(tool, "unit_tests", lambda _: "1 failed")
    assert tool.main(["3.11-stored"]) == 1
    assert re.search(r"2 of 2 +failed +differs", capsys.readouterr().out)


def test_packages_that_do_not_install_fail_their_row(
    machine, monkeypatch, capsys
):
    def make_environment(*_):
        raise RuntimeError("no matching distribution")

    monkeypatch.setattr(tool, "make_environment", make_environment)
    assert tool.main(["3.11-oldest"]) == 1
    assert "no matching distribution" in capsys.readouterr().out


def test_something_newer_than_the_table_is_named(machine, monkeypatch, capsys):
    newer = {**STORED, "jax": "9.0"}
    monkeypatch.setattr(tool, "installed", lambda _: newer)
    tool.main(["3.11-newest"])
    assert "does not know yet: jax 9.0" in capsys.readouterr().out


def test_a_row_that_is_not_there_is_refused(machine, capsys):
    with pytest.raises(SystemExit):
        tool.main(["3.9-oldest"])
    assert "there is no row 3.9-oldest" in capsys.readouterr().err


def test_the_ends_are_those_of_the_table(machine):
    tool.main([])
    oldest, stored, newest = machine.values()
    for name, row in TABLE["packages"].items():
        assert f"{name}=={row['oldest']}" in oldest
        assert f"{name}=={row['stored']}" in stored
        assert name in newest


def test_every_tested_python_has_a_row():
    tried = {row.partition("-")[0] for row in tool.ROWS}
    assert {TABLE["python"]["oldest"], TABLE["python"]["newest"]} <= tried
    for path in tool.UNIT_TESTS:
        assert (ROOT / path).is_file()
