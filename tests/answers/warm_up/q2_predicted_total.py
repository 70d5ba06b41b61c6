"""Answers to exercise 00, question 2: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "predicted_total = -3",
    "predicted_total = -3.0",
)

WRONG = (
    Wrong("7", "Line 2 makes a new array", ("predicted_total = 7",)),
    Wrong("6", "past the end you read", ("predicted_total = 6",)),
    Wrong("-54", "Line 3 writes past the end", ("predicted_total = -54",)),
    Wrong("-44", "Lines 2 and 3 both", ("predicted_total = -44.0",)),
    Wrong("3", "Each of the three entries", ("predicted_total = 3.0",)),
    Wrong("16", "`a[0]` is still 1, since", ("predicted_total = 16",)),
    Wrong("-37", "the last entry stays", ("predicted_total = -37",)),
    Wrong("-94", "does not grow", ("predicted_total = -94",)),
    Wrong("-27", "`a` stays as it was", ("predicted_total = -27",)),
    Wrong("other", "what `a` holds after each line", ("predicted_total = 1",)),
    Wrong(
        "error",
        "nothing here ends in an error",
        ("predicted_total = 'error'",),
    ),
    Wrong("text", "without quotes", ("predicted_total = '-3'",)),
)
