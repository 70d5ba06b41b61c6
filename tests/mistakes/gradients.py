"""Right and wrong answers to exercise 04, questions 1, 4 and 5."""

from mistakes import Wrong

STEM = "04_gradients"


def loss(*lines):
    """Return the source of an `mse_loss` with these lines."""
    body = "\n    ".join(lines)
    return f"def mse_loss(x, y_target, params):\n    {body}\n"


ERRORS = "errors = network_batch(x, params) - y_target"
N = "n = x.shape[0]"
LOOP = (
    "total = 0.0",
    "for q, y in zip(x, y_target):",
    "    error = network_batch(q[None, :], params)[0] - y",
)
BUGS = (
    *((f"line {n}", f"Line {n} is fine", n, "C") for n in (1, 2, 3, 4)),
    *((f"line {n}", f"Line {n} is fine", n, "C") for n in (6, 7, 8)),
    ("symptom A", "Print it: no number is shown.", 5, "A"),
    ("symptom B", "the last step left no trace", 5, "B"),
    ("symptom D", "fifty steps were taken", 5, "D"),
)
LOSSES = (
    ("no table", "write down the shape", "0"),
    ("variance", "That is the variance", "2.0"),
    ("sum", "That is the sum over the table", "36"),
    ("batch size", "You divided by the batch size", "12"),
    ("text", "without quotes", "'4'"),
)

RIGHT = {
    "q1": (
        loss(ERRORS, "return jnp.mean(jnp.sum(errors**2, axis=1))"),
        loss(
            *LOOP,
            "    total = total + jnp.dot(error, error)",
            "return total / len(x)",
        ),
    ),
    "q4": ("predicted_loss = 4", "predicted_loss = 4.0"),
    "q5": (
        "bug_line = 5\nbug_symptom = 'C'\nbug_reason = 'Return it.'",
        "bug_line = 5\nbug_symptom = 'c'\nbug_reason = 'Return it.'",
    ),
}

WRONG = {
    "q4": tuple(
        Wrong(name, says, (f"predicted_loss = {number}",))
        for name, says, number in LOSSES
    ),
    "q5": tuple(
        Wrong(
            name,
            says,
            (f"bug_line = {line}\nbug_symptom = '{letter}'\nbug_reason = ''",),
        )
        for name, says, line, letter in BUGS
    ),
    "q1": (
        Wrong(
            "sum",
            "4 times too large: the sum was not divided by the batch size",
            (
                loss(ERRORS, "return jnp.sum(errors**2)"),
                loss(
                    *LOOP,
                    "    total = total + jnp.sum(error**2)",
                    "return total",
                ),
            ),
        ),
        Wrong(
            "mean over outputs",
            "for two it is half of what it should be",
            (
                loss(ERRORS, "return jnp.mean(errors**2)"),
                loss(ERRORS, "return jnp.sum(errors**2) / errors.size"),
            ),
        ),
        Wrong(
            "all against all",
            "the differences have shape (n, n)",
            (
                loss(
                    "errors = network_batch(x, params) - y_target[:, 0]",
                    "return jnp.sum(errors**2) / x.shape[0]",
                ),
                loss(
                    N,
                    "errors = network_batch(x, params).squeeze() - y_target",
                    "return (errors**2).sum() / n",
                ),
            ),
        ),
        Wrong(
            "mean of all against all",
            "the mean goes over all n times n",
            (
                loss(
                    "errors = network_batch(x, params) - y_target[:, 0]",
                    "return jnp.mean(errors**2)",
                ),
                loss(
                    "outputs = network_batch(x, params)[:, 0]",
                    "return jnp.mean((outputs - y_target) ** 2)",
                ),
            ),
        ),
        Wrong(
            "absolute values",
            "you took their absolute values",
            (
                loss(ERRORS, "return jnp.sum(jnp.abs(errors)) / x.shape[0]"),
                loss(ERRORS, "return jnp.mean(abs(errors))"),
            ),
        ),
        Wrong(
            "root",
            "You returned the root",
            (
                loss(ERRORS, "return jnp.sqrt(jnp.sum(errors**2) / len(x))"),
                loss(ERRORS, "return jnp.sqrt(jnp.mean(errors**2))"),
                loss(ERRORS, "return jnp.linalg.norm(errors)"),
            ),
        ),
        Wrong(
            "one loss for each example",
            "one number for each example left",
            (
                loss(ERRORS, "return jnp.sum(errors**2, axis=1)"),
                loss(ERRORS, "return errors**2 / len(x)"),
            ),
        ),
        Wrong(
            "one loss for each output",
            "the outputs are not summed",
            (
                loss(ERRORS, "return jnp.mean(errors**2, axis=0)"),
                loss(ERRORS, "return sum(errors**2) / len(errors)"),
            ),
        ),
        Wrong(
            "squared too late",
            "square each of them first",
            (
                loss(ERRORS, "return jnp.mean(errors) ** 2"),
                loss(ERRORS, "return jnp.sum(jnp.mean(errors, axis=0) ** 2)"),
            ),
        ),
        Wrong(
            "not squared",
            "The errors themselves are averaged",
            (
                loss(ERRORS, "return jnp.mean(errors)"),
                loss(ERRORS, "errors**2", "return jnp.sum(errors) / len(x)"),
            ),
        ),
        Wrong(
            "a matrix times a batch",
            "A matrix product got shapes that do not fit",
            (
                loss(
                    "from helpers.network import network",
                    "errors = jnp.matmul(params['weights'][0], x) - y_target",
                    "return jnp.sum(errors**2) / len(x)",
                ),
                loss(
                    "x = params['weights'][0] @ x",
                    ERRORS,
                    "return jnp.sum(errors**2) / len(x)",
                ),
            ),
        ),
    ),
}
