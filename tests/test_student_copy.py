"""A student's copy follows the course, and loses nothing of the student's."""

import json
import re

import nbformat
import pytest

from lessons import LESSONS, ROOT
from tools import student_copy
from tools.student_copy import FOLDER, update

NAME = "lessons/00_a.ipynb"


def notebook(*sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    for cell in cells:
        cell.outputs = [nbformat.v4.new_output("stream", text="told")]
        cell.execution_count = 1
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells))


@pytest.fixture
def course(tmp_path):
    (tmp_path / "lessons").mkdir()
    (tmp_path / NAME).write_text(notebook("1 + 1"), encoding="utf-8")
    return tmp_path


def sources(path):
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells], [cell.outputs for cell in cells]


def run_cells(path):
    """Leave outputs, as a student does who only runs the cells."""
    content = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        cell["outputs"] = [
            {"output_type": "stream", "name": "stdout", "text": ["2"]}
        ]
        cell["metadata"]["scrolled"] = True
    path.write_text(json.dumps(content), encoding="utf-8")


def test_the_copy_has_no_outputs(course):
    assert update(course) == []
    assert sources(course / FOLDER / NAME) == (["1 + 1"], [[]])


@pytest.mark.parametrize("ran", [False, True])
def test_what_is_untouched_follows_the_course(course, ran):
    update(course)
    if ran:
        run_cells(course / FOLDER / NAME)
    (course / NAME).write_text(notebook("2 + 2"), encoding="utf-8")
    assert update(course) == []
    assert sources(course / FOLDER / NAME)[0] == ["2 + 2"]


def test_what_was_only_run_keeps_its_outputs_while_the_course_stands(course):
    update(course)
    run_cells(course / FOLDER / NAME)
    update(course)
    assert sources(course / FOLDER / NAME)[1] != [[]]


def test_what_the_student_changed_is_kept_and_said_once_the_course_moves(
    course,
):
    update(course)
    mine = course / FOLDER / NAME
    mine.write_text(notebook("my own"), encoding="utf-8")
    assert update(course) == []
    (course / NAME).write_text(notebook("2 + 2"), encoding="utf-8")
    [line] = update(course)
    assert NAME in line and line.startswith("Kept yours")
    assert sources(mine)[0] == ["my own"]


@pytest.mark.parametrize("record", [None, "{", "[]"])
def test_a_lost_record_loses_no_work(course, record):
    update(course)
    mine = course / FOLDER / NAME
    mine.write_text(notebook("my own"), encoding="utf-8")
    made = course / FOLDER / student_copy.MADE
    made.unlink() if record is None else made.write_text(record)
    update(course)
    assert sources(mine)[0] == ["my own"]


def test_a_notebook_that_cannot_be_read_is_kept(course):
    update(course)
    mine = course / FOLDER / NAME
    mine.write_bytes(b"\xff{ half a note")
    (course / NAME).write_text(notebook("2 + 2"), encoding="utf-8")
    assert len(update(course)) == 1
    assert mine.read_bytes() == b"\xff{ half a note"


def test_what_was_deleted_comes_back_and_what_was_added_stays(course):
    update(course)
    (course / FOLDER / NAME).unlink()
    own = course / FOLDER / "lessons" / "mine.ipynb"
    own.write_text("mine", encoding="utf-8")
    update(course)
    assert (course / FOLDER / NAME).exists()
    assert own.read_text(encoding="utf-8") == "mine"


def test_links_of_the_copy_lead_to_files_of_the_copy():
    texts = student_copy.course_files(ROOT)
    for path in LESSONS:
        name = path.relative_to(ROOT).as_posix()
        cells = json.loads(texts[name])["cells"]
        text = "".join("".join(cell["source"]) for cell in cells)
        for link in re.findall(r"\]\(([^)#:]+\.(?:ipynb|md))", text):
            target = (path.parent / link).resolve().relative_to(ROOT)
            assert target.as_posix() in texts, (name, link)


def test_git_ignores_the_copy_and_make_lab_opens_it():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert f"{FOLDER}/" in ignored
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    lab = make.split("\nlab:")[1].split("\n\n")[0]
    assert "tools.student_copy" in lab
    assert f"/lab/tree/{FOLDER}/$(FIRST_LESSON)" in lab


def test_the_words_that_answer_a_guess_wait_in_a_fold():
    for path in LESSONS:
        text = student_copy.handed_out(path.read_text(encoding="utf-8"))
        cells = nbformat.reads(text, as_version=4).cells
        asked = [
            after.source
            for cell, after in zip(cells, cells[1:])
            if "hide-output" in cell.metadata.get("tags", ())
            and after.cell_type == "markdown"
        ]
        waiting = [words for words in asked if words.startswith("<details>")]
        assert len(waiting) >= len(asked) - 1 >= 4, path.stem
        for words in waiting:
            fold, rest = words.split("\n\n</details>", 1)
            assert fold.count("\n\n") >= 1
            assert not fold.endswith(":"), fold  # what follows is in sight
            assert rest.count("<details>") == rest.count("</details>")
