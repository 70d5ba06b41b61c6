"""Exercise 07, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="Any table with a few hundred rows will do: a measurement, a "
    "simulation, or a formula that you know.",
    hint="Split first. Normalise inputs and outputs with the training rows. "
    "Train, predict, scale back; then R² on the test rows.",
    example="""
    A baseline needs no network. Here it is a straight line:

    >>> import numpy as np
    >>> x = np.array([0.0, 1.0, 2.0, 3.0])
    >>> y = np.array([0.0, 1.2, 3.8, 9.0])
    >>> line = np.polyval(np.polyfit(x, y, 1), x)
    >>> round(float(1 - np.mean((line - y) ** 2) / np.var(y)), 2)
    0.91

    A network that does not beat the line is not worth its trouble.
    """,
)


QUESTION = open_question("q7", "my_table", HINTS)
