"""The figures of lesson 09 draw the right data."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.plots.handwriting import (
    SIGN,
    plot_answers,
    plot_confusion,
    plot_digits,
    plot_first_layer,
)
from lessons import ROOT

IMAGES = np.random.default_rng(0).integers(0, 17, (7, 64))


def test_each_image_is_drawn_upright_with_its_title():
    axes = plot_digits(IMAGES, titles=range(7), columns=5)
    for i, ax in enumerate(axes):
        drawn = ax.images[0]
        np.testing.assert_array_equal(
            drawn.get_array(), IMAGES[i].reshape(8, 8)
        )
        assert ax.get_title() == str(i) and drawn.get_clim() == (0, 16)
        assert drawn.origin == "upper"  # the first row is on top
    assert len(plt.gcf().axes) == 7  # the grid's rest is gone


def test_weights_of_each_stage_are_drawn_around_0():
    stages = {"a": IMAGES - 8.0, "b": 2.0 * IMAGES}
    axes = plot_first_layer(stages, count=6)
    for row, (name, weights) in zip(axes, stages.items()):
        assert row[0].get_title("left") == name
        for ax, image in zip(row, weights):
            np.testing.assert_array_equal(
                ax.images[0].get_array().ravel(), image
            )
            low, high = ax.images[0].get_clim()
            assert low == -high < 0


def test_weights_have_the_colours_of_the_pages_pictures():
    page = (ROOT / "assets" / "pictures.mjs").read_text(encoding="utf-8")
    for name, place in {"BLUE": 1.0, "ORANGE": 0.0}.items():
        red, green, blue = SIGN(place, bytes=True)[:3]
        assert f"const {name} = [{red}, {green}, {blue}];" in page


def test_a_confusion_table_writes_what_was_counted():
    table = np.diag(range(1, 11))
    table[3, 8] = 6
    ax = plot_confusion(table)
    found = {text.get_position(): text.get_text() for text in ax.texts}
    assert found[8, 3] == "6" and found[9, 9] == "10" and len(found) == 11
    # Shade stands for errors alone.
    assert ax.images[0].get_array().sum() == 6


def test_shares_stand_under_their_image_and_the_answer_is_marked():
    shares = np.full((2, 10), 0.05)
    shares[0, 4] = shares[1, 7] = 0.55
    axes = plot_answers(IMAGES[:2], shares, ["x", "y"])
    for i, answer in enumerate((4, 7)):
        bars = axes[1, i].patches
        np.testing.assert_allclose([b.get_height() for b in bars], shares[i])
        colors = [b.get_facecolor() for b in bars]
        assert colors.count(colors[answer]) == 1


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (lambda: plot_digits(IMAGES[0]), r"\(count, 64\), got \(64,\)"),
        (lambda: plot_digits(IMAGES, titles="ab"), "titles must be 7"),
        (lambda: plot_first_layer({"a": IMAGES[:, :9]}), r"got \(7, 9\)"),
        (lambda: plot_confusion(np.zeros((2, 2))), r"got \(2, 2\)"),
        (lambda: plot_answers(IMAGES, IMAGES), r"must be \(7, 10\)"),
    ],
)
def test_other_shapes_are_refused(draw, says):
    with pytest.raises(ValueError, match=says):
        draw()
