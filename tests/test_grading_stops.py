"""However a run is stopped, the next one goes on, and nothing is lost."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from grading_driver import (
    CLASS,
    QUICK,
    STEM,
    Counting,
    hand_in,
    rows,
    statuses,
    table,
    words_for,
)

from grading.command import main

TESTS = Path(__file__).parent


@pytest.fixture
def words(tmp_path):
    return words_for(tmp_path)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def driver(gradings, milliseconds, words):
    """Start the command in a process group of its own."""
    program = [sys.executable, TESTS / "grading_driver.py"]
    return subprocess.run(
        [*program, str(gradings), str(milliseconds), *words],
        env={"PYTHONPATH": f"{TESTS.parent}:{TESTS}", "PATH": "/usr/bin:/bin"},
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=300,
    )


def interrupt():
    signal.raise_signal(signal.SIGINT)


def test_ctrl_c_writes_what_is_there_and_the_next_run_goes_on(
    words, out, capsys
):
    stopped, goes_on = Counting(2, interrupt), Counting()
    assert main(words, stopped.grader()) == 130
    assert "same command to go on" in capsys.readouterr().err
    states = [row["status"] for row in table(out / "marks.csv").values()]
    assert sorted(states) == ["graded", "graded", "not yet graded"]
    assert main(words, goes_on.grader()) == 0
    assert sorted(stopped.graded + goes_on.graded) == sorted(CLASS.values())


def test_again_grades_anew_and_keeps_the_old_until_then(words, out):
    assert main(words, QUICK) == 0
    before = rows(out)["results"]
    stopped = Counting(1, interrupt)
    assert main([*words, "--again"], stopped.grader()) == 130
    assert len(statuses(out)) == 3
    goes_on = Counting()
    assert main(words, goes_on.grader()) == 0
    assert sorted(stopped.graded + goes_on.graded) == sorted(CLASS.values())
    assert rows(out)["results"] == before


def test_a_doubtful_end_is_run_again_at_the_end_before_it_counts(
    words, out, tmp_path
):
    hand_in(tmp_path / "in", {"Aaron": b"doubt"})
    counting = Counting()
    assert main(words, counting.grader()) == 0
    assert counting.graded[0] == counting.graded[-1] == b"doubt"
    assert len(counting.graded) == 5
    stopped = Counting(4, interrupt)
    assert main([*words, "--again"], stopped.grader()) == 130
    assert len(rows(out)["doubts"]) == 1


def test_a_second_ctrl_c_ends_at_once_and_spoils_nothing(words, out, tmp_path):
    hand_in(tmp_path / "in", {"Dee": b"stubborn"})
    ended = driver(-1, 0, words)
    assert ended.returncode == 130, ended.stderr
    assert not (out / "marks.csv").exists()
    assert set(statuses(out)) == {"Ana", "Bo"}  # who come before Dee


def test_twenty_kills_at_random_moments_change_nothing(tmp_path):
    contents = {f"S{n:02}": b"honest %d" % n for n in range(150)}
    contents |= {"S07": b"doubt", "S21": b"raise", "S33": contents["S32"]}
    folder = hand_in(tmp_path / "in", contents)
    words = [str(folder), "--exercise", STEM, "--seed", "5", "--jobs", "1"]
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    assert main([*words, "--out", str(whole)], QUICK) == 3
    chance, found = random.Random(7), set()
    for _ in range(20):
        ended = driver(
            chance.randrange(6), chance.uniform(0, 12), [*words, "--out", cut]
        )
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        found.add(len(rows(cut)["results"]) if cut.exists() else 0)
    assert len(found) > 5  # it was killed in the middle, not at the edges
    assert main([*words, "--out", str(cut)], QUICK) == 3
    assert rows(cut) == rows(whole)
    for path in (whole / "marks.csv", whole / "canvas.csv"):
        assert (cut / path.name).read_bytes() == path.read_bytes()


def test_ctrl_c_ends_workers_too_and_the_next_run_goes_on(tmp_path):
    contents = {f"S{n}": b"honest %d" % n for n in range(6)}
    contents["S3"] = b"interrupt " + bytes(tmp_path / "mark")
    folder = hand_in(tmp_path / "in", contents)
    out = str(tmp_path / "out")
    words = [str(folder), "--exercise", STEM, "--seed", "5", "--out", out]
    ended = driver(-1, 0, [*words, "--jobs", "2"])
    assert ended.returncode == 130, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "same command to go on" in ended.stderr
    assert main([*words, "--jobs", "1"], QUICK) == 0
    assert set(statuses(out)) == set(contents)
