"""Answers to exercise 03, question 2: right ones and usual mistakes."""

from answers import Wrong

SHAPES = (
    ("unchanged", "does not go back to where it was", "(2, 3, 4)"),
    ("reversed", "keep their order", "(4, 3, 2)"),
    ("one call", "what one call of `double` gets", "(2, 3)"),
    ("numbers", "`double` returns more", "(4,)"),
    ("axis doubled", "and not how many", "(2, 3, 8)"),
    ("all doubled", "the axes stay as long", "(4, 6, 8)"),
    ("turned on", "takes axis 2 away", "(3, 4, 2)"),
    ("from one", "axis 2 is the last one", "(3, 2, 4)"),
    ("others exchanged", "comes back in front", "(2, 4, 3)"),
    ("axis as length", "and not a length", "(2, 2, 3, 4)"),
    ("merged", "No axis is merged", "(8, 3)"),
)

RIGHT = (
    "predicted_shape = (4, 2, 3)",
    "predicted_shape = [4, 2, 3]",
)

WRONG = tuple(
    Wrong(name, says, (f"predicted_shape = {shape}",))
    for name, says, shape in SHAPES
)
