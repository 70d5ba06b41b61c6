"""Exercise 02, question 4: `noisy_data`."""

from dataclasses import replace

import jax
import numpy as np

from checks.chance import (
    dealt_out,
    dependent,
    evened_out,
    few_values,
    mirrored,
    normal_share,
    ranked,
    uniform_share,
    wrong_shape,
)
from checks.plain import Key
from checks.question import Hints, Mistake, Part, Question
from checks.random_keys.shared import (
    HIDDEN_STATE,
    IGNORED,
    key_decides_two,
    key_is_ignored,
    state_is_hidden,
)

SAME_KEY = ([0, 1], [2, 3])  # columns of x and noise from one key
POINTS = 1_000  # so that spread and tails can be told


def draw_data(rng):
    """Return the calls: two keys, and the first of them once more."""
    first, second = rng.choice(10**6, 2, replace=False).tolist()
    noise = float(np.round(rng.uniform(0.2, 0.4), 2))
    return [(Key(seed), POINTS, noise) for seed in (first, second, first)]


def target(q):
    """Return the running example's F(q)."""
    return np.exp(-(q**2)) * np.sin(5 * q)


def residuals(case):
    """Return x, and what is left of y_target without the target."""
    x, y_target = (np.asarray(v, float).ravel() for v in case.value)
    return x, y_target - target(x)


def inputs_stay(cases):
    """Say whether two keys give the same inputs."""
    first, second, *_ = (np.ravel(case.value[0]) for case in cases)
    return first.shape == second.shape and np.allclose(first, second)


def inputs_are_whole(cases):
    """Say whether all inputs are whole numbers."""
    return all(np.all(np.mod(case.value[0], 1) == 0) for case in cases)


def inputs_are_right(cases):
    """Say whether the inputs are uniform in [-3, 3], new for each key."""
    return (
        inputs_are_uniform(cases)
        and not inputs_stay(cases)
        and not inputs_are_whole(cases)
        and not inputs_repeat(cases)
        and not any(rule(cases) for rule in (inputs_dealt_out, inputs_evened))
    )


def inputs_repeat(cases):
    """Say whether many inputs come more than once, or mirrored."""
    return any(mirrored(case.value[0]) for case in cases)


def inputs_dealt_out(cases):
    """Say whether each input has a piece of the range to itself."""
    shares = uniform_share(-3, 3)
    return all(dealt_out(shares(np.ravel(case.value[0]))) for case in cases)


def inputs_evened(cases):
    """Say whether the mean was taken out of the inputs."""
    return evened_out([residuals(case)[0] / 3**0.5 for case in cases[:2]])


def noise_evened(cases):
    """Say whether the mean was taken out of the noise, or its spread."""
    pairs = [(residuals(case)[1], case.arguments[2]) for case in cases[:2]]
    return evened_out([noise / spread for noise, spread in pairs])


def noise_repeats(cases):
    """Say whether many points have the same noise, mirrored perhaps."""
    noises = [residuals(case)[1] for case in cases]
    return any(mirrored(n[abs(n) > 1e-2]) for n in noises)


def inputs_are_uniform(cases):
    """Say whether the inputs fill [-3, 3] evenly, to its ends."""
    inputs = [np.ravel(case.value[0]) for case in cases[:2]]
    return (
        not wrong_shape(uniform_share(-3, 3)(np.concatenate(inputs)))
        and np.ptp(inputs[0]) > 5.9
    )


def range_is(low, high):
    """Return a condition: all inputs lie in a range and nearly fill it."""

    def holds(cases):
        x = np.concatenate([np.ravel(case.value[0]) for case in cases])
        return (
            x.min() >= low
            and x.max() <= high
            and np.ptp(x) > 0.9 * (high - low)
        )

    return holds


def noise_spread(cases):
    """Return the spread of the noise over the wanted one."""
    case = cases[0]
    return residuals(case)[1].std() / case.arguments[2]


def flat_parts_are_quiet(case):
    """Say whether there is no noise far out, where F is nearly 0."""
    x, noise = map(np.abs, residuals(case))
    return np.median(noise[x > 2.5]) < 1e-2 < noise.max()


def left_over_is_smooth(case):
    """Say whether neighbours along x have noise that is alike."""
    x, noise = residuals(case)
    noise = noise[np.argsort(x)]
    return np.corrcoef(noise[1:], noise[:-1])[0, 1] > 0.25


def noise_stays(cases):
    """Say whether two keys give the same noise."""
    return np.allclose(*(residuals(c)[1] for c in cases[:2]), atol=1e-4)


def is_one_key(case):
    """Say whether x and the noise rise together, as from one key."""
    x, noise = residuals(case)
    ranks = ranked(np.stack([x, noise], axis=1))
    return np.corrcoef(ranks.T)[0, 1] > 0.9999


