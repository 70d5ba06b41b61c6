"""Exercise 02, question 6: open."""

from checks.kinds import open_question
from checks.question import Hints, Marking

HINTS = Hints(
    nudge="Start from the three scales of the lesson. Between which two of "
    "them do you look?",
    hint="Print two numbers for each scale: the spread after 30 layers, and "
    "the share of activations beyond 0.95. They pull in opposite "
    "directions.",
    example="""
    A search of this kind, for a number whose square is between 1.9 and 2.1:

    >>> for guess in (1.2, 1.3, 1.4, 1.5):
    ...     print(guess, round(guess**2, 2), 1.9 < guess**2 < 2.1)
    1.2 1.44 False
    1.3 1.69 False
    1.4 1.96 True
    1.5 2.25 False

    A coarse row of values first; then a finer one where it matters.
    """,
)


MARKING = Marking(
    earns=(
        "a scale whose spread is above 0.6, with fewer than 10 % beyond 0.95",
        "numbers that are averages over ten keys",
        "each scale well above 1 has a steady spread of its own, so none is "
        "right",
    ),
    good=(
        "1.6: averaged over ten keys the spread is 0.63, and 7 % lie beyond "
        "0.95. From about 1.2 on, every scale keeps its own spread; larger "
        "ones saturate more, so a steady spread names no right scale."
    ),
    weak=("1.6 works: I got 0.64 and 6 %. Smaller scales are too small."),
)


QUESTION = open_question(
    "q6",
    "my_scale",
    HINTS,
    MARKING,
    asked="`my_scale` should be a text in quotes: the scale, your numbers, "
    "and two or three sentences.",
    fits=lambda value: isinstance(value, str),
)
