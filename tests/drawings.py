"""Drawings for the tests of the pad: digits as strokes, in many styles."""

import numpy as np

# Corners of each digit's strokes, y downwards, in a box of width 1, height 2.
DIGITS = {
    0: ["0.5,0 0.1,0.4 0,1 0.1,1.6 0.5,2 0.9,1.6 1,1 0.9,0.4 0.5,0"],
    1: ["0.2,0.4 0.6,0 0.6,2"],
    2: ["0,0.4 0.2,0.1 0.6,0 0.9,0.3 0.9,0.7 0.5,1.3 0,2 1,2"],
    3: ["0,0.2 0.5,0 1,0.4 0.8,0.8 0.4,0.9 0.9,1.1 1,1.5 0.6,2 0,1.8"],
    4: ["0.5,0 0,1.2 1,1.2", "0.8,0.7 0.8,2"],
    5: ["0.9,0 0.1,0 0.1,0.9 0.6,0.8 1,1.3 0.8,1.8 0.4,2 0,1.8"],
    6: ["0.7,0 0.2,0.7 0,1.4 0.3,2 0.8,1.9 1,1.5 0.8,1.1 0.3,1.1 0.05,1.4"],
    7: ["0,0.1 1,0 0.7,0.8 0.4,2", "0.2,1 0.9,0.9"],
    8: ["0.9,0.3 0.5,0 0.1,0.4 0.5,0.9 1,1.5 0.5,2 0,1.5 0.5,0.9 0.9,0.3"],
    9: ["0.9,0.5 0.5,0.9 0.1,0.7 0.1,0.3 0.5,0 0.9,0.4 0.9,1.2 0.7,1.9 0.2,2"],
}


def corners(digit):
    """Return a digit's strokes as arrays (points, 2)."""
    return [
        np.array([place.split(",") for place in stroke.split()], dtype=float)
        for stroke in DIGITS[digit]
    ]


def draw(digit, rng):
    """Draw a digit by a shaking hand: slanted, moved, stretched, turned."""
    slant, turn = rng.uniform(-0.35, 0.35), rng.uniform(-0.12, 0.12)
    shape = np.array([[1, 0], [slant, 1]]) @ np.array(
        [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
    )
    size = rng.uniform(0.1, 0.4) * np.array([rng.uniform(0.6, 1.4), 1])
    moved = rng.uniform(0, 0.2, 2)
    return [
        (size * ((c + rng.normal(0, 0.04, c.shape)) @ shape) + moved).tolist()
        for c in corners(digit)
    ]


def many(count, seed=0):
    """Return `count` pairs of a digit and its drawing."""
    rng = np.random.default_rng(seed)
    return [(i % 10, draw(i % 10, rng)) for i in range(count)]


def draw_on(page, strokes):
    """Draw on a page's pad with the mouse.

    Arguments:
        page: a browser's page that shows one pad.
        strokes: lists of places (x, y), as shares of the pad's side.
    """
    pad = page.locator(".course-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    for stroke in strokes:
        at = [
            (box["x"] + x * box["width"], box["y"] + y * box["height"])
            for x, y in stroke
        ]
        page.mouse.move(*at[0])
        page.mouse.down()
        for place in at[1:]:
            page.mouse.move(*place, steps=2)
        page.mouse.up()
