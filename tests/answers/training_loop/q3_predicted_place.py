"""Answers to exercise 05, question 3: right ones and usual mistakes."""

from answers import Wrong

PLACES = (
    ("plain descent", "Plain descent would lead there", "0.53"),
    ("slope alone", "left the learning rate out", "3.5"),
    ("uphill", "That is uphill", "0.49"),
    ("the step itself", "wanted is the place", "0.01"),
    ("the step uphill", "wanted is the place", "-0.01"),
    ("slope uphill", "rate times slope, and uphill", "0.47"),
    ("another rate", "a tenth of the step", "0.501"),
    ("rate of the exercise", "the step of the `optimizer` above", "0.55"),
    ("not corrected", "the correction by `1 - 0.9`", "0.503"),
    ("neither corrected", "both corrections", "0.5 + 0.003 / 0.009**0.5"),
    ("a comparison", "`==` compares", "0.51 == 0.5"),
    ("slope's step", "the place where Adam leads", "0.03"),
    ("a step of 1", "That step is 1 long", "1.5"),
    ("not moved", "It does move", "0.5"),
    ("text", "without quotes", "'0.51'"),
)

RIGHT = (
    "predicted_place = 0.51",
    "predicted_place = 0.5 + 0.01",
    "from decimal import Decimal\npredicted_place = Decimal('0.51')",
)

WRONG = tuple(
    Wrong(name, says, (f"predicted_place = {place}",))
    for name, says, place in PLACES
)
