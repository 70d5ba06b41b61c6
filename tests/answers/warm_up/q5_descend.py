"""Answers to exercise 00, question 5: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.warm_up.q5_descend import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "for n in range(1, num_steps + 1):",
        "    x = x - learning_rate * grad(f)(x)",
        "    if n == num_steps:",
        "        return x",
    ),
    written(
        "for _ in range(num_steps):",
        "    x = x - learning_rate * grad(f)(x)",
        "return x",
    ),
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
    written(
        "if num_steps == 0:",
        "    return x",
        "x = x - learning_rate * grad(f)(x)",
        "return descend(f, x, learning_rate, num_steps - 1)",
    ),
)

WRONG = (
    Wrong(
        "uphill",
        "You walk uphill",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x + learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "upside_down = grad(lambda x: -f(x))",
                "for _ in range(num_steps):",
                "    x -= learning_rate * upside_down(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "one step only",
        "you end where one step leads",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "    return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    x_new = x - learning_rate * grad(f)(x)",
                "return x_new",
            ),
        ),
    ),
    Wrong(
        "slope at the start",
        "All your steps are equally long",
        (
            written(
                "slope = grad(f)(x)",
                "for _ in range(num_steps):",
                "    x = x - learning_rate * slope",
                "return x",
            ),
            written("return x - num_steps * learning_rate * grad(f)(x)"),
        ),
    ),
    Wrong(
        "one step too many",
        "You took one step too many",
        (
            written(
                "for _ in range(num_steps + 1):",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "x = x - learning_rate * grad(f)(x)",
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "one step too few",
        "You took one step too few",
        (
            written(
                "for _ in range(1, num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                """
                path = [x]
                for _ in range(num_steps):
                    x = path[-1]
                    path.append(x - learning_rate * grad(f)(x))
                return path[-2]
                """
            ),
        ),
    ),
    Wrong(
        "no learning rate",
        "The learning rate is missing",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - grad(f)(x)",
                "return x",
            ),
            written(
                "learning_rate = 1.0",
                "for _ in range(num_steps):",
                "    x -= learning_rate * grad(f)(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "height",
        "wanted is the place",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "return f(x)",
            ),
            written(
                """
                heights = []
                for _ in range(num_steps):
                    x = x - learning_rate * grad(f)(x)
                    heights.append(f(x))
                return heights[-1]
                """
            ),
        ),
    ),
    Wrong(
        "whole path",
        "wanted is its last place",
        (
            written(
                """
                path = [x]
                for _ in range(num_steps):
                    x = x - learning_rate * grad(f)(x)
                    path.append(x)
                return jnp.array(path)
                """
            ),
            written(
                """
                path = []
                for _ in range(num_steps):
                    path.append(x)
                    x = x - learning_rate * grad(f)(x)
                return [*path, x]
                """
            ),
        ),
    ),
    Wrong(
        "change only",
        "the last change, not the place",
        (
            written(
                "for _ in range(num_steps):",
                "    x = -learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    step = -learning_rate * grad(f)(x)",
                "    x = step",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    x = learning_rate * grad(f)(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "height for slope",
        "You subtract the height",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * f(x)",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    x -= f(x) * learning_rate",
                "return x",
            ),
        ),
    ),
    Wrong(
        "printed",
        "does its last line say `return`",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "print(x)",
            ),
            written(
                "for _ in range(num_steps):",
                "    x -= learning_rate * grad(f)(x)",
            ),
        ),
    ),
    Wrong(
        "loop over a number",
        "write `range(number)`",
        (
            written(
                "for _ in num_steps:",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "return [x for _ in num_steps][-1]",
            ),
        ),
    ),
    Wrong(
        "start returned",
        "ends where it starts",
        (
            written(
                "for _ in range(num_steps):",
                "    x - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    step = learning_rate * grad(f)(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "fixed learning rate",
        "comes with 0.1 for `learning_rate`, whatever",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - 0.1 * grad(f)(x)",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    x -= grad(f)(x) / 10",
                "return x",
            ),
        ),
    ),
    Wrong(
        "fixed start",
        "comes with 1 for `x`, whatever",
        (
            written(
                "x = 1.0",
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "place = 1.0",
                "for _ in range(num_steps):",
                "    place -= learning_rate * grad(f)(place)",
                "return place",
            ),
        ),
    ),
    Wrong(
        "fixed curve",
        "You walk on x²",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x * (1 - 2 * learning_rate)",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * 2 * x",
                "return x",
            ),
        ),
    ),
    Wrong(
        "fixed number of steps",
        "You take as many steps each time",
        (
            written(
                "for _ in range(20):",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "for _ in range(2):",
                "    x = x - learning_rate * grad(f)(x)",
                "return x",
            ),
        ),
    ),
    Wrong(
        "never back",
        "You end at an earlier place",
        (
            written(
                "for _ in range(num_steps):",
                "    new = x - learning_rate * grad(f)(x)",
                "    if f(new) > f(x):",
                "        break",
                "    x = new",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    slope = grad(f)(x)",
                "    if abs(slope) < 0.1:",
                "        break",
                "    x = x - learning_rate * slope",
                "return x",
            ),
            written(
                "best = x",
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f)(x)",
                "    best = x if f(x) < f(best) else best",
                "return best",
            ),
        ),
    ),
    Wrong(
        "from the start each time",
        "begins at the start again",
        (
            written(
                "start = x",
                "for _ in range(num_steps):",
                "    x = start - learning_rate * grad(f)(x)",
                "return x",
            ),
            written(
                "y = x",
                "for _ in range(num_steps):",
                "    y = x - learning_rate * grad(f)(y)",
                "return y",
            ),
        ),
    ),
    Wrong(
        "grad without its place",
        "`grad` takes the function alone",
        (
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f, x)",
                "return x",
            ),
            written(
                "for _ in range(num_steps):",
                "    x = x - learning_rate * grad(f, jnp.array(x))",
                "return x",
            ),
        ),
    ),
    Wrong(
        "counter named x",
        "The counter of your loop is called x",
        (
            written(
                "for x in range(num_steps):",
                "    x = x - learning_rate * grad(f)(float(x))",
                "return x",
            ),
            written(
                "for x in jnp.arange(num_steps, dtype=float):",
                "    x -= learning_rate * grad(f)(x)",
                "return x",
            ),
        ),
    ),
)
