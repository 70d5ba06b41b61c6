"""The first half of exercise 00: arrays and functions."""

import jax.numpy as jnp
import numpy as np

from checks.hints import warm_up as hints
from checks.kinds import predict
from checks.question import (
    Call,
    Mistake,
    Part,
    Question,
    array,
    source_of,
)

# 1. set_first(a, value)


def draw_arrays(rng):
    """Return two arrays, each with a value that none of them holds."""
    return [
        (array(rng, size), float(np.round(rng.uniform(4, 9), 1)))
        for size in (4, 6)
    ]


def with_entry(place, change):
    """Return what changing one entry gives: (a, value) -> array."""

    def changed(a, value):
        a = a.copy()
        a[place] = change(a[place], value)
        return a

    return changed


SET_FIRST = Question(
    "q1",
    "set_first(a, value)",
    "Nothing in JAX changes behind your back: what is new has a new name.",
    hints.Q1,
    draw=draw_arrays,
    expect=with_entry(0, lambda old, value: value),
    mistakes=(
        Mistake(
            "original returned",
            "`.at[0].set(value)` hands back a new array, and yours was "
            "thrown away: return the new one.",
            wrong=lambda a, value: a,
        ),
        Mistake(
            "written into",
            "JAX arrays cannot be written into: `a[0] = value` works for "
            "NumPy's arrays only.",
            raises="JAX arrays are immutable|read-only",
        ),
        Mistake(
            "list",
            "That is a list, and the rest of the course computes with "
            "arrays: return an array.",
            when=lambda case: isinstance(case.value, list),
        ),
        Mistake(
            "all entries",
            "Every entry has changed: set place 0 only.",
            wrong=lambda a, value: np.full_like(a, value),
        ),
        Mistake(
            "place 1",
            "The second entry has changed: Python counts from 0.",
            wrong=with_entry(1, lambda old, value: value),
        ),
        Mistake(
            "last place",
            "The last entry has changed: the first has the number 0.",
            wrong=with_entry(-1, lambda old, value: value),
        ),
        Mistake(
            "put in front",
            "The value was put in front, and the array has grown: it should "
            "replace the first entry.",
            wrong=lambda a, value: np.concatenate([[value], a]),
        ),
        Mistake(
            "added",
            "The value was added to the old entry; it should replace it.",
            wrong=with_entry(0, lambda old, value: old + value),
        ),
    ),
)

# 2. predict it


def total_of_the_program():
    """Run the program of question 2."""
    a = jnp.array([1.0, 2.0, 3.0])
    a.at[0].set(11.0)
    a = a.at[5].set(20.0)
    return float(jnp.sum(a - a[5]))


PREDICT = predict(
    "q2",
    "predicted_total",
    total_of_the_program,
    wanted="a number",
    wrong={
        7: "Line 2 makes a new array, and nobody keeps it: `a[0]` is still 1.",
        6: "`a[5]` is not 0: past the end you read the last entry.",
        -54: "Line 3 writes past the end of `a`: that is dropped.",
        -44: "Lines 2 and 3 both leave `a` as it was, for two reasons.",
    },
    why="These two mistakes give no message: you have to know them.",
    hints=hints.Q2,
)

# 3. cap(x, limit)


def compiled(cap, x, limit):
    """Call the answer as a compiled function."""
    from jax import jit

    return jit(cap)(x, limit)


def draw_numbers(rng):
    """Return a number and an array, some above the limit; plain and jitted."""
    number = np.asarray(rng.uniform(2, 3), np.float32)
    many = np.asarray([0.2, 2.5, -1.8, 1.4], np.float32)
    many = many + array(rng, 4, scale=0.05)
    source = source_of(compiled)
    return [
        Call((many, 1.0), "without jit"),
        Call((many, 1.0), "under jit", source),
        Call((number, 1.5), "under jit", source),
    ]


CAP = Question(
    "q3",
    "cap(x, limit)",
    "`jnp.where` is the `if` of compiled code, one decision for each entry.",
    hints.Q3,
    draw=draw_numbers,
    expect=lambda x, limit: np.minimum(x, np.float32(limit)),
    parts=(
        Part("without jit", label="without jit"),
        Part("under jit", label="under jit"),
    ),
    mistakes=(
        Mistake(
            "if",
            "An `if` (or Python's own `min`) needs one True or False; a "
            "whole array has many, and a tracer has none: use `jnp.where`.",
            raises="TracerBool|truth value of an array",
        ),
        Mistake(
            "written into",
            "JAX arrays cannot be written into: make a new one, with "
            "`jnp.where`.",
            raises="JAX arrays are immutable",
        ),
        Mistake(
            "entries dropped",
            "You picked out some of the entries: the result must have the "
            "shape of x.",
            raises="NonConcreteBooleanIndex",
        ),
        Mistake(
            "branches swapped",
            "The two answers of `jnp.where` are the wrong way round: the "
            "small entries were replaced, the large ones kept.",
            wrong=lambda x, limit: np.maximum(x, np.float32(limit)),
        ),
        Mistake(
            "condition returned",
            "Those are the answers True and False to your condition: pick "
            "numbers by it.",
            wrong=lambda x, limit: x > limit,
            across=lambda cases: all(
                np.asarray(case.value).dtype == bool for case in cases
            ),
        ),
        Mistake(
            "both sides",
            "Large negative entries have changed as well: only those above "
            "the limit should.",
            wrong=lambda x, limit: np.clip(x, -limit, limit),
        ),
        Mistake(
            "set to zero",
            "Entries above the limit became 0: they should become the limit.",
            wrong=lambda x, limit: np.where(x > limit, np.float32(0), x),
        ),
    ),
)
