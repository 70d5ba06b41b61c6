"""Exercises are what their solutions make them, and run as handed out."""

import json
import re

import nbformat
import pytest
from student import questions, run_cells

from checks.exercise import exercises
from tools.make_exercises import (
    BEGIN,
    END,
    exercise_of,
    exercise_text,
    solutions,
    without_answers,
)

EACH = pytest.mark.parametrize(
    "path", solutions(), ids=[path.stem for path in solutions()]
)
CALLED = re.compile(r"^check\.(q\d+)\(", re.M)


@EACH
def test_the_exercise_is_what_its_solution_makes_it(path):
    stored = exercise_of(path).read_bytes()
    assert stored == exercise_text(path).encode(), "run: make exercises"


@EACH
def test_no_answer_is_left_in_the_exercise(path):
    text = exercise_of(path).read_text(encoding="utf-8")
    assert BEGIN not in text and END not in text
    hidden = {"jupyter": {"source_hidden": True}, "tags": ["remove-cell"]}
    for cell in json.loads(text)["cells"]:
        assert cell["metadata"] == (hidden if cell["id"] == "setup" else {})
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@EACH
def test_the_exercise_as_handed_out_runs_and_says_not_written_yet(path):
    for exercise in exercises():  # others may have answered in this process
        exercise.entries.clear()
    _, printed = run_cells.__wrapped__(path.stem)
    text = "".join(printed)
    for label, question in questions(path.stem).items():
        names = ", ".join(question.names)
        assert f"· {label} {names}: not written yet\n" in text
    assert re.search(r": 0 of \d+ points\n", text)


@EACH
def test_the_solution_as_stored_earns_every_point(path):
    cells = nbformat.read(path, as_version=4).cells
    text = "".join(
        output.text
        for cell in cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream"
    )
    possible = 0
    for label, question in questions(path.stem).items():
        names = ", ".join(question.names)
        possible += question.points
        mark = "○" if question.kind == "open" else "✓"
        assert f"{mark} {label} {names}: " in text
    assert f"{path.stem}: {possible} of {possible} points\n" in text


@EACH
def test_every_question_is_checked_once_and_explained(path):
    cells = nbformat.read(path, as_version=4).cells
    code = "\n".join(c.source for c in cells if c.cell_type == "code")
    assert CALLED.findall(code) == list(questions(path.stem))
    tagged = [c for c in cells if "solution" in c.metadata.get("tags", [])]
    assert len(tagged) >= len(questions(path.stem))


@EACH
def test_an_exercise_has_the_questions_of_an_exercise(path):
    asked = list(questions(path.stem).values())
    assert 4 <= len(asked) <= 11
    assert [q.label for q in asked] == [f"q{n + 1}" for n in range(len(asked))]
    assert any(q.kind == "open" for q in asked)
    assert sum(q.kind == "value" for q in asked) >= 2
    assert any(q.by_hand is not None for q in asked)


def test_a_function_gets_a_stub_that_raises():
    cell = f"def f(x):\n    {BEGIN}\n    y = x\n\n    return y\n    {END}"
    stubbed = without_answers(cell + "\n\n\ncheck.q1(f)", "here")
    assert stubbed == (
        "def f(x):\n"
        '    raise NotImplementedError("not written yet")\n'
        "\n\ncheck.q1(f)"
    )


def test_a_value_gets_three_dots_and_a_name_on_the_way_none():
    answer = f"{BEGIN}\nline = 3\nn = 1\nsymptom = 'B'\n{END}\n"
    stubbed = without_answers(answer + "check.q2(line, symptom)", "here")
    assert stubbed == "line = ...\nsymptom = ...\ncheck.q2(line, symptom)"


@pytest.mark.parametrize(
    "cell", [f"{BEGIN}\nx = 1", f"x = 1\n{END}", f"{BEGIN}\nprint(1)\n{END}"]
)
def test_a_broken_mark_is_an_error_and_no_leaked_answer(cell):
    with pytest.raises(ValueError, match="here: "):
        without_answers(cell, "here")
