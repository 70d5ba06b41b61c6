"""What is drawn and pressed is seen in light, dark and the reader's colours.

Where a reader forces colours of their own, the browser takes away grounds and
shadows: what only they told apart would be lost.
"""

import pytest

from drawings import draw_on

MODES = [
    {"color_scheme": scheme, "forced_colors": forced}
    for scheme in ("light", "dark")
    for forced in ("none", "active")
]
FORCED = {"forced_colors": "active", "color_scheme": "dark"}
SEVEN = [(0.2, 0.2), (0.75, 0.2), (0.45, 0.9)]
# How light a colour of the page is, as WCAG has it, and how unlike two are.
CONTRAST = """
const light = (color) => color.match(/[\\d.]+/g).slice(0, 3)
    .map((v) => v / 255)
    .map((v) => v > 0.03928 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0.05);
const contrast = (...colors) => {
    const [low, high] = colors.map(light).sort((a, b) => a - b);
    return high / low;
};
"""
PAPER = "getComputedStyle(document.body).backgroundColor"
# The smallest contrast between the path of the last steps and its map.
SLICE = f"""() => {{{CONTRAST}
    const map = document.querySelector(".slice canvas");
    const pen = map.getContext("2d");
    pen.globalCompositeOperation = "destination-over";
    pen.globalAlpha = 1;
    pen.fillStyle = {PAPER};
    pen.fillRect(0, 0, map.width, map.height);
    const walk = document.querySelector(".slice path.walk");
    const drawn = getComputedStyle(walk).stroke;
    const {{ data }} = pen.getImageData(0, 0, map.width, map.height);
    const ratios = [];
    for (let i = 0; i < data.length; i += 4) {{
        ratios.push(contrast(data.slice(i, i + 3).join(), drawn));
    }}
    return Math.min(...ratios);
}}"""
# How far the film's ground is from the page's, and the contrast of the film's
# words and lines to its ground.
FILM = f"""svg => {{{CONTRAST}
    const style = (node) => getComputedStyle(node);
    const lines = svg.querySelectorAll(".f, .l, [stroke-dasharray]");
    let ground = svg;
    const clear = (node) => /, 0\\)/.test(style(node).backgroundColor);
    while (ground !== document.body && clear(ground)) {{
        ground = ground.parentElement;
    }}
    const paper = style(ground).backgroundColor;
    return [
        contrast(paper, {PAPER}),
        ...[...svg.querySelectorAll("text")].map(
            (node) => contrast(style(node).fill, paper)),
        ...[...lines].map((node) => contrast(style(node).stroke, paper)),
    ];
}}"""
# Red, green and blue; a trace of a colour is none.
GROUND = """node => getComputedStyle(node).backgroundColor
    .match(/\\d+/g).slice(0, 3).join()"""


@pytest.fixture
def opened(browser, book_address):
    """Return a function that opens a page in a mode of colours."""
    contexts = []

    def open_it(address, mode=FORCED):
        contexts.append(browser.new_context(**mode))
        page = contexts[-1].new_page()
        page.goto(f"{book_address}/{address}")
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize("mode", MODES, ids=lambda m: "-".join(m.values()))
def test_the_path_is_seen_on_the_slice_of_the_loss(opened, mode):
    page = opened("index.html#num_steps=100", mode)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_text("A slice of the loss").click()
    page.wait_for_selector(".slice[data-step='100']")
    assert page.evaluate(SLICE) > 3


@pytest.mark.parametrize("mode", MODES, ids=lambda m: "-".join(m.values()))
def test_the_film_of_a_training_does_not_dazzle(opened, mode):
    page = opened("lessons/05_training_loop.html", mode)
    film = page.locator(".film svg")
    film.wait_for(state="attached")
    ground, *ratios = film.evaluate(FILM)
    assert ground < 1.5
    assert len(ratios) > 10 and min(ratios) > 3


def test_what_is_pressed_stands_out_where_colours_are_forced(opened):
    page = opened("index.html#num_steps=20&chosen=2.2")
    more = page.get_by_role("button", name="More", exact=True)
    more.click()
    ground = more.evaluate(GROUND)
    assert ground != page.locator(".play button.main").evaluate(GROUND)
    width = "node => parseFloat(getComputedStyle(node).borderTopWidth)"
    assert (
        page.locator(".net button[aria-pressed=true] svg").evaluate(width) > 3
    )


def test_the_bars_of_the_answer_stay_where_colours_are_forced(opened):
    page = opened("lessons/09_handwriting.html")
    page.get_by_text("Draw a digit from 0 to 9").wait_for()
    draw_on(page, [SEVEN])
    page.get_by_text("Read as 7").wait_for()
    best = page.locator(".bars .best").evaluate(GROUND)
    assert best != page.locator("body").evaluate(GROUND)


def test_the_box_of_the_search_has_a_frame_where_colours_are_forced(opened):
    page = opened("search.html")
    box = page.locator("#search-here")
    for part in ("border", "outline"):
        style = f"node => getComputedStyle(node).{part}Style"
        assert box.evaluate(style) == "solid", part


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_has_the_one_colour_of_the_course(
    browser, book_address, scheme
):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{book_address}/reference/common_errors.html")
    link = page.locator("main p a").first
    color = link.evaluate("node => getComputedStyle(node).color")
    page.locator(".finder textarea").focus()
    ring = "node => getComputedStyle(node).outlineColor"
    assert page.locator(".finder textarea").evaluate(ring) == color
    page.close()
