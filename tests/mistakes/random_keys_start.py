"""Right and wrong answers to exercise 02, questions 3 and 4."""

from mistakes import Wrong

STEM = "02_random_keys"


def start(
    w="normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
    b="jnp.zeros(higher)",
    before="pass",
    split_line="key, subkey = split(key)",
    result='{"weights": weights, "biases": biases}',
):
    """Return the source of init_params with these lines."""
    return f"""
def init_params(key, layer_sizes):
    weights, biases = [], []
    {before}
    for lower, higher in zip(layer_sizes[:-1], layer_sizes[1:]):
        {split_line}
        weights.append({w})
        biases.append({b})
    return {result}
"""


def loop(line, bias="jnp.zeros(high)", setup="keys = split(key, 10)"):
    """Return init_params, written over indices."""
    return f"""
def init_params(key, layer_sizes):
    params = {{"weights": [], "biases": []}}
    {setup}
    for n in range(len(layer_sizes) - 1):
        low, high = layer_sizes[n], layer_sizes[n + 1]
        params["weights"].append({line})
        params["biases"].append({bias})
    return params
"""


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


NUMPY = "import numpy as np\n\nrng = np.random.default_rng(0)\n"

RIGHT = {
    "q3": (
        start(),
        loop("normal(keys[n], (high, low)) * low**-0.5"),
        """
        import math

        def init_params(key, layer_sizes):
            if len(layer_sizes) < 2:
                return {"weights": [], "biases": []}
            subkey, key = split(key)
            low, high = layer_sizes[:2]
            rest = init_params(key, layer_sizes[1:])
            w = normal(subkey, (low, high)).T / math.sqrt(low)
            weights, biases = rest["weights"], rest["biases"]
            return dict(weights=[w, *weights], biases=[w[:, 0] * 0, *biases])
        """,
    ),
    "q4": (
        data(),
        data(
            x="6 * uniform(x_key, (num_points,))[:, None] - 3",
            noise="normal(noise_key, (num_points,))[:, None] * noise",
        ),
        """
        def noisy_data(key, num_points, noise):
            subkey, key = split(key)
            x = uniform(subkey, (num_points, 1), float, -3, 3)
            subkey, key = split(key)
            errors = normal(subkey, x.shape)
            return x, running_example(x) + noise * errors
        """,
    ),
}

WRONG = {
    "q3": (
        Wrong(
            "one key for all",
            "come back at the start of another",
            (
                start(
                    "normal(key, (higher, lower)) / jnp.sqrt(lower)", "b"
                ).replace("key, subkey = split(key)", "b = jnp.zeros(higher)"),
                loop("normal(keys[0], (high, low)) / jnp.sqrt(low)"),
            ),
        ),
        Wrong(
            "key ignored",
            "your key argument is ignored",
            (
                start(before="key = jax.random.key(0)"),
                loop("normal(jax.random.key(n), (high, low)) / low**0.5"),
            ),
        ),
        Wrong(
            "hidden state",
            "they come from a hidden state",
            (
                NUMPY + start("rng.normal(size=(higher, lower)) / lower**0.5"),
                "state = [jax.random.key(0)]\n"
                + loop(
                    "normal(state[-1], (high, low)) / low**0.5",
                    "state.append(split(state[-1])[0]) or jnp.zeros(high)",
                ),
            ),
        ),
        Wrong(
            "transposed",
            "The matrices are transposed",
            (
                start("normal(subkey, (lower, higher)) / jnp.sqrt(lower)"),
                loop("normal(keys[n], (high, low)).T / low**0.5"),
            ),
        ),
        Wrong(
            "uniform weights",
            "No weight is below 0",
            (
                start("uniform(subkey, (higher, lower)) / jnp.sqrt(lower)"),
                loop("jnp.abs(normal(keys[n], (high, low))) / low**0.5"),
            ),
        ),
        Wrong(
            "not divided",
            "The spread of the weights is 1",
            (
                start("normal(subkey, (higher, lower))"),
                loop("normal(keys[n], shape=(high, low))"),
            ),
        ),
        Wrong(
            "divided by sqrt(higher)",
            "You divided by sqrt(higher)",
            (
                start("normal(subkey, (higher, lower)) / jnp.sqrt(higher)"),
                loop("normal(keys[n], (high, low)) * high**-0.5"),
            ),
        ),
        Wrong(
            "divided by lower",
            "its square root is meant",
            (
                start("normal(subkey, (higher, lower)) / lower"),
                loop("(1 / low) * normal(keys[n], (high, low))"),
            ),
        ),
        Wrong(
            "biases too long",
            "The biases have the length of the lower layer",
            (
                start(b="jnp.zeros(lower)"),
                loop(
                    "normal(keys[n], (high, low)) / low**0.5", "low * [0.0]"
                ).replace("low * [0.0]", "jnp.full(low, 0.0)"),
            ),
        ),
        Wrong(
            "random biases",
            "here they all start at 0",
            (
                start(b="normal(split(subkey)[0], (higher,))"),
                loop(
                    "normal(keys[n], (high, low)) / low**0.5",
                    "jnp.ones(high)",
                ),
            ),
        ),
        Wrong(
            "a pair",
            'Return a dict with the entries "weights" and "biases"',
            (
                start(result="weights, biases"),
                start(result="[weights, biases]"),
            ),
        ),
    ),
    "q4": (
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
            "The inputs are not uniform",
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
    ),
}
