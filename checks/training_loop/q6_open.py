"""Exercise 05, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints

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


QUESTION = open_question("q6", "my_result", HINTS)
