"""Exercise 04, question 3: `loss_and_grads`."""

import numpy as np

from checks.compare import same
from checks.gradients.shared import SIZES
from checks.numpy_loss import (
    flat,
    loss_and_slopes,
    nested,
    slope_in_target,
    slope_in_x,
)
from checks.question import Hints, Mistake, Part, Question, array, params


def draw_batch(rng):
    """Return batches of four samples and three, and networks for them."""
    return [
        (
            array(rng, rows, sizes[0]),
            array(rng, rows, sizes[-1], scale=2.0),
            params(rng, sizes),
        )
        for rows, sizes in ((4, SIZES), (3, [1, 4, 1]))
    ]


def loss_and_grads(x, y_target, start):
    """Return the loss and its gradient in params."""
    loss, slopes = loss_and_slopes(x, y_target, flat(start))
    return loss, nested(slopes)


def rows(x, y_target):
    """Return by how much a sum over the batch is larger than its mean."""
    return len(x)


def one_by_outputs(x, y_target):
    """Return by how much a mean over all is smaller."""
    return 1 / y_target.shape[1]


def scaled(factor):
    """Return a reference with loss and gradient both off by a factor."""

    def wrong(x, y_target, start):
        loss, slopes = loss_and_slopes(x, y_target, flat(start))
        times = factor(x, y_target)
        return times * loss, nested([times * slope for slope in slopes])

    return wrong


def is_a_step(case):
    """Say whether params came that have gone a step downhill."""
    start = flat(case.arguments[2])
    _, slopes = loss_and_slopes(*case.arguments[:2], start)
    changes = [s - a for s, a in zip(start, flat(case.value[1]))]
    rates = [change / slope for change, slope in zip(changes, slopes)]
    found = np.concatenate([np.ravel(rate) for rate in rates])
    return found.min() > 0 and np.ptp(found) < 1e-2 * found.max()


def scaled_grads(factor):
    """Return a reference whose gradient is too large by this factor."""

    def wrong(x, y_target, start):
        loss, slopes = loss_and_slopes(x, y_target, flat(start))
        return loss, nested([factor(x) * slope for slope in slopes])

    return wrong


HINTS = Hints(
    nudge="Which function has this gradient, and which of its arguments is "
    "to move?",
    hint="`value_and_grad(function, argnums=...)` returns a function with "
    "the same arguments. Arguments are counted from 0.",
    example="""
    An area and its slope in the second argument, the height:

    >>> from jax import value_and_grad
    >>> def area(width, height):
    ...     return width * height
    >>> value, slope = value_and_grad(area, argnums=1)(3.0, 5.0)
    >>> print(value, slope)
    15.0 3.0

    Made and called in one line; argnums=0 would give 5.0.
    """,
)


QUESTION = Question(
    "q3",
    "loss_and_grads(x, y_target, params)",
    "One call gives the loss and all slopes, for about three evaluations of "
    "the loss.",
    HINTS,
    draw=draw_batch,
    expect=loss_and_grads,
    parts=(
        Part("the loss", pick=lambda value: value[0]),
        Part("the gradient", pick=lambda value: value[1]),
    ),
    mistakes=(
        Mistake(
            "slope in x",
            "The gradient is shaped like x: that is how the loss changes "
            "when the inputs move; params is argument number 2.",
            wrong=lambda x, y_target, start: (
                loss_and_slopes(x, y_target, flat(start))[0],
                slope_in_x(x, y_target, flat(start)),
            ),
        ),
        Mistake(
            "slope in y_target",
            "That is the slope in `y_target`, argument number 1: count the "
            "arguments from 0.",
            wrong=lambda x, y_target, start: (
                loss_and_slopes(x, y_target, flat(start))[0],
                slope_in_target(x, y_target, flat(start)),
            ),
        ),
        Mistake(
            "gradient only",
            "The loss is missing: that is the gradient alone.",
            when=lambda case: set(case.value) == {"weights", "biases"},
            of_form=True,
        ),
        Mistake(
            "no such argument",
            "Arguments are counted from 0: x is 0, y_target 1, params 2.",
            raises="argnums=.*at least [4-9]",
        ),
        Mistake(
            "called without all arguments",
            "What `value_and_grad` returns is called with all arguments of "
            "`course_loss`, in its order: x, y_target, params.",
            raises="argnums=",
        ),
        Mistake(
            "gradient of a number",
            "`grad` and `value_and_grad` take a function, and a number came: "
            "hand over `course_loss` itself, and give x, y_target and params "
            "to what comes back.",
            raises="Expected a callable value",
        ),
        Mistake(
            "a pair in the pair",
            "In place of the gradient a pair came, the loss again and its "
            "gradient: what `value_and_grad` gives is the whole answer.",
            when=lambda case: (
                isinstance(case.value[1], (list, tuple))
                and np.ndim(case.value[1][0]) == 0
                and isinstance(case.value[1][1], dict)
            ),
            of_form=True,
        ),
        Mistake(
            "tuple of gradients",
            "The gradient came wrapped in a tuple: write `argnums=2`, without "
            "brackets.",
            when=lambda case: (
                isinstance(case.value[1], tuple)
                and isinstance(case.value[1][-1], dict)
            ),
            of_form=True,
        ),
        Mistake(
            "params returned",
            "In place of the gradient the parameters came, as they were.",
            wrong=lambda x, y_target, start: (
                loss_and_slopes(x, y_target, flat(start))[0],
                start,
            ),
        ),
        Mistake(
            "params after a step",
            "In place of the gradient the parameters after a step came: the "
            "step is another function's.",
            across=lambda cases: all(map(is_a_step, cases)),
        ),
        Mistake(
            "another loss",
            "Loss and gradient fit each other, and belong to another loss: "
            "call `course_loss` itself.",
            across=lambda cases: any(
                all(same(c.value, scaled(factor)(*c.arguments)) for c in cases)
                for factor in (rows, one_by_outputs)
            ),
        ),
        Mistake(
            "twice the gradient",
            "The gradient is twice too large: the square's factor 2 is in it "
            "already.",
            wrong=scaled_grads(lambda x: 2),
        ),
        Mistake(
            "divided again",
            "Your gradient is too small by the batch size: the loss has been "
            "divided by it already.",
            wrong=scaled_grads(lambda x: 1 / len(x)),
        ),
        Mistake(
            "downhill",
            "You returned the direction downhill: the gradient itself points "
            "uphill, and the step will bring the minus.",
            wrong=scaled_grads(lambda x: -1),
        ),
        Mistake(
            "list of leaves",
            "The gradient has to keep the structure of params, a dictionary "
            "with two lists.",
            when=lambda case: isinstance(case.value[1], (list, tuple)),
            of_form=True,
        ),
    ),
)
