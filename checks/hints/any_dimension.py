"""Help for exercise 07: scales, scores and classes."""

from checks.question import Hints

Q1 = Hints(
    nudge="After it, a value that is equal to its column's mean should be 0. "
    "Which should be 1?",
    hint="Subtract, then divide. `mean` and `std` have one entry per column, "
    "and broadcasting lines them up with the columns of x.",
    example="""
    Prices in three currencies, less a fee, in units of a rate:

    >>> import numpy as np
    >>> prices = np.array([[10.0, 30.0], [14.0, 50.0]])
    >>> fee, rate = np.array([2.0, 10.0]), np.array([4.0, 20.0])
    >>> print((prices - fee) / rate)
    [[2. 1.]
     [3. 2.]]

    One fee and one rate for each column, whatever the prices are.
    """,
)

Q2 = Hints(
    nudge="A prediction that is always the mean of the truth has a squared "
    "error, too. What is its usual name?",
    hint="Two averages over the rows, axis 0: that of the squared errors, "
    "and `jnp.var` of the truth. How do they make 1 for a perfect "
    "prediction?",
    example="""
    What share of each column's total is *not* in its first row?

    >>> import numpy as np
    >>> table = np.array([[1.0, 30.0], [3.0, 10.0]])
    >>> print(1 - table[0] / table.sum(axis=0))
    [0.75 0.25]

    `axis=0` adds up the rows, so a number for each column is left.
    """,
)

Q3 = Hints(
    nudge="In which unit does the network want its inputs, and in which unit "
    "does it answer?",
    hint="There, by subtracting and dividing, with the scales of x; then "
    "back, by multiplying and adding, with the scales of y.",
    example="""
    Ask a friend who knows Celsius only for tomorrow's Fahrenheit:

    >>> def tomorrow(celsius):
    ...     return celsius + 5
    >>> tomorrow((68 - 32) / 1.8) * 1.8 + 32
    77.0

    There, an answer, and back: the last step on the way in is the first on
    the way out.
    """,
)

Q4 = Hints(
    nudge="Which share does softmax give to each of five equal logits?",
    hint="One fifth each. The loss of a row is minus the natural logarithm "
    "of the share of the right class; all rows are alike.",
    example="""
    A coin with two equal sides:

    >>> import numpy as np
    >>> share = np.exp(0.0) / (np.exp(0.0) + np.exp(0.0))
    >>> round(float(-np.log(share)), 2)
    0.69
    """,
)

Q5 = Hints(
    nudge="What is the loss of one row? And how do five of them become one "
    "number?",
    hint="`jax.nn.log_softmax(logits)` gives the logarithms of the shares, "
    "safely. Take, in each row, the entry that the label names.",
    example="""
    The prices of what three people ordered from their own menus:

    >>> import numpy as np
    >>> menus = np.array([[4.0, 7.0], [5.0, 9.0], [6.0, 8.0]])
    >>> orders = np.array([1, 0, 0])
    >>> print(menus[np.arange(3), orders])
    [7. 5. 6.]

    A row number and a column number for each person.
    """,
)

Q6 = Hints(
    nudge="Print y_mean and y_std. Which numbers did you expect?",
    hint="To go back from a scale you need the numbers that led to it. "
    "Follow each name to the line where it gets its value.",
    example="""
    A weight that was noted down too late:

    >>> suitcase = 23.0
    >>> suitcase = suitcase - 3.0
    >>> weight_at_check_in = suitcase
    >>> weight_at_check_in
    20.0

    The line that notes it is correct, and comes after the one that changes
    it.
    """,
)

Q7 = Hints(
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
