"""Exercise 00, question 2: `predicted_total`."""

import jax.numpy as jnp

from checks.kinds import predict
from checks.question import Hints


def total_of_the_program():
    """Run the program of question 2."""
    a = jnp.array([1.0, 2.0, 3.0])
    a.at[0].set(11.0)
    a = a.at[5].set(20.0)
    return float(jnp.sum(a - a[5]))


HINTS = Hints(
    nudge="Two of the lines do less than they seem to do.",
    hint="Which lines have an `=` in front of `.at`? And how many places "
    "does `a` have?",
    example="""
    The same questions for another array:

    >>> import jax.numpy as jnp
    >>> b = jnp.array([4.0, 5.0])
    >>> dropped = b.at[9].set(1.0)
    >>> print(dropped, b[9])
    [4. 5.] 5.0

    Writing past the end is dropped; reading past the end gives the last.
    """,
)


QUESTION = predict(
    "q2",
    "predicted_total",
    total_of_the_program,
    wanted="a number",
    wrong={
        7: "Line 2 makes a new array, and nobody keeps it: `a[0]` is still 1.",
        6: "`a[5]` is not 0: past the end you read the last entry.",
        -54: "Line 3 writes past the end of `a`: that is dropped.",
        3: "Each of the three entries loses `a[5]`, not the sum; mind the "
        "sign.",
        16: "`a[0]` is still 1, since nobody keeps line 2; and past the end "
        "you read the last entry, not 0.",
        -37: "Line 3 writes past the end: that is dropped, and the last entry "
        "stays.",
        -27: "Nobody keeps line 2, and line 3 writes past the end: `a` stays "
        "as it was.",
        -94: "An array does not grow: what is written past its end is "
        "dropped.",
        -44: "Lines 2 and 3 both leave `a` as it was, for two reasons.",
    },
    otherwise="No: write down what `a` holds after each line, and what "
    "`a[5]` reads.",
    why="These two mistakes give no message: you have to know them.",
    hints=HINTS,
)
