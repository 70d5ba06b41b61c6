"""Exercise 02, question 2: `equal_draws`."""

from checks.kinds import order
from checks.question import Hints

HINTS = Hints(
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


QUESTION = order(
    "q2",
    "equal_draws",
    ("AE", "EA"),
    points=1,
    wrong=[
        (
            "named key",
            "^(BC|CB)$",
            "b and c use the same name, but a split lies between them: "
            "`key` has another value by then.",
        ),
        (
            "same seed",
            "^(AD|DA)$",
            "d draws from key 7 itself, and a from one half of it: a split "
            "makes new keys.",
        ),
        (
            "two halves",
            "^(AB|BA)$",
            "a and b use the two halves of one split, and these differ.",
        ),
        (
            "first key",
            "^(BD|DB)$",
            "b draws from what line 2 left in `key`, which is no longer key "
            "7.",
        ),
        (
            "key 7 or its half",
            "^(DE|ED)$",
            "d draws from key 7 itself, and e from its first half.",
        ),
        (
            "second half",
            "^(BE|EB)$",
            "`split` hands back two keys: line 1 calls number 0 `subkey`.",
        ),
        (
            "later split",
            "^(CE|EC|CD|DC|AC|CA)$",
            "c draws from a key of the second split, which no other draw "
            "comes from.",
        ),
        (
            "not two",
            "^(?!..$)",
            "Name exactly two draws, such as 'BC'.",
        ),
    ],
    why="Equal keys give equal numbers, whatever names they have.",
    hints=HINTS,
    otherwise="Write down the history of each key: which seed, which split, "
    "which half?",
)
