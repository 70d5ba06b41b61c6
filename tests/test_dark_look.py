"""A figure is drawn twice: on white paper, and on a dark page's."""

import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from helpers.plots import use_course_style
from tools.dark_look import (
    PAPER,
    dark_color,
    dark_png,
    draw_both,
    few_colors,
    join,
    looks_alike,
    png_bytes,
)

WHITE = (255, 255, 255)


@pytest.fixture(autouse=True)
def style():
    with plt.rc_context():
        use_course_style()
        yield
        plt.close("all")


def looks(figure):
    """Return the pixels of both looks of a figure, each (rows, columns, 3)."""
    png, size = draw_both(figure)
    both = [Image.open(io.BytesIO(look)) for look in (png, dark_png(png))]
    assert both[0].size[0] // 2 == size["width"]
    return [np.asarray(look.convert("RGB")).astype(int) for look in both]


def luminance(rgb):
    """Return the relative luminance of WCAG 2 of a colour in [0, 1]."""
    rgb = np.asarray(rgb[:3])
    linear = np.where(
        rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4
    )
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast_on_dark(rgb):
    paper = luminance(np.array(PAPER) / 255)
    return (luminance(rgb) + 0.05) / (paper + 0.05)


def test_paper_and_ink_are_turned_over_and_each_name_stays_readable():
    plt.plot([0, 1], [0, 1])
    plt.xlabel("steps")
    light, dark = looks(plt.gcf())
    assert tuple(light[0, 0]) == WHITE and tuple(dark[0, 0]) == PAPER
    ink = light.max(axis=-1) < 90  # axes, labels and names
    assert ink.sum() > 500
    assert np.median(dark[ink].min(axis=-1)) > 170


@pytest.mark.parametrize("number", range(7))
def test_every_colour_of_the_course_is_readable_on_dark_paper(number):
    colors = plt.rcParams["axes.prop_cycle"].by_key()["color"]
    assert contrast_on_dark(dark_color(colors[number])) >= 4.5


def test_ink_left_as_it_is_would_not_be():
    assert contrast_on_dark((0x22 / 255,) * 3) < 1.5


@pytest.mark.parametrize("draw", [plt.imshow, plt.pcolormesh, plt.contourf])
def test_a_map_keeps_its_colours_and_what_is_written_on_it(draw):
    draw(np.add.outer(np.arange(9.0), np.arange(9.0)))
    plt.text(4, 4, "here", color="#222222")
    light, dark = looks(plt.gcf())
    middle = light.shape[1] // 2
    inside = slice(200, 400), slice(middle - 100, middle + 50)
    assert np.abs(light[inside] - dark[inside]).mean() <= 3
    assert tuple(dark[0, 0]) == PAPER


@pytest.mark.parametrize("place, is_on_map", [((0, 0), True), ((0, 1), False)])
def test_a_legend_keeps_its_ink_on_a_map_and_not_beside_it(place, is_on_map):
    plt.contourf(np.add.outer(np.arange(9.0), np.arange(9.0)))
    plt.plot([0, 8], [0, 8], label="path")
    legend = plt.legend(loc="lower left", bbox_to_anchor=place)
    (name,) = legend.get_texts()
    ink = name.get_color()
    draw_both(plt.gcf())
    assert (name.get_color() == ink) is is_on_map


def test_a_number_on_a_filled_node_keeps_its_ink_and_one_beside_it_does_not():
    plt.scatter([0, 1], [0, 1], c=[0.1, 0.2], s=900, cmap="Blues")
    on = plt.text(0, 0, "1.0", ha="center", va="center", color="#222222")
    beside = plt.text(0.5, 0.1, "w", color="#222222")
    draw_both(plt.gcf())
    assert on.get_color() == "#222222"
    assert contrast_on_dark(beside.get_color()) > 7


def test_a_box_behind_words_and_an_arrow_are_turned_too():
    box = {"facecolor": "white", "edgecolor": "none"}
    arrow = {"arrowstyle": "->", "color": "#222222"}
    note = plt.annotate("a", (0, 0), (1, 1), bbox=box, arrowprops=arrow)
    draw_both(plt.gcf())
    assert note.get_bbox_patch().get_facecolor() == dark_color("white")
    assert contrast_on_dark(note.arrow_patch.get_edgecolor()) > 7


def test_two_drawings_have_the_same_bytes():
    def drawn():
        figure, ax = plt.subplots()
        ax.scatter(np.arange(50), np.arange(50) ** 2, alpha=0.4)
        return draw_both(figure)[0]

    assert drawn() == drawn()


def test_few_colours_are_kept_exactly_and_many_nearly():
    few = np.array([[0] * 6, [9] * 6, [0, 0, 0, 255, 255, 255]], np.uint8)
    palette, index = few_colors(np.repeat(few, 5, axis=0))
    assert len(palette) == 3
    np.testing.assert_array_equal(palette[index], np.repeat(few, 5, axis=0))
    random = np.random.default_rng(0)
    many = random.integers(0, 256, (4_000, 1), np.uint8).repeat(6, axis=1)
    palette, index = few_colors(many)
    assert 64 < len(palette) <= 128
    assert np.abs(palette[index].astype(int) - many).max() <= 4


def test_a_picture_of_one_look_has_no_dark_one():
    assert dark_png(png_bytes(Image.new("P", (2, 2)))) is None


def test_looks_of_two_sizes_are_refused():
    with pytest.raises(ValueError, match="looks must fit"):
        join(Image.new("RGB", (2, 2)), Image.new("RGB", (3, 2)))


def drawn(change=0, places=1, dark_change=0):
    """Return a stored PNG; `places` of its pixels differ from others'."""
    looks = []
    for paper, more in ((255, change), (24, dark_change)):
        pixels = np.full((60, 60, 3), paper, np.uint8)
        pixels[20] = 120
        pixels[20, :places] += np.uint8(more)
        looks.append(Image.fromarray(pixels))
    return join(*looks)


@pytest.mark.parametrize(
    ("settings", "alike"),
    [
        ({}, True),
        ({"change": 30, "places": 3}, True),  # the edge of a curve
        ({"dark_change": 30, "places": 3}, True),
        ({"change": 130}, False),  # a sign that came or went
        ({"dark_change": 130}, False),
        ({"change": 30, "places": 50}, False),  # another colour
    ],
)
def test_a_picture_that_looks_the_same_is_told_from_another(settings, alike):
    assert looks_alike(drawn(), drawn(**settings)) is alike


def test_a_picture_without_a_dark_look_is_another():
    bare = png_bytes(Image.open(io.BytesIO(drawn())))
    assert not looks_alike(drawn(), bare) and looks_alike(bare, bare)
