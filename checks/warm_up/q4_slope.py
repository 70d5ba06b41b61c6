"""Exercise 00, question 4: `slope`."""

import numpy as np

from checks.plain import Formula
from checks.question import Hints, Mistake, Part, Question
from checks.warm_up.shared import slope_of


def draw_curves(rng):
    """Return curves far above 0, where finite differences lose digits.

    Two places have the same whole part, and one another.
    """
    bodies = (
        "50 + {0} * x**3 + jnp.sin({1} * x)",
        "40 - {0} * x**2 + jnp.exp({1} * x)",
        "45 - {0} * x**3 + jnp.cos({1} * x)",
    )
    return [
        (
            Formula(body.format(*np.round(rng.uniform(1.5, 2.5, 2), 2))),
            np.asarray(whole + rng.uniform(0.3, 0.7), np.float32),
        )
        for body, whole in zip(bodies, (1, 1, 2))
    ]


def is_float(value):
    """Say whether a value is one number with digits behind the point."""
    return np.shape(value) == () and np.asarray(value).dtype.kind == "f"


def slope_of_slope(f, x, h=1e-3):
    """Return the second derivative in double precision."""
    x = float(x)
    return float((f(x + h) - 2 * f(x) + f(x - h)) / h**2)


HINTS = Hints(
    nudge="`grad` takes a function and hands back a function.",
    hint="Two pairs of brackets, one after the other: what goes into the "
    "first, and what into the second?",
    example="""
    A function that doubles another, used in the same way:

    >>> def twice(f):
    ...     def doubled(x):
    ...         return 2 * f(x)
    ...     return doubled
    >>> twice(abs)(-3)
    6

    `twice(abs(-3))` would hand it a number, which nobody can call.
    """,
)


QUESTION = Question(
    "q4",
    "slope(f, x)",
    "Every training step of the course begins with this call.",
    HINTS,
    draw=draw_curves,
    expect=slope_of,
    tolerance=1e-5,
    parts=(Part("the slope", 2),),
    mistakes=(
        Mistake(
            "grad of a number",
            "`grad` was handed a number, such as `f(x)`, and a number has no "
            "slope: hand it the function, and give x to what comes back.",
            raises="(?i)callable",
        ),
        Mistake(
            "place in the first brackets",
            "`grad` takes the function alone and hands back another one: x "
            "goes into the brackets of that one.",
            raises="argnums|not iterable|iteration over|as an integer",
        ),
        Mistake(
            "nothing but 0",
            "0 came each time: is it a fixed number, or a difference with a "
            "step so small that float32 does not see it?",
            across=lambda cases: all(
                is_float(case.value) and case.value == 0 for case in cases
            ),
        ),
        Mistake(
            "height",
            "That is the height of the curve at x, not its slope.",
            wrong=lambda f, x: float(f(float(x))),
        ),
        Mistake(
            "height over place",
            "That is the height divided by the place: so steep is a line from "
            "0 to this point, and the curve is another.",
            wrong=lambda f, x: float(f(float(x))) / float(x),
        ),
        Mistake(
            "a whole step",
            "That is how far the curve rises over a whole step: `grad` gives "
            "the slope at the place itself.",
            wrong=(
                lambda f, x: float(f(x + 1.0) - f(float(x))),
                lambda f, x: float(f(float(x)) - f(x - 1.0)),
                lambda f, x: float(f(x + 1.0) - f(x - 1.0)) / 2,
            ),
        ),
        Mistake(
            "fixed curve",
            "That is the slope of x², whatever f is: use the argument.",
            wrong=lambda f, x: 2 * float(x),
        ),
        Mistake(
            "second derivative",
            "That is the slope of the slope: one `grad` is enough.",
            across=lambda cases: all(
                abs(case.value - slope_of_slope(*case.arguments)) < 1e-3
                for case in cases
            ),
        ),
        Mistake(
            "finite difference",
            "Near, and not exact: rounded, or a finite difference, coarse "
            "for a large step and short of digits for a small one; use "
            "`grad`.",
            across=lambda cases: all(
                is_float(case.value)
                and abs(case.value / case.expected - 1) < 0.2
                for case in cases
            ),
        ),
    ),
)
