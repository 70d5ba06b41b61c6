"""One compiled program that trains every network of the explorer.

Sizes are what makes JAX compile anew, so here they never change: a network
of any architecture lies in arrays for four hidden layers of 64 neurons,
filled up with zeros.  All five activations map 0 to 0, so a neuron that is
not there says 0, has no slope, and stays as it is: no mask is needed.
What could change (number of layers, neurons, steps, samples; activation;
optimizer; learning rate; seed) goes in as a value.

Why it looks as it does; tried on 1,000 steps of the running example, batch
32, two cores.  A batch goes through each layer as one matrix product.
`lax.switch` over the number of layers trains a shallow network without
paying for the layers that it lacks: computing all four and choosing took
about 1.6 times as long.  Samples are drawn before the loop, which lets any
Python function be the target, and a slider that leaves seed and target alone
draws nothing.  Batches go through in slices of 32: with room for 128 in every
step, 32 samples took about 1.7 times as long.  One flat vector of parameters
(what `optax.flatten` does) gained nothing here: the arrays are few already.
"""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import jit, lax, value_and_grad, vmap
from jax.random import normal, split

from explorer.settings import (
    ACTIVATIONS,
    CONTROLS,
    DRAWN,
    OPTIMIZERS,
    TRAINED,
)

WIDTH = CONTROLS["neurons"]["max"]
DEPTH = CONTROLS["num_hidden"]["max"]
MAX_STEPS = CONTROLS["num_steps"]["max"]
MAX_BATCH = CONTROLS["batch_size"]["max"]
SLICE = 32
MOST_SNAPSHOTS = 200
# The picture is drawn at these inputs, the true error measured at those.
PICTURE = np.linspace(*DRAWN, 161, dtype=np.float32)
TEST = np.linspace(*TRAINED, 200, dtype=np.float32)
PLACES = np.concatenate([PICTURE, TEST])

FUNCTIONS = {
    "tanh": jnp.tanh,
    "relu": jax.nn.relu,
    "gelu": jax.nn.gelu,
    "sine": jnp.sin,
    "none": lambda z: z,
}
BRANCHES = [FUNCTIONS[name] for name in ACTIVATIONS]


class Values(NamedTuple):
    """The settings as plain numbers, the only thing that a slider changes."""

    num_hidden: int
    neurons: np.ndarray  # (DEPTH,)
    learning_rate: np.float32
    num_steps: int
    batch_size: int
    seed: int
    activation: int
    optimizer: int


def values_of(settings):
    """Return the numbers of a `Settings`, names replaced by their places."""
    return Values(
        settings.num_hidden,
        np.array(settings.neurons, np.int32),
        np.float32(settings.learning_rate),
        settings.num_steps,
        settings.batch_size,
        settings.seed,
        ACTIVATIONS.index(settings.activation),
        OPTIMIZERS.index(settings.optimizer),
    )


def keys_of(seed):
    """Return the keys of lesson 05's start and of its samples."""
    _, key = split(jax.random.key(seed))  # lesson 02's network had the first
    return split(key)


def padded_params(values):
    """Draw the weights that `init_params` draws, in padded arrays.

    Number k of a draw depends on the key and on k alone, so the entry (i, j)
    of a matrix of `lower` columns is number i * lower + j of a flat draw.

    Returns:
        a dict: `weights`, arrays of shape (64, 1), three of (64, 64), and
        (1, 64); `biases`, four of shape (64,) and one of (1,).
    """
    key, _ = keys_of(values.seed)
    subkeys = []
    for _ in range(DEPTH + 1):
        key, subkey = split(key)
        subkeys.append(subkey)
    draw = vmap(partial(normal, shape=(WIDTH * WIDTH,)))
    draws = draw(jnp.stack(subkeys))  # (DEPTH + 1, WIDTH * WIDTH)
    lowers = jnp.concatenate([jnp.ones(1, jnp.int32), values.neurons])
    here = jnp.arange(DEPTH) < values.num_hidden
    highers = jnp.where(here, values.neurons, 0)
    weights = [
        _matrix(draws[n], highers[n], lowers[n], (WIDTH, WIDTH if n else 1))
        for n in range(DEPTH)
    ]
    last = values.num_hidden
    weights.append(_matrix(draws[last], 1, lowers[last], (1, WIDTH)))
    biases = [jnp.zeros(w.shape[0]) for w in weights]
    return {"weights": weights, "biases": biases}


def _matrix(draw, higher, lower, shape):
    """Return a (higher, lower) matrix from a flat draw, zeros around it."""
    i, j = jnp.indices(shape)
    numbers = draw[jnp.minimum(i * lower + j, draw.size - 1)]
    there = (i < higher) & (j < lower)
    return jnp.where(there, numbers / jnp.sqrt(lower), 0.0)


