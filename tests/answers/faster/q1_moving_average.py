"""Answers to exercise 08, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.faster.q1_moving_average import QUESTION

written = writer(QUESTION)

AVERAGE = """
    def step(average, value):
        average = share * average + (1 - share) * value
        return average, average
"""

LOOP = """
    average, found = 0.0, []
    for value in values:
        average = share * average + (1 - share) * value
        found.append(average)
"""

RIGHT = (
    written(AVERAGE, "return scan(step, jnp.zeros(()), values)"),
    written(
        """
        def step(average, value):
            average = average + (1 - share) * (value - average)
            return average, average

        last, found = scan(step, 0.0, values)
        return found[-1], found
        """
    ),
)

WRONG = (
    Wrong(
        "no pair",
        "A step returns a pair",
        (
            written(
                "def step(average, value):",
                "    return share * average + (1 - share) * value",
                "",
                "return scan(step, jnp.zeros(()), values)",
            ),
            written(
                """
                def step(old, value):
                    new = share * old + (1 - share) * value
                    return new

                last, found = scan(step, 0.0, values)
                return last, found
                """
            ),
        ),
    ),
    Wrong(
        "carry changed",
        "with another shape or dtype",
        (
            written(
                AVERAGE,
                """
            return scan(step, jnp.zeros((), int), values)
""",
            ),
            written(
                """
                def step(found, value):
                    new = share * found[-1] + (1 - share) * value
                    return jnp.append(found, new), new

                return scan(step, jnp.zeros(1), values)
                """
            ),
        ),
    ),
    Wrong(
        "shares exchanged",
        "is what the *old* average keeps",
        (
            written(
                """
                def step(average, value):
                    average = (1 - share) * average + share * value
                    return average, average

                return scan(step, jnp.zeros(()), values)
                """
            ),
            written(
                """
                average, found = 0.0, []
                for value in values:
                    average = average + share * (value - average)
                    found.append(average)
                return average, jnp.stack(found)
                """
            ),
        ),
    ),
    Wrong(
        "started at a value",
        "The average starts at 0",
        (
            written(AVERAGE, "return scan(step, values[0], values)"),
            written(
                """
                average, found = values[0], []
                for value in values:
                    average = share * average + (1 - share) * value
                    found.append(average)
                return average, jnp.stack(found)
                """
            ),
            written(
                "def step(average, value):",
                "\taverage = share * average + (1 - share) * value",
                "\treturn average, average",
                "return scan(step, 1.0, values)",
            ),
            written(
                "def step(average, value):",
                "\taverage = share * average + (1 - share) * value",
                "\treturn average, average",
                "return scan(step, jnp.ones(()), values)",
            ),
        ),
    ),
    Wrong(
        "old average recorded",
        "The average *before* each step",
        (
            written(
                """
                def step(average, value):
                    new = share * average + (1 - share) * value
                    return new, average

                return scan(step, jnp.zeros(()), values)
                """
            ),
            written(
                """
                average, found = jnp.zeros(()), []
                for value in values:
                    found.append(average)
                    average = share * average + (1 - share) * value
                return average, jnp.stack(found)
                """
            ),
        ),
    ),
    Wrong(
        "results exchanged",
        "in the wrong order",
        (
            written(
                AVERAGE,
                """
            last, found = scan(step, jnp.zeros(()), values)
            return found, last
