"""Progress outlives a kernel: a small file that never gets in the way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from toy_questions import HUNT, OPEN, PREDICTION, SCALE

from checks import files
from checks.exercise import Exercise, exercises
from checks.files import SWITCH, UNREADABLE, UNWRITABLE
from checks.memory import FILE
from lessons import ROOT


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in an empty folder, with the memory switched on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SWITCH, "on")
    return tmp_path


def kernel(stem="99_test"):
    """Return an exercise as a new kernel meets it, and its checks."""
    made = Exercise(stem, (SCALE, PREDICTION, HUNT, OPEN))
    return made, *made.checks().values()


def said(capsys, act):
    """Return as one line what an action prints."""
    capsys.readouterr()
    act()
    return " ".join(capsys.readouterr().out.split())


def test_the_next_kernel_knows_what_this_one_earned(capsys):
    _, q1, q2, _, q4 = kernel()
    q1(lambda x, f: f * x)
    q2(5)
    q4("words")
    lines = said(capsys, kernel()[0].progress)
    assert lines.startswith("99_test: 3 of 6 points ✓ q1 scale 3 of 3 ✗ q2")
    assert "○ q4 words marked by hand" in lines


def test_a_mark_of_ones_own_outlives_its_kernel_and_a_new_answer(capsys):
    kernel()[4]("words")
    kernel()[4].mine(2)
    kernel()[4]("better words")
    lines = said(capsys, kernel()[0].progress)
    assert "by your own mark 2 of 2" in lines


def test_another_kernel_of_another_exercise_loses_nothing(capsys):
    kernel("01_other")[1](lambda x, f: f * x)
    kernel()[2](4)
    assert json.loads(Path(FILE).read_text()) == {
        "01_other": {"q1": {"state": "right", "points": 3}},
        "99_test": {"q2": {"state": "right", "points": 1}},
    }


def test_an_empty_cell_run_again_takes_nothing_away(capsys):
    kernel()[2](4)
    new, _, q2, *_ = kernel()
    q2(...)
    assert "✓ q2 answer 1 of 1" in said(capsys, new.progress)


def test_every_exercise_of_the_course_has_its_line(capsys):
    first = exercises()[0]  # others may have answered it in this process
    first = Exercise(first.stem, first.questions)
    lines = said(capsys, first.progress)
    for exercise in exercises():
        assert f"{exercise.stem}: 0 of " in lines
    assert len(exercises()) == len(list((ROOT / "exercises").glob("*.ipynb")))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_it_and_it_holds_no_answer():
    kernel()[4]("a secret thought")
    assert Path(FILE).stat().st_mode & 0o777 == 0o600
    assert "secret" not in Path(FILE).read_text()
    assert os.listdir() == [FILE]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[1]",
        b'{"99_test": 3}',
        b'{"99_test": {"q1": {"state": "right", "points": "3"}}}',
        b'{"99_test": {"q1": {"state": ["right"], "points": 3}}}',
        b"[" * 100_000,
    ],
    ids=lambda text: text[:60].decode(errors="replace"),
)
def test_a_damaged_file_is_one_sentence_and_stays(damaged, capsys):
    Path(FILE).write_bytes(damaged)
    made, q1, q2, *_ = kernel()
    right = UNREADABLE.format(FILE)
    assert right in said(capsys, lambda: q1(lambda x, f: f * x))
    assert right not in said(capsys, lambda: q2(4))  # said once is enough
    lines = said(capsys, made.progress)
    assert "4 of 6 points" in lines and right in lines
    assert Path(FILE).read_bytes() == damaged
    Path(FILE).unlink()
    q2(4)
    assert list(json.loads(Path(FILE).read_text())["99_test"]) == ["q1", "q2"]


@pytest.mark.parametrize("failing", ["mkstemp", "replace"])
def test_a_file_that_cannot_be_written_is_one_sentence(
    failing, capsys, monkeypatch
):
    def full(*_, **__):
        raise OSError("no space left")

    monkeypatch.setattr(
        files.tempfile if failing == "mkstemp" else files.os, failing, full
    )
    made, q1, *_ = kernel()
    sentence = UNWRITABLE.format(FILE)
    assert sentence in said(capsys, lambda: q1(lambda x, f: f * x))
    assert "3 of 6 points" in said(capsys, made.progress)
    assert os.listdir() == []


def test_a_folder_in_its_place_is_one_sentence(capsys):
    Path(FILE).mkdir()
    lines = said(capsys, lambda: kernel()[2](4))
    assert UNREADABLE.format(FILE) in lines


def test_switched_off_nothing_is_read_or_written(capsys, monkeypatch):
    kernel()[2](4)
    before = Path(FILE).read_bytes()
    monkeypatch.setenv(SWITCH, "off")
    made, q1, *_ = kernel()
    q1(lambda x, f: f * x)
    lines = said(capsys, made.progress)
    assert lines.startswith("99_test: 3 of 6 points")
    assert "00_warm_up" not in lines and "· q2" in lines
    assert Path(FILE).read_bytes() == before


def test_git_never_sees_it():
    name = f"exercises/{FILE}"
    command = ["git", "check-ignore", "--quiet", name]
    assert subprocess.run(command, cwd=ROOT).returncode == 0


def test_a_notebook_that_is_run_to_be_stored_leaves_no_file(tmp_path):
    cell = f"import os; print(os.environ.get({SWITCH!r}))"
    code = (
        "import nbformat, pathlib; from tools.run_notebooks import run\n"
        "v4 = nbformat.v4; path = pathlib.Path('a.ipynb')\n"
        f"made = v4.new_notebook(cells=[v4.new_code_cell({cell!r})])\n"
        "nbformat.write(made, path); run(path)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert '"off\\n"' in Path("a.ipynb").read_text()
