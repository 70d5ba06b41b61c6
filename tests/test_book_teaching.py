"""In the built book the answers for teachers are out of students' way."""

import json
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


def searched(name):
    """Return the words by which the search finds a page's text."""
    text = (HTML / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").rstrip(")"))
    page = index["docnames"].index(name)
    return {
        word
        for word, pages in index["terms"].items()
        if page in (pages if isinstance(pages, list) else [pages])
    }


def test_the_search_finds_notes_and_no_answer():
    assert "baselin" in searched("reference/teaching/05_training_loop")
    assert searched("reference/teaching/answers") == set()
