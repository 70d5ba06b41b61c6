"""Whether two results are the same, said without the checks."""

import jax
import numpy as np


def same(wanted, given):
    """Say whether two results agree: structure, shapes and numbers."""
    if isinstance(wanted, str) or isinstance(given, str):
        return type(wanted) is type(given) and wanted == given
    try:
        first, shape = jax.tree.flatten(listed(wanted))
        second, other = jax.tree.flatten(listed(given))
        return shape == other and all(map(close, first, second))
    except Exception:
        return False


def listed(value):
    """Return a result with every tuple in it as a list."""
    if isinstance(value, list | tuple):
        return [listed(item) for item in value]
    if isinstance(value, dict):
        return {name: listed(item) for name, item in value.items()}
    return value


def close(first, second):
    """Say whether two arrays have one shape, and close numbers."""
    first, second = np.asarray(first), np.asarray(second)
    if first.shape != second.shape:
        return False
    return bool(np.allclose(first, second, rtol=2e-3, atol=2e-4))


def network(sizes, seed=0):
    """Return params of layer sizes, every entry another number."""
    from numpy.random import default_rng

    draw = default_rng(seed).normal
    pairs = list(zip(sizes, sizes[1:]))
    return {
        "weights": [jax.numpy.asarray(draw(size=(m, n))) for n, m in pairs],
        "biases": [jax.numpy.asarray(draw(size=m)) for _, m in pairs],
    }


def table(*shape, seed=1):
    """Return an array of random numbers."""
    from numpy.random import default_rng

    return jax.numpy.asarray(default_rng(seed).normal(size=shape))


def timed(seconds):
    """Return a function, its input, and a clock that its calls move on."""
    now, left = [0.0], list(seconds)

    class Pending:
        def __init__(self, ready):
            self.ready = ready

        def block_until_ready(self):
            now[0] = max(now[0], self.ready)
            return self

    def function(x):
        return Pending(now[0] + (left.pop(0) if left else 0.9))

    return function, 1.0, lambda: now[0]
