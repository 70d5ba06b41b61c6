"""Exercise 00, question 3: `cap`."""

import numpy as np

from checks.question import (
    Call,
    Hints,
    Mistake,
    Part,
    Question,
    array,
    source_of,
)


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
        Call((float(number), 1.5), "without jit"),
        Call((many.reshape(2, 2) + 3, -0.5), "under jit", source),
        Call((many[:, None], 0.5), "under jit", source),
    ]


HINTS = Hints(
    nudge="Under `jit` no entry has a value yet, so nobody can say which "
    "branch to take.",
    hint="Ask for both answers, and let `jnp.where(condition, if_true, "
    "if_false)` pick, entry by entry.",
    example="""
    Numbers rounded to 0 where they are small:

    >>> import jax.numpy as jnp
    >>> from jax import jit
    >>> @jit
    ... def without_noise(x):
    ...     return jnp.where(jnp.abs(x) < 0.1, 0.0, x)
    >>> print(without_noise(jnp.array([0.05, -2.0, 0.5])))
    [ 0.  -2.   0.5]

    One line for all entries, with and without `jit`.
    """,
)


QUESTION = Question(
    "q3",
    "cap(x, limit)",
    "`jnp.where` is the `if` of compiled code, one decision for each entry.",
    HINTS,
    draw=draw_numbers,
    expect=lambda x, limit: np.minimum(x, np.float32(limit)),
    parts=(
        Part("without jit", label="without jit"),
        Part("under jit", label="under jit"),
    ),
    mistakes=(
        Mistake(
            "if",
            "An `if`, a `while` and Python's own `min` need one True or "
            "False; an array has many, a tracer none: use `jnp.where`.",
            raises="TracerBool|truth value of an array",
        ),
        Mistake(
            "entries dropped",
            "Which entries are above the limit is not known under `jit`: "
            "pick none out, and let `jnp.where` go over all of them.",
            raises="NonConcreteBooleanIndex",
        ),
        Mistake(
            "branches swapped",
            "The small entries were replaced and the large ones kept: it is "
            "the other way round.",
            wrong=lambda x, limit: np.maximum(x, np.float32(limit)),
        ),
        Mistake(
            "both sides",
            "Large negative entries have changed as well: only those above "
            "the limit should.",
            wrong=lambda x, limit: (
                np.clip(x, -limit, limit) if limit > 0 else None
            ),
        ),
        Mistake(
            "small ones as well",
            "Entries below 0 have changed as well: only those above the "
            "limit should.",
            wrong=lambda x, limit: np.minimum(np.maximum(x, 0), limit),
        ),
        Mistake(
            "set to zero",
            "Entries above the limit became 0: they should become the limit.",
            wrong=lambda x, limit: np.where(x > limit, np.float32(0), x),
        ),
        Mistake(
            "smallest of all",
            "`jnp.min` makes one number of all entries, and its second "
            "argument is an axis: `jnp.minimum` compares entry by entry.",
            raises="'float' object is not iterable|as an integer",
        ),
        Mistake(
            "no second branch",
            "`jnp.where` wants three things: a condition, and what is taken "
            "where it is true and where it is false.",
            raises="where requires|got NoneType",
        ),
        Mistake(
            "size counts",
            "Large negative entries became the limit: compare x itself, not "
            "its absolute value.",
            wrong=lambda x, limit: np.where(
                abs(x) > limit, np.float32(limit), x
            ),
        ),
        Mistake(
            "all or none",
            "Where one entry is above the limit, all of them have changed: "
            "decide for each entry.",
            wrong=lambda x, limit: np.where(
                np.any(x > limit), np.float32(limit), x
            ),
        ),
    ),
)
