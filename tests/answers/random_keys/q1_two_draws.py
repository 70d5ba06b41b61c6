"""Answers to exercise 02, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.random_keys.q1_two_draws import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "a_key, b_key = split(key)",
        "return normal(a_key, (5,)), normal(b_key, (5,))",
    ),
    written(
        "subkey, key = split(key)",
        "first = normal(subkey, (5,))",
        "subkey, key = split(key)",
        "return [first, normal(subkey, (5,))]",
    ),
    written("rows = normal(key, (2, 5))", "return rows[0], rows[1]"),
    written("return normal(key, (2, 5))"),
    written(
        """
        keys = split(key, 3)
        return tuple(jax.vmap(lambda k: normal(k, (5,)))(keys[1:]))
        """
    ),
)

WRONG = (
    Wrong(
        "same key",
        "Both draws are equal",
        (
            written("return normal(key, (5,)), normal(key, (5,))"),
            written(
                "subkey, key = split(key)",
                "first = normal(subkey, (5,))",
                "second = normal(subkey, (5,))",
                "return first, second",
            ),
        ),
    ),
    Wrong(
        "signs",
        "A handful of numbers",
        (
            written("return jax.random.rademacher(key, (2, 5))"),
            written("return jnp.sign(normal(key, (2, 5)))"),
        ),
    ),
    Wrong(
        "seed inside",
        "your key argument is ignored",
        (
            written(
                "a_key, b_key = split(jax.random.key(0))",
                "return normal(a_key, (5,)), normal(b_key, (5,))",
            ),
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
        "in common",
        "holds numbers of the first",
        (
            written(
                "a_key, b_key = split(key)",
                "first = normal(a_key, (5,))",
                "return first, jax.random.permutation(b_key, first)",
            ),
            written(
                "subkey, _ = split(key)",
                "first = normal(subkey, (5,))",
                "return first, first[::-1]",
            ),
            written("a = normal(key, (9,))", "return a[:5], a[4:]"),
            written("a = normal(split(key)[0], (8,))", "return a[:5], a[3:]"),
        ),
    ),
    Wrong(
        "parent used",
        "draw from its halves alone",
        (
            written(
                "subkey, _ = split(key)",
                "return normal(key, (5,)), normal(subkey, (5,))",
            ),
            written(
                "second = normal(key, (5,))",
                "key, subkey = split(key)",
                "return normal(subkey, (5,)), second",
            ),
        ),
    ),
    Wrong(
        "uniform",
        "wanted are normal ones",
        (
            written(
                "a_key, b_key = split(key)",
                "return uniform(a_key, (5,)), uniform(b_key, (5,))",
            ),
            written(
                """
                keys = split(key)
                return [jax.random.uniform(k, shape=(5,)) for k in keys]
                """
            ),
        ),
    ),
    Wrong(
        "single numbers",
        "two arrays of five numbers each",
        (
            written(
                "a_key, b_key = split(key)",
                "return normal(a_key), normal(b_key)",
            ),
            written("a_key, b_key = split(key)", "return a_key, b_key"),
            written(
                "a_key, b_key = split(key)",
                "draws = [normal(a_key, (5,)), normal(b_key, (5,))]",
                "return jnp.concatenate(draws)",
            ),
        ),
    ),
    Wrong(
        "key array",
        "Take them apart, a name for each",
        (
            written(
                "key = split(key)",
                "return normal(key, (5,)), normal(key, (5,))",
            ),
            written(
                "keys = split(key, 2)",
                "draw = normal(keys, (5,))",
                "return draw, draw",
            ),
        ),
    ),
    Wrong(
        "made of the other",
        "signs turned round",
        (
            written("a = normal(key, (5,))", "return a, -a"),
            written(
                "return normal(key, (5,)), -2 * normal(key, (5,))",
            ),
        ),
    ),
    Wrong(
        "counted up",
        "A random key is not a number",
        (
            written(
                "return normal(key, (5,)), normal(key + 1, (5,))",
            ),
            written(
                "return normal(key, (5,)), normal(2 * key, (5,))",
            ),
        ),
    ),
    Wrong(
        "one stays",
        "the same for every key",
        (
            written(
                "return normal(key, (5,)), normal(jax.random.key(1), (5,))"
            ),
            written(
                "fixed = jax.random.key(42)",
                "return normal(fixed, (5,)), normal(key, (5,))",
            ),
        ),
    ),
    Wrong(
        "evened out",
        "four of its numbers give away the fifth",
        (
            written(
                "draws = normal(key, (2, 5))",
                "return draws - draws.mean(axis=1, keepdims=True)",
            ),
            written(
                "first, second = normal(key, (2, 5))",
                "return first, second - jnp.mean(second)",
            ),
            written(
                "first, second = normal(key, (2, 5))",
                "return first / first.std(), second",
            ),
            written(
                "draws = normal(key, (2, 5))", "return draws - draws.mean()"
            ),
        ),
    ),
    Wrong(
        "the other one added",
        "one number tells something of another",
        (
            written(
                "k, l = split(key)",
                "a = normal(k, (5,))",
                "return a, a + normal(l, (5,))",
            ),
            written("a, b = normal(key, (2, 5))", "return a, 2 * a + b"),
        ),
    ),
)
