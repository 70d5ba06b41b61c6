"""Exercise 00, question 1: `set_first`."""

import numpy as np

from checks.question import Hints, Mistake, Question, array


def draw_arrays(rng):
    """Return arrays, each with a value that none of them holds.

    One of them holds its first number twice, and one begins with 0.
    """
    drawn = [
        (array(rng, size), sign * float(np.round(rng.uniform(4, 9), 1)))
        for size, sign in ((4, 1), (6, -1), (1, 1), (5, -1))
    ]
    drawn[-1][0][3] = drawn[-1][0][0]
    drawn[1][0][0] = 0
    return drawn


def with_entry(place, change):
    """Return what changing one entry gives: (a, value) -> array."""

    def changed(a, value):
        a = a.copy()
        a[place] = change(a[place], value)
        return a

    return changed


HINTS = Hints(
    nudge="JAX arrays cannot be changed. What do you get in their place?",
    hint="`.at[place]` has methods such as `.set`, and each of them hands "
    "back a new array. What you do not keep is lost.",
    example="""
    The last entry of an array, doubled:

    >>> import jax.numpy as jnp
    >>> a = jnp.array([1.0, 2.0, 3.0])
    >>> doubled = a.at[-1].multiply(2.0)
    >>> print(a, doubled)
    [1. 2. 3.] [1. 2. 6.]

    The old array is as it was; the new one has a name of its own.
    """,
)


QUESTION = Question(
    "q1",
    "set_first(a, value)",
    "Nothing in JAX changes behind your back: what is new has a new name.",
    HINTS,
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
            of_form=True,
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
        Mistake(
            "multiplied",
            "The old entry was multiplied by the value, which should replace "
            "it.",
            wrong=with_entry(0, lambda old, value: old * value),
        ),
        Mistake(
            "others lost",
            "Place 0 is right, and the other entries are lost: begin with "
            "`a`, and not with a new array.",
            across=lambda cases: all(
                case.value[0] == case.expected[0]
                and not np.any(np.isin(case.value[1:], case.arguments[0][1:]))
                for case in cases
                if case.value.size > 1
            ),
        ),
        Mistake(
            "moved along",
            "The other entries have moved by a place: each stays where it is.",
            wrong=lambda a, value: np.append([value], a[:-1]),
        ),
    ),
)