""",
            ),
            written(LOOP, "return jnp.stack(found), average"),
        ),
    ),
    Wrong(
        "not carried",
        "Every average starts from 0 again",
        (
            written(
                "found = share * 0.0 + (1 - share) * values",
                "return found[-1], found",
            ),
            written(
                """
                start, found = 0.0, []
                for value in values:
                    average = share * start + (1 - share) * value
                    found.append(average)
                return average, jnp.stack(found)
                """
            ),
        ),
    ),
    Wrong(
        "start and items exchanged",
        "the start comes second",
        (
            written(
                "def body(a, v):",
                "    a = share * a + (1 - share) * v",
                "    return a, a",
                "return scan(body, values, 0.0)",
            ),
            written(
                "def body(a, v):",
                "    a = share * a + (1 - share) * v",
                "    return a, a",
                "return scan(body, values, share)",
            ),
        ),
    ),
    Wrong(
        "kept outside",
        "kept outside of it",
        (
            written(
                "out = []",
                "def body(a, v):",
                "    a = share * a + (1 - share) * v",
                "    out.append(a)",
                "    return a, None",
                "a, _ = scan(body, 0.0, values)",
                "return a, jnp.array(out)",
            ),
            written(
                "last = []",
                "def body(a, v):",
                "    last[:] = [share * a + (1 - share) * v]",
                "    return last[0], last[0]",
                "_, every = scan(body, 0.0, values)",
                "return last[0] + 0.0, every",
            ),
        ),
    ),
    Wrong(
        "start recorded",
        "The 0 of the start stands among",
        (
            written(
                "def body(a, v):",
                "    a = share * a + (1 - share) * v",
                "    return a, a",
                "last, every = scan(body, 0.0, values)",
                "return last, jnp.concatenate([jnp.zeros(1), every])",
            ),
            written(
                "def body(a, v):",
                "    a = share * a + (1 - share) * v",
                "    return a, a",
                "last, every = scan(body, 0.0, values)",
                "return last, jnp.append(0.0, every)",
            ),
        ),
    ),
    Wrong(
        "no scan",
        "No `scan` is at work",
        (
            written(LOOP, "return average, jnp.stack(found)"),
            written(
                "@jax.jit",
                "def run(values):",
                "    found = [(1 - share) * values[0]]",
                "    for v in values[1:]:",
                "        found.append(share * found[-1] + (1 - share) * v)",
                "    return found[-1], jnp.stack(found)",
                "return run(values)",
            ),
        ),
    ),
    Wrong(
        "value whole",
        "Each value counts whole",
        (
            written(
                "def step(a, v):",
                "    a = share * a + v",
                "    return a, a",
                "return scan(step, 0.0, values)",
            ),
            written(
                "def step(a, v):",
                "    return (v + a * share,) * 2",
                "return scan(step, jnp.zeros(()), values)",
            ),
        ),
    ),
    Wrong(
        "backwards",
        "from the last value to the first",
        (
            written(
                "def step(a, v):",
                "    new = share * a + (1 - share) * v",
                "    return new, new",
                "return scan(step, 0.0, values, reverse=True)",
            ),
            written(
                "def step(a, v):",
                "    new = share * a + (1 - share) * v",
                "    return new, new",
                "last, every = scan(step, 0.0, values[::-1])",
                "return last, every[::-1]",
            ),
        ),
    ),
    Wrong(
        "values recorded",
        "The values themselves were recorded",
        (
            written(
                "def step(a, v):",
                "    new = share * a + (1 - share) * v",
                "    return new, v",
                "return scan(step, 0.0, values)",
            ),
            written(
                "def step(a, v):",
                "    new = share * a + (1 - share) * v",
                "    return new, new",
                "return scan(step, 0.0, values)[0], values",
            ),
        ),
    ),
    Wrong(
        "share ignored",
        "Your share is a fixed one",
        (
            written(
                "def step(average, value):",
                "\taverage = 0.9 * average + 0.1 * value",
                "\treturn average, average",
                "return scan(step, 0.0, values)",
            ),
            written(
                "def step(average, value):",
                "\taverage = (average + value) / 2",
                "\treturn average, average",
                "return scan(step, 0.0, values)",
            ),
        ),
    ),
    Wrong(
        "brackets",
        "belongs in brackets",
        (
            written(
                "def step(average, value):",
                "\taverage = share * average + 1 - share * value",
                "\treturn average, average",
                "return scan(step, 0.0, values)",
            ),
            written(
                "def step(average, value):",
                "\taverage = share * average + 1 + -share * value",
                "\treturn average, average",
                "return scan(step, 0.0, values)",
            ),
        ),
    ),
    Wrong(
        "corrected",
        "as Adam does",
        (
            written(
                "def step(average, value):",
                "\taverage = share * average + (1 - share) * value",
                "\treturn average, average",
                "_, found = scan(step, 0.0, values)",
                "steps = jnp.arange(1, len(values) + 1)",
                "found = found / (1 - share**steps)",
                "return found[-1], found",
            ),
            written(
                "def step(average, value):",
                "\taverage = share * average + (1 - share) * value",
                "\treturn average, average",
                "last, found = scan(step, 0.0, values)",
                "steps = jnp.arange(1, len(values) + 1)",
                "return last, found / (1 - share**steps)",
            ),
        ),
    ),
    Wrong(
        "plain mean",
        "the mean of all values so far",
        (
            written(
                "def step(carry, value):",
                "\ttotal, count = carry[0] + value, carry[1] + 1",
                "\treturn (total, count), total / count",
                "_, found = scan(step, (0.0, 0.0), values)",
                "return found[-1], found",
            ),
            written(
                "total, found = scan(lambda a, v: (a + v, a + v), 0.0, "
                "values)",
                "found = found / jnp.arange(1, len(values) + 1)",
                "return found[-1], found",
            ),
        ),
    ),
    Wrong(
        "no record",
        "Nothing was recorded",
        (
            written(
                "def step(average, value):",
                "\treturn share * average + (1 - share) * value, None",
                "return scan(step, 0.0, values)",
            ),
            written(
                "mix = lambda a, v: (share * a + (1 - share) * v, None)",
                "return scan(mix, jnp.zeros(()), values)",
            ),
        ),
    ),
    Wrong(
        "complex",
        "Complex numbers came",
        (
            written(AVERAGE, "return scan(step, 0j, values)"),
            written(
                AVERAGE,
                "last, found = scan(step, 0.0, values)",
                "return last + 0j, found + 0j",
            ),
        ),
    ),
    Wrong(
        "all alone",
        "All averages came, alone",
        (
            written(AVERAGE, "return scan(step, jnp.zeros(()), values)[1]"),
            written(
                AVERAGE,
                "last, found = scan(step, jnp.zeros(()), values)",
                "return found",
            ),
        ),
    ),
    Wrong(
        "last alone",
        "The last average came, alone",
        (
            written(AVERAGE, "return scan(step, jnp.zeros(()), values)[0]"),
            written(
                AVERAGE,
                "last, found = scan(step, jnp.zeros(()), values)",
                "return found[-1]",
            ),
        ),
    ),
)
