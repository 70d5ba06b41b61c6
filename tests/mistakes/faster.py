"""Right and wrong answers to exercise 08, question 1."""

from mistakes import Wrong

STEM = "08_faster"

AVERAGE = """
        def moving_average(values, share):
            def step(average, value):
                average = share * average + (1 - share) * value
                return average, average

"""
LOOP = """
        def moving_average(values, share):
            average, found = 0.0, []
            for value in values:
                average = share * average + (1 - share) * value
                found.append(average)
"""

RIGHT = {
    "q1": (
        AVERAGE + "            return scan(step, jnp.zeros(()), values)\n",
        LOOP + "            return average, jnp.stack(found)\n",
        """
        def moving_average(values, share):
            def step(average, value):
                average = average + (1 - share) * (value - average)
                return average, average

            last, found = scan(step, 0.0, values)
            return found[-1], found
        """,
    ),
}

WRONG = {
    "q1": (
        Wrong(
            "no pair",
            "A step returns a pair",
            (
                """
                def moving_average(values, share):
                    def step(average, value):
                        return share * average + (1 - share) * value

                    return scan(step, jnp.zeros(()), values)
                """,
                """
                def moving_average(values, share):
                    def step(old, value):
                        new = share * old + (1 - share) * value
                        return new

                    last, found = scan(step, 0.0, values)
                    return last, found
                """,
            ),
        ),
        Wrong(
            "carry changed",
            "in another shape or dtype",
            (
                AVERAGE
                + """
            return scan(step, jnp.zeros((), int), values)
""",
                """
                def moving_average(values, share):
                    def step(found, value):
                        new = share * found[-1] + (1 - share) * value
                        return jnp.append(found, new), new

                    return scan(step, jnp.zeros(1), values)
                """,
            ),
        ),
        Wrong(
            "shares exchanged",
            "is what the *old* average keeps",
            (
                """
                def moving_average(values, share):
                    def step(average, value):
                        average = (1 - share) * average + share * value
                        return average, average

                    return scan(step, jnp.zeros(()), values)
                """,
                """
                def moving_average(values, share):
                    average, found = 0.0, []
                    for value in values:
                        average = average + share * (value - average)
                        found.append(average)
                    return average, jnp.stack(found)
                """,
            ),
        ),
        Wrong(
            "started at a value",
            "The average starts at 0",
            (
                AVERAGE + "            return scan(step, values[0], values)\n",
                """
                def moving_average(values, share):
                    average, found = values[0], []
                    for value in values:
                        average = share * average + (1 - share) * value
                        found.append(average)
                    return average, jnp.stack(found)
                """,
            ),
        ),
        Wrong(
            "old average recorded",
            "The average *before* each step",
            (
                """
                def moving_average(values, share):
                    def step(average, value):
                        new = share * average + (1 - share) * value
                        return new, average

                    return scan(step, jnp.zeros(()), values)
                """,
                """
                def moving_average(values, share):
                    average, found = jnp.zeros(()), []
                    for value in values:
                        found.append(average)
                        average = share * average + (1 - share) * value
                    return average, jnp.stack(found)
                """,
            ),
        ),
        Wrong(
            "results exchanged",
            "The two results are exchanged",
            (
                AVERAGE
                + """
            last, found = scan(step, jnp.zeros(()), values)
            return found, last
""",
                LOOP + "            return jnp.stack(found), average\n",
            ),
        ),
        Wrong(
            "not carried",
            "Every average starts from 0 again",
            (
                """
                def moving_average(values, share):
                    found = share * 0.0 + (1 - share) * values
                    return found[-1], found
                """,
                """
                def moving_average(values, share):
                    start, found = 0.0, []
                    for value in values:
                        average = share * start + (1 - share) * value
                        found.append(average)
                    return average, jnp.stack(found)
                """,
            ),
        ),
        Wrong(
            "one result",
            "One array came",
            (
                AVERAGE
                + """
            last, found = scan(step, jnp.zeros(()), values)
            return found
""",
                LOOP + "            return average\n",
            ),
        ),
    ),
}
