"""Who was late, which questions count, and pages zipped for upload."""

import os
import zipfile
from datetime import datetime

import pytest
from grading_driver import CLASS, QUICK, STEM, hand_in, table, words_for

from grading.command import main
from grading.results.outputs import write_all
from grading.settings import Settings

NOTEBOOK = b'{"cells": [{"cell_type": "code", "source": "x = 1"}]}'


@pytest.fixture
def words(tmp_path):
    """Hand in at 18:00, 19:30 and, two days later, 18:10."""
    words = words_for(tmp_path)
    times = ("2026-11-24 18:00", "2026-11-24 19:30", "2026-11-26 18:10")
    for student, time in zip(CLASS, times):
        seconds = datetime.fromisoformat(time).timestamp()
        os.utime(tmp_path / "in" / student / f"{STEM}.ipynb", (seconds,) * 2)
    return words


def late(folder):
    found = table(folder / "out" / "marks.csv")
    return {student: row.get("late") for student, row in found.items()}


@pytest.mark.parametrize(
    "due, expected",
    [
        ("2026-11-24 18:00", ["", "1 h 30 min", "48 h 10 min"]),
        ("2026-11-24", ["", "", "42 h 10 min"]),
        ("2026-11-27T00:00", ["", "", ""]),
    ],
)
def test_a_column_says_by_how_much_each_was_late(
    due, expected, words, tmp_path
):
    assert main([*words, "--due", due], QUICK) == 0
    assert list(late(tmp_path).values()) == expected
    before = table(tmp_path / "out" / "marks.csv")
    assert main(words, QUICK) == 0  # and no points go by it
    assert set(late(tmp_path).values()) == {None}
    after = table(tmp_path / "out" / "marks.csv")
    assert [r["total"] for r in before.values()] == [
        r["total"] for r in after.values()
    ]


def test_an_extension_holds_for_its_student_alone(words, tmp_path):
    given = tmp_path / "extensions.csv"
    given.write_text("Student;Due\nBo;2026-11-24 19:00\n", encoding="utf-8")
    options = ["--due", "2026-11-24 18:00", "--extensions", str(given)]
    assert main([*words, *options], QUICK) == 0
    assert list(late(tmp_path).values()) == ["", "30 min", "48 h 10 min"]


@pytest.mark.parametrize(
    "text, says",
    [
        ("student,due\nNobody,2026-11-24\n", "student 'Nobody'"),
        ("student,due\nBo,tomorrow\n", "tomorrow"),
        ("name,due\nBo,2026-11-24\n", "column or student 'student'"),
    ],
)
def test_a_wrong_table_of_extensions_is_refused(
    text, says, words, tmp_path, capsys
):
    given = tmp_path / "extensions.csv"
    given.write_text(text)
    options = ["--due", "2026-11-24", "--extensions", str(given)]
    assert main([*words, *options], QUICK) == 2
    assert says in capsys.readouterr().err
    assert main([*words, *options[2:]], QUICK) == 2
    assert "needs --due" in capsys.readouterr().err


def test_only_the_questions_asked_for_count(words, tmp_path, capsys):
    assert main([*words, "--questions", "q4,q5"], QUICK) == 0
    row = table(tmp_path / "out" / "marks.csv")["Ana"]
    assert {"q4", "q5"} <= set(row) and "q1" not in row
    whole = main(words, QUICK) == 0
    assert whole and "q1" in table(tmp_path / "out" / "marks.csv")["Ana"]
    assert main([*words, "--questions", "q4,q44"], QUICK) == 2
    assert "no q44" in capsys.readouterr().err


def test_all_pages_are_zipped_under_moodles_own_folders(words, tmp_path):
    assert main(words, QUICK) == 0
    pages = {p.name for p in (tmp_path / "out" / "feedback").iterdir()}
    with zipfile.ZipFile(tmp_path / "out" / "feedback.zip") as zipped:
        assert set(zipped.namelist()) == pages
    name = "Bo Li_7001_assignsubmission_file"
    given = hand_in(tmp_path / "moodle", {f"{name}_": NOTEBOOK})
    words[0] = str(given)
    assert main([*words, "--annotate"], QUICK) == 0
    with zipfile.ZipFile(tmp_path / "out" / "feedback.zip") as zipped:
        found = sorted(zipped.namelist())
    assert all(one.startswith(f"{name}_/bo-li-") for one in found)
    assert [one.rpartition(".")[2] for one in found] == ["html", "ipynb"]
    assert main(words, QUICK) == 0  # and of a later run no copy is left in it
    with zipfile.ZipFile(tmp_path / "out" / "feedback.zip") as zipped:
        assert zipped.namelist() == found[:1]


def test_a_student_who_handed_in_nothing_has_no_page_to_upload(tmp_path):
    from made_class import QUESTIONS, entry

    folder = tmp_path / "out"
    folder.mkdir()
    settings = Settings((), "00_warm_up", folder)
    written = write_all([entry("Franz")], QUESTIONS, settings, {})
    path = written["the same, to be uploaded"]
    assert zipfile.ZipFile(path).namelist() == []
