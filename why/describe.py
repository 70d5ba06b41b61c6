"""Values in a few words: types, shapes and dtypes, never what they hold."""


def is_array(value):
    """Say whether a value is an array of NumPy or JAX, or a tracer."""
    root = type(value).__module__.partition(".")[0]
    return root in ("jax", "jaxlib", "numpy") and hasattr(value, "dtype")


def is_key(value):
    """Say whether a value is a random key, or an array of them."""
    return is_array(value) and "key<" in str(value.dtype)


def is_tracer(value):
    """Say whether a value stands in for an array while JAX traces."""
    return is_array(value) and "Tracer" in type(value).__name__


def is_params(value):
    """Say whether a value has the form of this course's params."""
    return isinstance(value, dict) and set(value) == {"weights", "biases"}


def is_optimizer(value):
    """Say whether a value is an optax optimizer."""
    return type(value).__name__.startswith("GradientTransformation")


def from_update(value):
    """Say whether a value is the pair that `optimizer.update` returns."""
    if type(value) is not tuple or len(value) != 2:
        return False
    updates, state = value
    parts = state if type(state) is tuple else (state,)
    return not from_optax(updates) and any(map(from_optax, parts))


def from_optax(value):
    """Say whether a value is of a type that optax defines."""
    return type(value).__module__.startswith("optax")


def keeps_a_text(made, depth=8):
    """Say whether an optimizer was made with a text: its functions know.

    >>> import optax
    >>> keeps_a_text(optax.adam("1e-2")), keeps_a_text(optax.adam(1e-2))
    (True, False)
    """
    if type(made) is str or depth == 0:
        return type(made) is str
    cells = getattr(made, "__closure__", None) or ()
    parts = (
        made if isinstance(made, tuple) else [c.cell_contents for c in cells]
    )
    return any(keeps_a_text(part, depth - 1) for part in parts)


def shape_of(value):
    """Return the shape of an array, () of a number, else None.

    >>> shape_of(2.0), shape_of("text")
    ((), None)
    """
    if is_array(value):
        return tuple(value.shape)
    return () if type(value) in (int, float) else None


def describe(value):
    """Return what a value is in a few words; "" for what says little.

    >>> describe([1, 2]), describe(print)
    ('a list of 2', '')
    """
    if is_key(value):
        several = f"s, shape {tuple(value.shape)}" if value.shape else ""
        return f"{'' if several else 'a '}random key{several}"
    if is_array(value):
        whole = "" if "float" in str(value.dtype) else f" {value.dtype}"
        traced = ", traced" if is_tracer(value) else ""
        return f"an array of shape {tuple(value.shape)}{whole}{traced}"
    if is_params(value):
        return f"a network{layers(value)}"
    if is_optimizer(value):
        return "an optimizer"
    return describe_plain(value)


def describe_plain(value):
    """Return what a value of Python's own types is; "" for others."""
    if from_update(value):
        return "the pair (updates, opt_state)"
    if type(value) is tuple and any(map(from_optax, value)):
        return "an optimizer's state"
    if type(value) in (list, tuple, dict):
        kind = type(value).__name__
        return f"a {kind} of {len(value)}"
    if type(value) in (int, float, bool, str):
        kind = type(value).__name__
        return f"a{'n' if kind == 'int' else ''} {kind}"
    return ""


def layers(params):
    """Return the sizes of a network's layers, or "" where none show."""
    weights = params["weights"]
    shapes = [shape_of(w) for w in weights] if type(weights) is list else []
    if not shapes or not all(s and len(s) == 2 for s in shapes):
        return ""
    sizes = [shapes[0][1], *(shape[0] for shape in shapes)]
    return f" of the layers {sizes}"
