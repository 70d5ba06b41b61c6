"""Exercise 03, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="How does a row of numbers show that a curve has crossed zero?",
    hint="Compare the signs of neighbours: they differ where the curve "
    "crosses. Choose places that do not contain 0 itself, where every odd "
    "curve is 0.",
    example="""
    Count the crossings of two curves, given at five places:

    >>> import jax.numpy as jnp
    >>> curves = jnp.array([[-2, -1, 1, 2, 3], [1, -1, -2, 1, -1]])
    >>> changes = jnp.sign(curves[:, 1:]) != jnp.sign(curves[:, :-1])
    >>> print(jnp.sum(changes, axis=1))
    [1 3]

    One row for each curve, one number for each.
    """,
)


QUESTION = open_question("q6", "my_share", HINTS)
