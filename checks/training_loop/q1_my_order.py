"""Exercise 05, question 1: `my_order`."""

from checks.kinds import not_these, order
from checks.question import Hints

HINTS = Hints(
    nudge="Which line makes the name that another line uses?",
    hint="Sample, loss and gradient, update, record. Two of the lines do not "
    "belong in the loop at all: ask of each what it throws away.",
    example="""
    A loop with three names that go round, each replaced by its successor:

    >>> total, factor = 0.0, 1.0
    >>> for _ in range(3):
    ...     change = 2.0 * factor
    ...     total = total + change
    ...     factor = factor / 2
    >>> total
    3.5

    `total = change` would forget the sum, and `factor = 1.0` inside the loop
    would make all three changes the same.
    """,
)


QUESTION = order(
    "q1",
    "my_order",
    ("EBDAHG", "EBDAGH", "EBDGAH"),
    wrong=[
        (
            "init in the loop",
            "F",
            "With line F in the loop, Adam forgets at every step what it has "
            "learnt: it belongs before the loop.",
        ),
        (
            "updates for params",
            "C",
            "Line C throws the parameters away and keeps only their change.",
        ),
        (
            "not six lines",
            not_these("ABDEGH"),
            "Six of the eight lines are wanted, each of them once.",
        ),
        (
            "sampled before the split",
            "B.*E",
            "A batch is drawn with a subkey that is not split off yet.",
        ),
        (
            "gradient before the sample",
            "D.*B",
            "The loss is computed on a batch that is not drawn yet.",
        ),
        (
            "update before the gradient",
            "A.*D",
            "The optimizer is handed gradients that are not computed yet.",
        ),
        (
            "applied before the update",
            "H.*A",
            "The updates are applied before the optimizer has made them.",
        ),
        (
            "recorded before the loss",
            "G.*D",
            "The loss is recorded before it is computed.",
        ),
    ],
    why="Sample, loss and gradient, update, record: every training you will "
    "ever write has this order.",
    hints=HINTS,
)
