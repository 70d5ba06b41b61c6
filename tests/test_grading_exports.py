"""Marks leave as tables that Excel, Canvas and Moodle read, nothing lost."""

import csv
import json
from dataclasses import replace
from datetime import datetime

import pytest
from made_class import (
    FULL,
    QUESTIONS,
    SOME,
    STEM,
    SUBMITTED,
    TITLE,
    entry,
    made_class,
)

from grading.records import HandMark, with_worth
from grading.results import outputs
from grading.results.exports import (
    write_canvas,
    write_marks,
    write_moodle,
)
from grading.results.for_programs import class_of, gradescope
from grading.results.marks import number
from grading.results.tables import read_table
from grading.settings import UsageError
from lessons import ROOT


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """Return the lines of marks.csv, by student."""
    path = tmp_path_factory.mktemp("out") / "marks.csv"
    write_marks(made_class(), QUESTIONS, path)
    return {line["student"]: line for line in read(path)}


def test_each_student_has_one_line_with_points_of_each_question(lines):
    assert len(lines) == len(made_class())
    ana, ben = lines["Ana Núñez"], lines["Ben"]
    points = ["1", "1", "2", "2", "3", "2", ""]
    assert [ana[f"q{n}"] for n in range(1, 8)] == points
    assert (ana["total"], ana["possible"]) == ("11", "15")
    assert (ben["q1"], ben["q4"], ben["total"]) == ("0", "2", "2")
    assert (ben["ID"], ben["Section"], ana["ID"]) == ("17", "A", "")
    assert datetime.fromisoformat(ana["submitted"]).timestamp() == SUBMITTED


def test_what_is_not_known_is_empty_and_never_0(lines):
    for student, status in (
        ("Franz", "missing"),
        ("Emil", "grader failure"),
    ):
        line = lines[student]
        assert line["status"] == status
        assert {line[f"q{n}"] for n in range(1, 8)} == {""}
        assert line["total"] == ""
    assert lines["Franz"]["submitted"] == lines["Franz"]["path"] == ""


def test_a_question_without_a_verdict_leaves_the_total_open(tmp_path):
    one = entry("Ana", FULL)
    first, *rest = one.record.questions
    broken = replace(first, state="not judged", points=0)
    one = replace(one, record=replace(one.record, questions=(broken, *rest)))
    write_marks([one], QUESTIONS, tmp_path / "marks.csv")
    (line,) = read(tmp_path / "marks.csv")
    assert (line["q1"], line["q2"], line["total"]) == ("", "1", "")


def test_a_persons_mark_counts_in_place_of_the_judges(lines):
    line = lines["<script>alert(1)</script>"]
    assert (line["q5"], line["q7"]) == ("2.5", "3")
    assert (line["total"], line["possible"]) == ("13.5", "15")
    assert "by hand: q5, q7" in line["note"]


def test_an_open_question_counts_for_all_once_a_person_marked_it(lines):
    # Ana's answer waits; Ben wrote none; Gül's file was no notebook.
    assert [lines[s]["q7"] for s in ("Ana Núñez", "Ben", "Gül")] == [
        "",
        "0",
        "0",
    ]
    assert {line["possible"] for line in lines.values()} == {"15"}


def test_points_for_an_open_question_without_a_maximum_come_on_top(tmp_path):
    one = entry("Ana", FULL, hand_marks={"q7": HandMark(2)})
    write_marks([one], QUESTIONS, tmp_path / "marks.csv")
    (line,) = read(tmp_path / "marks.csv")
    assert (line["total"], line["possible"]) == ("13", "11")


def test_the_note_says_what_waits_and_what_was_recovered(lines):
    assert "to be marked by hand: q7" in lines["Ana Núñez"]["note"]
    assert "ends in the middle" in lines["Dora"]["note"]