def padded_network(x, params, depth, activation):
    """Apply a padded network of `depth` hidden layers to a whole batch.

    Arguments:
        x: inputs, shape (batch, 1).
        params: as from `padded_params`.
        depth: a Python number; `activation`: a traced one.

    Returns:
        outputs, shape (batch, 1).
    """
    weights, biases = params["weights"], params["biases"]
    if depth == 0:
        x = jnp.pad(x, ((0, 0), (0, WIDTH - 1)))
    for w, b in zip(weights[:depth], biases[:depth]):
        x = lax.switch(activation, BRANCHES, jnp.matmul(x, w.T) + b)
    return jnp.matmul(x, weights[-1].T) + biases[-1]  # (batch, 1)


def _loss_sum(params, x, y_target, is_sample, activation, depth):
    errors = padded_network(x, params, depth, activation) - y_target
    return jnp.sum(jnp.where(is_sample, errors, 0.0) ** 2)


LOSSES = [
    value_and_grad(partial(_loss_sum, depth=depth))
    for depth in range(DEPTH + 1)
]
NETWORKS = [partial(padded_network, depth=depth) for depth in range(DEPTH + 1)]


def loss_and_grads(x, y_target, params, values):
    """Return the mean squared error of one batch, and its gradient.

    `x` and `y_target` have shape (MAX_BATCH, 1); the first `batch_size`
    rows count.
    """

    def add_slice(number, total):
        start = number * SLICE
        rows = [lax.dynamic_slice(z, (start, 0), (SLICE, 1)) for z in batch]
        is_sample = jnp.arange(SLICE)[:, None] < values.batch_size - start
        part = lax.switch(
            values.num_hidden,
            LOSSES,
            params,
            *rows,
            is_sample,
            values.activation,
        )
        return jax.tree.map(
            lambda a, b: a + b / values.batch_size, total, part
        )

    batch = x, y_target
    nothing = jnp.zeros(()), jax.tree.map(jnp.zeros_like, params)
    num_slices = (values.batch_size + SLICE - 1) // SLICE
    return lax.fori_loop(0, num_slices, add_slice, nothing)


def update(params, grads, opt_state, step, values):
    """Take the step that the chosen optax optimizer would take.

    Gradient descent and momentum are one formula; Adam's is that of Kingma
    and Ba (2015), with optax's constants.
    """
    is_adam = values.optimizer == OPTIMIZERS.index("adam")
    has_momentum = values.optimizer == OPTIMIZERS.index("momentum")
    decay = jnp.where(is_adam | has_momentum, 0.9, 0.0)
    share = jnp.where(is_adam, 0.1, 1.0)

    def mean(m, g):
        return decay * m + share * g

    def mean_square(v, g):
        return 0.999 * v + 0.001 * g**2

    def move(p, m, v):
        m_hat = m / (1 - 0.9 ** (step + 1.0))
        v_hat = v / (1 - 0.999 ** (step + 1.0))
        adam = m_hat / (jnp.sqrt(v_hat) + 1e-8)
        return p - values.learning_rate * jnp.where(is_adam, adam, m)

    means = jax.tree.map(mean, opt_state[0], grads)
    squares = jax.tree.map(mean_square, opt_state[1], grads)
    return jax.tree.map(move, params, means, squares), (means, squares)


@jit
def train_padded(x, y_target, values):
    """Train one network of any architecture.

    Arguments:
        x, y_target: all samples, shape (MAX_STEPS, MAX_BATCH, 1).
        values: a `Values`.

    Returns:
        the padded params; the losses, shape (MAX_STEPS,), of which the first
        `num_steps` count; the params at the beginning of each stretch of
        `every` steps, of which the first ones count.
    """
    every = (values.num_steps + MOST_SNAPSHOTS - 1) // MOST_SNAPSHOTS

    def train_step(step, carry):
        params, opt_state, losses = carry
        batch = x[step], y_target[step]
        loss, grads = loss_and_grads(*batch, params, values)
        params, opt_state = update(params, grads, opt_state, step, values)
        return params, opt_state, losses.at[step].set(loss)

    def train_stretch(place, carry):
        carry, snapshots = carry
        snapshots = jax.tree.map(
            lambda kept, new: kept.at[place].set(new), snapshots, carry[0]
        )
        start = place * every
        stop = jnp.minimum(start + every, values.num_steps)
        return lax.fori_loop(start, stop, train_step, carry), snapshots

    params = padded_params(values)
    zeros = jax.tree.map(jnp.zeros_like, params)
    snapshots = jax.tree.map(
        lambda array: jnp.zeros((MOST_SNAPSHOTS, *array.shape)), params
    )
    carry = (params, (zeros, zeros), jnp.zeros(MAX_STEPS)), snapshots
    stretches = (values.num_steps + every - 1) // every
    (params, _, losses), snapshots = lax.fori_loop(
        0, stretches, train_stretch, carry
    )
    return params, losses, snapshots


@jit
def outputs_of(params, values):
    """Return a padded network's outputs at `PLACES`, shape (361,)."""
    outputs = lax.switch(
        values.num_hidden,
        [lambda p, q, a, f=f: f(q, p, activation=a) for f in NETWORKS],
        params,
        jnp.asarray(PLACES)[:, None],
        values.activation,
    )
    return outputs[:, 0]
