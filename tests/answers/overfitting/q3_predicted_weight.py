"""Answers to exercise 06, question 3: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "predicted_weight = 1.805",
    "predicted_weight = 2 * 0.95**2",
    "from fractions import Fraction\n"
    "predicted_weight = 2 * Fraction(19, 20) ** 2",
)

WRONG = tuple(
    Wrong(f"answered {answer}", says, (f"predicted_weight = {answer}",))
    for answer, says in (
        (2.0, "Adam alone would leave w where it is"),
        (1.9, "w after one step"),
        (1.71475, "after three steps"),
        (1.8, "No step is 0.1 long by itself"),
        (0.5, "Half of w in each step is too much"),
        (1.0, "the loop takes two steps"),
        (2.205, "w gets smaller in each step"),
        (0.9025, "the share that is left"),
        (0.195, "what is lost"),
        (1.62, "without weight_decay"),
    )
)
