"""What a person marks goes out, comes back, and is never lost."""

import csv
from dataclasses import replace

import pytest
from made_class import (
    FULL,
    PROSE,
    QUESTIONS,
    SOME,
    entry,
    made_class,
)

from grading.records import HandMark
from grading.results.by_hand import MarksError, read_marks, write_to_mark


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def save(path, lines):
    """Write a table as a spreadsheet does."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)


def marks_file(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "marks.csv"
    path.write_bytes(text.encode(encoding))
    return path


def of(lines, student, label):
    (line,) = [
        line
        for line in lines
        if (line["student"], line["label"]) == (student, label)
    ]
    return line


def test_open_answers_and_sentences_are_written_out_with_their_prose(tmp_path):
    lines = read(
        write_to_mark(made_class(), QUESTIONS, tmp_path / "to_mark.csv")
    )
    curve = of(lines, "Ana Núñez", "q7")
    assert curve["answer"] == f"0.25\n\n{PROSE}"
    assert (curve["judged"], curve["points"]) == ("", "")
    reason = of(lines, "Ana Núñez", "q6")
    assert (reason["answer"], reason["judged"]) == ("not kept", "2 of 2")
    students = {line["student"] for line in lines}
    assert "Franz" not in students and "Ben" not in students
    # Nothing was given the name, and a Markdown cell was added.
    assert of(lines, "'=1+1", "q7")["answer"] == "<b>bold</b>"


def test_what_is_optional_is_read_by_nobody(tmp_path):
    own = [replace(q, optional=q.label == "q7") for q in QUESTIONS]
    lines = read(write_to_mark(made_class(), own, tmp_path / "to_mark.csv"))
    assert {line["label"] for line in lines} == {"q6"}


def test_the_rows_are_the_same_on_every_run(tmp_path):
    path = write_to_mark(made_class(), QUESTIONS, tmp_path / "to_mark.csv")
    before = path.read_bytes()
    write_to_mark(made_class(), QUESTIONS, path)
    assert path.read_bytes() == before


def test_marks_filled_in_come_back_and_count(tmp_path):
    entries = made_class()
    path = write_to_mark(entries, QUESTIONS, tmp_path / "to_mark.csv")
    lines = read(path)
    of(lines, "Ana Núñez", "q7").update(
        points="2,5", possible="4", comment="=Good"
    )
    of(lines, "'=1+1", "q7").update(points="0", possible="4")
    of(lines, "Dora", "q6").update(points="1", comment="No reason given")
    save(path, lines)
    marks = read_marks(path, entries, QUESTIONS)
    assert marks[("Ana Núñez", "q7")] == HandMark(2.5, "=Good", 4)
    assert marks[("=1+1", "q7")] == HandMark(0, "", 4)
    assert marks[("Dora", "q6")] == HandMark(1, "No reason given")
    # The mark that was there before is in the file too.
    name = "<script>alert(1)</script>"
    assert marks[(name, "q7")] == HandMark(3, "Well seen.", 4)
    assert len(marks) == 4


def test_a_second_run_keeps_what_was_filled_in(tmp_path):
    path = write_to_mark(made_class(), QUESTIONS, tmp_path / "to_mark.csv")
    lines = read(path)
    filled = {"points": "2", "possible": "4", "comment": "=good"}
    of(lines, "Ana Núñez", "q7").update(filled)
    of(lines, "Dora", "q7").update(filled)
    save(path, lines)
    changed = entry("Ana Núñez", FULL | {"q7": "my_curve = 0.5"})
    assert write_to_mark([changed], QUESTIONS, path) == path
    lines = read(path)
    kept = of(lines, "Ana Núñez", "q7")
    assert kept["answer"] == "0.5"
    assert "has changed" in kept["note"]
    assert (kept["points"], kept["comment"]) == ("2", "'=good")
    # Dora is not in this run; her points stay, and no note is made up.
    assert of(lines, "Dora", "q7")["points"] == "2"
    assert of(lines, "Dora", "q7")["note"] == ""


def test_another_persons_file_is_left_alone(tmp_path):
    path = tmp_path / "to_mark.csv"
    path.write_text("my,own,table\n1,2,3\n", encoding="utf-8")
    written = write_to_mark(made_class(), QUESTIONS, path)
    assert written.name == "to_mark.new.csv"
    assert read(written)
    assert path.read_text(encoding="utf-8") == "my,own,table\n1,2,3\n"


def test_a_judged_question_is_overridden_with_few_columns(tmp_path):
    path = marks_file(
        tmp_path,
        "Student;Label;Points;Comment\r\nBen;q1;1;appeal\r\n"
        "Çelik, Öz;q3;0,5;\r\nDora;q1;;\r\n",
        "cp1252",
    )
    assert read_marks(path, made_class(), QUESTIONS) == {
        ("Ben", "q1"): HandMark(1, "appeal"),
        ("Çelik, Öz", "q3"): HandMark(0.5),
    }


@pytest.mark.parametrize(
    "line, said",
    [
        ("Bea,q1,1,", "line 3, column student: nobody is 'Bea'"),
        ("Ben,q9,1,", "line 3, column label: no question 'q9'"),
        ("Ben,q1,one,", "line 3, column points: wanted is a number"),
        ("Ben,q1,-1,", "line 3, column points: wanted is a number"),
        ("Ben,q1,nan,", "line 3, column points: wanted is a number"),
        ("Ben,q1,inf,", "line 3, column points: wanted is a number"),
        ("Ben,q1,1.5,", "line 3, column points: 1.5 of at most 1 in q1"),
        ("Ben,q1,,words", "line 3, column points: a comment, and no points"),
        ("Dora,q1,1,", "line 3, column student: marked twice"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_used(tmp_path, line, said):
    path = marks_file(
        tmp_path, f"student,label,points,comment\nDora,q1,1,\n{line}\n"
    )
    with pytest.raises(MarksError) as error:
        read_marks(path, made_class(), QUESTIONS)
    assert said in str(error.value)
    assert str(error.value).startswith(str(path))
    assert "No mark was taken from this file." in str(error.value)


def test_lines_are_counted_as_they_stand_in_the_file(tmp_path):
    path = marks_file(
        tmp_path, 'student,label,points,comment\nDora,q1,1,"a\nb"\nX,q1,1,\n'
    )
    with pytest.raises(MarksError, match="line 4, column student"):
        read_marks(path, made_class(), QUESTIONS)


def test_an_open_question_has_one_maximum_and_none_goes_over_it(tmp_path):
    head = "student,label,points,possible\n"
    path = marks_file(tmp_path, head + "Ana Núñez,q7,5,4\n")
    with pytest.raises(MarksError, match="5 of at most 4 in q7"):
        read_marks(path, made_class(), QUESTIONS)
    path = marks_file(tmp_path, head + "Ana Núñez,q7,2,4\nDora,q7,2,3\n")
    with pytest.raises(MarksError, match="q7 is out of 3 and out of 4"):
        read_marks(path, made_class(), QUESTIONS)


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "no column student, label, points"),
        (b"name,points\nBen,1\n", "line 1: no column student, label"),
        (b"PK\x03\x04\0\0\0", "not a CSV file"),
        (b'student,label,points\n"Ben', "line 2"),
    ],
)
def test_a_file_of_another_kind_is_reported(tmp_path, content, said):
    path = tmp_path / "marks.xlsx"
    path.write_bytes(content)
    with pytest.raises(MarksError, match=said):
        read_marks(path, made_class(), QUESTIONS)


def test_many_wrong_lines_are_counted_and_ten_shown(tmp_path):
    text = "student,label,points\n" + "X,q1,1\n" * 30
    with pytest.raises(MarksError) as error:
        read_marks(marks_file(tmp_path, text), made_class(), QUESTIONS)
    lines = str(error.value).splitlines()
    assert len(lines) == 12
    assert lines[10] == "... and 20 more"


def test_a_composed_accent_is_the_same_as_a_combined_one(tmp_path):
    text = "student,label,points\nAna Nu\u0301n\u0303ez,q1,1\n"
    path = marks_file(tmp_path, text)
    marks = read_marks(path, [entry("Ana Núñez", SOME)], QUESTIONS)
    assert marks == {("Ana Núñez", "q1"): HandMark(1)}
