"""The command does what it says, and says what it did."""

import json
from dataclasses import replace

import pytest
from grading_driver import (
    CLASS,
    QUICK,
    STEM,
    Counting,
    grade,
    hand_in,
    rows,
    statuses,
    table,
    words_for,
)

from grading.command import main
from grading.exercise import exercises
from grading.run.database import open_file


@pytest.fixture
def words(tmp_path):
    return words_for(tmp_path)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_a_class_is_graded_and_the_files_are_there(words, out, capsys):
    assert main(words, QUICK) == 0
    said = capsys.readouterr().out
    for name in ("marks.csv", "canvas.csv", "moodle.csv", "report.html"):
        assert (out / name).stat().st_size
        assert str(out / name) in said
    assert len(list((out / "feedback").glob("*.html"))) == 3
    assert "3  graded" in said
    assert set(table(out / "marks.csv")) == set(CLASS)
    assert out.stat().st_mode & 0o077 == 0


def test_as_json_the_marks_stand_alone_on_the_terminal(words, out, capsys):
    assert main([*words, "--format", "json"], QUICK) == 0
    said = capsys.readouterr()
    made = json.loads(said.out)
    assert [one["student"] for one in made["students"]] == sorted(CLASS)
    assert str(out / "report.html") in said.err
    assert main([*words, "--format", "gradescope"], QUICK) == 2
    assert "there are 3" in capsys.readouterr().err


def test_nothing_is_graded_twice(words):
    first, second = Counting(), Counting()
    assert main(words, first.grader()) == 0
    assert main(words, second.grader()) == 0
    assert sorted(first.graded) == sorted(CLASS.values())
    assert second.graded == []


def test_whose_points_changed_is_said_and_noted(words, out, capsys):
    def generous(content, **options):
        record = grade(content, **options)
        (question,) = record.questions
        more = replace(question, points=2, version="b")
        return replace(record, questions=(more,))

    assert main(words, QUICK) == 0
    before = table(out / "marks.csv")
    capsys.readouterr()
    mended = QUICK._replace(grade=generous, version_of=lambda stem: "v2")
    assert main(words, mended) == 0
    said = capsys.readouterr().out
    for student, row in table(out / "marks.csv").items():
        points = before[student]["q4"]
        sentence = f"q4: 2 of 2, and {points} of 2 before"
        assert (f"{student}: {sentence}" in said) == (points != "2")
        assert (sentence in row["note"]) == (points != "2")
    assert "and 0 of 2 before" in said or "and 1 of 2 before" in said


def test_the_same_file_of_two_is_graded_once_and_marks_both(words, tmp_path):
    hand_in(tmp_path / "in", {"Dee": CLASS["Ana"]})
    counting = Counting()
    assert main(words, counting.grader()) == 0
    assert len(counting.graded) == 3
    assert set(statuses(tmp_path / "out")) == {*CLASS, "Dee"}


def test_a_newer_file_is_graded_and_the_others_are_not(words, tmp_path):
    assert main(words, QUICK) == 0
    hand_in(tmp_path / "in", {"Ana": b"honest 9"})
    counting = Counting()
    assert main(words, counting.grader()) == 0
    assert counting.graded == [b"honest 9"]


def test_only_grades_those_who_are_named(words, out, capsys):
    counting = Counting()
    assert main([*words, "--only", "Bo"], counting.grader()) == 0
    assert counting.graded == [CLASS["Bo"]]
    marks = table(out / "marks.csv")
    assert marks["Bo"]["status"] == "graded"
    assert marks["Ana"]["status"] == "not yet graded"
    assert marks["Ana"]["total"] == ""
    assert main([*words, "--only", "Zoe"], QUICK) == 2
    assert "Zoe" in capsys.readouterr().err


def test_another_seed_grades_anew_and_is_kept(words, out):
    assert main(words, QUICK) == 0
    words[words.index("5")] = "6"
    assert main(words, QUICK) == 0
    del words[words.index("--seed") : words.index("6") + 1]
    counting = Counting()
    assert main(words, counting.grader()) == 0
    assert counting.graded == []
    assert len(rows(out)["results"]) == 6


def test_without_a_seed_a_secret_one_is_drawn(words, out):
    del words[words.index("--seed") : words.index("5") + 1]
    assert main(words, QUICK) == 0
    assert int(rows(out)["meta"][0][1]) > 1000


