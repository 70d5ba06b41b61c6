"""`helpers.preflight()` says in one sentence what to expect of versions."""

import os
import re
import subprocess
import sys

import pytest

import helpers
from checks.preflight import (
    expectation,
    installed_versions,
    numbers,
    versions_table,
)
from lessons import ROOT

TABLE = versions_table()
STORED = {
    name: row["stored"]
    for name, row in {"python": TABLE["python"], **TABLE["packages"]}.items()
}
PINNED = dict(
    re.findall(
        r"(?m)^(\w+)==(\S+)$",
        (ROOT / "requirements.txt").read_text(encoding="utf-8"),
    )
)
LOWER = dict(
    re.findall(
        r'(?m)^    "(\w+)>=([\d.]+)",$',
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
    )
)


def said(**versions):
    """Return the sentence for the stored versions with some replaced."""
    return expectation({**STORED, **versions}, TABLE)


def test_the_stored_versions_promise_the_same_numbers():
    assert said() == (
        "Python 3.11, jax 0.10.2 and the rest are the versions that the "
        "outputs were stored with: expect the printed numbers, digit for "
        "digit."
    )


def test_versions_within_the_tested_promise_the_digits_shown():
    sentence = said(jax="0.7.2", jaxlib="0.7.2")
    assert "jax 0.7.2 and the rest lie within" in sentence
    assert "to the digits shown" in sentence


@pytest.mark.parametrize(
    "versions, words",
    [
        ({"jax": None}, "jax is not installed in this Python"),
        ({"jax": None, "optax": None}, "!pip install jax optax"),
        ({"python": "3.10"}, "Python 3.10 is older than the oldest tested"),
        ({"jax": "0.6.2", "jaxlib": "0.6.2"}, '!pip install "jax>=0.7.0" '),
        ({"optax": "0.2.7"}, "run !pip install --upgrade optax"),
        ({"jaxlib": "0.11.0"}, 'run !pip install "jaxlib==0.10.2"'),
        ({"numpy": "3.0.0"}, "numpy 3.0.0 is newer than what was tested"),
        ({"python": "3.15", "numpy": "3.0"}, "Python 3.15 and numpy 3.0 are"),
    ],
)
def test_a_trouble_is_named_with_its_cure(versions, words):
    assert words in said(**versions)


def test_of_several_troubles_the_worst_speaks():
    sentence = said(jax=None, optax="0.2.7", numpy="3.0.0", ipywidgets="7.0.0")
    assert sentence.startswith("jax is not installed")


def test_a_bad_version_is_fine_beside_a_jax_that_it_knows():
    assert "lie within" in said(optax="0.2.7", jax="0.7.2", jaxlib="0.7.2")


@pytest.mark.parametrize("found", ["", "0.2.7"])
def test_every_sentence_is_one(found):
    sentence = said(optax=found) if found else said()
    assert sentence.endswith(".")
    assert not re.search(r"\.\s", sentence)


def test_the_table_agrees_with_the_pins_and_with_the_package():
    for name, row in TABLE["packages"].items():
        assert row["stored"] == PINNED[name], name
        low, middle, high = map(numbers, row.values())
        assert low <= middle <= high
        if name in LOWER:
            assert low[: LOWER[name].count(".") + 1] == numbers(LOWER[name])
    assert set(LOWER) <= set(TABLE["packages"])


def test_what_is_installed_here_is_found():
    import jax

    assert installed_versions()["jax"] == jax.__version__


def test_a_broken_jax_does_not_keep_preflight_from_speaking(tmp_path):
    (tmp_path / "jax").mkdir()
    (tmp_path / "jax" / "__init__.py").write_text("raise OSError('broken')")
    done = subprocess.run(
        [sys.executable, "-c", "import helpers; helpers.preflight()"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
    )
    assert done.returncode == 0, done.stderr
    assert "jax" in done.stdout


def test_preflight_prints_the_sentence(capsys):
    helpers.preflight()
    assert capsys.readouterr().out.count("\n") == 1
