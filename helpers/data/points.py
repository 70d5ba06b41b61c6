"""Made-up points with a class each, to learn classification on."""

import jax.numpy as jnp
from jax.random import normal, split, uniform

from helpers.validate import check_count, check_key, check_positive

# Standard deviation of the points around their arm's middle.
SPREAD = 0.02


def spirals(key, num_points, turns=1.5):
    """Draw points on two spiral arms, one arm for each class.

    The arms start at the middle, end at radius 1 and are each other's
    mirror image through the middle.  Points lie evenly in area from the
    middle outwards, and scatter by 0.02 around their arm.

    Arguments:
        key: a random key; do not use it again.
        num_points: how many points, at least 1; the classes alternate.
        turns: how often an arm winds around the middle, above 0.

    Returns:
        x, the places, shape (num_points, 2), and labels, the classes, 0 or
        1, whole numbers of shape (num_points,).

    Raises:
        TypeError: `key` is not a random key, or `num_points` not whole.
        ValueError: `num_points` is below 1, or `turns` not above 0.

    >>> x, labels = spirals(jax.random.key(0), 640)
    >>> x.shape, labels.shape, labels.dtype.name
    ((640, 2), (640,), 'int32')
    """
    check_key(key)
    check_count("num_points", num_points)
    check_positive("turns", turns)
    place_key, spread_key = split(key)
    labels = jnp.arange(num_points) % 2
    radius = jnp.sqrt(uniform(place_key, (num_points,)))
    angle = 2 * jnp.pi * turns * radius + jnp.pi * labels
    middle = jnp.stack([jnp.cos(angle), jnp.sin(angle)], axis=1)
    x = radius[:, None] * middle  # (points, 2)
    return x + SPREAD * normal(spread_key, x.shape), labels
