"""Students, groups and times are read from an export of Gradescope."""

import zipfile

import pytest

from grading.collect.handed_in import collect
from grading.collect.roster import read_roster
from grading.collect.submissions import find_submissions

STEM = "05_training_loop"
# As Gradescope writes it; what a program printed is the student's text.
LIST = """---
submission_101:
  :submitters:
  - :name: Ana Núñez
    :sid: '0123'
    :email: ana@example.edu
  :created_at: 2026-11-25 17:34:00.861687000 Z
  :score: 2.0
  :status: processed
  :results:
    score: 2.0
    output: |-
      submission_102:
        :submitters:
        - :name: Mallory

      done: [[[
  :history: []
submission_102:
  :submitters:
  - :name: "Bo \\u0141i"
    :sid: '7'
    :email: bo@example.edu
  - :name: Cy Young
    :sid:
    :email: cy@example.edu
  :created_at: 2026-11-24 09:00:00 -0500
submission_103:
  :submitters:
  - :name: Ana Núñez
    :sid: '0456'
    :email: other@example.edu
"""
NAMES = ["Ana Núñez (0123)", "Ana Núñez (0456)", "Bo Łi", "Cy Young"]


def export(root, text=LIST, packed=False):
    """Write an export with three folders; return its path."""
    folder = root / "assignment_9_export"
    files = {f"submission_{n}/{STEM}.ipynb": b"%d" % n for n in (101, 102)}
    files |= {"submission_103/a.ipynb": b"103", "submission_103/b.txt": b""}
    files["submission_metadata.yml"] = text.encode()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if not packed:
        return folder
    with zipfile.ZipFile(root / "export.zip", "w") as archive:
        for name in files:
            archive.write(folder / name, f"{folder.name}/{name}")
    return root / "export.zip"


def found_in(path, roster=None):
    """Return what is found, and {student: its content}."""
    found = find_submissions(path, roster, STEM)
    return found, {s.student: s.content for s in found.submissions}


@pytest.mark.parametrize("packed", [False, True])
def test_students_groups_and_times_are_those_of_the_list(tmp_path, packed):
    found, contents = found_in(export(tmp_path, packed=packed))
    assert contents == dict(zip(NAMES, [b"101", b"103", b"102", b"102"]))
    times = [one.submitted for one in found.submissions]
    assert times[0] == pytest.approx(1795628040.86)
    assert times[2] == times[3] == 1795528800.0
    assert found.groups == dict.fromkeys(NAMES[2:], "Bo Łi, Cy Young")
    assert found.ignored == []


def test_a_roster_finds_them_by_number_and_by_address(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text(
        "Name,SID,Email\nNuñez Ana,0123,\nNuñez Ana,0456,\n"
        "Bo,,BO@example.edu\n"
        "C Y,9,cy@example.edu\nDi,10,di@example.edu\n"
    )
    found, contents = found_in(export(tmp_path), read_roster(path))
    wanted = {"Nuñez Ana (0123)": b"101", "Nuñez Ana (0456)": b"103"}
    assert contents == {**wanted, "Bo": b"102", "C Y": b"102"}
    assert found.missing == ["Di"]
    assert [s.note for s in found.submissions if s.student == "Bo"] == [""]


def test_a_group_is_said_to_be_one_and_nothing_is_left_aside(tmp_path):
    handed_in = collect([str(export(tmp_path))], STEM)
    notes = {s.student: s.note for s in handed_in.submissions}
    assert notes["Bo Łi"] == notes["Cy Young"]
    assert notes["Bo Łi"] == "of the group Bo Łi, Cy Young"
    assert notes[NAMES[0]] == ""


@pytest.mark.parametrize(
    "text",
    ["", "\0\xff{[", "- a\n- b\n", "submission_101: [[\n", "a: " * 9999],
)
def test_of_a_damaged_list_one_sentence_comes_and_nothing_is_lost(
    tmp_path, text
):
    found, contents = found_in(export(tmp_path, text))
    names = [f"submission_{number}" for number in (101, 102, 103)]
    assert contents == dict(zip(names, [b"101", b"102", b"103"]))
    ((path, why),) = found.ignored
    assert path.endswith("submission_metadata.yml")
    assert why == f"Gradescope's list names nobody for {', '.join(names)}"


def test_damage_to_one_entry_costs_that_entry_alone(tmp_path):
    text = LIST.replace("'0123'", "'0123") + (
        "submission_104:\n  :submitters:\n  - :name: Di\n"
    )
    found, contents = found_in(export(tmp_path, text))
    assert [*contents] == ["Ana Núñez", *NAMES[2:], "submission_101"]
    ((_, why),) = found.ignored
    assert "nobody for submission_101; it names" in why
    assert "people without a folder: Di (submission_104)" in why


def test_what_a_program_printed_damages_no_entry(tmp_path):
    text = LIST.replace("output: |-", "output: [[{\t*&")
    assert text != LIST
    found, contents = found_in(export(tmp_path, text))
    assert [*contents] == NAMES
    assert found.ignored == []


def test_a_list_that_a_student_hands_in_names_nobody(tmp_path):
    path = export(tmp_path).rename(tmp_path / "class")
    listed = path / "submission_metadata.yml"
    listed.rename(path / "submission_103" / listed.name)
    _, contents = found_in(path)
    assert set(contents) == {f"submission_{n}" for n in (101, 102, 103)}
