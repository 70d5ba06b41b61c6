"""Odd wrong answers to exercise 08, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "08_faster"

WRONG = {
    "q1": (
        Wrong(
            "start and items exchanged",
            "the start comes second",
            (
                written(
                    "moving_average(values, share)",
                    "def body(a, v):",
                    "    a = share * a + (1 - share) * v",
                    "    return a, a",
                    "return scan(body, values, 0.0)",
                ),
                written(
                    "moving_average(values, share)",
                    "def body(a, v):",
                    "    a = share * a + (1 - share) * v",
                    "    return a, a",
                    "return scan(body, values, share)",
                ),
            ),
        ),
        Wrong(
            "kept outside",
            "kept outside of it",
            (
                written(
                    "moving_average(values, share)",
                    "out = []",
                    "def body(a, v):",
                    "    a = share * a + (1 - share) * v",
                    "    out.append(a)",
                    "    return a, None",
                    "a, _ = scan(body, 0.0, values)",
                    "return a, jnp.array(out)",
                ),
                written(
                    "moving_average(values, share)",
                    "last = []",
                    "def body(a, v):",
                    "    last[:] = [share * a + (1 - share) * v]",
                    "    return last[0], last[0]",
                    "_, every = scan(body, 0.0, values)",
                    "return last[0] + 0.0, every",
                ),
            ),
        ),
        Wrong(
            "start recorded",
            "Number 1, counted from 0, has shape (7,)",
            (
                written(
                    "moving_average(values, share)",
                    "def body(a, v):",
                    "    a = share * a + (1 - share) * v",
                    "    return a, a",
                    "last, every = scan(body, 0.0, values)",
                    "return last, jnp.concatenate([jnp.zeros(1), every])",
                ),
                written(
                    "moving_average(values, share)",
                    "def body(a, v):",
                    "    a = share * a + (1 - share) * v",
                    "    return a, a",
                    "last, every = scan(body, 0.0, values)",
                    "return last, jnp.append(every, last)",
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "states recorded",
            "The states of all steps",
            (
                written(
                    "train_scan(step, key, state, num_steps)",
                    "def body(state, k):",
                    "    state, loss = step(k, state)",
                    "    return state, state",
                    "return scan(body, state, split(key, num_steps))",
                ),
                written(
                    "train_scan(step, key, state, num_steps)",
                    "states = []",
                    "for k in split(key, num_steps):",
                    "    state, _ = step(k, state)",
                    "    states.append(state)",
                    "return state, jnp.stack(states)",
                ),
            ),
        ),
    ),
}
