"""Exercise 07, question 3: `predict`."""

import numpy as np

from checks.any_dimension.shared import spreads
from checks.question import Hints, Mistake, Part, Question, array, params


def draw_trained(rng):
    """Return two networks with three inputs and two outputs, and scales."""
    return [
        (
            np.float32(2 + 2 * array(rng, 4, 3)),
            params(rng, [3, 5, 2]),
            np.float32(1.5 + array(rng, 3)),
            spreads(rng, 3),
            np.float32(3 + array(rng, 2)),
            spreads(rng, 2),
        )
        for _ in range(2)
    ]


def outputs(x, params):
    """Return a network's outputs for a batch, in NumPy."""
    (w_1, w_2), (b_1, b_2) = params["weights"], params["biases"]
    return np.tanh(x @ w_1.T + b_1) @ w_2.T + b_2


def scaled(back):
    """Return what answers on the normalised scale, and then goes `back`."""
    return lambda x, params, x_mean, x_std, y_mean, y_std: back(
        outputs((x - x_mean) / x_std, params), y_mean, y_std
    )


HINTS = Hints(
    nudge="In which unit does the network want its inputs, and in which unit "
    "does it answer?",
    hint="There, by subtracting and dividing, with the scales of x; then "
    "back, by multiplying and adding, with the scales of y.",
    example="""
    Ask a friend who knows Celsius only for tomorrow's Fahrenheit:

    >>> def tomorrow(celsius):
    ...     return celsius + 5
    >>> tomorrow((68 - 32) / 1.8) * 1.8 + 32
    77.0

    There, an answer, and back: the last step on the way in is the first on
    the way out.
    """,
)


QUESTION = Question(
    "q3",
    "predict(x, params, x_mean, x_std, y_mean, y_std)",
    "The four scales are part of the trained network: save them with it.",
    HINTS,
    draw=draw_trained,
    expect=scaled(lambda y, mean, std: y * std + mean),
    parts=(Part("the predictions", 2),),
    mistakes=(
        Mistake(
            "not scaled back",
            "The outputs are still normalised: scale them back to the unit "
            "of the table.",
            wrong=scaled(lambda y, mean, std: y),
        ),
        Mistake(
            "inputs not normalised",
            "The network met raw inputs; it was trained on normalised ones.",
            wrong=lambda x, params, x_mean, x_std, y_mean, y_std: (
                outputs(x, params) * y_std + y_mean
            ),
        ),
        Mistake(
            "normalised again",
            "The outputs are normalised once more: the way back multiplies "
            "and adds.",
            wrong=scaled(lambda y, mean, std: (y - mean) / std),
        ),
        Mistake(
            "added first",
            "On the way back the order turns round: first times the standard "
            "deviation, then plus the mean.",
            wrong=scaled(lambda y, mean, std: (y + mean) * std),
        ),
        Mistake(
            "no mean",
            "The spread is right and the middle is at 0: add the mean.",
            wrong=scaled(lambda y, mean, std: y * std),
        ),
        Mistake(
            "scales exchanged",
            "Inputs have three columns and outputs two, and each has scales "
            "of its own: x_mean and x_std belong to `x`.",
            raises="(?i)incompatible shapes|broadcast",
        ),
    ),
)
