"""Help for exercise 06: splitting, stopping, decay and leaks."""

from checks.question import Hints

Q1 = Hints(
    nudge="Which function of `jax.random` puts the numbers 0 to 11 into a "
    "random order?",
    hint="`permutation(key, num_rows)` gives each number once. How many "
    "whole batches are in it, and how do you drop what is beyond them?",
    example="""
    Eleven cards, dealt in hands of three; two stay on the table:

    >>> import numpy as np
    >>> cards = np.array([7, 2, 9, 0, 4, 10, 1, 8, 3, 6, 5])
    >>> hands = len(cards) // 3
    >>> print(cards[: hands * 3].reshape(hands, 3))
    [[ 7  2  9]
     [ 0  4 10]
     [ 1  8  3]]

    The cards were shuffled before anything was left on the table.
    """,
)

Q2 = Hints(
    nudge="If you shuffle x, what has to happen to y_target?",
    hint="Draw one `permutation` of the row numbers, cut it in two, and use "
    "each part as an index of x and of y_target.",
    example="""
    Names and ages, some for one list and some for another:

    >>> import numpy as np
    >>> names = np.array(["Ada", "Bo", "Cy", "Di"])
    >>> ages = np.array([31, 22, 45, 27])
    >>> order = np.array([2, 0, 3, 1])
    >>> first, second = order[:3], order[3:]
    >>> print(names[first], ages[first], names[second], ages[second])
    ['Cy' 'Ada' 'Di'] [45 31 27] ['Bo'] [22]

    One order, used twice: Cy is still 45.
    """,
)

Q3 = Hints(
    nudge="The gradient is 0, so Adam's own step is 0. What else does AdamW "
    "do in every step?",
    hint="It multiplies w by `1 - learning_rate * weight_decay`, once in "
    "each step.",
    example="""
    A tank of 80 litres loses a tenth of its water each hour, for two hours:

    >>> round(80 * (1 - 0.1) ** 2, 6)
    64.8

    Not 64: in the second hour there is less to lose.
    """,
)

Q4 = Hints(
    nudge="Which two things must you remember while you walk along the "
    "losses?",
    hint="The best step so far, and how long ago it was. A new best changes "
    "the first; if the second reaches `patience`, return.",
    example="""
    A hiker looks for the highest place, and turns back after two heights
    in a row that do not beat it:

    >>> heights = [1, 4, 3, 6, 5, 2, 9]
    >>> highest, since = 0, 0
    >>> for place, height in enumerate(heights):
    ...     since = since + 1
    ...     if height > heights[highest]:
    ...         highest, since = place, 0
    ...     if since == 2:
    ...         break
    >>> highest
    3

    He turned back at place 5, and never saw the 9.
    """,
)

Q5 = Hints(
    nudge="No predictor should get below the noise level on new data. So "
    "what are these data?",
    hint="Ask for one test row: is a row with the very same x and y_target "
    "among the training rows?",
    example="""
    A quiz whose cards were copied before they were dealt:

    >>> cards = ["Rome", "Oslo", "Bern"] * 2
    >>> to_learn, to_ask = cards[:4], cards[4:]
    >>> [card in to_learn for card in to_ask]
    [True, True]

    No card was dealt twice, and yet every question has been learnt.
    """,
)

Q6 = Hints(
    nudge="Which two numbers would you have to compare, and how large is "
    "the luck in each of them?",
    hint="Train 30 networks of each width on the same 30 data sets with "
    "`train_many`, and look at all the final test errors, not at their "
    "medians alone.",
    example="""
    Two groups of six measurements, and how much they overlap:

    >>> import numpy as np
    >>> a = np.array([1.0, 1.4, 2.0, 2.1, 2.6, 3.0])
    >>> b = np.array([1.2, 1.3, 2.2, 2.4, 2.5, 3.4])
    >>> float(np.median(b) - np.median(a)), float(np.ptp(a))
    (0.25, 2.0)

    The medians differ by an eighth of what chance does within one group:
    six are not enough to tell.
    """,
)
