"""Exercise 09, question 5: `shift_each`."""

import numpy as np

from checks.compare import same
from checks.question import Call, Hints, Mistake, Part, Question


def draw_moves(rng):
    """Return images to be moved a little, and some to be moved far."""
    near = rng.integers(-2, 3, (5, 2))
    near[:2] = [[1, -2], [0, 0]]  # two unlike moves, and none
    far = rng.integers([[3, -8], [-7, 4], [8, 0]], [[6, -5], [-3, 8], [9, 1]])
    return [
        Call(
            (np.float32(rng.integers(1, 33, (len(m), 64)) / 2), np.int32(m)),
            how,
        )
        for m, how in ((near, "small moves"), (far, "far moves"))
    ]


def shifted(images, moves, mode="constant"):
    """Return each image after its own move, shape (rows, 64)."""
    pages = np.pad(images.reshape(-1, 8, 8), [(0, 0), (8, 8), (8, 8)], mode)
    cut = [p[d : d + 8, r : r + 8] for p, (d, r) in zip(pages, 8 - moves)]
    return np.reshape(cut, (-1, 64))


def ink(images, moves):
    """Return images of ink everywhere, to be moved in the same way."""
    return np.ones_like(images), moves


HINTS = Hints(
    nudge="How many things are walked along: images, downs, rights?",
    hint="The two columns of `moves` are `moves[:, 0]` and `moves[:, 1]`. "
    "One `vmap` of `shift` walks along three arguments in step.",
    example="""
    Each row of numbers, turned by its own number of places:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> rows = jnp.array([[1, 2, 3], [4, 5, 6]])
    >>> print(jax.vmap(jnp.roll)(rows, jnp.array([0, 1])))
    [[1 2 3]
     [6 4 5]]

    Without `in_axes`, `vmap` walks along axis 0 of all arguments.
    """,
)


QUESTION = Question(
    "q5",
    "shift_each(images, moves)",
    "New moves in every step: a network never sees the same image twice.",
    HINTS,
    draw=draw_moves,
    expect=shifted,
    parts=(
        Part("small moves", label="small moves"),
        Part("far moves", label="far moves"),
    ),
    mistakes=(
        Mistake(
            "one argument",
            "`shift` wants two numbers: the columns of `moves`, apart.",
            raises="missing 1 required positional",
        ),
        Mistake(
            "the whole batch",
            "`shift` takes one image, and got all of them: `vmap` walks "
            "along them.",
            raises="reshape",
        ),
        Mistake(
            "rows of moves",
            "Images and moves are not equally many: `moves[:, 0]` has a down "
            "for each image, and `moves[0]` is the first image's move.",
            raises="inconsistent sizes",
        ),
        Mistake(
            "all moves for one image",
            "An image met all moves at once: each has a move of its own, so "
            "both columns of `moves` are walked along, with 0 and not None.",
            raises=r"incompatible shapes.*\(5,\), \(8,\)",
        ),
        Mistake(
            "every pair",
            "Every image met every move: one `vmap` walks along both.",
            when=lambda case: np.shape(case.value)[::2] == (5, 64),
            of_form=True,
        ),
        Mistake(
            "wrapped",
            "Ink that leaves comes in on the other side: paper, 0, comes in.",
            wrong=(
                lambda images, moves: shifted(images, moves, "wrap"),
                lambda images, moves: np.array(
                    [np.roll(i, 8 * d + r) for i, (d, r) in zip(images, moves)]
                ),
            ),
        ),
        Mistake(
            "swapped",
            "Down and right are swapped: column 0 of `moves` is down.",
            wrong=lambda images, moves: shifted(images, moves[:, ::-1]),
        ),
        Mistake(
            "sign",
            "Images go the other way: positive is down, and right.",
            wrong=(
                lambda images, moves: shifted(images, -moves),
                lambda images, moves: shifted(images, moves * [-1, 1]),
                lambda images, moves: shifted(images, moves * [1, -1]),
            ),
        ),
        Mistake(
            "one move for all",
            "Every image made the same move: each has its own.",
            wrong=(
                lambda images, moves: shifted(images, 0 * moves + moves[0]),
                lambda images, moves: shifted(images, 0 * moves + moves[-1]),
            ),
        ),
        Mistake(
            "one image for all",
            "The first image made all moves: each image makes its own.",
            wrong=lambda images, moves: shifted(0 * images + images[0], moves),
        ),
        Mistake(
            "one column",
            "Only one column of `moves` has an effect: down and right both "
            "count.",
            wrong=(
                lambda images, moves: shifted(images, moves * [1, 0]),
                lambda images, moves: shifted(images, moves * [0, 1]),
            ),
        ),
        Mistake(
            "not moved",
            "The images come back as they went in.",
            wrong=lambda images, moves: images,
        ),
        Mistake(
            "moved twice",
            "Each image was moved twice by its move.",
            wrong=lambda images, moves: shifted(shifted(images, moves), moves),
        ),
        Mistake(
            "not far enough",
            "Small moves are right, and far ones are not: an image may go "
            "as far as 8 pixels.",
            across=lambda cases: (
                same(cases[0].value, cases[0].expected)
                and not same(cases[1].value, cases[1].expected)
            ),
        ),
        Mistake(
            "other paper",
            "What comes in is not paper: paper is 0.",
            across=lambda cases: all(
                same(c.value * inside, shifted(*c.arguments))
                for c in cases
                for inside in [shifted(*ink(*c.arguments)) > 0]
            ),
        ),
    ),
)
