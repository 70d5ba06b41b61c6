"""Right and wrong answers to exercise 05, questions 1 to 3 and 5."""

from mistakes import Wrong

STEM = "05_training_loop"


def batch(*lines):
    """Return the source of a `sample_batch` with these lines."""
    body = "\n    ".join(lines)
    return f"def sample_batch(key, batch_size):\n    {body}\n"


RANGE = "minval=-3, maxval=3"
X = f"x = uniform(key, (batch_size, 1), {RANGE})"
BOTH = "return x, target_function(x)"

RIGHT = {
    "q1": (
        'my_order = "EBDAHG"',
        'my_order = "E, B, D, G, A, H"',
        'my_order = ["e", "b", "d", "a", "g", "h"]',
    ),
    "q2": (
        batch(
            "x = 6 * uniform(key, (batch_size, 1)) - 3",
            "return x, 1 + 2 * jnp.sin(2 * x)",
        ),
        batch(
            "subkey, _ = split(key)",
            f"x = uniform(subkey, (batch_size,), {RANGE})[:, None]",
            "y_target = jnp.array([target_function(q) for q in x])",
            "return (x, y_target)",
        ),
    ),
    "q3": ("predicted_place = 0.49", "predicted_place = 0.5 - 0.01"),
    "q5": (
        "bug_line = 4\nbug_symptom = 'B'\nbug_reason = 'No minval.'",
        "bug_line = 4\nbug_symptom = ' b'\nbug_reason = 'No minval.'",
    ),
}

ORDERS = (
    ("init in the loop", "Adam forgets at every step", "FEBDAHG"),
    ("updates for params", "keeps only their change", "EBDACG"),
    ("not six lines", "Six of the eight lines", "EBDAH"),
    ("sampled before the split", "not split off yet", "BDAHGE"),
    ("gradient before the sample", "a batch that is not drawn", "EDBAHG"),
    ("update before the gradient", "handed gradients", "EBADHG"),
    ("applied before the update", "before the optimizer", "EBDHAG"),
    ("recorded before the loss", "recorded before", "EBGDAH"),
)
PLACES = (
    ("plain descent", "plain descent would go", "0.49998"),
    ("slope alone", "left the learning rate out", "0.498"),
    ("uphill", "That is uphill", "0.51"),
    ("the step itself", "wanted is the place", "-0.01"),
    ("not moved", "It does move", "0.5"),
    ("text", "without quotes", "'0.49'"),
)
BUGS = (
    ("line 1", "Line 1 is fine", 1, "B"),
    ("line 2", "Line 2 is fine", 2, "B"),
    ("line 3", "Line 3 is fine", 3, "B"),
    ("line 5", "Line 5 is fine", 5, "B"),
    ("line 6", "Line 6 is fine", 6, "B"),
    ("line 7", "Line 7 is fine", 7, "B"),
    ("line 8", "Line 8 is fine", 8, "B"),
    ("line 9", "Line 9 is fine", 9, "B"),
    ("symptom A", "the first x of two steps", 4, "A"),
    ("symptom C", "the variance of the target", 4, "C"),
    ("symptom D", "as large as the true error", 4, "D"),
)

WRONG = {
    "q1": tuple(
        Wrong(name, says, (f'my_order = "{order}"',))
        for name, says, order in ORDERS
    ),
    "q3": tuple(
        Wrong(name, says, (f"predicted_place = {place}",))
        for name, says, place in PLACES
    ),
    "q5": tuple(
        Wrong(
            name,
            says,
            (f"bug_line = {line}\nbug_symptom = '{letter}'\nbug_reason = ''",),
        )
        for name, says, line, letter in BUGS
    ),
    "q2": (
        Wrong(
            "one thing",
            "Two arrays are wanted",
            (batch(X, "return x"), batch(X, "return target_function(x)")),
        ),
        Wrong(
            "swapped",
            "The two are swapped",
            (
                batch(X, "return target_function(x), x"),
                batch(X, "y = target_function(x)", "return [y, x]"),
            ),
        ),
        Wrong(
            "no feature axis",
            "The feature axis is missing",
            (
                batch(f"x = uniform(key, (batch_size,), {RANGE})", BOTH),
                batch(X, "x = x[:, 0]", BOTH),
            ),
        ),
        Wrong(
            "one long input",
            "with batch_size numbers in it",
            (
                batch(f"x = uniform(key, (1, batch_size), {RANGE})", BOTH),
                batch(X, "x = x[:, 0][None, :]", BOTH),
            ),
        ),
        Wrong(
            "batch size ignored",
            "Every batch is equally long",
            (
                batch(f"x = uniform(key, (32, 1), {RANGE})", BOTH),
                batch(
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
                batch("x = jnp.linspace(-3, 3, batch_size)[:, None]", BOTH),
                batch(
                    "x = -3 + 6 * jnp.arange(batch_size) / batch_size",
                    "x = x.reshape(-1, 1)",
                    BOTH,
                ),
            ),
        ),
        Wrong(
            "key ignored",
            "your `key` is ignored",
            (
                batch("key = jax.random.key(0)", X, BOTH),
                batch(
                    "my_key, _ = split(jax.random.key(45))",
                    X.replace("(key", "(my_key"),
                    BOTH,
                ),
            ),
        ),
        Wrong(
            "targets of other places",
            "y_target does not belong to x",
            (
                batch(
                    "key_x, key_y = split(key)",
                    X.replace("(key", "(key_x"),
                    "y = " + X[4:].replace("(key", "(key_y"),
                    "return x, target_function(y)",
                ),
                batch(X, "return x, target_function(x)[::-1]"),
            ),
        ),
        Wrong(
            "from 0 to 1",
            "between 0 and 1",
            (
                batch("x = uniform(key, (batch_size, 1))", BOTH),
                batch(
                    "x = uniform(key, shape=(batch_size, 1), minval=0)", BOTH
                ),
            ),
        ),
        Wrong(
            "from 0 to 3",
            "No place lies left of 0",
            (
                batch("x = uniform(key, (batch_size, 1), maxval=3)", BOTH),
                batch("x = 3 * uniform(key, (batch_size, 1))", BOTH),
            ),
        ),
        Wrong(
            "normal",
            "uniform was asked for, not normal",
            (
                batch("x = jax.random.normal(key, (batch_size, 1))", BOTH),
                batch(
                    "x = 1.5 * jax.random.normal(key, (batch_size, 1))", BOTH
                ),
            ),
        ),
        Wrong(
            "narrower",
            "do not spread evenly from -3 to 3",
            (
                batch(X, "x = x / 3", BOTH),
                batch(
                    "x = uniform(key, (batch_size, 1), minval=-1, maxval=1)",
                    BOTH,
                ),
            ),
        ),
    ),
}
