"""Right and wrong answers to exercise 00, questions 4 to 6."""

from mistakes import Wrong

STEM = "00_warm_up"


def answers(line, symptom):
    """Return the source of the three answers to question 6."""
    return f"bug_line = {line}\nbug_symptom = '{symptom}'\nbug_reason = 'so'"


RIGHT = {
    "q4": (
        "def slope(f, x):\n    return grad(f)(x)",
        """
        import jax

        def slope(f, x):
            height, rise = jax.value_and_grad(f)(x)
            return rise
        """,
    ),
    "q5": (
        """
        def descend(f, x, learning_rate, num_steps):
            for _ in range(num_steps):
                x = x - learning_rate * grad(f)(x)
            return x
        """,
        """
        import optax

        def descend(f, x, learning_rate, num_steps):
            optimizer = optax.sgd(learning_rate)
            x = jnp.array(x)
            opt_state = optimizer.init(x)
            while num_steps > 0:
                updates, opt_state = optimizer.update(grad(f)(x), opt_state)
                x = optax.apply_updates(x, updates)
                num_steps = num_steps - 1
            return x
        """,
        """
        def descend(f, x, learning_rate, num_steps):
            if num_steps == 0:
                return x
            x = x - learning_rate * grad(f)(x)
            return descend(f, x, learning_rate, num_steps - 1)
        """,
    ),
    "q6": (
        "bug_line, bug_symptom = 4, 'C'\nbug_reason = 'not kept'",
        "bug_line = 4\nbug_symptom = ' c'\nbug_reason = ...",
    ),
}

WRONG = {
    "q4": (
        Wrong(
            "grad of a number",
            "a number has no slope",
            (
                "def slope(f, x):\n    return grad(f(x))",
                """
                def slope(f, x):
                    height = f(x)
                    derivative = grad(height)
                    return derivative(x)
                """,
            ),
        ),
        Wrong(
            "function returned",
            "You made the derivative, and returned it",
            (
                "def slope(f, x):\n    return grad(f)",
                """
                def slope(f, x):
                    def derivative(x):
                        return grad(f)(x)

                    return derivative
                """,
            ),
        ),
        Wrong(
            "height",
            "the height of the curve at x",
            (
                "def slope(f, x):\n    return f(x)",
                """
                import jax

                def slope(f, x):
                    height, _ = jax.value_and_grad(f)(x)
                    return height
                """,
            ),
        ),
        Wrong(
            "second derivative",
            "the slope of the slope",
            (
                "def slope(f, x):\n    return grad(grad(f))(x)",
                """
                import jax

                def slope(f, x):
                    return jax.hessian(f)(x)
                """,
            ),
        ),
        Wrong(
            "finite difference",
            "its last digits are lost",
            (
                "def slope(f, x):\n    return (f(x + 1e-3) - f(x)) / 1e-3",
                """
                def slope(f, x):
                    h = 0.01
                    return (f(x + h) - f(x - h)) / (2 * h)
                """,
            ),
        ),
    ),
    "q5": (
        Wrong(
            "uphill",
            "You walk uphill",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(num_steps):
                        x = x + learning_rate * grad(f)(x)
                    return x
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    upside_down = grad(lambda x: -f(x))
                    for _ in range(num_steps):
                        x -= learning_rate * upside_down(x)
                    return x
                """,
            ),
        ),
        Wrong(
            "one step only",
            "you end where one step leads",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(num_steps):
                        x = x - learning_rate * grad(f)(x)
                        return x
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(num_steps):
                        x_new = x - learning_rate * grad(f)(x)
                    return x_new
                """,
            ),
        ),
        Wrong(
            "slope at the start",
            "All your steps are equally long",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    slope = grad(f)(x)
                    for _ in range(num_steps):
                        x = x - learning_rate * slope
                    return x
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    return x - num_steps * learning_rate * grad(f)(x)
                """,
            ),
        ),
        Wrong(
            "one step too many",
            "You took one step too many",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(num_steps + 1):
                        x = x - learning_rate * grad(f)(x)
                    return x
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    x = x - learning_rate * grad(f)(x)
                    for _ in range(num_steps):
                        x = x - learning_rate * grad(f)(x)
                    return x
                """,
            ),
        ),
        Wrong(
            "one step too few",
            "You took one step too few",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(1, num_steps):
                        x = x - learning_rate * grad(f)(x)
                    return x
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    path = [x]
                    for _ in range(num_steps):
                        x = path[-1]
                        path.append(x - learning_rate * grad(f)(x))
                    return path[-2]
                """,
            ),
        ),
        Wrong(
            "no learning rate",
            "The learning rate is missing",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(num_steps):
                        x = x - grad(f)(x)
                    return x
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    learning_rate = 1.0
                    for _ in range(num_steps):
                        x -= learning_rate * grad(f)(x)
                    return x
                """,
            ),
        ),
        Wrong(
            "height",
            "wanted is the place",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    for _ in range(num_steps):
                        x = x - learning_rate * grad(f)(x)
                    return f(x)
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    heights = []
                    for _ in range(num_steps):
                        x = x - learning_rate * grad(f)(x)
                        heights.append(f(x))
                    return heights[-1]
                """,
            ),
        ),
        Wrong(
            "whole path",
            "wanted is its last place",
            (
                """
                def descend(f, x, learning_rate, num_steps):
                    path = [x]
                    for _ in range(num_steps):
                        x = x - learning_rate * grad(f)(x)
                        path.append(x)
                    return jnp.array(path)
                """,
                """
                def descend(f, x, learning_rate, num_steps):
                    path = []
                    for _ in range(num_steps):
                        path.append(x)
                        x = x - learning_rate * grad(f)(x)
                    return [*path, x]
                """,
            ),
        ),
    ),
    "q6": tuple(
        Wrong(f"{line} {symptom}", says, (answers(line, symptom),))
        for line, symptom, says in (
            (1, "C", "Line 1 is fine"),
            (2, "C", "Line 2 is fine"),
            (3, "C", "Line 3 is fine"),
            (5, "C", "Line 5 is fine"),
            (6, "C", "Line 6 keeps"),
            (4, "A", "every step was"),
            (4, "B", "The step size is fine"),
            (4, "D", "this one holds zeros"),
        )
    ),
}
