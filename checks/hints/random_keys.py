"""Help for exercise 02: keys, splits and first weights."""

from checks.question import Hints

Q1 = Hints(
    nudge="How many keys do two independent draws need?",
    hint="Split the key that you are given, and use each of the new ones "
    "for one draw. The old one is spent.",
    example="""
    One throw of a die and one of a coin, from one key:

    >>> import jax
    >>> from jax.random import bernoulli, randint, split
    >>> def throw(key):
    ...     die_key, coin_key = split(key)
    ...     return randint(die_key, (), 1, 7), bernoulli(coin_key)
    >>> die, coin = throw(jax.random.key(3))
    >>> int(die) in range(1, 7), coin.shape
    (True, ())

    The caller's key is used once: for the split.
    """,
)

Q2 = Hints(
    nudge="Write down, for each draw, which key it is made from: by its "
    "history, not by its name.",
    hint="Two keys are the same if they come from the same seed by the same "
    "splits and the same halves. Names do not count.",
    example="""
    Two keys with different names and the same history:

    >>> import jax
    >>> from jax.random import normal, split
    >>> one, _ = split(jax.random.key(0))
    >>> other = split(jax.random.key(0))[0]
    >>> bool(normal(one) == normal(other))
    True

    Both are the first half of key 0.
    """,
)

Q3 = Hints(
    nudge="One matrix and one vector for each pair of neighbouring layers, "
    "and one fresh subkey for each matrix.",
    hint="In the loop: split the key and keep both halves; draw a matrix of "
    "shape (higher, lower) from the subkey; divide by the square root of "
    "what comes in.",
    example="""
    Three shuffled decks, each from a key of its own:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> from jax.random import permutation, split
    >>> def shuffled_decks(key, sizes):
    ...     decks = []
    ...     for size in sizes:
    ...         key, subkey = split(key)
    ...         decks.append(permutation(subkey, jnp.arange(size)))
    ...     return decks
    >>> [len(deck) for deck in shuffled_decks(jax.random.key(1), [8, 9, 52])]
    [8, 9, 52]

    `key` goes on to the next turn, `subkey` is used up in this one.
    """,
)

Q4 = Hints(
    nudge="Two things are drawn here. Print the shapes of both.",
    hint="Draw x with `uniform(..., minval=-3, maxval=3)` and the noise with "
    "`normal`, both of shape (num_points, 1), each from its own half of a "
    "split. The noise is multiplied by its wanted spread.",
    example="""
    Heights and weights of made-up people, in two columns of shape (n, 1):

    >>> import jax
    >>> from jax.random import normal, split
    >>> def people(key, n):
    ...     height_key, weight_key = split(key)
    ...     height = 170 + 8 * normal(height_key, (n, 1))
    ...     weight = 0.9 * height - 85 + 5 * normal(weight_key, (n, 1))
    ...     return height, weight
    >>> height, weight = people(jax.random.key(0), 4)
    >>> height.shape, weight.shape
    ((4, 1), (4, 1))

    The scatter of the weights knows nothing of the heights.
    """,
)

Q5 = Hints(
    nudge="Print `sample[:3]` in each turn.",
    hint="Which key does each turn begin with, and which one does it leave "
    "for the next?",
    example="""
    A counter with the same trouble:

    >>> tickets, number = [], 1
    >>> for _ in range(3):
    ...     ticket, _ = number, number + 1
    ...     tickets.append(ticket)
    >>> tickets
    [1, 1, 1]

    What should be there for the next turn was given a name that nobody
    reads.
    """,
)

Q6 = Hints(
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
