"""From a key press to a new picture, in a real JupyterLab.

The explorer against the usual pattern: `interactive_output`, a new figure
for each move, and the course's own compiled `train`.
"""

import json
import statistics
from time import perf_counter

from book.browser import chromium
from tools.start_lab import running_lab

RATE, WIDTH = "learning rate", "neurons, layer 1"
EXPLORER = """from explorer import Explorer
Explorer(num_steps=1000, num_hidden=1)"""
# The fairest usual pattern: all compiled, one compilation for each width.
USUAL = """import ipywidgets as widgets, jax, jax.numpy as jnp
import matplotlib.pyplot as plt
from jax.random import split
from helpers.network import init_params
from helpers.plots import use_course_style
from helpers.plots.training import plot_fit, plot_loss
from helpers.targets import running_example
from helpers.training import train
use_course_style()
def show(rate, neurons):
    key, subkey = split(jax.random.key(45))
    params = init_params(subkey, [1, neurons, 1])
    params, losses = train(key, params, running_example, rate, 1000)
    fig, axes = plt.subplots(2, figsize=(5, 4.6))
    plot_fit(params, running_example, ax=axes[0])
    plot_loss(losses, ax=axes[1])
    plt.show()
rate = widgets.FloatLogSlider(value=0.01, min=-4, max=0, step=0.1)
neurons = widgets.IntSlider(value=30, min=1, max=64)
box = widgets.VBox([rate, neurons])
box.add_class("course-sliders")
output = widgets.interactive_output(
    show, {"rate": rate, "neurons": neurons}
)
widgets.VBox([box, output])"""
PRESSES = 12
IMAGE = ".jp-OutputArea-output img"
NEW = """([selector, before]) => {
    const image = document.querySelector(selector);
    return image && image.src !== before && image.complete
        && image.naturalWidth > 0;
}"""


def measure(folder):
    """Return median seconds from key press to picture, by name.

    `explorer` and `usual pattern` move the learning rate; the rows that end
    in `, new width` move the neurons, and each press meets a new width.
    """
    lessons = folder / "lessons"
    lessons.mkdir()
    for name, source in (("explorer", EXPLORER), ("usual", USUAL)):
        path = lessons / f"{name}.ipynb"
        path.write_text(json.dumps(notebook(source)), encoding="utf-8")
    with (
        running_lab(lessons, folder / "home") as address,
        chromium() as browser,
    ):
        lab = f"{address}/lab/tree"
        explorer = times_of(browser, f"{lab}/explorer.ipynb", named=True)
        usual = times_of(browser, f"{lab}/usual.ipynb", named=False)
    return {
        "explorer": explorer[0],
        "explorer, new width": explorer[1],
        "usual pattern": usual[0],
        "usual pattern, new width": usual[1],
    }


def times_of(chromium, address, named):
    """Open a notebook, run it, press keys on two of its sliders.

    The explorer's sliders are found by name, a little after the picture has
    come; those of ipywidgets have no name, and are the only two.
    """
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(120_000)
    page.goto(f"{address}?reset")
    idle = page.get_by_text("Python 3 (ipykernel) | Idle")
    idle.wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_selector(IMAGE)
    idle.wait_for()
    if named:
        sliders = [page.get_by_role("slider", name=n) for n in (RATE, WIDTH)]
    else:
        both = page.locator(".course-sliders [role=slider]:visible")
        both.nth(1).wait_for()
        sliders = both.nth(0), both.nth(1)
    medians = [time_presses(page, slider) for slider in sliders]
    page.close()
    return medians


def time_presses(page, slider):
    """Return the median seconds from a key press to a new picture."""
    slider.focus()
    times = []
    for _ in range(PRESSES):
        before = page.locator(IMAGE).first.get_attribute("src")
        begin = perf_counter()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(NEW, arg=[IMAGE, before], polling="raf")
        times.append(perf_counter() - begin)
    return statistics.median(times)


def notebook(source):
    """Return a notebook with one code cell."""
    cell = {"cell_type": "code", "id": "only", "source": source}
    cell |= {"metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"name": "python3", "display_name": "Python 3"}
    metadata = {"kernelspec": {**kernel, "language": "python"}}
    head = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata}
    return {**head, "cells": [cell]}
