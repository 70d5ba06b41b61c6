"""Answers to exercise 04, question 4: right ones and usual mistakes."""

from answers import Wrong

LOSSES = (
    ("no table", "write down the shape", "0"),
    ("variance", "That is the variance", "2.0"),
    ("no squares", "without their signs", "12 / 9"),
    ("a row for 0", "the mean of one row", "3"),
    ("a comma", "written as a point", "3, 3"),
    ("one row", "That is one row of the table", "18"),
    ("sum", "That is the sum over the table", "36"),
    ("batch size", "You divided by the batch size", "12"),
    ("text", "without quotes", "'4'"),
)

RIGHT = (
    "predicted_loss = 4",
    "predicted_loss = 4.0",
)

WRONG = tuple(
    Wrong(name, says, (f"predicted_loss = {number}",))
    for name, says, number in LOSSES
)
