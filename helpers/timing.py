"""Measure how long a function takes, by the rules of lessons 03 and 04."""

from time import perf_counter

import jax

from helpers.validate import check_count, check_function


def seconds(function, *inputs, repeats=10):
    """Return the shortest time of several calls, the first not counted.

    The first call may compile.  Each call is waited for, since JAX hands
    back arrays before their numbers are there.  The shortest counts, since
    other programs can only make a call slower.

    Arguments:
        function: what to call.
        inputs: what to call it with.
        repeats: how many calls are measured, at least 1.

    Returns:
        seconds, a number above 0.

    Raises:
        TypeError: `repeats` is not whole.
        ValueError: `repeats` is below 1.

    >>> seconds(jnp.sum, jnp.arange(3.0)) > 0
    True
    """
    check_count("repeats", repeats)
    check_function("function", function, "partial(network, x, params)")
    jax.block_until_ready(function(*inputs))  # warm up
    times = []
    for _ in range(repeats):
        begin = perf_counter()
        jax.block_until_ready(function(*inputs))
        times.append(perf_counter() - begin)
    return min(times)


def ratio_range(slow, fast, rounds=3, repeats=10):
    """Return how many times longer one function takes, as a range in text.

    The two are timed in turn, so that a slow moment hits both.  One ratio
    looks more certain than it is; the lowest and the highest of several say
    how far to trust it.

    Arguments:
        slow, fast: functions of no argument, timed by `seconds`.
        rounds: how often both are timed, at least 1.
        repeats: how many calls of each are measured in a round.

    Returns:
        text such as `"95 to 130"`; see `as_range`.

    Raises:
        TypeError: `rounds` or `repeats` is not whole.
        ValueError: one of them is below 1.

    >>> isinstance(ratio_range(jnp.arange(3).sum, jnp.arange(9).sum), str)
    True
    """
    check_count("rounds", rounds)
    ratios = []
    for _ in range(rounds):
        times = [seconds(one, repeats=repeats) for one in (slow, fast)]
        ratios.append(times[0] / times[1])
    return as_range(ratios)


def as_range(numbers):
    """Return the lowest and the highest of some numbers above 0, as text.

    Both have two significant digits; where these agree, one number is left.

    >>> as_range([0.0312, 0.04])
    '0.031 to 0.04'
    >>> as_range([139.4, 151.0, 98.0])
    '98 to 150'
    """
    low, high = (float(f"{n:.2g}") for n in (min(numbers), max(numbers)))
    return f"about {low:,g}" if low == high else f"{low:,g} to {high:,g}"
