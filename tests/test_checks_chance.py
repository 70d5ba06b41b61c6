"""Chance refuses no right answer: less than one in 100,000, computed."""

from math import comb

import numpy as np
import pytest
from scipy import stats

from checks.chance import (
    EMPTY,
    EVEN,
    LIMIT,
    PAIR_LIMIT,
    SHAPES,
    dealt_out,
    dependent,
    evened_out,
    fixed_columns,
    mirrored,
    normal_share,
    refused_at_most,
    repeated,
    wrong_shape,
)
from checks.compare import same
from checks.gradients.q7_mended_descent import draw_rise, walk
from checks.numpy_loss import flat, loss_and_slopes
from checks.overfitting.q2_split_data import ROWS
from checks.random_keys.q3_init_params import PAIRS, SPREAD_LIMIT
from checks.random_keys.q4_noisy_data import POINTS

SELDOM = 1e-5
LARGEST = [abs(shape(1.0)) for shape in SHAPES]


def shape_is_refused(numbers):
    """Return the bound on how often `wrong_shape` is true of good numbers."""
    return sum(refused_at_most(numbers, top, LIMIT) for top in LARGEST)


def pairs_are_refused(rows, columns):
    """Return the bound on how often `dependent` is true of good numbers."""
    products = [top**2 for top in LARGEST[:2]]
    each = sum(refused_at_most(rows, top, PAIR_LIMIT) for top in products)
    return comb(columns, 2) * each


def spread_is_refused(numbers):
    """Return how often the spread of normal numbers passes its limit."""
    away = SPREAD_LIMIT / np.sqrt(2 * numbers)
    ends = numbers * (1 + np.array([-away, away])) ** 2
    law = stats.chi2(numbers - 1)
    return law.cdf(ends[0]) + law.sf(ends[1])


def evening_is_seen(numbers, draws):
    """Return how often means are so near 0 by chance, or spreads near 1."""
    mean = 2 * EVEN * np.sqrt(numbers / (2 * np.pi))
    ends = numbers * (1 + np.array([-EVEN, EVEN])) ** 2
    spread = np.diff(stats.chi2(numbers - 1).cdf(ends))[0]
    return mean**draws + spread**draws


def dealing_is_seen(numbers):
    """Return McDiarmid's bound on how seldom so few pieces are empty."""
    fewer = (1 - 1 / numbers) ** numbers - EMPTY
    return np.exp(-2 * fewer**2 * numbers)


def few_orders():
    """Return how often 60 keys give fewer than 40 of the 720 orders.

    With fewer than 40, the orders lie in some 39 of them: a union bound.
    """
    return comb(720, 39) * (39 / 720) ** 60


def places_agree():
    """Return how often more than 33 of 60 keys agree on a row's place."""
    return 36 * stats.binom(60, 1 / 6).sf(33)


REFUSED = {
    "02 q1": (
        shape_is_refused(3000)
        + 10 * refused_at_most(300, LARGEST[0], LIMIT)
        + pairs_are_refused(300, 10)
        + 3 * evening_is_seen(5, 300)
    ),
    "02 q3": (
        2 * shape_is_refused(sum(low * high for low, high in PAIRS))
        + pairs_are_refused(sum(low * high for low, high in PAIRS), 2)
        + 2 * sum(spread_is_refused(low * high) for low, high in PAIRS)
    ),
    "02 q4": 2 * shape_is_refused(2 * POINTS)
    + 3 * pairs_are_refused(POINTS, 2)
    + 2 * evening_is_seen(POINTS, 2)
    + dealing_is_seen(POINTS),
    "05 q2": shape_is_refused(800),
    "06 q1": few_orders() + places_agree() + 2 * comb(14, 2) ** -3.0,
    "06 q2": 1 / comb(ROWS, ROWS // 4),
    "09 q1": 5.0**-12 + comb(7, 4) ** -11.0,
}


@pytest.mark.parametrize("question", REFUSED)
def test_a_right_answer_is_refused_less_than_once_in_100000(question):
    assert 0 < REFUSED[question] < SELDOM, REFUSED


def good(seed=0, rows=300, columns=4):
    """Return uniform numbers, as shares."""
    return np.random.default_rng(seed).uniform(size=(rows, columns))


@pytest.mark.parametrize("seed", range(20))
def test_good_numbers_pass_every_rule(seed):
    shares = good(seed)
    rules = wrong_shape, fixed_columns, repeated, dependent
    assert not any(rule(shares) for rule in rules)


def test_the_bound_holds_for_a_limit_that_is_often_passed():
    draws = np.random.default_rng(0).uniform(-1, 1, (4000, 300))
    scores = abs((3**0.5 * draws).sum(axis=1)) / 300**0.5
    passed = np.mean(scores > 2)
    assert 0.03 < passed < refused_at_most(300, 3**0.5, 2.0)


def spoilt(what):
    """Return shares that one rule was made to see."""
    shares = good()
    if what == "fixed":
        shares[:, 1] = 0.5 * shares[:, 1] + 0.4
    if what == "repeated":
        shares[:, 3] = np.round(shares[:, 3], 1)
    if what == "dependent":
        shares[:, 2] = (shares[:, 0] + shares[:, 2]) / 2
    return normal_share(shares) if what == "another law" else shares


@pytest.mark.parametrize(
    "what, rule",
    [
        ("another law", wrong_shape),
        ("fixed", fixed_columns),
        ("repeated", repeated),
        ("dependent", dependent),
    ],
)
def test_what_is_spoilt_is_seen(what, rule):
    assert rule(spoilt(what))


def test_numbers_that_were_levelled_are_seen():
    draws = np.random.default_rng(0).normal(size=(9, 400))
    shares = normal_share(draws)
    centred = draws - draws.mean(axis=1, keepdims=True)
    scaled = draws / draws.std(axis=1, keepdims=True)
    halves = np.append(draws[0, :200], -draws[0, :200])
    pieces = (np.arange(400) + shares[0]) / 400
    a_tenth_free = np.append(pieces[:360], shares[1, 360:])
    assert evened_out(centred) and evened_out(scaled)
    assert mirrored(halves) and dealt_out(pieces) and dealt_out(a_tenth_free)
    assert not evened_out(draws)
    assert not evened_out([*centred[:8], draws[8]])  # once is chance
    assert not any(map(mirrored, draws)) and not any(map(dealt_out, shares))


def test_the_steep_walk_leads_up_first():
    for seed in range(200):
        *data, start, rate, _ = draw_rise(np.random.default_rng(seed))
        losses = [
            loss_and_slopes(*data, flat(walk(*data, start, rate, steps)))[0]
            for steps in (0, 1)
        ]
        assert losses[0] < losses[1]


def test_rounding_does_not_decide_about_the_steep_walk():
    for seed in range(200):
        *data, start, rate, steps = draw_rise(np.random.default_rng(seed))
        near = {
            name: [np.float32(a * (1 + 3e-7)) for a in arrays]
            for name, arrays in start.items()
        }
        ends = [walk(*data, s, rate, steps + 1) for s in (start, near)]
        assert same(*ends, 1e-4)
