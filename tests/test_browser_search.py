"""The search finds sections, by the course's words and by others' words."""

import json

import pytest
from bs4 import BeautifulSoup

from lessons import ROOT

HTML = ROOT / "_build" / "html"
SOLUTIONS = sorted(path.stem for path in HTML.glob("solutions/*.html"))
# Defined in the answer to a question, which the search does not show.
FOLDED = {"even"}
FOUND = """query => globalThis.search.search(query)
    .map(({ page, id }) => page + (id && "#") + id)"""


@pytest.fixture(scope="module")
def page(browser, book_address):
    """Open the page of the search."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{book_address}/search.html")
    page.wait_for_function("() => globalThis.search")
    yield page
    page.close()


def sections():
    """Return what the search knows of each section."""
    text = (HTML / "_static" / "sections.mjs").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("export const sections = ")[:-2])


def test_the_lesson_that_defines_a_term_comes_first(page):
    html = (HTML / "reference" / "glossary.html").read_text(encoding="utf-8")
    entries = BeautifulSoup(html, "html.parser").select("section:has(> h3)")
    assert len(entries) > 50
    for entry in entries:
        term = entry.h3.find(string=True).strip()
        lesson = entry.select_one("p a")["href"]
        if term not in FOLDED:
            first = page.evaluate(FOUND, term)[0].partition("#")[0]
            assert f"../{first}.html" == lesson, term


@pytest.mark.parametrize(
    "others, own",
    [
        ("step size", "learning rate"),
        ("MLP", "fully connected network"),
        ("Backprop", "backpropagation"),
        ("unit", "neuron"),
        ("dropout", "overfits"),
    ],
)
def test_words_of_others_lead_where_the_own_word_leads(page, others, own):
    assert page.evaluate(FOUND, others)[0] == page.evaluate(FOUND, own)[0]
    page.fill("#search-here", others)
    said = page.get_by_role("status").inner_text()
    assert f"“{own}”" in said


def test_a_result_is_a_section_and_shows_a_sentence(page):
    page.fill("#search-here", "how to split a key")
    first = page.locator("ul.search li").first
    assert first.get_by_role("link").inner_text() == "Split a key"
    assert "you need a new key" in first.locator(".context").inner_text()
    assert first.locator("mark").count() > 1
    first.get_by_role("link").click()
    page.wait_for_function("() => location.hash === '#split-a-key'")
    page.go_back()
    page.wait_for_selector("ul.search li")
    assert page.locator("#search-here").input_value() == "how to split a key"


def test_what_is_not_there_is_said(page):
    page.fill("#search-here", "zebra")
    assert "Nothing fits" in page.get_by_role("status").inner_text()
    assert page.locator("ul.search li").count() == 0


def test_any_page_asks_the_search(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/lessons/03_vmap.html")
    page.locator(".search-button__button:visible").first.click()
    icon = page.locator(".search-button__search-container i").bounding_box()
    box = page.locator(".search-button__search-container input")
    padding = box.evaluate(
        "node => parseFloat(getComputedStyle(node).paddingLeft)"
    )
    assert box.bounding_box()["x"] + padding > icon["x"] + icon["width"]
    frame = page.locator(".search-button__search-container form")
    assert box.bounding_box()["x"] - frame.bounding_box()["x"] < 2
    page.keyboard.type("batch")
    page.keyboard.press("Enter")
    page.wait_for_selector("ul.search a[href*='lessons/03_vmap']")
    page.close()


def test_the_search_works_from_disk(browser):
    page = browser.new_page()
    page.goto((HTML / "search.html").as_uri() + "?q=softmax")
    page.wait_for_selector("ul.search a[href*='lessons/07']")
    page.close()


def test_of_a_solution_and_of_teachers_answers_the_title_alone_is_known():
    known = [s for s in sections() if s["page"].startswith("solutions/")]
    known += [s for s in sections() if s["page"].endswith("teaching/answers")]
    assert len(known) == len(SOLUTIONS) + 1
    assert all(s["title"] and not s["text"] + s["names"] for s in known)


def test_an_excerpt_has_no_answer_code_or_markup():
    texts = [s["text"] for s in sections()]
    assert sum(map(len, texts)) > 100_000
    for text in texts:
        for mark in ("BEGIN SOLUTION", "import jax", "</", "\\frac", ">>>"):
            assert mark not in text, text


def test_no_excerpt_shows_what_a_lesson_folds():
    texts = " ".join(s["text"] for s in sections())
    folded = [
        " ".join(paragraph.get_text().split())
        for path in HTML.glob("lessons/*.html")
        for paragraph in BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        ).select("article details:not(.below-input) p")
    ]
    assert len(folded) > 20
    assert [text for text in folded if text in texts] == []
