"""The pad of lesson 09 in a real JupyterLab: by pointer and by keyboard."""

import json
import subprocess
import sys

import nbformat
import numpy as np
import pytest

from drawings import draw_on
from helpers.handwriting import prepare
from helpers.pad import Pad
from lessons import ROOT
from tools.start_lab import running_lab

PATIENCE = 240_000  # milliseconds: a busy machine is no error
CELLS = [
    "from helpers.pad import Pad\npad = Pad()\npad",
    "print('pad says:', pad.image.shape, int(pad.image.sum()), "
    "len(pad.strokes), pad.remark)",
]
SAID = """(start) => [...document.querySelectorAll(".jp-OutputArea-output")]
    .some((node) => node.textContent.startsWith(start))"""
# A 7 on the pad: three corners, in units of its side.
SEVEN = [(0.2, 0.2), (0.8, 0.2), (0.45, 0.85)]


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """Open a notebook with a pad, its first cell run."""
    folder = tmp_path_factory.mktemp("course") / "lessons"
    folder.mkdir()
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]
    kernel = {"display_name": "Python 3", "name": "python3"}
    notebook = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": kernel | {"language": "python"}}
    )
    nbformat.write(notebook, folder / "pad.ipynb")
    with running_lab(folder, tmp_path_factory.mktemp("home")) as address:
        context = browser.new_context(has_touch=True)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/lab/tree/pad.ipynb")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        run_all(page)
        page.wait_for_function(
            SAID, arg="pad says: (64,) 0 0 The pad is empty"
        )
        yield page
        context.close()


def run_all(page):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def ask(page, expected):
    """Run the second cell again; wait for what it says."""
    page.locator(".jp-CodeCell").nth(1).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(SAID, arg=f"pad says: {expected}")


def test_a_stroke_of_the_pointer_reaches_the_kernel(page):
    draw_on(page, [SEVEN])
    page.get_by_text("1 stroke", exact=True).wait_for()
    ask(page, "(64,) 312 1")


def test_clear_empties_the_pad(page):
    page.get_by_role("button", name="Clear").click()
    ask(page, "(64,) 0 0 The pad is empty.")


def test_keys_walk_over_a_grid_and_fill_it(page):
    page.locator(".course-pad").focus()
    for key in ("Space", "ArrowDown", "Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    page.get_by_text("3 strokes").wait_for()
    ask(page, "(64,) 312 3")
    page.locator(".course-pad").focus()
    page.keyboard.press("Delete")
    page.get_by_text("0 strokes").wait_for()


def test_a_finger_does_not_scroll_the_pad_away(page):
    action = "node => getComputedStyle(node).touchAction"
    assert page.locator(".course-pad").evaluate(action) == "none"
    assert page.locator(".jp-Notebook").first.evaluate(action) != "none"


def test_anywidget_has_nothing_to_say_of_it(page):
    assert not [text for text in page.said if "anywidget" in text.lower()]


def test_python_may_set_strokes_and_gets_an_image():
    pad = Pad()
    assert pad.image.dtype == np.float32 and pad.remark == "The pad is empty."
    pad.strokes = [SEVEN]
    np.testing.assert_array_equal(pad.image, prepare([SEVEN]))
    assert pad.remark == ""


def test_without_anywidget_strokes_are_filled_in_by_hand():
    program = f"""
import json, sys
sys.modules["anywidget"] = None
from helpers.pad import Pad
pad = Pad()
pad.strokes = {[SEVEN]}
print(json.dumps([repr(Pad()), pad.image.tolist()]))
"""
    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    shown, image = json.loads(found.stdout)
    assert "set pad.strokes" in shown
    assert image == prepare([SEVEN]).tolist()
