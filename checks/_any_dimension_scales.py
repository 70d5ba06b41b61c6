"""The first half of exercise 07: one scale for all, and the way back."""

import numpy as np

from checks.hints import any_dimension as hints
from checks.question import Mistake, Part, Question, array, params


def spreads(rng, *shape):
    """Return standard deviations, none near 0 or 1."""
    return np.asarray(rng.uniform(1.5, 4, shape), np.float32)


# 1. normalise(x, mean, std)


def draw_columns(rng):
    """Return two tables, with statistics that are not their own."""
    return [
        (3 + 4 * array(rng, 5, 3), 2 + array(rng, 3), spreads(rng, 3))
        for _ in range(2)
    ]


NORMALISE = Question(
    "q1",
    "normalise(x, mean, std)",
    "A training that learns nothing is often cured by this one line.",
    hints.Q1,
    draw=draw_columns,
    expect=lambda x, mean, std: (x - mean) / std,
    mistakes=(
        Mistake(
            "own statistics",
            "You computed mean and standard deviation of `x` itself: use "
            "those given, which come from the training rows.",
            wrong=lambda x, mean, std: (x - x.mean(axis=0)) / x.std(axis=0),
        ),
        Mistake(
            "whole table",
            "One mean and one spread for the whole table came in: each "
            "column has its own, and they are given.",
            wrong=lambda x, mean, std: (x - x.mean()) / x.std(),
        ),
        Mistake(
            "variance",
            "You divided by the square of `std`, the variance: divide by "
            "`std`.",
            wrong=lambda x, mean, std: (x - mean) / std**2,
        ),
        Mistake(
            "divided first",
            "Subtract first, then divide: as it stands, the mean is "
            "subtracted from numbers on another scale.",
            wrong=lambda x, mean, std: x / std - mean,
        ),
        Mistake(
            "brackets",
            "Division comes before subtraction, so only the mean was "
            "divided: put `x - mean` in brackets.",
            wrong=lambda x, mean, std: x - mean / std,
        ),
        Mistake(
            "multiplied",
            "You multiplied by `std`: dividing brings the spread to 1.",
            wrong=lambda x, mean, std: (x - mean) * std,
        ),
        Mistake(
            "way back",
            "That is the way back, from normalised numbers to the unit of "
            "the table.",
            wrong=lambda x, mean, std: x * std + mean,
        ),
        Mistake(
            "not divided",
            "The columns are moved and not scaled: divide by `std`.",
            wrong=lambda x, mean, std: x - mean,
        ),
    ),
)

# 2. r_squared(y_target, predicted)


def draw_predictions(rng):
    """Return targets with two outputs, and predictions that are off."""
    calls = []
    for offset in (0.7, -0.5):
        y_target = array(rng, 6, 2) * np.float32([3, 0.5]) + np.float32([5, 1])
        predicted = np.float32(y_target * 0.8 + array(rng, 6, 2, scale=0.3))
        calls.append((y_target, predicted + np.float32(offset)))
    return calls


def score(y_target, predicted):
    """Return the coefficient of determination of each output."""
    squares = np.mean((predicted - y_target) ** 2, axis=0)
    return 1 - squares / np.var(y_target, axis=0)


def one_score(y_target, predicted):
    """Return what comes if all outputs are thrown together."""
    return 1 - np.mean((predicted - y_target) ** 2) / np.var(y_target)


SCORE = Question(
    "q2",
    "r_squared(y_target, predicted)",
    "A score without a unit: degrees and millijoules can be compared.",
    hints.Q2,
    draw=draw_predictions,
    expect=score,
    parts=(Part("the scores", 2),),
    mistakes=(
        Mistake(
            "outputs together",
            "One number came for all outputs: average over the rows, "
            "axis 0, and keep the outputs apart.",
            wrong=one_score,
            across=lambda cases: all(np.shape(c.value) == () for c in cases),
        ),
        Mistake(
            "along the rows",
            "You averaged along axis 1, over the outputs of one row: a score "
            "for each output needs axis 0.",
            wrong=lambda y, p: (
                1 - np.mean((p - y) ** 2, axis=1) / np.var(y, axis=1)
            ),
        ),
        Mistake(
            "not 1 minus",
            "That is the error's share of the variance, 0 for a perfect "
            "prediction: subtract it from 1.",
            wrong=lambda y, p: 1 - score(y, p),
        ),
        Mistake(
            "wrong variance",
            "You divided by the variance of the predictions: the truth is "
            "the measure.",
            wrong=lambda y, p: score(p, y),
        ),
        Mistake(
            "standard deviation",
            "A squared error is divided by a variance, not by a standard "
            "deviation: else the unit stays.",
            wrong=lambda y, p: (
                1 - np.mean((p - y) ** 2, axis=0) / np.std(y, axis=0)
            ),
        ),
        Mistake(
            "offset forgiven",
            "Your score forgives an offset of all predictions: take the mean "
            "of the squared errors, not their variance.",
            wrong=lambda y, p: 1 - np.var(p - y, axis=0) / np.var(y, axis=0),
        ),
        Mistake(
            "correlation",
            "That is the correlation, or its square: it forgives a wrong "
            "scale and a wrong offset, and this score must not.",
            wrong=lambda y, p: correlation(y, p) ** 2,
            across=lambda cases: all(
                np.allclose(c.value, correlation(*c.arguments), atol=1e-4)
                for c in cases
            ),
        ),
    ),
)


def correlation(y_target, predicted):
    """Return the correlation of each output with its prediction."""
    y, p = y_target - y_target.mean(axis=0), predicted - predicted.mean(axis=0)
    return np.mean(y * p, axis=0) / (y.std(axis=0) * p.std(axis=0))


# 3. predict(x, params, x_mean, x_std, y_mean, y_std)


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


def scaled_outputs(x, params, x_mean, x_std):
    """Return the outputs on their normalised scale."""
    return outputs((x - x_mean) / x_std, params)


BACK = Question(
    "q3",
    "predict(x, params, x_mean, x_std, y_mean, y_std)",
    "The four scales are part of the trained network: save them with it.",
    hints.Q3,
    draw=draw_trained,
    expect=lambda x, params, x_mean, x_std, y_mean, y_std: (
        scaled_outputs(x, params, x_mean, x_std) * y_std + y_mean
    ),
    parts=(Part("the predictions", 2),),
    mistakes=(
        Mistake(
            "not scaled back",
            "The outputs are still normalised: scale them back to the unit "
            "of the table.",
            wrong=lambda x, params, x_mean, x_std, y_mean, y_std: (
                scaled_outputs(x, params, x_mean, x_std)
            ),
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
            wrong=lambda x, params, x_mean, x_std, y_mean, y_std: (
                (scaled_outputs(x, params, x_mean, x_std) - y_mean) / y_std
            ),
        ),
        Mistake(
            "added first",
            "On the way back the order turns round: first times the standard "
            "deviation, then plus the mean.",
            wrong=lambda x, params, x_mean, x_std, y_mean, y_std: (
                (scaled_outputs(x, params, x_mean, x_std) + y_mean) * y_std
            ),
        ),
        Mistake(
            "no mean",
            "The spread is right and the middle is at 0: add the mean.",
            wrong=lambda x, params, x_mean, x_std, y_mean, y_std: (
                scaled_outputs(x, params, x_mean, x_std) * y_std
            ),
        ),
        Mistake(
            "scales exchanged",
            "Inputs have three columns and outputs two, and each has scales "
            "of its own: x_mean and x_std belong to `x`.",
            raises="(?i)incompatible shapes|broadcast",
        ),
    ),
)
