"""The page's small live sliders say what the notebook's sliders say."""

import gzip
import re

import pytest

from helpers.explorer import small, small_many
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
def twin(browser, book_address):
    """Return a function that puts one twin on a page, alone."""
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
              const { TWINS } = await import(address);
              TWINS[name](root);
            }""",
            {"address": f"{book_address}/_static/twins.mjs", "name": name},
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
def test_a_twin_says_what_the_notebook_says(twin, name, make_panel, values):
    panel = make_panel()
    panel.set(**values)
    page = twin(name)
    page.wait_for_selector(".words:not(:text('Drawing'))")
    move(page, values, page.get_by_role("slider").all())
    page.wait_for_selector(".words")
    assert page.get_by_role("status").inner_text() == panel.text


def test_thirty_networks_show_what_the_notebooks_thirty_show(twin):
    wanted = small_many.many_networks().text
    page = twin("many")
    page.wait_for_selector(".words:text('Median')", timeout=120_000)
    found = page.get_by_role("status").inner_text()
    # 1,000 steps amplify float32's last digit: compare numbers, not text.
    number = r"\d+(?:\.\d+)?"
    for ours, theirs in zip(
        re.findall(number, found), re.findall(number, wanted), strict=True
    ):
        assert float(ours) == pytest.approx(float(theirs), rel=0.15)


LIVE = {
    "small.one_neuron()",
    "small.bump()",
    "small.initial_scale()",
    "small.along_gradient()",
    "many_networks()",
    "Explorer()",
}


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_each_slider_cell_of_a_lesson_comes_to_life(
    browser, book_address, path
):
    calls = [
        call for code in code_cells(path.stem) for call in LIVE if call in code
    ]
    page = browser.new_page()
    page.goto(f"{book_address}/lessons/{path.stem}.html")
    if calls:
        page.locator(".explorer svg").first.wait_for()
    assert page.locator(".explorer").count() == len(calls)
    page.close()


@pytest.mark.parametrize("name, most", [("explorer", 1e4), ("twins", 2e4)])
def test_what_a_page_loads_stays_small(name, most):
    text = (HTML / "_static" / f"{name}.mjs").read_bytes()
    assert len(gzip.compress(text)) < most


@pytest.mark.parametrize("path", sorted((ROOT / "assets").glob("*.mjs")))
def test_a_module_has_at_most_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
