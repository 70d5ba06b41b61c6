"""Exercise 02, from its text alone."""

from . import Task

INIT = (
    "weights, biases = [], []\n"
    "for n, m in zip(layer_sizes, layer_sizes[1:]):\n"
    "    key, subkey = split(key)\n"
    "    weights.append(normal(subkey, (m, n)) / jnp.sqrt(n))\n"
    "    biases.append(jnp.zeros(m))\n"
    "return {'weights': weights, 'biases': biases}"
)
DATA = (
    "x_key, noise_key = split(key)\n"
    "x = uniform(x_key, (num_points, 1), minval=-3, maxval=3)\n"
    "errors = noise * normal(noise_key, (num_points, 1))\n"
    "return x, running_example(x) + errors"
)
DRAW = "a_key, b_key = split(key)\nreturn normal(a_key, (5,)), normal(b_key, (5,))"

TASKS = (
    Task(
        "q1",
        (
            DRAW,
            "k = split(key, 2)\nreturn normal(k[0], (5,)), normal(k[1], (5,))",
            "rows = normal(key, (2, 5))\nreturn rows[0], rows[1]",
            "both = normal(key, (10,))\nreturn both[:5], both[5:]",
            "key, a = split(key)\nkey, b = split(key)\n"
            "return normal(a, shape=(5,)), normal(b, shape=(5,))",
            "return normal(jax.random.fold_in(key, 1), (5,)), normal(jax.random.fold_in(key, 2), (5,))",
        ),
        "[]",
        "random",
        (
            (
                "half dependent",
                r"depend",
                DRAW.replace(
                    "return normal(a_key, (5,)), ",
                    "a = normal(a_key, (5,))\nreturn a, a + 0.1 * ",
                ),
            ),
            (
                "mixed",
                r"depend",
                "a_key, b_key = split(key)\na = normal(a_key, (5,))\nreturn a, (a + normal(b_key, (5,))) / jnp.sqrt(2)",
            ),
            (
                "one entry shared",
                r"",
                "a_key, b_key = split(key)\na = normal(a_key, (5,))\nreturn a, normal(b_key, (5,)).at[2].set(a[2])",
            ),
            (
                "absolute shared",
                r"",
                "a_key, b_key = split(key)\na = normal(a_key, (5,))\nreturn a, jnp.abs(a) * jnp.sign(normal(b_key, (5,)))",
            ),
            (
                "shifted",
                r"",
                "a = normal(key, (5,))\nreturn a, jnp.roll(a, 1)",
            ),
            (
                "second fixed",
                r"key",
                "return normal(key, (5,)), normal(jax.random.key(42), (5,))",
            ),
            (
                "first fixed",
                r"key",
                "return normal(jax.random.key(42), (5,)), normal(key, (5,))",
            ),
            (
                "partly fixed",
                r"",
                "a_key, b_key = split(key)\nreturn normal(a_key, (5,)), normal(b_key, (5,)) + normal(jax.random.key(1), (5,))",
            ),
            (
                "one number each",
                r"",
                "a_key, b_key = split(key)\nreturn normal(a_key) * jnp.ones(5), normal(b_key) * jnp.ones(5)",
            ),
            (
                "uniform",
                r"normal|uniform",
                "a_key, b_key = split(key)\nreturn uniform(a_key, (5,)), uniform(b_key, (5,))",
            ),
            (
                "uniform of spread 1",
                r"",
                "a_key, b_key = split(key)\nr = jnp.sqrt(3.0)\nreturn uniform(a_key, (5,), minval=-r, maxval=r), uniform(b_key, (5,), minval=-r, maxval=r)",
            ),
            (
                "spread 2",
                r"spread|wide",
                DRAW.replace("normal(b_key, (5,))", "2 * normal(b_key, (5,))"),
            ),
            (
                "mean 1",
                r"mean",
                DRAW.replace("normal(b_key, (5,))", "1 + normal(b_key, (5,))"),
            ),
            (
                "absolute",
                r"",
                DRAW.replace(
                    "normal(b_key, (5,))", "jnp.abs(normal(b_key, (5,)))"
                ),
            ),
            ("the keys", r"key", "return split(key)"),
            ("one array", r"two|array|pair", "return normal(key, (5,))"),
            ("columns", r"shape", "return tuple(normal(key, (5, 2)))"),
            (
                "same key",
                r"equal|same|key",
                "return normal(key, (5,)), normal(key, (5,))",
            ),
            ("column vectors", r"shape", DRAW.replace("(5,)", "(5, 1)")),
            (
                "repeated entries",
                r"",
                "a_key, b_key = split(key)\nreturn jnp.tile(normal(a_key, (3,)), 2)[:5], normal(b_key, (5,))",
            ),
            (
                "rounded draws",
                "",
                DRAW.replace(
                    "normal(b_key, (5,))", "jnp.round(normal(b_key, (5,)))"
                ),
            ),
            (
                "signs",
                "",
                DRAW.replace(
                    "normal(b_key, (5,))", "jnp.sign(normal(b_key, (5,)))"
                ),
            ),
            (
                "parent key",
                r"key",
                "a_key, b_key = split(key)\nreturn normal(key, (5,)), normal(a_key, (5,))",
            ),
        ),
    ),
    Task(
        "q3",
        (
            INIT,
            "keys = split(key, len(layer_sizes) - 1)\n"
            "pairs = list(zip(layer_sizes, layer_sizes[1:]))\n"
            "return {'weights': [normal(k, (m, n)) / n**0.5 for k, (n, m) in zip(keys, pairs)],"
            " 'biases': [jnp.zeros((m,)) for m in layer_sizes[1:]]}",
            "params = {'weights': [], 'biases': []}\n"
            "for i in range(1, len(layer_sizes)):\n"
            "    lower, higher = layer_sizes[i - 1], layer_sizes[i]\n"
            "    w_key = jax.random.fold_in(key, i)\n"
            "    params['weights'].append(normal(w_key, (higher, lower)) / jnp.sqrt(lower))\n"
            "    params['biases'].append(jnp.zeros(higher))\n"
            "return params",
        ),
        "[]",
        "random params",
        (
            (
                "one key",
                r"key",
                INIT.replace("    key, subkey = split(key)\n", "").replace(
                    "subkey", "key"
                ),
            ),
            (
                "one subkey",
                r"key",
                "key, subkey = split(key)\n"
                + INIT.replace("    key, subkey = split(key)\n", ""),
            ),
            (
                "two keys in turn",
                r"key",
                "keys = split(key)\nweights, biases = [], []\nfor i, (n, m) in enumerate(zip(layer_sizes, layer_sizes[1:])):\n    weights.append(normal(keys[i % 2], (m, n)) / jnp.sqrt(n))\n    biases.append(jnp.zeros(m))\nreturn {'weights': weights, 'biases': biases}",
            ),
            (
                "not divided",
                r"divid|spread|sqrt|root",
                INIT.replace(" / jnp.sqrt(n)", ""),
            ),
            ("divided by n", r"root|sqrt", INIT.replace("jnp.sqrt(n)", "n")),
            (
                "divided by higher",
                r"lower|higher",
                INIT.replace("jnp.sqrt(n)", "jnp.sqrt(m)"),
            ),
            (
                "multiplied",
                r"divid|multipl",
                INIT.replace("/ jnp.sqrt", "* jnp.sqrt"),
            ),
            (
                "transposed",
                r"shape|turn|way round",
                INIT.replace("(m, n)", "(n, m)"),
            ),
            (
                "biases drawn",
                r"zero|bias",
                INIT.replace("jnp.zeros(m)", "normal(subkey, (m,))"),
            ),
            (
                "biases ones",
                r"zero|bias",
                INIT.replace("jnp.zeros", "jnp.ones"),
            ),
            (
                "bias columns",
                r"shape",
                INIT.replace("jnp.zeros(m)", "jnp.zeros((m, 1))"),
            ),
            (
                "biases of the lower",
                r"shape",
                INIT.replace("jnp.zeros(m)", "jnp.zeros(n)"),
            ),
            (
                "uniform",
                r"normal|uniform",
                INIT.replace(
                    "normal(subkey, (m, n))", "uniform(subkey, (m, n))"
                ),
            ),
            (
                "uniform of spread 1",
                r"normal",
                INIT.replace(
                    "normal(subkey, (m, n))",
                    "jnp.sqrt(3.0) * uniform(subkey, (m, n), minval=-1, maxval=1)",
                ),
            ),
            ("fixed key", r"key", "key = jax.random.key(0)\n" + INIT),
            (
                "second source fixed",
                r"key",
                INIT.replace(
                    "normal(subkey, (m, n))",
                    "(normal(subkey, (m, n)) + normal(jax.random.key(3), (m, n))) / jnp.sqrt(2)",
                ),
            ),
            (
                "three networks",
                "",
                INIT.replace(
                    "zip(layer_sizes, layer_sizes[1:])",
                    "list(zip(layer_sizes, layer_sizes[1:]))[:3]",
                ),
            ),
            (
                "tuple of lists",
                r"dict",
                INIT.replace(
                    "{'weights': weights, 'biases': biases}", "weights, biases"
                ),
            ),
            (
                "w and b",
                r"name|weights",
                INIT.replace(
                    "'weights': weights, 'biases': biases",
                    "'w': weights, 'b': biases",
                ),
            ),
            (
                "return in the loop",
                r"return",
                INIT.replace("\nreturn", "\n    return"),
            ),
            (
                "rows equal",
                r"",
                INIT.replace(
                    "normal(subkey, (m, n))",
                    "jnp.tile(normal(subkey, (1, n)), (m, 1))",
                ),
            ),
            (
                "the last fixed",
                r"key",
                INIT.replace(
                    "normal(subkey, (m, n))",
                    "normal(jax.random.key(1) if m == layer_sizes[-1] else subkey, (m, n))",
                ),
            ),
            (
                "mean not 0",
                r"",
                INIT.replace(
                    "normal(subkey, (m, n))", "(1 + normal(subkey, (m, n)))"
                ),
            ),
        ),
        ("layer_sizes.pop()", "layer_sizes.append(1)"),
    ),
    Task(
        "q4",
        (
            DATA,
            "keys = split(key, 2)\n"
            "x = 6 * uniform(keys[0], (num_points, 1)) - 3\n"
            "y = running_example(x)\n"
            "return x, y + noise * normal(keys[1], y.shape)",
            "key, subkey = split(key)\n"
            "x = uniform(subkey, (num_points, 1), minval=-3.0, maxval=3.0)\n"
            "key, subkey = split(key)\n"
            "return [x, running_example(x) + normal(subkey, x.shape) * noise]",
        ),
        "[]",
        "random",
        (
            (
                "fixed noise",
                r"key",
                DATA.replace("normal(noise_key", "normal(jax.random.key(42)"),
            ),
            (
                "fixed inputs",
                r"key",
                DATA.replace("uniform(x_key", "uniform(jax.random.key(42)"),
            ),
            (
                "same key twice",
                r"key|depend",
                DATA.replace("noise_key, (", "x_key, ("),
            ),
            (
                "parent key",
                r"halves",
                DATA.replace("normal(noise_key", "normal(key"),
            ),
            ("no noise", r"noise", DATA.replace(" + errors", "")),
            (
                "one error for all",
                r"every|each|point",
                DATA.replace(
                    "normal(noise_key, (num_points, 1))", "normal(noise_key)"
                ),
            ),
            ("noise squared", r"", DATA.replace("noise *", "noise**2 *")),
            (
                "root of noise",
                r"",
                DATA.replace("noise *", "jnp.sqrt(noise) *"),
            ),
            ("noise 1", r"noise", DATA.replace("noise * ", "")),
            (
                "uniform noise",
                r"normal|uniform",
                DATA.replace(
                    "normal(noise_key, (num_points, 1))",
                    "uniform(noise_key, (num_points, 1), minval=-1, maxval=1)",
                ),
            ),
            (
                "positive noise",
                r"",
                DATA.replace(
                    "normal(noise_key, (num_points, 1))",
                    "jnp.abs(normal(noise_key, (num_points, 1)))",
                ),
            ),
            (
                "multiplied",
                r"",
                DATA.replace(
                    "running_example(x) + errors",
                    "running_example(x) * (1 + errors)",
                ),
            ),
            (
                "places as they come",
                r"range|3",
                DATA.replace(", minval=-3, maxval=3", ""),
            ),
            ("half range", r"range|3", DATA.replace("minval=-3", "minval=0")),
            (
                "positional range",
                r"minval|dtype|argument|name",
                DATA.replace("minval=-3, maxval=3", "-3, 3"),
            ),
            (
                "normal inputs",
                r"uniform|normal",
                DATA.replace(
                    "uniform(x_key, (num_points, 1), minval=-3, maxval=3)",
                    "normal(x_key, (num_points, 1))",
                ),
            ),
            (
                "grid",
                r"chance|random|uniform|key",
                DATA.replace(
                    "uniform(x_key, (num_points, 1), minval=-3, maxval=3)",
                    "jnp.linspace(-3, 3, num_points)[:, None]",
                ),
            ),
            (
                "flat",
                r"shape",
                DATA.replace("(num_points, 1)", "(num_points,)"),
            ),
            (
                "noise on x",
                r"",
                DATA.replace(
                    "return x, running_example(x) + errors",
                    "return x + errors, running_example(x)",
                ),
            ),
            (
                "noise inside",
                r"",
                DATA.replace(
                    "running_example(x) + errors",
                    "running_example(x + errors)",
                ),
            ),
            (
                "noise subtracted mean",
                r"",
                DATA.replace("running_example(x) + errors", "errors"),
            ),
            (
                "noise repeats",
                r"",
                DATA.replace(
                    "normal(noise_key, (num_points, 1))",
                    "jnp.resize(normal(noise_key, (10, 1)), (num_points, 1))",
                ),
            ),
            (
                "inputs repeat",
                r"",
                DATA.replace(
                    "uniform(x_key, (num_points, 1), minval=-3, maxval=3)",
                    "jnp.resize(uniform(x_key, (10, 1), minval=-3, maxval=3), (num_points, 1))",
                ),
            ),
            (
                "fifty points",
                r"shape|num_points",
                DATA.replace("num_points", "50"),
            ),
            ("noise fixed at 0.3", r"noise", DATA.replace("noise *", "0.3 *")),
            (
                "noise grows with x",
                r"",
                DATA.replace(
                    "+ errors", "+ errors * jnp.abs(x) / jnp.sqrt(3.0)"
                ),
            ),
            (
                "biased",
                r"",
                DATA.replace("+ errors", "+ errors + 0.5 * noise"),
            ),
        ),
    ),
)
VALUES = {
    "q2": (
        ("'AE'", "'EA'", "'ae'", "' AE '", "'A E'", "'A, E'"),
        (
            "'AB'",
            "'AC'",
            "'BC'",
            "'CD'",
            "'AD'",
            "'DE'",
            "'A'",
            "'ABE'",
            "'AA'",
            "'XY'",
        ),
    ),
}
