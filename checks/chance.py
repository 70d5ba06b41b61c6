"""Whether random numbers are what was asked for.

A right answer is refused less than once in 100,000 times: each statistic
has mean 0 and variance 1 if all is well, and is a mean of bounded terms, so
that Bernstein's inequality bounds how often it passes its limit; the test
adds these bounds up.
"""

import math

import jax
import numpy as np

LIMIT = 6.5  # of a statistic over all numbers, or over those of a column
PAIR_LIMIT = 8.0  # of a pair of columns, of which there are more
ALIKE = 0.1  # share of numbers that may come twice: rounding of float32
EVEN = 1e-5  # how near a mean is to its own, where it was put there
EMPTY = 0.2  # share of the pieces of a range that chance leaves empty: 0.37

# Legendre's polynomials, of variance 1 for uniform numbers from -1 to 1:
# they see the place, the spread, the lean and the tails.
SHAPES = (
    lambda v: 3**0.5 * v,
    lambda v: 5**0.5 * (3 * v**2 - 1) / 2,
    lambda v: 7**0.5 * (5 * v**3 - 3 * v) / 2,
    lambda v: 3 * (35 * v**4 - 30 * v**2 + 3) / 8,
)


def normal_share(x):
    """Return which share of normal numbers lies below each of x.

    >>> float(normal_share(np.zeros(1))[0])
    0.5
    """
    return 0.5 * (1 + np.vectorize(math.erf)(np.asarray(x, float) / 2**0.5))


def uniform_share(low, high):
    """Return the function like `normal_share` for a range of numbers."""
    return lambda x: (np.asarray(x, float) - low) / (high - low)


def score(terms):
    """Return the statistic: the mean of terms, in standard errors."""
    return abs(float(np.sum(terms))) / np.size(terms) ** 0.5


def wrong_shape(shares):
    """Say whether numbers are not of their distribution, all together.

    Arguments:
        shares: shape (draws, columns), uniform from 0 to 1 if all is well.
    """
    if shares.min() < -1e-6 or shares.max() > 1 + 1e-6:
        return True
    return any(score(f(2 * shares - 1)) > LIMIT for f in SHAPES)


def fixed_columns(shares):
    """Say whether a column keeps a middle of its own from key to key."""
    return any(score(SHAPES[0](2 * c - 1)) > LIMIT for c in shares.T)


def repeated(shares):
    """Say whether numbers come again that should be new."""
    return np.unique(shares).size < (1 - ALIKE) * shares.size


def few_values(numbers):
    """Say whether a handful of numbers come again and again, such as signs.

    >>> few_values(np.array([1, -1, -1, 1] * 9)), few_values(np.arange(9))
    (True, False)
    """
    return 1 < np.unique(np.round(numbers, 4)).size < np.size(numbers) / 10


def mirrored(numbers):
    """Say whether numbers come again, be it with the other sign.

    >>> half = np.linspace(0.1, 1, 50)
    >>> mirrored(np.append(half, -half)), mirrored(half)
    (True, False)
    """
    return repeated(np.round(np.abs(numbers), 5))


def evened_out(draws):
    """Say whether each draw has the very mean 0, or the very spread 1.

    A draw comes near them; whoever subtracts the mean, or divides by the
    spread, meets them.

    Arguments:
        draws: shape (draws, numbers), of mean 0 and spread 1 if all is well.
    """
    away = np.mean(draws, axis=1), np.std(draws, axis=1) - 1
    return any(np.all(np.abs(each) < EVEN) for each in away)


def dealt_out(shares):
    """Say whether numbers fill their range evenly, as chance does not.

    Of as many equal pieces of the range as there are numbers, chance leaves
    more than a third empty.

    >>> dealt_out(np.linspace(0, 1, 400)), dealt_out(np.linspace(0, 1, 9) ** 3)
    (True, False)
    """
    count = np.size(shares)
    pieces = np.minimum(np.ravel(shares) * count, count - 1).astype(int)
    return np.unique(pieces).size > (1 - EMPTY) * count


def dependent(shares):
    """Say whether one column tells something of another's numbers."""
    columns = [(SHAPES[0](v), SHAPES[1](v)) for v in 2 * shares.T - 1]
    return any(
        score(one * other) > PAIR_LIMIT
        for place, first in enumerate(columns)
        for second in columns[:place]
        for one, other in zip(first, second)
    )


def ranked(shares):
    """Return shares that keep each column's order, and forget its law.

    >>> ranked(np.array([[30.0], [10.0]])).tolist()
    [[0.75], [0.25]]
    """
    return (shares.argsort(axis=0).argsort(axis=0) + 0.5) / len(shares)


def drew_from_a_split_key(key, is_draw, count):
    """Say whether each draw's key was split to give that of the next draw.

    Arguments:
        key: the key that was given.
        is_draw: (key, place) -> whether the draw of this number is its.
        count: how many draws to follow.
    """
    keys = [key]
    for place in range(count):
        made = [one for k in keys for one in jax.random.split(k, 3)]
        keys = [one for one in made if is_draw(one, place)]
    return bool(keys)


def refused_at_most(terms, largest, limit):
    """Return Bernstein's bound on how often a statistic passes its limit.

    Arguments:
        terms: how many terms there are.
        largest: the bound of one term.
        limit: in standard errors.

    >>> refused_at_most(1500, 3.0, LIMIT) < 1e-6
    True
    """
    spread = 1 + limit * largest / (3 * terms**0.5)
    return 2 * math.exp(-(limit**2) / (2 * spread))
