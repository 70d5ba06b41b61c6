"""Answers to exercise 08, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.faster.q3_count_traces import QUESTION

written = writer(QUESTION)

COUNTED = """
    traces = []

    def counted(x):
        traces.append("traced")
        return f(x)

    compiled = jit(counted)
"""

RIGHT = (
    written(
        """
        count = 0

        @jit
        def counted(x):
            nonlocal count
            count = count + 1
            return f(x)

        for x in inputs:
            counted(x)
        return count
        """
    ),
    written(
        """
        traces = []

        def counted(x):
            traces.append(x)
            return f(x)

        for x in inputs:
            jit(counted)(x)
        return len(traces)
        """
    ),
)

WRONG = (
    Wrong(
        "every call",
        "That is the number of calls",
        (
            written(
                """
                count, compiled = 0, jit(f)
                for x in inputs:
                    compiled(x)
                    count += 1
                return count
                """
            ),
            written(
                """
                traces = []
                for x in inputs:

                    def counted(x):
                        traces.append("traced")
                        return f(x)

                    jit(counted)(x)
                return len(traces)
                """
            ),
        ),
    ),
    Wrong(
        "shapes only",
        "Those are the shapes",
        (
            written("return len({jnp.shape(x) for x in inputs})"),
            written(
                """
                traces = []

                def counted(x):
                    traces.append("traced")
                    return f(x)

                compiled = jit(counted)
                for x in inputs:
                    compiled(jnp.asarray(x, float))
                return len(traces)
                """
            ),
        ),
    ),
    Wrong(
        "first omitted",
        "the first call traces, too",
        (
            written(
                COUNTED,
                """
            compiled(inputs[0])
            traces.clear()
            for x in inputs:
                compiled(x)
            return len(traces)
""",
            ),
            written(
                """
                count = -1

                @jit
                def counted(x):
                    nonlocal count
                    count += 1
                    return f(x)

                for x in inputs:
                    counted(x)
                return count
                """
            ),
        ),
    ),
    Wrong(
        "forgotten",
        "JAX keeps every program",
        (
            written(
                """
                count, before = 0, None
                for x in inputs:
                    kind = jnp.shape(x), type(x), jnp.result_type(x)
                    count += kind != before
                    before = kind
                return int(count)
                """
            ),
            written(
                "kinds = [str(jax.typeof(x)) for x in inputs]",
                "pairs = zip(kinds[:-1], kinds[1:])",
                "return 1 + sum(old != new for old, new in pairs)",
            ),
        ),
    ),
    Wrong(
        "list",
        "A list of",
        (
            written(
                COUNTED,
                """
            for x in inputs:
                compiled(x)
            return traces
""",
            ),
            written(
                COUNTED,
                """
            results = [compiled(x) for x in inputs]
            return traces if results else []
""",
            ),
        ),
    ),
    Wrong(
        "arrays alone",
        "they are traced, too",
        (
            written(
                "traces = []",
                "compiled = jit(lambda x: traces.append(1) or f(x))",
                "for x in inputs:",
                "\tif isinstance(x, jax.Array):",
                "\t\tcompiled(x)",
                "return len(traces)",
            ),
            written(
                "arrays = [x for x in inputs if hasattr(x, 'shape')]",
                "return len({(x.shape, x.dtype) for x in arrays})",
            ),
        ),
    ),
    Wrong(
        "array or not",
        "Arrays and numbers are told apart",
        (
            written("return len({type(x) for x in inputs})"),
            written(
                "kinds = set()",
                "for x in inputs:",
                "\tkinds.add(type(x))",
                "return len(kinds)",
            ),
        ),
    ),
    Wrong(
        "dtypes only",
        "Those are the dtypes",
        (
            written("return len({str(jnp.asarray(x).dtype) for x in inputs})"),
            written("return len(set(jnp.result_type(x) for x in inputs))"),
        ),
    ),
    Wrong(
        "Python's numbers",
        "count as two",
        (
            written(
                "kinds = {(jnp.shape(x), jnp.result_type(x)) for x in inputs}",
                "return len(kinds)",
            ),
            written(
                "kinds = [(jnp.shape(x), jnp.asarray(x).dtype) for x in "
                "inputs]",
                "return len(set(kinds))",
            ),
        ),
    ),
    Wrong(
        "list outlives the call",
        "begin at 0 inside the function",
        (
            """
            traces = []

            def count_traces(f, inputs):
                compiled = jit(lambda x: traces.append("traced") or f(x))
                for x in inputs:
                    compiled(x)
                return len(traces)
            """,
            """
            def count_traces(f, inputs, traces=[]):
                @jit
                def counted(x):
                    traces.append(x)
                    return f(x)

                for x in inputs:
                    counted(x)
                return len(traces)
            """,
        ),
    ),
    Wrong(
        "nothing counted",
        "Nothing was counted",
        (
            written(
                """
                traces = []
                
                def counted(x):
                    traces.append(1)
                    return f(x)
                
                compiled = jit(f)
                for x in inputs:
                    compiled(x)
                return len(traces)
                """
            ),
            written(
                """
                n = 0
                
                def counted(x):
                    nonlocal n
                    n += 1
                    return f(x)
                
                jit(counted)
                return n
                """
            ),
        ),
    ),
    Wrong(
        "one call",
        "1 came each time",
        (
            written(
                """
                traces = []
                
                @jit
                def counted(x):
                    traces.append(1)
                    return f(x)
                
                counted(inputs[0])
                return len(traces)
                """
            ),
            written(
                """
                traces = []
                
                @jit
                def counted(x):
                    traces.append(1)
                    return f(x)
                
                for x in inputs:
                    counted(x)
                    return len(traces)
                """
            ),
        ),
    ),
)
