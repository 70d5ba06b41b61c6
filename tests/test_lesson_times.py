"""The times in the heads of the lessons, and the tool that writes them."""

import nbformat
import pytest

from lessons import LESSONS
from tools.lesson_times import (
    STEPS,
    head_times,
    minutes_to_read,
    rounded_up,
    write_head,
)

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)


@each_lesson
def test_the_head_states_the_minutes_that_reading_takes(path):
    notebook = nbformat.read(path, as_version=4)
    minutes, seconds = head_times(notebook)
    assert minutes == minutes_to_read(notebook)
    assert seconds in STEPS


GUESSES = (
    "> **Yes or no:** is it?\n\n1. What is it?\n\n"
    "<details>\n<summary>Answer</summary>\n\nOne.\n\n</details>\n\n"
)


@pytest.mark.parametrize(
    "prose, lines, figures, minutes",
    [
        ("word " * 10, 0, 0, 5),
        ("word " * 2_000, 0, 0, 10),
        ("", 120, 0, 10),
        ("", 0, 30, 10),
        (GUESSES * 10, 0, 0, 15),  # 900 s, and 13 words ten times
        ("word " * 2_000, 120, 30, 30),
    ],
)
def test_minutes_come_from_words_lines_figures_and_guesses(
    prose, lines, figures, minutes
):
    new = nbformat.v4
    seen = [
        new.new_code_cell("", metadata={"mystnb": {}}) for _ in range(figures)
    ]
    cells = [new.new_markdown_cell(prose), *seen]
    cells.append(new.new_code_cell("x = 1\n" * lines))
    assert minutes_to_read(new.new_notebook(cells=cells)) == minutes


def test_seconds_are_rounded_up():
    assert [rounded_up(s) for s in (0.1, 5, 5.1, 19)] == [5, 5, 10, 20]
    assert [rounded_up(s) for s in (20.1, 31)] == [30, 60]
    with pytest.raises(ValueError, match="this one took 61 s"):
        rounded_up(60.6)


def test_writing_the_head_changes_the_time_alone(tmp_path):
    copy = tmp_path / "lesson.ipynb"
    copy.write_bytes(LESSONS[0].read_bytes())
    before = nbformat.read(copy, as_version=4)
    minutes, seconds = head_times(before)
    write_head(copy, minutes + 5, 20)
    assert head_times(nbformat.read(copy, as_version=4)) == (minutes + 5, 20)
    write_head(copy, minutes, seconds)
    assert copy.read_bytes() == LESSONS[0].read_bytes()


def test_a_head_without_times_is_reported():
    cell = nbformat.v4.new_markdown_cell("# 01 A lesson")
    with pytest.raises(ValueError, match="must hold a line 'Time: "):
        head_times(nbformat.v4.new_notebook(cells=[cell]))
