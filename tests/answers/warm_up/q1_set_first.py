"""Answers to exercise 00, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.warm_up.q1_set_first import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "return jnp.where(jnp.arange(a.size) == 0, value, a)",
    ),
    written(
        "first, *rest = a",
        "return jnp.array([value, *rest])",
    ),
    written("return a.at[0].set(value)"),
    written(
        "first = jnp.array([value])", "return jnp.concatenate([first, a[1:]])"
    ),
)

WRONG = (
    Wrong(
        "original returned",
        "yours was thrown away",
        (
            written("a.at[0].set(value)", "return a"),
            written(
                "changed = a.at[0].set(value)", "changed = a", "return changed"
            ),
        ),
    ),
    Wrong(
        "written into",
        "JAX arrays cannot be written into",
        (
            written("a[0] = value", "return a"),
            """
                import numpy as np

                def set_first(a, value):
                    a = np.asarray(a)
                    a[0] = value
                    return a
                """,
        ),
    ),
    Wrong(
        "list",
        "That is a list",
        (
            written(
                "entries = a.tolist()", "entries[0] = value", "return entries"
            ),
            written("return [value, *a[1:]]"),
        ),
    ),
    Wrong(
        "all entries",
        "Every entry has changed",
        (
            written("return a.at[:].set(value)"),
            written("return 0 * a + value"),
        ),
    ),
    Wrong(
        "place 1",
        "Python counts from 0",
        (
            written("return a.at[1].set(value)"),
            written(
                "parts = [a[:1], jnp.array([value]), a[2:]]",
                "return jnp.concatenate(parts)",
            ),
        ),
    ),
    Wrong(
        "added",
        "The value was added to the old entry",
        (
            written("return a.at[0].add(value)"),
            written("return a.at[0].set(a[0] + value)"),
        ),
    ),
    Wrong(
        "nothing returned",
        "does its last line say `return`?",
        (
            written("a = a.at[0].set(value)"),
            written("print(a.at[0].set(value))"),
        ),
    ),
    Wrong(
        "last place",
        "has the number 0",
        (
            written("return a.at[-1].set(value)"),
            written("return a.at[len(a) - 1].set(value)"),
        ),
    ),
    Wrong(
        "put in front",
        "the array has grown",
        (
            written(
                "return jnp.concatenate([jnp.array([value]), a])",
            ),
            written("return jnp.insert(a, 0, value)"),
        ),
    ),
    Wrong(
        "whole numbers",
        "after the decimal point is lost",
        (
            written(
                "return a.at[0].set(value).astype(int)",
            ),
            written(
                'return jnp.array(a.at[0].set(value), dtype="int32")',
            ),
        ),
    ),
    Wrong(
        "global array",
        "from other cells",
        (
            written(
                "return jnp.array([1.0, 2.0, 3.0]).at[0].set(value)",
                signature="set_first(x, value)",
            ),
            written(
                "b = jnp.zeros(3)",
                "return b.at[0].set(value)",
            ),
        ),
    ),
    Wrong(
        "not called",
        "You returned a function",
        (
            written("return a.at[0].set"),
            written("return lambda: a.at[0].set(value)"),
        ),
    ),
    Wrong(
        "no such method",
        "The value in front of the dot",
        (
            written("a.set(0, value)", "return a"),
            written(
                "return a.at[0].set(value)", signature="set_first(value, a)"
            ),
        ),
    ),
    Wrong(
        "two that do not add up",
        "A sign such as + or *",
        (
            written("return [value] + a[1:]"),
            written("return a - (0, 1)"),
        ),
    ),
    Wrong(
        "multiplied",
        "multiplied by the value",
        (
            written(
                "return a.at[0].multiply(value)",
            ),
            written(
                "return a.at[0].set(a[0] * value)",
            ),
        ),
    ),
    Wrong(
        "others lost",
        "the other entries are lost",
        (
            written(
                "return jnp.zeros_like(a).at[0].set(value)",
            ),
            written(
                "b = jnp.ones(a.shape)",
                "return b.at[0].set(value)",
            ),
        ),
    ),
    Wrong(
        "moved along",
        "have moved by a place",
        (
            written(
                "return jnp.append(value, a[:-1])",
            ),
            written(
                "return jnp.roll(a, 1).at[0].set(value)",
            ),
        ),
    ),
    Wrong(
        "by the old value",
        "counted from 0, is wrong, and the others are right",
        (
            written(
                "return jnp.where(a == a[0], value, a)",
            ),
            written(
                "return jnp.where(jnp.isclose(a, a[0]), value, a)",
            ),
        ),
    ),
    Wrong(
        "place alone",
        "`.at[...]` names a place",
        (
            written("return a.at[0]"),
            written("first = a.at[0]", "return first"),
        ),
    ),
    Wrong(
        "a ratio of the first entry",
        "There is a nan",
        (
            written("return a.at[0].multiply(value / a[0])"),
            written("return a.at[0].divide(a[0] / value)"),
        ),
    ),
)
