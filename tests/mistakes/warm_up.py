"""Right and wrong answers to exercise 00, questions 1 to 3."""

from mistakes import Wrong

STEM = "00_warm_up"

RIGHT = {
    "q1": (
        "def set_first(a, value):\n    return a.at[0].set(value)",
        """
        def set_first(a, value):
            first = jnp.array([value])
            return jnp.concatenate([first, a[1:]])
        """,
    ),
    "q2": ("predicted_total = -3", "predicted_total = -3.0"),
    "q3": (
        "def cap(x, limit):\n    return jnp.minimum(x, limit)",
        "def cap(x, limit):\n    return jnp.where(x <= limit, x, limit)",
        """
        def cap(x, limit):
            too_large = x > limit
            return too_large * limit + (1 - too_large) * x
        """,
    ),
}

WRONG = {
    "q1": (
        Wrong(
            "original returned",
            "yours was thrown away",
            (
                """
                def set_first(a, value):
                    a.at[0].set(value)
                    return a
                """,
                """
                def set_first(a, value):
                    changed = a.at[0].set(value)
                    changed = a
                    return changed
                """,
            ),
        ),
        Wrong(
            "written into",
            "JAX arrays cannot be written into",
            (
                """
                def set_first(a, value):
                    a[0] = value
                    return a
                """,
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
                """
                def set_first(a, value):
                    entries = a.tolist()
                    entries[0] = value
                    return entries
                """,
                "def set_first(a, value):\n    return [value, *a[1:]]",
            ),
        ),
        Wrong(
            "all entries",
            "Every entry has changed",
            (
                "def set_first(a, value):\n    return a.at[:].set(value)",
                "def set_first(a, value):\n    return 0 * a + value",
            ),
        ),
        Wrong(
            "place 1",
            "Python counts from 0",
            (
                "def set_first(a, value):\n    return a.at[1].set(value)",
                """
                def set_first(a, value):
                    parts = [a[:1], jnp.array([value]), a[2:]]
                    return jnp.concatenate(parts)
                """,
            ),
        ),
        Wrong(
            "added",
            "The value was added to the old entry",
            (
                "def set_first(a, value):\n    return a.at[0].add(value)",
                """
                def set_first(a, value):
                    return a.at[0].set(a[0] + value)
                """,
            ),
        ),
        Wrong(
            "nothing returned",
            "does its last line say `return`?",
            (
                "def set_first(a, value):\n    a = a.at[0].set(value)",
                "def set_first(a, value):\n    print(a.at[0].set(value))",
            ),
        ),
    ),
    "q2": (
        Wrong("7", "Line 2 makes a new array", ("predicted_total = 7",)),
        Wrong("6", "past the end you read", ("predicted_total = 6",)),
        Wrong("-54", "Line 3 writes past the end", ("predicted_total = -54",)),
        Wrong("-44", "Lines 2 and 3 both", ("predicted_total = -44.0",)),
        Wrong(
            "other", "follow the code line by line", ("predicted_total = 1",)
        ),
        Wrong("text", "without quotes", ("predicted_total = '-3'",)),
    ),
    "q3": (
        Wrong(
            "if",
            "needs one True or False",
            (
                """
                def cap(x, limit):
                    if x > limit:
                        return limit
                    return x
                """,
                "def cap(x, limit):\n    return min(x, limit)",
                """
                def cap(x, limit):
                    capped = [limit if entry > limit else entry for entry in x]
                    return jnp.array(capped)
                """,
            ),
        ),
        Wrong(
            "written into",
            "JAX arrays cannot be written into",
            (
                """
                def cap(x, limit):
                    x[x > limit] = limit
                    return x
                """,
                """
                def cap(x, limit):
                    for n in range(len(x)):
                        x[n] = jnp.minimum(x[n], limit)
                    return x
                """,
            ),
        ),
        Wrong(
            "entries dropped",
            "the result must have the shape of x",
            (
                "def cap(x, limit):\n    return x[x <= limit]",
                """
                def cap(x, limit):
                    small = x <= limit
                    return jnp.ravel(x)[jnp.ravel(small)]
                """,
            ),
        ),
        Wrong(
            "branches swapped",
            "are the wrong way round",
            (
                """
                def cap(x, limit):
                    return jnp.where(x > limit, x, limit)
                """,
                "def cap(x, limit):\n    return jnp.maximum(x, limit)",
            ),
        ),
        Wrong(
            "condition returned",
            "Those are the answers True and False",
            (
                "def cap(x, limit):\n    return x > limit",
                "def cap(x, limit):\n    return jnp.less_equal(x, limit)",
            ),
        ),
        Wrong(
            "set to zero",
            "they should become the limit",
            (
                "def cap(x, limit):\n    return jnp.where(x > limit, 0.0, x)",
                "def cap(x, limit):\n    return x * (x <= limit)",
            ),
        ),
    ),
}
