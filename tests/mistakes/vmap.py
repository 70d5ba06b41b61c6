"""Right and wrong answers to exercise 03, questions 1, 2 and 5."""

from mistakes import Wrong

STEM = "03_vmap"


def batch(*lines):
    """Return the source of a `network_batch` with these lines."""
    body = "\n    ".join(lines)
    return f"def network_batch(x, params):\n    {body}\n"


MAPPED = "vmap(network, in_axes=(0, None))"
LOOP = "outputs = [network(row, params) for row in x]"
SHAPES = (
    ("unchanged", "does not go back to where it was", "(2, 3, 4)"),
    ("reversed", "keep their order", "(4, 3, 2)"),
    ("one call", "what one call of `double` gets", "(2, 3)"),
    ("numbers", "`double` returns more", "(4,)"),
    ("merged", "No axis is merged", "(8, 3)"),
)
BUGS = (
    *((f"line {n}", f"Line {n} is fine", n, "B") for n in (1, 2, 3, 5, 6)),
    ("symptom A", "all of them equal", 4, "A"),
    ("symptom C", "they would be right", 4, "C"),
    ("symptom D", "would be about 0.3", 4, "D"),
)

RIGHT = {
    "q1": (
        batch(LOOP, "return jnp.stack(outputs)"),
        batch(
            "def answer(row):",
            "    return network(row, params)",
            "return vmap(answer)(x)",
        ),
    ),
    "q2": ("predicted_shape = (4, 2, 3)", "predicted_shape = [4, 2, 3]"),
    "q5": (
        "bug_line = 4\nbug_symptom = 'B'\nbug_reason = 'Use [:, None].'",
        "bug_line = 4\nbug_symptom = 'b'\nbug_reason = 'Use [:, None].'",
    ),
}

WRONG = {
    "q2": tuple(
        Wrong(name, says, (f"predicted_shape = {shape}",))
        for name, says, shape in SHAPES
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
            "named arguments",
            "takes no named arguments",
            (
                batch(f"return {MAPPED}(x=x, params=params)"),
                batch(f"return {MAPPED}(**dict(x=x, params=params))"),
            ),
        ),
        Wrong(
            "params mapped",
            "Each input was to meet other weights",
            (
                batch("return vmap(network, in_axes=(0, 0))(x, params)"),
                batch("return vmap(network)(x, params)"),
                batch("return vmap(network, in_axes=(None, 0))(x, params)"),
            ),
        ),
        Wrong(
            "function returned",
            "and you returned it: call it",
            (
                batch(f"return {MAPPED}"),
                batch("return lambda x: network(x, params)"),
            ),
        ),
        Wrong(
            "not mapped",
            "The network itself got the whole batch",
            (
                batch("return network(x, params)"),
                batch("return network(x.T, params)"),
            ),
        ),
        Wrong(
            "list",
            "A list of outputs came",
            (
                batch(f"{LOOP}", "return outputs"),
                batch(f"return list({MAPPED}(x, params))"),
            ),
        ),
        Wrong(
            "first input only",
            "Only the first input was answered",
            (
                batch("return network(x[0], params)"),
                batch("for row in x:", "    return network(row, params)"),
            ),
        ),
        Wrong(
            "batch last",
            "The batch axis ended last",
            (
                batch(f"return {MAPPED}(x, params).T"),
                batch(LOOP, "return jnp.stack(outputs, axis=1)"),
            ),
        ),
        Wrong(
            "flattened",
            "All numbers stand in one row",
            (
                batch(f"return {MAPPED}(x, params).ravel()"),
                batch(LOOP, "return jnp.concatenate(outputs)"),
            ),
        ),
        Wrong(
            "first output only",
            "the other was cut off",
            (
                batch(f"return {MAPPED}(x, params)[:, 0]"),
                batch("return jnp.array([network(q, params)[0] for q in x])"),
            ),
        ),
    ),
}
