"""Exercise 06, question 1: `epoch_rows`."""

import numpy as np

from checks.overfitting.shared import draw_keys
from checks.question import Call, Hints, Mistake, Part, Question, source_of


def draw_epochs(rng):
    """Return 12 rows, and 14 rows, of which two are left over.

    Of each the first key comes once more, then 60 keys for fewer rows.
    """
    keys = draw_keys(rng, 5)
    fit = [Call((key, 12, 4), "no row left over") for key in keys[:2]]
    left = [Call((key, 14, 4), "two rows left over") for key in keys[2:]]
    many = [
        Call((keys[0], rows, size), f"{label}, 60 keys", source_of(with_many))
        for rows, size, label in ((6, 2, fit[0].label), (10, 4, left[0].label))
    ]
    return [*fit, fit[0], *left, left[0], *many]


def with_many(epoch_rows, key, num_rows, batch_size):
    """Return the rows of 60 epochs below one another, if they are alike."""
    import jax
    import numpy as np

    keys = jax.random.split(key, 60)
    epochs = [epoch_rows(each, num_rows, batch_size) for each in keys]
    if not hasattr(epochs[0], "shape"):
        return epochs[0]
    rows = np.array([np.ravel(epoch) for epoch in epochs])
    whole = num_rows - num_rows % batch_size
    short = rows.ndim < 2 or rows.shape[1] != whole
    return epochs[0] if short else rows


def form_of(key, num_rows, batch_size):
    """Return an array as the call gives it; few rows are asked for often."""
    batches = num_rows // batch_size
    shape = (batches, batch_size)
    return np.zeros(
        shape if num_rows > 10 else (60, batches * batch_size), int
    )


def once(cases):
    """Return the cases of one key each."""
    return [case for case in cases if case.arguments[1] > 10]


def orders_are_few(cases):
    """Say whether 60 keys gave few orders, a row its place, or sorted pairs.

    Of 720 orders 60 keys give some 57 different ones, and 30 keys or more
    agree on the row at a place less than once in 1e9 times.
    """
    rows = next(np.asarray(c.value) for c in cases if c.arguments[1] == 6)
    if rows.shape != (60, 6):
        return False
    often = max(np.mean(rows == n, axis=0).max() for n in range(6))
    orders = len(set(map(bytes, np.int32(rows))))
    return orders < 40 or often > 0.55 or np.all(rows[:, ::2] < rows[:, 1::2])


def rows_of(case):
    """Return the row numbers that came, in one row."""
    return np.asarray(case.value).ravel()


