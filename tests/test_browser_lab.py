"""The explorer in a real JupyterLab: by keyboard, without an error."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from explorer.settings import CONTROLS
from lessons import ROOT
from tools.start_lab import running_lab

STEM = "05_training_loop"
SLIDERS = [
    ("hidden layers", "ArrowRight"),
    ("neurons, layer 1", "ArrowLeft"),
    ("neurons, layer 2", "ArrowLeft"),
    ("neurons, layer 3", "ArrowLeft"),
    ("learning rate", "ArrowRight"),
    ("steps", "PageUp"),
    ("batch size", "ArrowRight"),
    ("seed", "ArrowRight"),
]
MENUS = ["target", "activation", "optimizer"]
# Milliseconds, for one answer and for a whole lesson to run.  Nothing takes as
# long as that, but a busy machine is no error.
PATIENCE, LONG_PATIENCE = 240_000, 900_000
# True as soon as picture and text differ from those before, and are loaded.
CHANGED = """([source, alt, text]) => {
    const box = document.querySelector(".course-sliders");
    const image = box.querySelector("img");
    return image && image.src !== source && image.alt !== alt
        && box.querySelector(".course-text").textContent !== text
        && image.complete && image.naturalWidth > 0;
}"""
TOLD = "The lesson has run, and its picture says:"
# True as soon as the whole lesson has run and its last picture is there.
ARRIVED = """(told) => {
    const texts = [...document.querySelectorAll(".jp-OutputArea-output")]
        .map((node) => node.textContent.trim());
    const text = texts.find((one) => one.startsWith(told));
    const image = document.querySelector(".course-sliders img");
    return text && image && text === `${told} ${image.alt}`
        && image.complete && image.naturalWidth > 0;
}"""
# One look for all three: a picture may be replaced between two looks.
STATE = """() => {
    const box = document.querySelector(".course-sliders");
    const image = box.querySelector("img");
    const text = box.querySelector(".course-text").textContent;
    return [image.src, image.alt, text];
}"""


def lesson_that_tells_its_end():
    """Return lesson 05 with a last cell that says what the picture shows.

    A cell after the explorer trains it anew.  Only when the page shows what
    the last cell has told is nothing on its way any more.
    """
    path = ROOT / "lessons" / f"{STEM}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    last = {"cell_type": "code", "id": "the-end", "execution_count": None}
    source = f"print({TOLD!r}, explorer.alt)"
    last |= {"metadata": {}, "outputs": [], "source": source}
    notebook["cells"].append(last)
    return notebook


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Run JupyterLab on a copy of the lessons; return its address."""
    folder = tmp_path_factory.mktemp("course") / "lessons"
    shutil.copytree(ROOT / "lessons", folder)
    path = folder / f"{STEM}.ipynb"
    path.write_text(json.dumps(lesson_that_tells_its_end()), encoding="utf-8")
    with running_lab(folder, tmp_path_factory.mktemp("home")) as address:
        yield address


