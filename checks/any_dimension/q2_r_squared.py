"""Exercise 07, question 2: `r_squared`."""

import numpy as np

from checks.question import Hints, Mistake, Part, Question, array


def draw_predictions(rng):
    """Return targets with several outputs, and predictions that are off."""
    calls = []
    for offset, rows, n in ((0.7, 6, 2), (-0.5, 3, 3), (-2.0, 5, 1)):
        y_target = 1 + array(rng, rows, n) * np.float32([3, 0.5, 1])[:n]
        noise = array(rng, rows, n, scale=0.3)
        predicted = np.float32(y_target * 0.8 + noise)
        calls.append((y_target, predicted + np.float32(offset)))
    return calls


def score(y_target, predicted):
    """Return the coefficient of determination of each output."""
    return 1 - mse(y_target, predicted) / np.var(y_target, axis=0)


def mse(y_target, predicted):
    """Return the mean squared error of each output."""
    return np.mean((predicted - y_target) ** 2, axis=0)


def one_score(y_target, predicted):
    """Return what comes if all outputs are thrown together."""
    return 1 - np.mean((predicted - y_target) ** 2) / np.var(y_target)


HINTS = Hints(
    nudge="A prediction that is always the mean of the truth has a squared "
    "error, too. What is its usual name?",
    hint="Two averages over the rows, axis 0: that of the squared errors, "
    "and `jnp.var` of the truth. How do they make 1 for a perfect "
    "prediction?",
    example="""
    What share of each column's total is *not* in its first row?

    >>> import numpy as np
    >>> table = np.array([[1.0, 30.0], [3.0, 10.0]])
    >>> print(1 - table[0] / table.sum(axis=0))
    [0.75 0.25]

    `axis=0` adds up the rows, so a number for each column is left.
    """,
)


QUESTION = Question(
    "q2",
    "r_squared(y_target, predicted)",
    "A score without a unit: degrees and millijoules can be compared.",
    HINTS,
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
            of_form=True,
        ),
        Mistake(
            "not divided",
            "The mean squared error was subtracted from 1 as it is: divide "
            "it by the variance of the truth first.",
            wrong=lambda y, p: 1 - np.mean((p - y) ** 2, axis=0),
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
            "variance of all outputs",
            "You divided by one variance for all outputs: each has its own, "
            "along axis 0.",
            wrong=lambda y, p: 1 - np.mean((p - y) ** 2, axis=0) / np.var(y),
        ),
        Mistake(
            "sum of squares",
            "The sum of the squared errors was divided by a mean of squares, "
            "the variance: take their mean, too.",
            wrong=lambda y, p: (
                1 - np.sum((p - y) ** 2, axis=0) / np.var(y, axis=0)
            ),
        ),
        Mistake(
            "not squared",
            "The errors are not squared one by one: square each, then take "
            "the mean.",
            wrong=(
                lambda y, p: 1 - np.mean(abs(p - y), 0) / np.var(y, axis=0),
                lambda y, p: 1 - np.mean(p - y, axis=0) / np.var(y, axis=0),
                lambda y, p: 1 - np.mean(y - p, axis=0) / np.var(y, axis=0),
                lambda y, p: (
                    1 - np.mean(p - y, axis=0) ** 2 / np.var(y, axis=0)
                ),
            ),
        ),
        Mistake(
            "root",
            "A root was taken of the mean squared error: divide it as it is "
            "by the variance.",
            wrong=(
                lambda y, p: 1 - mse(y, p) ** 0.5 / np.std(y, axis=0),
                lambda y, p: 1 - mse(y, p) ** 0.5 / np.var(y, axis=0),
            ),
        ),
        Mistake(
            "brackets",
            "1 minus the error was divided by the variance: divide first, "
            "then subtract from 1.",
            wrong=lambda y, p: (1 - mse(y, p)) / np.var(y, axis=0),
        ),
        Mistake(
            "error alone",
            "That is the mean squared error: compare it with the variance of "
            "the truth.",
            wrong=mse,
        ),
        Mistake(
            "upside down",
            "The variance was divided by the error: it is the other way "
            "round.",
            wrong=lambda y, p: 1 - np.var(y, axis=0) / mse(y, p),
        ),
        Mistake(
            "one error for all",
            "One squared error came in for all outputs: each has its own, "
            "along axis 0.",
            wrong=lambda y, p: 1 - np.mean((p - y) ** 2) / np.var(y, axis=0),
        ),
        Mistake(
            "squares of the truth",
            "You divided by the mean square of the truth: its variance is "
            "taken around its mean.",
            wrong=lambda y, p: 1 - mse(y, p) / np.mean(y**2, axis=0),
        ),
        Mistake(
            "added",
            "The error's share was added to 1: subtract it.",
            wrong=lambda y, p: 2 - score(y, p),
        ),
        Mistake(
            "rows less one",
            "The variance was divided by one row less: `ddof` is 0 here.",
            wrong=lambda y, p: (
                1 - np.mean((p - y) ** 2, axis=0) / np.var(y, axis=0, ddof=1)
            ),
        ),
        Mistake(
            "not below 0",
            "Scores below 0 became 0: a prediction can be worse than the "
            "mean.",
            wrong=lambda y, p: np.maximum(score(y, p), 0),
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
