"""Answers to exercise 00, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.warm_up.q4_slope import QUESTION

written = writer(QUESTION)


RIGHT = (
    written("return grad(f)(x)"),
    """
        import jax

        def slope(f, x):
            height, rise = jax.value_and_grad(f)(x)
            return rise
        """,
)

WRONG = (
    Wrong(
        "grad of a number",
        "a number has no slope",
        (
            written("return grad(f(x))"),
            written(
                "height = f(x)",
                "derivative = grad(height)",
                "return derivative(x)",
            ),
        ),
    ),
    Wrong(
        "function returned",
        "You returned a function",
        (
            written("return grad(f)"),
            written(
                "def derivative(x):",
                "    return grad(f)(x)",
                "",
                "return derivative",
            ),
        ),
    ),
    Wrong(
        "height",
        "the height of the curve at x",
        (
            written("return f(x)"),
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
            written("return grad(grad(f))(x)"),
            """
                import jax

                def slope(f, x):
                    return jax.hessian(f)(x)
                """,
        ),
    ),
    Wrong(
        "finite difference",
        "Near, and not exact",
        (
            written("return (f(x + 1e-3) - f(x)) / 1e-3"),
            written("h = 0.01", "return (f(x + h) - f(x - h)) / (2 * h)"),
        ),
    ),
    Wrong(
        "value and slope",
        "2 things came",
        (
            "import jax\n" + written("return jax.value_and_grad(f)(x)"),
            written("return f(x), grad(f)(x)"),
        ),
    ),
    Wrong(
        "downhill",
        "The sign is wrong",
        (
            written("return -grad(f)(x)"),
            written("return grad(lambda y: -f(y))(x)"),
        ),
    ),
    Wrong(
        "whole number",
        "after the decimal point is lost",
        (
            written("return int(grad(f)(x))"),
            written("return jnp.array(grad(f)(x), int)"),
        ),
    ),
    Wrong(
        "one in brackets",
        "an axis of length 1",
        (
            written("return jnp.array([grad(f)(x)])"),
            written("return grad(f)(x)[None]"),
        ),
    ),
    Wrong(
        "place in the first brackets",
        "grad` takes the function alone",
        (
            written("return grad(f, x)"),
            written("df = grad(f, x)", "return df(x)"),
        ),
    ),
    Wrong(
        "nothing but 0",
        "0 came each time",
        (
            written("return (f(x + 1e-9) - f(x)) / 1e-9"),
            written("h = 1e-8", "return (f(x + h) - f(x - h)) / (2 * h)"),
        ),
    ),
    Wrong(
        "fixed place",
        "for `x`, whatever it is",
        (
            written(
                "return grad(f)(3.0)",
            ),
            written(
                "return grad(f)(1.0)",
            ),
        ),
    ),
    Wrong(
        "fixed curve",
        "the slope of x²",
        (
            written(
                "return 2 * x",
            ),
            written(
                "return grad(lambda x: x**2)(x)",
            ),
        ),
    ),
    Wrong(
        "not divided",
        "times too small",
        (
            written("return f(x + 0.015625) - f(x - 0.015625)"),
            written("return grad(f)(x) * 0.015625"),
        ),
    ),
    Wrong(
        "nothing in a list",
        "An empty list came where one number is wanted",
        (
            written("return jnp.gradient(f(x))"),
            written("slopes = []", "return slopes"),
        ),
    ),
    Wrong(
        "height over place",
        "height divided by the place",
        (
            written("return f(x) / x"),
            written("height = f(x)", "return jnp.divide(height, x)"),
        ),
    ),
    Wrong(
        "a whole step",
        "rises over a whole step",
        (
            written("return f(x + 1) - f(x)"),
            written("return f(x) - f(x - 1)"),
            written("return (f(x + 1.0) - f(x - 1.0)) / 2"),
        ),
    ),
)
