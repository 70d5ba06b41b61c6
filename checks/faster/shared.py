"""What several questions of exercise 08 share."""

CARRY_CHANGED = "carry input and carry output"


NO_SCAN = (
    "The numbers may be right, but no `scan` made them: hand the loop over."
)


def scanned(function, *arguments):
    """Call the answer, and fail if JAX sees no scan in it."""
    import jax

    value = function(*arguments)
    fixed = [callable(a) or isinstance(a, int) for a in arguments]
    places = tuple(n for n, is_fixed in enumerate(fixed) if is_fixed)
    try:
        made = jax.make_jaxpr(function, static_argnums=places)(*arguments)
    except Exception:  # not to be traced, and so not to be judged by it
        return value
    if "scan[" not in str(made):
        raise ValueError("no scan in it")
    return value
