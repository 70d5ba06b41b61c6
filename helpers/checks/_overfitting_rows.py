"""The first half of exercise 06: which rows go where."""

import numpy as np

from helpers.checks._plain import Key
from helpers.checks._question import Call, Mistake, Part, Question, array
from helpers.checks.hints import overfitting as hints


def draw_keys(rng, count):
    """Return random keys, no two of them the same."""
    seeds = rng.choice(1000, count, replace=False)
    return [Key(int(seed)) for seed in seeds]


# 1. epoch_rows(key, num_rows, batch_size)


def draw_epochs(rng):
    """Return 12 rows twice, and 14 rows, of which two are left over."""
    keys = draw_keys(rng, 5)
    fit = [Call((key, 12, 4), "no row left over") for key in keys[:2]]
    left = [Call((key, 14, 4), "two rows left over") for key in keys[2:]]
    return fit + left


def rows_of(case):
    """Return the row numbers that came, in one row."""
    return np.asarray(case.value).ravel()


def is_epoch(case):
    """Say whether these are whole batches of different row numbers."""
    _, num_rows, batch_size = case.arguments
    rows = rows_of(case)
    return (
        rows.dtype.kind in "iu"
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
    return rows_of(case).size > 1 and np.all(np.diff(rows_of(case)) > 0)


def all_alike(cases):
    """Say whether different keys, and else the same, gave the same."""
    return all(
        np.array_equal(case.value, cases[0].value)
        for case in cases
        if case.label == cases[0].label
    )


def drops_the_same(cases):
    """Say whether row 12 and row 13 are those left over, for every key."""
    left = [case for case in cases if case.arguments[1] == 14]
    return all(rows_of(case).max() < 12 for case in left)


def is_random(cases):
    """Say whether the rows are shuffled, and each key shuffles anew."""
    return not all_alike(cases) and not any(map(is_in_order, cases))


EPOCH = Question(
    "q1",
    "epoch_rows(key, num_rows, batch_size)",
    "One line goes through a data set of any size, every row once.",
    hints.Q1,
    draw=draw_epochs,
    wanted="whole numbers from 0 on, shape (batches, batch_size), shuffled, "
    "none twice",
    parts=(
        Part(
            "rows that fill their batches",
            label="no row left over",
            holds=lambda cases: all(map(is_epoch, cases)) and is_random(cases),
        ),
        Part(
            "rows left over",
            label="two rows left over",
            holds=lambda cases: (
                all(map(is_epoch, cases))
                and is_random(cases)
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
            across=lambda cases: any(map(repeats_rows, cases)),
        ),
        Mistake(
            "not shuffled",
            "The rows come in order: the key is there to shuffle them.",
            across=lambda cases: all(map(is_in_order, cases)),
        ),
        Mistake(
            "key ignored",
            "Two keys gave the same order: use the key that you are given, "
            "or every epoch is like the first.",
            across=all_alike,
        ),
        Mistake(
            "axes swapped",
            "Your rows of numbers are as many as a batch should be long: "
            "(batches, batch_size) is wanted.",
            when=lambda case: (
                np.shape(case.value)
                == (case.arguments[2], case.arguments[1] // case.arguments[2])
            ),
        ),
        Mistake(
            "one long row",
            "All row numbers stand in one row: cut it into batches.",
            when=lambda case: np.ndim(case.value) == 1,
        ),
        Mistake(
            "the same rows dropped",
            "The last rows never take part: shuffle all rows, then cut off "
            "what is left over.",
            across=drops_the_same,
        ),
    ),
)

# 2. split_data(key, x, y_target, fraction)


def draw_tables(rng):
    """Return a table sorted by its first column, for three keys."""
    x, y_target = array(rng, 12, 2), array(rng, 12, 1)
    x = x[np.argsort(x[:, 0])]
    fractions = (0.75, 0.75, 0.25)
    return [
        (key, x, y_target, fraction)
        for key, fraction in zip(draw_keys(rng, 3), fractions)
    ]


def row_numbers(part, whole):
    """Return which row of the whole each row of a part is."""
    distances = np.abs(part[:, None] - whole[None]).sum(axis=2)
    if distances.min(axis=1).max() > 1e-5:
        raise ValueError("a row that is not in the table")
    return distances.argmin(axis=1).tolist()


def found_rows(case):
    """Return the row numbers of all four arrays that came."""
    _, x, y_target, _ = case.arguments
    x_train, y_train, x_test, y_test = case.value
    return (
        row_numbers(x_train, x),
        row_numbers(y_train, y_target),
        row_numbers(x_test, x),
        row_numbers(y_test, y_target),
    )


def sizes(case):
    """Return how many rows each of the four arrays has."""
    return [len(part) for part in case.value]


def wanted_sizes(case):
    """Return how many rows there should be for training and for testing."""
    train = round(case.arguments[3] * 12)
    return [train, train, 12 - train, 12 - train]


def are_pairs(case):
    """Say whether each input stands beside its own target."""
    x_train, y_train, x_test, y_test = found_rows(case)
    return x_train == y_train and x_test == y_test


def is_partition(case):
    """Say whether every row is in exactly one of the two sets."""
    x_train, _, x_test, _ = found_rows(case)
    return sorted(x_train + x_test) == list(range(12))


def shared_rows(case):
    """Return how many rows are in both sets."""
    x_train, _, x_test, _ = found_rows(case)
    return len(set(x_train) & set(x_test))


def in_blocks(case):
    """Say whether the training rows are neighbours in the sorted table."""
    rows = sorted(found_rows(case)[0])
    return rows == list(range(rows[0], rows[0] + len(rows)))


def same_split(cases):
    """Say whether two keys gave the same split of the same table."""
    first, second = [set(found_rows(case)[0]) for case in cases[:2]]
    return first == second


SPLIT = Question(
    "q2",
    "split_data(key, x, y_target, fraction)",
    "What the training never saw is the only fair judge of it.",
    hints.Q2,
    draw=draw_tables,
    wanted="x_train, y_train, x_test, y_test: shuffled, each row in one set",
    parts=(
        Part(
            "the sizes",
            holds=lambda cases: all(
                sizes(c) == wanted_sizes(c) for c in cases
            ),
        ),
        Part(
            "each input with its own target",
            holds=lambda cases: all(map(are_pairs, cases)),
        ),
        Part(
            "each row in one set",
            holds=lambda cases: all(map(is_partition, cases)),
        ),
        Part(
            "a random choice",
            holds=lambda cases: (
                not (all(map(in_blocks, cases)) or same_split(cases))
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "not whole",
            "`fraction` times the number of rows is a float, and a slice "
            "needs a whole number: `int(...)` or `round(...)`.",
            raises="slice|integer|whole",
        ),
        Mistake(
            "order of results",
            "The four arrays come in another order: x_train, y_train, "
            "x_test, y_test.",
            when=lambda case: (
                [part.shape[1] for part in case.value] != [2, 1, 2, 1]
            ),
        ),
        Mistake(
            "torn pairs",
            "Pairs are torn apart: one order has to serve x and y_target "
            "alike.",
            across=lambda cases: not all(map(are_pairs, cases)),
        ),
        Mistake(
            "overlap",
            lambda case: (
                f"{shared_rows(case)} rows are in both sets: the test would "
                "ask what the training has told."
            ),
            across=lambda cases: any(map(shared_rows, cases)),
        ),
        Mistake(
            "fraction reversed",
            "Train and test are swapped: `fraction` is the share that you "
            "train on.",
            across=lambda cases: all(
                sizes(case) == wanted_sizes(case)[::-1] for case in cases
            ),
        ),
        Mistake(
            "not shuffled",
            "The table is sorted, and you cut it where it stands: all test "
            "rows lie in one corner.",
            across=lambda cases: all(map(in_blocks, cases)),
        ),
        Mistake(
            "key ignored",
            "Two keys gave the same split: shuffle with the key that you are "
            "given.",
            across=same_split,
        ),
        Mistake(
            "rows lost",
            "Some rows are in neither set: what is not for training is for "
            "testing.",
            across=lambda cases: not all(map(is_partition, cases)),
        ),
    ),
)
