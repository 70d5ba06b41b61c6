"""The questions of exercise 07: scales, scores and classes."""

import numpy as np

from checks._any_dimension_scales import BACK, NORMALISE, SCORE
from checks.exercise import Exercise
from checks.hints import any_dimension as hints
from checks.kinds import bug_hunt, open_question, predict
from checks.question import Call, Mistake, Part, Question, array

# 4. predict the first loss

PREDICT = predict(
    "q4",
    "predicted_loss",
    lambda: float(np.log(5)),
    wanted="a number, with two digits after the point",
    tolerance=5e-3,
    wrong={
        0.69: "That is ln 2, for two classes; here are five.",
        0.2: "That is the share of each class; the loss is made of its "
        "logarithm.",
        -1.61: "A share is at most 1, so its logarithm is negative: mind the "
        "minus in front.",
        0.7: "That is the logarithm to base 10; here it is the natural one, "
        "as `jnp.log` computes it.",
        0: "A loss of 0 means that the right class gets all of the share.",
        8.05: "That is the sum over the five rows; the loss is their mean.",
        0.8: "Squared errors are for regression: take minus a logarithm.",
    },
    why="A first loss far above ln n says that something has a wrong scale.",
    hints=hints.Q4,
)

# 5. cross_entropy(logits, labels)


def draw_logits(rng):
    """Return moderate logits, and logits too large for exp in float32."""
    labels = np.array([0, 2, 1, 2, 0], np.int32)
    huge = array(rng, 5, 3)
    huge[0, 1], huge[3, 2] = 1000.0, 1200.0  # row 0 is sure and wrong
    return [
        Call((array(rng, 5, 3, scale=2.0), labels), "moderate logits"),
        Call((huge, labels), "huge logits"),
    ]


def log_shares(logits, axis=1):
    """Return the logarithms of the softmax, in double precision."""
    logits = logits.astype(float)
    logits = logits - logits.max(axis=axis, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=axis, keepdims=True))


def losses_of(logits, labels, axis=1):
    """Return the cross-entropy of each row."""
    return -log_shares(logits, axis)[np.arange(len(labels)), labels]


def of_shares(logits, labels):
    """Return what comes if shares are handed over in place of logits."""
    return losses_of(np.exp(log_shares(logits)), labels).mean()


def fails_when_huge(cases):
    """Say whether only huge logits fail, and with no finite number."""
    moderate, huge = cases
    right = losses_of(*moderate.arguments).mean()
    return abs(moderate.value / right - 1) < 1e-3 and not np.all(
        np.isfinite(huge.value)
    )


CROSS_ENTROPY = Question(
    "q5",
    "cross_entropy(logits, labels)",
    "This number is what nearly every classifier is trained on.",
    hints.Q5,
    draw=draw_logits,
    expect=lambda logits, labels: losses_of(logits, labels).mean(),
    parts=(
        Part("moderate logits", 2, label="moderate logits"),
        Part("huge logits", label="huge logits"),
    ),
    mistakes=(
        Mistake(
            "overflow",
            "Right for small logits, and not finite for large ones: the "
            "exponential overflows, or a share rounds to 0; use "
            "`jax.nn.log_softmax` or optax's function.",
            across=fails_when_huge,
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
            wrong=lambda logits, labels: losses_of(logits, labels).mean() / 3,
        ),
        Mistake(
            "no logarithm",
            "That is the mean share of the right class, or minus it: its "
            "logarithm is missing.",
            wrong=lambda logits, labels: np.exp(
                -losses_of(logits, labels)
            ).mean(),
            across=lambda cases: all(
                abs(c.value + np.exp(-losses_of(*c.arguments)).mean()) < 1e-4
                for c in cases
            ),
        ),
        Mistake(
            "wrong axis",
            "The shares of a *column* add up to 1 here: softmax goes along "
            "the classes, axis 1.",
            wrong=lambda logits, labels: losses_of(logits, labels, 0).mean(),
        ),
    ),
)

# 6. and 7.

BUG_HUNT = bug_hunt(
    "q6",
    6,
    "C",
    lines={
        1: "Line 1 is fine: large inputs are no harm if they are normalised.",
        2: "Line 2 is fine: this is the truth that the table would hold.",
        3: "Line 3 is fine: mean and spread of the inputs as they came.",
        4: "Line 4 is fine: the inputs are of order 1 after it.",
        5: "Line 5 is fine: the network learns targets of order 1.",
        7: "Line 7 is fine: inputs and targets are both on their new scale.",
        8: "Line 8 is the right way back. What are y_std and y_mean?",
    },
    symptoms={
        "A": "A network that answers the mean would print the same number "
        "twice.",
        "B": "Then all neurons would be saturated; print `x_scaled`.",
        "D": "Nothing is tested here, so no test row can have leaked.",
    },
    why="Before you overwrite or rescale, keep what leads back.",
    hints=hints.Q6,
)
OPEN = open_question("q7", "my_table", hints.Q7)

QUESTIONS = (NORMALISE, SCORE, BACK, PREDICT, CROSS_ENTROPY, BUG_HUNT, OPEN)
exercise = Exercise("07_any_dimension", QUESTIONS)
q1, q2, q3, q4, q5, q6, q7 = exercise.checks()
progress = exercise.progress
