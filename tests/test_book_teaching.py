"""In the built book the answers for teachers are out of students' way."""

import re

from bs4 import BeautifulSoup

from lessons import ROOT

HTML = ROOT / "_build" / "html"


def test_the_answers_are_linked_from_notes_alone():
    pages = sorted(HTML.rglob("*.html"))
    assert pages, "build the book first: make book"
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        links = [a["href"] for a in page.find_all("a", href=True)]
        if any(re.search(r"answers\.html", link) for link in links):
            assert path.parent.name == "teaching", path
