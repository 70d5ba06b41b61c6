"""Exercise 02, question 1: `two_draws`."""

from functools import cache

import jax
import numpy as np

from checks.chance import (
    dependent,
    evened_out,
    few_values,
    fixed_columns,
    normal_share,
    ranked,
    repeated,
    wrong_shape,
)
from checks.compare import is_constant
from checks.plain import Key
from checks.question import Call, Hints, Mistake, Part, Question, source_of
from checks.random_keys.shared import (
    HIDDEN_STATE,
    IGNORED,
    key_decides_two,
    key_is_ignored,
    state_is_hidden,
    values,
)


def draw_keys(rng):
    """Return the calls: two keys, the first once more, and many keys."""
    first, second = rng.choice(10**6, 2, replace=False).tolist()
    calls = [Call((Key(seed),)) for seed in (first, second, first)]
    many = Call((Key(second),), "300 keys", source_of(with_many_keys))
    return [*calls, many]


def with_many_keys(two_draws, key):
    """Draw with each of 300 keys; what is no pair of fives comes as it is."""
    import jax
    import numpy as np

    drawn = [two_draws(each) for each in jax.random.split(key, 300)]
    for pair in drawn:
        if not hasattr(pair, "__len__") or [np.shape(a) for a in pair] != [
            (5,),
            (5,),
        ]:
            return pair
    return tuple(np.array([p[n] for p in drawn]) for n in (0, 1))


def shares_of(cases):
    """Return the many draws as shares, shape (300, 10)."""
    return normal_share(np.concatenate(values(cases[3:])[0], axis=1))


def are_evened_out(cases):
    """Say whether the mean was taken out of each draw, or its spread."""
    first, second = values(cases[3:])[0]
    both = np.concatenate([first, second], axis=1)
    return any(map(evened_out, (first, second, both)))


def pooled(shares):
    """Return shares by their ranks among all, so that any law will do."""
    return ranked(shares.reshape(-1, 1)).reshape(shares.shape)


@cache
def drawn_from(seed):
    """Return rows of five normal numbers, drawn from the key itself."""
    return np.asarray(jax.random.normal(jax.random.key(seed), (20, 5)))


def are_two_fives(cases):
    """Say whether each value is a pair of arrays of shape (5,)."""
    return all(
        isinstance(case.value, (tuple, list, np.ndarray))
        and [np.shape(v) for v in case.value] == [(5,), (5,)]
        for case in cases[:3]
    )


def correlations(cases):
    """Return the correlation of the two draws, for each case."""
    if not are_two_fives(cases):
        raise ValueError("not two arrays of five numbers")
    return [float(np.corrcoef(a, b)[0, 1]) for a, b in values(cases[:3])]


def equal_pair(cases):
    """Say whether both draws are equal."""
    return all(np.allclose(a, b) for a, b in values(cases[:3]))


def made_of_the_other(cases):
    """Say whether one draw is the other, moved, stretched or turned round."""
    return min(map(abs, correlations(cases))) > 0.9999


def in_common(cases):
    """Say whether one draw holds numbers of the other."""
    pairs = values(cases[:3])
    each_once = all(np.unique(a).size == a.size for p in pairs for a in p)
    return each_once and all(np.isin(a, b).any() for a, b in pairs)


def one_stays(cases):
    """Say whether one of the draws is the same for another key."""
    first, second = values(cases[:2])
    return any(np.allclose(a, b) for a, b in zip(first, second))


def near_all(draw, numbers):
    """Say whether each of some numbers is, nearly, one of many others."""
    return np.isclose(draw[:, None], numbers, atol=1e-6).any(axis=1).all()


def parent_used(cases):
    """Say whether one draw, but not both, comes from the key itself."""
    found = []
    for case, pair in zip(cases[:3], values(cases[:3])):
        first, *others = drawn_from(case.arguments[0].seed)
        from_key = [np.allclose(draw, first, atol=1e-6) for draw in pair]
        rest = [near_all(draw, np.ravel(others)) for draw in pair]
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
    troubles = (equal_pair, made_of_the_other, in_common, parent_used)
    troubles += (looks_uniform, constant)
    if not are_two_fives(cases) or any(t(cases) for t in troubles):
        return False
    shares = shares_of(cases)
    if are_evened_out(cases):
        return False
    rules = (wrong_shape, repeated, dependent, fixed_columns)
    return not any(rule(shares) for rule in rules)


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
        Part(
            "the key decides",
            holds=lambda cases: (
                key_decides_two(5, 5)(cases[:3])
                and not fixed_columns(shares_of(cases))
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "same key",
            "Both draws are equal: one key gives the same numbers each time.",
            across=equal_pair,
        ),
        Mistake(
            "made of the other",
            "The second draw is the first one, moved, stretched or with its "
            "signs turned round: who knows one knows both.",
            across=made_of_the_other,
        ),
        Mistake("key ignored", IGNORED, across=key_is_ignored),
        Mistake("hidden state", HIDDEN_STATE, across=state_is_hidden),
        Mistake(
            "few values",
            "A handful of numbers comes again and again, such as 1 and -1: "
            "`normal` draws all those in between.",
            across=lambda cases: few_values(values(cases[3:])[0]),
        ),
        Mistake(
            "in common",
            "The second draw holds numbers of the first one: such a draw is "
            "not independent, in whatever order they stand.",
            across=in_common,
        ),
        Mistake(
            "one stays",
            "One of the two draws is the same for every key: does it come "
            "from a fixed one?",
            across=one_stays,
        ),
        Mistake(
            "uniform",
            "All numbers lie between 0 and 1: wanted are normal ones.",
            across=looks_uniform,
        ),
        Mistake(
            "not two arrays of five",
            "Wanted are two arrays of five numbers each, as a pair or as one "
            "array of shape (2, 5).",
            across=lambda cases: not are_two_fives(cases),
            of_form=True,
        ),
        Mistake(
            "repeated",
            "With 300 keys, many numbers come more than once: each place "
            "wants a number of its own, and not a rounded one.",
            across=lambda cases: repeated(shares_of(cases)),
        ),
        Mistake(
            "evened out",
            "With 300 keys, a draw has the same mean each time, or the same "
            "spread: four of its numbers give away the fifth. Leave them as "
            "`normal` draws them.",
            across=are_evened_out,
        ),
        Mistake(
            "dependent",
            "With 300 keys, one number tells something of another: each draw "
            "needs a key of its own, and nothing of the other draw.",
            across=lambda cases: (
                dependent(ranked(shares_of(cases)))
                and not fixed_columns(pooled(shares_of(cases)))
            ),
        ),
        Mistake(
            "distribution",
            "With 300 keys, the numbers are not those of `normal`, of mean 0 "
            "and spread 1: are they moved, scaled, cut, or of another kind?",
            across=lambda cases: wrong_shape(shares_of(cases)),
        ),
        Mistake(
            "a second source",
            "With 300 keys, some places keep a middle of their own: are the "
            "numbers sorted or cut, or does a part of them ignore the key?",
            across=lambda cases: fixed_columns(pooled(shares_of(cases))),
        ),
        Mistake(
            "parent used",
            "One draw comes from the very key that you were given, and the "
            "other does not: split that key, and draw from its halves alone.",
            across=parent_used,
        ),
    ),
)
