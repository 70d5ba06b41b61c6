"""Exercise 09, question 4: `predicted_loss`."""

import numpy as np

from checks.kinds import predict
from checks.question import Hints

HINTS = Hints(
    nudge="Which logits does a network give when its last layer is 0?",
    hint="Ten equal shares, whatever the image and whatever its label. The "
    "loss of a row is minus the natural logarithm of its share.",
    example="""
    A die that nobody has loaded, however often it throws a six:

    >>> import numpy as np
    >>> round(float(-np.log(1 / 6)), 2)
    1.79
    """,
)


QUESTION = predict(
    "q4",
    "predicted_loss",
    lambda: float(np.log(10)),
    wanted="a number, with two digits after the decimal point",
    tolerance=5e-3,
    wrong={
        0.1: "That is a digit's share; the loss is made of its logarithm.",
        1: "That is the logarithm to base 10: `jnp.log` is the natural one.",
        0.69: "That is ln 2, for right or wrong: there are ten classes.",
        1.95: "That is ln 7: what counts are the ten classes, not the label.",
        -2.3: "A share is below 1, its logarithm negative: mind the minus.",
        3.32: "That is the logarithm to base 2: `jnp.log` is the natural one.",
        3.47: "That is ln 32: neither images nor neurons count, but classes.",
        4.16: "That is ln 64, for the pixels: what counts are the classes.",
        73.68: "That is the sum over the batch: the loss is its mean.",
        0.9: "That is the share of the nine other classes: what the loss "
        "takes is the logarithm of the right one's.",
        0: "The logits are 0, and the loss is not: which shares do they give?",
    },
    otherwise="No: which share does each digit get, and what does the "
    "loss make of a share?",
    why="ln 10 is the first thing to look for in any training on ten classes.",
    hints=HINTS,
)