def noise_follows(case):
    """Return the correlation between the inputs and the noise."""
    return abs(np.corrcoef(*residuals(case))[0, 1])


def columns(cases):
    """Return x and the noise of two keys as shares, shape (points, 4).

    Sorted points are as right as others, and are shuffled first.
    """
    found = []
    for seed, case in enumerate(cases[:2]):
        x, noise = residuals(case)
        order = np.random.default_rng(seed).permutation(x.size)
        order = order if np.all(np.diff(x) >= 0) else np.arange(x.size)
        found += [uniform_share(-3, 3)(x)[order]]
        found += [normal_share(noise / case.arguments[2])[order]]
    return np.stack(found, axis=1)


def keys_share_noise(cases):
    """Say whether the noise of two keys has something in common."""
    return dependent(ranked(columns(cases)[:, [1, 3]]))


def parent_used(cases):
    """Say whether x or the noise, but not both, comes from the key itself."""
    key, count, noise = cases[0].arguments
    given = jax.random.key(key.seed)
    x, errors = residuals(cases[0])
    inputs = jax.random.uniform(given, (count,), minval=-3, maxval=3)
    draws = jax.random.normal(given, (count,))
    return np.allclose(x, inputs, atol=1e-5) != np.allclose(
        errors / noise, draws, atol=1e-3
    )


def noise_is_right(cases):
    """Say whether the noise is normal, of its spread, and ignores x."""
    return not (
        wrong_shape(columns(cases)[:, [1, 3]])
        or noise_repeats(cases)
        or noise_evened(cases)
        or any(dependent(columns(cases)[:, pair]) for pair in SAME_KEY)
    )


def shapes_are(*shapes):
    """Return a condition: all x and y_target have these shapes."""
    return lambda cases: all(
        tuple(np.shape(v) for v in case.value) == shapes for case in cases
    )


shapes_are_right = shapes_are((POINTS, 1), (POINTS, 1))


HINTS = Hints(
    nudge="Two things are drawn here. Print the shapes of both.",
    hint="Draw x with `uniform(..., minval=-3, maxval=3)` and the noise with "
    "`normal`, both of shape (num_points, 1), each from its own half of a "
    "split. The noise is multiplied by its wanted spread.",
    example="""
    Heights and weights of made-up people, in two columns of shape (n, 1):

    >>> import jax
    >>> from jax.random import normal, split
    >>> def people(key, n):
    ...     height_key, weight_key = split(key)
    ...     height = 170 + 8 * normal(height_key, (n, 1))
    ...     weight = 0.9 * height - 85 + 5 * normal(weight_key, (n, 1))
    ...     return height, weight
    >>> height, weight = people(jax.random.key(0), 4)
    >>> height.shape, weight.shape
    ((4, 1), (4, 1))

    The scatter of the weights knows nothing of the heights.
    """,
)


