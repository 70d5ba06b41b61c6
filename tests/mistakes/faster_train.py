"""Right and wrong answers to exercise 08, question 4."""

from mistakes import Wrong

STEM = "08_faster"

ONE = """
        def train_scan(step, key, state, num_steps):
            def one_step(carry, _):
                key, state = carry
                subkey, key = split(key)
                state, loss = step(subkey, state)
                return (key, state), loss

"""
LOOP = """
        def train_scan(step, key, state, num_steps):
            losses = []
            for _ in range(num_steps):
                subkey, key = split(key)
                state, loss = step(subkey, state)
                losses.append(loss)
"""
RUN = """
            carry, losses = scan(one_step, (key, state), length=num_steps)
"""

RIGHT = {
    "q4": (
        """
        def train_scan(step, key, state, num_steps):
            keys = split(key, num_steps)
            return scan(lambda s, k: step(k, s), state, keys)
        """,
        LOOP + "            return state, jnp.stack(losses)\n",
        """
        def train_scan(step, key, state, num_steps):
            def one_step(state, number):
                return step(jax.random.fold_in(key, number), state)

            return scan(one_step, state, jnp.arange(num_steps))
        """,
    )
}

WRONG = {
    "q4": (
        Wrong(
            "no length",
            "how many steps: `length=num_steps`",
            (
                ONE
                + """
            (key, state), losses = scan(one_step, (key, state))
            return state, losses
""",
                ONE
                + """
            carry, losses = scan(one_step, (key, state), None)
            return carry[1], losses[:num_steps]
""",
            ),
        ),
        Wrong(
            "carry changed",
            "in another form than it went in",
            (
                """
                def train_scan(step, key, state, num_steps):
                    def one_step(carry, _):
                        key, state = carry
                        key = split(key)
                        state, loss = step(key[0], state)
                        return (key, state), loss

                    carry = key, state
                    carry, losses = scan(one_step, carry, length=num_steps)
                    return carry[1], losses
                """,
                """
                def train_scan(step, key, state, num_steps):
                    def one_step(carry, _):
                        key, state = carry
                        subkey, key = split(key)
                        state, loss = step(subkey, state)
                        return state, loss

                    carry = key, state
                    carry, losses = scan(one_step, carry, length=num_steps)
                    return carry[1], losses
                """,
            ),
        ),
        Wrong(
            "arguments exchanged",
            "a function that stands between them",
            (
                """
                def train_scan(step, key, state, num_steps):
                    return scan(step, state, split(key, num_steps))
                """,
                """
                def train_scan(step, key, state, num_steps):
                    carry = key, state
                    carry, losses = scan(step, carry, length=num_steps)
                    return carry[1], losses
                """,
            ),
        ),
        Wrong(
            "losses first",
            "The order is: state, then losses",
            (
                ONE + RUN + "            return losses, carry[1]\n",
                LOOP + "            return jnp.stack(losses), state\n",
            ),
        ),
        Wrong(
            "whole carry",
            "You returned the whole carry",
            (
                ONE + RUN + "            return carry, losses\n",
                LOOP + "            return (key, state), jnp.stack(losses)\n",
            ),
        ),
        Wrong(
            "one loss",
            "One loss came",
            (
                ONE + RUN + "            return carry[1], losses[-1]\n",
                LOOP + "            return state, loss\n",
            ),
        ),
        Wrong(
            "not carried",
            "Every step starts from the first state",
            (
                """
                def train_scan(step, key, state, num_steps):
                    def one_step(key, _):
                        subkey, key = split(key)
                        new_state, loss = step(subkey, state)
                        return key, (new_state, loss)

                    _, found = scan(one_step, key, length=num_steps)
                    states, losses = found
                    return states[-1], losses
                """,
                """
                def train_scan(step, key, state, num_steps):
                    losses = []
                    for subkey in split(key, num_steps):
                        _, loss = step(subkey, state)
                        losses.append(loss)
                    return state, jnp.stack(losses)
                """,
            ),
        ),
        Wrong(
            "one key",
            "All batches are equal",
            (
                """
                def train_scan(step, key, state, num_steps):
                    def one_step(state, _):
                        return step(key, state)

                    return scan(one_step, state, length=num_steps)
                """,
                """
                def train_scan(step, key, state, num_steps):
                    losses = []
                    for _ in range(num_steps):
                        subkey, _ = split(key)
                        state, loss = step(subkey, state)
                        losses.append(loss)
                    return state, jnp.stack(losses)
                """,
            ),
        ),
        Wrong(
            "key ignored",
            "Two keys gave the same draws",
            (
                """
                def train_scan(step, key, state, num_steps):
                    keys = split(jax.random.key(0), num_steps)
                    return scan(lambda s, k: step(k, s), state, keys)
                """,
                """
                def train_scan(step, key, state, num_steps):
                    losses = []
                    for number in range(num_steps):
                        key = jax.random.key(number)
                        state, loss = step(key, state)
                        losses.append(loss)
                    return state, jnp.stack(losses)
                """,
            ),
        ),
        Wrong(
            "number of steps",
            "losses came, and num_steps is",
            (
                """
                def train_scan(step, key, state, num_steps):
                    keys = split(key, num_steps + 1)
                    return scan(lambda s, k: step(k, s), state, keys)
                """,
                LOOP + "            return state, jnp.stack(losses[1:])\n",
            ),
        ),
    )
}