class Watch:
    """What the page complained of, and whom else it asked."""

    def __init__(self, page, address):
        self.errors, self.elsewhere = [], []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.note)
        page.on("request", lambda request: self.check(request.url, address))

    def note(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    def check(self, url, address):
        allowed = address, address.replace("http", "ws"), "data:", "blob:"
        if not url.startswith(allowed):
            self.elsewhere.append(url)


@pytest.fixture(scope="module")
def opened(browser, lab):
    """Open lesson 05, run all of it; return the page and its watch."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    watch = Watch(page, lab)
    page.goto(f"{lab}/lab/tree/{STEM}.ipynb")
    idle = page.get_by_text("Python 3 (ipykernel) | Idle")
    idle.wait_for()  # asked to run before that, it would ask which kernel
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ARRIVED, arg=TOLD, timeout=LONG_PATIENCE)
    # The box stays; what is in it is made anew with each picture.
    page.locator(".course-sliders").evaluate("box => box.scrollIntoView()")
    yield page, watch
    context.close()


def state(page):
    """Return the picture, its alternative text, and the text beside it."""
    return page.evaluate(STATE)


def press(page, control, key):
    """Press a key on a control; wait until picture and text have changed."""
    before = state(page)
    control.focus()
    page.keyboard.press(key)
    page.wait_for_function(CHANGED, arg=before)
    return before, state(page)


def test_each_slider_answers_the_keyboard(opened):
    page, _ = opened
    for name, key in SLIDERS:
        slider = page.get_by_role("slider", name=name, exact=True)
        press(page, slider, key)
    # The first key press has brought a third layer, and its slider.
    assert "layer sizes 1, 29, 19, 19, 1" in state(page)[1]
    assert len(SLIDERS) == len(CONTROLS) + 2


def test_a_slider_says_its_value_as_its_readout_does(opened):
    page, _ = opened
    slider = page.get_by_role("slider", name="learning rate")
    expect(slider).to_have_attribute(
        "aria-valuetext", "0.0126", timeout=PATIENCE
    )


def test_each_menu_answers_the_keyboard(opened):
    page, _ = opened
    for name, key in zip(MENUS, ["ArrowDown", "ArrowDown", "ArrowUp"]):
        menu = page.get_by_role("combobox", name=name, exact=True)
        press(page, menu, key)
    assert "exp(-q²) cos(5q)" in state(page)[1]


def test_the_code_is_shown_by_keyboard_and_follows(opened):
    page, _ = opened
    page.get_by_role("button", name="Show the code").focus()
    page.keyboard.press("Enter")
    area = page.get_by_role("textbox", name="code", exact=True)
    wanted = re.compile(r"jnp\.cos\(5 \* q\)")
    expect(area).to_have_value(wanted, timeout=PATIENCE)
    page.get_by_role("button", name="Start over").focus()
    before = state(page)
    page.keyboard.press("Enter")
    page.wait_for_function(CHANGED, arg=before)
    wanted = re.compile(r"jax\.random\.key\(45\)")
    expect(area).to_have_value(wanted, timeout=PATIENCE)


def use(page, role, name, key="Enter"):
    """Press a key on a control that is found by its role and name."""
    page.get_by_role(role, name=name, exact=True).focus()
    page.keyboard.press(key)


def shows(page, words):
    """Wait until the picture's text holds these words."""
    image = page.locator(".course-sliders img")
    wanted = re.compile(re.escape(words))
    expect(image).to_have_attribute("alt", wanted, timeout=PATIENCE)


def test_time_pins_seeds_and_neurons_answer_the_keyboard(opened):
    page, _ = opened
    use(page, "slider", "look at step", "Home")
    shows(page, "after 0 steps")
    use(page, "slider", "look at step", "End")
    shows(page, "after 100 steps")
    use(page, "button", "Keep this run")
    page.get_by_text("Kept, in grey.").wait_for()
    use(page, "button", "Is it luck? 30 seeds")
    shows(page, "30 seeds: true error")
    use(page, "button", "More")
    use(page, "combobox", "neuron", "ArrowDown")
    shows(page, "Its share of the fit")
    use(page, "button", "Switch it off")
    page.get_by_text("With 1 switched off").wait_for()
    page.get_by_role("row", name="kept").wait_for()  # it differs
    use(page, "button", "Start over")
    page.get_by_role("row", name="kept").wait_for(state="detached")


def test_tab_goes_from_control_to_control(opened):
    page, _ = opened
    page.get_by_role("combobox", name="target", exact=True).focus()
    found = []
    for _ in range(16):  # a slider and its readout are two stops
        page.keyboard.press("Tab")
        found.append(
            page.evaluate(
                "document.activeElement.getAttribute('aria-label') "
                "|| document.activeElement.tagName"
            )
        )
    wanted = ["hidden layers", "learning rate", "steps", "batch size", "seed"]
    assert [name for name in found if name in wanted] == wanted


def test_a_narrow_output_needs_no_sideways_scrolling(opened):
    page, _ = opened
    box = page.locator(".course-sliders")
    width = box.evaluate(
        "node => { node.style.width = '400px'; return node.scrollWidth; }"
    )
    assert width <= 400
    tracks = page.locator(".course-sliders .noUi-target:visible")
    widths = tracks.evaluate_all("nodes => nodes.map(n => n.clientWidth)")
    assert min(widths) >= 100
    box.evaluate("node => { node.style.width = ''; }")


def test_no_error_and_no_request_to_another_host(opened):
    _, watch = opened
    assert watch.errors == []
    assert watch.elsewhere == []
