"""Answers to exercise 04, question 1: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.gradients.q1_mse_loss import QUESTION

written = writer(QUESTION)

ERRORS = "errors = network_batch(x, params) - y_target"

N = "n = x.shape[0]"

LOOP = (
    "total = 0.0",
    "for q, y in zip(x, y_target):",
    "    error = network_batch(q[None, :], params)[0] - y",
)

RIGHT = (
    written(ERRORS, "return jnp.mean(jnp.sum(errors**2, axis=1))"),
    written(
        *LOOP,
        "    total = total + jnp.dot(error, error)",
        "return total / len(x)",
    ),
)

WRONG = (
    Wrong(
        "sum",
        "4 times too large: the sum was not divided by the batch size",
        (
            written(ERRORS, "return jnp.sum(errors**2)"),
            written(
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
            written(ERRORS, "return jnp.mean(errors**2)"),
            written(ERRORS, "return jnp.sum(errors**2) / errors.size"),
        ),
    ),
    Wrong(
        "all against all",
        "the differences have shape (n, n)",
        (
            written(
                "errors = network_batch(x, params) - y_target[:, 0]",
                "return jnp.sum(errors**2) / x.shape[0]",
            ),
            written(
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
            written(
                "errors = network_batch(x, params) - y_target[:, 0]",
                "return jnp.mean(errors**2)",
            ),
            written(
                "outputs = network_batch(x, params)[:, 0]",
                "return jnp.mean((outputs - y_target) ** 2)",
            ),
        ),
    ),
    Wrong(
        "absolute values",
        "you took their absolute values",
        (
            written(ERRORS, "return jnp.sum(jnp.abs(errors)) / x.shape[0]"),
            written(ERRORS, "return jnp.mean(abs(errors))"),
        ),
    ),
    Wrong(
        "root",
        "You returned the root",
        (
            written(ERRORS, "return jnp.sqrt(jnp.sum(errors**2) / len(x))"),
            written(ERRORS, "return jnp.sqrt(jnp.mean(errors**2))"),
            written(ERRORS, "return jnp.linalg.norm(errors)"),
        ),
    ),
    Wrong(
        "one loss for each example",
        "one number for each example left",
        (
            written(ERRORS, "return jnp.sum(errors**2, axis=1)"),
            written(ERRORS, "return jnp.sum(errors**2, axis=1) / len(x)"),
        ),
    ),
    Wrong(
        "one loss for each output",
        "the outputs are not summed",
        (
            written(ERRORS, "return jnp.mean(errors**2, axis=0)"),
            written(ERRORS, "return sum(errors**2) / len(errors)"),
        ),
    ),
    Wrong(
        "squared too late",
        "square each of them first",
        (
            written(ERRORS, "return jnp.mean(errors) ** 2"),
            written(ERRORS, "return jnp.sum(jnp.mean(errors, axis=0) ** 2)"),
            written(ERRORS, "return jnp.sum(errors) ** 2 / len(x)"),
        ),
    ),
    Wrong(
        "not squared",
        "The errors themselves are averaged",
        (
            written(ERRORS, "return jnp.mean(errors)"),
            written(ERRORS, "errors**2", "return jnp.sum(errors) / len(x)"),
        ),
    ),
    Wrong(
        "a matrix times a batch",
        "A matrix product got shapes that do not fit",
        (
            written(
                "from helpers.network import network",
                "errors = jnp.matmul(params['weights'][0], x) - y_target",
                "return jnp.sum(errors**2) / len(x)",
            ),
            written(
                "x = params['weights'][0] @ x",
                ERRORS,
                "return jnp.sum(errors**2) / len(x)",
            ),
        ),
    ),
    Wrong(
        "outputs returned",
        "a number for each example and each output",
        (
            written("return network_batch(x, params)"),
            written(
                "errors = network_batch(x, params) - y_target",
                "return errors**2",
            ),
        ),
    ),
    Wrong(
        "targets left out",
        "The targets have no part",
        (
            written(
                "return jnp.mean(jnp.sum(network_batch(x, params) ** "
                "2, axis=1))"
            ),
            written(
                "y = network_batch(x, params)",
                "return jnp.sum(y * y) / len(x)",
            ),
        ),
    ),
    Wrong(
        "squares subtracted",
        "were squared one by one",
        (
            written(
                "y = network_batch(x, params)",
                "return jnp.mean(jnp.sum(y**2 - y_target**2, axis=1))",
            ),
            written(
                "y = network_batch(x, params)",
                "return (jnp.sum(y**2) - jnp.sum(y_target**2)) / len(x)",
            ),
        ),
    ),
    Wrong(
        "lengths of errors",
        "leave the root out.",
        (
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.mean(jnp.linalg.norm(errors, axis=1))",
            ),
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.mean(jnp.sqrt(jnp.sum(errors**2, axis=-1)))",
            ),
        ),
    ),
    Wrong(
        "outputs cancel",
        "The errors of one example cancel",
        (
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.mean(jnp.sum(errors, axis=1) ** 2)",
            ),
            written(
                "sums = (network_batch(x, params) - y_target).sum(axis=1)",
                "return sums @ sums / len(x)",
            ),
        ),
    ),
    Wrong(
        "divided by the outputs",
        "divided by the number of outputs",
        (
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.mean(jnp.sum(errors**2, axis=0))",
            ),
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.sum(jnp.mean(errors**2, axis=1))",
            ),
        ),
    ),
    Wrong(
        "one example",
        "One example alone counts",
        (
            written(
                "total = 0.0",
                "for output, target in zip(network_batch(x, params), "
                "y_target):",
                "    total += jnp.sum((output - target) ** 2)",
                "    return total / len(x)",
            ),
            written(
                "for output, target in zip(network_batch(x, params), "
                "y_target):",
                "    total = jnp.sum((output - target) ** 2)",
                "return total / len(x)",
            ),
        ),
    ),
    Wrong(
        "first output alone",
        "The first output alone",
        (
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.mean(errors[:, 0] ** 2)",
            ),
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.sum(errors.T[0] ** 2) / len(x)",
            ),
        ),
    ),
    Wrong(
        "targets added",
        "an error is a difference",
        (
            written(
                "errors = network_batch(x, params) + y_target",
                "return jnp.sum(errors**2) / len(x)",
            ),
            written(
                "sums = y_target + network_batch(x, params)",
                "return jnp.mean(jnp.sum(sums**2, axis=1))",
            ),
        ),
    ),
    Wrong(
        "half",
        "has no factor 1/2",
        (
            written(
                "errors = network_batch(x, params) - y_target",
                "return 0.5 * jnp.sum(errors**2) / len(x)",
            ),
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.sum(errors**2) / (2 * len(x))",
            ),
        ),
    ),
    Wrong(
        "around the mean",
        "That is a variance",
        (
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.var(errors)",
            ),
            written(
                "errors = network_batch(x, params) - y_target",
                "return jnp.std(errors) ** 2",
            ),
            written(ERRORS, "return jnp.sum(jnp.var(errors, axis=0))"),
        ),
    ),
    Wrong(
        "another length",
        "than the batch's",
        (
            written(ERRORS, "return jnp.sum(errors**2) / x.shape[1]"),
            written(ERRORS, "return jnp.sum(errors**2) / x.size"),
            written(ERRORS, "return jnp.sum(errors**2) / (len(x) - 1)"),
        ),
    ),
    Wrong(
        "doubled",
        "`**` squares",
        (
            written(ERRORS, "return jnp.sum(errors * 2) / len(x)"),
            written(ERRORS, "return jnp.mean(2 * errors)"),
        ),
    ),
    Wrong(
        "no network",
        "gives the outputs",
        (
            written("return jnp.sum((x - y_target) ** 2) / len(x)"),
            written("return jnp.mean(jnp.sum((y_target - x) ** 2, axis=1))"),
        ),
    ),
)
