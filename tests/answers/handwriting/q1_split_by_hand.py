"""Answers to exercise 09, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.handwriting.q1_split_by_hand import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "names = jnp.unique(hands)",
        "chosen = jax.random.choice(key, names, (num_test,), replace=False)",
        "is_test = (hands[:, None] == chosen).any(axis=1)",
        "rows = jnp.arange(len(hands))",
        "return rows[~is_test], rows[is_test]",
    ),
    written(
        """
        names = sorted(set(hands.tolist()))
        order = permutation(key, len(names)).tolist()
        chosen = {names[place] for place in order[:num_test]}
        train, test = [], []
        for row, hand in enumerate(hands.tolist()):
            (test if hand in chosen else train).append(row)
        return train, test
        """
    ),
    "import numpy as np\n"
    + written(
        "names = np.unique(np.asarray(hands))",
        "names = names[np.asarray(permutation(key, len(names)))]",
        "known = np.isin(hands, names[num_test:])",
        "return [np.where(known)[0], np.where(~known)[0]]",
    ),
)

CHOSEN = """
chosen = permutation(key, jnp.unique(hands))[:num_test]
"""

WRONG = (
    Wrong(
        "mask",
        "True and False came",
        (
            written(
                CHOSEN,
                "is_test = jnp.isin(hands, chosen)",
                "return ~is_test, is_test",
            ),
            written(
                CHOSEN,
                "test = [bool(hand in chosen) for hand in hands]",
                "return [not one for one in test], test",
            ),
        ),
    ),
    Wrong(
        "empty test",
        "No row is for the test",
        (
            written(
                "chosen = permutation(key, len(jnp.unique(hands)))[:num_test]",
                "is_test = jnp.isin(hands, chosen)",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
            written(
                "return jnp.arange(len(hands)), jnp.arange(0)",
            ),
        ),
    ),
    Wrong(
        "hands, not rows",
        "The names of hands came",
        (
            written(
                "order = permutation(key, jnp.unique(hands))",
                "return order[num_test:], order[:num_test]",
            ),
            written(
                CHOSEN,
                "is_test = jnp.isin(hands, chosen)",
                "return hands[~is_test], hands[is_test]",
            ),
        ),
    ),
    Wrong(
        "rows dealt out",
        "wrote rows of both sets",
        (
            written(
                "order = permutation(key, len(hands))",
                "return order[num_test:], order[:num_test]",
            ),
            written(
                """
                order = permutation(key, len(hands))
                share = num_test / len(jnp.unique(hands))
                n = round(len(hands) * share)
                return order[n:], order[:n]
                """
            ),
            written(
                """
                chosen = permutation(key, len(hands))[:num_test]
                rows = jnp.arange(len(hands))
                return rows[~jnp.isin(rows, chosen)], chosen
                """
            ),
        ),
    ),
    Wrong(
        "swapped",
        "Train and test are swapped",
        (
            written(
                CHOSEN,
                "chosen = jnp.isin(hands, chosen)",
                "return jnp.flatnonzero(chosen), jnp.flatnonzero(~chosen)",
            ),
            written(
                "order = permutation(key, jnp.unique(hands))",
                "is_test = jnp.isin(hands, order[num_test:])",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
        ),
    ),
    Wrong(
        "drawn twice",
        "was one drawn twice",
        (
            written(
                "chosen = permutation(key, hands)[:num_test]",
                "is_test = jnp.isin(hands, chosen)",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
            written(
                "names = jnp.unique(hands)",
                "chosen = jax.random.choice(key, names, (num_test,))",
                "is_test = jnp.isin(hands, chosen)",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
        ),
    ),
    Wrong(
        "key ignored",
        "The key does not decide",
        (
            written(
                "is_test = jnp.isin(hands, jnp.unique(hands)[:num_test])",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
            written(
                "key = jax.random.key(0)",
                CHOSEN,
                "is_test = jnp.isin(hands, chosen)",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
            "import random\n"
            + written(
                "names = sorted(set(hands.tolist()))",
                "chosen = random.sample(names, num_test)",
                "is_test = jnp.isin(hands, jnp.array(chosen))",
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)",
            ),
        ),
    ),
    Wrong(
        "rows lost",
        "Some rows are in neither set",
        (
            written(
                CHOSEN,
                "is_test = jnp.isin(hands, chosen)",
                "test = jnp.flatnonzero(is_test)",
                "return jnp.flatnonzero(~is_test)[:-1], test",
            ),
            written(
                CHOSEN,
                "test = [jnp.flatnonzero(hands == h) for h in chosen]",
                "test = jnp.concatenate([*test, test[0]])",
                "return jnp.flatnonzero(~jnp.isin(hands, chosen)), test",
            ),
            written(
                CHOSEN,
                "is_test = jnp.isin(hands, chosen)",
                "test = jnp.flatnonzero(is_test)[:num_test]",
                "return jnp.flatnonzero(~is_test), test",
            ),
        ),
    ),
    Wrong(
        "not two",
        "Two arrays are wanted",
        (
            written(
                "t = jnp.isin(hands, permutation(key, "
                "jnp.unique(hands))[:num_test])",
                "return jnp.flatnonzero(t)",
            ),
            written(
                "t = jnp.isin(hands, permutation(key, "
                "jnp.unique(hands))[:num_test])",
                'return {"train": jnp.flatnonzero(~t), "test": '
                "jnp.flatnonzero(t)}",
            ),
        ),
    ),
    Wrong(
        "tuple of where",
        "`jnp.where` gives a tuple",
        (
            written(
                "t = jnp.isin(hands, permutation(key, "
                "jnp.unique(hands))[:num_test])",
                "return jnp.where(~t), jnp.where(t)",
            ),
            written(
                "t = jnp.isin(hands, permutation(key, "
                "jnp.unique(hands))[:num_test])",
                "return jnp.nonzero(~t), jnp.nonzero(t)",
            ),
        ),
    ),
    Wrong(
        "counted from 1",
        "Rows are counted from 0",
        (
            written(
                "t = jnp.isin(hands, permutation(key, "
                "jnp.unique(hands))[:num_test])",
                "return jnp.flatnonzero(~t) + 1, jnp.flatnonzero(t) + 1",
            ),
            written(
                "t = jnp.isin(hands, permutation(key, "
                "jnp.unique(hands))[:num_test])",
                "rows = jnp.arange(1, len(hands) + 1)",
                "return rows[~t], rows[t]",
            ),
        ),
    ),
    Wrong(
        "a column",
        "and a column came",
        (
            written(
                "chosen = permutation(key, jnp.unique(hands))[:num_test]",
                "for_test = jnp.isin(hands, chosen)",
                "return jnp.argwhere(~for_test), jnp.argwhere(for_test)",
            ),
            written(
                "chosen = permutation(key, jnp.unique(hands))[:num_test]",
                "for_test = jnp.isin(hands, chosen)",
                "rows = jnp.arange(len(hands))[:, None]",
                "return rows[~for_test], rows[for_test]",
            ),
        ),
    ),
    Wrong(
        "floats",
        "a float is no place",
        (
            written(
                "chosen = permutation(key, jnp.unique(hands))[:num_test]",
                "for_test = jnp.isin(hands, chosen)",
                "rows = jnp.arange(len(hands)) * 1.0",
                "return rows[~for_test], rows[for_test]",
            ),
            written(
                "chosen = permutation(key, jnp.unique(hands))[:num_test]",
                "for_test = jnp.isin(hands, chosen)",
                "rows = jnp.linspace(0, len(hands) - 1, len(hands))",
                "return rows[~for_test], rows[for_test]",
            ),
        ),
    ),
    Wrong(
        "neighbours",
        "every choice has to be possible",
        (
            written(
                "people = jnp.unique(hands)",
                "place = randint(key, (), 0, len(people))",
                "for_test = jnp.isin(hands, jnp.roll(people, "
                "place)[:num_test])",
                "return jnp.flatnonzero(~for_test), jnp.flatnonzero(for_test)",
            ),
            written(
                "people = jnp.unique(hands)",
                "place = randint(key, (), 0, len(people) - num_test + 1)",
                "chosen = people[place : place + num_test]",
                "for_test = jnp.isin(hands, chosen)",
                "return jnp.flatnonzero(~for_test), jnp.flatnonzero(for_test)",
            ),
        ),
    ),
    Wrong(
        "rows in both",
        "leave them out there",
        (
            written(
                """
                people = permutation(key, jnp.unique(hands))
                test = jnp.isin(hands, people[:num_test])
                return jnp.arange(len(hands)), jnp.flatnonzero(test)
                """
            ),
            written(
                """
                people = permutation(key, jnp.unique(hands))
                test = jnp.flatnonzero(jnp.isin(hands, people[:num_test]))
                return permutation(key, len(hands)), test
                """
            ),
        ),
    ),
    Wrong(
        "too many hands",
        "More hands than `num_test`",
        (
            written(
                """
                people = permutation(key, jnp.unique(hands))
                test = jnp.isin(hands, people[: num_test + 1])
                return jnp.flatnonzero(~test), jnp.flatnonzero(test)
                """
            ),
            written(
                """
                people = permutation(key, jnp.unique(hands))
                train = jnp.isin(hands, people[num_test + 1 :])
                return jnp.flatnonzero(train), jnp.flatnonzero(~train)
                """
            ),
        ),
    ),
)
