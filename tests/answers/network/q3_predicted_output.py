"""Answers to exercise 01, question 3: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "predicted_output = 14",
    "predicted_output = 14.0",
)

WRONG = (
    Wrong("10", "as on a line through 0", ("predicted_output = 10",)),
    Wrong("8", "nothing levels off", ("predicted_output = 8.0",)),
    Wrong("32", "growth by a factor", ("predicted_output = 32",)),
    Wrong("other", "line by line", ("predicted_output = 11",)),
)
