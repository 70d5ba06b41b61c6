"""Answers to exercise 09, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.handwriting.q3_confusion import QUESTION

written = writer(QUESTION)

COUNTED = """
table = jnp.zeros((num_classes, num_classes), int)
table = table.at[labels, answers].add(1)
"""

RIGHT = (
    written(
        "meant = jax.nn.one_hot(labels, num_classes)",
        "return meant.T @ jax.nn.one_hot(answers, num_classes)",
    ),
    written(
        "cells = num_classes * labels + answers",
        "counts = jnp.bincount(cells, length=num_classes**2)",
        "return counts.reshape(num_classes, num_classes)",
    ),
    "import numpy as np\n"
    + written(
        "table = np.zeros((num_classes, num_classes))",
        "for label, answer in zip(labels, answers):",
        "    table[label, answer] += 1",
        "return table",
    ),
    written(
        "table = jnp.zeros((num_classes, num_classes), int)",
        "for i in range(num_classes):",
        "    for j in range(num_classes):",
        "        count = jnp.sum((labels == i) & (answers == j))",
        "        table = table.at[i, j].set(count)",
        "return table",
    ),
)

WRONG = (
    Wrong(
        "size of the largest label",
        "a row and a column for each",
        (
            written(
                "n = int(labels.max()) + 1",
                "return jnp.zeros((n, n), int).at[labels, answers].add(1)",
            ),
            written(
                "n = len(jnp.unique(labels))",
                "meant = jax.nn.one_hot(labels, n)",
                "return meant.T @ jax.nn.one_hot(answers, n)",
            ),
        ),
    ),
    Wrong(
        "transposed",
        "Rows and columns are swapped",
        (
            written(COUNTED, "return table.T"),
            written(
                "table = jnp.zeros((num_classes, num_classes), int)",
                "return table.at[answers, labels].add(1)",
            ),
        ),
    ),
    Wrong(
        "counted once",
        "No cell goes beyond 1",
        (
            written(
                "table = jnp.zeros((num_classes, num_classes), int)",
                "return table.at[labels, answers].set(1)",
            ),
            "import numpy as np\n"
            + written(
                "table = np.zeros((num_classes, num_classes), int)",
                "table[np.asarray(labels), np.asarray(answers)] += 1",
                "return table",
            ),
        ),
    ),
    Wrong(
        "shares",
        "These are shares",
        (
            written(COUNTED, "return table / len(labels)"),
            written(
                COUNTED,
                "rows = jnp.maximum(table.sum(axis=1, keepdims=True), 1)",
                "return table / rows",
            ),
        ),
    ),
    Wrong(
        "errors alone",
        "The diagonal is empty",
        (
            written(COUNTED, "return table - jnp.diag(jnp.diag(table))"),
            written(
                "table = jnp.zeros((num_classes, num_classes), int)",
                "wrong = jnp.where(labels != answers, 1, 0)",
                "return table.at[labels, answers].add(wrong)",
            ),
        ),
    ),
    Wrong(
        "nothing counted",
        "All counts are 0",
        (
            written(
                COUNTED.replace("table = table.at", "table.at"), "return table"
            ),
            written("return jnp.zeros((num_classes, num_classes), int)"),
        ),
    ),
    Wrong(
        "right ones alone",
        "Only right answers are counted",
        (
            written(COUNTED, "return jnp.diag(jnp.diag(table))"),
            written(COUNTED, "return table * jnp.eye(num_classes, dtype=int)"),
            written(COUNTED, "return jnp.diag(table)"),
        ),
    ),
    Wrong(
        "bins of what occurs",
        "give each class its own",
        (
            "import numpy as np\n"
            + written(
                "pairs = np.asarray(labels), np.asarray(answers)",
                "return np.histogram2d(*pairs, bins=num_classes)[0]",
            ),
            written(
                "return jnp.histogram2d(labels, answers, num_classes)[0]",
            ),
        ),
    ),
    Wrong(
        "began at 1",
        "begin with zeros",
        (
            written(COUNTED.replace("zeros", "ones"), "return table"),
            written(COUNTED, "return table + 1"),
        ),
    ),
    Wrong(
        "both ways",
        "counts in both directions",
        (
            written(COUNTED, "return table + table.T"),
            written(COUNTED, "return table.at[answers, labels].add(1)"),
        ),
    ),
    Wrong(
        "one pair",
        "The first row alone counts",
        (
            written(
                """
                table = jnp.zeros((num_classes, num_classes), int)
                for i, j in zip(labels, answers):
                    table = table.at[i, j].add(1)
                    return table
                """
            ),
            written(
                """
                table = jnp.zeros((num_classes, num_classes), int)
                return table.at[labels[0], answers[0]].add(1)
                """
            ),
        ),
    ),
    Wrong(
        "each one place off",
        "each one place off",
        (
            written(
                """
                table = jnp.zeros((num_classes, num_classes), int)
                return table.at[labels - 1, answers - 1].add(1)
                """
            ),
            written(
                """
                table = jnp.zeros((num_classes, num_classes), int)
                table = table.at[labels, answers].add(1)
                return jnp.roll(table, (1, 1), axis=(0, 1))
                """
            ),
        ),
    ),
    Wrong(
        "each with every",
        "Every label met every answer",
        (
            written(
                """
                table = jnp.zeros((num_classes, num_classes), int)
                return table.at[labels[:, None], answers].add(1)
                """
            ),
            written(
                """
                table = jnp.zeros((num_classes, num_classes), int)
                return table.at[jnp.ix_(labels, answers)].add(1)
                """
            ),
        ),
    ),
    Wrong(
        "8 bits",
        "keep int32",
        (
            written(
                """
                table = jnp.zeros((num_classes, num_classes), jnp.int8)
                return table.at[labels, answers].add(1)
                """
            ),
            written(
                """
                table = jnp.zeros((num_classes, num_classes), jnp.uint8)
                return table.at[labels, answers].add(1)
                """
            ),
        ),
    ),
)
