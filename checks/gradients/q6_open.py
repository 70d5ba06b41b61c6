"""Exercise 04, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints

HINTS = Hints(
    nudge="A finite difference is wrong for two reasons. Which of them grows "
    "with h?",
    hint="Take steps h from 1e-6 to 1, a factor of ten apart, and print the "
    "difference from the gradient for each. Where is it smallest?",
    example="""
    The slope of exp at 0, which is 1, from one-sided differences in float32:

    >>> import numpy as np
    >>> for h in np.float32([1e-1, 1e-3, 1e-6]):
    ...     slope = (np.exp(h) - np.float32(1)) / h
    ...     error = abs(slope - 1)
    ...     print(f"{h:.0e}  error below a thousandth: {error < 1e-3}")
    1e-01  error below a thousandth: False
    1e-03  error below a thousandth: True
    1e-06  error below a thousandth: False

    Large on both sides, and smallest in between.
    """,
)


QUESTION = open_question("q6", "my_errors", HINTS)
