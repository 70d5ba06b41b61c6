"""Exercise 04, question 1: `mse_loss`."""

import numpy as np

from checks.numpy_loss import flat, outputs_and_hidden
from checks.question import Call, Hints, Mistake, Part, Question, array, params


def draw_losses(rng):
    """Return batches of four and three: for one output, and for two."""
    return [
        Call(
            (
                array(rng, rows, inputs),
                array(rng, rows, count, scale=2.0),
                params(rng, [inputs, 3, count]),
            ),
            label,
        )
        for rows, inputs, count, label in (
            (4, 2, 1, "one output"),
            (4, 2, 2, "two outputs"),
            (3, 1, 1, "one output"),
        )
    ]


def outputs_of(x, start):
    """Return what the network answers, shape (batch, outputs)."""
    return outputs_and_hidden(x, flat(start))[0]


def on_errors(loss):
    """Return (x, y_target, params) -> loss(errors), the batch first."""

    def of_batch(x, y_target, start):
        outputs, _ = outputs_and_hidden(x, flat(start))
        return loss(outputs - y_target)

    return of_batch


def divided(length):
    """Return the sum of squares over another length, (x) -> number."""

    def of_batch(x, y_target, start):
        outputs, _ = outputs_and_hidden(x, flat(start))
        return np.sum((outputs - y_target) ** 2) / length(x)

    return of_batch


def on_table(loss):
    """Return the loss of all outputs against all targets, one output."""

    def of_batch(x, y_target, start):
        outputs, _ = outputs_and_hidden(x, flat(start))
        if outputs.shape[1] > 1:
            raise ValueError("a table needs one output")
        return loss(outputs - y_target[:, 0])

    return of_batch


def either(*losses):
    """Return a condition: all values are those of one of these losses."""

    def of_cases(cases):
        return any(
            all(
                np.ndim(case.value) == 0
                and np.isclose(case.value, loss(*case.arguments), rtol=1e-4)
                for case in cases
            )
            for loss in map(on_errors, losses)
        )

    return of_cases


def mean_square(errors):
    """Return squares summed over outputs, averaged over the batch."""
    return float(np.sum(errors**2) / len(errors))


HINTS = Hints(
    nudge="Subtract, square, sum, divide. Which shape has each of the four?",
    hint="`network_batch(x, params)` has the shape of y_target. Sum all the "
    "squares, and divide by the number of examples, `x.shape[0]`.",
    example="""
    The mean squared length of three arrows in the plane:

    >>> import jax.numpy as jnp
    >>> arrows = jnp.array([[3.0, 4.0], [0.0, 2.0], [1.0, 0.0]])  # (3, 2)
    >>> print(jnp.sum(arrows**2) / arrows.shape[0])
    10.0

    25 + 4 + 1 over 3 arrows. `jnp.mean` would divide by 6, the number of
    entries.
    """,
)


