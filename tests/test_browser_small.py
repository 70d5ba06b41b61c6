"""The page's small live sliders say what the notebook's sliders say."""

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup

from explorer import small, small_many
from lessons import LESSONS, ROOT, code_cells

HTML = ROOT / "_build" / "html"
CASES = [
    ("neuron", small.one_neuron, {"weight": 2, "bias": -3}),
    ("neuron", small.one_neuron, {"weight": 0, "bias": 4}),
    ("neuron", small.one_neuron, {"weight": -4, "bias": -6}),
    ("bump", small.bump, {"steepness": 2, "left": -0.5, "right": 0.5}),
    ("bump", small.bump, {"steepness": 10, "left": 1, "right": 2.5}),
    ("scale", small.initial_scale, {"scale": 1}),
    ("scale", small.initial_scale, {"scale": 10**0.2}),
    ("walk", small.along_gradient, {"step": 0.03}),
    ("walk", small.along_gradient, {"step": 0.15}),
]


@pytest.fixture
def live(browser, book_address):
    """Return a function that puts one set of sliders on a page."""
    pages = []

    def make(name, reduced_motion=None):
        page = browser.new_page(reduced_motion=reduced_motion)
        pages.append(page)
        page.goto(f"{book_address}/genindex.html")
        page.evaluate(
            """async ({address, name}) => {
              const root = document.createElement("div");
              root.className = "explorer";
              document.querySelector("article").prepend(root);
              const { SMALL } = await import(address);
              SMALL[name](root);
            }""",
            {"address": f"{book_address}/_static/small.mjs", "name": name},
        )
        return page

    yield make
    for page in pages:
        page.close()


def move(page, values, controls):
    """Set sliders by keyboard: to the start, then to the right."""
    for slider, (name, value) in zip(controls, values.items()):
        slider.focus()
        slider.press("Home")
        texts = []
        for _ in range(100):
            shown = slider.get_attribute("aria-valuetext")
            if abs(float(shown) - value) < 0.004 * abs(value) + 1e-9:
                break
            texts.append(shown)
            slider.press("ArrowRight")
        else:
            pytest.fail(f"{name} never showed {value}, but {texts}")


@pytest.mark.parametrize("name, make_panel, values", CASES)
def test_a_slider_says_what_the_notebook_says(live, name, make_panel, values):
    panel = make_panel()
    panel.set(**values)
    page = live(name)
    page.wait_for_selector(".words:not(:text('Drawing'))")
    move(page, values, page.get_by_role("slider").all())
    page.wait_for_selector(".words")
    assert page.get_by_role("status").inner_text() == panel.text


def test_thirty_networks_show_what_the_notebooks_thirty_show(live):
    wanted = small_many.many_networks().text
    page = live("many")
    page.wait_for_selector(".words:text('Median')", timeout=120_000)
    found = page.get_by_role("status").inner_text()
    # 1,000 steps amplify float32's last digit: compare numbers, not text.
    number = r"\d+(?:\.\d+)?"
    for ours, theirs in zip(
        re.findall(number, found), re.findall(number, wanted), strict=True
    ):
        assert float(ours) == pytest.approx(float(theirs), rel=0.15)


@pytest.mark.parametrize("steps_left, noise", [(1, 0.2), (2, 0.1), (3, 0.0)])
def test_the_axis_of_errors_begins_where_the_notebooks_does(
    live, steps_left, noise
):
    page = live("many")
    for _ in range(steps_left):
        page.get_by_role("slider", name="noise").press("ArrowLeft")
    low = small_many.lowest_drawn(noise)
    labels = page.locator(".explorer svg text").all_text_contents()
    assert min(float(v) for v in labels if v.startswith("0.")) == low


def test_a_chart_on_its_own_is_as_large_as_the_figure_below(
    browser, book_address
):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{book_address}/lessons/01_network.html")
    chart = page.locator(".tag_live-neuron .explorer > svg")
    chart.scroll_into_view_if_needed()
    figure = page.locator(".tag_live-neuron ~ .cell img:visible").first
    figure.scroll_into_view_if_needed()
    widths = [one.bounding_box()["width"] for one in (chart, figure)]
    assert widths[0] == pytest.approx(widths[1], rel=0.05)
    page.close()


def tagged(path):
    """Return the names of the cells of a lesson that come to life."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    tags = [t for c in cells for t in c["metadata"].get("tags", [])]
    return [tag.removeprefix("live-") for tag in tags if "live-" in tag]


def names_of(page):
    page.locator(".explorer :is(svg, .pictures)").first.wait_for(
        state="attached"
    )
    found = page.locator(".explorer").all()
    return [box.get_attribute("data-live") for box in found]


# A lesson that makes one of these shows it alive.
MADE = re.compile(
    r"small\.(?:one_neuron|bump|initial_scale|along_gradient)\(\)"
    r"|many_networks\(\)|\bExplorer\(\)|\bPad\(\)"
)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_each_slider_cell_of_a_lesson_is_tagged(path):
    made = [
        call for code in code_cells(path.stem) for call in MADE.findall(code)
    ]
    assert len(tagged(path)) == len(made)


@pytest.mark.parametrize(
    "path", list(filter(tagged, LESSONS)), ids=lambda path: path.stem
)
def test_a_tagged_cell_comes_to_life_whatever_its_code(
    browser, book_address, path
):
    def rewrite(route):
        page = BeautifulSoup(route.fetch().text(), "html.parser")
        cells = page.select("[class*=tag_live-] .highlight pre")
        assert len(cells) == len(tagged(path))
        for cell in cells:
            cell.string = "something_else()"
        route.fulfill(body=str(page), content_type="text/html")

    page = browser.new_page()
    address = f"{book_address}/lessons/{path.stem}.html"
    page.goto(address)
    assert names_of(page) == tagged(path)
    page.route(address, rewrite)
    page.goto(address)
    assert names_of(page) == tagged(path)
    assert page.get_by_text("something_else()").first.is_visible()
    page.close()


def test_a_cell_without_its_tag_stays_as_it_is(browser, book_address):
    def without(route):
        text = re.sub(r"tag_live-\w+", "", route.fetch().text())
        route.fulfill(body=text, content_type="text/html")

    page = browser.new_page()
    page.route("**/01_network.html", without)
    page.goto(f"{book_address}/lessons/01_network.html")
    page.wait_for_load_state("networkidle")
    assert page.locator(".explorer").count() == 0
    page.close()


@pytest.mark.parametrize("stem", ["01_network", "02_random_keys"])
def test_sliders_live_on_a_page_opened_from_disk(browser, stem):
    page = browser.new_page()
    page.goto((HTML / "lessons" / f"{stem}.html").as_uri())
    box = page.locator(".explorer").first
    # On a slow machine the page is laid out anew while it is scrolled.
    page.wait_for_function("""() => {
      const box = document.querySelector(".explorer");
      box?.scrollIntoView();
      return box?.querySelector(".words").textContent.match(/^(?!Drawing)./);
    }""")
    before = box.locator(".words").inner_text()
    box.get_by_role("slider").first.press("ArrowRight")
    assert box.locator(".words").inner_text() != before
    page.close()


@pytest.mark.parametrize("name, most", [("site", 6.3e3), ("live", 5.65e4)])
def test_what_a_page_loads_stays_small(name, most):
    text = (HTML / "_static" / f"{name}.mjs").read_bytes()
    assert len(gzip.compress(text)) < most


@pytest.mark.parametrize("path", sorted((ROOT / "assets").glob("*.mjs")))
def test_a_module_has_at_most_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
