"""What lists the lessons is made from one list."""

import pytest

from lessons import LESSONS
from tools.make_lists import between, lessons, texts


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_the_file_is_what_the_list_makes_it(path):
    stored = path.read_text(encoding="utf-8")
    assert stored == texts()[path], "run: make lists"


def test_the_list_names_every_lesson_in_order():
    assert [one.stem for one in lessons()] == [p.stem for p in LESSONS]
    numbers = [one.number for one in lessons()]
    for one in lessons():
        assert one.title.startswith(one.number)
        assert all(
            numbers.index(n) < numbers.index(one.number) for n in one.needs
        )
        assert one.learn and one.name


def test_a_mark_that_is_missing_or_there_twice_is_an_error():
    for text in ("", "<!-- x -->", "<!-- x --><!-- /x -->" * 2):
        with pytest.raises(ValueError, match="<!-- x --> must stand once"):
            between(text, "x", "")
