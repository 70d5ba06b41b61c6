"""Exercise 03, question 7: `distances`."""

import numpy as np

from checks.question import Call, Hints, Mistake, Part, Question, array


def draw_places(rng):
    """Return towns and shops in the plane and in space, once one of each."""
    return [
        Call((array(rng, 3, 2), array(rng, 5, 2)), "in the plane"),
        Call((array(rng, 4, 3), array(rng, 4, 3)), "in space"),
        Call((array(rng, 4, 2), array(rng, 1, 2)), "in the plane"),
        Call((array(rng, 1, 3), array(rng, 2, 3)), "in space"),
    ]


def gaps(towns, shops):
    """Return all differences, shape (towns, shops, coordinates)."""
    return towns[:, None].astype(float) - shops[None]


def distances(towns, shops):
    """Return all distances, shape (towns, shops)."""
    return np.sqrt(np.sum(gaps(towns, shops) ** 2, axis=2))


HINTS = Hints(
    nudge="Write the distance of one town from one shop first.",
    hint="One function of two places; one `vmap` along the shops, one around "
    "it along the towns. The outermost puts its axis first.",
    example="""
    A multiplication table out of a function of two numbers:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> row = jax.vmap(jnp.multiply, in_axes=(None, 0))
    >>> table = jax.vmap(row, in_axes=(0, None))
    >>> print(table(jnp.arange(1, 3), jnp.arange(1, 5)))
    [[1 2 3 4]
     [2 4 6 8]]
    """,
)


QUESTION = Question(
    "q7",
    "distances(towns, shops)",
    "All pairs of anything: two maps, one inside the other.",
    HINTS,
    draw=draw_places,
    expect=distances,
    parts=(
        Part("in the plane", label="in the plane"),
        Part("in space", label="in space"),
    ),
    mistakes=(
        Mistake(
            "nested the other way",
            "The axes are swapped: the towns come first. Of two maps, the "
            "outer one puts its axis first.",
            wrong=lambda towns, shops: distances(towns, shops).T,
        ),
        Mistake(
            "walked in step",
            "Both are walked along at once, so town i meets shop i alone: "
            "each map needs a None.",
            raises="inconsistent sizes",
        ),
        Mistake(
            "squares",
            "Those are the squares of the distances: the root is missing.",
            wrong=lambda towns, shops: distances(towns, shops) ** 2,
        ),
        Mistake(
            "half the squares",
            "`** 1 / 2` halves the squares: write `** 0.5`, or `jnp.sqrt`.",
            wrong=lambda towns, shops: distances(towns, shops) ** 2 / 2,
        ),
        Mistake(
            "along the axes",
            "That is the way along the axes: square the differences, add "
            "them, and take the root.",
            wrong=lambda towns, shops: np.abs(gaps(towns, shops)).sum(axis=2),
        ),
        Mistake(
            "mean of squares",
            "The squares are averaged: add them up.",
            wrong=lambda towns, shops: np.sqrt(
                np.mean(gaps(towns, shops) ** 2, axis=2)
            ),
        ),
        Mistake(
            "plane alone",
            "Right in the plane, and too short in space: the third "
            "coordinate counts, too.",
            wrong=lambda towns, shops: distances(towns[:, :2], shops[:, :2]),
        ),
        Mistake(
            "largest difference",
            "That is the largest difference alone: all of them count, "
            "squared and added up.",
            wrong=lambda towns, shops: np.abs(gaps(towns, shops)).max(axis=2),
        ),
        Mistake(
            "added places",
            "The places were added: a distance comes from their difference.",
            wrong=lambda towns, shops: distances(towns, -shops),
        ),
        Mistake(
            "summed too early",
            "Differences of either sign cancel: square each of them, then "
            "add.",
            wrong=lambda towns, shops: np.abs(gaps(towns, shops).sum(axis=2)),
        ),
        Mistake(
            "another axis",
            "The squares are added along another axis: the coordinates lie "
            "on the last one.",
            wrong=tuple(
                lambda towns, shops, axis=axis: np.linalg.norm(
                    gaps(towns, shops), axis=axis
                )
                for axis in (0, 1)
            ),
        ),
        Mistake(
            "differences",
            "The differences came, an axis too many: one number for a pair.",
            wrong=gaps,
        ),
    ),
)
