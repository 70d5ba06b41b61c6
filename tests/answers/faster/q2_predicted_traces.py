"""Answers to exercise 08, question 2: right ones and usual mistakes."""

from answers import Wrong

RIGHT = ("predicted_traces = 4",)

WRONG = tuple(
    Wrong(f"answered {answer}", says, (f"predicted_traces = {answer}",))
    for answer, says in (
        (12, "That is every call"),
        (2, "1 is an int where 0.1 is a float"),
        (6, "Either 0.1 and 0.2 were told apart"),
        (9, "the 32 rows that come back find theirs"),
        (8, "JAX forgets nothing"),
        (3, "each meets two kinds of rate"),
        (1, "one shape and one dtype"),
    )
)
