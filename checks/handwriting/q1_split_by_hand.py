"""Exercise 09, question 1: `split_by_hand`."""

import numpy as np

from checks.plain import Key
from checks.question import Hints, Mistake, Part, Question

KEYS = 12


def draw_hands(rng):
    """Return who wrote each row: `KEYS` with one table, one with another.

    Three come once more at the end: chance repeats one choice, not all.
    """
    seeds = rng.choice(1000, KEYS + 1, replace=False)
    *keys, other = [Key(int(seed)) for seed in seeds]
    many, few = (
        rng.permutation(np.repeat(rng.choice(80, len(n), False) + 10, n))
        for n in ([3] * 7, [3, 1, 2, 4])
    )
    calls = [(key, np.int32(many), 4) for key in keys]
    return [*calls, (other, np.int32(few), 1), *calls[:3]]


def facts(case):
    """Return who wrote the test rows, and what is true of the two sets."""
    _, hands, num_test = case.arguments
    if any(np.ndim(part) != 1 for part in case.value):
        raise ValueError("not two rows of numbers")
    train, test = (np.ravel(part).tolist() for part in case.value)
    known, new = set(hands[train].tolist()), set(hands[test].tolist())
    return {
        "new": new,
        "a partition": sorted(train + test) == list(range(len(hands))),
        "apart": bool(known and new) and not known & new,
        "sized": len(new) == num_test,
        "swapped": len(new) == len(set(hands.tolist())) - num_test,
    }


def all_are(fact):
    """Return what says whether a fact is true of all cases."""
    return lambda cases: all(facts(case)[fact] for case in cases)


def key_decides(cases):
    """Say whether other keys choose other hands, and the same key not."""
    chosen = [facts(case)["new"] for case in cases]
    once, again = chosen[:KEYS], chosen[KEYS + 1 :]
    return once[:3] == again and any(new != once[0] for new in once)


def are_neighbours(cases):
    """Say whether the hands for the test have numbers that follow up.

    The last and the first count as neighbours, too; of 35 choices seven are
    such, and all of 12 keys make one of them 4 times in 1e9.
    """
    hands = np.unique(cases[0].arguments[1])
    chosen = [
        np.isin(hands, list(facts(case)["new"])) for case in cases[:KEYS]
    ]
    return all(np.sum(test != np.roll(test, 1)) <= 2 for test in chosen)


HINTS = Hints(
    nudge="What is dealt out here: 21 rows, or seven hands?",
    hint="`jnp.unique(hands)` has each hand once; shuffle it with the key "
    "and take some. `jnp.isin` says which rows are theirs.",
    example="""
    Which seats are locked? Those of a carriage that is:

    >>> import numpy as np
    >>> carriage = np.array([7, 3, 7, 5])
    >>> locked = np.isin(carriage, np.array([5, 7]))
    >>> print(np.flatnonzero(locked), np.flatnonzero(~locked))
    [0 2 3] [1]
    """,
)


QUESTION = Question(
    "q1",
    "split_by_hand(key, hands, num_test)",
    "A test answers the question that its split asks.",
    HINTS,
    draw=draw_hands,
    wanted="train_rows, test_rows: each hand's rows in one of the two",
    parts=(
        Part("each row in one set", holds=all_are("a partition")),
        Part("no hand in both", holds=all_are("apart")),
        Part("`num_test` hands in the test", holds=all_are("sized")),
        Part(
            "a random choice",
            holds=lambda cases: (
                key_decides(cases) and not are_neighbours(cases)
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "not two",
            "Two arrays are wanted: `return train_rows, test_rows`.",
            when=lambda case: (
                not (
                    isinstance(case.value, (tuple, list))
                    and len(case.value) == 2
                )
            ),
        ),
        Mistake(
            "tuple of where",
            "`jnp.where` gives a tuple: take what is in it, or use "
            "`jnp.flatnonzero`.",
            when=lambda case: all(
                isinstance(part, tuple) for part in case.value
            ),
        ),
        Mistake(
            "a column",
            "Row numbers of shape (rows,) are wanted, and a column came: "
            "`jnp.flatnonzero` gives a row where `jnp.argwhere` does not.",
            when=lambda case: [np.ndim(part) for part in case.value] == [2, 2],
        ),
        Mistake(
            "floats",
            "Row numbers are whole numbers: a float is no place in an array.",
            when=lambda case: np.asarray(case.value[1]).dtype.kind == "f",
        ),
        Mistake(
            "counted from 1",
            "Rows are counted from 0: row 0 never comes, and one does that "
            "is not there.",
            across=lambda cases: all(
                np.max(np.concatenate(case.value)) == len(case.arguments[1])
                for case in cases
            ),
        ),
        Mistake(
            "mask",
            "True and False came: `jnp.flatnonzero` gives row numbers.",
            when=lambda case: np.asarray(case.value[1]).dtype == bool,
        ),
        Mistake(
            "empty test",
            "No row is for the test: hands may have any numbers, so draw "
            "from those that occur, `jnp.unique(hands)`.",
            across=lambda cases: any(np.size(c.value[1]) == 0 for c in cases),
        ),
        Mistake(
            "hands, not rows",
            "The names of hands came: wanted are the numbers of their rows.",
            when=lambda case: set(case.value[1]) <= set(case.arguments[1]),
        ),
        Mistake(
            "rows in both",
            "The rows of the test stand in the training set, too: leave them "
            "out there.",
            across=lambda cases: all(
                np.size(test) and np.all(np.isin(test, train))
                for train, test in (case.value for case in cases)
            ),
        ),
        Mistake(
            "rows dealt out",
            "Some hands wrote rows of both sets: deal out the hands, and let "
            "each row follow its hand.",
            across=lambda cases: not all_are("apart")(cases),
        ),
        Mistake(
            "swapped",
            "Train and test are swapped: `num_test` hands are for the test.",
            across=all_are("swapped"),
        ),
        Mistake(
            "too many hands",
            "More hands than `num_test` are in a test: take so many of those "
            "that you have shuffled.",
            across=lambda cases: any(
                len(facts(case)["new"]) > case.arguments[2] for case in cases
            ),
        ),
        Mistake(
            "rows lost",
            "Some rows are in neither set, or stand twice in one.",
            across=lambda cases: not all_are("a partition")(cases),
        ),
        Mistake(
            "drawn twice",
            "A test has fewer hands than `num_test`: was one drawn twice, or "
            "is `num_test` not used? Draw from `jnp.unique(hands)`, without "
            "replacement.",
            across=lambda cases: not all_are("sized")(cases),
        ),
        Mistake(
            "key ignored",
            "The key does not decide: another key has to choose other hands, "
            "and the same key the same ones.",
            across=lambda cases: not key_decides(cases),
        ),
        Mistake(
            "neighbours",
            "The hands for the test have numbers that follow each other: "
            "every choice has to be possible, so shuffle the hands.",
            across=are_neighbours,
        ),
    ),
)
