"""Answers to exercise 03, question 8: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.vmap.q8_fair_seconds import QUESTION

written = writer(QUESTION)

CALL = "jax.block_until_ready(function(x))"


def loop(
    warm=CALL, call=CALL, back="min(times)", turns=10, took="end - begin"
):
    """Return the loop that measures, with pieces replaced."""
    return written(
        warm,
        "times = []",
        f"for _ in range({turns}):",
        "    begin = clock()",
        f"    {call}",
        "    end = clock()",
        f"    times.append({took})",
        f"return {back}",
    )


RIGHT = (
    loop(),
    loop("function(x)", "function(x).block_until_ready()", "sorted(times)[0]"),
    loop("float(function(x))", "y = float(function(x))", turns=12),
    written(
        """
        best = float("inf")
        for n in range(11):
            begin = clock()
            jax.block_until_ready(function(x))
            if n > 0:
                best = min(best, clock() - begin)
        return best
        """
    ),
)

WRONG = (
    Wrong(
        "not waited",
        "wait for them",
        (
            loop(call="function(x)"),
            loop("function(x)", "y = function(x)"),
        ),
    ),
    Wrong(
        "first call",
        "That is the first call alone",
        (
            written("begin = clock()", CALL, "return clock() - begin"),
            loop("", back="times[0]"),
        ),
    ),
    Wrong(
        "mean",
        "That is the mean of ten calls",
        (
            loop(back="sum(times) / 10"),
            written(
                CALL,
                "begin = clock()",
                "for _ in range(10):",
                f"    {CALL}",
                "return (clock() - begin) / 10",
            ),
        ),
    ),
    Wrong(
        "median",
        "That is the median of ten calls",
        (
            loop(back="jnp.median(jnp.array(times))"),
            loop(back="(sorted(times)[4] + sorted(times)[5]) / 2"),
        ),
    ),
    Wrong(
        "mean with the first",
        "a mean with the compiling in it",
        (
            loop("", back="sum(times) / len(times)"),
            loop("", back="jnp.mean(jnp.array(times))"),
        ),
    ),
    Wrong(
        "sum",
        "all ten calls together",
        (loop(back="sum(times)"), loop(back="jnp.sum(jnp.array(times))")),
    ),
    Wrong(
        "longest",
        "That is the longest time",
        (loop(back="max(times)"), loop(back="sorted(times)[-1]")),
    ),
    Wrong(
        "negative",
        "A time below 0",
        (
            loop(took="begin - end"),
            loop(took="begin - clock()", back="max(times)"),
        ),
    ),
    Wrong(
        "too few",
        "the time of one of the calls",
        (loop(turns=1), loop(back="times[-1]")),
    ),
    Wrong(
        "the shortest with half",
        "which calls you count",
        (loop(back="min(times) + 0.1"), loop(back="min(times) + times[0]")),
    ),
    Wrong(
        "one call missing",
        "the shortest of nine",
        (
            loop(turns=9),
            loop("", turns=10),
            loop(back="min(times[1:])"),
        ),
    ),
    Wrong(
        "own clock",
        "shows other times",
        (
            loop().replace(
                "    begin = clock()",
                "    from time import perf_counter as clock\n        "
                "begin = clock()",
            ),
            written(
                "from time import perf_counter",
                "jax.block_until_ready(function(x))",
                "times = []",
                "for _ in range(10):",
                "    begin = perf_counter()",
                "    jax.block_until_ready(function(x))",
                "    times.append(perf_counter() - begin)",
                "return min(times)",
            ),
        ),
    ),
    Wrong(
        "two at once",
        "the time of two calls",
        (
            loop(call=f"y = function(x); {CALL}"),
            loop(call=f"{CALL}; {CALL}"),
        ),
    ),
    Wrong(
        "compiled again",
        "without a `jit`",
        (
            written(
                "compiled = jax.jit(function)",
                "jax.block_until_ready(compiled(x))",
                "times = []",
                "for _ in range(10):",
                "    start = clock()",
                "    jax.block_until_ready(compiled(x))",
                "    times.append(clock() - start)",
                "return min(times)",
            ),
            written(
                "compiled = jax.jit(lambda x: function(x))",
                "times = []",
                "for _ in range(10):",
                "    start = clock()",
                "    jax.block_until_ready(compiled(x))",
                "    times.append(clock() - start)",
                "return min(times)",
            ),
        ),
    ),
)
