"""Help for exercise 01: layers, networks and bumps."""

from checks.question import Hints

Q1 = Hints(
    nudge="What does one new neuron do with all the old activations?",
    hint="It multiplies them by its row of w and adds up: that is what "
    "`jnp.matmul(w, x)` does for all rows. Which comes next, b or tanh?",
    example="""
    Prices of two shopping lists, a fee for each, and the root of the sum:

    >>> import jax.numpy as jnp
    >>> amounts = jnp.array([[1.0, 2.0, 0.0], [0.0, 0.0, 4.0]])  # (2, 3)
    >>> prices = jnp.array([1.0, 3.0, 5.0])  # (3,)
    >>> fees = jnp.array([2.0, 5.0])  # (2,)
    >>> print(jnp.sqrt(jnp.matmul(amounts, prices) + fees))  # (2,)
    [3. 5.]

    One row per list, one number per row; the fee goes inside the root.
    """,
)

Q2 = Hints(
    nudge="What lies between two neighbouring layers, and how many numbers "
    "is that?",
    hint="Walk over the pairs with `zip(layer_sizes[:-1], layer_sizes[1:])`. "
    "Each pair brings a matrix, and each layer but the first a vector.",
    example="""
    The handshakes between neighbouring rows of seats:

    >>> seats = [2, 3, 4]
    >>> count = 0
    >>> for front, back in zip(seats[:-1], seats[1:]):
    ...     count = count + front * back
    >>> count
    18

    2 times 3 and 3 times 4: two pairs from three rows.
    """,
)

Q3 = Hints(
    nudge="What is left of many layers when tanh is gone?",
    hint="One layer with one matrix and one bias: with one input, that is a "
    "straight line. Which line goes through the two points?",
    example="""
    A line through (0, 1) and (2, 5), read at 3:

    >>> slope = (5 - 1) / (2 - 0)
    >>> 1 + slope * (3 - 0)
    7.0

    The rise is the same for each step to the right.
    """,
)

Q4 = Hints(
    nudge="It is the line of question 1, again and again, but for one "
    "layer. Which?",
    hint="Loop over `enumerate(zip(weights, biases))`, give the new "
    "activations the name x, and leave tanh out where the counter is at "
    "its last value, `len(weights) - 1`.",
    example="""
    A number sent through several machines, rounded after each but the last:

    >>> factors, shifts = [0.3, 2.5, 0.5], [1.0, 0.0, 0.2]
    >>> x = 2.0
    >>> for n, (factor, shift) in enumerate(zip(factors, shifts)):
    ...     x = factor * x + shift
    ...     if n < len(factors) - 1:
    ...         x = round(x)
    >>> x
    2.7

    x is what the last machine made, and what the next one gets.
    """,
)

Q5 = Hints(
    nudge="A bump is a step up and, later, a step down.",
    hint="tanh(w q + b) has its middle where w q + b = 0; solve that for b. "
    "And mind how high a tanh rises, from its lowest to its highest value.",
    example="""
    One step up at 2, from 0 to 1, with weight 4:

    >>> import numpy as np
    >>> w, b = 4.0, -4.0 * 2.0
    >>> def step(q):
    ...     return 0.5 * np.tanh(w * q + b) + 0.5
    >>> print(np.round(step(np.array([0.0, 2.0, 4.0])), 3))
    [0.  0.5 1. ]

    The 0.5 in front halves a rise of 2; the 0.5 behind lifts it to start
    at 0.
    """,
)

Q6 = Hints(
    nudge="How many matrices has the network that works, and how many the "
    "one that does not?",
    hint="Write down, for each of the three layers, whether tanh is applied "
    "to it. Which line decides that?",
    example="""
    A function that is right for lists of two, and only for those:

    >>> def all_but_last(values):
    ...     return [v for n, v in enumerate(values) if n < 1]
    >>> all_but_last(["a", "b"]), all_but_last(["a", "b", "c"])
    (['a'], ['a'])

    A number that belongs to one example was written into the code.
    """,
)

Q7 = Hints(
    nudge="A letter like this is a staircase: where does the pen go up, and "
    "where down?",
    hint="Each tanh unit is one step. Its place is -b/w, its height twice "
    "its weight in the last layer, and a smaller w makes a gentler slope.",
    example="""
    The letter U over -2 to 2 is two steps, down at -1 and up at 1; a last
    bias of 1 makes its ends as high as 1:

    >>> import numpy as np
    >>> def letter_u(q):
    ...     down, up = np.tanh(4 * (q + 1)), np.tanh(4 * (q - 1))
    ...     return -0.5 * down + 0.5 * up + 1
    >>> print(np.round(letter_u(np.array([-2.0, 0.0, 2.0])), 1))
    [1. 0. 1.]
    """,
)
