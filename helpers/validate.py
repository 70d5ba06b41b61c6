"""Checks at the edge of every public function: what came, what was wanted.

Each `check_*` function returns nothing, and raises when its argument is not
what the course means by that name.  They look at shapes, dtypes and plain
numbers only, so they also work while JAX traces a function.
"""

import math
from collections.abc import Callable
from numbers import Integral, Real

import jax
import numpy as np


def check_key(key):
    """Raise TypeError unless `key` is one key made by `jax.random.key`."""
    dtype = getattr(key, "dtype", None)
    if dtype is None or not jax.dtypes.issubdtype(dtype, jax.dtypes.prng_key):
        wanted = "a random key such as jax.random.key(45)"
        raise TypeError(f"key must be {wanted}, got {_describe(key)}")
    if key.shape != ():
        raise TypeError(
            f"key must be a single key, got an array of keys of shape "
            f"{key.shape}: pick one, or use vmap"
        )


def check_layer_sizes(layer_sizes):
    """Raise unless `layer_sizes` lists at least two positive whole numbers."""
    wanted = "layer_sizes must be a list such as [1, 30, 20, 1]"
    if not isinstance(layer_sizes, (list, tuple)):
        raise TypeError(f"{wanted}, got {_describe(layer_sizes)}")
    if len(layer_sizes) < 2:
        wanted = f"{wanted}: an input and an output at least"
        raise ValueError(f"{wanted}, got {layer_sizes!r}")
    for size in layer_sizes:
        if not _is_whole(size) or size < 1:
            wanted = f"{wanted}: whole numbers of at least 1"
            raise ValueError(f"{wanted}, got {size!r} in {layer_sizes!r}")


def check_params(params):
    """Raise unless `params` holds weights and biases that fit together."""
    if not isinstance(params, dict) or set(params) != {"weights", "biases"}:
        came = list(params) if isinstance(params, dict) else _describe(params)
        wanted = "params must be a dict with the keys 'weights' and 'biases'"
        raise TypeError(f"{wanted}, got {came}")
    weights, biases = params["weights"], params["biases"]
    if len(weights) != len(biases) or not weights:
        wanted = "params must hold one bias vector for each weight matrix"
        came = f"{len(weights)} weights and {len(biases)} biases"
        raise ValueError(f"{wanted}, got {came}")
    lower = np.shape(weights[0])[-1:]
    for layer, (w, b) in enumerate(zip(weights, biases)):
        if np.ndim(w) != 2 or np.shape(w)[1:] != lower:
            raise ValueError(
                f"params['weights'][{layer}] must have shape (higher, lower)"
                f"{f' with lower = {lower[0]}' if lower else ''}, got "
                f"{np.shape(w)}"
            )
        if np.shape(b) != np.shape(w)[:1]:
            raise ValueError(
                f"params['biases'][{layer}] must have shape "
                f"{np.shape(w)[:1]}, one bias for each row of its weights, "
                f"got {np.shape(b)}"
            )
        lower = np.shape(w)[:1]


def check_input(x, params):
    """Raise ValueError unless `x` is one input vector for this network."""
    check_array("x", x)
    check_params(params)
    wanted = np.shape(params["weights"][0])[1:]
    if np.shape(x) != wanted:
        hint = "; for a batch use network_batch" * (np.shape(x)[1:] == wanted)
        wanted = f"x must be a vector of shape {wanted}"
        raise ValueError(f"{wanted}, got shape {np.shape(x)}{hint}")


def check_batch(x, params, name="x", side="input"):
    """Raise ValueError unless `x` has shape (batch, features)."""
    check_array(name, x)
    check_params(params)
    layer, axis = (0, 1) if side == "input" else (-1, 0)
    features = np.shape(params["weights"][layer])[axis]
    if np.ndim(x) != 2 or np.shape(x)[1] != features:
        hint = f"; {name}[:, None] makes one" * (np.ndim(x) == features == 1)
        wanted = f"{name} must have shape (batch, {features})"
        raise ValueError(f"{wanted}, got shape {np.shape(x)}{hint}")


def check_array(name, value):
    """Raise TypeError unless `value` is an array or a plain number."""
    if not (hasattr(value, "shape") or _is_number(value)):
        last = "; params come last here" if isinstance(value, dict) else ""
        came = f"{_describe(value)}{last}"
        raise TypeError(f"{name} must be an array, got {came}")


def check_function(name, value, such_as):
    """Raise TypeError unless `value` can be called."""
    check_kind(name, value, Callable, f"a function such as {such_as}")


def check_dict(name, value, such_as):
    """Raise TypeError unless `value` is a dict."""
    check_kind(name, value, dict, f"a dict such as {such_as}")


def check_kind(name, value, kind, wanted):
    """Raise TypeError unless `value` is of this kind."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {wanted}, got {_describe(value)}")


def check_positive(name, value, or_zero=False):
    """Raise ValueError unless `value` is a finite number above zero.

    A traced value has no number yet and passes.
    """
    if isinstance(value, jax.core.Tracer):
        return
    wanted = "a positive number or 0" if or_zero else "a positive number"
    if isinstance(value, bool) or not _is_number(value):
        raise TypeError(f"{name} must be {wanted}, got {_describe(value)}")
    if not (math.isfinite(value) and value >= 0 and (value or or_zero)):
        raise ValueError(f"{name} must be {wanted}, got {value!r}")


def as_numbers(name, values, wanted, axes=1):
    """Return values as an array of floats with so many axes, or raise."""
    try:
        found = np.array(values, dtype=float)
    except (TypeError, ValueError):
        came = _describe(values)
        raise ValueError(f"{name} must {wanted}, got {came}") from None
    if found.ndim != axes or not found.size:
        raise ValueError(f"{name} must {wanted}, got shape {found.shape}")
    return found


def check_count(name, value):
    """Raise unless `value` is a whole number of at least 1."""
    if not _is_whole(value):
        came = _describe(value)
        raise TypeError(f"{name} must be a whole number, got {came}")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, got {value!r}")


def _is_whole(value):
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_number(value):
    return isinstance(value, Real) or (
        np.shape(value) == () and hasattr(value, "dtype")
    )


def _describe(value):
    """Name the type of a value, and the value itself where it is short."""
    text = getattr(value, "__name__", None) or repr(value)
    kind = type(value).__name__
    return f"{kind} {text}" if len(text) <= 40 else f"a value of type {kind}"


def check_same_length(x, y_target):
    """Raise ValueError unless `x` and `y_target` have as many rows."""
    rows = np.shape(x)[0], np.shape(y_target)[0]
    if rows[0] != rows[1]:
        wanted = "x and y_target must have the same length"
        raise ValueError(f"{wanted}, got {rows[0]} and {rows[1]} rows")
