"""Right and wrong answers to exercise 08, questions 2, 3 and 5."""

from mistakes import Wrong

STEM = "08_faster"

COUNTED = """
        def count_traces(f, inputs):
            traces = []

            def counted(x):
                traces.append("traced")
                return f(x)

            compiled = jit(counted)
"""

RIGHT = {
    "q2": ("predicted_traces = 4",),
    "q3": (
        """
        def count_traces(f, inputs):
            count = 0

            @jit
            def counted(x):
                nonlocal count
                count = count + 1
                return f(x)

            for x in inputs:
                counted(x)
            return count
        """,
        """
        def count_traces(f, inputs):
            traces = []

            def counted(x):
                traces.append(x)
                return f(x)

            for x in inputs:
                jit(counted)(x)
            return len(traces)
        """,
    ),
    "q5": ("bug_line = 6\nbug_symptom = 'B'\nbug_reason = 'Too early.'",),
}

WRONG = {
    "q2": tuple(
        Wrong(f"answered {answer}", says, (f"predicted_traces = {answer}",))
        for answer, says in (
            (12, "That is every call"),
            (2, "1 is an int where 0.1 is a float"),
            (6, "Another *value* of the rate is free"),
            (9, "the 32 rows that come back find theirs"),
            (8, "JAX forgets nothing"),
            (3, "each meets two kinds of rate"),
            (1, "one shape and one dtype"),
        )
    ),
    "q3": (
        Wrong(
            "every call",
            "That is the number of calls",
            (
                """
                def count_traces(f, inputs):
                    count, compiled = 0, jit(f)
                    for x in inputs:
                        compiled(x)
                        count += 1
                    return count
                """,
                """
                def count_traces(f, inputs):
                    traces = []
                    for x in inputs:

                        def counted(x):
                            traces.append("traced")
                            return f(x)

                        jit(counted)(x)
                    return len(traces)
                """,
            ),
        ),
        Wrong(
            "shapes only",
            "Those are the shapes",
            (
                """
                def count_traces(f, inputs):
                    return len({jnp.shape(x) for x in inputs})
                """,
                """
                def count_traces(f, inputs):
                    traces = []

                    def counted(x):
                        traces.append("traced")
                        return f(x)

                    compiled = jit(counted)
                    for x in inputs:
                        compiled(jnp.asarray(x, float))
                    return len(traces)
                """,
            ),
        ),
        Wrong(
            "first omitted",
            "the first call traces, too",
            (
                COUNTED
                + """
            compiled(inputs[0])
            traces.clear()
            for x in inputs:
                compiled(x)
            return len(traces)
""",
                """
                def count_traces(f, inputs):
                    count = -1

                    @jit
                    def counted(x):
                        nonlocal count
                        count += 1
                        return f(x)

                    for x in inputs:
                        counted(x)
                    return count
                """,
            ),
        ),
        Wrong(
            "forgotten",
            "JAX keeps every program",
            (
                """
                def count_traces(f, inputs):
                    count, before = 0, None
                    for x in inputs:
                        kind = jnp.shape(x), type(x), jnp.result_type(x)
                        count += kind != before
                        before = kind
                    return int(count)
                """,
                """
                def count_traces(f, inputs):
                    kinds = [str(jax.typeof(x)) for x in inputs]
                    pairs = zip(kinds[:-1], kinds[1:])
                    return 1 + sum(old != new for old, new in pairs)
                """,
            ),
        ),
        Wrong(
            "list",
            "its length is wanted",
            (
                COUNTED
                + """
            for x in inputs:
                compiled(x)
            return traces
""",
                COUNTED
                + """
            results = [compiled(x) for x in inputs]
            return traces if results else []
""",
            ),
        ),
    ),
    "q5": (
        *(
            Wrong(
                f"line {line}",
                says,
                (f"bug_line = {line}\nbug_symptom = 'B'\nbug_reason = 'so'",),
            )
            for line, says in (
                (1, "Line 1 is fine"),
                (2, "Line 2 is fine"),
                (3, "Line 3 is fine"),
                (4, "Line 4 is fine"),
                (5, "Line 5 orders the work"),
                (7, "Line 7 is fine"),
            )
        ),
        *(
            Wrong(
                f"symptom {letter}",
                says,
                (f"bug_line = 6\nbug_symptom = '{letter}'\nbug_reason = ''",),
            )
            for letter, says in (
                ("A", "Compiling would make it look slow"),
                ("C", "JAX keeps programs, not results"),
                ("D", "Ten products are ordered"),
            )
        ),
    ),
}
