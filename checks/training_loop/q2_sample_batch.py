"""Exercise 05, question 2: `sample_batch`."""

import numpy as np

from checks.chance import dealt_out, repeated, uniform_share, wrong_shape
from checks.plain import Key
from checks.question import Hints, Mistake, Part, Question
from checks.random_keys.shared import HIDDEN_STATE


def target(q):
    """Return the target of the exercise, 1 + 2 sin(2q), in NumPy."""
    return 1 + 2 * np.sin(2 * np.asarray(q, np.float64))


def draw_batches(rng):
    """Return large batches of two keys, a small one, the first once more."""
    one, two, three = rng.choice(1000, 3, replace=False).tolist()
    pairs = (one, 400), (two, 400), (three, 7), (one, 400)
    return [(Key(key), size) for key, size in pairs]


def is_pair(case):
    """Say whether two arrays came."""
    return (
        isinstance(case.value, (tuple, list))
        and len(case.value) == 2
        and all(isinstance(item, np.ndarray) for item in case.value)
    )


def places(cases):
    """Return the inputs of the two large batches, as flat arrays."""
    return [np.ravel(case.value[0]) for case in cases[:2]]


def are_fresh(cases):
    """Say whether the two keys gave different inputs."""
    first, second = places(cases)
    return first.shape == second.shape and not np.allclose(first, second)


def state_is_hidden(cases):
    """Say whether the same key gave other inputs."""
    return not np.allclose(cases[0].value[0], cases[3].value[0])


def lie_between(low, high):
    """Return a condition: the inputs lie and spread from low to high."""

    def holds(cases):
        width = high - low
        return all(
            low <= x.min() < low + 0.05 * width
            and high - 0.05 * width < x.max() <= high
            and abs(x.std() / width - np.sqrt(1 / 12)) < 0.04
            for x in places(cases)
        )

    return holds


def have_shapes(cases):
    """Say whether inputs and targets have shape (batch_size, 1)."""
    return all(
        is_pair(case)
        and [np.shape(item) for item in case.value]
        == [(case.arguments[1], 1)] * 2
        for case in cases
    )


def belong_together(cases, wanted=target):
    """Say whether each target is the one of its own input."""
    return all(
        np.allclose(case.value[1], wanted(case.value[0]), atol=1e-3)
        for case in cases
    )


def are_all_one_length(cases):
    """Say whether batches of unequal sizes came out equally long."""
    return len({np.shape(case.value[0])[0] for case in cases}) == 1


def lie_on_a_grid(cases):
    """Say whether the inputs are evenly spaced, in whatever order."""
    steps = np.diff(np.sort(places(cases)[0]))
    return np.ptp(steps) < 1e-2 * steps.max()


def come_again(cases):
    """Say whether inputs come more than once, be it with the other sign."""
    return any(repeated(np.abs(x)) for x in places(cases))


def are_one_place(cases):
    """Say whether all inputs of a batch are one and the same number."""
    return all(np.ptp(x) == 0 for x in places(cases))


def keep_a_place(cases):
    """Say whether an input stays where it is, whatever the key is.

    Chance repeats one of seven for three keys less than once in 1e12 times.
    """
    first, second, third = (np.ravel(case.value[0])[:7] for case in cases[:3])
    return np.any((first == second) & (second == third))


def fill_evenly(cases):
    """Say whether each input has a piece of the range to itself."""
    return all(dealt_out(uniform_share(-3, 3)(x)) for x in places(cases))


def stretched(x):
    """Return places as shares of the range from the lowest to the highest."""
    return uniform_share(x.min(), x.max())(x)[:, None]


def spans(x):
    """Say whether places reach from -3 to 3, and not beyond."""
    return -3 <= x.min() < -2.7 and 2.7 < x.max() <= 3


def are_whole(cases):
    """Say whether all inputs are whole numbers."""
    return all(np.all(np.mod(x, 1) == 0) for x in places(cases))


def other_target(q):
    """Return the target of the lesson, not of the exercise, in NumPy."""
    q = np.asarray(q, np.float64)
    return np.exp(-(q**2)) * np.sin(5 * q)


def are_normal(cases):
    """Say whether the inputs look like draws of a normal distribution."""
    away = [abs(x - x.mean()) / x.std() for x in places(cases)]
    return all(0.01 < np.mean(z > 2) < 0.08 and z.max() > 2.5 for z in away)


HINTS = Hints(
    nudge="What are the places, and which shape does a batch of them have?",
    hint="`uniform` takes a key, a shape as a tuple, `minval` and `maxval`. "
    "A batch has one row per sample, and one column per input.",
    example="""
    Five angles between 10 and 20, and the sine of each:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> key = jax.random.key(3)
    >>> angles = jax.random.uniform(key, (5, 1), minval=10, maxval=20)
    >>> heights = jnp.sin(angles)
    >>> print(angles.shape, heights.shape)
    (5, 1) (5, 1)

    The sines are computed from the angles that were drawn, so the two
    belong together row by row.
    """,
)