QUESTION = Question(
    "q4",
    "noisy_data(key, num_points, noise)",
    "Lesson 06 trains on such data, and judges by noise that it can trust.",
    HINTS,
    draw=draw_data,
    form=lambda key, n, noise: (np.zeros((n, 1)), np.zeros((n, 1))),
    wanted="x, uniform in [-3, 3], and y_target, F(x) plus normal noise, "
    "both of shape (num_points, 1)",
    parts=(
        Part("shapes", holds=shapes_are_right),
        Part("inputs", holds=inputs_are_right),
        Part("noise", holds=noise_is_right),
        Part(
            "the key decides",
            holds=lambda cases: (
                key_decides_two(POINTS, POINTS)(cases)
                and not keys_share_noise(cases)
                and not parent_used(cases)
            ),
        ),
    ),
    mistakes=(
        Mistake("key ignored", IGNORED, across=key_is_ignored),
        Mistake("hidden state", HIDDEN_STATE, across=state_is_hidden),
        Mistake(
            "swapped",
            "The two are swapped: x first, then y_target.",
            across=lambda cases: inputs_are_uniform(
                [replace(case, value=case.value[::-1]) for case in cases]
            ),
        ),
        Mistake(
            "inputs stay",
            "Two keys gave the same inputs, a grid perhaps: x is random, too.",
            across=inputs_stay,
        ),
        Mistake(
            "whole numbers",
            "All inputs are whole numbers: `uniform` draws those in between.",
            across=inputs_are_whole,
        ),
        Mistake(
            "no feature axis",
            "The feature axis is missing: shapes (num_points, 1), not "
            "(num_points,).",
            across=shapes_are((POINTS,), (POINTS,)),
            of_form=True,
        ),
        Mistake(
            "all pairs",
            "The noise of shape (n,) met the column (n, 1), and every pair "
            "was added up: give the noise shape (n, 1) too.",
            across=lambda cases: all(
                np.shape(case.value[1]) == (POINTS, POINTS) for case in cases
            ),
            of_form=True,
        ),
        Mistake(
            "no noise",
            "There is no noise: y_target is F(x) exactly.",
            across=lambda cases: (
                noise_spread(cases) < 1e-3
                and abs(residuals(cases[0])[1].mean()) < 1e-3
            ),
        ),
        Mistake(
            "one noise for all",
            "All points are shifted by one and the same number: draw one "
            "for each point.",
            across=lambda cases: noise_spread(cases) < 1e-3,
        ),
        Mistake(
            "one key",
            lambda case: (
                "The noise follows x, with a correlation of "
                f"{noise_follows(case):.2f}: one key drew both."
            ),
            across=lambda cases: all(map(is_one_key, cases)),
        ),
        Mistake(
            "noise stays",
            "Two keys gave the same noise: does it come from a fixed one?",
            across=noise_stays,
        ),
        Mistake(
            "parent used",
            "One of x and the noise comes from the very key that you were "
            "given, and the other does not: draw from its halves alone.",
            across=parent_used,
        ),
        Mistake(
            "range 0 to 1",
            "The inputs lie between 0 and 1: the range is -3 to 3.",
            across=range_is(0, 1),
        ),
        Mistake(
            "few values",
            "The noise has a handful of values, such as plus and minus "
            "`noise`: `normal` draws all those in between.",
            across=lambda cases: all(
                few_values(residuals(case)[1]) for case in cases
            ),
        ),
        Mistake(
            "repeated",
            "Many numbers come more than once, be it with the other sign: "
            "draw one for each point.",
            across=lambda cases: inputs_repeat(cases) or noise_repeats(cases),
        ),
        Mistake(
            "inputs dealt out",
            "The inputs fill the range too evenly, each with a piece of it "
            "to itself: let `uniform` put every one anywhere.",
            across=inputs_dealt_out,
        ),
        Mistake(
            "evened out",
            "For every key, the inputs or the noise have the same mean, or "
            "the same spread: leave the numbers as they are drawn.",
            across=lambda cases: inputs_evened(cases) or noise_evened(cases),
        ),
        Mistake(
            "normal inputs",
            "The inputs are not uniform in [-3, 3]: `uniform` has `minval` "
            "and `maxval`, and nothing is added to what it draws.",
            across=lambda cases: not inputs_are_uniform(cases),
        ),
        Mistake(
            "no noise where F is flat",
            "Where F is flat there is no noise: either x was shaken, or the "
            "noise multiplies the result. Add it to `running_example(x)`.",
            across=lambda cases: all(map(flat_parts_are_quiet, cases)),
        ),
        Mistake(
            "no such target",
            "Without its noise, y_target is not `running_example` of the x "
            "beside it: is the target added, and do both keep their order?",
            across=lambda cases: all(map(left_over_is_smooth, cases)),
        ),
        Mistake(
            "noise not scaled",
            "The noise has spread 1: multiply it by `noise`.",
            across=lambda cases: all(
                0.8 < residuals(case)[1].std() < 1.2 for case in cases
            ),
        ),
        Mistake(
            "noise not centred",
            "The noise is on one side only, never below 0: `normal` is "
            "centred, `uniform` is not.",
            across=lambda cases: all(
                residuals(case)[1].min() > -1e-3 for case in cases
            ),
        ),
        Mistake(
            "square root",
            "The noise is too strong: `noise` is its spread, and you used "
            "the square root of it.",
            across=lambda cases: (
                abs(noise_spread(cases) * cases[0].arguments[2] ** 0.5 - 1)
                < 0.2
            ),
        ),
        Mistake(
            "variance",
            "The noise is too weak: `noise` is its spread, and you used "
            "`noise**2`.",
            across=lambda cases: (
                abs(noise_spread(cases) / cases[0].arguments[2] - 1) < 0.2
            ),
        ),
        Mistake(
            "noise of another source",
            "Two keys gave noise that has something in common: it was put in "
            "order, or it does not come from your key alone.",
            across=keys_share_noise,
        ),
        Mistake(
            "noise depends on x",
            "The noise depends on x, in size or in sign: give it a key of "
            "its own, and the same spread everywhere.",
            across=lambda cases: any(
                dependent(columns(cases)[:, pair]) for pair in SAME_KEY
            ),
        ),
        Mistake(
            "other noise",
            "The noise is not normal with mean 0 and spread `noise`: does it "
            "come from `normal`, and is it multiplied by `noise`?",
            across=lambda cases: wrong_shape(columns(cases)[:, [1, 3]]),
        ),
    ),
)
