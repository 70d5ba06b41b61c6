"""Exercise 04, question 4: `predicted_loss`."""

import numpy as np

from checks.kinds import predict
from checks.question import Hints


def table_loss():
    """Return the loss of the question: all outputs against all targets."""
    y_target = np.array([0.0, 0.0, 3.0])
    return float(np.mean((y_target[:, None] - y_target) ** 2))


HINTS = Hints(
    nudge="Which shape has (3, 1) minus (3,)?",
    hint="Every output is compared with every target. Write the table of "
    "differences down, row by row, and square each entry.",
    example="""
    The same table for the two numbers 1 and 2, with sums for differences:

    >>> import jax.numpy as jnp
    >>> numbers = jnp.array([1.0, 2.0])
    >>> print(numbers[:, None] + numbers)
    [[2. 3.]
     [3. 4.]]
    >>> print(jnp.mean(numbers[:, None] + numbers))
    3.0

    Four entries from two numbers.
    """,
)


QUESTION = predict(
    "q4",
    "predicted_loss",
    table_loss,
    wanted="a number",
    wrong={
        0: "That would be so if the shapes were equal: write down the shape "
        "of each side.",
        2: "That is the variance of the targets, or a table with two nines: "
        "work it out entry by entry.",
        1.3333: "Those are the differences without their signs, averaged: "
        "square each of them.",
        3: "That is the mean of one row, for outputs of 0: the table has a "
        "row for each output.",
        18: "That is one row of the table: all of them count, and "
        "`jnp.mean` divides.",
        36: "That is the sum over the table; `jnp.mean` divides by something.",
        12: "You divided by the batch size; `jnp.mean` divides by the number "
        "of entries.",
    },
    otherwise="No: draw the table of all differences, a row for each "
    "output and a column for each target.",
    why="A perfect fit that does not score 0 is a sure sign of wrong shapes.",
    hints=HINTS,
)
