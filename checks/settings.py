"""JAX and NumPy as they are delivered, for as long as a check lasts."""

from contextlib import ExitStack, contextmanager

import jax
import jax.experimental
import numpy as np

DELIVERED = {
    "check_tracer_leaks": False,
    "debug_infs": False,
    "debug_key_reuse": False,
    "debug_nans": False,
    "default_matmul_precision": None,
    "default_prng_impl": "threefry2x32",
    "disable_jit": False,
    "enable_x64": False,
    "numpy_dtype_promotion": "standard",
    "numpy_rank_promotion": "allow",
    "threefry_partitionable": True,
}


@contextmanager
def as_delivered():
    """Undo what a notebook has set in JAX and NumPy, until the block ends.

    So that the same answer is judged alike in every notebook.

    >>> with jax.numpy_rank_promotion("raise"), as_delivered():
    ...     jax.numpy.ones((2, 3)).__add__(jax.numpy.ones(3)).shape
    (2, 3)
    """
    with ExitStack() as settings:
        for name, value in DELIVERED.items():
            if getattr(jax.config, f"jax_{name}") != value:
                # Before JAX 0.8, one of them is at home elsewhere.
                home = jax if hasattr(jax, name) else jax.experimental
                settings.enter_context(getattr(home, name)(value))
        settings.enter_context(np.errstate(all="warn", under="ignore"))
        yield
