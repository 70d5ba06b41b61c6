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
# The smallest contrast between the path of the last steps and its map.
CONTRAST = """() => {
    const map = document.querySelector(".slice canvas");
    const pen = map.getContext("2d");
    const page = getComputedStyle(document.body).backgroundColor;
    pen.globalCompositeOperation = "destination-over";
    pen.globalAlpha = 1;
    pen.fillStyle = page;
    pen.fillRect(0, 0, map.width, map.height);
    const walk = document.querySelector(".slice path.walk");
    const drawn = getComputedStyle(walk).stroke.match(/[\\d.]+/g).map(Number);
    const light = (color) => color.slice(0, 3)
        .map((v) => v / 255)
        .map((v) => v > 0.03928 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0.05);
    const { data } = pen.getImageData(0, 0, map.width, map.height);
    const ratios = [];
    for (let i = 0; i < data.length; i += 4) {
        const pair = [light([...data.slice(i, i + 3)]), light(drawn)];
        ratios.push(Math.max(...pair) / Math.min(...pair));
    }
    return Math.min(...ratios);
}"""
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
    assert page.evaluate(CONTRAST) > 3


def test_what_is_pressed_stands_out_where_colours_are_forced(opened):
    page = opened("index.html#num_steps=20&chosen=2.2")
    more = page.get_by_role("button", name="More", exact=True)
    more.click()
    ground = more.evaluate(GROUND)
    assert ground != page.locator(".play button.main").evaluate(GROUND)
    width = "node => parseFloat(getComputedStyle(node).borderTopWidth)"
    assert page.locator(".net button[aria-pressed=true]").evaluate(width) > 3


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
