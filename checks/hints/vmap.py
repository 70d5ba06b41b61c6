"""Help for exercise 03: mapping functions over axes."""

from checks.question import Hints

Q1 = Hints(
    nudge="Which of the two arguments changes from call to call?",
    hint="`vmap(function, in_axes=(..., ...))` returns a function: 0 for an "
    "argument that is walked along, None for one that stays as it is.",
    example="""
    A price for each list of amounts, always with the same prices:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> def total(amounts, prices):
    ...     return jnp.sum(amounts * prices)
    >>> lists = jnp.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0]])  # (3, 2)
    >>> prices = jnp.array([10.0, 1.0])  # (2,)
    >>> print(vmap(total, in_axes=(0, None))(lists, prices))
    [10. 21.  3.]

    Three lists, one set of prices, three totals.
    """,
)

Q2 = Hints(
    nudge="How often is `double` called, in effect, and what does each call "
    "get?",
    hint="The axis that is walked along disappears for the single call. The "
    "results are stacked along a new axis 0.",
    example="""
    Walking along axis 1 of a table with 2 rows and 5 columns:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> table = jnp.zeros((2, 5))
    >>> print(vmap(lambda column: 2 * column, in_axes=1)(table).shape)
    (5, 2)

    Five calls, each with a column of 2.
    """,
)

Q3 = Hints(
    nudge="Two things change, the network and the input: how many `vmap` "
    "does that take?",
    hint="Make a function of a batch first; then map that one along the "
    "networks, with x as it is. The outermost `vmap` puts its axis first.",
    example="""
    Every row multiplied with every factor:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> def times(a, b):
    ...     return a * b
    >>> for_all_a = vmap(times, in_axes=(0, None))
    >>> for_all_both = vmap(for_all_a, in_axes=(None, 0))
    >>> print(for_all_both(jnp.arange(3), jnp.array([1, 10])))
    [[ 0  1  2]
     [ 0 10 20]]

    The outer one walks along b, so b's axis comes first: shape (2, 3).
    """,
)

Q4 = Hints(
    nudge="Write a function of one value. Which new params does it need?",
    hint="Inside, make a new dictionary, with the same weights, and with a "
    "list of biases whose entry 0 is filled with the value. Then map this "
    "function over the values.",
    example="""
    The length of a vector whose first entry is set to several values:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> vector = jnp.array([1.0, 4.0])
    >>> def length(value):
    ...     changed = vector.at[0].set(value)
    ...     return jnp.sqrt(jnp.sum(changed**2))
    >>> print(vmap(length)(jnp.array([0.0, 3.0])))
    [4. 5.]

    What does not change comes in from outside; it needs no `in_axes`.
    """,
)

Q5 = Hints(
    nudge="How many heights came out, and how many should have?",
    hint="Print the shape of q. `vmap` walks along axis 0: how long is it, "
    "and what is left for one call?",
    example="""
    Three names in a column and in a row:

    >>> import numpy as np
    >>> names = np.array(["Ada", "Emmy", "Lise"])
    >>> [len(entry) for entry in names[:, None]]
    [1, 1, 1]
    >>> [len(entry) for entry in names[None, :]]
    [3]

    Three entries of one name each, or one entry of three.
    """,
)

Q6 = Hints(
    nudge="How does a row of numbers show that a curve has crossed zero?",
    hint="Compare the signs of neighbours: they differ where the curve "
    "crosses. Choose places that do not contain 0 itself, where every odd "
    "curve is 0.",
    example="""
    Count the crossings of two curves, given at five places:

    >>> import jax.numpy as jnp
    >>> curves = jnp.array([[-2, -1, 1, 2, 3], [1, -1, -2, 1, -1]])
    >>> changes = jnp.sign(curves[:, 1:]) != jnp.sign(curves[:, :-1])
    >>> print(jnp.sum(changes, axis=1))
    [1 3]

    One row for each curve, one number for each.
    """,
)
