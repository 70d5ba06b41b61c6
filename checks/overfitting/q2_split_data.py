"""Exercise 06, question 2: `split_data`."""

import numpy as np

from checks.form import fits
from checks.overfitting.shared import draw_keys
from checks.question import Hints, Mistake, Part, Question, array
from checks.show import plural

ROWS = 28  # 21 of them are chosen alike by two keys once in a million


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


def rows_are_strange(case):
    """Say whether rows came that are not in the table."""
    try:
        return not found_rows(case)
    except ValueError:
        return True


def state_is_hidden(cases):
    """Say whether the first key gave another split when it came again."""
    first, again = [set(found_rows(cases[n])[0]) for n in (0, -1)]
    return first != again


def draw_tables(rng):
    """Return a table for two keys, and one with two outputs for a third.

    Both are sorted by their first column; the first key comes once more.
    """
    one, two = (
        (x[np.argsort(x[:, 0])], y_target)
        for x, y_target in (
            (array(rng, ROWS, inputs), array(rng, ROWS, outputs))
            for inputs, outputs in ((2, 1), (3, 2))
        )
    )
    keys = draw_keys(rng, 3)
    calls = [
        (key, *table, fraction)
        for key, table, fraction in zip(
            keys, (one, one, two), (0.75, 0.75, 0.25)
        )
    ]
    return [*calls, calls[0]]


def sizes(case):
    """Return how many rows each of the four arrays has."""
    return [len(part) for part in case.value]


def wanted_sizes(case):
    """Return how many rows there should be for training and for testing."""
    train = round(case.arguments[3] * ROWS)
    return [train, train, ROWS - train, ROWS - train]


def are_pairs(case):
    """Say whether each input stands beside its own target."""
    x_train, y_train, x_test, y_test = found_rows(case)
    return x_train == y_train and x_test == y_test


def is_partition(case):
    """Say whether every row is in exactly one of the two sets."""
    x_train, _, x_test, _ = found_rows(case)
    return sorted(x_train + x_test) == list(range(ROWS))


def shared_rows(case):
    """Return how many rows are in both sets."""
    x_train, _, x_test, _ = found_rows(case)
    return len(set(x_train) & set(x_test))


def steps(case):
    """Return from row to row the steps of the smaller set, round the table."""
    rows = np.sort(min(found_rows(case)[::2], key=len))
    return np.diff(np.append(rows, rows[0] + ROWS))


def evenly(case):
    """Say whether all steps but one are equal: a block, or each k-th row."""
    return np.bincount(steps(case)).max() >= len(steps(case)) - 1


def cut_how(case):
    """Return how a table was cut that was not shuffled, in a sentence."""
    step = np.bincount(steps(case)).argmax()
    if step == 1:
        return (
            "The table is sorted, and all test rows are neighbours: shuffle "
            "the rows before you cut."
        )
    return (
        f"One in {step} rows goes into one set, at even distances: shuffle "
        "them, so that chance decides."
    )


def same_split(cases):
    """Say whether two keys gave the same split of the same table."""
    first, second = [set(found_rows(case)[0]) for case in cases[:2]]
    return first == second


HINTS = Hints(
    nudge="If you shuffle x, what has to happen to y_target?",
    hint="Draw one `permutation` of the row numbers, cut it in two, and use "
    "each part as an index of x and of y_target.",
    example="""
    Names and ages, some for one list and some for another:

    >>> import numpy as np
    >>> names = np.array(["Ada", "Bo", "Cy", "Di"])
    >>> ages = np.array([31, 22, 45, 27])
    >>> order = np.array([2, 0, 3, 1])
    >>> first, second = order[:3], order[3:]
    >>> print(names[first], ages[first], names[second], ages[second])
    ['Cy' 'Ada' 'Di'] [45 31 27] ['Bo'] [22]

    One order, used twice: Cy is still 45.
    """,
)


QUESTION = Question(
    "q2",
    "split_data(key, x, y_target, fraction)",
    "What the training never saw is the only fair judge of it.",
    HINTS,
    draw=draw_tables,
    form=lambda key, x, y_target, fraction: [
        np.zeros_like(table[:count] if of_train else table[count:])
        for count in [round(fraction * len(x))]
        for of_train in (True, False)
        for table in (x, y_target)
    ],
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
                not (
                    all(map(evenly, cases))
                    or same_split(cases)
                    or state_is_hidden(cases)
                )
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
            of_form=True,
            when=lambda case: (
                sorted(part.shape[1] for part in case.value) == [1, 1, 2, 2]
                and [part.shape[1] for part in case.value] != [2, 1, 2, 1]
            ),
        ),
        Mistake(
            "columns lost",
            "Where y_target has two outputs, its columns are lost, or stand "
            "in x: how many there are is for `x.shape` and `y_target.shape` "
            "to say.",
            across=lambda cases: (
                fits(cases[0].value, cases[0].form)
                and [np.shape(part)[1:] for part in cases[2].value]
                != [np.shape(part)[1:] for part in cases[2].form]
            ),
            of_form=True,
        ),
        Mistake(
            "row numbers",
            "The numbers of rows came: the rows themselves are wanted, "
            "`x[rows]` and `y_target[rows]`.",
            when=lambda case: all(
                np.ndim(part) == 1 and part.dtype.kind == "i"
                for part in case.value
            ),
            of_form=True,
        ),
        Mistake(
            "columns cut",
            "You cut the columns apart: rows are counted along axis 0, "
            "`x[rows]`.",
            when=lambda case: (
                all(len(part) == ROWS for part in case.value)
                and [np.shape(p)[1:] for p in case.value] != 2 * [(2,), (1,)]
            ),
            of_form=True,
        ),
        Mistake(
            "other rows",
            "Rows came that are not in the table: shuffle whole rows, along "
            "axis 0, and leave their numbers as they are.",
            when=rows_are_strange,
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
                f"{plural(shared_rows(case), 'row')} in both sets: the test "
                "would ask what the training has told."
            ),
            across=lambda cases: any(map(shared_rows, cases)),
            of_form=True,
        ),
        Mistake(
            "fraction reversed",
            "Train and test are swapped: `fraction` is the share that you "
            "train on.",
            across=lambda cases: all(
                sizes(case) == wanted_sizes(case)[::-1] for case in cases
            ),
            of_form=True,
        ),
        Mistake(
            "fixed fraction",
            "The sizes stay the same whatever `fraction` is: use it.",
            across=lambda cases: (
                len(set(map(str, map(sizes, cases)))) == 1
                and not isinstance(cases[0].value, dict)
                and len(cases[0].value) == 4
            ),
            of_form=True,
        ),
        Mistake(
            "a coin for each row",
            "Chance decides how many rows are for training, too: shuffle "
            "all rows, and cut them at `fraction` of their number.",
            across=lambda cases: (
                all(map(is_partition, cases))
                and sizes(cases[0]) != sizes(cases[1])
            ),
            of_form=True,
        ),
        Mistake(
            "not shuffled",
            cut_how,
            across=lambda cases: all(map(evenly, cases)),
        ),
        Mistake(
            "key ignored",
            "Two keys gave the same split: shuffle with the key that you are "
            "given.",
            across=same_split,
        ),
        Mistake(
            "hidden state",
            "The same key gave another split at the second call: it comes "
            "from a hidden state, and not from the key.",
            across=state_is_hidden,
        ),
        Mistake(
            "rows lost",
            "Some rows are in neither set, or stand twice in one: what is "
            "not for training is for testing, and each row counts once.",
            across=lambda cases: not all(map(is_partition, cases)),
            of_form=True,
        ),
    ),
)
