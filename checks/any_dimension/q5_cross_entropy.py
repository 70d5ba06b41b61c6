"""Exercise 07, question 5: `cross_entropy`."""

from dataclasses import replace
from functools import partial

import numpy as np

from checks.compare import same
from checks.question import Call, Hints, Mistake, Part, Question, array


def draw_logits(rng):
    """Return moderate logits, and logits too large for exp in float32."""
    labels = np.array([0, 2, 1, 2, 0], np.int32)
    huge = array(rng, 5, 3)
    huge[0, 1], huge[3, 2] = 1000.0, 1200.0  # row 0 is sure and wrong
    return [
        Call((array(rng, 5, 3, scale=2.0), labels), "moderate logits"),
        Call((huge, labels), "huge logits"),
        Call((array(rng, 3, 2, scale=3.0), labels[2:] % 2), "moderate logits"),
        Call((array(rng, 5, 4), labels), "moderate logits"),
    ]


def log_shares(logits, axis=1):
    """Return the logarithms of the softmax, in double precision."""
    logits = logits.astype(float)
    logits = logits - logits.max(axis=axis, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=axis, keepdims=True))


def losses_of(logits, labels, axis=1):
    """Return the cross-entropy of each row."""
    return -log_shares(logits, axis)[np.arange(len(labels)), labels]


def picked(logits, labels):
    """Return the logit of the right class of each row."""
    return logits[np.arange(len(labels)), labels].astype(float)


def of_shares(logits, labels):
    """Return what comes if shares are handed over in place of logits."""
    return losses_of(np.exp(log_shares(logits)), labels).mean()


def mean_share(logits, labels):
    """Return the mean share of the right class."""
    return np.exp(-losses_of(logits, labels)).mean()


def entropy(logits, labels):
    """Return the mean entropy of the shares; nan where a share rounds to 0."""
    logs = log_shares(logits)
    shares = np.exp(logs)
    return np.where(shares > 0, -shares * logs, np.nan).sum(axis=1).mean()


def squared_errors(logits, labels):
    """Return the squared errors of all shares."""
    right = np.eye(logits.shape[1])[labels]
    return (np.exp(log_shares(logits)) - right) ** 2


def of_sigmoids(logits, labels):
    """Return the mean loss if each class is a yes or no of its own."""
    signs = np.where(np.eye(logits.shape[1])[labels] == 1, -1.0, 1.0)
    return np.logaddexp(0, signs * logits).sum(axis=1).mean()


def of_the_table(logits, labels):
    """Return what comes if the shares of the whole table add up to 1."""
    return (np.log(np.exp(logits).sum()) - picked(logits, labels)).mean()


def but_for_huge(mistake):
    """Return a mistake that is told by moderate logits alone.

    A softmax written out overflows for huge ones, whatever else is wrong.
    """
    ways = tuple(partial(unless_huge, way) for way in mistake.ways)
    return replace(mistake, wrong=ways)


def unless_huge(way, logits, labels):
    """Return what a wrong way gives; None, so no judgement, if huge."""
    return way(logits, labels) if abs(logits).max() < 100 else None


def fails_when_huge(cases):
    """Say whether only huge logits fail, and with no finite number."""
    moderate, huge, *_ = cases
    right = losses_of(*moderate.arguments).mean()
    return abs(moderate.value / right - 1) < 1e-3 and not np.all(
        np.isfinite(huge.value)
    )


def fails_alone(cases):
    """Say whether huge logits alone fail."""
    wrong = [not same(case.value, case.expected) for case in cases]
    return wrong == [False, True, False, False]


HINTS = Hints(
    nudge="What is the loss of one row? And how do five of them become one "
    "number?",
    hint="`jax.nn.log_softmax(logits)` gives the logarithms of the shares, "
    "safely. Take, in each row, the entry that the label names.",
    example="""
    The prices of what three people ordered from their own menus:

    >>> import numpy as np
    >>> menus = np.array([[4.0, 7.0], [5.0, 9.0], [6.0, 8.0]])
    >>> orders = np.array([1, 0, 0])
    >>> print(menus[np.arange(3), orders])
    [7. 5. 6.]

    A row number and a column number for each person.
    """,
)


