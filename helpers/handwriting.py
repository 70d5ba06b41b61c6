"""Prepare a drawing as the digits of lesson 09 were prepared.

The digits were scanned from forms and prepared by NIST's programs (M. D.
Garris and others, *NIST Form-Based Handprint Recognition System*, 1994):
slant taken out, box stretched, strokes brought to one thickness, then a
bitmap counted in blocks.  The same lines stand in `assets/handwriting.mjs`
for the website; tests hold the two against each other.
"""

import numpy as np

from helpers.validate import as_numbers

SIZE = 32  # pixels: the side of the bitmap that is counted
BLOCK = 4  # pixels: the side of a block; 8 x 8 blocks
BOX = (19, 32)  # pixels: width and height of the box; thickening adds one
WIDER, TALLER = 1.5, 3  # how much more one side may be stretched
INK = 312  # pixels of ink, of 1,024: 4.9 of 16 in a block, as in the data
PEN = 0.06  # the pen's radius, as a share of the drawing's longer side
STEPS = 60  # points along a stroke as long as the drawing's longer side
ANGLES = np.arange(8) * np.pi / 4
# The pen's tip: its middle and eight places on its rim, (9, 2).
TIP = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
TIP = np.concatenate([np.zeros((1, 2)), TIP])
CENTRES = np.arange(SIZE) + 0.5  # pixels


def prepare(strokes):
    """Turn a drawing into an image like those of the digits.

    Where it was drawn and how large makes no difference.

    Arguments:
        strokes: a list of strokes, each a list of places (x, y) where the
            pen went, x to the right and y downwards, in any unit.

    Returns:
        the image, counts from 0 to 16, shape (64,), row after row from the
        top left; all 0 where nothing was drawn.

    Raises:
        ValueError: a stroke is not a list of pairs of finite numbers.

    >>> prepare([]).shape
    (64,)
    >>> slash = prepare([[(40, 0), (0, 90)]])
    >>> bool((slash == prepare([[(8, 1), (4, 10)]])).all())
    True
    """
    return prepare_ink(ink_of(strokes))


def ink_of(strokes):
    """Draw strokes with a round pen; return the places of the ink.

    Arguments:
        strokes: as in `prepare`.

    Returns:
        places (x, y), evenly along the strokes, shape (points, 2).

    >>> ink_of([[(0, 0), (0, 9)]]).shape
    (549, 2)
    """
    strokes = [check_stroke(stroke) for stroke in strokes if np.size(stroke)]
    if not strokes:
        return np.zeros((0, 2))
    places = np.concatenate(strokes)
    size = np.ptp(places, axis=0).max() or 1
    lines = np.concatenate([_walk(stroke, size) for stroke in strokes])
    return (lines[:, None] + PEN * size * TIP).reshape(-1, 2)


def prepare_ink(ink):
    """Turn places of ink into an image like those of the digits.

    Arguments:
        ink: places (x, y), y downwards, shape (points, 2).

    Returns:
        the image, counts from 0 to 16, shape (64,).

    >>> int(prepare_ink(ink_of([[(0, 0), (0, 9)]])).sum())
    312
    """
    if not len(ink):
        return np.zeros(64)
    x, y = np.asarray(ink, dtype=float).T
    x, y = x - x.mean(), y - y.mean()
    # Slant: shear until x and y are uncorrelated.
    x = x - y * np.mean(x * y) / max(np.mean(y * y), 1e-12)
    # Box: stretch to 19 x 32, within limits, in the middle of the bitmap.
    width, height = max(np.ptp(x), 1e-9), max(np.ptp(y), 1e-9)
    across, down = BOX[0] / width, BOX[1] / height
    across, down = min(across, WIDER * down), min(down, TALLER * across)
    x = across * (x - (x.min() + x.max()) / 2) + SIZE / 2
    y = down * (y - (y.min() + y.max()) / 2) + SIZE / 2
    # Ink: blur, and take the darkest 312 pixels.
    near_x = np.exp(-((CENTRES - x[:, None]) ** 2) / 2)  # (points, 32)
    near_y = np.exp(-((CENTRES - y[:, None]) ** 2) / 2)
    blurred = np.round((near_y.T @ near_x).ravel(), 6)  # (1024,)
    bitmap = np.zeros(SIZE * SIZE)
    bitmap[np.argsort(-blurred, kind="stable")[:INK]] = 1
    # Count it in blocks of 4 x 4.
    blocks = bitmap.reshape(8, BLOCK, 8, BLOCK)
    return blocks.sum(axis=(1, 3)).ravel()


def remark(strokes):
    """Say what makes a drawing unreadable, or nothing.

    Arguments:
        strokes: as in `prepare`, in units of the pad's side, 0 to 1.

    Returns:
        a sentence, or an empty text where there is a drawing to read.

    >>> remark([])
    'The pad is empty.'
    >>> remark([[(0.5, 0.1), (0.5, 0.9)]])
    ''
    """
    strokes = [check_stroke(stroke) for stroke in strokes if np.size(stroke)]
    if not strokes:
        return "The pad is empty."
    size = np.ptp(np.concatenate(strokes), axis=0).max()
    if size < 0.05:
        return "This is a dot: draw a digit, larger."
    # Cells of a grid of 20 x 20 over the drawing that hold ink.
    ink = ink_of(strokes)
    cells = np.floor(20 * (ink - ink.min(axis=0)) / (1.13 * size))
    if len(np.unique(cells, axis=0)) > 300:
        return "Nearly all is ink: a digit leaves paper free."
    return ""


def check_stroke(stroke):
    """Return a stroke as an array (points, 2); raise unless it is one."""
    wanted = "be a list of places (x, y)"
    places = as_numbers("a stroke", stroke, wanted, axes=2)
    if places.shape[1] != 2:
        raise ValueError(f"a stroke must {wanted}, got shape {places.shape}")
    if not np.isfinite(places).all():
        raise ValueError("a stroke's places must be finite numbers")
    return places


def _walk(stroke, size):
    """Return places at even distances along a stroke, shape (points, 2)."""
    lengths = np.hypot(*np.diff(stroke, axis=0).T)
    gone = np.concatenate([[0], np.cumsum(lengths)])
    count = int(np.ceil(STEPS * gone[-1] / size - 1e-9)) + 1
    at = np.linspace(0, gone[-1], count)
    return np.stack([np.interp(at, gone, axis) for axis in stroke.T], axis=1)
