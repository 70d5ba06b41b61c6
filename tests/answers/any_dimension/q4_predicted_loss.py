"""Answers to exercise 07, question 4: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "predicted_loss = 1.61",
    "predicted_loss = 1.6094",
)

WRONG = tuple(
    Wrong(f"answered {answer}", says, (f"predicted_loss = {answer}",))
    for answer, says in (
        (0.69, "ln 2, for two classes"),
        (0.2, "the share of each class"),
        (1.6, "near, and rounded too early"),
        (-1.61, "mind the minus in front"),
        (0.7, "logarithm to base 10"),
        (2.32, "logarithm to base 2"),
        (0, "the right class gets all"),
        (0.32, "the mean over the five classes"),
        (8.045, "the sum over the five rows"),
        (2.303, "That is ln 10"),
        (1.386, "That is ln 4"),
        (0.8, "the sum of the squared errors, too"),
        (5, "how many classes there are"),
    )
)