def test_missing_students_are_named_and_have_no_marks(words, out, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("name\nAna\nBo\nÇelik\nZoe\n", encoding="utf-8")
    assert main([*words, "--roster", str(roster)], QUICK) == 0
    zoe = table(out / "marks.csv")["Zoe"]
    assert (zoe["status"], zoe["total"], zoe["q4"]) == ("missing", "", "")


def test_marks_by_hand_replace_the_judges_and_stay(
    words, out, tmp_path, capsys
):
    marks = tmp_path / "marks.csv"
    marks.write_text("student,label,points\nAna,q4,1.5\n", encoding="utf-8")
    assert main([*words, "--marks", str(marks)], QUICK) == 0
    assert f"taken from {marks}: 1 mark\n" in capsys.readouterr().out
    assert table(out / "marks.csv")["Ana"]["q4"] == "1.5"
    assert main(words, QUICK) == 0
    assert table(out / "marks.csv")["Ana"]["q4"] == "1.5"
    assert main([*words, "--forget-marks"], QUICK) == 0
    assert table(out / "marks.csv")["Ana"]["q4"] != "1.5"


def test_a_marked_open_question_counts_in_everyones_total(
    words, out, tmp_path
):
    assert main(words, QUICK) == 0
    before = {row["possible"] for row in table(out / "marks.csv").values()}
    marks = tmp_path / "marks.csv"
    marks.write_text("student,label,points,possible\nAna,q6,3,4\n")
    assert main([*words, "--marks", str(marks)], QUICK) == 0
    after = {row["possible"] for row in table(out / "marks.csv").values()}
    assert [len(before), after] == [1, {str(int(before.pop()) + 4)}]


def test_a_wrong_table_of_marks_is_refused_before_anything_runs(
    words, tmp_path, capsys
):
    marks = tmp_path / "marks.csv"
    marks.write_text("student,label,points\nAna,q99,1\n", encoding="utf-8")
    counting = Counting()
    assert main([*words, "--marks", str(marks)], counting.grader()) == 2
    assert "line 2" in capsys.readouterr().err
    assert counting.graded == []


def test_a_failure_of_ours_is_tried_alone_and_reported(
    words, out, tmp_path, capsys
):
    hand_in(tmp_path / "in", {"Eve": b"raise"})
    counting = Counting()
    assert main(words, counting.grader()) == 3
    assert counting.graded[-1] == b"raise"  # last, after all the others
    assert counting.graded.count(b"raise") == 2
    assert "Eve: ZeroDivisionError: ours" in capsys.readouterr().err
    marks = table(out / "marks.csv")
    assert (marks["Eve"]["status"], marks["Eve"]["total"]) == (
        "grader failure",
        "",
    )
    page = next((out / "feedback").glob("*[Ee]ve*"))
    assert "ZeroDivisionError" not in page.read_text(encoding="utf-8")


def test_a_failure_that_passes_counts_in_full(words, out):
    def fail():
        raise OSError("the disk hiccups")

    counting = Counting(1, fail)
    assert main(words, counting.grader()) == 0
    assert set(statuses(out).values()) == {"graded"}
    assert rows(out)["doubts"] == []


def test_two_runs_at_once_the_second_is_refused(words, out, capsys):
    assert main(words, QUICK) == 0
    before = rows(out)
    with open_file(out / "gradebook.sqlite"):
        assert main([*words, "--again"], QUICK) == 2
    error = capsys.readouterr().err
    assert "another run has this gradebook open" in error
    assert error.count("\n") == 1
    assert rows(out) == before


def test_a_damaged_gradebook_is_refused_and_left_alone(words, out, capsys):
    out.mkdir()
    (out / "gradebook.sqlite").write_bytes(b"no database at all" * 99)
    assert main(words, QUICK) == 2
    assert "move it away" in capsys.readouterr().err
    content = (out / "gradebook.sqlite").read_bytes()
    assert content == b"no database at all" * 99


def test_an_unknown_exercise_lists_those_there_are(words, capsys):
    words[words.index(STEM)] = "05_training"
    assert main(words, QUICK) == 2
    error = capsys.readouterr().err
    assert all(stem in error for stem in exercises())


@pytest.mark.parametrize(
    "change, says",
    [
        (lambda words: ["/nowhere", *words[1:]], "no folder or file"),
        (lambda words: [*words, "--roster", "/nowhere"], "/nowhere"),
        (lambda words: [*words, "--out", words[0] + "/x"], "give another"),
    ],
)
def test_a_command_that_cannot_be_followed_is_explained(
    words, out, capsys, change, says
):
    assert main(change(words), QUICK) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("wrong", ["--jobs=0", "--seed=-1", "--memory=x"])
def test_a_number_that_is_none_is_refused(words, wrong):
    with pytest.raises(SystemExit) as caught:
        main([*words, wrong], QUICK)
    assert caught.value.code == 2


def test_without_a_sandbox_nothing_runs_unless_it_is_trusted(
    words, out, capsys
):
    bare = QUICK._replace(why_not=lambda: "Install bubblewrap.")
    assert main(words, bare) == 2
    assert capsys.readouterr().err == "Install bubblewrap.\n"
    assert not out.exists()
    assert main([*words, "--trust-submissions"], bare) == 0
    assert "without a sandbox" in capsys.readouterr().err


def test_a_worked_solution_that_fails_ends_the_run_with_3(words, capsys):
    def fail(*_):
        raise RuntimeError("the worked solution fails")

    counting = Counting()
    broken = counting.grader()._replace(prepare=fail)
    assert main(words, broken) == 3
    assert "the worked solution fails" in capsys.readouterr().err
    assert counting.graded == []
