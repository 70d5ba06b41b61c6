"""The C program of the speed table trains as JAX and optax do."""

import shutil

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import value_and_grad

from benchmarks import peers
from helpers.targets import running_example
from helpers.training import mse_loss

pytestmark = pytest.mark.skipif(
    shutil.which("cc") is None, reason="there is no C compiler"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return peers.compile_c(tmp_path_factory.mktemp("compiled"))


def drawn(library, step):
    x = np.zeros(peers.BATCH, np.float32)
    library.draw(peers.pointer(x), step)
    return jnp.asarray(x)[:, None]


def test_the_samples_are_uniform_and_new_at_each_step(library):
    x = np.concatenate([drawn(library, step) for step in range(4_000)])
    assert -3 <= x.min() < -2.99 and 2.99 < x.max() < 3
    counts, _ = np.histogram(x, bins=60, range=(-3, 3))
    expected = x.size / 60
    chi_square = np.sum((counts - expected) ** 2 / expected)
    assert 25 < chi_square < 110  # 59 is expected
    assert len(np.unique(x)) > 0.98 * x.size


def test_ten_steps_in_c_are_those_of_jax_and_optax(library):
    _, params = peers.start()
    vector, losses = peers.train_c(library, params, 10)
    optimizer = optax.adam(1e-2)
    opt_state = optimizer.init(params)
    for step in range(10):
        x = drawn(library, step)
        loss, grads = value_and_grad(mse_loss, argnums=2)(
            x, running_example(x), params
        )
        np.testing.assert_allclose(losses[step], loss, rtol=1e-3)
        updates, opt_state = optimizer.update(grads, opt_state)
        params = optax.apply_updates(params, updates)
    pairs = zip(params["weights"], params["biases"])
    arrays = [np.ravel(array) for pair in pairs for array in pair]
    np.testing.assert_allclose(vector, np.concatenate(arrays), atol=1e-4)


def test_a_long_run_in_c_learns_as_much_as_train(library):
    key, params = peers.start()
    _, losses = peers.train_c(library, params, 3_000)
    _, ours = peers.train(key, params, running_example, num_steps=3_000)
    last = [np.median(run[-500:]) for run in (losses, jax.device_get(ours))]
    assert 0.1 < last[0] / last[1] < 10
    assert last[0] < 0.002
