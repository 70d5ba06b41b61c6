"""Answers to exercise 02, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.random_keys.q3_init_params import QUESTION

written = writer(QUESTION)


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


NUMPY = "import numpy as np\n\nrng = np.random.default_rng(0)\n"


def in_place(weight, bias="jnp.zeros(higher)", end="    return params"):
    """Return the source of an `init_params` with these entries."""
    return written(
        'params = {"weights": [], "biases": []}',
        "for lower, higher in zip(layer_sizes, layer_sizes[1:]):",
        "    subkey, key = split(key)",
        f"    params['weights'].append({weight})",
        f"    params['biases'].append({bias})",
        end.removeprefix("    "),
    )


RIGHT = (
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
)

WRONG = (
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
        "parent used",
        "The first matrix is drawn from `key` itself",
        (
            """
            def init_params(key, layer_sizes):
                params = {"weights": [], "biases": []}
                for lower, higher in zip(layer_sizes[:-1], layer_sizes[1:]):
                    w = normal(key, (higher, lower)) / jnp.sqrt(lower)
                    params["weights"].append(w)
                    params["biases"].append(jnp.zeros(higher))
                    key, _ = split(key)
                return params
            """,
            loop("normal(keys[n - 1] if n else key, (high, low)) / low**0.5"),
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
        "wanted is a dict with the entries",
        (
            start(result="weights, biases"),
            start(result="[weights, biases]"),
        ),
    ),
    Wrong(
        "no random weights",
        "one and the same number",
        (
            in_place("jnp.ones((higher, lower)) / jnp.sqrt(lower)"),
            in_place("jnp.zeros((higher, lower))"),
            in_place(
                "normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
                end="params['weights'][-1] *= 0\nreturn params",
            ),
        ),
    ),
    Wrong(
        "one pair only",
        "does `return` stand inside",
        (
            in_place(
                "normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
                end="        return params",
            ),
            written(
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
            in_place("normal(subkey, (higher, lower)) * jnp.sqrt(lower)"),
            in_place("normal(subkey, (higher, lower)) / lower**-0.5"),
        ),
    ),
    Wrong(
        "bias shapes",
        "each is a vector of shape",
        (
            in_place(
                "normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
                "jnp.zeros((higher, 1))",
            ),
            in_place(
                "normal(subkey, (higher, lower)) / jnp.sqrt(lower)", "0.0"
            ),
        ),
    ),
    Wrong(
        "another rule",
        "another known rule",
        (
            start("normal(subkey, (higher, lower)) * jnp.sqrt(2 / lower)"),
            start(
                "normal(subkey, (higher, lower)) * jnp.sqrt(2 / "
                "(lower + higher))"
            ),
        ),
    ),
    Wrong(
        "other spreads",
        "with the lower width of each pair",
        (
            start("0.1 * normal(subkey, (higher, lower))"),
            start("normal(subkey, (higher, lower)) / layer_sizes[0]**0.5"),
        ),
    ),
    Wrong(
        "rows repeated",
        "draw all of it at once",
        (
            start(
                "normal(subkey, (lower,)) / lower**0.5 + jnp.zeros((higher, "
                "1))"
            ),
            start(
                "jnp.repeat(normal(subkey, (1, lower)), higher, 0) / "
                "lower**0.5"
            ),
        ),
    ),
    Wrong(
        "carried half used",
        "drawn from the key that the next one's comes from",
        tuple(
            f"""
            def init_params(key, layer_sizes):
                params = {{"weights": [], "biases": []}}
                for lower, higher in zip(layer_sizes[:-1], layer_sizes[1:]):
                    {names} = split(key, {count})
                    w = normal(key, (higher, lower)) / jnp.sqrt(lower)
                    params["weights"].append(w)
                    params["biases"].append(jnp.zeros(higher))
                return params
            """
            for names, count in (("subkey, key", 2), ("key, *others", 3))
        ),
    ),
    Wrong(
        "lists of numbers",
        "and arrays are wanted",
        (
            start(b="[0.0] * higher"),
            start(b="jnp.zeros(higher).tolist()"),
        ),
    ),
    Wrong(
        "one matrix stays",
        "A matrix is the same for every key",
        (
            in_place(
                "normal(subkey, (higher, lower)) / jnp.sqrt(lower)",
                end="w = params['weights'][1]\n"
                "fixed = normal(jax.random.key(5), w.shape)\n"
                "params['weights'][1] = fixed / w.shape[1] ** 0.5\n"
                "return params",
            ),
            start(
                split_line="key, subkey = split(key)\n"
                "        if higher == 3:\n"
                "            subkey = jax.random.key(0)",
            ),
        ),
    ),
    Wrong(
        "evened out",
        "Every matrix has the same mean",
        tuple(
            in_place(
                "normal(subkey, (higher, lower)) / jnp.sqrt(lower)", end=end
            )
            for end in (
                "w = params['weights']\n"
                "params['weights'] = [a - a.mean() for a in w]\n"
                "return params",
                "w = [a / a.std() for a in params['weights']]\n"
                "w = [a / a.shape[1] ** 0.5 for a in w]\n"
                "return {**params, 'weights': w}",
            )
        ),
    ),
)
