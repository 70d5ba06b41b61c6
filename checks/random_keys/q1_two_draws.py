"""Exercise 02, question 1: `two_draws`."""

from functools import cache

import jax
import numpy as np

from checks.compare import is_constant
from checks.plain import Key
from checks.question import Hints, Mistake, Part, Question
from checks.random_keys.shared import (
    HIDDEN_STATE,
    IGNORED,
    key_decides_two,
    key_is_ignored,
    state_is_hidden,
    values,
)


def draw_keys(rng):
    """Return the calls: two keys, and the first of them once more."""
    first, second = rng.choice(10**6, 2, replace=False).tolist()
    return [(Key(seed),) for seed in (first, second, first)]


@cache
def drawn_from(seed):
    """Return two rows of five normal numbers, drawn from the key itself."""
    return np.asarray(jax.random.normal(jax.random.key(seed), (2, 5)))


def are_two_fives(cases):
    """Say whether each value is a pair of arrays of shape (5,)."""
    return all(
        isinstance(case.value, (tuple, list, np.ndarray))
        and [np.shape(v) for v in case.value] == [(5,), (5,)]
        for case in cases
    )


def correlations(cases):
    """Return the correlation of the two draws, for each case."""
    if not are_two_fives(cases):
        raise ValueError("not two arrays of five numbers")
    return [float(np.corrcoef(a, b)[0, 1]) for a, b in values(cases)]


def equal_pair(cases):
    """Say whether both draws are equal, or one a multiple of the other."""
    return min(correlations(cases)) > 0.9999


def opposite_pair(cases):
    """Say whether one draw is the other with its signs turned round."""
    return max(correlations(cases)) < -0.9999


def rearranged(cases):
    """Say whether one draw holds the other's numbers in another order."""
    return all(np.allclose(np.sort(a), np.sort(b)) for a, b in values(cases))


def parent_used(cases):
    """Say whether one draw, but not both, comes from the key itself."""
    found = []
    for case, pair in zip(cases, values(cases)):
        first, second = drawn_from(case.arguments[0].seed)
        from_key = [np.allclose(draw, first, atol=1e-6) for draw in pair]
        rest = [np.allclose(draw, second, atol=1e-6) for draw in pair]
        found.append(any(from_key) and not any(rest))
    return all(found)


def looks_uniform(cases):
    """Say whether all numbers lie between 0 and 1."""
    numbers = np.concatenate([np.ravel(v) for v in values(cases)])
    return numbers.min() >= 0 and numbers.max() <= 1


def constant(cases):
    """Say whether one of the draws is one number, repeated."""
    return any(is_constant(draw) for pair in values(cases) for draw in pair)


def are_independent(cases):
    """Say whether the draws are as two independent normal draws are."""
    troubles = (equal_pair, opposite_pair, rearranged, parent_used)
    troubles += (looks_uniform, constant)
    return are_two_fives(cases) and not any(t(cases) for t in troubles)


HINTS = Hints(
    nudge="How many keys do two independent draws need?",
    hint="Split the key that you are given, and use each of the new ones "
    "for one draw. The old one is spent.",
    example="""
    One throw of a die and one of a coin, from one key:

    >>> import jax
    >>> from jax.random import bernoulli, randint, split
    >>> def throw(key):
    ...     die_key, coin_key = split(key)
    ...     return randint(die_key, (), 1, 7), bernoulli(coin_key)
    >>> die, coin = throw(jax.random.key(3))
    >>> int(die) in range(1, 7), coin.shape
    (True, ())

    The caller's key is used once: for the split.
    """,
)


QUESTION = Question(
    "q1",
    "two_draws(key)",
    "Whatever you simulate, its parts are independent only if their keys are.",
    HINTS,
    draw=draw_keys,
    wanted="two arrays of shape (5,), independent normal draws, decided by "
    "the key alone",
    parts=(
        Part("two independent draws", holds=are_independent),
        Part("the key decides", holds=key_decides_two(5, 5)),
    ),
    mistakes=(
        Mistake(
            "same key",
            "Both draws are equal: one key gives the same numbers each time.",
            across=equal_pair,
        ),
        Mistake(
            "opposite",
            "The second draw is the first with its signs turned round: who "
            "knows one knows both.",
            across=opposite_pair,
        ),
        Mistake("key ignored", IGNORED, across=key_is_ignored),
        Mistake("hidden state", HIDDEN_STATE, across=state_is_hidden),
        Mistake(
            "rearranged",
            "The second draw holds the first one's numbers in another order: "
            "rearranged is not independent.",
            across=rearranged,
        ),
        Mistake(
            "parent used",
            "One draw comes from the key that you were given, and that one "
            "is split as well: a split key is spent.",
            across=parent_used,
        ),
        Mistake(
            "uniform",
            "All numbers lie between 0 and 1: wanted are normal ones.",
            across=looks_uniform,
        ),
        Mistake(
            "not two arrays of five",
            "Return two arrays of shape (5,) each, with a comma between them.",
            across=lambda cases: not are_two_fives(cases),
        ),
    ),
)
