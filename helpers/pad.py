"""A pad to draw a digit on in the notebook: `Pad()` as a cell's last line."""

from importlib.resources import files

import numpy as np

from helpers.handwriting import prepare, remark

try:
    import anywidget
    import traitlets
except ModuleNotFoundError:  # an old installation: draw with a list instead
    anywidget = None


class _Drawing:
    """What a pad knows of the drawing in `strokes`."""

    @property
    def image(self):
        """The drawing, prepared: 64 counts from 0 to 16; 0 while empty."""
        return prepare(self.strokes).astype(np.float32)

    @property
    def remark(self):
        """What makes the drawing unreadable, or an empty text."""
        return remark(self.strokes)


if anywidget is None:

    class Pad(_Drawing):
        """Without anywidget: fill in `strokes` by hand.

        >>> Pad().image.shape
        (64,)
        """

        def __init__(self):
            self.strokes = []

        def __repr__(self):
            return "No pad here (anywidget is missing): set pad.strokes."

else:

    class Pad(anywidget.AnyWidget, _Drawing):
        """A pad for mouse, pen, finger and keys.

        `strokes` is a list of strokes, each a list of places [x, y] in
        units of the pad's side; it may be set from Python too.

        >>> Pad().image.shape
        (64,)
        """

        _esm = (files("helpers") / "pad.js").read_text(encoding="utf-8")
        _css = (files("helpers") / "pad.css").read_text(encoding="utf-8")
        strokes = traitlets.List().tag(sync=True)
