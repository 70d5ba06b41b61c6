"""Every page in a real browser: no error, no other host, no side scrolling."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from test_browser_reader import REFUSED

from lessons import ROOT
from tools.dark_look import PAPER

HTML = ROOT / "_build" / "html"
PAGES = [
    str(path.relative_to(HTML))
    for path in sorted(HTML.glob("**/*.html"))
    if "_static" not in path.parts and path.name != "404.html"
]
# The theme's own script is put on the page twice; harmless.
HARMLESS = ("THEBE_JS_URL has already been declared",)


class Watch:
    """What a page asked for and complained of while it was open."""

    def __init__(self, page, address):
        self.errors, self.elsewhere = [], []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.note_console)
        page.on("response", self.note_response)
        self.ours = (address, "data:", "blob:")
        page.on("request", self.note_request)

    def note_request(self, request):
        if not request.url.startswith(self.ours):
            self.elsewhere.append(request.url)

    def note_console(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    def note_response(self, response):
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def complaints(self):
        return [
            error
            for error in self.errors
            if not any(known in error for known in HARMLESS)
        ]


@pytest.fixture
def open_page(browser, book_address):
    """Return a function that opens a page of the book and watches it."""
    contexts = []

    def open_it(name, width=1440, height=900, **options):
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        watch = Watch(page, book_address)
        page.goto(f"{book_address}/{name}", wait_until="load")
        page.wait_for_load_state("networkidle")
        return page, watch

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_clean_asks_no_other_host_and_fits_a_phone(open_page, name):
    page, watch = open_page(name, width=390)
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.complaints() == []
    assert watch.elsewhere == []
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "name", ["lessons/03_vmap", "reference/common_errors"]
)
def test_a_message_can_be_read_whole_on_a_phone(open_page, name):
    page, _ = open_page(f"{name}.html", width=390)
    messages = page.locator(":is(.traceback, .highlight-text) pre")
    hidden = "nodes => nodes.map(node => node.scrollWidth - node.clientWidth)"
    assert set(messages.evaluate_all(hidden)) == {0}


@pytest.mark.parametrize(
    "name", [name for name in PAGES if name.startswith("lessons")]
)
def test_formulas_are_set_by_the_local_mathjax(open_page, name):
    page, watch = open_page(name)
    formulas = page.locator(".math").count()
    if formulas:
        page.mouse.wheel(0, 100)  # a page that is read loads MathJax
        page.wait_for_function(
            "n => document.querySelectorAll('mjx-container').length >= n",
            arg=formulas,
        )
    assert watch.complaints() == []


def test_a_phone_sets_formulas_of_a_page_that_is_left_alone(open_page):
    phone = {"width": 390, "has_touch": True, "is_mobile": True}
    page, _ = open_page("lessons/05_training_loop.html", **phone)
    assert page.locator("mjx-container").count() == 0
    page.wait_for_selector("mjx-container", state="attached", timeout=60_000)


# How many formulas come at once.
AT_ONCE = """window.came = [];
new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    window.came.push(added.filter(
        (node) => node.matches?.("mjx-container")).length);
}).observe(document, { childList: true, subtree: true });"""


def test_formulas_come_a_few_at_a_time_and_the_page_stays_awake(open_page):
    page, _ = open_page("index.html")
    page.add_init_script(AT_ONCE)
    page.goto(page.url.replace("index.html", "lessons/05_training_loop.html"))
    page.mouse.wheel(0, 100)
    formulas = page.locator(".math").count()
    assert formulas > 12
    shown = page.locator(".math mjx-container")
    expect(shown).to_have_count(formulas, timeout=30_000)
    assert 0 < max(page.evaluate("window.came")) <= 4


CORNER = """async (image) => {
  const style = getComputedStyle(image);
  const shown = new Image();
  shown.src = style.content.match(/url\\("(.*)"\\)/)?.[1] ?? image.src;
  await shown.decode();
  const pen = document.createElement("canvas").getContext("2d");
  pen.drawImage(shown, 0, 0);
  const density = shown.naturalWidth / image.width;
  return [style.filter, ...pen.getImageData(0, 0, 1, 1).data, density];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_shows_its_figures_sharp_on_its_own_paper(open_page, scheme):
    page, watch = open_page(
        "lessons/07_any_dimension.html", color_scheme=scheme
    )
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    image = page.locator(".cell_output img:not(.wide)").first
    filtered, *color, density = image.evaluate(CORNER)
    paper = [255] * 3 if scheme == "light" else list(PAPER)
    assert (filtered, color) == ("none", [*paper, 255])
    assert density == pytest.approx(2, abs=0.01)
    assert watch.complaints() == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_figure_of_several_panels_has_the_room_of_the_column(
    open_page, width
):
    page, _ = open_page("lessons/07_any_dimension.html", width=width)
    image = page.locator(".cell_output img.wide")
    *_, density = image.evaluate(CORNER)
    shown = image.bounding_box()["width"]
    if width == 1440:
        assert shown > 650 and density > 1.5
    else:
        assert 340 < shown < 390


SPOT = "debug-in-a-fixed-order"  # a section far down in lesson 05
WHOLE = "() => !document.querySelector('html.in-slices')"
AT_TOP = """name => {
    const node = document.getElementById(name);
    return Math.abs(node.getBoundingClientRect().top) < 150;
}"""


@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_from_elsewhere_leads_to_its_section(open_page, width):
    page, _ = open_page(f"lessons/05_training_loop.html#{SPOT}", width=width)
    page.wait_for_function(AT_TOP, arg=SPOT)


def test_a_link_leads_to_a_section_that_was_not_laid_out(open_page):
    page, _ = open_page("lessons/05_training_loop.html")
    page.wait_for_function(WHOLE)
    # As if the reader were quicker than the slices.
    page.evaluate("document.documentElement.classList.add('in-slices')")
    page.evaluate(
        "document.querySelectorAll('.bd-article > section > section')"
        ".forEach(node => node.removeAttribute('style'))"
    )
    page.click(f".bd-sidebar-secondary a[href='#{SPOT}']")
    page.wait_for_function(AT_TOP, arg=SPOT)
    # Chromium finds its way by itself; a browser that does not needs this.
    assert page.locator("html.in-slices").count() == 0


def test_a_page_that_was_left_in_its_middle_comes_back_there(open_page):
    page, _ = open_page("lessons/05_training_loop.html")
    page.wait_for_function(WHOLE)
    page.evaluate(f"document.getElementById('{SPOT}').scrollIntoView()")
    page.wait_for_function(AT_TOP, arg=SPOT)
    page.wait_for_selector("mjx-container", state="attached")
    page.reload()
    page.wait_for_function(AT_TOP, arg=SPOT)


# Whether the page was ever in slices.
SLICED = """new MutationObserver(() => {
    window.sliced ||= document.documentElement.matches(".in-slices");
}).observe(document, { attributes: true, subtree: true });"""


SLICES = ["lessons/05_training_loop.html", "index.html#seed=7&num_steps=20"]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", SLICES)
def test_a_page_is_laid_out_in_slices_and_then_whole(
    open_page, width, address
):
    page, _ = open_page("search.html", width=width)
    page.add_init_script(SLICED)
    page.goto(page.url.replace("search.html", address))
    page.wait_for_function("() => window.sliced")
    page.wait_for_function(WHOLE)
    sections = page.locator(".bd-article > section > section")
    shown = "node => getComputedStyle(node).contentVisibility"
    assert {node.evaluate(shown) for node in sections.all()} == {"visible"}


# What the sliders' charts and controls write over one another.
OVERLAPS = """() => {
    const found = [...document.querySelectorAll(".explorer .control")]
        .filter((node) => node.scrollWidth > node.clientWidth + 1)
        .map((node) => [node.textContent]);
    for (const chart of document.querySelectorAll(".explorer svg")) {
        const texts = [...chart.querySelectorAll("text")]
            .filter((node) => node.textContent)
            .filter((node) => node.getClientRects().length)
            .map((node) => [node.textContent, node.getBoundingClientRect()]);
        for (const [i, [one, p]] of texts.entries()) {
            for (const [other, q] of texts.slice(i + 1)) {
                const beside = p.left > q.right + 2 || q.left > p.right + 2;
                const below = Math.abs(p.top - q.top) > 8;
                if (!beside && !below) found.push([one, other]);
            }
        }
    }
    return found;
}"""


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "lessons/01_network",
        "lessons/02_random_keys",
        "lessons/04_gradients",
        "lessons/05_training_loop",
        "lessons/06_overfitting",
    ],
)
def test_no_label_of_the_sliders_runs_over_another(open_page, name):
    page, _ = open_page(f"{name}.html")
    assert page.locator(".explorer svg").count() > 0
    for width in (390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVERLAPS) == []


