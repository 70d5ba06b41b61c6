"""Answers to exercise 08, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.faster.q4_train_scan import QUESTION

written = writer(QUESTION)

ONE = """
    def one_step(carry, _):
        key, state = carry
        subkey, key = split(key)
        state, loss = step(subkey, state)
        return (key, state), loss
"""

LOOP = """
    losses = []
    for _ in range(num_steps):
        subkey, key = split(key)
        state, loss = step(subkey, state)
        losses.append(loss)
"""

RUN = """
            carry, losses = scan(one_step, (key, state), length=num_steps)
"""

RIGHT = (
    written(
        "keys = split(key, num_steps)",
        "return scan(lambda s, k: step(k, s), state, keys)",
    ),
    written(
        """
        def one_step(state, number):
            return step(jax.random.fold_in(key, number), state)

        return scan(one_step, state, jnp.arange(num_steps))
        """
    ),
)

WRONG = (
    Wrong(
        "no length",
        "how many steps: `length=num_steps`",
        (
            written(
                ONE,
                """
            (key, state), losses = scan(one_step, (key, state))
            return state, losses
""",
            ),
            written(
                ONE,
                """
            carry, losses = scan(one_step, (key, state), None)
            return carry[1], losses[:num_steps]
""",
            ),
        ),
    ),
    Wrong(
        "carry changed",
        "in another form than it went in",
        (
            written(
                """
                def one_step(carry, _):
                    key, state = carry
                    key = split(key)
                    state, loss = step(key[0], state)
                    return (key, state), loss

                carry = key, state
                carry, losses = scan(one_step, carry, length=num_steps)
                return carry[1], losses
                """
            ),
            written(
                """
                def one_step(carry, _):
                    key, state = carry
                    subkey, key = split(key)
                    state, loss = step(subkey, state)
                    return state, loss

                carry = key, state
                carry, losses = scan(one_step, carry, length=num_steps)
                return carry[1], losses
                """
            ),
        ),
    ),
    Wrong(
        "arguments exchanged",
        "a function that stands between them",
        (
            written("return scan(step, state, split(key, num_steps))"),
            written(
                """
                carry = key, state
                carry, losses = scan(step, carry, length=num_steps)
                return carry[1], losses
                """
            ),
        ),
    ),
    Wrong(
        "losses first",
        "The order is: state, then losses",
        (
            written(ONE, RUN, "return losses, carry[1]"),
            written(LOOP, "return jnp.stack(losses), state"),
        ),
    ),
    Wrong(
        "whole carry",
        "You returned the whole carry",
        (
            written(ONE, RUN, "return carry, losses"),
            written(LOOP, "return (key, state), jnp.stack(losses)"),
        ),
    ),
    Wrong(
        "one loss",
        "One loss came",
        (
            written(ONE, RUN, "return carry[1], losses[-1]"),
            written(LOOP, "return state, loss"),
        ),
    ),
    Wrong(
        "not carried",
        "Every step starts from the first state",
        (
            written(
                """
                def one_step(key, _):
                    subkey, key = split(key)
                    new_state, loss = step(subkey, state)
                    return key, (new_state, loss)

                _, found = scan(one_step, key, length=num_steps)
                states, losses = found
                return states[-1], losses
                """
            ),
            written(
                """
                losses = []
                for subkey in split(key, num_steps):
                    _, loss = step(subkey, state)
                    losses.append(loss)
                return state, jnp.stack(losses)
                """
            ),
        ),
    ),
    Wrong(
        "one key",
        "All batches are equal",
        (
            written(
                "def one_step(state, _):",
                "    return step(key, state)",
                "",
                "return scan(one_step, state, length=num_steps)",
            ),
            written(
                """
                losses = []
                for _ in range(num_steps):
                    subkey, _ = split(key)
                    state, loss = step(subkey, state)
                    losses.append(loss)
                return state, jnp.stack(losses)
                """
            ),
        ),
    ),
    Wrong(
        "key ignored",
        "Two keys gave the same draws",
        (
            written(
                "keys = split(jax.random.key(0), num_steps)",
                "return scan(lambda s, k: step(k, s), state, keys)",
            ),
            written(
                """
                losses = []
                for number in range(num_steps):
                    key = jax.random.key(number)
                    state, loss = step(key, state)
                    losses.append(loss)
                return state, jnp.stack(losses)
                """
            ),
        ),
    ),
    Wrong(
        "parent used",
        "The first step got `key` itself",
        (
            written(
                """
                def one_step(carry, _):
                    key, state = carry
                    state, loss = step(key, state)
                    return (split(key)[0], state), loss

                (_, state), losses = scan(
                    one_step, (key, state), length=num_steps
                )
                return state, losses
                """
            ),
            written(
                "keys = [key, *split(key, num_steps - 1)]",
                "keys = jnp.stack(keys)",
                "return scan(lambda s, k: step(k, s), state, keys)",
            ),
        ),
    ),
    Wrong(
        "number of steps",
        "losses came, and num_steps is",
        (
            written(
                "keys = split(key, num_steps + 1)",
                "return scan(lambda s, k: step(k, s), state, keys)",
            ),
            written(LOOP, "return state, jnp.stack(losses[1:])"),
        ),
    ),
    Wrong(
        "states recorded",
        "The states of all steps",
        (
            written(
                "def body(state, k):",
                "    state, loss = step(k, state)",
                "    return state, state",
                "return scan(body, state, split(key, num_steps))",
            ),
            written(
                "states = []",
                "for k in split(key, num_steps):",
                "    state, _ = step(k, state)",
                "    states.append(state)",
                "return state, jnp.stack(states)",
            ),
        ),
    ),
    Wrong(
        "no scan",
        "No `scan` is at work",
        (
            written(LOOP, "return state, jnp.stack(losses)"),
            written(
                "losses = []",
                "for k in split(key, num_steps):",
                "    state, loss = jit(step)(k, state)",
                "    losses.append(loss)",
                "return state, jnp.array(losses)",
            ),
        ),
    ),
    Wrong(
        "backwards",
        "from the last step to the first",
        (
            written(
                "keys = split(key, num_steps)",
                "state, losses = scan(lambda s, k: step(k, s), state, keys)",
                "return state, losses[::-1]",
            ),
            written(
                "keys = split(key, num_steps)",
                "return scan(lambda s, k: step(k, s), state, keys, "
                "reverse=True)",
            ),
        ),
    ),
    Wrong(
        "pairs recorded",
        "Number 1, counted from 0",
        (
            written(
                "keys = split(key, num_steps)",
                "def both(state, key):",
                "\tstate, loss = step(key, state)",
                "\treturn state, (state, loss)",
                "return scan(both, state, keys)",
            ),
            written(
                "keys = split(key, num_steps)",
                "state, losses = scan(lambda s, k: step(k, s), state, keys)",
                "return state, losses[:, None]",
            ),
        ),
    ),
    Wrong(
        "carried half used",
        "Each step got the key that the next one's comes from",
        (
            written(
                """
                def one_step(carry, _):
                    key, state = carry
                    subkey, key = split(key)
                    state, loss = step(key, state)
                    return (key, state), loss
                """,
                RUN,
                "return carry[1], losses",
            ),
            written(
                """
                def one_step(carry, _):
                    key = split(carry[0], 3)[1]
                    state, loss = step(key, carry[1])
                    return (key, state), loss
                """,
                RUN,
                "return carry[1], losses",
            ),
        ),
    ),
    Wrong(
        "no record",
        "Nothing was recorded",
        (
            written(
                """
                def one_step(carry, _):
                    subkey, key = split(carry[0])
                    state, _ = step(subkey, carry[1])
                    return (key, state), None
                """,
                RUN,
                "return carry[1], losses",
            ),
            written(
                """
                def one_step(state, key):
                    return step(key, state)[0], None
                """,
                "return scan(one_step, state, split(key, num_steps))",
            ),
        ),
    ),
    Wrong(
        "step traced",
        "Make the argument static",
        (
            """
                @jit
                def train_scan(step, key, state, num_steps):
                    keys = split(key, num_steps)
                    return scan(lambda s, k: step(k, s), state, keys)
                """,
            """
                def run(step, key, state, num_steps):
                    keys = split(key, num_steps)
                    return scan(lambda s, k: step(k, s), state, keys)

                train_scan = jit(run, static_argnames="num_steps")
                """,
        ),
    ),
)
