"""Exercise 03, question 2: `predicted_shape`."""

import jax.numpy as jnp
from jax import vmap

from checks.kinds import predict
from checks.question import Hints


def mapped_shape():
    """Return the shape that the program of the question prints."""
    table = jnp.zeros((2, 3, 4))
    return vmap(lambda x: 2 * x, in_axes=2)(table).shape


HINTS = Hints(
    nudge="How often is `double` called, in effect, and what does each call "
    "get?",
    hint="The axis that is walked along disappears for the single call. The "
    "results are stacked along a new axis 0.",
    example="""
    Walking along axis 1 of a table with 2 rows and 5 columns:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> table = jnp.zeros((2, 5))
    >>> print(vmap(lambda column: 2 * column, in_axes=1)(table).shape)
    (5, 2)

    Five calls, each with a column of 2.
    """,
)


QUESTION = predict(
    "q2",
    "predicted_shape",
    mapped_shape,
    wanted="a tuple of whole numbers, such as (1, 2)",
    wrong={
        (2, 3, 4): "The numbers are all there, but the axis that is walked "
        "along does not go back to where it was.",
        (4, 3, 2): "The axes that remain keep their order.",
        (3, 2, 4): "Axes are counted from 0, so axis 2 is the last one.",
        (2, 3): "That is what one call of `double` gets and returns; the "
        "results are stacked.",
        (4,): "That would be one number from each call; `double` returns "
        "more.",
        (2, 3, 8): "`double` doubles the numbers, and not how many there are.",
        (4, 6, 8): "`double` doubles each number: the axes stay as long.",
        (3, 4, 2): "Walking takes axis 2 away and puts one in front: the "
        "others keep their order.",
        (2, 4, 3): "The axis that is walked along comes back in front, and "
        "the others stay as they are.",
        (2, 2, 3, 4): "`in_axes=2` is the number of an axis, counted from 0, "
        "and not a length: no axis is added.",
        (8, 3): "No axis is merged with another.",
    },
    otherwise="No: write down the shape that one call gets, and where "
    "the results are put together.",
    why="`vmap` takes away one axis on the way in, and puts one in front on "
    "the way out.",
    hints=HINTS,
)
