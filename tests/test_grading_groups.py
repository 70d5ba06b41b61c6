"""A group hands in one file, and has one mark, also where a person marks."""

import os

import pytest
from grading_driver import QUICK, STEM, hand_in, table, words_for
from handed_in import notebook

from grading.command import main
from grading.exercise import template
from grading.records import QuestionRecord, Record

ROSTER = """name,id,Team
Ana,1,red
Bo,2,red
Cy,3,Blue
Di,4,Blue
Ed,5,
Flo,6,green
"""
DONE = notebook("raised = 1")
EMPTY = notebook(*template(STEM))
NEWER = 2_000_000_000


@pytest.fixture
def words(tmp_path):
    """Ana and, newer and empty, Bo hand in; so do "blue", and Ed alone."""
    files = {"Ana": DONE, "Bo": EMPTY, "blue": DONE + b" ", "Ed": b"honest"}
    words = words_for(tmp_path / "other")
    words[0] = str(hand_in(tmp_path / "in", files))
    os.utime(tmp_path / "in" / "Bo" / f"{STEM}.ipynb", (NEWER, NEWER))
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER)
    words[words.index("--out") + 1] = str(tmp_path / "out")
    return [*words, "--roster", str(roster), "--groups", "team"]


def quick(content, **_):
    """Give two points for what is written, and an answer to read."""
    points = 0 if content == EMPTY else 2
    judged = QuestionRecord("q4", ("train_step",), "partly", points, 2)
    read = QuestionRecord("q6", ("text",), "by hand", 0, 0, answer="Seen.")
    return Record("graded", questions=(judged, read))


GRADER = QUICK._replace(grade=quick)


def marks(tmp_path):
    return table(tmp_path / "out" / "marks.csv")


def test_all_of_a_group_have_the_mark_of_its_written_file(words, tmp_path):
    assert main(words, GRADER) == 0
    rows = marks(tmp_path)
    assert set(rows) == {"Ana", "Bo", "Cy", "Di", "Ed", "Flo"}
    assert [rows[s]["q4"] for s in rows] == ["2", "2", "2", "2", "2", ""]
    assert rows["Flo"]["status"] == "missing"
    assert "of the group red, handed in by Ana" in rows["Bo"]["note"]
    assert "left aside: in/Bo/" in rows["Ana"]["note"]
    assert "handed in by blue" in rows["Di"]["note"]
    assert "group" not in rows["Ed"]["note"]


def test_a_members_page_says_who_handed_in_and_for_whom(words, tmp_path):
    assert main(words, GRADER) == 0
    pages = tmp_path / "out" / "feedback"

    def foot(name):
        (page,) = pages.glob(f"{name}-*.html")
        return page.read_text("utf-8").partition("The file was")[2]

    assert " by Ana for the group red." in foot("bo")
    assert " by " not in foot("di").partition("for the group Blue.")[0]
    assert "group" not in foot("ed")


def test_a_mark_by_hand_is_the_groups_and_an_own_one_goes_before(
    words, tmp_path
):
    given = tmp_path / "marks.csv"
    given.write_text(
        "student,label,points,possible\nAna,q6,3,4\nCy,q6,1,4\nDi,q6,2,4\n"
    )
    assert main([*words, "--marks", str(given)], GRADER) == 0
    rows = marks(tmp_path)
    assert [rows[s]["q6"] for s in ("Ana", "Bo", "Cy", "Di")] == list("3312")
    assert rows["Ed"]["q6"] == ""  # it waits for a person


def test_a_group_is_read_once(words, tmp_path):
    assert main(words, GRADER) == 0
    rows = table(tmp_path / "out" / "to_mark.csv")
    assert list(rows) == ["Ana", "Cy", "Ed"]


def test_a_group_is_not_compared_with_itself(words, tmp_path):
    long = "\n".join(f"value_{n} = {n} * {n} + {n}" for n in range(30))
    for name in ("Ana", "Ed"):
        file = tmp_path / "in" / name / f"{STEM}.ipynb"
        file.write_bytes(notebook(long))
    assert main([*words, "--similarity"], GRADER) == 0
    pairs = (tmp_path / "out" / "similarity.csv").read_text("utf-8-sig")
    assert pairs.splitlines()[1:] == ["Ana,Ed,1.000,1.000"]


def test_a_column_that_is_not_there_is_told(words, capsys):
    assert main([*words[:-1], "squad"], GRADER) == 2
    assert "no column 'squad'; there is name, id, Team" in (
        capsys.readouterr().err
    )
    without = [w for w in words if "roster" not in w]
    assert main(without, GRADER) == 2
    assert "there is no roster" in capsys.readouterr().err
