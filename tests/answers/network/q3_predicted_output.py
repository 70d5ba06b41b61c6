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
    Wrong("11", "how far is it from 3", ("predicted_output = 11",)),
    Wrong("3", "That is the slope", ("predicted_output = 3",)),
    Wrong("15", "5 times the slope", ("predicted_output = 15.0",)),
    Wrong("1", "nothing ends at 1", ("predicted_output = 1.0",)),
    Wrong("20", "how much is that for each 1", ("predicted_output = 20",)),
    Wrong("other", "where no layer applies tanh", ("predicted_output = 12",)),
)
