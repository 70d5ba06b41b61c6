"""Students are found on the roster, or it is said that they are not."""

import pytest

from grading.collect.matching import Matcher, fold
from grading.collect.names import owner_of
from grading.collect.roster import Roster, RosterLine, label, read_roster
from grading.collect.submissions import find_submissions

NAMES = ["Ana Núñez", "Bo Li", "Jörg Weiß"]
# As Canvas' gradebook and Moodle's lists of grades and participants are.
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Loop (123)
    Points Possible,,,,,10
"Núñez, Ana",12345,s-001,anunez,A,
"Li, Bo",12346,s-002,boli,A,
"Student, Test",99999,,,A,
"""
MOODLE = """Identifier,"Full name","Email address",Status,Grade
"Participant 1234567","Ana Núñez",ana@school.example,"Submitted",
"Participant 1234568","Bo Li",bo@school.example,"Submitted",
"""
PARTICIPANTS = """First name,Last name,ID number,Email address,Groups
Ana,Núñez,001,ana@school.example,
Bo,Li,002,bo@school.example,
"""


def read(tmp_path, text, encoding="utf-8"):
    """Return the roster that this text is."""
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return read_roster(path)


def students(roster):
    return [line.student for line in roster.students]


def roster_of(*names):
    """Return a roster with a line for each name."""
    return Roster(tuple(RosterLine(n, {"name": n}) for n in names))


def match(roster, name):
    """Return the student that a file's name is matched with, and the note."""
    found = Matcher(roster).match(owner_of(name))
    student = None if found.line is None else students(roster)[found.line]
    return student, found.note


@pytest.mark.parametrize(
    "text, first",
    [
        (CANVAS, "Núñez, Ana"),
        (MOODLE, "Ana Núñez"),
        (PARTICIPANTS, "Ana Núñez"),
        ("student\nAna Núñez\nBo Li\n", "Ana Núñez"),
        ("NAME;E-Mail\r\nAna Núñez;a@b.c\r\nBo Li;d@e.f\r\n", "Ana Núñez"),
        ("sep=;\nName;Id\nAna Núñez;1\nBo Li;2", "Ana Núñez"),
        ("id\temail\n001\ta@b.c\n002\td@e.f\n", "001"),
        ("\n\nStudent ID,Display Name\n1,Ana Núñez\n\n2,Bo Li", "Ana Núñez"),
    ],
)
def test_rosters_of_every_making_are_read(tmp_path, text, first):
    roster = read(tmp_path, text)
    assert len(roster.students) == 2
    assert roster.students[0].student == first


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1", "utf-32"]
)
def test_rosters_in_other_encodings_are_read(tmp_path, encoding):
    assert students(read(tmp_path, MOODLE, encoding)) == NAMES[:2]


def test_the_columns_stay_as_they_are(tmp_path):
    line = read(tmp_path, CANVAS).students[0]
    assert line.columns == {
        "Student": "Núñez, Ana",
        "ID": "12345",
        "SIS User ID": "s-001",
        "SIS Login ID": "anunez",
        "Section": "A",
        "Loop (123)": "",
    }


def test_students_of_one_name_keep_lines_of_their_own(tmp_path):
    text = "name,id\nAna Ruiz,1\nAna Ruiz,2\nAna Ruiz,\nAna Ruiz,2\n"
    assert students(read(tmp_path, text)) == [
        "Ana Ruiz (1)",
        "Ana Ruiz (2)",
        "Ana Ruiz (line 3)",
        "Ana Ruiz (2) (line 4)",
    ]


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "an empty file"),
        (b"PK\x03\x04" + b"xl/workbook", "an Excel workbook"),
        (b"colour,size\nred,3\n", "a heading such as student, name"),
        (b'name\n"' + b"a" * 200_000, "field larger"),
    ],
)
def test_what_is_no_roster_is_reported(tmp_path, content, words):
    path = tmp_path / "roster.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=words) as caught:
        read_roster(path)
    assert "roster.csv" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "Ana Núñez_1234567_assignsubmission_file_",
        "Participant 1234567_1234567_assignsubmission_file_x.ipynb",
    ],
)
def test_moodles_number_is_certain(tmp_path, name):
    assert match(read(tmp_path, MOODLE), name) == ("Ana Núñez", "")


def test_canvas_number_is_certain(tmp_path):
    roster = read(tmp_path, CANVAS)
    name = "nunezana_LATE_12345_67890_x.ipynb"
    assert match(roster, name) == ("Núñez, Ana", "")


