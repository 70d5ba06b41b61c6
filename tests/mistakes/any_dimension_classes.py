"""Right and wrong answers to exercise 07, questions 4 to 6."""

from mistakes import Wrong

STEM = "07_any_dimension"

RIGHT = {
    "q4": ("predicted_loss = 1.61", "predicted_loss = 1.6094"),
    "q5": (
        """
        def cross_entropy(logits, labels):
            shares = jax.nn.log_softmax(logits)
            chosen = jax.nn.one_hot(labels, logits.shape[1])
            return -jnp.mean(jnp.sum(shares * chosen, axis=1))
        """,
        """
        def cross_entropy(logits, labels):
            total = jax.nn.logsumexp(logits, axis=1)
            return jnp.mean(total - logits[jnp.arange(len(labels)), labels])
        """,
        """
        import optax

        def cross_entropy(logits, labels):
            loss = optax.softmax_cross_entropy_with_integer_labels
            return loss(logits, labels).sum() / len(labels)
        """,
    ),
    "q6": ("bug_line = 6\nbug_symptom = 'C'\nbug_reason = 'Too late.'",),
}

WRONG = {
    "q4": tuple(
        Wrong(f"answered {answer}", says, (f"predicted_loss = {answer}",))
        for answer, says in (
            (0.69, "ln 2, for two classes"),
            (0.2, "the share of each class"),
            (-1.61, "mind the minus in front"),
            (0.7, "logarithm to base 10"),
            (0, "the right class gets all"),
            (8.05, "the sum over the five rows"),
            (0.8, "Squared errors are for regression"),
        )
    ),
    "q5": (
        Wrong(
            "overflow",
            "not finite for large ones",
            (
                """
                def cross_entropy(logits, labels):
                    shares = jax.nn.softmax(logits)
                    rows = jnp.arange(len(labels))
                    return -jnp.mean(jnp.log(shares[rows, labels]))
                """,
                """
                def cross_entropy(logits, labels):
                    powers = jnp.exp(logits)
                    shares = powers / powers.sum(axis=1, keepdims=True)
                    chosen = jax.nn.one_hot(labels, logits.shape[1])
                    return -jnp.mean(jnp.log((shares * chosen).sum(axis=1)))
                """,
            ),
        ),
        Wrong(
            "softmax twice",
            "a softmax of a softmax",
            (
                """
                def cross_entropy(logits, labels):
                    logits = jax.nn.log_softmax(jax.nn.softmax(logits))
                    rows = jnp.arange(len(labels))
                    return -jnp.mean(logits[rows, labels])
                """,
                """
                import optax

                def cross_entropy(logits, labels):
                    shares = jax.nn.softmax(logits, axis=1)
                    loss = optax.softmax_cross_entropy_with_integer_labels
                    return jnp.mean(loss(shares, labels))
                """,
            ),
        ),
        Wrong(
            "not averaged",
            "A loss for each row came",
            (
                """
                def cross_entropy(logits, labels):
                    logits = jax.nn.log_softmax(logits)
                    return -logits[jnp.arange(len(labels)), labels]
                """,
                """
                import optax

                def cross_entropy(logits, labels):
                    loss = optax.softmax_cross_entropy_with_integer_labels
                    return loss(logits, labels)
                """,
            ),
        ),
        Wrong(
            "sum",
            "Your loss grows with the batch",
            (
                """
                def cross_entropy(logits, labels):
                    logits = jax.nn.log_softmax(logits)
                    rows = jnp.arange(len(labels))
                    return -jnp.sum(logits[rows, labels])
                """,
                """
                def cross_entropy(logits, labels):
                    total = 0.0
                    for row, label in zip(logits, labels):
                        total = total - jax.nn.log_softmax(row)[label]
                    return total
                """,
            ),
        ),
        Wrong(
            "sign",
            "take minus the logarithm",
            (
                """
                def cross_entropy(logits, labels):
                    logits = jax.nn.log_softmax(logits)
                    rows = jnp.arange(len(labels))
                    return jnp.mean(logits[rows, labels])
                """,
                """
                def cross_entropy(logits, labels):
                    chosen = jax.nn.one_hot(labels, logits.shape[1])
                    right = jnp.sum(chosen * logits, axis=1)
                    return jnp.mean(right - jax.nn.logsumexp(logits, axis=1))
                """,
            ),
        ),
        Wrong(
            "mean over classes",
            "divided by the number of classes as well",
            (
                """
                def cross_entropy(logits, labels):
                    chosen = jax.nn.one_hot(labels, logits.shape[1])
                    return -jnp.mean(jax.nn.log_softmax(logits) * chosen)
                """,
                """
                def cross_entropy(logits, labels):
                    logits = jax.nn.log_softmax(logits)
                    rows = jnp.arange(len(labels))
                    return -jnp.sum(logits[rows, labels]) / logits.size
                """,
            ),
        ),
        Wrong(
            "no logarithm",
            "its logarithm is missing",
            (
                """
                def cross_entropy(logits, labels):
                    shares = jax.nn.softmax(logits)
                    rows = jnp.arange(len(labels))
                    return -jnp.mean(shares[rows, labels])
                """,
                """
                def cross_entropy(logits, labels):
                    shares = jax.nn.softmax(logits)
                    chosen = jax.nn.one_hot(labels, logits.shape[1])
                    return jnp.mean(jnp.sum(shares * chosen, axis=1))
                """,
            ),
        ),
        Wrong(
            "wrong axis",
            "softmax goes along the classes",
            (
                """
                def cross_entropy(logits, labels):
                    logits = jax.nn.log_softmax(logits, axis=0)
                    rows = jnp.arange(len(labels))
                    return -jnp.mean(logits[rows, labels])
                """,
                """
                def cross_entropy(logits, labels):
                    right = logits[jnp.arange(len(labels)), labels]
                    total = jax.nn.logsumexp(logits, axis=0)
                    return jnp.mean(total[labels] - right)
                """,
            ),
        ),
    ),
    "q6": tuple(
        Wrong(
            f"line {line}",
            says,
            (f"bug_line = {line}\nbug_symptom = 'C'\nbug_reason = 'so'",),
        )
        for line, says in (
            (1, "Line 1 is fine"),
            (2, "Line 2 is fine"),
            (3, "Line 3 is fine"),
            (4, "Line 4 is fine"),
            (5, "Line 5 is fine"),
            (7, "Line 7 is fine"),
            (8, "Line 8 is the right way back"),
        )
    )
    + tuple(
        Wrong(
            f"symptom {letter}",
            says,
            (f"bug_line = 6\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
        )
        for letter, says in (
            ("A", "print the same number twice"),
            ("B", "all neurons would be saturated"),
            ("D", "Nothing is tested here"),
        )
    ),
}
