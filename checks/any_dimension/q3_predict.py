"""Exercise 07, question 3: `predict`."""

import numpy as np

from checks.any_dimension.shared import spreads
from checks.question import Hints, Mistake, Part, Question, array, params


def draw_trained(rng):
    """Return networks of several sizes, and the scales of each."""
    return [
        (
            np.float32(2 + 2 * array(rng, rows, sizes[0])),
            params(rng, sizes),
            np.float32(1.5 + array(rng, sizes[0])),
            spreads(rng, sizes[0]),
            np.float32(3 + array(rng, sizes[-1])),
            spreads(rng, sizes[-1]),
        )
        for rows, sizes in ((4, [3, 5, 2]), (1, [2, 4, 3, 1]), (5, [2, 2]))
    ]


def outputs(x, params):
    """Return a network's outputs for a batch, in NumPy."""
    *hidden, (w_last, b_last) = zip(params["weights"], params["biases"])
    for w, b in hidden:
        x = np.tanh(x @ w.T + b)
    return x @ w_last.T + b_last


def scaled(back):
    """Return what answers on the normalised scale, and then goes `back`."""
    return lambda x, params, x_mean, x_std, y_mean, y_std: back(
        outputs((x - x_mean) / x_std, params), y_mean, y_std
    )


def there(way):
    """Return what goes another way in, and the right way back."""
    return lambda x, params, x_mean, x_std, y_mean, y_std: (
        outputs(way(x, x_mean, x_std), params) * y_std + y_mean
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
            wrong=there(lambda x, mean, std: x),
        ),
        Mistake(
            "inputs half normalised",
            "The inputs are not normalised as in the training: subtract "
            "`x_mean`, then divide by `x_std`.",
            wrong=(
                there(lambda x, mean, std: x - mean),
                there(lambda x, mean, std: x / std),
                there(lambda x, mean, std: (x - mean) * std),
                there(lambda x, mean, std: x - mean / std),
                there(lambda x, mean, std: x * std + mean),
            ),
        ),
        Mistake(
            "neither",
            "The network met raw inputs, and its answers are still "
            "normalised: scale on the way in and on the way out.",
            wrong=lambda x, params, *scales: outputs(x, params),
        ),
        Mistake(
            "other way back",
            "The way back is `y * y_std + y_mean`: multiply by the one, add "
            "the other.",
            wrong=(
                scaled(lambda y, mean, std: y * mean + std),
                scaled(lambda y, mean, std: y * std - mean),
                scaled(lambda y, mean, std: y / std + mean),
                scaled(lambda y, mean, std: y * std**2 + mean),
                scaled(lambda y, mean, std: (y * std + mean) * std + mean),
            ),
        ),
        Mistake(
            "back by the scales of x",
            "The way back took the mean and the spread of the inputs: the "
            "outputs have `y_mean` and `y_std`.",
            wrong=(
                lambda x, params, m, s, *_: (
                    outputs((x - m) / s, params) * s[0] + m[0]
                ),
                lambda x, params, m, s, *_: (
                    outputs((x - m) / s, params) * s + m
                ),
            ),
        ),
        Mistake(
            "own scale of the answers",
            "The answers were scaled by their own mean and spread: use "
            "`y_mean` and `y_std`, those of the training rows.",
            wrong=scaled(lambda y, m, s: y * y.std(axis=0) + y.mean(axis=0)),
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
            "no spread",
            "The outputs are moved and not scaled: multiply by `y_std` first.",
            wrong=scaled(lambda y, mean, std: y + mean),
        ),
        Mistake(
            "own statistics",
            "The inputs were normalised by their own mean and spread: use "
            "`x_mean` and `x_std`, those of the training rows.",
            wrong=there(lambda x, m, s: (x - x.mean(axis=0)) / x.std(axis=0)),
        ),
        Mistake(
            "network's arguments exchanged",
            "`network_batch(x, params)` walks along its first argument: the "
            "inputs come first, then the parameters.",
            raises="inconsistent sizes",
        ),
        Mistake(
            "scales exchanged",
            "Inputs have three columns and outputs two, and each has scales "
            "of its own: x_mean and x_std belong to `x`.",
            raises="(?i)incompatible shapes|broadcast",
        ),
    ),
)