def test_a_folded_output_opens_by_a_click_and_on_paper(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/lessons/03_vmap.html")
    first = page.locator("details.below-input").first
    output = first.locator(".cell_output")
    assert not output.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert output.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not output.is_visible()
    first.locator("summary").click()
    assert output.is_visible()
    page.close()


@pytest.mark.parametrize(
    "address, home",
    [
        ("https://someone.github.io/course/lessons/x/y.html", "/course/"),
        ("https://someone.github.io/lessons/x/y.html", "/"),
        ("https://learn.example/lessons/x/y.html", "/"),
    ],
)
def test_a_wrong_address_leads_to_the_first_page(browser, address, home):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}
    page = browser.new_page(**phone)
    text = (HTML / "404.html").read_text(encoding="utf-8")
    answer = {"body": text, "content_type": "text/html", "status": 404}
    page.route("**", lambda route: route.fulfill(**answer))
    page.goto(address)
    link = page.get_by_role("link", name="To the first page")
    assert link.get_attribute("href") == home
    link = page.get_by_role("link", name="Search the lessons")
    assert link.get_attribute("href") == f"{home}search.html"
    assert page.evaluate("innerWidth") == 390
    page.close()


WIDE = """() => [...document.querySelectorAll(
    "article table, article mjx-container[display=true]")]
  .map((node) => node.closest(".pst-scrollable-table-container") ?? node)
  .filter((node) => node.scrollWidth > node.clientWidth + 1)
  .map((node) => node.textContent.slice(0, 40))"""


