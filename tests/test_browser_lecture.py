"""Lecture mode: any page as slides, by keys and buttons, and back again."""

import pytest
from test_browser_axe import AXE, violations

from lessons import LESSONS

PAGES = [f"lessons/{path.stem}.html" for path in LESSONS]
PAGES += ["index.html", "exercises/05_training_loop.html"]
PAGES += ["reference/common_errors.html", "reference/instructors.html"]
SIZES = [
    (width, height, scheme)
    for width, height in ((1024, 768), (1920, 1080))
    for scheme in ("light", "dark")
]
SPOT = "train-longer"  # a section in the middle of lesson 05
SHOWN = """() => [...document.querySelectorAll(".bd-article section > *")]
    .filter(node => !node.matches("section, .entry") && node.checkVisibility())
    .map(node => (node.innerText ?? "").replace(/#$/, "").trim())"""
# The same, with a cell's code and its output each for itself.
PARTS = SHOWN.replace("section > *", "section > :not(.cell), .cell > *")
# From the fit's upper edge to the last slider.
AT_ONE_SIGHT = """node => {
    const edge = (name) => node.querySelector(name).getBoundingClientRect();
    const low = edge(".controls").bottom, high = edge(".fit").top;
    return low - high < document.querySelector("article").clientHeight;
}"""
# By how much the slide is wider than the screen, and the smallest letters of
# its text and code.
FITS = """() => {
    const article = document.querySelector("article.bd-article");
    const size = (name) => [...article.querySelectorAll(name)]
        .filter((node) => node.checkVisibility())
        .map((node) => parseFloat(getComputedStyle(node).fontSize));
    return [
        article.scrollWidth - article.clientWidth,
        Math.min(...size("p"), 99), Math.min(...size("pre"), 99),
    ];
}"""

# What is shown; of each figure its name, whether all of it is in sight, and
# how high it is; how far the slide was scrolled.
FIGURES = """() => {
    const article = document.querySelector("article.bd-article");
    const edge = article.getBoundingClientRect().bottom;
    const figures = [...article.querySelectorAll(".cell_output img")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node, node.getBoundingClientRect()])
        .map(([node, { top, bottom, height }]) =>
            [node.src.split("/").pop(), top >= 0 && bottom <= edge, height]);
    const bar = document.querySelector(".lecture-bar").innerText;
    return [bar + article.innerText, figures, article.scrollTop];
}"""


