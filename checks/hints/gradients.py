"""Help for exercise 04: the loss, its gradient, and one step."""

from checks.question import Hints

Q1 = Hints(
    nudge="Subtract, square, sum, divide. Which shape has each of the four?",
    hint="`network_batch(x, params)` has the shape of y_target. Sum all the "
    "squares, and divide by the number of examples, `x.shape[0]`.",
    example="""
    The mean squared length of three arrows in the plane:

    >>> import jax.numpy as jnp
    >>> arrows = jnp.array([[3.0, 4.0], [0.0, 2.0], [1.0, 0.0]])  # (3, 2)
    >>> print(jnp.sum(arrows**2) / arrows.shape[0])
    10.0

    25 + 4 + 1 over 3 arrows. `jnp.mean` would divide by 6, the number of
    entries.
    """,
)

Q2 = Hints(
    nudge="`params` and `grads` have the same structure. What happens to one "
    "array of each?",
    hint="`jax.tree.map` takes a function of two arrays and two structures; "
    "it hands over the arrays in pairs, and keeps the structure.",
    example="""
    Prices lowered by a discount, both in nested structures:

    >>> import jax
    >>> prices = {"fruit": [4.0, 2.0], "bread": [3.0]}
    >>> discounts = {"fruit": [1.0, 0.0], "bread": [2.0]}
    >>> jax.tree.map(lambda p, d: p - 0.5 * d, prices, discounts)
    {'bread': [2.0], 'fruit': [3.5, 2.0]}

    The function sees one price and one discount at a time.
    """,
)

Q3 = Hints(
    nudge="Which function has this gradient, and which of its arguments is "
    "to move?",
    hint="`value_and_grad(function, argnums=...)` returns a function with "
    "the same arguments. Arguments are counted from 0.",
    example="""
    An area and its slope in the second argument, the height:

    >>> from jax import value_and_grad
    >>> def area(width, height):
    ...     return width * height
    >>> value, slope = value_and_grad(area, argnums=1)(3.0, 5.0)
    >>> print(value, slope)
    15.0 3.0

    Made and called in one line; argnums=0 would give 5.0.
    """,
)

Q4 = Hints(
    nudge="Which shape has (3, 1) minus (3,)?",
    hint="Every output is compared with every target. Write the table of "
    "differences down, row by row, and square each entry.",
    example="""
    The same table for the two numbers 1 and 2, with sums for differences:

    >>> import jax.numpy as jnp
    >>> numbers = jnp.array([1.0, 2.0])
    >>> print(numbers[:, None] + numbers)
    [[2. 3.]
     [3. 4.]]
    >>> print(jnp.mean(numbers[:, None] + numbers))
    3.0

    Four entries from two numbers.
    """,
)

Q5 = Hints(
    nudge="How often does Python run the lines of a compiled function?",
    hint="Once, with stand-ins. Which line does something besides computing "
    "what is returned? Print what it has left behind.",
    example="""
    A counter in a compiled function:

    >>> import jax
    >>> calls = []
    >>> @jax.jit
    ... def double(x):
    ...     calls.append(1)
    ...     return 2 * x
    >>> results = [double(1.0), double(2.0), double(3.0)]
    >>> len(results), len(calls)
    (3, 1)

    Three results were returned, one thing was done on the side.
    """,
)

Q6 = Hints(
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
