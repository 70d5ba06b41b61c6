"""Answers to exercise 01, question 10: right and wrong ones."""

from answers import Wrong

RIGHT = (
    "predicted_width = 30",
    "predicted_width = round(30.0)",
    "predicted_width = (-5 + (25 + 4 * 1050) ** 0.5) / 2",
    "predicted_width = jnp.array(30.0)",
)

WRONG = (
    Wrong(
        "weights alone", "from the weights alone", ("predicted_width = 31",)
    ),
    Wrong("one matrix", "n by n matrix alone", ("predicted_width = 32",)),
    Wrong("sign lost", "A sign was lost", ("predicted_width = 35",)),
    Wrong("no square", "it has n squared", ("predicted_width = 210",)),
    Wrong("both layers", "the width of one", ("predicted_width = 60",)),
    Wrong("below 0", "a width is above 0", ("predicted_width = -35",)),
    Wrong(
        "another",
        "count the parameters for this n",
        ("predicted_width = 1051",),
    ),
)