MISTAKES = (
    Mistake(
        "overflow",
        "Right for small logits, and not finite for large ones: the "
        "exponential overflows, or a share rounds to 0; use "
        "`jax.nn.log_softmax` or optax's function.",
        across=fails_when_huge,
    ),
    Mistake(
        "cut off",
        "Right for small logits, and another finite number for huge "
        "ones: something cuts them off, such as a clip, a small number "
        "that was added, or a nan replaced; use `jax.nn.log_softmax`.",
        across=fails_alone,
    ),
    Mistake(
        "every label, every row",
        "Every row met every label: `[:, labels]` gives a table. "
        "Give each row a number of its own, `jnp.arange(len(labels))`.",
        wrong=lambda logits, labels: -log_shares(logits)[:, labels].mean(),
    ),
    Mistake(
        "labels as rows",
        "The labels chose whole rows: wanted is one class in each row.",
        wrong=lambda logits, labels: -log_shares(logits)[labels].mean(),
    ),
    Mistake(
        "half of it",
        "The loss of a row has two parts, the logarithm of the sum of "
        "exponentials less the logit of the label: one is missing.",
        wrong=(
            lambda x, n: -picked(x, n).mean(),
            lambda x, n: picked(x, n).mean(),
            lambda x, n: (losses_of(x, n) + picked(x, n)).mean(),
        ),
    ),
    Mistake(
        "logarithm of the mean",
        "The shares were averaged first: take the logarithm of each, "
        "then the mean.",
        wrong=lambda logits, labels: (
            -np.log(np.exp(-losses_of(logits, labels)).mean())
        ),
    ),
    Mistake(
        "largest class",
        "In each row the largest share counted, whatever the label is.",
        wrong=lambda logits, labels: -log_shares(logits).max(1).mean(),
    ),
    Mistake(
        "softmax twice",
        "Logits are expected, and you handed over shares: that is a "
        "softmax of a softmax.",
        wrong=of_shares,
    ),
    Mistake(
        "not averaged",
        "A loss for each row came, and `grad` needs one number: take "
        "their mean.",
        wrong=losses_of,
    ),
    Mistake(
        "all classes",
        "That counts all classes: of each row only the class that "
        "`labels` names counts.",
        wrong=(
            lambda logits, labels: -log_shares(logits).mean(),
            lambda logits, labels: -log_shares(logits).sum(1).mean(),
            entropy,
        ),
    ),
    Mistake(
        "another base",
        "That is the logarithm to another base, 2 or 10: `jnp.log` is the "
        "natural one.",
        across=lambda cases: any(
            all(
                abs(c.value * np.log(base) / c.expected - 1) < 1e-3
                for c in cases
                if np.all(np.isfinite(c.value))
            )
            for base in (2, 10)
        ),
    ),
    Mistake(
        "sum",
        "Your loss grows with the batch: that is the sum of the rows' "
        "losses, and their mean is wanted.",
        wrong=lambda logits, labels: losses_of(logits, labels).sum(),
    ),
    Mistake(
        "sign",
        "It is negative, so training would make the right class *less* "
        "likely: take minus the logarithm.",
        wrong=lambda logits, labels: -losses_of(logits, labels).mean(),
    ),
    Mistake(
        "mean over classes",
        "You divided by the number of classes as well: each row has one "
        "right class, so divide by the rows only.",
        wrong=lambda logits, labels: (
            losses_of(logits, labels).mean() / logits.shape[1]
        ),
    ),
    Mistake(
        "no logarithm",
        "That is the mean share of the right class, minus it, or 1 "
        "minus it: its logarithm is missing.",
        wrong=(
            mean_share,
            lambda *given: -mean_share(*given),
            lambda *given: 1 - mean_share(*given),
        ),
    ),
    Mistake(
        "sigmoid",
        "Each class got a share of its own, between 0 and 1: softmax "
        "deals one whole out to all classes of a row.",
        wrong=(of_sigmoids, lambda *g: of_sigmoids(*g) / g[0].shape[1]),
    ),
    Mistake(
        "squared errors",
        "Those are squared errors of the shares: wanted is minus the "
        "logarithm of the right class's share.",
        wrong=(
            lambda *given: squared_errors(*given).mean(),
            lambda *given: squared_errors(*given).sum(axis=1).mean(),
        ),
    ),
    Mistake(
        "wrong axis",
        "The shares of a *column* add up to 1 here: softmax goes along "
        "the classes, axis 1.",
        wrong=lambda logits, labels: losses_of(logits, labels, 0).mean(),
    ),
    Mistake(
        "whole table",
        "The shares of the whole table add up to 1 here, and those of "
        "each *row* should: sum along axis 1, with `keepdims=True`.",
        wrong=of_the_table,
    ),
)


QUESTION = Question(
    "q5",
    "cross_entropy(logits, labels)",
    "This number is what nearly every classifier is trained on.",
    HINTS,
    draw=draw_logits,
    expect=lambda logits, labels: losses_of(logits, labels).mean(),
    parts=(
        Part("moderate logits", 2, label="moderate logits"),
        Part("huge logits", label="huge logits"),
    ),
    mistakes=tuple(map(but_for_huge, MISTAKES)),
)
