"""Exercise 00, from its text alone."""

from . import Task

TASKS = (
    Task(
        "q1",
        (
            "return a.at[0].set(value)",
            "return jnp.concatenate([jnp.array([value], a.dtype), a[1:]])",
            "return jnp.where(jnp.arange(a.size) == 0, value, a)",
            "result = a.at[0].set(value)\nreturn result",
            "return jnp.array([value, *a[1:]])",
        ),
        "[(mesh.table(3), 2.5), (mesh.table(1), 4.0), (mesh.table(5), -3.0)]",
        "array",
        (
            (
                "result thrown away",
                r"at|copy|new",
                "a.at[0].set(value)\nreturn a",
            ),
            (
                "list assignment",
                r"chang|immutable|assign",
                "a[0] = value\nreturn a",
            ),
            ("fixed length", "", "return jnp.array([value, a[1], a[2]])"),
            ("a list", r"list", "return [value, *a[1:].tolist()]"),
            ("added", "", "return a.at[0].add(value)"),
            ("all set", "", "return a.at[:].set(value)"),
            ("last set", "", "return a.at[-1].set(value)"),
            ("second set", "", "return a.at[1].set(value)"),
            ("the example", "", "return jnp.array([9.0, 2.0, 3.0])"),
            ("whole numbers", "", "return a.at[0].set(value).astype(int)"),
            ("string", "", "return a.at[0].set('value')"),
            ("absolute", "", "return a.at[0].set(abs(value))"),
            ("largest", "", "return a.at[0].max(value)"),
            ("put before", "", "return jnp.append(value, a)"),
        ),
    ),
    Task(
        "q3",
        (
            "return jnp.minimum(x, limit)",
            "return jnp.where(x > limit, limit, x)",
            "return jnp.clip(x, None, limit)",
            "return jnp.where(x < limit, x, limit)",
        ),
        "[(mesh.table(6), 0.3), (mesh.table(2, 3), -0.5), (2.0, 1.0),"
        " (0.2, 1.0), (mesh.table(3), -9.0)]",
        "traced",
        (
            ("if", r"jit|if", "if x > limit:\n    return limit\nreturn x"),
            ("python's min", r"jit|min", "return min(x, limit)"),
            (
                "other side",
                r"maximum|below|other|small",
                "return jnp.maximum(x, limit)",
            ),
            ("both sides", "", "return jnp.clip(x, -limit, limit)"),
            ("not below 0", "", "return jnp.clip(x, 0, limit)"),
            ("absolute", "", "return jnp.minimum(jnp.abs(x), limit)"),
            ("largest only", "", "return jnp.minimum(jnp.max(x), limit)"),
            ("zero", "", "return jnp.where(x > limit, 0, x)"),
            ("smooth", "", "return limit * jnp.tanh(x / limit)"),
            ("fixed", "", "return jnp.minimum(x, 2.0)"),
            ("kept ones", r"shape", "return x[x < limit]"),
            ("first only", "", "return x.at[0].min(limit)"),
            ("flat", r"shape", "return jnp.minimum(jnp.ravel(x), limit)"),
            (
                "limit at least 0",
                "",
                "return jnp.minimum(x, jnp.maximum(limit, 0))",
            ),
        ),
    ),
    Task(
        "q4",
        (
            "return jax.grad(f)(x)",
            "return jax.jvp(f, (x,), (1.0,))[1]",
            "return jax.value_and_grad(f)(x)[1]",
            "g = jax.grad(f)\nreturn g(x)",
        ),
        "[(jnp.sin, 0.5), (jnp.cos, 0.7), (jnp.exp, 1.3),"
        " (lambda x: x**2, -2.0)]",
        "number",
        (
            ("function not called", r"function|call", "return jax.grad(f)"),
            ("called first", "", "return jax.grad(f(x))"),
            ("absolute", "", "return abs(jax.grad(f)(x))"),
            ("the value", "", "return f(x)"),
            ("both", "", "return jax.value_and_grad(f)(x)"),
            ("coarse difference", "", "return (f(x + 1.0) - f(x)) / 1.0"),
            ("tiny difference", "", "return (f(x + 1e-8) - f(x)) / 1e-8"),
            ("f over x", "", "return f(x) / x"),
            ("the example", "", "return 2 * x"),
            ("the example's answer", "", "return jnp.array(6.0)"),
            ("second slope", "", "return jax.grad(jax.grad(f))(x)"),
            ("positive only", "", "return jnp.maximum(jax.grad(f)(x), 0.0)"),
            ("squared", "", "return jax.grad(f)(x) ** 2"),
        ),
    ),
    Task(
        "q5",
        (
            "for _ in range(num_steps):\n"
            "    x = x - learning_rate * jax.grad(f)(x)\nreturn x",
            "return jax.lax.fori_loop(0, num_steps, lambda n, x:"
            " x - learning_rate * jax.grad(f)(x), x)",
            "slope = jax.grad(f)\nn = 0\nwhile n < num_steps:\n"
            "    x = x - slope(x) * learning_rate\n    n += 1\nreturn x",
            "if num_steps == 0:\n    return x\n"
            "return descend(f, x - learning_rate * jax.grad(f)(x),"
            " learning_rate, num_steps - 1)",
        ),
        "[(jnp.sin, 0.5, 0.1, 1), (jnp.cos, 0.7, 0.3, 4),"
        " (lambda x: x**2, -1.0, 0.2, 3), (jnp.sin, 0.5, 0.1, 2)]",
        "number",
        (
            (
                "uphill",
                r"uphill|minus|sign|wrong way",
                "for _ in range(num_steps):\n    x = x + learning_rate * jax.grad(f)(x)\nreturn x",
            ),
            (
                "one step too few",
                r"one|few|less|short",
                "for _ in range(num_steps - 1):\n    x = x - learning_rate * jax.grad(f)(x)\nreturn x",
            ),
            (
                "one step too many",
                r"one|many|more",
                "for _ in range(num_steps + 1):\n    x = x - learning_rate * jax.grad(f)(x)\nreturn x",
            ),
            (
                "return in the loop",
                r"return",
                "for _ in range(num_steps):\n    x = x - learning_rate * jax.grad(f)(x)\n    return x",
            ),
            (
                "slope of the start",
                r"start|present|same",
                "g = jax.grad(f)(x)\nfor _ in range(num_steps):\n    x = x - learning_rate * g\nreturn x",
            ),
            (
                "no rate",
                r"rate",
                "for _ in range(num_steps):\n    x = x - jax.grad(f)(x)\nreturn x",
            ),
            (
                "x not kept",
                r"",
                "for _ in range(num_steps):\n    y = x - learning_rate * jax.grad(f)(x)\nreturn y",
            ),
            (
                "absolute slope",
                "",
                "for _ in range(num_steps):\n    x = x - learning_rate * abs(jax.grad(f)(x))\nreturn x",
            ),
            (
                "sign of the slope",
                "",
                "for _ in range(num_steps):\n    x = x - learning_rate * jnp.sign(jax.grad(f)(x))\nreturn x",
            ),
            (
                "two steps at most",
                "",
                "for _ in range(min(num_steps, 2)):\n    x = x - learning_rate * jax.grad(f)(x)\nreturn x",
            ),
            (
                "the height",
                r"",
                "for _ in range(num_steps):\n    x = x - learning_rate * jax.grad(f)(x)\nreturn f(x)",
            ),
            (
                "the path",
                r"list|last",
                "path = []\nfor _ in range(num_steps):\n    x = x - learning_rate * jax.grad(f)(x)\n    path.append(x)\nreturn path",
            ),
            (
                "rate shrinks",
                "",
                "for n in range(num_steps):\n    x = x - learning_rate / (n + 1) * jax.grad(f)(x)\nreturn x",
            ),
            (
                "value for slope",
                "",
                "for _ in range(num_steps):\n    x = x - learning_rate * f(x)\nreturn x",
            ),
            (
                "fixed rate",
                "",
                "for _ in range(num_steps):\n    x = x - 0.1 * jax.grad(f)(x)\nreturn x",
            ),
        ),
    ),
)
VALUES = {
    "q2": (
        ("-3.0", "-3", "jnp.float32(-3)", "jnp.array(-3.0)", "6.0 - 9"),
        ("57.0", "0.0", "-57.0", "6.0", "3.0", "-60.0", "7.0", "-3.5", "-54"),
    ),
}
