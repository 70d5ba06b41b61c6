"""The page prepares a drawing as Python does: two programs, one answer."""

import re

import numpy as np
import pytest

import drawings
from helpers import handwriting
from lessons import ROOT

MODULE = ROOT / "assets" / "handwriting.mjs"
CALL = """async ({ text, name, drawings }) => {
    const address = URL.createObjectURL(
        new Blob([text], { type: "text/javascript" }));
    const module = await import(address);
    return drawings.map((strokes) => module[name](strokes));
}"""
ODD = [
    [],
    [[]],
    [[[0.5, 0.5]]],
    [[[0.5, 0.5], [0.5, 0.5]]],
    [[[0, 0], [1, 1]]],
    [[[0, 0], [1, 0]]],
    [[[1, 0], [1, 1]], [], [[0.9, 0.2]]],
    [[[0, y / 30], [1, y / 30]] for y in range(31)],
]
DRAWINGS = [strokes for _, strokes in drawings.many(300, seed=1)] + ODD


@pytest.fixture
def ask(browser):
    """Return a function that runs one of the module's functions."""
    page = browser.new_page()

    def run(name):
        text = MODULE.read_text(encoding="utf-8")
        given = {"text": text, "name": name, "drawings": DRAWINGS}
        return page.evaluate(CALL, given)

    yield run
    page.close()


def test_the_images_are_the_same(ask):
    found = np.array(ask("prepare"))
    wanted = np.array([handwriting.prepare(one) for one in DRAWINGS])
    assert found.shape == wanted.shape == (308, 64)
    moved = np.abs(found - wanted).sum(axis=1) / 2  # pixels
    # Equally dark pixels may be told apart by the last digit of a sum.
    assert np.mean(moved == 0) > 0.95 and moved.max() <= 2


def test_the_remarks_are_the_same(ask):
    wanted = [handwriting.remark(one) for one in DRAWINGS]
    assert ask("remark") == wanted
    assert len(set(wanted)) == 4


def test_both_are_made_of_the_same_numbers():
    text = MODULE.read_text(encoding="utf-8")
    for name in ("SIZE", "BLOCK", "WIDER", "TALLER", "INK", "PEN", "STEPS"):
        found = float(re.search(rf"const {name} = ([\d.]+);", text)[1])
        assert found == getattr(handwriting, name), name
    assert f"const BOX = {list(handwriting.BOX)};" in text
