"""The gradebook keeps what was written, and refuses what is not its own."""

import sqlite3
import stat
from dataclasses import replace

import pytest

from grading.records import (
    HandMark,
    QuestionRecord,
    Record,
    Submission,
    Trouble,
    failure,
)
from grading.run.database import GradebookError
from grading.run.gradebook import Key, open_gradebook

KEY = Key("05_training_loop", "v1", "5")
RECORD = Record(
    "crashed",
    "half a pair \ud800",
    (Trouble("cell 2", "crashed", "exit 3"),),
    (QuestionRecord("q4", ("a", "b"), "partly", 1, 2, (("t", 1, 2),)),),
    ("prose",),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gradebook.sqlite"


def test_a_record_comes_back_as_it_was_after_closing(path):
    with open_gradebook(path) as book:
        book.store("d1", KEY, RECORD)
    with open_gradebook(path) as book:
        assert book.record("d1", KEY) == RECORD
        assert not book.is_due("d1", KEY)


@pytest.mark.parametrize("field", Key._fields)
def test_a_result_counts_for_its_exercise_version_and_seed_alone(path, field):
    with open_gradebook(path) as book:
        book.store("d1", KEY, RECORD)
        other = KEY._replace(**{field: "another"})
        assert book.record("d1", other) is None
        assert book.is_due("d1", other)
        assert book.is_due("d2", KEY)


def test_an_old_result_stays_until_the_new_one_is_there(path):
    with open_gradebook(path) as book:
        book.store("d1", KEY, RECORD)
        book.again(["d1"], KEY)
        assert book.is_due("d1", KEY)
        assert book.record("d1", KEY) == RECORD
        book.doubt("d1", KEY, Record("timed out"))
        assert book.record("d1", KEY) == RECORD
        book.store("d1", KEY, Record("graded"))
        assert book.record("d1", KEY) == Record("graded")
        assert not book.is_due("d1", KEY)


def of_points(points, version):
    question = RECORD.questions[0]
    made = replace(question, points=points, version=version)
    return replace(RECORD, questions=(made,))


def test_who_has_other_points_after_a_question_was_changed_is_kept(path):
    newer = KEY._replace(version="v2")
    said = "q4: 2 of 2, and 1 of 2 before the question was changed"
    with open_gradebook(path) as book:
        book.store("d1", KEY, of_points(1, "a"))
        book.store("d2", KEY, of_points(2, "a"))
        for _ in range(2):  # grading again with the same outcome loses none
            book.store("d1", newer, of_points(2, "b"))
            book.store("d2", newer, of_points(2, "b"))
            assert book.record("d1", newer).changes == (said,)
        assert book.record("d2", newer).changes == ()
        book.store("d2", newer, of_points(0, "b"))
        assert book.record("d2", newer).changes == (
            "q4: 0 of 2, and 2 of 2 before",
        )


def test_a_doubt_is_kept_and_does_not_count(path):
    with open_gradebook(path) as book:
        book.doubt("d1", KEY, RECORD)
    with open_gradebook(path) as book:
        assert book.record("d1", KEY) is None
        assert book.in_doubt("d1", KEY) == RECORD
        assert not book.is_due("d1", KEY)
        book.store("d1", KEY, RECORD)
        assert book.in_doubt("d1", KEY) is None


def test_a_failure_of_ours_is_due_again(path):
    with open_gradebook(path) as book:
        book.store("d1", KEY, failure("no sandbox"))
        assert book.is_due("d1", KEY)


def test_the_secret_seed_is_made_once_and_one_that_is_given_is_kept(path):
    with open_gradebook(path) as book:
        first = book.seed()
        assert book.seed() == first
    with open_gradebook(path.with_name("other")) as book:
        assert book.seed() != first
    with open_gradebook(path) as book:
        assert book.seed() == first
        assert book.seed(0) == 0
        assert book.seed() == 0


def test_only_the_owner_may_read_the_file_and_what_lies_beside_it(path):
    with open_gradebook(path) as book:
        book.seed()
        for each in path.parent.glob("gradebook*"):
            assert stat.S_IMODE(each.stat().st_mode) == 0o600, each


def test_a_mark_by_hand_comes_back_and_the_later_one_counts(path):
    first, second = HandMark(1.5, "good"), HandMark(3, "better", 4.0)
    other = ("Bo", "q1")
    with open_gradebook(path) as book:
        exercise = KEY.exercise
        book.mark_by_hand(exercise, {("Ana", "q6"): first}, {"Ana": "d1"})
        assert book.hand_marks(exercise, "Ana", "d1") == ({"q6": first}, [])
        book.mark_by_hand(exercise, {("Ana", "q6"): second, other: first}, {})
        assert book.hand_marks(exercise, "Ana", "d1")[0] == {"q6": second}
        book.mark_by_hand(exercise, {other: second}, {}, forget=True)
        assert book.hand_marks(exercise, "Ana", "d1") == ({}, [])
        assert book.hand_marks(exercise, "Bo", "d1")[0] == {"q1": second}


def test_a_mark_given_before_the_file_was_handed_in_anew_is_told(path):
    submission = Submission("Ana", "a.ipynb", b"", 1.0, "late")
    with open_gradebook(path) as book:
        marks = {("Ana", "q6"): HandMark(1)}
        book.mark_by_hand(KEY.exercise, marks, {"Ana": "d1"})
        before = book.entry(submission, "d1", KEY, {"group": "B"})
        after = book.entry(submission, "d2", KEY, {})
    assert before.note == "late"
    assert before.columns == {"group": "B"}
    assert "entered by hand: q6" in after.note
    assert after.hand_marks == {"q6": HandMark(1)}


def test_what_breaks_off_in_the_middle_leaves_nothing(path):
    with open_gradebook(path) as book:
        marks = {("Ana", "q1"): HandMark(1), ("Bo", "q1"): HandMark(object())}
        with pytest.raises(sqlite3.Error):
            book.mark_by_hand(KEY.exercise, marks, {}, forget=True)
        assert book.hand_marks(KEY.exercise, "Ana", "") == ({}, [])
        book.store("d1", KEY, RECORD)  # and the book goes on


def test_a_name_that_is_no_proper_text_is_kept_readable(path):
    submission = Submission("A\udce9", "x/\udcff.ipynb", b"", 1.0)
    with open_gradebook(path) as book:
        book.add(KEY.exercise, [(submission, "d1")])
        found = book.connection.execute("SELECT student FROM submissions")
        assert found.fetchall() == [("A?",)]


def test_what_is_on_the_disk_is_synchronised_at_each_result(path):
    with open_gradebook(path) as book:
        ask = book.connection.execute
        assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
        assert ask("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_a_second_run_is_refused_and_the_first_goes_on(path):
    with open_gradebook(path) as book:
        with (
            pytest.raises(GradebookError, match="another run has this"),
            open_gradebook(path),
        ):
            pass
        book.store("d1", KEY, RECORD)
    with open_gradebook(path) as book:
        assert book.record("d1", KEY) == RECORD


def damage(path):
    """Spoil the last page, which opening alone does not read."""
    content = bytearray(path.read_bytes())
    content[-4096:-3896] = b"\xaa" * 200
    path.write_bytes(content)


def of_another_version(path):
    change(path, "PRAGMA user_version = 7")


def of_another_program(path):
    change(path, "PRAGMA application_id = 1")


def no_database(path):
    path.write_bytes(b"student,points\nAna,3\n" * 100)


def change(path, statement):
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "spoil, says",
    [
        (damage, "damaged"),
        (of_another_version, "of version 7"),
        (of_another_program, "the file of another program"),
        (no_database, "no gradebook"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_is(
    path, spoil, says
):
    with open_gradebook(path) as book:
        book.store("d1", KEY, RECORD)
    spoil(path)
    before = path.read_bytes()
    with (
        pytest.raises(GradebookError, match=says) as caught,
        open_gradebook(path),
    ):
        pass
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_an_empty_file_of_a_run_that_was_killed_at_once_is_filled(path):
    path.touch(0o600)
    with open_gradebook(path) as book:
        book.store("d1", KEY, RECORD)
        assert book.record("d1", KEY) == RECORD
