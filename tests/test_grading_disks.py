"""Disks that are full, read-only or damaged: one sentence, nothing lost."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import rmtree

import pytest
from grading_driver import QUICK, Counting, rows, words_for

from grading.command import main

TESTS = Path(__file__).parent
# Bytes a file: no gradebook, one without tables, one without all results.
SIZES = (0, 40_000, 60_000)
# Runs a program with a limit of its own, since JAX may not be forked.
LIMITED = """
import resource, runpy, sys
most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
del sys.argv[:2]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def words(tmp_path):
    return words_for(tmp_path)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def run_with_files_of(most, words):
    """Run the command where no file may grow beyond so many bytes."""
    program = [sys.executable, "-B", "-c", LIMITED, str(most)]
    return subprocess.run(
        [*program, TESTS / "grading_driver.py", "-2", "0", *words],
        env={"PYTHONPATH": f"{TESTS.parent}:{TESTS}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )


def one_sentence(text):
    assert "Traceback" not in text and text.strip().count("\n") == 0, text
    return True


def test_a_disk_that_is_full_at_any_moment_loses_nothing(words, out, tmp_path):
    ended = []
    for most in SIZES:
        ended.append(run_with_files_of(most, words))
        assert ended[-1].returncode == 2, ended[-1].stderr
        assert one_sentence(ended[-1].stderr), ended[-1].stderr
    assert "what is graded is kept" in ended[-1].stderr
    assert main(words, QUICK) == 0
    whole = words_for(tmp_path / "whole")
    assert main(whole, QUICK) == 0
    for table in ("results", "hand_marks", "meta"):
        assert rows(out)[table] == rows(tmp_path / "whole" / "out")[table]


def test_marks_by_hand_outlive_a_full_disk(words, out, tmp_path):
    given = tmp_path / "marks.csv"
    given.write_text("student,label,points,comment\nAna,q4,1,seen\n")
    assert main([*words, "--marks", str(given)], QUICK) == 0
    before = rows(out)
    ended = run_with_files_of(5_000, [*words, "--again"])
    assert ended.returncode == 2 and one_sentence(ended.stderr)
    assert rows(out)["hand_marks"] == before["hand_marks"]
    assert main(words, QUICK) == 0
    assert rows(out)["results"] == before["results"]


@pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(b""), Path.unlink])
def test_a_gradebook_emptied_beside_its_marks_is_not_begun_anew(
    spoil, words, out, capsys
):
    unseeded = [w for w in words if w not in ("--seed", "5")]
    assert main(unseeded, QUICK) == 0
    spoil(out / "gradebook.sqlite")
    marks = (out / "marks.csv").read_bytes()
    capsys.readouterr()
    assert main(unseeded, QUICK) == 2
    said = capsys.readouterr().err
    assert "empty or gone" in said and one_sentence(said)
    assert (out / "marks.csv").read_bytes() == marks


def test_a_damaged_result_is_told_and_again_mends_it(words, out, capsys):
    assert main(words, QUICK) == 0
    before = rows(out)
    with closing(sqlite3.connect(out / "gradebook.sqlite")) as book:
        book.execute("UPDATE results SET record = '{\"status\": 1'")
        book.commit()
    counting = Counting()
    capsys.readouterr()
    assert main(words, counting.grader()) == 2
    said = capsys.readouterr().err
    assert "--again grades it once more" in said and one_sentence(said)
    assert main([*words, "--again"], QUICK) == 0
    assert rows(out)["results"] == before["results"]


@pytest.mark.parametrize("name", ["marks.csv", "report.html", "feedback"])
def test_a_file_that_cannot_be_written_is_one_sentence(
    name, words, out, capsys
):
    assert main(words, QUICK) == 0
    if name == "feedback":
        rmtree(out / name)
        (out / name).write_text("a file in the folder's place")
    else:
        (out / name).unlink()
        (out / name).mkdir()
    capsys.readouterr()
    assert main(words, QUICK) == 2
    said = capsys.readouterr().err
    assert name in said and one_sentence(said)


@pytest.mark.parametrize("place", ["/dev/null/out", "/proc/1/fd/out"])
def test_a_folder_that_cannot_be_made_is_one_sentence(place, words, capsys):
    words[words.index("--out") + 1] = place
    assert main(words, QUICK) == 2
    said = capsys.readouterr().err
    assert place in said and one_sentence(said)


def test_a_home_without_rights_is_one_sentence(words, tmp_path, monkeypatch):
    from grading.sandbox import prepare

    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    prepare.prepare.cache_clear()
    with pytest.raises(OSError, match="Not a directory"):
        prepare.prepare("01_network")
    real = QUICK._replace(prepare=prepare.prepare)
    assert main(words, real) == 2


def test_what_cannot_be_prepared_leaves_nothing(tmp_path, monkeypatch):
    from grading.sandbox import prepare

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(prepare, "make", full)
    prepare.prepare.cache_clear()
    with pytest.raises(OSError, match="No space"):
        prepare.prepare("01_network")
    assert list((tmp_path / "train-a-network" / "grading").iterdir()) == []
