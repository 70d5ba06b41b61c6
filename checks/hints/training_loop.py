"""Help for exercise 05: the training loop."""

from checks.question import Hints

Q1 = Hints(
    nudge="Which line makes the name that another line uses?",
    hint="Sample, loss and gradient, update, record. Two of the lines do not "
    "belong into the loop at all: ask of each what it throws away.",
    example="""
    A loop with three names that go round, each replaced by its successor:

    >>> total, factor = 0.0, 1.0
    >>> for _ in range(3):
    ...     change = 2.0 * factor
    ...     total = total + change
    ...     factor = factor / 2
    >>> total
    3.5

    `total = change` would forget the sum, and `factor = 1.0` inside the loop
    would make all three changes the same.
    """,
)

Q2 = Hints(
    nudge="What are the places, and which shape does a batch of them have?",
    hint="`uniform` takes a key, a shape as a tuple, `minval` and `maxval`. "
    "A batch has one row per sample, and one column per input.",
    example="""
    Five angles between 10 and 20, and the sine of each:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> key = jax.random.key(3)
    >>> angles = jax.random.uniform(key, (5, 1), minval=10, maxval=20)
    >>> heights = jnp.sin(angles)
    >>> print(angles.shape, heights.shape)
    (5, 1) (5, 1)

    The sines are computed from the angles that were drawn, so the two
    belong together row by row.
    """,
)

Q3 = Hints(
    nudge="Adam divides. By what, in its first step?",
    hint="The update is minus the learning rate times m divided by the root "
    "of v. In the first step m is the gradient and v its square.",
    example="""
    The first update for a gradient of -40, with learning rate 0.1:

    >>> m, v = -40.0, (-40.0) ** 2
    >>> round(-0.1 * m / (v**0.5 + 1e-8), 6)
    0.1

    The size of the gradient cancels; its sign remains.
    """,
)

Q4 = Hints(
    nudge="Three of the four steps of the loop stand in this function; which "
    "one stays outside?",
    hint="`optimizer.update(grads, opt_state, params)` returns updates and "
    "the new state; `optax.apply_updates` returns the new parameters. Which "
    "three names does the caller need?",
    example="""
    A step of another kind: a ball with a place and, as its memory, a speed.

    >>> def fall(place, speed):
    ...     height = place
    ...     speed = speed - 10 * 0.1
    ...     place = place + speed * 0.1
    ...     return place, speed, height
    >>> place, speed, height = fall(5.0, 0.0)
    >>> place, speed, height = fall(place, speed)
    >>> round(place, 2), speed, height
    (4.7, -2.0, 4.9)

    The memory goes in, is renewed, and comes out; the height is that before
    the step.
    """,
)

Q5 = Hints(
    nudge="Where is the network wrong? Plot it before you read the lines.",
    hint="The loss is small on the batches, so ask where the batches lie: "
    "print the smallest and the largest x.",
    example="""
    A mean that is right for what was measured, and wrong for the question:

    >>> import numpy as np
    >>> hours = np.arange(8, 18)
    >>> def temperature(hour):
    ...     return 10 + 8 * np.sin((hour - 8) / 24 * 2 * np.pi)
    >>> day, all_day = temperature(hours), temperature(np.arange(24))
    >>> print(f"{day.mean():.0f} by day, {all_day.mean():.0f} over 24 hours")
    15 by day, 10 over 24 hours

    Nobody measured at night, and no number in `day` says so.
    """,
)

Q6 = Hints(
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
