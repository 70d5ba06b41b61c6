"""What the website promises: light, quiet on paper, no answer given away."""

import gzip

import pytest
from bs4 import BeautifulSoup

from lessons import ROOT

HTML = ROOT / "_build" / "html"
SOLUTIONS = sorted(HTML.glob("solutions/*.html"))
each_solution = pytest.mark.parametrize(
    "path", SOLUTIONS, ids=lambda path: path.stem
)
MARK = "### BEGIN SOLUTION"


@pytest.fixture
def page(browser, book_address):
    """Open the landing page, with leave to use the clipboard."""
    rights = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(permissions=rights)
    page = context.new_page()
    page.goto(f"{book_address}/index.html#num_steps=3000")
    page.wait_for_selector(".play[data-mode=running]")
    page.get_by_role("button", name="More", exact=True).click()
    yield page
    context.close()


def test_the_first_view_weighs_less_than_a_quarter_of_a_megabyte(
    browser, book_address
):
    page = browser.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{book_address}/index.html")
    page.wait_for_selector(".explorer[data-mode=running]")
    page.wait_for_load_state("networkidle")
    # As a server sends it that compresses all it can.
    sizes = [len(gzip.compress(answer.body())) for answer in answers]
    assert len(sizes) > 5
    assert sum(sizes) < 250_000
    page.close()


def test_the_python_code_lands_on_the_clipboard(page):
    page.clock.install()
    page.get_by_role("button", name="Copy the code").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".play pre").text_content()
    assert "optax" in copied
    page.clock.fast_forward(3_000)
    page.get_by_role("button", name="Copy the code").wait_for()


def test_a_run_shows_its_speed(page):
    page.get_by_role("combobox", name="pace").select_option("slow")
    page.wait_for_selector(".count:text('steps a second')")


def test_paper_shows_the_picture_and_no_controls(page):
    page.emulate_media(media="print")
    assert page.locator(".play svg").first.is_visible()
    for part in page.locator(
        ".play :is(.buttons, .controls, .tabs, .timeline, details)"
    ).all():
        assert not part.is_visible()
    assert not page.locator(".bd-sidebar-primary").is_visible()


@each_solution
def test_an_answer_is_on_the_page_and_closed(path):
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    assert page.select("article details")
    assert page.select("article details[open]") == []
    for node in page.find_all(string=lambda text: MARK in text):
        assert node.find_parent("details") is not None
