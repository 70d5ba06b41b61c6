"""Exercise 04, question 6: open."""

import numpy as np

from checks.compare import is_number, leaves
from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="A finite difference is wrong for two reasons. Which of them grows "
    "with h?",
    hint="Take steps h from 1e-6 to 1, a factor of ten apart, one after "
    "the other in a loop, and print how far the slope is from `exact` for "
    "each. Where is it smallest?",
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


MARKING = Marking(
    earns=(
        "a picture on logarithmic axes that shows both branches",
        "a cause for each: half a step's bend on the right, rounding on the "
        "left",
        "the gradient cleared by a reason, and what a difference to both "
        "sides does",
    ),
    good=(
        "Right of 3e-4 the error grows with h: the curve bends within the "
        "step. Left of it the losses agree in nearly all their digits, and "
        "the rounding is divided by h. The gradient takes no step. Two sides "
        "would cure the right branch only."
    ),
    weak=(
        "The smaller h is, the better, but below 1e-4 it gets noisy because "
        "computers are inexact."
    ),
)


def are_errors(value):
    """Say whether several numbers came, and none of them below 0."""
    numbers = leaves(value)
    count = sum(map(np.size, numbers))
    return count > 1 and all(is_number(x) and np.min(x) >= 0 for x in numbers)


QUESTION = open_question(
    "q6",
    "my_errors",
    HINTS,
    MARKING,
    asked="`my_errors` should hold the errors, one number for each step `h`, "
    "and none below 0: logarithmic axes have no place for those.",
    fits=are_errors,
)