def test_a_number_and_a_name_that_disagree_decide_nothing(tmp_path):
    roster = read(tmp_path, MOODLE)
    student, note = match(roster, "Bo Li_1234567_assignsubmission_file_")
    assert student is None
    assert "number is that of Ana Núñez, its name that of Bo Li" in note


@pytest.mark.parametrize(
    "name", ["Ana Núñez.ipynb", "001.ipynb", "ana@school.example.ipynb"]
)
def test_names_numbers_and_addresses_are_exact(tmp_path, name):
    roster = read(tmp_path, PARTICIPANTS)
    assert match(roster, name) == ("Ana Núñez", "")


@pytest.mark.parametrize(
    "name, student",
    [
        ("ana nunez", "Ana Núñez"),
        ("NÚÑEZ, ANA", "Ana Núñez"),
        ("nunez_ana", "Ana Núñez"),
        ("nunezana_12345_67890_x.ipynb", "Ana Núñez"),
        ("joerg weiss", None),
        ("jorg_weiss", "Jörg Weiß"),
    ],
)
def test_case_accents_and_order_do_not_matter_but_are_noted(name, student):
    found, note = match(roster_of(*NAMES), name)
    assert found == student
    assert ("by the letters of the name" in note) == (student is not None)


@pytest.mark.parametrize(
    "name", ["ana", "Nuñez", "ana nunez my best attempt", "anunez hand in"]
)
def test_a_part_of_a_name_is_not_certain(tmp_path, name):
    roster = read(tmp_path, CANVAS)
    student, note = match(roster, name)
    if name.startswith("anunez"):
        # A login is nobody else's, whatever words stand around it.
        assert student == "Núñez, Ana" and "taken for" in note
    else:
        assert student == "Núñez, Ana"
        assert note.startswith("not certain")


def test_a_name_of_two_students_is_given_to_neither():
    student, note = match(roster_of("Ana Ruiz", "Ana Núñez"), "ana.ipynb")
    assert student is None
    assert note == "not certain whose: Ana Ruiz or Ana Núñez"


def test_the_exact_name_goes_before_the_similar_one():
    roster = roster_of("Ana Nunez", "Ana Núñez")
    assert match(roster, "Ana Núñez") == ("Ana Núñez", "")
    assert match(roster, "ANA NUNEZ")[0] is None


def test_missing_students_are_listed_in_the_rosters_order(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Bo Li.ipynb").write_bytes(b"{}")
    (tmp_path / "in" / "Mallory.ipynb").write_bytes(b"{}")
    found = find_submissions(tmp_path / "in", roster_of(*NAMES))
    assert found.missing == ["Ana Núñez", "Jörg Weiß"]
    notes = {s.student: s.note for s in found.submissions}
    assert notes == {"Bo Li": "", "Mallory": "not on the roster"}


def test_an_unsure_match_never_joins_a_sure_one(tmp_path):
    for name in ("Ana Núñez", "ana"):
        (tmp_path / f"{name}.ipynb").write_bytes(name.encode())
    found = find_submissions(tmp_path, roster_of(*NAMES))
    contents = {s.student: s.content.decode() for s in found.submissions}
    assert contents == {"Ana Núñez": "Ana Núñez", "ana": "ana"}
    assert "may be Ana Núñez" in found.submissions[1].note


def test_two_spellings_of_one_line_are_one_student_with_a_note(tmp_path):
    for name in ("Ana Núñez", "Ana Nunez"):
        (tmp_path / f"{name}.ipynb").write_bytes(b"{}")
    (submission,) = find_submissions(tmp_path, roster_of(*NAMES)).submissions
    assert "letters of the name" in submission.note
    assert "left aside" in submission.note


def test_a_roster_tells_the_folder_of_a_student_from_that_of_a_class(tmp_path):
    for path in ("group/Ana Núñez.ipynb", "group/Bo Li.ipynb"):
        (tmp_path / "all" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "all" / path).write_bytes(b"{}")
    (tmp_path / "all" / "Jörg Weiß").mkdir()
    for name in ("Ana Núñez.ipynb", "x.ipynb"):
        (tmp_path / "all" / "Jörg Weiß" / name).write_bytes(b"j")
    (tmp_path / "all" / "third group").mkdir()
    found = find_submissions(tmp_path / "all", roster_of(*NAMES))
    assert [s.student for s in found.submissions] == NAMES


def test_letters_without_a_plain_form_are_folded():
    assert fold("Søren Łuk-Đo Œ") == ["soren", "luk", "do", "oe"]


def test_a_line_without_any_name_is_no_student():
    assert label({"name": " ", "Grade": "3"}) == ""
