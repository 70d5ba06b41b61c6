"""Exercise 04, question 7: `mended_descent`, a bug without numbered lines."""

from functools import partial

import numpy as np

from checks.compare import same
from checks.numpy_loss import flat, loss_and_slopes, nested
from checks.question import Hints, Mistake, Part, Question, array, params


def draw_walks(rng):
    """Return a short walk, one near its end, and one that rises at first."""
    tame = [
        (
            array(rng, 6, 1),
            array(rng, 6, 1, scale=size),
            params(rng, sizes, size),
            0.25,
            steps,
        )
        for sizes, steps, size in (([1, 3, 1], 3, 1.0), ([1, 2, 1], 6, 0.2))
    ]
    return [*tame, draw_rise(rng)]


def draw_rise(rng):
    """Return a walk whose first step leads up, and where rounding is small."""
    while True:
        data = array(rng, 6, 1), array(rng, 6, 1)
        start = params(rng, [1, 3, 1])
        near = [
            a * (1 + 1e-6 * rng.standard_normal(a.shape)) for a in flat(start)
        ]
        one_more = [walk(*data, s, 1.0, 3) for s in (start, nested(near))]
        first, second = (
            loss_and_slopes(*data, flat(walk(*data, start, 1.0, n)))[0]
            for n in (0, 1)
        )
        if second > first and same(*one_more, 2e-5):
            return *data, start, 1.0, 2


def walk(x, y_target, start, rate, num_steps, stale=False, extra=0, sign=-1):
    """Return where the walk ends, or a walk with a mistake in it.

    Arguments:
        x, y_target, start, rate, num_steps: as drawn.
        stale: whether the slopes of the start are used throughout.
        extra: how many steps there are too many.
        sign: of the step along the slopes.
    """
    arrays = first = flat(start)
    for _ in range(num_steps + extra):
        _, slopes = loss_and_slopes(x, y_target, first if stale else arrays)
        arrays = [a + sign * rate * s for a, s in zip(arrays, slopes)]
    return nested(arrays)


def last_slopes(x, y_target, start, rate, num_steps, after=0):
    """Return the slopes that the last step takes, or those after it."""
    place = flat(walk(x, y_target, start, rate, num_steps - 1 + after))
    return nested(loss_and_slopes(x, y_target, place)[1])


def goes_straight(case):
    """Say whether the walk follows the first slopes, at whatever pace."""
    *data, start, _, _ = case.arguments
    _, slopes = loss_and_slopes(*data, flat(start))
    moves = [a - b for a, b in zip(flat(case.value), flat(start))]
    moved, slope = (
        np.concatenate([*map(np.ravel, a)]) for a in (moves, slopes)
    )
    pace = -(moved @ slope) / (slope @ slope)
    return pace > 0 and same(moved, -pace * slope, 1e-3)


def always_from_the_start(x, y_target, start, rate, num_steps):
    """Return what comes of steps by new slopes, and from the first place."""
    arrays = first = flat(start)
    for _ in range(num_steps):
        _, slopes = loss_and_slopes(x, y_target, arrays)
        arrays = [a - rate * s for a, s in zip(first, slopes)]
    return nested(arrays)


def one_step(x, y_target, start, rate, num_steps):
    """Return where a single step leads."""
    return walk(x, y_target, start, rate, 1)


HINTS = Hints(
    nudge="The first step is right. What should the second one do that it "
    "does not?",
    hint="Print a slope in each turn, beside the loss. What is it the slope "
    "of, and where?",
    example="""
    A walk that asks once for the way, and one that asks at each corner:

    >>> def slope(x):
    ...     return 2 * x
    >>> x, way = 4.0, slope(4.0)
    >>> for _ in range(10):
    ...     x = x - 0.25 * way
    >>> y = 4.0
    >>> for _ in range(10):
    ...     y = y - 0.25 * slope(y)
    >>> round(x, 2), round(y, 2)
    (-16.0, 0.0)
    """,
)


QUESTION = Question(
    "q7",
    "mended_descent(x, y_target, params, learning_rate, num_steps)",
    "A slope belongs to one place: after a step it is out of date.",
    HINTS,
    draw=draw_walks,
    expect=walk,
    tolerance=1e-3,
    parts=(Part("the walk", 2),),
    otherwise="Not one of the usual mistakes: for one step the function above "
    "is right, so compare yours with it there, and then print the slopes of "
    "the second turn.",
    mistakes=(
        Mistake(
            "slopes of another network",
            "The slopes belong to a network of other layers: is it `start`, "
            "that of the notebook? The slopes of `params` are wanted.",
            raises="different lengths",
        ),
        Mistake(
            "as it was",
            "It walks as before: compare what the second step should know "
            "with what it is told.",
            wrong=partial(walk, stale=True),
        ),
        Mistake(
            "one step",
            "That is where a single step leads: does `return` stand inside "
            "the loop, or does every step begin at the start?",
            wrong=one_step,
        ),
        Mistake(
            "nothing moves",
            "The parameters come back as they went in.",
            wrong=lambda x, y_target, start, rate, num_steps: start,
        ),
        Mistake(
            "uphill",
            "This walk goes uphill: against the slope is down.",
            wrong=partial(walk, sign=1),
        ),
        Mistake(
            "learning rate missing",
            "These steps are as long as the slope: the learning rate is "
            "missing.",
            wrong=lambda x, y_target, start, rate, num_steps: walk(
                x, y_target, start, 1.0, num_steps
            ),
        ),
        Mistake(
            "biases stay",
            "The biases never moved: they are parameters, too.",
            across=lambda cases: all(
                same(c.value["biases"], c.arguments[2]["biases"])
                for c in cases
            ),
        ),
        Mistake(
            "a step too many",
            "That is one step too many.",
            wrong=partial(walk, extra=1),
        ),
        Mistake(
            "a step too few",
            "That is one step too few.",
            wrong=partial(walk, extra=-1),
        ),
        Mistake(
            "fixed learning rate",
            "The learning rate is 0.02 or 0.1, whatever `learning_rate` "
            "says: use the argument.",
            across=lambda cases: any(
                all(
                    same(c.value, walk(*c.arguments[:3], rate, c.arguments[4]))
                    for c in cases
                )
                for rate in (0.02, 0.1)
            ),
        ),
        Mistake(
            "gradient returned",
            "The gradient came: return the parameters.",
            wrong=(last_slopes, partial(last_slopes, after=1)),
        ),
        Mistake(
            "as it was, at another pace",
            "Every step follows the slopes of the start: another learning "
            "rate hides that, and does not mend it. When are they measured?",
            across=lambda cases: all(map(goes_straight, cases)),
        ),
        Mistake(
            "always from the start",
            "Each step begins at the start again: it begins where the last "
            "one ended.",
            wrong=always_from_the_start,
        ),
        Mistake(
            "slope in x",
            "The slopes are not those in `params`: `argnums` says which "
            "argument they are for, counted from 0, and is 0 where it is not "
            "written.",
            raises="Expected|mismatch|different types at key path|node",
        ),
    ),
)
