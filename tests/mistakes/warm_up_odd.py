"""Odd wrong answers to exercise 00, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "00_warm_up"

WRONG = {
    "q1": (
        Wrong(
            "last place",
            "has the number 0",
            (
                written("set_first(a, value)", "return a.at[-1].set(value)"),
                written(
                    "set_first(a, value)", "return a.at[len(a) - 1].set(value)"
                ),
            ),
        ),
        Wrong(
            "put in front",
            "the array has grown",
            (
                written(
                    "set_first(a, value)",
                    "return jnp.concatenate([jnp.array([value]), a])",
                ),
                written(
                    "set_first(a, value)", "return jnp.insert(a, 0, value)"
                ),
            ),
        ),
        Wrong(
            "whole numbers",
            "stands behind the point is lost",
            (
                written(
                    "set_first(a, value)",
                    "return a.at[0].set(value).astype(int)",
                ),
                written(
                    "set_first(a, value)",
                    'return jnp.array(a.at[0].set(value), dtype="int32")',
                ),
            ),
        ),
        Wrong(
            "global array",
            "from other cells",
            (
                written(
                    "set_first(x, value)",
                    "return jnp.array([1.0, 2.0, 3.0]).at[0].set(value)",
                ),
                written(
                    "set_first(a, value)",
                    "b = jnp.zeros(3)",
                    "return b.at[0].set(value)",
                ),
            ),
        ),
        Wrong(
            "not called",
            "You returned a function",
            (
                written("set_first(a, value)", "return a.at[0].set"),
                written(
                    "set_first(a, value)", "return lambda: a.at[0].set(value)"
                ),
            ),
        ),
        Wrong(
            "no such method",
            "The value in front of the point",
            (
                written("set_first(a, value)", "a.set(0, value)", "return a"),
                written("set_first(value, a)", "return a.at[0].set(value)"),
            ),
        ),
        Wrong(
            "two that do not add up",
            "A sign such as + or *",
            (
                written("set_first(a, value)", "return [value] + a[1:]"),
                written("set_first(a, value)", 'return a - "0"'),
            ),
        ),
    ),
    "q3": (
        Wrong(
            "both sides",
            "Large negative entries",
            (
                written("cap(x, limit)", "return jnp.clip(x, -limit, limit)"),
                written(
                    "cap(x, limit)",
                    "return jnp.maximum(jnp.minimum(x, limit), -limit)",
                ),
            ),
        ),
        Wrong(
            "NumPy",
            "write `jnp` in place of `np`",
            (
                "import numpy as np\n"
                + written(
                    "cap(x, limit)", "return np.where(x > limit, limit, x)"
                ),
                "import numpy as np\n"
                + written(
                    "cap(x, limit)", "return np.minimum(np.array(x), limit)"
                ),
            ),
        ),
        Wrong(
            "a count of places",
            "Under `jit` no Python number",
            (
                written("cap(x, limit)", "return jnp.where(x > limit)"),
                written(
                    "cap(x, limit)",
                    "return x if float(x.sum()) < limit else limit",
                ),
            ),
        ),
        Wrong(
            "one number",
            "Python wants one number",
            (
                written("cap(x, limit)", "return float(x)"),
                written(
                    "cap(x, limit)", "return jnp.array(min(float(x), limit))"
                ),
            ),
        ),
        Wrong(
            "loop over one number",
            "One thing came where several",
            (
                written(
                    "cap(x, limit)",
                    "return jnp.array([jnp.minimum(v, limit) for v in x])",
                ),
                written(
                    "cap(x, limit)",
                    "return jnp.stack([jnp.where(v > limit, limit, v) for v "
                    "in x])",
                ),
            ),
        ),
    ),
    "q4": (
        Wrong(
            "value and slope",
            "2 things came",
            (
                "import jax\n"
                + written("slope(f, x)", "return jax.value_and_grad(f)(x)"),
                written("slope(f, x)", "return f(x), grad(f)(x)"),
            ),
        ),
        Wrong(
            "downhill",
            "The sign is wrong",
            (
                written("slope(f, x)", "return -grad(f)(x)"),
                written("slope(f, x)", "return grad(lambda y: -f(y))(x)"),
            ),
        ),
        Wrong(
            "whole number",
            "stands behind the point is lost",
            (
                written("slope(f, x)", "return int(grad(f)(x))"),
                written("slope(f, x)", "return jnp.array(grad(f)(x), int)"),
            ),
        ),
        Wrong(
            "one in brackets",
            "an axis of length 1",
            (
                written("slope(f, x)", "return jnp.array([grad(f)(x)])"),
                written("slope(f, x)", "return grad(f)(x)[None]"),
            ),
        ),
    ),
    "q5": (
        Wrong(
            "change only",
            "the last change, not the place",
            (
                written(
                    "descend(f, x, learning_rate, num_steps)",
                    "for _ in range(num_steps):",
                    "    x = -learning_rate * grad(f)(x)",
                    "return x",
                ),
                written(
                    "descend(f, x, learning_rate, num_steps)",
                    "for _ in range(num_steps):",
                    "    step = -learning_rate * grad(f)(x)",
                    "    x = step",
                    "return x",
                ),
            ),
        ),
        Wrong(
            "height for slope",
            "You subtract the height",
            (
                written(
                    "descend(f, x, learning_rate, num_steps)",
                    "for _ in range(num_steps):",
                    "    x = x - learning_rate * f(x)",
                    "return x",
                ),
                written(
                    "descend(f, x, learning_rate, num_steps)",
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
                    "descend(f, x, learning_rate, num_steps)",
                    "for _ in range(num_steps):",
                    "    x = x - learning_rate * grad(f)(x)",
                    "print(x)",
                ),
                written(
                    "descend(f, x, learning_rate, num_steps)",
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
                    "descend(f, x, learning_rate, num_steps)",
                    "for _ in num_steps:",
                    "    x = x - learning_rate * grad(f)(x)",
                    "return x",
                ),
                written(
                    "descend(f, x, learning_rate, num_steps)",
                    "return [x for _ in num_steps][-1]",
                ),
            ),
        ),
    ),
}
