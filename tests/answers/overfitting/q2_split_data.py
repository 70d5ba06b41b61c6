"""Answers to exercise 06, question 2: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.overfitting.q2_split_data import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "order = permutation(key, x.shape[0])",
        "x, y_target = x[order], y_target[order]",
        "n = int(fraction * x.shape[0])",
        "return x[:n], y_target[:n], x[n:], y_target[n:]",
    ),
    written(
        """
        table = permutation(key, jnp.concatenate([x, y_target], axis=1))
        n, inputs = round(fraction * len(x)), x.shape[1]
        train, test = table[:n], table[n:]
        return [
            train[:, :inputs],
            train[:, inputs:],
            test[:, :inputs],
            test[:, inputs:],
        ]
        """
    ),
)

WRONG = (
    Wrong(
        "not whole",
        "a slice needs a whole number",
        (
            written(
                """
                n = fraction * len(x)
                order = permutation(key, len(x))
                train, test = order[:n], order[n:]
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
            written(
                "order = permutation(key, len(x))",
                "x, y_target = x[order], y_target[order]",
                "n = len(x) * fraction",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
        ),
    ),
    Wrong(
        "order of results",
        "The four arrays come in another order",
        (
            written(
                """
                n = round(fraction * len(x))
                order = permutation(key, len(x))
                train, test = order[:n], order[n:]
                return x[train], x[test], y_target[train], y_target[test]
                """
            ),
            written(
                """
                order = permutation(key, len(x))
                x, y_target = x[order], y_target[order]
                n = int(fraction * len(x))
                x_train, x_test = x[:n], x[n:]
                y_train, y_test = y_target[:n], y_target[n:]
                return x_train, x_test, y_train, y_test
                """
            ),
        ),
    ),
    Wrong(
        "torn pairs",
        "Pairs are torn apart",
        (
            written(
                "n = round(fraction * len(x))",
                "x = permutation(key, x)",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
            written(
                """
                x_key, y_key = split(key)
                n = round(fraction * len(x))
                x = x[permutation(x_key, len(x))]
                y_target = y_target[permutation(y_key, len(x))]
                return x[:n], y_target[:n], x[n:], y_target[n:]
                """
            ),
        ),
    ),
    Wrong(
        "overlap",
        "rows in both sets",
        (
            written(
                """
                n = round(fraction * len(x))
                order = permutation(key, len(x))
                train, test = order[:n], order[: len(x) - n]
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
            written(
                "n = round(fraction * len(x))",
                "order = permutation(key, len(x))",
                "x, y_target = x[order], y_target[order]",
                "return x[:n], y_target[:n], x[:-n], y_target[:-n]",
            ),
            written("return x, y_target, x, y_target"),
        ),
    ),
    Wrong(
        "fraction reversed",
        "Train and test are swapped",
        (
            written(
                """
                n = round(fraction * len(x))
                order = permutation(key, len(x))
                test, train = order[:n], order[n:]
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
            written(
                "order = permutation(key, len(x))",
                "x, y_target = x[order], y_target[order]",
                "n = round((1 - fraction) * len(x))",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
        ),
    ),
    Wrong(
        "not shuffled",
        "all test rows are neighbours",
        (
            written(
                """
                n = round(fraction * len(x))
                by = jax.random.randint(key, (), 0, len(x))
                x, y_target = (jnp.roll(t, by, axis=0) for t in (x, y_target))
                return x[:n], y_target[:n], x[n:], y_target[n:]
                """
            ),
            written(
                "n = round(fraction * len(x))",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
            written(
                """
                n = round(fraction * len(x))
                train = permutation(key, n)
                test = n + permutation(key, len(x) - n)
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
        ),
    ),
    Wrong(
        "each fourth row",
        "One in 4 rows goes into one set",
        (
            written(
                """
                n = round(fraction * len(x))
                few = jnp.arange(len(x)) % 4 == 0
                train = few if n < len(x) / 2 else ~few
                return x[train], y_target[train], x[~train], y_target[~train]
                """
            ),
            written(
                """
                first = jax.random.randint(key, (), 0, 4)
                few = jnp.arange(len(x)) % 4 == first
                train = few if fraction < 0.5 else ~few
                return x[train], y_target[train], x[~train], y_target[~train]
                """
            ),
            written(
                """
                k = round(1 / (1 - fraction))
                rows = jnp.arange(len(x))
                a, b = rows[rows % k > 0], rows[rows % k == 0]
                return x[a], y_target[a], x[b], y_target[b]
                """
            ),
            written(
                """
                b = jnp.arange(len(x)) % int(1 / (1 - fraction)) == 0
                return x[~b], y_target[~b], x[b], y_target[b]
                """
            ),
        ),
    ),
    Wrong(
        "key ignored",
        "Two keys gave the same split",
        (
            written(
                """
                n = round(fraction * len(x))
                order = permutation(jax.random.key(0), len(x))
                train, test = order[:n], order[n:]
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
            """
                import numpy as np

                def split_data(key, x, y_target, fraction):
                    order = np.random.default_rng(0).permutation(len(x))
                    x, y_target = x[order], y_target[order]
                    n = round(fraction * len(x))
                    return x[:n], y_target[:n], x[n:], y_target[n:]
                """,
        ),
    ),
    Wrong(
        "rows lost",
        "in neither set, or stand twice in one",
        (
            written(
                """
                n = round(fraction * len(x))
                train = jax.random.choice(key, len(x), (n,))
                test = jnp.setdiff1d(jnp.arange(len(x)), train)
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
            written(
                """
                n = round(fraction * len(x))
                order = permutation(key, len(x))
                train, test = order[:n], order[n + 1 :]
                return x[train], y_target[train], x[test], y_target[test]
                """
            ),
            written(
                """
                order = permutation(key, len(x))
                x, y_target = x[order], y_target[order]
                n = round(fraction * len(x))
                return x[:n], y_target[:n], x[n:-1], y_target[n:-1]
                """
            ),
        ),
    ),
    Wrong(
        "columns cut",
        "rows are counted along axis 0",
        (
            written(
                "n = int(fraction * 2)",
                "return x[:, :1], y_target[:, :1], x[:, 1:], y_target[:, 1:]",
            ),
            written(
                "n = int(fraction * len(x))",
                "return x[:, :n], y_target[:, :n], x[:, n:], y_target[:, n:]",
            ),
        ),
    ),
    Wrong(
        "dict",
        "A dictionary came: 4 things",
        (
            written(
                "n = int(fraction * len(x))",
                "p = permutation(key, len(x))",
                'return {"x_train": x[p[:n]], "y_train": '
                'y_target[p[:n]], "x_test": x[p[n:]], "y_test": '
                "y_target[p[n:]]}",
            ),
            written(
                "return dict(x_train=x, y_train=y_target)",
            ),
        ),
    ),
    Wrong(
        "hidden state",
        "from a hidden state",
        (
            "import numpy as np\n"
            + written(
                "n = int(fraction * len(x))",
                "p = np.random.permutation(len(x))",
                "return x[p[:n]], y_target[p[:n]], x[p[n:]], y_target[p[n:]]",
            ),
            "import random\n"
            + written(
                "n = int(fraction * len(x))",
                "p = jnp.array(random.sample(range(28), 28))",
                "return x[p[:n]], y_target[p[:n]], x[p[n:]], y_target[p[n:]]",
            ),
        ),
    ),
    Wrong(
        "fixed fraction",
        "whatever `fraction` is",
        (
            written(
                "order = permutation(key, len(x))",
                "n = round(0.75 * len(x))",
                "x, y = x[order], y_target[order]",
                "return x[:n], y[:n], x[n:], y[n:]",
            ),
            written(
                "rows = permutation(key, x.shape[0])",
                "a, b = jnp.split(rows, [3 * len(x) // 4])",
                "return x[a], y_target[a], x[b], y_target[b]",
            ),
        ),
    ),
    Wrong(
        "other rows",
        "Rows came that are not in the table",
        (
            written(
                "order = permutation(key, len(x))",
                "x, y_target = x[order, ::-1], y_target[order]",
                "n = round(fraction * len(x))",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
            written(
                "x = permutation(key, x, independent=True)",
                "n = round(fraction * len(x))",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
            written(
                "order = permutation(key, len(x))",
                "x = ((x - x.mean(axis=0)) / x.std(axis=0))[order]",
                "y_target, n = y_target[order], round(fraction * len(x))",
                "return x[:n], y_target[:n], x[n:], y_target[n:]",
            ),
        ),
    ),
    Wrong(
        "row numbers",
        "The numbers of rows came",
        (
            written(
                """
                n = round(fraction * len(x))
                order = permutation(key, len(x))
                return order[:n], order[:n], order[n:], order[n:]
                """
            ),
            written(
                """
                n = int(fraction * len(x))
                train, test = jnp.split(permutation(key, len(x)), [n])
                return train, train, test, test
                """
            ),
        ),
    ),
    Wrong(
        "a coin for each row",
        "Chance decides how many rows",
        (
            written(
                """
                a = jax.random.uniform(key, len(x)) < fraction
                return x[a], y_target[a], x[~a], y_target[~a]
                """
            ),
            written(
                """
                a = jax.random.bernoulli(key, fraction, (len(x),))
                return x[a], y_target[a], x[~a], y_target[~a]
                """
            ),
        ),
    ),
    Wrong(
        "columns lost",
        "how many there are is for `x.shape` and `y_target.shape`",
        (
            written(
                """
                table = permutation(key, jnp.hstack([x, y_target]))
                n = round(fraction * len(x))
                train, test = table[:n], table[n:]
                return train[:, :-1], train[:, -1:], test[:, :-1], test[:, -1:]
                """
            ),
            written(
                """
                n = round(fraction * len(x))
                order = permutation(key, len(x))
                train, test, y = order[:n], order[n:], y_target[:, :1]
                return x[train], y[train], x[test], y[test]
                """
            ),
        ),
    ),
)