QUESTION = Question(
    "q1",
    "mse_loss(x, y_target, params)",
    "Everything that training knows of your problem passes through this one "
    "number.",
    HINTS,
    draw=draw_losses,
    expect=on_errors(mean_square),
    parts=(
        Part("one output", label="one output"),
        Part("two outputs", label="two outputs"),
    ),
    mistakes=(
        Mistake(
            "sum",
            lambda case: (
                f"Your loss is {case.value / case.expected:.0f} times too "
                "large: the sum was not divided by the batch size."
            ),
            wrong=on_errors(lambda errors: np.sum(errors**2)),
        ),
        Mistake(
            "mean over outputs",
            "Right for one output; for two it is half of what it should be: "
            "sum over the outputs, average over the batch alone.",
            wrong=on_errors(lambda errors: np.mean(errors**2)),
        ),
        Mistake(
            "all against all",
            "Every output was compared with every target: a shape (n,) met a "
            "shape (n, 1), and the differences have shape (n, n).",
            wrong=on_table(lambda table: np.sum(table**2) / len(table)),
        ),
        Mistake(
            "mean of all against all",
            "Nearly believable: a shape (n,) met a shape (n, 1), and the "
            "mean goes over all n times n differences.",
            wrong=on_table(lambda table: np.mean(table**2)),
        ),
        Mistake(
            "absolute values",
            "Errors must be squared; you took their absolute values.",
            across=either(
                lambda errors: np.sum(np.abs(errors)) / len(errors),
                lambda errors: np.mean(np.abs(errors)),
            ),
        ),
        Mistake(
            "root",
            "You returned the root: leave it out.",
            across=either(
                lambda errors: np.sqrt(mean_square(errors)),
                lambda errors: np.sqrt(np.mean(errors**2)),
                lambda errors: np.sqrt(np.sum(errors**2)),
            ),
        ),
        Mistake(
            "one loss for each example",
            "There is one number for each example left, and `grad` needs a "
            "single one: average over the batch.",
            when=lambda case: (
                np.shape(case.value) == np.shape(case.arguments[0])[:1]
            ),
            of_form=True,
        ),
        Mistake(
            "one loss for each output",
            "The batch is averaged, but the outputs are not summed: shape () "
            "is wanted.",
            wrong=on_errors(lambda errors: np.mean(errors**2, axis=0)),
        ),
        Mistake(
            "outputs returned",
            "There is a number for each example and each output: those are "
            "outputs or errors, and a single number is wanted.",
            when=lambda case: (
                np.ndim(case.value) == 2
                and np.shape(case.value) == np.shape(case.arguments[1])
            ),
            of_form=True,
        ),
        Mistake(
            "targets left out",
            "The targets have no part in it: subtract them first.",
            wrong=lambda x, y_target, start: mean_square(outputs_of(x, start)),
        ),
        Mistake(
            "squares subtracted",
            "Outputs and targets were squared one by one: take the "
            "difference first, then its square.",
            wrong=lambda x, y_target, start: (
                mean_square(outputs_of(x, start)) - mean_square(y_target)
            ),
        ),
        Mistake(
            "divided by the outputs",
            "The squares are divided by the number of outputs: sum over the "
            "outputs, which lie on axis 1, and average over the batch.",
            wrong=on_errors(
                lambda errors: np.sum(errors**2) / errors.shape[1]
            ),
        ),
        Mistake(
            "one example",
            "One example alone counts: does `return` stand inside the loop, "
            "or does each turn forget the one before?",
            across=either(
                lambda errors: np.sum(errors[0] ** 2) / len(errors),
                lambda errors: np.sum(errors[-1] ** 2) / len(errors),
                lambda errors: np.sum(errors[0] ** 2),
                lambda errors: np.sum(errors[-1] ** 2),
            ),
        ),
        Mistake(
            "first output alone",
            "The first output alone counts: all of them do, added up.",
            wrong=on_errors(lambda errors: np.mean(errors[:, 0] ** 2)),
        ),
        Mistake(
            "targets added",
            "The targets are added: an error is a difference.",
            wrong=lambda x, y_target, start: mean_square(
                outputs_of(x, start) + y_target
            ),
        ),
        Mistake(
            "half",
            "It is half of what it should be: the mean has no factor 1/2.",
            wrong=on_errors(lambda errors: mean_square(errors) / 2),
        ),
        Mistake(
            "around the mean",
            "That is a variance: it takes the errors' own mean away, which "
            "belongs to the mistake.",
            wrong=(
                on_errors(np.var),
                on_errors(lambda errors: np.var(errors, axis=0).sum()),
            ),
        ),
        Mistake(
            "lengths of errors",
            "The lengths of the errors are averaged: leave the root out.",
            wrong=on_errors(
                lambda errors: np.mean(np.linalg.norm(errors, axis=1))
            ),
        ),
        Mistake(
            "outputs cancel",
            "The errors of one example cancel: square each, then sum over "
            "the outputs.",
            wrong=on_errors(lambda errors: np.mean(errors.sum(axis=1) ** 2)),
        ),
        Mistake(
            "another length",
            "The sum is divided by another length than the batch's. The batch "
            "is `x.shape[0]` long; `x.shape[1]` counts the inputs of one row, "
            "and `x.size` all numbers.",
            wrong=(
                divided(lambda x: x.shape[1]),
                divided(np.size),
                divided(lambda x: len(x) - 1),
            ),
        ),
        Mistake(
            "doubled",
            "The errors are doubled, and up and down cancel: `**` squares, "
            "`*` multiplies.",
            across=either(
                lambda errors: 2 * np.sum(errors) / len(errors),
                lambda errors: 2 * np.mean(errors),
            ),
        ),
        Mistake(
            "no network",
            "The inputs are compared with the targets: `network_batch(x, "
            "params)` gives the outputs.",
            wrong=lambda x, y_target, start: mean_square(x - y_target),
        ),
        Mistake(
            "squared too late",
            "Errors up and down cancel: square each of them first, then sum.",
            across=either(
                lambda errors: np.sum(errors) ** 2 / len(errors),
                lambda errors: np.sum(np.mean(errors, axis=0) ** 2),
                lambda errors: np.mean(errors) ** 2,
            ),
        ),
        Mistake(
            "not squared",
            "The errors themselves are averaged: up and down cancel, so "
            "square them.",
            across=either(
                lambda errors: np.sum(errors) / len(errors),
                lambda errors: np.mean(errors),
            ),
        ),
    ),
)
