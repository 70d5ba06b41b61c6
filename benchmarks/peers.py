"""The running example, trained in seven ways by their usual means.

Each `make_*` function compiles what it can and returns a function of the
number of steps, to be timed.
"""

import ctypes
import shutil
import subprocess
from pathlib import Path

import jax
import numpy as np
import optax
from jax import jit, value_and_grad
from jax.random import split, uniform

from explorer.runs import Trainer
from explorer.settings import Settings
from helpers.network import init_params
from helpers.targets import running_example
from helpers.training import mse_loss, train

LAYER_SIZES = [1, 30, 20, 1]
BATCH = 32


def start():
    """Return lesson 05's key and params."""
    subkey, key = split(jax.random.key(45))
    return key, init_params(subkey, LAYER_SIZES)


def make_plain_loop():
    """Lesson 05's loop: the gradient compiled, optax outside `jit`."""
    loss_and_grads = jit(value_and_grad(mse_loss, argnums=2))
    optimizer = optax.adam(1e-2)

    def run(num_steps):
        key, params = start()
        opt_state = optimizer.init(params)
        losses = []
        for _ in range(num_steps):
            subkey, key = split(key)
            x = uniform(subkey, (BATCH, 1), minval=-3, maxval=3)
            y_target = running_example(x)
            loss, grads = loss_and_grads(x, y_target, params)
            updates, opt_state = optimizer.update(grads, opt_state)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))

    return run


def make_jitted_step():
    """The same, with the whole step compiled and the loop in Python."""
    optimizer = optax.adam(1e-2)

    @jit
    def step(key, params, opt_state):
        subkey, key = split(key)
        x = uniform(subkey, (BATCH, 1), minval=-3, maxval=3)
        loss, grads = value_and_grad(mse_loss, argnums=2)(
            x, running_example(x), params
        )
        updates, opt_state = optimizer.update(grads, opt_state)
        return key, optax.apply_updates(params, updates), opt_state, loss

    def run(num_steps):
        key, params = start()
        opt_state = optimizer.init(params)
        losses = []
        for _ in range(num_steps):
            key, params, opt_state, loss = step(key, params, opt_state)
            losses.append(loss)
        jax.block_until_ready(losses)

    return run


def make_train():
    """The course's `train`: the whole run one compiled program."""

    def run(num_steps):
        key, params = start()
        jax.block_until_ready(
            train(key, params, running_example, num_steps=num_steps)
        )

    return run


def make_explorer():
    """The explorer's program: padded, for any architecture."""
    trainer = Trainer()

    def run(num_steps):
        trainer.run(Settings(num_steps=num_steps))

    return run


def make_numpy():
    """The gradient by hand in NumPy, with Adam."""

    def run(num_steps):
        rng = np.random.default_rng(45)
        shapes = [(30, 1), (20, 30), (1, 20)]
        w = [rng.normal(size=s) / np.sqrt(s[1]) for s in shapes]
        params = [*w, *(np.zeros(s[0]) for s in shapes)]
        means = [np.zeros_like(p) for p in params]
        squares = [np.zeros_like(p) for p in params]
        for step in range(1, num_steps + 1):
            x = rng.uniform(-3, 3, (BATCH, 1))
            y = np.exp(-(x**2)) * np.sin(5 * x)
            grads = numpy_grads(x, y, params)
            for p, g, m, v in zip(params, grads, means, squares):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                v_hat = v / (1 - 0.999**step)
                p -= 1e-2 * m / (1 - 0.9**step) / (np.sqrt(v_hat) + 1e-8)

    return run


def numpy_grads(x, y, params):
    """Return the six gradients of the mean squared error, by hand."""
    w1, w2, w3, b1, b2, b3 = params
    a1 = np.tanh(x @ w1.T + b1)
    a2 = np.tanh(a1 @ w2.T + b2)
    d3 = 2 * (a2 @ w3.T + b3 - y) / len(x)
    d2 = d3 @ w3 * (1 - a2**2)
    d1 = d2 @ w2 * (1 - a1**2)
    weights = [d1.T @ x, d2.T @ a1, d3.T @ a2]
    return [*weights, d1.sum(0), d2.sum(0), d3.sum(0)]


def compile_c(folder):
    """Compile `train.c`; return it loaded, or None without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    library = Path(folder) / "train.so"
    flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC"]
    source = Path(__file__).with_name("train.c")
    command = [compiler, *flags, "-o", library, source, "-lm"]
    subprocess.run(command, check=True)
    return ctypes.CDLL(str(library))


def pointer(array):
    """Return where a float32 array of NumPy lies, as C wants it."""
    return array.ctypes.data_as(ctypes.POINTER(ctypes.c_float))


def train_c(library, params, num_steps):
    """Train in C from a start as of `init_params`.

    Returns:
        all parameters in one vector, layer by layer, weights before biases;
        and the losses, shape (num_steps,).
    """
    pairs = zip(params["weights"], params["biases"])
    vector = np.concatenate([np.ravel(a) for pair in pairs for a in pair])
    losses = np.zeros(num_steps, np.float32)
    rate = ctypes.c_float(1e-2)
    library.train(pointer(vector), pointer(losses), num_steps, rate)
    return vector, losses


def make_c(folder):
    """The same loop in C, vectorised; None where there is no compiler."""
    library = compile_c(folder)
    if library is None:
        return None

    # Drawn once: in JAX this takes as long as a thousand steps in C.
    params = jax.device_get(start()[1])

    def run(num_steps):
        train_c(library, params, num_steps)

    return run


def make_pytorch():
    """PyTorch, eager, on one thread; None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    layers = [(1, 30), (30, 20), (20, 1)]

    def run(num_steps):
        modules = []
        for sizes in layers:
            modules += [torch.nn.Linear(*sizes), torch.nn.Tanh()]
        model = torch.nn.Sequential(*modules[:-1])
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
        for _ in range(num_steps):
            x = torch.rand(BATCH, 1) * 6 - 3
            y = torch.exp(-(x**2)) * torch.sin(5 * x)
            loss = ((model(x) - y) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    return run


def many_networks(count, num_steps):
    """Train `count` networks under one `vmap`; return what to time."""
    keys = split(jax.random.key(0), count)

    @jit
    def run(keys):
        def one(key):
            subkey, key = split(key)
            params = init_params(subkey, LAYER_SIZES)
            return train(key, params, running_example, num_steps=num_steps)[1]

        return jax.vmap(one)(keys)

    return lambda: jax.block_until_ready(run(keys))


def one_network(width, batch, num_steps):
    """Train one network [1, width, width, 1]; return what to time."""
    params = init_params(jax.random.key(0), [1, width, width, 1])
    key = jax.random.key(1)

    def run():
        jax.block_until_ready(
            train(
                key,
                params,
                running_example,
                num_steps=num_steps,
                batch_size=batch,
            )
        )

    return run