@pytest.mark.parametrize(
    "name",
    ["lessons/03_vmap", "lessons/07_any_dimension", "reference/notation"],
)
def test_tables_and_formulas_fit_a_phone(open_page, name):
    page, _ = open_page(f"{name}.html", 390, 844, is_mobile=True)
    page.evaluate("scrollTo(0, 300)")  # brings the formulas
    page.wait_for_function("() => !document.querySelector('.in-slices')")
    page.wait_for_function("""() => [...document.querySelectorAll(".math")]
        .every((node) => node.querySelector("mjx-container"))""")
    assert page.evaluate(WIDE) == []


def test_without_scripts_the_way_in_is_seen_and_no_box_is_empty(open_page):
    page, _ = open_page("index.html", java_script_enabled=False)
    # No script runs there, not even a test's: a picture has to tell.
    box = page.locator(".explorer").first.bounding_box()
    assert box["height"] < 500
    button = page.locator(".begin a").bounding_box()
    clip = {**button, "height": 8, "width": 8, "x": button["x"] + 12}
    clip["y"] += 6
    pixels = np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))))
    assert pixels[..., 0].max() < 100  # not the white of the paper


def test_without_scripts_nothing_is_offered_that_needs_them(open_page):
    page, _ = open_page("search.html", java_script_enabled=False)
    assert page.locator("noscript p").bounding_box()
    assert page.locator("#search-here").bounding_box() is None
    assert page.locator(".btn-fullscreen-button").bounding_box() is None


def test_a_browser_that_keeps_nothing_loses_no_button(browser, book_address):
    phone = {"width": 390, "height": 844}
    page = browser.new_page(viewport=phone, color_scheme="light")
    watch = Watch(page, book_address)
    page.add_init_script(REFUSED)
    page.goto(f"{book_address}/lessons/05_training_loop.html")
    page.locator(".theme-switch-button:visible").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("button.break").first.click()
    assert "break-lines" in page.locator("html").get_attribute("class")
    page.goto(f"{book_address}/search.html?q=dropout")
    page.locator("ul.search li").first.wait_for()
    page.goto(f"{book_address}/index.html#num_steps=20")
    page.wait_for_selector(".play[data-mode=done]")
    assert watch.complaints() == []
    page.close()


def test_a_tooltip_comes_with_the_pointer_and_with_the_focus(open_page):
    page, _ = open_page("index.html", 1440, 900)
    buttons = page.locator("[data-bs-toggle=tip]:visible")
    made = "() => document.querySelectorAll('[data-bs-original-title]').length"
    page.wait_for_function("() => globalThis.bootstrap")
    assert page.evaluate(made) == 0
    buttons.first.hover()
    page.locator(".tooltip").wait_for()
    page.mouse.move(700, 700)
    page.locator(".tooltip").wait_for(state="detached")
    buttons.last.focus()
    page.locator(".tooltip").wait_for()


def test_an_entry_of_the_contents_leaves_a_phones_page_free(open_page):
    phone = {"is_mobile": True, "has_touch": True}
    page, _ = open_page("lessons/05_training_loop.html", 390, 844, **phone)
    page.get_by_role("button", name="Toggle secondary sidebar").tap()
    page.wait_for_selector(".tooltip", state="attached")
    assert page.locator(".tooltip:visible").count() == 0
    entry = page.locator(".bd-sidebar-secondary a").last
    entry.tap()
    page.wait_for_function(
        "() => !document.querySelector('#pst-secondary-sidebar-checkbox')"
        ".checked"
    )
    page.locator("#recap").wait_for()
    assert page.url.endswith("#recap")


def test_a_sidebar_that_was_put_away_stays_away(open_page):
    page, _ = open_page("lessons/01_network.html", 1440)
    page.get_by_role("button", name="Toggle primary sidebar").click()
    sidebar = page.locator(".bd-sidebar-primary")
    sidebar.wait_for(state="hidden")
    page.locator(".bd-sidebar-secondary a").first.click()
    page.wait_for_timeout(500)  # it would slide in
    assert sidebar.is_hidden()


def test_large_letters_leave_the_words_of_the_menu_whole(open_page):
    page, _ = open_page("lessons/05_training_loop.html", 1000)
    page.add_style_tag(content="html { font-size: 200% !important; }")
    link = page.locator("nav.bd-links a", has_text="00 Arrays").first
    words = link.evaluate("""(node) => {
      const text = document.createTreeWalker(node, 4).nextNode();
      const span = document.createRange();
      const at = text.data.indexOf("functions");
      span.setStart(text, at);
      span.setEnd(text, at + 9);
      return span.getClientRects().length;
    }""")
    assert words == 1