@pytest.mark.parametrize("start", "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
def test_no_cell_is_a_formula(tmp_path, start):
    text = f"{start}HYPERLINK(1)"
    one = entry(text, FULL, columns={text: text, "ID": text}, note=text)
    for write in (
        lambda path: write_marks([one], QUESTIONS, path),
        lambda path: write_canvas([one], QUESTIONS, path, text),
        lambda path: write_moodle([one], QUESTIONS, path),
    ):
        path = write(tmp_path / "table.csv")
        with open(path, encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [c for c in cells if c.startswith(start)], cells
        assert any("HYPERLINK" in cell for cell in cells)


def test_a_spreadsheet_is_told_that_it_is_utf_8(tmp_path):
    for path in (
        write_marks(made_class(), QUESTIONS, tmp_path / "marks.csv"),
        write_canvas(made_class(), QUESTIONS, tmp_path / "c.csv", TITLE),
        write_moodle(made_class(), QUESTIONS, tmp_path / "m.csv"),
    ):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert "Núñez" in content.decode("utf-8-sig")


def test_a_table_of_the_roster_hides_none_of_ours(tmp_path):
    one = entry("Ana", FULL, columns={"total": "99", "status": "paid"})
    write_marks([one], QUESTIONS, tmp_path / "marks.csv")
    (line,) = read(tmp_path / "marks.csv")
    assert (line["total"], line["roster total"]) == ("11", "99")
    assert (line["status"], line["roster status"]) == ("graded", "paid")


def test_canvas_gets_its_columns_in_order_and_the_points_possible(tmp_path):
    path = write_canvas(made_class(), QUESTIONS, tmp_path / "c.csv", TITLE)
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, possible, *rows = csv.reader(file)
    names = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert head == [*names, TITLE]
    assert possible[0].strip() == "Points Possible"
    assert possible[5] == "15"
    by_name = {row[0]: row for row in rows}
    assert by_name["Ben"] == ["Ben", "17", "", "", "A", "2"]
    assert by_name["Franz"][5] == by_name["Emil"][5] == ""


def test_canvas_is_told_which_assignment_it_has_already(tmp_path):
    known = {"Student": "Núñez, Ana", f"{TITLE} (4711)": "", f"{TITLE} b": ""}
    one = entry("Ana Núñez", FULL, columns=known)
    path = write_canvas([one], QUESTIONS, tmp_path / "c.csv", TITLE)
    _, line = read(path)
    assert line["Student"] == "Núñez, Ana"
    assert line[f"{TITLE} (4711)"] == "11"


def test_moodle_gets_its_worksheet_back_with_grades(tmp_path):
    sheet = {
        "Identifier": "Participant 12",
        "Full name": "Ana Núñez",
        "Email address": "ana@school.example",
        "Status": "Submitted for grading",
        "Grade": "",
        "Maximum grade": "11",
        "Last modified (grade)": "",
        "Feedback comments": "",
    }
    mark = {"q1": HandMark(1, "a < b\nand more")}
    one = entry("Ana", FULL, columns=sheet, hand_marks=mark)
    (line,) = read(write_moodle([one], QUESTIONS, tmp_path / "m.csv"))
    assert list(line) == list(sheet)
    comment = line.pop("Feedback comments")
    expected = sheet | {"Grade": "11"}
    assert line == {k: v for k, v in expected.items() if k in line}
    assert comment.startswith("q1: 1 of 1 (a &lt; b and more); q2: 1 of 1; ")


@pytest.mark.parametrize(
    "head, given, possible, wanted, warned",
    [
        ("Maximum Grade", "11.00", 3, "14", True),
        ("Maximum grade", "11,00", 3, "14", True),
        ("Maximum Grade", "14,0", 3, "14", False),
        ("Maximum Grade", "11.00", None, "13", True),  # points on top
        ("Maximum Grade", "-", 3, "14", False),
    ],
)
def test_moodles_maximum_is_the_classs_and_another_is_told(
    head, given, possible, wanted, warned, tmp_path
):
    columns = {"Identifier": "Participant 1", head: given}
    points = {"q7": HandMark(possible or 2, "", possible)}
    made = [entry("Ana", FULL, columns=columns, hand_marks=points)]
    made = with_worth([*made, entry("Bo", SOME, columns=columns)])
    for line in read(write_moodle(made, QUESTIONS, tmp_path / "m.csv")):
        assert line[head] == wanted
        assert float(line["Grade"]) <= float(line[head])
    said = outputs.summary(made, QUESTIONS, {})[-1]
    assert (f"maximum is {given}, and here it is {wanted}" in said) is warned


def test_moodle_gets_names_and_grades_without_a_worksheet(tmp_path):
    path = write_moodle(made_class(), QUESTIONS, tmp_path / "m.csv")
    by_name = {line["Full name"]: line for line in read(path)}
    wanted = {"Identifier", "Email address", "Last modified (grade)"}
    assert wanted <= set(by_name["Ben"])
    assert by_name["Ben"]["Grade"] == "2"
    for missing in ("Franz", "Emil"):
        assert by_name[missing]["Grade"] == ""
        assert by_name[missing]["Feedback comments"] == ""


def test_a_table_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "marks.csv"
    write_marks(made_class(), QUESTIONS, path)
    write_marks([entry("Ben", SOME)], QUESTIONS, path)
    assert len(read(path)) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["marks.csv"]
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_read_as_spreadsheets_save_it(
    tmp_path, delimiter, encoding
):
    text = 'Student,Points\r\n"Núñez\nAna",2\r\n,\r\nBen,3\r\n'
    path = tmp_path / "t.csv"
    path.write_bytes(text.replace(",", delimiter).encode(encoding))
    columns, rows = read_table(path)
    assert columns == ["student", "points"]
    assert rows == [
        (2, {"student": "Núñez\nAna", "points": "2"}),
        (5, {"student": "Ben", "points": "3"}),
    ]


def test_a_program_reads_the_same_marks_as_a_person(tmp_path, lines):
    made = json.loads(json.dumps(class_of(made_class(), QUESTIONS, STEM)))
    assert [s["student"] for s in made["students"]] == [
        one.student for one in made_class()
    ]
    for student in made["students"]:
        line = lines[student["student"].replace("=1+1", "'=1+1")]
        assert student["status"] == line["status"]
        assert number(student["points"]) == line["total"]
        points = {
            q["label"]: number(q["points"]) for q in student["questions"]
        }
        assert points == {label: line[label] for label in points}
    page = (ROOT / "reference" / "instructors.md").read_text(encoding="utf-8")
    student = made["students"][3]
    for name in (*made, *student, *student["questions"][4]):
        assert f"`{name}`" in page, name
    by_hand = student["questions"][4]
    assert by_hand["by_hand"] and by_hand["comment"].startswith("One slip")


def test_gradescope_gets_what_its_documentation_names():
    (ben,) = [one for one in made_class() if one.student == "Ben"]
    made = gradescope([ben], QUESTIONS, STEM)
    assert set(made) <= {"score", "output", "visibility", "tests"} | {
        "stdout_visibility"
    }
    wanted = {"number", "name", "score", "max_score", "output", "visibility"}
    assert all(set(one) == wanted for one in made["tests"])
    assert made["score"] == sum(one["score"] for one in made["tests"]) == 2
    q1 = made["tests"][0]
    assert (q1["name"], q1["score"], q1["max_score"]) == ("q1 set_first", 0, 1)
    assert "hands back a new array" in q1["output"]


@pytest.mark.parametrize("wanted", [("Ana Núñez", "Ben"), ("Emil",), ()])
def test_gradescope_gets_nothing_where_there_are_no_marks_of_one(wanted):
    entries = [one for one in made_class() if one.student in wanted]
    with pytest.raises(UsageError):
        gradescope(entries, QUESTIONS, STEM)
