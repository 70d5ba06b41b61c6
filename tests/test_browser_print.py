"""On paper a page is light, whole, and says what it says on the screen."""

import pytest

LESSON = "lessons/07_any_dimension.html"
# What the page looks like while it is printed.
WATCH = """() => addEventListener("beforeprint", () => {
    const shown = [...document.querySelectorAll(".below-input .cell_output")];
    window.printed = {
        theme: document.documentElement.dataset.theme,
        opacities: shown.map((node) => getComputedStyle(node).opacity),
        closed: document.querySelectorAll(".below-input:not([open])").length,
        folded: shown.length,
    };
})"""
# The browser's own window for printing would stay open.
NO_WINDOW = """window.print = () => {
    window.formulas = document.querySelectorAll("mjx-container").length;
};"""


@pytest.fixture
def page(browser, book_address):
    """Open a lesson with formulas and folded outputs, in dark mode."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.add_init_script(NO_WINDOW)
    page.goto(f"{book_address}/{LESSON}")
    yield page
    context.close()


def test_paper_is_light_and_whole_and_the_screen_is_as_before(page):
    page.evaluate(WATCH)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.pdf().startswith(b"%PDF")
    printed = page.evaluate("window.printed")
    assert printed["theme"] == "light"
    assert printed["folded"] > 3
    assert printed["closed"] == 0
    assert set(printed["opacities"]) == {"1"}
    page.emulate_media(media="screen", color_scheme="dark")
    page.wait_for_function(
        "() => document.documentElement.dataset.theme == 'dark'"
    )
    assert page.locator(".below-input[open]").count() == 0


@pytest.mark.parametrize("way", ["keys", "button"])
def test_formulas_are_set_before_a_page_is_printed(page, way):
    assert page.locator("mjx-container").count() == 0
    if way == "keys":
        page.keyboard.press("Control+p")
    else:
        page.locator(".btn-download-pdf-button").evaluate("one => one.click()")
    page.wait_for_function("() => window.formulas")
    formulas = page.locator(".math").count()
    assert page.evaluate("window.formulas") >= formulas > 10


def test_formulas_of_a_page_that_nobody_scrolls_are_set(page):
    page.wait_for_selector("mjx-container", state="attached", timeout=60_000)


def test_a_solution_is_printed_with_its_reasons(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/solutions/05_training_loop.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details").count() > 5
    assert page.locator("article details:not([open])").count() == 0
    page.close()


def test_cells_and_figures_are_not_cut_in_two(page):
    page.emulate_media(media="print")
    for name in (".cell", ".cell_output img", "div.highlight"):
        style = "node => getComputedStyle(node).breakInside"
        assert page.locator(name).first.evaluate(style) == "avoid"


def test_the_glossary_stands_in_columns_on_paper(browser, book_address):
    page = browser.new_page(viewport={"width": 718, "height": 1000})
    page.goto(f"{book_address}/reference/glossary.html")
    page.emulate_media(media="print")
    count = page.locator(".glossary-page").evaluate(
        "node => getComputedStyle(node).columnCount"
    )
    assert count == "2"
    assert not page.locator("#jb-print-toc").is_visible()
    page.close()


def test_no_button_of_the_pad_stands_on_paper(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/index.html")
    page.locator(".reader button").first.wait_for(state="attached")
    page.emulate_media(media="print")
    assert page.locator(".reader button:visible").count() == 0
    page.close()


@pytest.mark.parametrize("name", ["index", "lessons/09_handwriting"])
def test_paper_shows_no_pad_to_draw_on(browser, book_address, name):
    page = browser.new_page()
    page.goto(f"{book_address}/{name}.html")
    pad = page.locator(".reader")
    pad.locator(".course-pad").wait_for(state="attached")
    assert pad.is_visible()
    page.emulate_media(media="print")
    assert not pad.is_visible()
    assert not page.get_by_text("Draw a digit:").is_visible()
    page.close()
