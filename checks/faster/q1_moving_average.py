"""Exercise 08, question 1: `moving_average`."""

from functools import partial

import numpy as np

from checks.compare import same
from checks.faster.shared import CARRY_CHANGED, NO_RECORD, NO_SCAN, handed_over
from checks.question import (
    Call,
    Hints,
    Mistake,
    Part,
    Question,
    array,
)

SHARES = (0.5, 0.9, 0.99, 0.999)  # that someone might write down


def draw_values(rng):
    """Return rows of values, the first of each far from 0."""
    pairs = ((6, 0.9), (6, 0.6), (1, 0.3), (3, 0.0))
    calls = [
        Call((2 + array(rng, size), share), "averages")
        for size, share in pairs
    ]
    return [*calls, handed_over(calls[0])]


def averages(values, share, start=0.0):
    """Return all moving averages."""
    found, average = [], start
    for value in values:
        average = share * average + (1 - share) * value
        found.append(average)
    return np.array(found)


def last_and_all(found):
    """Return the two things that are wanted."""
    return found[-1], found


def with_share(fixed, values, share):
    """Return what comes if the share is a fixed one."""
    return last_and_all(averages(values, fixed))


def corrected(values, share):
    """Return all averages, each divided by its weights' sum, as Adam does."""
    steps = np.arange(1, len(values) + 1)
    return averages(values, share) / (1 - share**steps)


HINTS = Hints(
    nudge="What does one step hand to the next? That is the carry.",
    hint="Write a function of (average, value) that returns the new average "
    "twice: as the next carry, and as the record.",
    example="""
    The highest value so far, for a row of values:

    >>> import jax.numpy as jnp
    >>> from jax.lax import scan
    >>> def higher(highest, value):
    ...     highest = jnp.maximum(highest, value)
    ...     return highest, highest
    >>> last, records = scan(higher, jnp.zeros(()), jnp.array([2.0, 1.0, 5.0]))
    >>> print(last, records)
    5.0 [2. 2. 5.]

    The carry goes in as a float of shape (), and comes out as one.
    """,
)


QUESTION = Question(
    "q1",
    "moving_average(values, share)",
    "Adam keeps two of these averages for every parameter.",
    HINTS,
    draw=draw_values,
    expect=lambda values, share: last_and_all(averages(values, share)),
    parts=(
        Part(
            "the last average", label="averages", pick=lambda value: value[0]
        ),
        Part("all averages", pick=lambda value: value[1]),
    ),
    mistakes=(
        NO_RECORD,
        Mistake(
            "no pair",
            "A step returns a pair: the next carry, and what is recorded.",
            raises="must be a pair",
        ),
        Mistake(
            "carry changed",
            "The carry came out of the step with another shape or dtype than "
            "it had before: start with `jnp.zeros(())`, a float of shape ().",
            raises=CARRY_CHANGED,
        ),
        Mistake(
            "start and items exchanged",
            "`scan(function, start, items)`: the start comes second, the "
            "items to walk along come third.",
            raises="no leading axis",
        ),
        Mistake(
            "shares exchanged",
            "`share` is what the *old* average keeps; the value gets the "
            "rest. `scan` hands a step the average first, then the value.",
            wrong=lambda values, share: last_and_all(
                averages(values, 1 - share)
            ),
        ),
        Mistake(
            "started at a value",
            "The average starts at 0, not at the first value or another "
            "number.",
            wrong=(
                lambda values, share: last_and_all(
                    averages(values, share, values[0])
                ),
                lambda values, share: last_and_all(
                    averages(values, share, 1.0)
                ),
            ),
        ),
        Mistake(
            "share ignored",
            "Your share is a fixed one: use `share`.",
            wrong=tuple(partial(with_share, fixed) for fixed in SHARES),
        ),
        Mistake(
            "all alone",
            "All averages came, alone: return the last one before them.",
            wrong=averages,
            of_form=True,
        ),
        Mistake(
            "last alone",
            "The last average came, alone: return all of them behind it.",
            wrong=lambda values, share: averages(values, share)[-1],
            of_form=True,
        ),
        Mistake(
            "brackets",
            "`1 - share` belongs in brackets: as it stands, only `share` is "
            "multiplied by the value.",
            wrong=lambda values, share: last_and_all(
                averages(1 / (1 - share) - share * values / (1 - share), share)
            ),
        ),
        Mistake(
            "corrected",
            "The averages were divided by `1 - share**step`, as Adam does: "
            "here they stay as they are.",
            across=lambda cases: all(
                same(c.value[1], corrected(*c.arguments)) for c in cases[:3]
            ),
        ),
        Mistake(
            "plain mean",
            "That is the mean of all values so far: here the old average "
            "keeps `share`, whatever the step is.",
            wrong=lambda values, share: last_and_all(
                np.cumsum(values) / np.arange(1, len(values) + 1)
            ),
        ),
        Mistake(
            "old average recorded",
            "The average *before* each step was recorded: compute the new "
            "one first, and record that.",
            wrong=lambda values, share: (
                averages(values, share)[-1],
                np.append(0.0, averages(values, share)[:-1]),
            ),
        ),
        Mistake(
            "start recorded",
            "The 0 of the start stands among the averages: there is one for "
            "each value.",
            wrong=lambda values, share: (
                averages(values, share)[-1],
                np.append(0.0, averages(values, share)),
            ),
            of_form=True,
        ),
        Mistake(
            "not carried",
            "Every average starts from 0 again: the new one has to be the "
            "next carry.",
            wrong=lambda values, share: last_and_all((1 - share) * values),
            across=lambda cases: all(
                not np.any(case.value[0])
                and same(case.value[1], (1 - share) * values)
                for case in cases
                for values, share in [case.arguments]
            ),
        ),
        Mistake(
            "value whole",
            "Each value counts whole: the old average and the value have "
            "shares that make 1 together.",
            wrong=lambda values, share: last_and_all(
                averages(values / max(1 - share, 1e-9), share)
                if share
                else values
            ),
        ),
        Mistake(
            "backwards",
            "The averages run from the last value to the first.",
            wrong=lambda values, share: (
                averages(values[::-1], share)[-1],
                averages(values[::-1], share)[::-1],
            ),
        ),
        Mistake(
            "values recorded",
            "The values themselves were recorded: wanted are the averages.",
            wrong=lambda values, share: (averages(values, share)[-1], values),
        ),
        NO_SCAN,
    ),
)
