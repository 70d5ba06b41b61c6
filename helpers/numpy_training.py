"""Training by hand in NumPy: the rival that lesson 08 measures.

No `grad`: the chain rule is written out, layer by layer, and so is Adam
(Kingma and Ba, 2015).  Arrays are float32, as in JAX.
"""

import numpy as np

from helpers.validate import (
    check_count,
    check_function,
    check_kind,
    check_params,
    check_positive,
)


def train_numpy(
    rng, params, target_function, learning_rate=1e-2, num_steps=100
):
    """Train a network with Adam on 32 fresh samples a step, in NumPy.

    Arguments:
        rng: a generator, as from `np.random.default_rng(seed)`.
        params: the start, as from `init_params`; it is not changed.
        target_function: maps x of shape (32, inputs) to y_target of shape
            (32, outputs), written with NumPy.
        learning_rate: a positive number.
        num_steps: how many steps, at least 1.

    Returns:
        the trained params, NumPy arrays, and the losses, shape (num_steps,).

    Raises:
        TypeError: `num_steps` is not whole, or `params` is not a dict.
        ValueError: `params` has wrong shapes, or `num_steps` is below 1.

    >>> params = init_params(jax.random.key(0), [1, 4, 1])
    >>> params, losses = train_numpy(np.random.default_rng(1), params, np.sin)
    >>> losses.shape
    (100,)
    """
    such_as = "a generator such as np.random.default_rng(0)"
    check_kind("rng", rng, np.random.Generator, such_as)
    check_function("target_function", target_function, "np.sin")
    check_positive("learning_rate", learning_rate)
    check_count("num_steps", num_steps)
    params = to_numpy(params)
    state = _adam_init(params)
    num_inputs = params["weights"][0].shape[1]
    losses = []
    for _ in range(num_steps):
        # sample
        x = 6 * rng.random((32, num_inputs), dtype=np.float32) - 3
        y_target = target_function(x)
        # loss and gradient
        loss, grads = loss_and_grads(x, y_target, params)
        # update
        params, state = _adam_step(params, grads, state, learning_rate)
        # record
        losses.append(loss)
    return params, np.array(losses)


def _adam_init(params):
    """Return Adam's first state: no steps, and averages of 0."""
    zeros = [np.zeros_like(array) for array in _leaves(params)]
    return 0, zeros, zeros


def _adam_step(params, grads, state, learning_rate):
    """Return params and state after one step of Adam."""
    count, means, squares = state
    count = count + 1
    slopes = _leaves(grads)
    means = [0.9 * m + 0.1 * g for m, g in zip(means, slopes)]
    squares = [0.999 * v + 0.001 * g * g for v, g in zip(squares, slopes)]
    m_scale, v_scale = 1 / (1 - 0.9**count), 1 / (1 - 0.999**count)
    leaves = [
        p - learning_rate * (m * m_scale) / (np.sqrt(v * v_scale) + 1e-8)
        for p, m, v in zip(_leaves(params), means, squares)
    ]
    layers = len(params["weights"])
    params = {"weights": leaves[:layers], "biases": leaves[layers:]}
    return params, (count, means, squares)


def to_numpy(params):
    """Return `params` with NumPy arrays in place of JAX's.

    >>> params = to_numpy(init_params(jax.random.key(0), [1, 4, 1]))
    >>> type(params["weights"][0]).__name__
    'ndarray'
    """
    check_params(params)
    return {name: [np.asarray(a) for a in params[name]] for name in params}


def network_numpy(x, params):
    """Apply the network to a batch, in NumPy.

    Arguments:
        x: a batch of inputs, shape (batch, inputs).
        params: a dict of `weights` and `biases`, NumPy arrays.

    Returns:
        the outputs, shape (batch, outputs).

    >>> params = to_numpy(init_params(jax.random.key(0), [1, 4, 1]))
    >>> network_numpy(np.zeros((100, 1)), params).shape
    (100, 1)
    """
    return _activations(x, params)[-1]


def _activations(x, params):
    """Return the batch as it is after every layer, the input first."""
    layers = list(zip(params["weights"], params["biases"]))
    kept = [x]
    for w, b in layers[:-1]:
        kept.append(np.tanh(kept[-1] @ w.T + b))
    w, b = layers[-1]
    kept.append(kept[-1] @ w.T + b)
    return kept


def loss_and_grads(x, y_target, params):
    """Return the mean squared error and its gradient, by the chain rule.

    Shapes are as in `network_numpy`; checks would cost time at every step.

    >>> params = to_numpy(init_params(jax.random.key(0), [1, 4, 1]))
    >>> x = np.zeros((8, 1), dtype=np.float32)
    >>> loss, grads = loss_and_grads(x, x + 1, params)
    >>> float(loss), float(grads["biases"][-1][0])
    (1.0, -2.0)
    """
    kept = _activations(x, params)
    errors = kept[-1] - y_target
    loss = np.sum(errors**2) / len(x)
    slope = 2 * errors / len(x)  # of the loss in the last layer's sums
    weights, biases = [], []
    for layer in reversed(range(len(params["weights"]))):
        weights.insert(0, slope.T @ kept[layer])
        biases.insert(0, slope.sum(axis=0))
        if layer:  # back through w, then through tanh
            slope = slope @ params["weights"][layer] * (1 - kept[layer] ** 2)
    return loss, {"weights": weights, "biases": biases}


def _leaves(params):
    """Return all arrays in one list, the weights first."""
    return [*params["weights"], *params["biases"]]
