"""The network of lessons 01 to 03: `init_params`, `network`, `network_batch`.

The bodies below are the ones that the lessons build, line by line; a test
compares them.  The only lines added here are those that check the input.
"""

import jax.numpy as jnp
from jax import vmap
from jax.random import normal, split

from helpers.validate import check_input, check_key, check_layer_sizes


def init_params(key, layer_sizes):
    """Draw the weights of a fully connected network; set its biases to 0.

    Each weight matrix gets a subkey of its own.  Dividing by sqrt(lower)
    keeps the spread of w @ x near the spread of x (LeCun, Bottou, Orr and
    Mueller, "Efficient BackProp", 1998).

    Arguments:
        key: a random key, `jax.random.key(seed)`; do not use it again.
        layer_sizes: list of at least two whole numbers, the number of
            neurons per layer, input and output included.

    Returns:
        a dict: `weights`, a list of arrays of shape (higher, lower), and
        `biases`, a list of arrays of shape (higher,); all float32.

    Raises:
        TypeError: `key` is not a random key, or `layer_sizes` not a list.
        ValueError: fewer than two layers, or a size below 1.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> [w.shape for w in params["weights"]]
    [(30, 1), (20, 30), (1, 20)]
    """
    check_key(key)
    check_layer_sizes(layer_sizes)
    weights, biases = [], []
    for lower, higher in zip(layer_sizes[:-1], layer_sizes[1:]):
        key, subkey = split(key)
        w = normal(subkey, (higher, lower)) / jnp.sqrt(lower)
        weights.append(w)
        biases.append(jnp.zeros(higher))
    return {"weights": weights, "biases": biases}


def network(x, params):
    """Apply a fully connected network to one input.

    Every layer computes w @ x + b; every layer but the last applies tanh.

    Arguments:
        x: one input, shape (inputs,).
        params: a dict of `weights` and `biases`, as from `init_params`.

    Returns:
        one output, shape (outputs,).

    Raises:
        ValueError: `x` or an entry of `params` has the wrong shape.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> network(jnp.array([1.5]), params).shape
    (1,)
    """
    check_input(x, params)
    weights, biases = params["weights"], params["biases"]
    for layer, (w, b) in enumerate(zip(weights, biases)):
        x = jnp.matmul(w, x) + b
        if layer < len(weights) - 1:
            x = jnp.tanh(x)
    return x


network_batch = vmap(network, in_axes=(0, None))
network_batch.__doc__ = """Apply one network to a batch of inputs.

Arguments:
    x: a batch of inputs, shape (batch, inputs).
    params: a dict of `weights` and `biases`, as from `init_params`.

Returns:
    the outputs, shape (batch, outputs).

Raises:
    ValueError: `x` or an entry of `params` has the wrong shape.

>>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
>>> network_batch(jnp.zeros((100, 1)), params).shape
(100, 1)
"""
