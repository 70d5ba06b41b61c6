"""Named target functions: what the networks of the course learn.

Each maps inputs q of any shape to values of the same shape.
"""

import jax.numpy as jnp
from jax.random import key, normal

from helpers.validate import check_array


def running_example(q):
    """F(q) = exp(-q^2) sin(5 q), the target of lessons 01 to 05.

    >>> round(float(running_example(0.3)), 4)
    0.9116
    """
    check_array("q", q)
    return jnp.exp(-(q**2)) * jnp.sin(5 * q)


def even_example(q):
    """exp(-q^2) cos(5 q): even, so a network without biases cannot fit it.

    >>> float(even_example(0.0))
    1.0
    """
    check_array("q", q)
    return jnp.exp(-(q**2)) * jnp.cos(5 * q)


def sine(q):
    """sin(2 q): goes on for ever outside the training range.

    >>> float(sine(0.0))
    0.0
    """
    check_array("q", q)
    return jnp.sin(2 * q)


def step(q):
    """-1 left of 0, 1 right of it.

    >>> float(step(-0.5))
    -1.0
    """
    check_array("q", q)
    return jnp.where(q < 0, -1.0, 1.0)


def absolute_value(q):
    """Return the absolute value of q: continuous, with a corner at 0.

    >>> float(absolute_value(-2.0))
    2.0
    """
    check_array("q", q)
    return jnp.abs(q)


def parabola(q):
    """q^2 / 4: keeps growing outside the training range.

    >>> float(parabola(2.0))
    1.0
    """
    check_array("q", q)
    return q**2 / 4


def noise(q):
    """Return a fixed random value on each quarter of [-4, 4): no pattern.

    The 32 values are normal, drawn from key 0 and divided by 2.  Left of -4
    and right of 4 the outermost ones go on.

    >>> bool(noise(0.05) == noise(0.2))
    True
    """
    check_array("q", q)
    values = normal(key(0), (32,)) / 2
    piece = jnp.floor((jnp.asarray(q) + 4) * 4).astype(int)
    return values[jnp.clip(piece, 0, 31)]
