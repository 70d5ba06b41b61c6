"""Exercise 07, from its text alone."""

from . import Task

SCORE = (
    "errors = jnp.mean((y_target - predicted) ** 2, axis=0)\n"
    "return 1 - errors / jnp.var(y_target, axis=0)"
)
PREDICT = (
    "outputs = network_batch((x - x_mean) / x_std, params)\n"
    "return outputs * y_std + y_mean"
)
ENTROPY = (
    "shares = jax.nn.log_softmax(logits, axis=1)\n"
    "return -jnp.mean(shares[jnp.arange(len(labels)), labels])"
)
NAIVE = (
    "e = jnp.exp(logits)\n"
    "shares = e / e.sum(axis=1, keepdims=True)\n"
    "return -jnp.mean(jnp.log(shares[jnp.arange(len(labels)), labels]))"
)

TASKS = (
    Task(
        "q1",
        (
            "return (x - mean) / std",
            "return jnp.divide(jnp.subtract(x, mean), std)",
            "return jnp.stack([(row - mean) / std for row in x])",
            "return x / std - mean / std",
        ),
        "[(mesh.table(n, k), mesh.table(k, seed=2), 0.5 + mesh.table(k, seed=3) ** 2) for n, k in ((4, 2), (3, 3), (1, 2), (5, 1), (2, 4))]",
        "array",
        (
            (
                "own statistics",
                r"own|training|given|mean",
                "return (x - x.mean(axis=0)) / x.std(axis=0)",
            ),
            (
                "mean and std swapped",
                r"swap|turn|mean",
                "return (x - std) / mean",
            ),
            ("not divided", r"divid|std", "return x - mean"),
            ("not shifted", r"mean|subtract", "return x / std"),
            ("multiplied", r"multipl|divid", "return (x - mean) * std"),
            ("plus", r"sign|plus|subtract|mean", "return (x + mean) / std"),
            ("variance", r"squar|varia", "return (x - mean) / std**2"),
            ("root", r"root", "return (x - mean) / jnp.sqrt(std)"),
            (
                "divided first",
                r"bracket|parenth|first|order|divid",
                "return x - mean / std",
            ),
            ("sign", r"sign|turn", "return (mean - x) / std"),
            ("small number", "", "return (x - mean) / (std + 1e-2)"),
            ("clipped", "", "return jnp.clip((x - mean) / std, -1, 1)"),
            ("the example", "", "return jnp.array([[4.0, 0.0]])"),
            ("first column's", "", "return (x - mean[0]) / std[0]"),
            ("absolute", "", "return jnp.abs(x - mean) / std"),
            (
                "min and max",
                "",
                "return (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))",
            ),
        ),
    ),
    Task(
        "q2",
        (
            SCORE,
            "residual = jnp.sum((y_target - predicted) ** 2, axis=0)\ntotal = jnp.sum((y_target - y_target.mean(axis=0)) ** 2, axis=0)\nreturn 1 - residual / total",
            "mse = ((predicted - y_target) ** 2).mean(0)\nreturn 1 - mse / y_target.std(0) ** 2",
        ),
        "[(mesh.table(n, k), mesh.table(n, k, seed=2)) for n, k in ((4, 2), (3, 3), (6, 1), (2, 4))]",
        "array",
        (
            (
                "over all",
                r"output|axis|shape",
                "return 1 - jnp.mean((y_target - predicted) ** 2) / jnp.var(y_target)",
            ),
            (
                "variance of all",
                r"axis|output|varia",
                SCORE.replace(
                    "jnp.var(y_target, axis=0)", "jnp.var(y_target)"
                ),
            ),
            ("rows", r"axis|shape", SCORE.replace("axis=0", "axis=1")),
            (
                "variance of predictions",
                r"truth|predict",
                SCORE.replace("jnp.var(y_target", "jnp.var(predicted"),
            ),
            ("std", r"varia|squar|std", SCORE.replace("jnp.var", "jnp.std")),
            ("without 1", r"1", SCORE.replace("1 - ", "")),
            (
                "n - 1",
                r"ddof|n - 1|1",
                SCORE.replace(
                    "y_target, axis=0)", "y_target, axis=0, ddof=1)"
                ),
            ),
            ("not squared", r"squar", SCORE.replace(" ** 2", "")),
            (
                "absolute",
                r"",
                SCORE.replace(
                    "(y_target - predicted) ** 2",
                    "jnp.abs(y_target - predicted)",
                ),
            ),
            (
                "swapped",
                r"truth|swap|predict",
                "y_target, predicted = predicted, y_target\n" + SCORE,
            ),
            (
                "at least 0",
                r"negativ|0|clip",
                SCORE.replace(
                    "return 1 - errors / jnp.var(y_target, axis=0)",
                    "return jnp.maximum(0, 1 - errors / jnp.var(y_target, axis=0))",
                ),
            ),
            (
                "correlation",
                r"",
                "a = y_target - y_target.mean(0)\nb = predicted - predicted.mean(0)\nreturn (a * b).mean(0) ** 2 / (a**2).mean(0) / (b**2).mean(0)",
            ),
            (
                "residual variance",
                r"",
                "return 1 - jnp.var(y_target - predicted, axis=0) / jnp.var(y_target, axis=0)",
            ),
            (
                "mean of outputs",
                r"shape|output",
                SCORE.replace("return ", "return jnp.mean(") + ")",
            ),
            (
                "squeezed",
                r"shape",
                SCORE.replace("return ", "return jnp.squeeze(") + ")",
            ),
            (
                "kept dims",
                r"shape",
                SCORE.replace("axis=0", "axis=0, keepdims=True"),
            ),
            ("first output", r"shape", SCORE + "[:1]"),
            ("the example", "", "return jnp.array([0.5])"),
            (
                "not around the mean",
                r"",
                SCORE.replace(
                    "jnp.var(y_target, axis=0)",
                    "jnp.mean(y_target**2, axis=0)",
                ),
            ),
        ),
    ),
    Task(
        "q3",
        (
            PREDICT,
            "scaled = (x - x_mean) / x_std\nreturn y_mean + y_std * network_batch(scaled, params)",
        ),
        "[(mesh.table(n, s[0]), mesh.network(s), mesh.table(s[0], seed=3), 0.5 + mesh.table(s[0], seed=4) ** 2, mesh.table(s[-1], seed=5), 0.5 + mesh.table(s[-1], seed=6) ** 2) for n, s in ((4, [2, 3, 2]), (3, [3, 3, 3]), (1, [1, 4, 1]), (2, [2, 2, 3, 1]))]",
        "array",
        (
            (
                "not scaled back",
                r"back|unit|y_",
                PREDICT.replace(" * y_std + y_mean", ""),
            ),
            (
                "inputs not scaled",
                r"input|x_",
                PREDICT.replace("(x - x_mean) / x_std", "x"),
            ),
            (
                "scaled the wrong way",
                r"",
                PREDICT.replace(
                    "outputs * y_std + y_mean", "(outputs - y_mean) / y_std"
                ),
            ),
            (
                "order wrong",
                r"order|first|before",
                PREDICT.replace(
                    "outputs * y_std + y_mean", "(outputs + y_mean) * y_std"
                ),
            ),
            ("mean missing", r"y_mean|mean", PREDICT.replace(" + y_mean", "")),
            (
                "std missing",
                r"y_std|std|spread",
                PREDICT.replace(" * y_std", ""),
            ),
            (
                "x scale for y",
                r"",
                PREDICT.replace("* y_std + y_mean", "* x_std[0] + x_mean[0]"),
            ),
            (
                "own statistics",
                r"own|training|given",
                PREDICT.replace(
                    "x_mean) / x_std", "x.mean(axis=0)) / x.std(axis=0)"
                ),
            ),
            (
                "mean and std swapped",
                r"",
                PREDICT.replace(
                    "(x - x_mean) / x_std", "(x - x_std) / x_mean"
                ),
            ),
            (
                "y swapped",
                r"",
                PREDICT.replace("* y_std + y_mean", "* y_mean + y_std"),
            ),
            (
                "inputs multiplied",
                r"",
                PREDICT.replace(
                    "(x - x_mean) / x_std", "(x - x_mean) * x_std"
                ),
            ),
            ("minus y_mean", r"sign", PREDICT.replace("+ y_mean", "- y_mean")),
            (
                "inputs not shifted",
                r"x_mean|mean",
                PREDICT.replace("(x - x_mean) / x_std", "x / x_std"),
            ),
            (
                "inputs not divided",
                r"x_std|std",
                PREDICT.replace("(x - x_mean) / x_std", "x - x_mean"),
            ),
            (
                "the example",
                "",
                "return 20 + 10 * network_batch((x - x_mean) / x_std, params)",
            ),
            (
                "own targets",
                "",
                PREDICT.replace(
                    "y_std + y_mean",
                    "outputs.std(axis=0) + outputs.mean(axis=0)",
                ),
            ),
        ),
        ("params['biases'][0] = 0", "params['weights'].pop()"),
    ),
    Task(
        "q5",
        (
            ENTROPY,
            "return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(logits, labels))",
            "top = logits.max(axis=1, keepdims=True)\nlogs = logits - top\nlogs = logs - jnp.log(jnp.exp(logs).sum(axis=1, keepdims=True))\nreturn -jnp.mean(jnp.take_along_axis(logs, labels[:, None], axis=1))",
            "right = logits[jnp.arange(len(labels)), labels]\nreturn jnp.mean(jax.nn.logsumexp(logits, axis=1) - right)",
        ),
        "[(s * mesh.table(n, k), jnp.arange(n) % k) for n, k, s in ((4, 2, 1), (3, 3, 4), (6, 5, 2000), (1, 4, 1), (2, 2, 3000), (5, 3, 300))]",
        "number",
        (
            ("overflows", r"inf|nan|huge|large|overflow", NAIVE),
            (
                "small number inside",
                r"",
                NAIVE.replace("jnp.log(shares[", "jnp.log(1e-9 + shares["),
            ),
            (
                "log base 2",
                r"natural|base|log2",
                ENTROPY.replace(
                    "return -jnp.mean", "return -1 / jnp.log(2.0) * jnp.mean"
                ),
            ),
            (
                "log base 10",
                r"natural|base|log10",
                ENTROPY.replace(
                    "return -jnp.mean", "return -1 / jnp.log(10.0) * jnp.mean"
                ),
            ),
            (
                "sum",
                r"mean|sum|averag",
                ENTROPY.replace("jnp.mean", "jnp.sum"),
            ),
            ("sign", r"sign|minus", ENTROPY.replace("return -", "return ")),
            (
                "no log",
                r"log",
                "shares = jax.nn.softmax(logits, axis=1)\nreturn -jnp.mean(shares[jnp.arange(len(labels)), labels])",
            ),
            ("axis 0", r"axis", ENTROPY.replace("axis=1", "axis=0")),
            (
                "all classes",
                r"right|class|label",
                "return -jnp.mean(jax.nn.log_softmax(logits, axis=1))",
            ),
            (
                "columns",
                r"",
                ENTROPY.replace(
                    "[jnp.arange(len(labels)), labels]", "[:, labels]"
                ),
            ),
            (
                "logits of the label",
                r"softmax",
                "return -jnp.mean(logits[jnp.arange(len(labels)), labels])",
            ),
            ("per row", r"shape|mean", ENTROPY.replace("-jnp.mean", "-")),
            (
                "two classes",
                "",
                "return jnp.mean(jnp.logaddexp(0, jnp.take_along_axis(logits, 1 - labels[:, None], 1) - jnp.take_along_axis(logits, labels[:, None], 1)))",
            ),
            ("clipped", "", "logits = jnp.clip(logits, -50, 50)\n" + ENTROPY),
            (
                "nan to 0",
                "",
                NAIVE.replace(
                    "return -jnp.mean(", "return -jnp.mean(jnp.nan_to_num("
                )
                + ")",
            ),
            (
                "divided by classes",
                "",
                ENTROPY.replace("return -", "return -1 / logits.shape[1] * "),
            ),
            ("the example", "", "return jnp.array(5.007)"),
            (
                "squared",
                "",
                "onehot = jax.nn.one_hot(labels, logits.shape[1])\nreturn jnp.mean((jax.nn.softmax(logits) - onehot) ** 2)",
            ),
            (
                "three classes",
                "",
                "onehot = jax.nn.one_hot(labels, 3)\nreturn -jnp.mean(jnp.sum(onehot * jax.nn.log_softmax(logits[:, :3]), axis=1))",
            ),
        ),
    ),
)
VALUES = {
    "q4": (
        ("1.609", "float(jnp.log(5))", "jnp.log(5.0)", "1.6094379", "1.61"),
        (
            "0.0",
            "5.0",
            "0.2",
            "-1.609",
            "2.322",
            "0.699",
            "8.047",
            "0.322",
            "1.5",
        ),
    ),
}
