"""Exercise 08, question 2: `predicted_traces`."""

import jax.numpy as jnp
from jax import jit

from checks.kinds import predict
from checks.question import Hints


def number_of_traces():
    """Run the program of question 2."""
    traces = []

    @jit
    def scaled_sum(x, rate):
        traces.append("traced")
        return rate * jnp.sum(x)

    for rows in (32, 32, 17, 32):
        for rate in (0.1, 0.2, 1):
            scaled_sum(jnp.ones(rows), rate)
    return len(traces)


HINTS = Hints(
    nudge="Which pairs (number of rows, kind of rate) occur at all?",
    hint="Write the twelve calls down, and cross out those whose shape and "
    "dtypes have been there before. A rate of 1 is an int.",
    example="""
    Sandwiches are made to order, and a machine is built for each new kind:

    >>> orders = [("rye", "ham"), ("rye", "egg"), ("rye", "ham")]
    >>> len(set(orders))
    2

    The third order finds its machine.
    """,
)


QUESTION = predict(
    "q2",
    "predicted_traces",
    number_of_traces,
    wanted="a whole number",
    wrong={
        12: "That is every call; a program that is there is used again.",
        2: "Two shapes, right. But 1 is an int where 0.1 is a float.",
        6: "Either 0.1 and 0.2 were told apart, which share a program, or 32 "
        "rows that come back, which find theirs.",
        9: "0.1 and 0.2 share a program, and the 32 rows that come back find "
        "theirs.",
        8: "JAX forgets nothing: 32 rows find their programs again.",
        3: "Two shapes, and each meets two kinds of rate.",
        1: "A program fits one shape and one dtype of each argument.",
    },
    otherwise="No: write down the shape and the dtypes of each of the twelve "
    "calls, and count those that were not there before.",
    why="Compiling costs more than a thousand steps: know what causes it.",
    hints=HINTS,
)
