"""Exercise 03, question 8: `fair_seconds`, timed by a clock of the check."""

import numpy as np

from checks.question import Call, Hints, Mistake, Question

RUNS = slice(1, 11)  # the ten calls that count


def with_a_clock(fair_seconds, seconds):
    """Hand over a function that takes these seconds, and their clock."""
    now, free, left = [100.0], [0.0], [float(s) for s in seconds]

    class Pending:
        def __init__(self, ready):
            self.ready = ready

        def block_until_ready(self):
            now[0] = max(now[0], self.ready)
            return self

        def __float__(self):
            return float(self.block_until_ready().ready)

    def function(x):
        took = left.pop(0) if len(left) > 1 else left[0]
        if len(left) == len(seconds) - 1:  # compiles, and is waited for
            now[0], took = now[0] + took, 0.0
        free[0] = max(now[0], free[0]) + took  # one call after the other
        return Pending(free[0])

    return fair_seconds(function, 1.0, lambda: now[0])


def draw_seconds(rng):
    """Return the seconds of each call; the first one compiles as well."""
    drawn = []
    for best in (rng.integers(4, 9), 10, 1):  # the last and the first, too
        seconds = np.round(rng.uniform(0.5, 0.9, 30), 3)
        seconds[0] = np.round(rng.uniform(2.0, 4.0), 3)
        seconds[best] = np.round(rng.uniform(0.3, 0.4), 3)
        label = "each call takes another time, and the first one compiles"
        drawn.append(Call((seconds,), label))
    return drawn


def single(case):
    """Say whether the time of one later call came."""
    return np.any(np.isclose(case.value, case.arguments[0][1:]))


def ranked(place):
    """Return a reference: the time at this place among ten in order."""
    return lambda seconds: np.sort(seconds[RUNS])[place]


HINTS = Hints(
    nudge="Three things make a time unfair: a call that compiles, an answer "
    "that is not there yet, and chance. What helps against each?",
    hint="Call once before any clock is read. In a loop, read the clock, "
    "wait with `jax.block_until_ready(function(x))`, read it again. Then "
    "`min`.",
    example="""
    The fastest of three laps, the first one being for warming up:

    >>> times = [0, 95, 158, 225, 285]
    >>> laps = [after - before for before, after in zip(times, times[1:])]
    >>> laps, min(laps[1:])
    ([95, 63, 67, 60], 60)
    """,
)


QUESTION = Question(
    "q8",
    "fair_seconds(function, x, clock)",
    "Whoever measures the compiling, or does not wait, measures something "
    "else.",
    HINTS,
    draw=draw_seconds,
    driver=with_a_clock,
    drawn=("seconds of each call",),
    expect=lambda seconds: seconds[RUNS].min(),
    tolerance=1e-3,
    mistakes=(
        Mistake(
            "not waited",
            "By this clock the calls take no time: JAX hands an array back "
            "before its numbers are there, so wait for them, and read the "
            "clock after that.",
            when=lambda case: abs(float(case.value)) < 1e-9,
        ),
        Mistake(
            "two at once",
            "That is the time of two calls: between the two readings of the "
            "clock stands one call, and the wait for it.",
            wrong=lambda s: (s[1:21:2] + s[2:21:2]).min(),
        ),
        Mistake(
            "first call",
            "That is the first call alone, and most of it is compiling: call "
            "once before you measure.",
            wrong=lambda seconds: seconds[0],
        ),
        Mistake(
            "mean",
            "That is the mean of ten calls: other programs can only make a "
            "call slower, so the shortest says most.",
            wrong=lambda seconds: seconds[RUNS].mean(),
        ),
        Mistake(
            "median",
            "That is the median of ten calls: other programs can only make a "
            "call slower, so the shortest says most.",
            wrong=lambda seconds: np.median(seconds[RUNS]),
            across=lambda cases: any(
                all(
                    np.isclose(c.value, ranked(place)(*c.arguments))
                    for c in cases
                )
                for place in (4, 5)
            ),
        ),
        Mistake(
            "one call missing",
            "That is the shortest of nine: the first call compiles, and ten "
            "more are timed.",
            wrong=(
                lambda seconds: seconds[1:10].min(),
                lambda seconds: seconds[2:11].min(),
            ),
        ),
        Mistake(
            "own clock",
            "The clock that was handed over shows other times: read that "
            "one, `clock()`.",
            when=lambda case: 0 < case.value < 1e-2,
        ),
        Mistake(
            "mean with the first",
            "That is a mean with the compiling in it: call once before you "
            "measure, and take the shortest time.",
            wrong=lambda seconds: seconds[:10].mean(),
        ),
        Mistake(
            "sum",
            "That is the time of all ten calls together: the shortest one is "
            "wanted.",
            wrong=lambda seconds: seconds[RUNS].sum(),
        ),
        Mistake(
            "longest",
            "That is the longest time: `min` in place of `max`.",
            wrong=lambda seconds: seconds[RUNS].max(),
        ),
        Mistake(
            "negative",
            "A time below 0: the later reading minus the earlier one.",
            when=lambda case: case.value < 0,
        ),
        Mistake(
            "compiled again",
            "`function` is compiled already, in its first call: call it as "
            "it is, without a `jit` or a `vmap` of your own.",
            raises="Pending",
        ),
        Mistake(
            "too few",
            "That is the time of one of the calls, and not of the shortest of "
            "ten: are ten measured, each from its own start?",
            when=single,
        ),
    ),
    otherwise="Write down what the clock shows before and after each call, "
    "and which calls you count.",
)
