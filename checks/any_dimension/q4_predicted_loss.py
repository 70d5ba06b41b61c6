"""Exercise 07, question 4: `predicted_loss`."""

import numpy as np

from checks.kinds import predict
from checks.question import Hints

HINTS = Hints(
    nudge="Which share does softmax give to each of five equal logits?",
    hint="One fifth each. The loss of a row is minus the natural logarithm "
    "of the share of the right class; all rows are alike.",
    example="""
    A coin with two equal sides:

    >>> import numpy as np
    >>> share = np.exp(0.0) / (np.exp(0.0) + np.exp(0.0))
    >>> round(float(-np.log(share)), 2)
    0.69
    """,
)


QUESTION = predict(
    "q4",
    "predicted_loss",
    lambda: float(np.log(5)),
    wanted="a number, with two digits after the decimal point",
    tolerance=5e-3,
    wrong={
        0.69: "That is ln 2, for two classes; here are five.",
        0.2: "That is the share of each class; the loss is made of its "
        "logarithm.",
        -1.61: "A share is at most 1, so its logarithm is negative: mind the "
        "minus in front.",
        0.7: "That is the logarithm to base 10; here it is the natural one, "
        "as `jnp.log` computes it.",
        2.32: "That is the logarithm to base 2; here it is the natural one, "
        "as `jnp.log` computes it.",
        2.3: "That is ln 10, for ten classes; here are five.",
        1.39: "That is ln 4: the labels go from 0 to 4, which are five.",
        0: "A loss of 0 means that the right class gets all of the share.",
        0.32: "That is the mean over the five classes: the loss is one over "
        "rows.",
        8.05: "That is the sum over the five rows; the loss is their mean.",
        0.8: "That is the share of the other four classes, and the sum of "
        "the squared errors, too: take minus a logarithm.",
        5: "That is how many classes there are; each gets a share of it.",
    },
    otherwise="No: which share does each class get, and what does the "
    "loss make of a share?",
    why="A first loss far above ln n says that something has a wrong scale.",
    hints=HINTS,
)