QUESTION = Question(
    "q2",
    "sample_batch(key, batch_size)",
    "Only this function knows the problem: exchange it, and the same loop "
    "learns something else.",
    HINTS,
    draw=draw_batches,
    form=lambda key, size: (np.zeros((size, 1)), np.zeros((size, 1))),
    wanted="x and y_target, both of shape (batch_size, 1); x uniform from "
    "-3 to 3, new for each key; y_target = target_function(x)",
    parts=(
        Part("the shapes", holds=have_shapes),
        Part(
            "the places",
            holds=lambda cases: (
                are_fresh(cases)
                and not state_is_hidden(cases)
                and not are_whole(cases)
                and not lie_on_a_grid(cases)
                and not come_again(cases)
                and not keep_a_place(cases)
                and not fill_evenly(cases)
                and not wrong_shape(
                    uniform_share(-3, 3)(np.stack(places(cases)))
                )
            ),
        ),
        Part("the targets", holds=belong_together),
    ),
    mistakes=(
        Mistake(
            "one thing",
            "Two arrays are wanted: `return x, y_target`.",
            when=lambda case: not is_pair(case),
            of_form=True,
        ),
        Mistake(
            "swapped",
            "The two are swapped: x first, then y_target.",
            across=lambda cases: all(
                np.allclose(case.value[0], target(case.value[1]), atol=1e-3)
                for case in cases
            ),
        ),
        Mistake(
            "no feature axis",
            "The feature axis is missing: one input is a vector of length 1, "
            "so x has shape (batch_size, 1).",
            when=lambda case: np.ndim(case.value[0]) == 1,
            of_form=True,
        ),
        Mistake(
            "one long input",
            "That is one input with batch_size numbers in it: the batch is "
            "axis 0, shape (batch_size, 1).",
            when=lambda case: np.shape(case.value[0])[0] == 1,
            of_form=True,
        ),
        Mistake(
            "batch size ignored",
            "Every batch is equally long, whatever `batch_size` is.",
            across=are_all_one_length,
            of_form=True,
        ),
        Mistake(
            "grid",
            "The places are evenly spaced, a grid: samples fall where chance "
            "puts them.",
            across=lie_on_a_grid,
        ),
        Mistake(
            "one place",
            "All places of a batch are one number: is one drawn for all, or "
            "is `minval` not below `maxval`?",
            across=are_one_place,
        ),
        Mistake(
            "key ignored",
            "Two keys gave one and the same batch: your `key` is ignored.",
            across=lambda cases: not are_fresh(cases),
        ),
        Mistake("hidden state", HIDDEN_STATE, across=state_is_hidden),
        Mistake(
            "another target",
            "y_target is the lesson's running example: here the target is "
            "`target_function`.",
            across=lambda cases: belong_together(cases, other_target),
        ),
        Mistake(
            "whole numbers",
            "All places are whole numbers: `uniform` draws those in between.",
            across=are_whole,
        ),
        Mistake(
            "targets of other places",
            "y_target is not `target_function` of the x beside it: are these "
            "other places, another function, or is noise added?",
            across=lambda cases: not belong_together(cases),
        ),
        Mistake(
            "repeated",
            "Many places come more than once, or with both signs: draw each "
            "sample by itself, and round none.",
            across=come_again,
        ),
        Mistake(
            "a place kept",
            "A place is the same for every key: let chance draw all of them.",
            across=keep_a_place,
        ),
        Mistake(
            "dealt out",
            "The places fill the range too evenly, each with a piece of it "
            "to itself: let `uniform` put every one anywhere.",
            across=fill_evenly,
        ),
        Mistake(
            "from 0 to 1",
            "The places lie between 0 and 1, where `uniform` puts them "
            "unless you say otherwise.",
            across=lie_between(0, 1),
        ),
        Mistake(
            "from 0 to 3",
            "No place lies left of 0: `minval` is 0 unless you say otherwise.",
            across=lie_between(0, 3),
        ),
        Mistake(
            "normal",
            "The places crowd in the middle and have no sharp ends: uniform "
            "was asked for, not normal.",
            across=are_normal,
        ),
        Mistake(
            "another range",
            lambda case: (
                f"The places lie between {case.value[0].min():.1f} and "
                f"{case.value[0].max():.1f}: wanted is all from -3 to 3."
            ),
            across=lambda cases: (
                not any(
                    spans(x) or wrong_shape(stretched(x))
                    for x in places(cases)
                )
            ),
        ),
    ),
    otherwise="The places do not spread evenly from -3 to 3.",
)
