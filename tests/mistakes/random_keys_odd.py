"""Odd wrong answers to exercise 02, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "02_random_keys"


def start(weight, bias="jnp.zeros(higher)", end="    return params"):
    """Return the source of an `init_params` with these entries."""
    return written(
        "init_params(key, layer_sizes)",
        'params = {"weights": [], "biases": []}',
        "for lower, higher in zip(layer_sizes, layer_sizes[1:]):",
        "    subkey, key = split(key)",
        f"    params['weights'].append({weight})",
        f"    params['biases'].append({bias})",
        end.removeprefix("    "),
    )


WRONG = {
    "q1": (
        Wrong(
            "opposite",
            "signs turned round",
            (
                written(
                    "two_draws(key)", "a = normal(key, (5,))", "return a, -a"
                ),
                written(
                    "two_draws(key)",
                    "return normal(key, (5,)), -2 * normal(key, (5,))",
                ),
            ),
        ),
        Wrong(
            "counted up",
            "A random key is no number",
            (
                written(
                    "two_draws(key)",
                    "return normal(key, (5,)), normal(key + 1, (5,))",
                ),
                written(
                    "two_draws(key)",
                    "return normal(key, (5,)), normal(2 * key, (5,))",
                ),
            ),
        ),
    ),
    "q3": (
        Wrong(
            "no random weights",
            "one and the same number",
            (
                start("jnp.ones((higher, lower)) / jnp.sqrt(lower)"),
                start("jnp.zeros((higher, lower))"),
            ),
        ),
        Wrong(
            "one pair only",
            "does `return` stand inside",
            (
                start(
                    "normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
                    end="        return params",
                ),
                written(
                    "init_params(key, layer_sizes)",
                    "lower, higher = layer_sizes[:2]",
                    "w = normal(key, (higher, lower)) / jnp.sqrt(lower)",
                    'return {"weights": [w], "biases": [jnp.zeros(higher)]}',
                ),
            ),
        ),
        Wrong(
            "multiplied",
            "You multiplied by sqrt(lower)",
            (
                start("normal(subkey, (higher, lower)) * jnp.sqrt(lower)"),
                start("normal(subkey, (higher, lower)) / lower**-0.5"),
            ),
        ),
        Wrong(
            "bias shapes",
            "each is a vector of shape",
            (
                start(
                    "normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
                    "jnp.zeros((higher, 1))",
                ),
                start(
                    "normal(subkey, (higher, lower)) / jnp.sqrt(lower)", "0.0"
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "swapped",
            "The two are swapped",
            (
                written(
                    "noisy_data(key, num_points, noise)",
                    "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                    "maxval=3)",
                    "e = normal(split(key)[1], (num_points, 1))",
                    "return running_example(x) + noise * e, x",
                ),
                written(
                    "noisy_data(key, num_points, noise)",
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
            "grid",
            "Two keys gave the same inputs",
            (
                written(
                    "noisy_data(key, num_points, noise)",
                    "x = jnp.linspace(-3, 3, num_points)[:, None]",
                    "return x, running_example(x) + noise * normal(key, "
                    "(num_points, 1))",
                ),
                written(
                    "noisy_data(key, num_points, noise)",
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
                    "noisy_data(key, num_points, noise)",
                    "x = jax.random.randint(split(key)[0], (num_points, 1), "
                    "-3, 4)",
                    "e = normal(split(key)[1], (num_points, 1))",
                    "return x, running_example(x) + noise * e",
                ),
                written(
                    "noisy_data(key, num_points, noise)",
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
                    "noisy_data(key, num_points, noise)",
                    "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                    "maxval=3)",
                    "e = normal(split(key)[1], (num_points, 1))",
                    "return x, running_example(x) + jnp.sqrt(noise) * e",
                ),
                written(
                    "noisy_data(key, num_points, noise)",
                    "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                    "maxval=3)",
                    "e = normal(split(key)[1], (num_points, 1))",
                    "return x, running_example(x) + noise**0.5 * e",
                ),
            ),
        ),
        Wrong(
            "noise on the inputs",
            "Where F is flat",
            (
                written(
                    "noisy_data(key, num_points, noise)",
                    "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                    "maxval=3)",
                    "e = normal(split(key)[1], (num_points, 1))",
                    "return x, running_example(x + noise * e)",
                ),
                written(
                    "noisy_data(key, num_points, noise)",
                    "x = uniform(split(key)[0], (num_points, 1), minval=-3, "
                    "maxval=3)",
                    "e = normal(split(key)[1], (num_points, 1))",
                    "shaken = x + noise * e",
                    "return x, running_example(shaken)",
                ),
            ),
        ),
    ),
}
