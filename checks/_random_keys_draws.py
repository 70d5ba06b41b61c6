"""Questions 1, 2 and 4 of exercise 02: draws that are independent, or not."""

from functools import cache

import jax
import numpy as np

from checks.compare import is_constant
from checks.hints import random_keys as hints
from checks.kinds import order
from checks.plain import Key
from checks.question import Mistake, Part, Question

IGNORED = (
    "Another key gave the same numbers: your key argument is ignored, and "
    "something inside makes its own."
)
HIDDEN_STATE = (
    "The same key gave other numbers at the second call: they come from a "
    "hidden state, and not from the key."
)


def draw_keys(rng):
    """Return the calls: two keys, and the first of them once more."""
    first, second = rng.choice(10**6, 2, replace=False).tolist()
    return [(Key(seed),) for seed in (first, second, first)]


def values(cases):
    """Return the returned values of all cases as tuples of arrays."""
    return [tuple(np.asarray(v, float) for v in c.value) for c in cases]


def agree(one, other):
    """Say whether two returned tuples of arrays hold the same numbers."""
    return all(np.allclose(a, b) for a, b in zip(one, other))


def key_is_ignored(cases):
    """Say whether different keys give the same numbers."""
    first, second, *_ = values(cases)
    return agree(first, second)


def state_is_hidden(cases):
    """Say whether the same key gives different numbers."""
    first, _, again = values(cases)[:3]
    return not agree(first, again)


def key_decides(cases):
    """Say whether the key, and nothing else, decides the numbers."""
    return not key_is_ignored(cases) and not state_is_hidden(cases)


# 1. two_draws(key)


@cache
def drawn_from(seed):
    """Return two rows of five normal numbers, drawn from the key itself."""
    return np.asarray(jax.random.normal(jax.random.key(seed), (2, 5)))


def are_two_fives(cases):
    """Say whether each value is a pair of arrays of shape (5,)."""
    return all(
        isinstance(case.value, (tuple, list))
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


TWO_DRAWS = Question(
    "q1",
    "two_draws(key)",
    "Whatever you simulate, its parts are independent only if their keys are.",
    hints.Q1,
    draw=draw_keys,
    wanted="two arrays of shape (5,), independent normal draws, decided by "
    "the key alone",
    parts=(
        Part("two independent draws", holds=are_independent),
        Part("the key decides", holds=key_decides),
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

# 2. Which draws are equal?

PREDICT = order(
    "q2",
    "equal_draws",
    ("AE", "EA"),
    points=1,
    wrong=[
        (
            "named key",
            lambda text: set(text) == set("BC"),
            "b and c use the same name, but a split lies between them: "
            "`key` has another value by then.",
        ),
        (
            "same seed",
            lambda text: set(text) == set("AD"),
            "d draws from key 7 itself, and a from one half of it: a split "
            "makes new keys.",
        ),
        (
            "two halves",
            lambda text: set(text) == set("AB"),
            "a and b use the two halves of one split, and these differ.",
        ),
        (
            "first key",
            lambda text: set(text) == set("BD"),
            "b draws from what line 2 left in `key`, which is no longer key "
            "7.",
        ),
        (
            "not two",
            lambda text: len(text) != 2,
            "Name exactly two draws, such as 'BC'.",
        ),
    ],
    why="Equal keys give equal numbers, whatever names they have.",
    hints=hints.Q2,
    otherwise="Write down the history of each key: which seed, which split, "
    "which half?",
)