def is_epoch(case):
    """Say whether these are whole batches of different row numbers."""
    _, num_rows, batch_size = case.arguments
    rows = rows_of(case)
    return (
        isinstance(case.value, np.ndarray)
        and rows.dtype.kind in "iu"
        and np.shape(case.value) == (num_rows // batch_size, batch_size)
        and len(set(rows.tolist())) == rows.size
        and rows.min() >= 0
        and rows.max() < num_rows
    )


def repeats_rows(case):
    """Say whether a row number is there twice."""
    return len(set(rows_of(case).tolist())) < rows_of(case).size


def is_in_order(case):
    """Say whether the rows come one after the other."""
    rows = rows_of(case)
    return rows.size > 1 and np.all(rows[1:] > rows[:-1])


def all_alike(cases):
    """Say whether different keys, and else the same, gave the same."""
    return all(
        np.array_equal(case.value, cases[0].value)
        for case in cases
        if case.arguments[1] == cases[0].arguments[1]
    )


def drops_the_same(cases):
    """Say whether one row of ten is left over for each of 60 keys."""
    rows = np.asarray(cases[-1].value)
    return rows.shape == (60, 8) and not set(range(10)) <= set(rows.flat)


def is_random(cases):
    """Say whether the rows are shuffled, and the key decides how."""
    return not (
        all_alike(cases)
        or any(map(is_in_order, cases))
        or state_is_hidden(cases)
    )


def state_is_hidden(cases):
    """Say whether the same arguments once more gave something else."""
    return any(
        str(one.arguments) == str(other.arguments)
        and not np.array_equal(one.value, other.value)
        for one in cases
        for other in cases
    )


HINTS = Hints(
    nudge="Which function of `jax.random` puts the numbers 0 to 11 into a "
    "random order?",
    hint="`permutation(key, num_rows)` gives each number once. How many "
    "whole batches are in it, and how do you drop what is beyond them?",
    example="""
    Eleven cards, dealt in hands of three; two stay on the table:

    >>> import numpy as np
    >>> cards = np.array([7, 2, 9, 0, 4, 10, 1, 8, 3, 6, 5])
    >>> hands = len(cards) // 3
    >>> print(cards[: hands * 3].reshape(hands, 3))
    [[ 7  2  9]
     [ 0  4 10]
     [ 1  8  3]]

    The cards were shuffled before anything was left on the table.
    """,
)


QUESTION = Question(
    "q1",
    "epoch_rows(key, num_rows, batch_size)",
    "One line goes through a data set of any size, every row once.",
    HINTS,
    draw=draw_epochs,
    form=form_of,
    wanted="whole numbers from 0 on, shape (batches, batch_size), shuffled, "
    "none twice",
    parts=(
        Part(
            "rows that fill their batches",
            label="no row left over",
            holds=lambda cases: (
                all(map(is_epoch, once(cases)))
                and is_random(once(cases))
                and not orders_are_few(cases)
            ),
        ),
        Part(
            "rows left over",
            label="two rows left over",
            holds=lambda cases: (
                all(map(is_epoch, once(cases)))
                and is_random(once(cases))
                and not drops_the_same(cases)
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "leftover rows",
            "Some rows are left over, and no shape holds them all: cut them "
            "off before `reshape`.",
            raises="reshape|divisible",
        ),
        Mistake(
            "with replacement",
            "A row appears twice while others are missing: `permutation` "
            "uses every number once, drawing does not.",
            across=lambda cases: any(map(repeats_rows, once(cases))),
        ),
        Mistake(
            "not shuffled",
            "The rows come in order: the key is there to shuffle them.",
            across=lambda cases: (
                once(cases) and all(map(is_in_order, once(cases)))
            ),
        ),
        Mistake(
            "key ignored",
            "Two keys gave the same order: use the key that you are given, "
            "or every epoch is like the first.",
            across=all_alike,
        ),
        Mistake(
            "hidden state",
            "The same key gave another order at the second call: it comes "
            "from a hidden state, and not from the key.",
            across=state_is_hidden,
        ),
        Mistake(
            "few orders",
            "60 keys gave few different orders, or left a row in its place: "
            "shuffle all rows at once, not the batches or within them, and "
            "sort none.",
            across=orders_are_few,
        ),
        Mistake(
            "floats",
            "Row numbers are whole numbers: a float is no place in an array.",
            when=lambda case: rows_of(case).dtype.kind == "f",
            of_form=True,
        ),
        Mistake(
            "counted from 1",
            "Row 0 never comes, and a row comes that is not there: count "
            "from 0.",
            across=lambda cases: (
                min(rows_of(case).min() for case in cases) == 1
                and rows_of(cases[0]).max() == 12
            ),
        ),
        Mistake(
            "no such row",
            "A row comes that is not there: they go from 0 to `num_rows - 1`.",
            across=lambda cases: any(
                rows_of(c).max() >= c.arguments[1] for c in once(cases)
            ),
        ),
        Mistake(
            "axes swapped",
            "Your rows of numbers are as many as a batch should be long: "
            "(batches, batch_size) is wanted.",
            when=lambda case: (
                np.shape(case.value)
                == (case.arguments[2], case.arguments[1] // case.arguments[2])
            ),
            of_form=True,
        ),
        Mistake(
            "a batch too many",
            "There is one batch too many: rows that fill none are left out.",
            across=lambda cases: any(
                np.shape(case.value)
                == (case.arguments[1] // case.arguments[2] + 1, 4)
                for case in cases
            ),
            of_form=True,
        ),
        Mistake(
            "one long row",
            "All row numbers stand in one row: cut it into batches.",
            when=lambda case: np.ndim(case.value) == 1,
            of_form=True,
        ),
        Mistake(
            "the same rows dropped",
            "A row never takes part, whatever the key is: shuffle all rows, "
            "from 0 to the last, then cut off what is left over.",
            across=drops_the_same,
            of_form=True,
        ),
        Mistake(
            "minus nothing",
            "Where no row is left over nothing came: `[:-0]` is `[:0]`, and "
            "empty. Cut at the number of rows that you keep.",
            when=lambda case: np.size(case.value) == 0,
            of_form=True,
        ),
        Mistake(
            "another number of batches",
            lambda case: (
                f"The number of whole batches in {case.arguments[1]} rows is "
                f"{len(case.form)}, and {case.value.shape[0]} came."
            ),
            when=lambda case: (
                case.value.shape[1:] == case.form.shape[1:]
                and len(case.value) != len(case.form)
            ),
            of_form=True,
        ),
    ),
)
