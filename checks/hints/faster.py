"""Help for exercise 08: scan, traces and an honest clock."""

from checks.question import Hints

Q1 = Hints(
    nudge="What does one step hand to the next? That is the carry.",
    hint="Write a function of (average, value) that returns the new average "
    "twice: as the next carry, and as the record.",
    example="""
    The highest value so far, for a row of values:

    >>> import jax.numpy as jnp
    >>> from jax.lax import scan
    >>> def higher(highest, value):
    ...     highest = jnp.maximum(highest, value)
    ...     return highest, highest
    >>> last, records = scan(higher, jnp.zeros(()), jnp.array([2.0, 1.0, 5.0]))
    >>> print(last, records)
    5.0 [2. 2. 5.]

    The carry goes in as a float of shape (), and comes out as one.
    """,
)

Q2 = Hints(
    nudge="Which pairs (number of rows, kind of rate) occur at all?",
    hint="Write the twelve calls down, and cross out those whose shape and "
    "dtypes have been there before. A rate of 1 is an int.",
    example="""
    Sandwiches are made to order, and a machine is built for each new kind:

    >>> orders = [("rye", "ham"), ("rye", "egg"), ("rye", "ham")]
    >>> len(set(orders))
    2

    The third order finds its machine.
    """,
)

Q3 = Hints(
    nudge="When does Python run the lines of a compiled function?",
    hint="Wrap f in a function that appends to a list and then calls f. "
    "Apply `jit` to the wrapper once, and call it on every input.",
    example="""
    How often is this list really sorted, if answers are kept?

    >>> from functools import cache
    >>> notes = []
    >>> @cache
    ... def in_order(word):
    ...     notes.append("run")
    ...     return sorted(word)
    >>> for word in ("tea", "eat", "tea"):
    ...     _ = in_order(word)
    >>> len(notes)
    2

    The note is taken inside, so it counts runs, not calls.
    """,
)

Q4 = Hints(
    nudge="What has to go from one step to the next, besides the state?",
    hint="The key. So the carry is a pair (key, state): split the key in "
    "each step, give one half to `step`, and hand the other on.",
    example="""
    A walk with random steps, whose carry is key and place:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> from jax.lax import scan
    >>> def walk(carry, _):
    ...     key, place = carry
    ...     subkey, key = jax.random.split(key)
    ...     place = place + jax.random.normal(subkey)
    ...     return (key, place), place
    >>> start = jax.random.key(0), jnp.zeros(())
    >>> (key, place), places = scan(walk, start, length=4)
    >>> print(places.shape, bool(place == places[-1]))
    (4,) True
    """,
)

Q5 = Hints(
    nudge="When is a product there: when the call returns, or later?",
    hint="JAX hands back an array before its numbers are computed. Which "
    "line should have waited, and for what?",
    example="""
    Somebody measures how fast a baker is:

    >>> minutes_to_order, minutes_to_bake = 1, 40
    >>> 10 / minutes_to_order, 10 / (minutes_to_order + minutes_to_bake)
    (10.0, 0.24390243902439024)

    Ten loaves a minute, if you leave the shop after ordering.
    """,
)

Q6 = Hints(
    nudge="With few steps, must each be longer or shorter?",
    hint="`valley` takes one row of rates; call it for each number of steps, "
    "take the median over seeds, and look where it is lowest.",
    example="""
    Where is the lowest median, of two rows of seeds and three rates?

    >>> import numpy as np
    >>> rates = np.array([0.01, 0.1, 1.0])
    >>> errors = np.array([[0.3, 0.1, 0.9], [0.5, 0.2, 0.4]])
    >>> float(rates[np.argmin(np.median(errors, axis=0))])
    0.1
    """,
)
