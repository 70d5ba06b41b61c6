"""Exercise 09, question 3: `confusion`."""

import numpy as np

from checks.question import Hints, Mistake, Part, Question


def draw_answers(rng):
    """Return labels and answers; of five classes, the last never occurs."""
    sizes = (4, 24, 5), (3, 12, 3)
    return [
        (*np.int32(rng.integers(top, size=(2, rows))), classes)
        for top, rows, classes in sizes
    ]


def table(labels, answers, num_classes):
    """Return the counts, row meant and column answered."""
    counts = np.zeros((num_classes, num_classes))
    np.add.at(counts, (labels, answers), 1)
    return counts


HINTS = Hints(
    nudge="Which cell does one image count in, if a 3 was meant and an 8 "
    "answered?",
    hint="`.at[rows, columns]` of a table of zeros, and a method that lets "
    "a cell grow by 1 each time it is named. `set` does not.",
    example="""
    Letters for three drawers; drawer 2 is named twice, and counts 2:

    >>> import jax.numpy as jnp
    >>> drawers = jnp.array([2, 0, 2])
    >>> print(jnp.zeros(3, int).at[drawers].add(1))
    [1 0 2]
    """,
)


QUESTION = Question(
    "q3",
    "confusion(labels, answers, num_classes)",
    "One number says how often, and the table says what to do about it.",
    HINTS,
    draw=draw_answers,
    expect=table,
    parts=(Part("the table", 2),),
    mistakes=(
        Mistake(
            "transposed",
            "Rows and columns are swapped: what was meant chooses the row.",
            wrong=lambda *given: table(*given).T,
        ),
        Mistake(
            "each with every",
            "Every label met every answer: a label and the answer beside it "
            "are one pair, `.at[labels, answers]`.",
            wrong=lambda labels, answers, classes: np.outer(
                *(np.bincount(v, minlength=classes) for v in (labels, answers))
            ),
        ),
        Mistake(
            "counted once",
            "No cell goes beyond 1: a pair that comes three times counts 3, "
            "by `add`.",
            wrong=lambda *given: np.minimum(table(*given), 1),
        ),
        Mistake(
            "classes that occur",
            "The table has a row and a column for each of `num_classes`, also "
            "for those that do not occur.",
            when=lambda case: (
                np.ndim(case.value) == 2
                and len(case.value) < case.arguments[2]
            ),
            of_form=True,
        ),
        Mistake(
            "shares",
            "These are shares: wanted are the counts.",
            across=lambda cases: all(
                np.max(np.nan_to_num(case.value)) <= 1
                and np.any(np.mod(np.nan_to_num(case.value), 1))
                for case in cases
            ),
        ),
        Mistake(
            "errors alone",
            "The diagonal is empty: right answers are counted there.",
            wrong=lambda *given: table(*given) * (1 - np.eye(given[2])),
        ),
        Mistake(
            "nothing counted",
            "All counts are 0: `.at[...].add` hands back a new table.",
            wrong=lambda *given: 0 * table(*given),
        ),
        Mistake(
            "right ones alone",
            "Only right answers are counted: a wrong one counts in the row "
            "of what was meant.",
            wrong=(
                lambda *given: table(*given) * np.eye(given[2]),
                lambda *given: np.diag(table(*given)),
            ),
        ),
        Mistake(
            "bins of what occurs",
            "The bins reach from the lowest to the highest class that occurs: "
            "edges at -0.5, 0.5 and so on give each class its own.",
            wrong=lambda labels, answers, classes: np.histogram2d(
                labels, answers, bins=classes
            )[0],
        ),
        Mistake(
            "began at 1",
            "Every cell has one too many: begin with zeros.",
            wrong=lambda *given: table(*given) + 1,
        ),
        Mistake(
            "both ways",
            "Each pair counts in both directions: what was meant chooses "
            "the row, and that is all.",
            wrong=lambda *given: table(*given) + table(*given).T,
        ),
    ),
)
