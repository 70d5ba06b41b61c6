"""Exercise 07, question 7: open."""

from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="Any table with a few hundred rows will do: a measurement, a "
    "simulation, or a formula that you know.",
    hint="Split first. Normalise inputs and outputs with the training rows. "
    "Train, predict, scale back; then R² on the test rows.",
    example="""
    A baseline needs no network. Here it is a plane, fitted to two inputs:

    >>> import numpy as np
    >>> x = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 2.0], [3.0, 1.0]])
    >>> y = np.array([0.0, 1.2, 3.8, 9.0])
    >>> table = np.column_stack([x, np.ones(len(x))])  # ones: the offset
    >>> factors = np.linalg.lstsq(table, y, rcond=None)[0]
    >>> plane = table @ factors
    >>> round(float(1 - np.mean((plane - y) ** 2) / np.var(y)), 2)
    0.92

    A network that does not beat the plane is not worth its trouble.
    """,
)


MARKING = Marking(
    earns=(
        "rows split before anything is computed from them",
        "scores on test rows only, beside a baseline without a network",
        "limits that follow from the table, such as its ranges",
    ),
    good=(
        "500 throws, 100 of them to test. R^2 is 0.99, that of a straight "
        "line 0.8. Not to be trusted beyond 25 m/s and 80 degrees, of which "
        "the table has none, or where air matters."
    ),
    weak=(
        "My network reaches R^2 = 0.999 on the table, so it has learnt the "
        "law."
    ),
)


QUESTION = open_question("q7", "my_table", HINTS, MARKING)
