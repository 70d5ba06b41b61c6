"""Exercise 09, question 2: `accuracy`."""

import numpy as np

from checks.question import Hints, Mistake, Question, array


def draw_logits(rng):
    """Return logits with 9 of 12 rows right, 3 of 8, all and none."""
    calls = []
    sizes = (12, 10, 9, 0), (8, 4, 3, -20), (5, 10, 5, 200), (4, 3, 0, 0)
    for count, classes, right, base in sizes:
        labels = rng.integers(classes, size=count)
        labels[-1] = 1
        rows = np.arange(count)  # wrong answers are one too high or too low
        answers = (labels + np.where(rows < right, 0, (-1) ** rows)) % classes
        logits = base + array(rng, count, classes)
        logits[np.arange(count), answers] = logits.max(axis=1) + 1
        logits[-1, answers[-1]] += 5  # the largest of all
        calls.append((np.float32(logits), np.int32(labels)))
    return calls


def is_right(logits, labels):
    """Say for each row whether its largest logit is that of its label."""
    return logits.argmax(axis=1) == labels


def is_divided_by_one_number(cases):
    """Say whether counts came, over a number that is the same for all."""
    counts = [is_right(*case.arguments).sum() for case in cases]
    values = [float(case.value) for case in cases]
    pairs = [(c, v) for c, v in zip(counts, values) if c]
    divisors = [count / value for count, value in pairs]
    return divisors[0] > 1.5 and np.ptp(divisors) < 1e-3


def shares_of(logits, labels):
    """Return the share of each row's right class, after a softmax."""
    high = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = high / high.sum(axis=1, keepdims=True)
    return shares[np.arange(len(labels)), labels]


HINTS = Hints(
    nudge="Which of a row's ten numbers is its answer: the largest one, or "
    "the place where it stands?",
    hint="`jnp.argmax` along one axis has an answer for each row. Compare "
    "with the labels: True counts as 1 in a mean.",
    example="""
    How often was the warmest hour of a day the one that was foretold?

    >>> import numpy as np
    >>> hours = np.array([[12.0, 19.0, 15.0], [21.0, 17.0, 11.0]])
    >>> foretold = np.array([1, 2])
    >>> float(np.mean(hours.argmax(axis=1) == foretold))
    0.5
    """,
)


QUESTION = Question(
    "q2",
    "accuracy(logits, labels)",
    "Loss is for the training, accuracy for people.",
    HINTS,
    draw=draw_logits,
    expect=lambda *given: is_right(*given).mean(),
    mistakes=(
        Mistake(
            "exp of huge logits",
            "Right for small logits, and not for large ones: their `exp` is "
            "infinite. The largest logit has the largest share, too.",
            wrong=lambda logits, labels: np.mean(
                is_right(np.exp(np.float32(logits)), labels)
            ),
        ),
        Mistake(
            "other lengths",
            "Answers and labels are not equally many: `argmax` along axis 1 "
            "gives one answer for each row.",
            raises="ncompatible shapes",
        ),
        Mistake(
            "not averaged",
            "A True or False for each row came: wanted is their mean.",
            wrong=is_right,
            of_form=True,
        ),
        Mistake(
            "count",
            "That is how many are right: wanted is their share, 0 to 1.",
            wrong=lambda *given: is_right(*given).sum(),
        ),
        Mistake(
            "mean share",
            "That is the mean share that the right class gets: count in how "
            "many rows it is the largest.",
            wrong=lambda *given: shares_of(*given).mean(),
        ),
        Mistake(
            "smallest",
            "The smallest logit of each row was compared: `argmax`.",
            wrong=lambda logits, labels: np.mean(logits.argmin(1) == labels),
        ),
        Mistake(
            "second largest",
            "The second largest logit of each row was compared: sorted from "
            "small to large, the largest stands last, at -1.",
            wrong=lambda logits, labels: np.mean(
                logits.argsort(axis=1)[:, -2] == labels
            ),
        ),
        Mistake(
            "percent",
            "That is the accuracy in percent: a share goes from 0 to 1.",
            wrong=lambda *given: 100 * is_right(*given).mean(),
        ),
        Mistake(
            "errors",
            "That is the share of *errors*: count where both are equal.",
            wrong=lambda *given: 1 - is_right(*given).mean(),
        ),
        Mistake(
            "every pair",
            "Every answer met every label: answers of shape (rows, 1) and "
            "labels of shape (rows,) make a table.",
            wrong=lambda logits, labels: np.mean(
                logits.argmax(axis=1)[:, None] == labels
            ),
        ),
        Mistake(
            "divided by the classes",
            "The count was divided by the number of classes, or of all "
            "logits: it is the rows that count.",
            wrong=(
                lambda logits, labels: (
                    is_right(logits, labels).sum() / logits.shape[1]
                ),
                lambda logits, labels: (
                    is_right(logits, labels).sum() / logits.size
                ),
            ),
        ),
        Mistake(
            "answers averaged",
            "The answers were averaged: compare them with the labels first, "
            "by `==`, and average what is right.",
            wrong=lambda logits, labels: logits.argmax(axis=1).mean(),
        ),
        Mistake(
            "a logit above 0",
            "A row counts as soon as the label's logit is above 0: the others "
            "may be larger still.",
            wrong=lambda logits, labels: np.mean(
                logits[np.arange(len(labels)), labels] > 0
            ),
        ),
        Mistake(
            "more than half",
            "A row counts here if its label has more than half of all shares: "
            "the largest one may have less.",
            wrong=lambda logits, labels: np.mean(
                shares_of(logits, labels) > 0.5
            ),
        ),
        Mistake(
            "divided by a fixed number",
            "The count is divided by the same number in every call: divide "
            "by how many rows there are.",
            across=is_divided_by_one_number,
        ),
        Mistake(
            "counted from 1",
            "Every answer is one too high or too low: classes are counted "
            "from 0, as `argmax` counts places.",
            wrong=(
                lambda *given: np.mean(given[0].argmax(1) + 1 == given[1]),
                lambda *given: np.mean(given[0].argmax(1) - 1 == given[1]),
            ),
        ),
        Mistake(
            "no places",
            "Nothing counts as right: compare with the label the *place* of "
            "the largest logit of each row, along axis 1.",
            across=lambda cases: all(np.all(c.value == 0) for c in cases),
        ),
    ),
)