@pytest.fixture
def opened(browser, book_address):
    """Return a function that opens a page and begins the lecture."""
    contexts = []

    def open_it(name, size=(1024, 768), spot="", **options):
        viewport = dict(zip(("width", "height"), size))
        contexts.append(browser.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(f"{book_address}/{name}")
        page.wait_for_load_state("networkidle")
        if spot:
            jump = "name => document.getElementById(name).scrollIntoView()"
            page.evaluate(jump, spot)
        page.keyboard.press("Alt+l")
        return page

    yield open_it
    for context in contexts:
        context.close()


def count(page):
    """Return the slide that is shown and how many there are."""
    text = page.locator(".lecture-bar > span").nth(1).inner_text()
    return [int(number) for number in text.split(" / ")]


def walk(page, what=SHOWN):
    """Press the remote's key to the end; return all that was shown."""
    seen = []
    state = None
    while len(seen) < 500:
        now = (
            page.evaluate(what),
            page.evaluate(
                "document.querySelector('article.bd-article').scrollTop"
            ),
        )
        if now == state:
            return seen
        state = now
        seen.append(now[0])
        page.keyboard.press("PageDown")
    raise AssertionError("the slides have no end")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_slides_are_large_and_fit_the_screen(opened, size):
    *size, scheme = size
    page = opened("lessons/05_training_loop.html", size, color_scheme=scheme)
    theme = page.evaluate("document.documentElement.dataset.theme")
    assert theme == scheme
    smallest = 22 if size[0] == 1024 else 32
    for _ in range(20):
        wider, text, code = page.evaluate(FITS)
        assert wider <= 0
        assert text >= smallest
        assert code >= 0.8 * smallest
        for part in (".bd-sidebar", ".bd-header-article", ".prev-next-area"):
            box = page.locator(part).first
            assert not box.is_visible() or covered(page, box)
        page.keyboard.press("PageDown")
    assert page.errors == []


def covered(page, box):
    """Say whether the slide lies over the middle of an element."""
    return box.evaluate(
        """node => {
            const box = node.getBoundingClientRect();
            const x = box.x + box.width / 2, y = box.y + box.height / 2;
            const top = document.elementFromPoint(x, y);
            return !top || !node.contains(top);
        }"""
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_remote_walks_through_every_section_of_a_page(opened, name):
    page = opened(name)
    page.keyboard.press("Home")
    headings = page.evaluate(
        """() => [...document.querySelectorAll(
            ".bd-article section > :is(h1, h2, h3, h4)"
        )].map(node => node.textContent.replace(/#$/, "").trim())"""
    )
    seen = walk(page)
    shown = [part[0].split("\n")[0] for part in seen]
    assert list(dict.fromkeys(shown)) == list(dict.fromkeys(headings))
    empty = [part for part in seen if part[1:] == [""]]
    assert empty == [] or name == "index.html"  # its map is a picture
    assert count(page)[0] == count(page)[1]
    assert page.errors == []


def test_nothing_of_a_lesson_is_left_out(opened):
    page = opened("lessons/05_training_loop.html")
    shown = {text for part in walk(page, PARTS) for text in part}
    page.keyboard.press("Escape")
    on_page = page.evaluate(PARTS)
    missing = [t for t in on_page if t not in shown | {""}]
    missing = [text for text in missing if "Pause" not in text]
    # The explorer counts its steps: its text is never the same; the lines that
    # make it are not shown.
    missing = [text for text in missing if "import Explorer" not in text]
    assert [text for text in missing if "parameters" not in text] == []


def test_a_folded_output_waits_for_a_press_of_its_own(opened):
    page = opened("lessons/03_vmap.html")
    while page.locator(".on-slide details.below-input").count() == 0:
        page.keyboard.press("ArrowRight")
    fold = page.locator(".on-slide details.below-input").last
    assert not fold.locator(".cell_output").is_visible()
    last = page.locator(".on-slide").last  # nothing yet of what it means
    assert last.locator("details.below-input").count() == 1
    after = len(page.evaluate(SHOWN))
    page.keyboard.press("ArrowRight")
    assert fold.locator(".cell_output").is_visible()
    assert len(page.evaluate(SHOWN)) <= after


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("stem", [path.stem for path in LESSONS])
def test_no_figure_is_cut_by_the_edge_of_a_slide(opened, stem, size):
    page = opened(f"lessons/{stem}.html", size)
    page.keyboard.press("Home")
    found, state = [], None
    while state != (now := page.evaluate(FIGURES)):
        state = now
        found += now[1] if now[2] == 0 else []
        page.keyboard.press("PageDown")
    assert len({name for name, *_ in found}) >= 4
    assert [figure for figure in found if not figure[1]] == []
    assert min(high for *_, high in found) > 0.3 * size[1]


def test_code_too_high_for_its_figure_gives_way_and_comes_back(opened):
    spot = "see-what-each-neuron-adds"
    page = opened("lessons/05_training_loop.html", spot=spot)
    code = page.locator(".on-slide.cell > .cell_input")
    figure = page.locator(".on-slide.cell img")
    assert code.is_visible() and not figure.is_visible()
    page.keyboard.press("PageDown")
    assert figure.is_visible() and not code.is_visible()
    page.keyboard.press("PageUp")
    assert code.is_visible() and not figure.is_visible()


def test_keys_and_buttons_go_back_the_way_they_came(opened):
    page = opened("lessons/03_vmap.html")
    way = []
    for _ in range(12):
        way.append(page.evaluate(SHOWN)[:2])
        page.keyboard.press("PageDown")
    while count(page)[0] > 1:
        page.keyboard.press("PageUp")
    page.keyboard.press("Home")
    assert page.evaluate(SHOWN)[:2] == way[0]
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Back").click()
    assert page.evaluate(SHOWN)[:2] == way[0]
    page.keyboard.press("End")
    assert count(page)[0] == count(page)[1]


IN_VIEW = """name => {
    const { top } = document.getElementById(name).getBoundingClientRect();
    return top > -innerHeight && top < innerHeight;
}"""


def test_entering_and_leaving_keep_the_place(opened):
    page = opened("lessons/05_training_loop.html", spot=SPOT)
    assert page.evaluate(SHOWN)[0].startswith("Train longer")
    page.keyboard.press("Escape")
    assert page.locator("html.lecture").count() == 0
    assert page.evaluate(IN_VIEW, SPOT)
    # A click by playwright would scroll the page.
    page.get_by_role("button", name="Lecture mode").dispatch_event("click")
    assert page.evaluate(SHOWN)[0].startswith("Train longer")


def test_a_live_slider_keeps_its_arrows_and_a_remote_moves_on(opened):
    page = opened("lessons/05_training_loop.html", spot="explore-with-sliders")
    page.keyboard.press("PageDown")
    assert page.locator(".explorer").evaluate(AT_ONE_SIGHT)
    slider = page.get_by_role("slider", name="learning rate")
    slider.focus()
    before = slider.input_value()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != before
    page.wait_for_selector(".explorer[data-mode=running]")
    below = "node => node.scrollHeight - node.clientHeight"
    assert page.locator("article.bd-article").evaluate(below) <= 1
    page.keyboard.press("End")  # the slider's own end, not the slides'
    assert count(page)[0] < count(page)[1]
    here = page.evaluate(SHOWN)
    for _ in range(3):
        page.keyboard.press("PageDown")
    assert page.evaluate(SHOWN) != here


def test_the_screen_goes_black_and_comes_back(opened):
    page = opened("lessons/03_vmap.html")
    page.keyboard.press("b")
    assert not page.locator("article h1").is_visible()
    page.keyboard.press(".")
    assert page.locator("article h1").is_visible()


def test_a_handout_is_the_whole_page_with_room_to_write(opened):
    page = opened("lessons/05_training_loop.html")
    page.emulate_media(media="print")
    sections = page.locator(".bd-article section > h2")
    assert sections.count() > 15
    assert all(section.is_visible() for section in sections.all())
    assert not page.locator(".lecture-bar").is_visible()
    room = "node => parseFloat(getComputedStyle(node).paddingRight)"
    assert page.locator("article.bd-article").evaluate(room) > 200


@pytest.mark.parametrize("stem", [path.stem for path in LESSONS])
def test_the_notes_follow_the_slides_and_lend_them_their_keys(opened, stem):
    page = opened(f"lessons/{stem}.html")
    with page.expect_popup() as found:
        page.keyboard.press("n")
    notes = found.value
    strip = notes.locator(".lecture-now")
    strip.wait_for()
    assert strip.inner_text().startswith("1 / ")
    while count(page)[0] < 3:
        page.keyboard.press("PageDown")
    number, title = count(page)[0], page.evaluate(SHOWN)[0].split("\n")[0]
    notes.wait_for_function(
        "text => document.querySelector('.lecture-now')"
        ".textContent.startsWith(text)",
        arg=f"{number} / {count(page)[1]}: {title}",
    )
    before = page.evaluate(SHOWN)
    notes.keyboard.press("PageDown")
    page.wait_for_function(f"old => ({SHOWN})().join() !== old", arg=before)
    assert "Lecture mode" not in strip.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_slide(opened, scheme):
    page = opened("lessons/05_training_loop.html", color_scheme=scheme)
    page.evaluate(AXE)
    page.add_style_tag(content="* { transition: none !important }")
    for _ in range(3):
        assert violations(page) == []
        page.keyboard.press("PageDown")


def test_without_the_mode_no_key_is_taken(opened):
    page = opened("lessons/03_vmap.html")
    page.keyboard.press("Alt+l")
    before = page.evaluate("scrollY")
    page.keyboard.press("PageDown")
    page.wait_for_function("y => scrollY > y", arg=before)
    assert page.locator(".lecture-bar").count() == 0
