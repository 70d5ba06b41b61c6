"""Exercise 05, question 6: open."""

import numpy as np

from checks.compare import is_number
from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="Change one thing at a time. Which one promises most?",
    hint="Measure the learning rate on a few values, each three times as "
    "large as the last; then the number of neurons. Keep the ten seeds the "
    "same, so that the medians can be compared.",
    example="""
    A median of ten runs of something random, for three settings:

    >>> import numpy as np
    >>> def run(scale, seed):
    ...     return scale * np.random.default_rng(seed).uniform(0.5, 2.0)
    >>> for scale in (1, 3, 10):
    ...     runs = [run(scale, seed) for seed in range(10)]
    ...     print(scale, f"{np.median(runs):.1f}")
    1 1.4
    3 4.1
    10 13.7

    The same seeds for all settings; one number for each.
    """,
)


MARKING = Marking(
    earns=(
        "one thing changed at a time, all settings on the same seeds",
        "medians, the last one on seeds that had no part in the choice",
        "a cautious sentence on 5,000 steps: it has to be measured again",
    ),
    good=(
        "Rates 0.01, 0.02, 0.03, 0.05 on seed 0, nothing else changed: "
        "0.015, 0.004, 0.002, 0.002. I took 0.03; on seed 1, looked at once, "
        "it has 0.002. 5,000 steps would need another measurement."
    ),
    weak=(
        "With rate 0.03 and a wider network the best of my runs had 0.0011. "
        "It would also be best for 5,000 steps."
    ),
)


QUESTION = open_question(
    "q6",
    "my_result",
    HINTS,
    MARKING,
    asked="`my_result` should be one number above 0, the last median.",
    fits=lambda value: is_number(value) and np.ndim(value) == 0 and value > 0,
)
