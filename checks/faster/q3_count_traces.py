"""Exercise 08, question 3: `count_traces`."""

import numpy as np

from checks.plain import Formula
from checks.question import Call, Hints, Mistake, Part, Question, array


def draw_inputs(rng):
    """Return inputs of several shapes, and of several kinds."""
    f = Formula("jnp.sum(x) * 2.5")
    shapes = [array(rng, size) for size in (3, 3, 4, 3)]
    whole = rng.integers(1, 9, 3).astype(np.int32)
    numbers = np.round(rng.uniform(1, 2, 2), 2).tolist()
    many = [*numbers, whole, whole[:2], 2, 3]
    return [
        Call((f, shapes), "several shapes"),
        Call((f, [array(rng, 3), whole, array(rng, 3), *numbers]), "kinds"),
        Call((f, [array(rng), numbers[0], array(rng, 2)]), "kinds"),
        Call((f, [*(array(rng, n) for n in (3, 2, 1)), *many]), "kinds"),
    ]


def kind(x):
    """Return what a program is compiled for: shape, dtype, Python's or not."""
    return np.shape(x), str(np.asarray(x).dtype), isinstance(x, float)


def changes(f, inputs):
    """Return how often the kind differs from the one before."""
    kinds = [kind(x) for x in inputs]
    return 1 + sum(a != b for a, b in zip(kinds[:-1], kinds[1:]))


HINTS = Hints(
    nudge="When does Python run the lines of a compiled function?",
    hint="Wrap f in a function that appends to a list and then calls f. "
    "Apply `jit` to the wrapper once, and call it on every input.",
    example="""
    How often is this list really sorted, if answers are kept?

    >>> from functools import cache
    >>> notes = []
    >>> @cache
    ... def in_order(word):
    ...     notes.append("run")
    ...     return sorted(word)
    >>> for word in ("tea", "eat", "tea"):
    ...     _ = in_order(word)
    >>> len(notes)
    2

    The note is taken inside, so it counts runs, not calls.
    """,
)


QUESTION = Question(
    "q3",
    "count_traces(f, inputs)",
    "If a program is slow and nobody knows why, count this first.",
    HINTS,
    draw=draw_inputs,
    expect=lambda f, inputs: len({kind(x) for x in inputs}),
    parts=(
        Part("several shapes", label="several shapes"),
        Part("whole numbers, and Python's own numbers", label="kinds"),
    ),
    mistakes=(
        Mistake(
            "every call",
            "That is the number of calls: count inside a function that `jit` "
            "compiles, once, before the loop, and clear no cache.",
            wrong=lambda f, inputs: len(inputs),
        ),
        Mistake(
            "nothing counted",
            "Nothing was counted: what is compiled and called has to be the "
            "function that counts, which calls f.",
            wrong=lambda f, inputs: 0,
        ),
        Mistake(
            "one call",
            "1 came each time: call the compiled function on each of "
            "`inputs`, count inside it, and return after the loop.",
            wrong=lambda f, inputs: 1,
        ),
        Mistake(
            "arrays alone",
            "Python's own numbers are left out: they are traced, too.",
            wrong=lambda f, inputs: len(
                {kind(x) for x in inputs if isinstance(x, np.ndarray)}
            ),
        ),
        Mistake(
            "array or not",
            "Arrays and numbers are told apart, and that is not all: of an "
            "array both shape and dtype count.",
            wrong=(
                lambda f, inputs: len({type(x) for x in inputs}),
                lambda f, inputs: len(
                    {(np.shape(x), type(x)) for x in inputs}
                ),
            ),
        ),
        Mistake(
            "dtypes only",
            "Those are the dtypes: an array of another shape needs another "
            "program, too.",
            wrong=lambda f, inputs: len(
                {np.asarray(x).dtype.kind for x in inputs}
            ),
        ),
        Mistake(
            "Python's numbers",
            "An array of shape () and a Python number count as two: the dtype "
            "of a number is weak.",
            wrong=lambda f, inputs: len(
                {(np.shape(x), np.asarray(x).dtype.kind) for x in inputs}
            ),
        ),
        Mistake(
            "list outlives the call",
            "What was counted for earlier inputs is counted again: begin at "
            "0 inside the function.",
            across=lambda cases: (
                [case.value for case in cases]
                == np.cumsum([case.expected for case in cases]).tolist()
            ),
        ),
        Mistake(
            "shapes only",
            "Those are the shapes: whole numbers, floats and Python's own "
            "numbers of one shape need programs of their own.",
            wrong=lambda f, inputs: len({np.shape(x) for x in inputs}),
        ),
        Mistake(
            "first omitted",
            "One is missing: the first call traces, too.",
            wrong=lambda f, inputs: len({kind(x) for x in inputs}) - 1,
        ),
        Mistake(
            "forgotten",
            "An input like an earlier one was counted again: JAX keeps every "
            "program, not only the last.",
            wrong=changes,
        ),
    ),
)
