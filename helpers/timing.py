"""Measure how long a function takes, by the rules of lessons 03 and 04."""

from time import perf_counter

import jax

from helpers.validate import check_count


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
    jax.block_until_ready(function(*inputs))  # warm up
    times = []
    for _ in range(repeats):
        begin = perf_counter()
        jax.block_until_ready(function(*inputs))
        times.append(perf_counter() - begin)
    return min(times)
