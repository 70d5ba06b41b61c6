"""Right and wrong answers to exercise 02, questions 1, 2 and 5."""

from mistakes import Wrong

STEM = "02_random_keys"


def answers(line, symptom):
    """Return the source of the three answers to question 5."""
    return f"bug_line = {line}\nbug_symptom = '{symptom}'\nbug_reason = 'so'"


RIGHT = {
    "q1": (
        """
        def two_draws(key):
            a_key, b_key = split(key)
            return normal(a_key, (5,)), normal(b_key, (5,))
        """,
        """
        def two_draws(key):
            subkey, key = split(key)
            first = normal(subkey, (5,))
            subkey, key = split(key)
            return [first, normal(subkey, (5,))]
        """,
        """
        def two_draws(key):
            rows = normal(key, (2, 5))
            return rows[0], rows[1]
        """,
        """
        def two_draws(key):
            keys = split(key, 3)
            return tuple(jax.vmap(lambda k: normal(k, (5,)))(keys[1:]))
        """,
    ),
    "q2": ("equal_draws = 'AE'", "equal_draws = 'e, a'"),
    "q5": (answers(4, "B"), answers(4, " b ")),
}

LINES = [
    Wrong(f"line {line}", f"Line {line} is fine", (answers(line, "B"),))
    for line in (1, 2, 3, 5, 6, 7)
]

WRONG = {
    "q1": (
        Wrong(
            "same key",
            "Both draws are equal",
            (
                """
                def two_draws(key):
                    return normal(key, (5,)), normal(key, (5,))
                """,
                """
                def two_draws(key):
                    subkey, key = split(key)
                    first = normal(subkey, (5,))
                    second = normal(subkey, (5,))
                    return first, second
                """,
            ),
        ),
        Wrong(
            "seed inside",
            "your key argument is ignored",
            (
                """
                def two_draws(key):
                    a_key, b_key = split(jax.random.key(0))
                    return normal(a_key, (5,)), normal(b_key, (5,))
                """,
                """
                a_key, b_key = split(jax.random.key(45))

                def two_draws(key):
                    return normal(a_key, (5,)), normal(b_key, (5,))
                """,
            ),
        ),
        Wrong(
            "NumPy's generator",
            "they come from a hidden state",
            (
                """
                import numpy as np

                rng = np.random.default_rng(0)

                def two_draws(key):
                    return rng.normal(size=5), rng.normal(size=5)
                """,
                """
                state = {"key": jax.random.key(0)}

                def two_draws(key):
                    a_key, b_key, state["key"] = split(state["key"], 3)
                    return normal(a_key, (5,)), normal(b_key, (5,))
                """,
            ),
        ),
        Wrong(
            "rearranged",
            "rearranged is not independent",
            (
                """
                def two_draws(key):
                    a_key, b_key = split(key)
                    first = normal(a_key, (5,))
                    return first, jax.random.permutation(b_key, first)
                """,
                """
                def two_draws(key):
                    subkey, _ = split(key)
                    first = normal(subkey, (5,))
                    return first, first[::-1]
                """,
            ),
        ),
        Wrong(
            "parent used",
            "a split key is spent",
            (
                """
                def two_draws(key):
                    subkey, _ = split(key)
                    return normal(key, (5,)), normal(subkey, (5,))
                """,
                """
                def two_draws(key):
                    second = normal(key, (5,))
                    key, subkey = split(key)
                    return normal(subkey, (5,)), second
                """,
            ),
        ),
        Wrong(
            "uniform",
            "wanted are normal ones",
            (
                """
                def two_draws(key):
                    a_key, b_key = split(key)
                    return uniform(a_key, (5,)), uniform(b_key, (5,))
                """,
                """
                def two_draws(key):
                    keys = split(key)
                    return [jax.random.uniform(k, shape=(5,)) for k in keys]
                """,
            ),
        ),
        Wrong(
            "single numbers",
            "Return two arrays of shape (5,) each",
            (
                """
                def two_draws(key):
                    a_key, b_key = split(key)
                    return normal(a_key), normal(b_key)
                """,
                """
                def two_draws(key):
                    a_key, b_key = split(key)
                    return a_key, b_key
                """,
                """
                def two_draws(key):
                    a_key, b_key = split(key)
                    draws = [normal(a_key, (5,)), normal(b_key, (5,))]
                    return jnp.concatenate(draws)
                """,
            ),
        ),
        Wrong(
            "key array",
            "unpack them into two names",
            (
                """
                def two_draws(key):
                    key = split(key)
                    return normal(key, (5,)), normal(key, (5,))
                """,
                """
                def two_draws(key):
                    keys = split(key, 2)
                    draw = normal(keys, (5,))
                    return draw, draw
                """,
            ),
        ),
    ),
    "q2": (
        Wrong("BC", "use the same name", ("equal_draws = 'BC'",)),
        Wrong("AD", "d draws from key 7 itself", ("equal_draws = 'DA'",)),
        Wrong("AB", "the two halves of one split", ("equal_draws = 'AB'",)),
        Wrong("BD", "which is no longer key 7", ("equal_draws = 'BD'",)),
        Wrong("three", "Name exactly two draws", ("equal_draws = 'ABE'",)),
        Wrong("CE", "Write down the history", ("equal_draws = 'CE'",)),
    ),
    "q5": (
        *LINES,
        Wrong("A", "Means of samples do scatter", (answers(4, "A"),)),
        Wrong("C", "and still differ", (answers(4, "C"),)),
        Wrong("D", "0.14 needs only two of them", (answers(4, "D"),)),
    ),
}
