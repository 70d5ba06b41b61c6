"""Answers to exercise 02, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.random_keys.q4_noisy_data import QUESTION

written = writer(QUESTION)


def data(
    x="uniform(x_key, (num_points, 1), minval=-3, maxval=3)",
    noise="noise * normal(noise_key, (num_points, 1))",
    keys="x_key, noise_key = split(key)",
):
    """Return the source of noisy_data with these lines."""
    return f"""
def noisy_data(key, num_points, noise):
    {keys}
    x = {x}
    y_target = running_example(x) + {noise}
    return x, y_target
"""


def changed(x="drawn", noise="noise * errors"):
    """Return the source of noisy_data that changes what it has drawn."""
    return data(
        x,
        noise,
        """x_key, noise_key = split(key)
    shape, half = (num_points, 1), num_points // 2
    drawn = uniform(x_key, shape, minval=-3, maxval=3)
    errors = normal(noise_key, shape)""",
    )


PIECES = "6 * (jnp.arange(num_points)[:, None] + drawn / 6 + 0.5) / num_points"
NUMPY = "import numpy as np\n\nrng = np.random.default_rng(0)\n"

RIGHT = (
    data(),
    data(
        x="6 * uniform(x_key, (num_points,))[:, None] - 3",
        noise="normal(noise_key, (num_points,))[:, None] * noise",
    ),
    written(
        """
        subkey, key = split(key)
        x = uniform(subkey, (num_points, 1), float, -3, 3)
        subkey, key = split(key)
        errors = normal(subkey, x.shape)
        return x, running_example(x) + noise * errors
        """
    ),
)

WRONG = (
    Wrong(
        "key ignored",
        "your key argument is ignored",
        (
            data(keys="x_key, noise_key = split(jax.random.key(6))"),
            data(keys="x_key, noise_key = map(jax.random.key, (1, 2))"),
        ),
    ),
    Wrong(
        "hidden state",
        "they come from a hidden state",
        (
            NUMPY + data("rng.uniform(-3, 3, (num_points, 1))"),
            NUMPY + data(noise="noise * rng.normal(size=(num_points, 1))"),
        ),
    ),
    Wrong(
        "no feature axis",
        "The feature axis is missing",
        (
            data(
                "uniform(x_key, (num_points,), minval=-3, maxval=3)",
                "noise * normal(noise_key, (num_points,))",
            ),
            data().replace(
                "return x, y_target", "return x[:, 0], y_target[:, 0]"
            ),
        ),
    ),
    Wrong(
        "all pairs",
        "every pair was added up",
        (
            data(noise="noise * normal(noise_key, (num_points,))"),
            data(noise="noise * normal(noise_key, (1, num_points))"),
        ),
    ),
    Wrong(
        "no noise",
        "There is no noise",
        (
            data(noise="0 * noise"),
            data(noise="jnp.zeros((num_points, 1))"),
        ),
    ),
    Wrong(
        "one noise for all",
        "All points are shifted by one and the same number",
        (
            data(noise="noise * normal(noise_key)"),
            data(noise="noise * normal(noise_key, (1, 1))"),
        ),
    ),
    Wrong(
        "one key",
        "The noise follows x, with a correlation",
        (
            data(keys="x_key = noise_key = key"),
            data(keys="x_key, _ = split(key); noise_key = x_key"),
        ),
    ),
    Wrong(
        "range 0 to 1",
        "the range is -3 to 3",
        (
            data("uniform(x_key, (num_points, 1))"),
            data("uniform(x_key, (num_points, 1), minval=0, maxval=1)"),
        ),
    ),
    Wrong(
        "normal inputs",
        "and nothing is added to what it draws",
        (
            data("3 * normal(x_key, (num_points, 1))"),
            data("normal(x_key, (num_points, 1))"),
        ),
    ),
    Wrong(
        "noise not scaled",
        "multiply it by `noise`",
        (
            data(noise="normal(noise_key, (num_points, 1))"),
            data(noise="jax.random.normal(noise_key, x.shape)"),
        ),
    ),
    Wrong(
        "noise not centred",
        "The noise is on one side only",
        (
            data(noise="noise * uniform(noise_key, (num_points, 1))"),
            data(noise="noise * jnp.abs(normal(noise_key, x.shape))"),
        ),
    ),
    Wrong(
        "variance",
        "you used `noise**2`",
        (
            data(noise="noise**2 * normal(noise_key, (num_points, 1))"),
            data(noise="noise * noise * normal(noise_key, x.shape)"),
        ),
    ),
    Wrong(
        "swapped",
        "The two are swapped",
        (
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return running_example(x) + noise * e, x",
            ),
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "y = running_example(x) + noise * e",
                "x, y = y, x",
                "return x, y",
            ),
        ),
    ),
    Wrong(
        "signs",
        "a handful of values, such as plus and minus",
        tuple(
            written(
                "x_key, key = split(key)",
                "x = uniform(x_key, (num_points, 1), minval=-3, maxval=3)",
                f"return x, running_example(x) + noise * {signs}",
            )
            for signs in (
                "jax.random.rademacher(key, x.shape)",
                "jnp.sign(normal(key, x.shape))",
            )
        ),
    ),
    Wrong(
        "grid",
        "Two keys gave the same inputs",
        (
            written(
                "x = jnp.linspace(-3, 3, num_points)[:, None]",
                "return x, running_example(x) + noise * normal(key, "
                "(num_points, 1))",
            ),
            written(
                "x = uniform(jax.random.key(0), (num_points, 1), "
                "minval=-3, maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x) + noise * e",
            ),
        ),
    ),
    Wrong(
        "whole numbers",
        "All inputs are whole numbers",
        (
            written(
                "x = jax.random.randint(split(key)[0], (num_points, 1), "
                "-3, 4)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x) + noise * e",
            ),
            written(
                "x = jnp.round(uniform(split(key)[0], (num_points, 1), "
                "minval=-3.4, maxval=3.4))",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x) + noise * e",
            ),
        ),
    ),
    Wrong(
        "square root",
        "you used the square root",
        (
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x) + jnp.sqrt(noise) * e",
            ),
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x) + noise**0.5 * e",
            ),
        ),
    ),
    Wrong(
        "no noise where F is flat",
        "Where F is flat",
        (
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x + noise * e)",
            ),
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "shaken = x + noise * e",
                "return x, running_example(shaken)",
            ),
            written(
                "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                "maxval=3)",
                "e = normal(split(key)[1], (num_points, 1))",
                "return x, running_example(x) * (1 + noise * e)",
            ),
        ),
    ),
    Wrong(
        "noise stays",
        "Two keys gave the same noise",
        (
            data(noise="noise * normal(jax.random.key(42), (num_points, 1))"),
            data(noise="noise * normal(jax.random.key(0), x.shape)"),
        ),
    ),
    Wrong(
        "noise of another source",
        "noise that has something in common",
        (
            data(
                noise="noise * (normal(jax.random.key(3), x.shape) + "
                "normal(split(key)[1], x.shape)) / jnp.sqrt(2)"
            ),
            data(
                noise="noise * jnp.sort(normal(split(key)[1], x.shape), "
                "axis=0)"
            ),
        ),
    ),
    Wrong(
        "no such target",
        "is not `running_example` of the x beside it",
        (
            data().replace("running_example(x) + ", ""),
            data().replace("running_example(x)", "jnp.sin(x)"),
            data().replace("return x,", "return jnp.sort(x, axis=0),"),
        ),
    ),
    Wrong(
        "half the noise",
        "is it multiplied by `noise`",
        (
            data(noise="noise / 2 * normal(noise_key, (num_points, 1))"),
            data(noise="noise * (1 + normal(noise_key, (num_points, 1)))"),
        ),
    ),
    Wrong(
        "mirrored",
        "be it with the other sign",
        (
            changed("jnp.concatenate([drawn[:half], -drawn[:half]])"),
            changed(
                "jnp.hstack([drawn[:half], -drawn[:half]]).reshape(shape)"
            ),
            changed(
                noise="noise * jnp.concatenate([errors[:half], "
                "-errors[:half]])"
            ),
        ),
    ),
    Wrong(
        "dealt out",
        "fill the range too evenly",
        (
            changed(PIECES + " - 3"),
            changed(f"jax.random.permutation(key, {PIECES} - 3)"),
        ),
    ),
    Wrong(
        "evened out",
        "leave the numbers as they are drawn",
        (
            changed("drawn - drawn.mean()"),
            changed(
                "drawn - (abs(drawn) < 2) * drawn.sum() / "
                "(abs(drawn) < 2).sum()"
            ),  # none leaves the range
            changed(noise="noise * (errors - errors.mean())"),
            changed(noise="noise * errors / errors.std()"),
        ),
    ),
)
