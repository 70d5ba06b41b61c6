"""The page of recaps is what the lessons' recaps make it."""

from lessons import LESSONS
from tools.make_recap import PAGE, page


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make recap"


def test_every_lesson_brings_its_points():
    sections = page().split("\n## ")[1:]
    assert len(sections) == len(LESSONS)
    for path, section in zip(LESSONS, sections):
        assert path.name in section
        assert section.count("\n- ") >= 3
