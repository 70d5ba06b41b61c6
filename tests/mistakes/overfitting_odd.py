"""Odd wrong answers to exercise 06, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "06_overfitting"

WRONG = {
    "q1": (
        Wrong(
            "hidden state",
            "from a hidden state",
            (
                "import numpy as np\n"
                + written(
                    "epoch_rows(key, num_rows, batch_size)",
                    "n = num_rows // batch_size",
                    "p = np.random.permutation(num_rows)",
                    "return p[: n * batch_size].reshape(n, batch_size)",
                ),
                "import random\n"
                + written(
                    "epoch_rows(key, num_rows, batch_size)",
                    "n = num_rows // batch_size",
                    "p = random.sample(range(num_rows), n * batch_size)",
                    "return jnp.array(p).reshape(n, batch_size)",
                ),
            ),
        ),
        Wrong(
            "floats",
            "Row numbers are whole numbers",
            (
                written(
                    "epoch_rows(key, num_rows, batch_size)",
                    "n = num_rows // batch_size",
                    "p = permutation(key, jnp.arange(1.0 * num_rows))",
                    "return p[: n * batch_size].reshape(n, batch_size)",
                ),
                written(
                    "epoch_rows(key, num_rows, batch_size)",
                    "n = num_rows // batch_size",
                    "p = permutation(key, num_rows) / 1",
                    "return p[: n * batch_size].reshape(n, batch_size)",
                ),
            ),
        ),
        Wrong(
            "counted from 1",
            "Row 0 never comes",
            (
                written(
                    "epoch_rows(key, num_rows, batch_size)",
                    "n = num_rows // batch_size",
                    "p = 1 + permutation(key, num_rows)",
                    "return p[: n * batch_size].reshape(n, batch_size)",
                ),
                written(
                    "epoch_rows(key, num_rows, batch_size)",
                    "n = num_rows // batch_size",
                    "p = permutation(key, jnp.arange(1, num_rows + 1))",
                    "return p[: n * batch_size].reshape(n, batch_size)",
                ),
            ),
        ),
    ),
    "q2": (
        Wrong(
            "columns cut",
            "rows are counted along axis 0",
            (
                written(
                    "split_data(key, x, y_target, fraction)",
                    "n = int(fraction * 2)",
                    "return x[:, :1], y_target[:, :1], x[:, 1:], y_target[:, "
                    "1:]",
                ),
                written(
                    "split_data(key, x, y_target, fraction)",
                    "n = int(fraction * len(x))",
                    "return x[:, :n], y_target[:, :n], x[:, n:], y_target[:, "
                    "n:]",
                ),
            ),
        ),
        Wrong(
            "dict",
            "A dict came: the four arrays",
            (
                written(
                    "split_data(key, x, y_target, fraction)",
                    "n = int(fraction * len(x))",
                    "p = permutation(key, len(x))",
                    'return {"x_train": x[p[:n]], "y_train": '
                    'y_target[p[:n]], "x_test": x[p[n:]], "y_test": '
                    "y_target[p[n:]]}",
                ),
                written(
                    "split_data(key, x, y_target, fraction)",
                    "return dict(x_train=x, y_train=y_target)",
                ),
            ),
        ),
        Wrong(
            "hidden state",
            "from a hidden state",
            (
                "import numpy as np\n"
                + written(
                    "split_data(key, x, y_target, fraction)",
                    "n = int(fraction * len(x))",
                    "p = np.random.permutation(len(x))",
                    "return x[p[:n]], y_target[p[:n]], x[p[n:]], "
                    "y_target[p[n:]]",
                ),
                "import random\n"
                + written(
                    "split_data(key, x, y_target, fraction)",
                    "n = int(fraction * len(x))",
                    "p = jnp.array(random.sample(range(12), 12))",
                    "return x[p[:n]], y_target[p[:n]], x[p[n:]], "
                    "y_target[p[n:]]",
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "another loss",
            "That is a loss",
            (
                written(
                    "best_step(validation_losses, patience)",
                    "return float(jnp.min(validation_losses))",
                ),
                written(
                    "best_step(validation_losses, patience)",
                    "return validation_losses[-1]",
                ),
            ),
        ),
        Wrong(
            "nothing better",
            "ever counted as a new best",
            (
                written(
                    "best_step(validation_losses, patience)",
                    "best, at = 0.0, 0",
                    "for i, loss in enumerate(validation_losses):",
                    "    if loss < best:",
                    "        best, at = loss, i",
                    "return at",
                ),
                written(
                    "best_step(validation_losses, patience)",
                    "best, at, bad = -1.0, 0, 0",
                    "for i, loss in enumerate(validation_losses):",
                    "    if loss < best:",
                    "        best, at, bad = loss, i, 0",
                    "    else:",
                    "        bad += 1",
                    "    if bad == patience:",
                    "        break",
                    "return at",
                ),
            ),
        ),
        Wrong(
            "pair",
            "what is wanted is one of them",
            (
                written(
                    "best_step(validation_losses, patience)",
                    'best, at = float("inf"), 0',
                    "for i, loss in enumerate(validation_losses):",
                    "    if loss < best:",
                    "        best, at = loss, i",
                    "    elif i - at >= patience:",
                    "        break",
                    "return at, best",
                ),
                written(
                    "best_step(validation_losses, patience)",
                    'best, at = float("inf"), 0',
                    "for i, loss in enumerate(validation_losses):",
                    "    if loss < best:",
                    "        best, at = float(loss), i",
                    "    elif i - at >= patience:",
                    "        break",
                    "return [at, best, patience]",
                ),
            ),
        ),
    ),
}
