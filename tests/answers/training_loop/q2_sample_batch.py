"""Answers to exercise 05, question 2: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.training_loop.q2_sample_batch import QUESTION

written = writer(QUESTION)

RANGE = "minval=-3, maxval=3"

X = f"x = uniform(key, (batch_size, 1), {RANGE})"

BOTH = "return x, target_function(x)"

RIGHT = (
    written(
        "x = 6 * uniform(key, (batch_size, 1)) - 3",
        "return x, 1 + 2 * jnp.sin(2 * x)",
    ),
    written(
        "subkey, _ = split(key)",
        f"x = uniform(subkey, (batch_size,), {RANGE})[:, None]",
        "y_target = jnp.array([target_function(q) for q in x])",
        "return (x, y_target)",
    ),
)

WRONG = (
    Wrong(
        "one thing",
        "Two arrays are wanted",
        (
            written(X, "return x"),
            written(X, "return target_function(x)"),
            written(X, "return jnp.stack([x, target_function(x)])"),
            written(X, "return x.tolist(), target_function(x).tolist()"),
        ),
    ),
    Wrong(
        "swapped",
        "The two are swapped",
        (
            written(X, "return target_function(x), x"),
            written(X, "y = target_function(x)", "return [y, x]"),
        ),
    ),
    Wrong(
        "no feature axis",
        "The feature axis is missing",
        (
            written(f"x = uniform(key, (batch_size,), {RANGE})", BOTH),
            written(X, "x = x[:, 0]", BOTH),
        ),
    ),
    Wrong(
        "one long input",
        "with batch_size numbers in it",
        (
            written(f"x = uniform(key, (1, batch_size), {RANGE})", BOTH),
            written(X, "x = x[:, 0][None, :]", BOTH),
        ),
    ),
    Wrong(
        "batch size ignored",
        "Every batch is equally long",
        (
            written(f"x = uniform(key, (32, 1), {RANGE})", BOTH),
            written(
                "batch_size = 10",
                X,
                BOTH,
            ),
        ),
    ),
    Wrong(
        "grid",
        "evenly spaced, a grid",
        (
            written("x = jnp.linspace(-3, 3, batch_size)[:, None]", BOTH),
            written(
                "x = -3 + 6 * jnp.arange(batch_size) / batch_size",
                "x = x.reshape(-1, 1)",
                BOTH,
            ),
            written(
                "x = jnp.linspace(-3, 3, batch_size)[:, None]",
                "x = jax.random.permutation(key, x)",
                BOTH,
            ),
        ),
    ),
    Wrong(
        "key ignored",
        "your `key` is ignored",
        (
            written("key = jax.random.key(0)", X, BOTH),
            written(
                "my_key, _ = split(jax.random.key(45))",
                X.replace("(key", "(my_key"),
                BOTH,
            ),
        ),
    ),
    Wrong(
        "targets of other places",
        "of the x beside it",
        (
            written(
                "key_x, key_y = split(key)",
                X.replace("(key", "(key_x"),
                "y = " + X[4:].replace("(key", "(key_y"),
                "return x, target_function(y)",
            ),
            written(X, "return x, target_function(x)[::-1]"),
        ),
    ),
    Wrong(
        "from 0 to 1",
        "between 0 and 1",
        (
            written("x = uniform(key, (batch_size, 1))", BOTH),
            written("x = uniform(key, shape=(batch_size, 1), minval=0)", BOTH),
        ),
    ),
    Wrong(
        "from 0 to 3",
        "No place lies left of 0",
        (
            written("x = uniform(key, (batch_size, 1), maxval=3)", BOTH),
            written("x = 3 * uniform(key, (batch_size, 1))", BOTH),
        ),
    ),
    Wrong(
        "normal",
        "uniform was asked for, not normal",
        (
            written("x = jax.random.normal(key, (batch_size, 1))", BOTH),
            written("x = 1.5 * jax.random.normal(key, (batch_size, 1))", BOTH),
        ),
    ),
    Wrong(
        "another range",
        "-1.0 and 1.0: wanted is all from -3 to 3",
        (
            written(X, "x = x / 3", BOTH),
            written(
                "x = uniform(key, (batch_size, 1), minval=-1, maxval=1)",
                BOTH,
            ),
        ),
    ),
    Wrong(
        "uneven",
        "do not spread evenly from -3 to 3",
        (
            written(
                "x = uniform(key, (batch_size, 2), minval=-3, maxval=3)",
                "x = x.mean(axis=1, keepdims=True)",
                BOTH,
            ),
            written(X, "x = jnp.where(x < 0, x, jnp.sqrt(3 * abs(x)))", BOTH),
            written(X, "x = x**3 / 9", BOTH),
        ),
    ),
    Wrong(
        "whole numbers",
        "All places are whole numbers",
        (
            written(
                "x = jax.random.randint(key, (batch_size, 1), -3, 4)",
                "return x, target_function(x)",
            ),
            written(
                "x = jnp.round(uniform(key, (batch_size, 1), minval=-3, "
                "maxval=3))",
                "return x, target_function(x)",
            ),
        ),
    ),
    Wrong(
        "another target",
        "the lesson's running example",
        (
            written(
                "x = uniform(key, (batch_size, 1), minval=-3, maxval=3)",
                "return x, running_example(x)",
            ),
            written(
                "x = uniform(key, (batch_size, 1), minval=-3, maxval=3)",
                "return x, jnp.exp(-(x**2)) * jnp.sin(5 * x)",
            ),
        ),
    ),
    Wrong(
        "hidden state",
        "from a hidden state",
        (
            written(
                "import numpy as np",
                "x = jnp.array(np.random.uniform(-3, 3, (batch_size, 1)))",
                "return x, target_function(x)",
            ),
            written(
                "from time import time_ns",
                "key = jax.random.key(time_ns() % 2**31)",
                "x = uniform(key, (batch_size, 1), minval=-3, maxval=3)",
                "return x, target_function(x)",
            ),
        ),
    ),
    Wrong(
        "repeated",
        "by itself, and round none",
        (
            written(X, "x = jnp.round(x, 1)", BOTH),
            written(
                "half = uniform(key, ((batch_size + 1) // 2, 1), maxval=3)",
                "x = jnp.concatenate([half, -half])[:batch_size]",
                BOTH,
            ),
        ),
    ),
    Wrong(
        "one place",
        "All places of a batch are one number",
        (
            written(
                "keys = split(key, batch_size)",
                f"draw = lambda _: uniform(keys[0], (1,), {RANGE})",
                "x = vmap(draw)(keys)",
                BOTH,
            ),
            written(
                "x = uniform(key, (batch_size, 1), minval=3, maxval=-3)", BOTH
            ),
            written(
                f"x = jnp.full((batch_size, 1), uniform(key, {RANGE}))", BOTH
            ),
        ),
    ),
    Wrong(
        "dealt out",
        "fill the range too evenly",
        (
            written(
                "strips = jnp.arange(batch_size)[:, None]",
                "x = strips + uniform(key, (batch_size, 1))",
                "x = 6 * x / batch_size - 3",
                BOTH,
            ),
            written(
                "width = 6 / batch_size",
                "x = jnp.linspace(-3, 3 - width, batch_size)[:, None]",
                "x += uniform(key, x.shape, maxval=width)",
                "x = jax.random.permutation(key, x)",
                BOTH,
            ),
        ),
    ),
    Wrong(
        "a place kept",
        "A place is the same for every key",
        (
            written(X, "x = x.at[0].set(-3)", BOTH),
            written(
                X, "x = jnp.concatenate([x[1:6], x[:1] * 0, x[6:]])", BOTH
            ),
        ),
    ),
)
