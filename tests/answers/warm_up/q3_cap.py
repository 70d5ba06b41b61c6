"""Answers to exercise 00, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.warm_up.q3_cap import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "return x - jnp.maximum(x - limit, 0)",
    ),
    written(
        "return jnp.clip(x, max=limit)",
    ),
    written("return jnp.minimum(x, limit)"),
    written("return jnp.where(x <= limit, x, limit)"),
    written(
        "too_large = x > limit",
        "return too_large * limit + (1 - too_large) * x",
    ),
)

WRONG = (
    Wrong(
        "if",
        "need one True or False",
        (
            written("if x > limit:", "    return limit", "return x"),
            written("return min(x, limit)"),
            written(
                """
                capped = [limit if entry > limit else entry for entry in x]
                return jnp.array(capped)
                """
            ),
        ),
    ),
    Wrong(
        "written into",
        "JAX arrays cannot be written into",
        (
            written("x[x > limit] = limit", "return x"),
            written(
                "for n in range(len(x)):",
                "    x[n] = jnp.minimum(x[n], limit)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "entries dropped",
        "Which entries are above the limit is not known",
        (
            written("return x[x <= limit]"),
            written(
                "small = x <= limit", "return jnp.ravel(x)[jnp.ravel(small)]"
            ),
        ),
    ),
    Wrong(
        "branches swapped",
        "it is the other way round",
        (
            written("return jnp.where(x > limit, x, limit)"),
            written("return jnp.maximum(x, limit)"),
        ),
    ),
    Wrong(
        "condition returned",
        "True and False came where numbers are wanted",
        (
            written("return x > limit"),
            written("return jnp.less_equal(x, limit)"),
        ),
    ),
    Wrong(
        "set to zero",
        "they should become the limit",
        (
            written("return jnp.where(x > limit, 0.0, x)"),
            written("return x * (x <= limit)"),
        ),
    ),
    Wrong(
        "both sides",
        "Large negative entries",
        (
            written("return jnp.clip(x, -limit, limit)"),
            written(
                "return jnp.maximum(jnp.minimum(x, limit), -limit)",
            ),
        ),
    ),
    Wrong(
        "NumPy",
        "write `jnp` in place of `np`",
        (
            "import numpy as np\n"
            + written("return np.where(x > limit, limit, x)"),
            "import numpy as np\n"
            + written("return np.minimum(np.array(x), limit)"),
        ),
    ),
    Wrong(
        "a count of places",
        "no Python number",
        (
            written("return jnp.where(x > limit)"),
            written(
                "return x if float(x.sum()) < limit else limit",
            ),
        ),
    ),
    Wrong(
        "one number",
        "Python wants one number",
        (
            written("return float(x)"),
            written("return jnp.array(min(float(x), limit))"),
        ),
    ),
    Wrong(
        "loop over one number",
        "One thing came where several",
        (
            written(
                "return jnp.array([jnp.minimum(v, limit) for v in x])",
            ),
            written(
                "return jnp.stack([jnp.where(v > limit, limit, v) for v "
                "in x])",
            ),
        ),
    ),
    Wrong(
        "small ones as well",
        "Entries below 0 have changed",
        (
            written("return jnp.clip(x, 0, limit)"),
            written("return jnp.minimum(jnp.maximum(x, 0), limit)"),
        ),
    ),
    Wrong(
        "fixed limit",
        "comes with 2 for `limit`, whatever",
        (
            written(
                "return jnp.minimum(x, 2.0)",
            ),
            written(
                "return jnp.where(x > 2, 2.0, x)",
            ),
        ),
    ),
    Wrong(
        "smallest of all",
        "`jnp.minimum` compares entry by entry",
        (
            written("return jnp.min(x, limit)"),
            written("return x.min(limit)"),
        ),
    ),
    Wrong(
        "no second branch",
        "`jnp.where` wants three things",
        (
            written("return jnp.where(x > limit, limit)"),
            written("return jnp.where(x <= limit, x)"),
        ),
    ),
    Wrong(
        "size counts",
        "not its absolute value",
        (
            written(
                "return jnp.where(jnp.abs(x) > limit, limit, x)",
            ),
            written(
                "too_large = jnp.abs(x) > limit",
                "return jnp.where(too_large, limit, x)",
            ),
        ),
    ),
    Wrong(
        "all or none",
        "all of them have changed",
        (
            written(
                "return jnp.where(jnp.max(x) > limit, limit, x)",
            ),
            written(
                "return jnp.where(jnp.any(x > limit), limit, x)",
            ),
        ),
    ),
    Wrong(
        "squeezed",
        "an axis of length 1 is too many or missing",
        (
            written(
                "return jnp.squeeze(jnp.minimum(x, limit))",
            ),
            written(
                "return jnp.minimum(x, limit).squeeze()",
            ),
        ),
    ),
)
