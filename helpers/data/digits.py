"""The 1,797 handwritten digits of lesson 09, `digits.csv.gz`."""

import gzip
import hashlib
import io
from importlib.resources import files

import numpy as np

DIGITS_SHAPE = (1797, 65)
DIGITS_SHA256 = (
    "a30cd0aedabcb10bf90acca9b062871fae7ba6750b80ba3956f94e3585e29341"
)


def load_digits(path=None):
    """Read the handwritten digits, in the order in which they came.

    E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*,
    1998, CC BY 4.0; `helpers/data/README.md` says more.

    Arguments:
        path: the file; the one that ships with the course where None.

    Returns:
        images, grey values from 0 (paper) to 16 (ink), float32 of shape
        (1797, 64), row after row from the top left; and labels, the digits
        that were meant, int32 of shape (1797,).

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not the one that shipped.

    >>> images, labels = load_digits()
    >>> images.shape, labels[:4].tolist()
    ((1797, 64), [0, 1, 2, 3])
    """
    path = files("helpers.data") / "digits.csv.gz" if path is None else path
    with open(path, "rb") as file:
        data = file.read()
    found = hashlib.sha256(data).hexdigest()
    if found != DIGITS_SHA256:
        raise ValueError(
            f"{path}: wanted the digits that ship with the course, sha256 "
            f"{DIGITS_SHA256[:12]}..., got {len(data)} bytes with sha256 "
            f"{found[:12]}...; fetch the file again"
        )
    lines = io.BytesIO(gzip.decompress(data))
    table = np.loadtxt(lines, np.int32, delimiter=",", skiprows=1)
    check_digits(table)
    return table[:, :64].astype(np.float32), table[:, 64]


def check_digits(table):
    """Raise ValueError unless a table has the digits' shape and ranges."""
    if table.shape != DIGITS_SHAPE:
        raise ValueError(
            f"the digits must have shape {DIGITS_SHAPE}, got {table.shape}"
        )
    wanted = ("grey values", table[:, :64], 16), ("digits", table[:, 64], 9)
    for name, values, top in wanted:
        if values.min() < 0 or values.max() > top:
            raise ValueError(
                f"{name} must be from 0 to {top}, got {values.min()} to "
                f"{values.max()}"
            )
