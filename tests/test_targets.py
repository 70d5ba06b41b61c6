"""The target functions against NumPy in 64 bits."""

import jax.numpy as jnp
import numpy as np
import pytest

from helpers import targets

Q = np.linspace(-4, 4, 401)
ORACLES = {
    "running_example": np.exp(-(Q**2)) * np.sin(5 * Q),
    "even_example": np.exp(-(Q**2)) * np.cos(5 * Q),
    "sine": np.sin(2 * Q),
    "step": np.sign(Q) + (Q == 0),
    "absolute_value": np.abs(Q),
    "parabola": Q * Q / 4,
}


@pytest.mark.parametrize("name", ORACLES)
def test_a_target_is_the_function_that_its_name_says(name):
    values = getattr(targets, name)(jnp.asarray(Q, jnp.float32))
    np.testing.assert_allclose(values, ORACLES[name], atol=2e-6)


def test_always_answering_zero_scores_the_baseline():
    from helpers.plots.style import BASELINE_LOSS

    q = np.linspace(-3, 3, 100_001)
    mean_square = np.mean((np.exp(-(q**2)) * np.sin(5 * q)) ** 2)
    assert abs(mean_square - BASELINE_LOSS) < 5e-4


def test_noise_is_constant_on_quarters_and_has_no_pattern():
    middles = np.arange(-4, 4, 0.25) + 0.125
    values = np.asarray(targets.noise(middles))
    for shift in (-0.12, 0.12):
        np.testing.assert_array_equal(targets.noise(middles + shift), values)
    neighbours = np.corrcoef(values[:-1], values[1:])[0, 1]
    # 31 pairs of independent values: the standard error is 0.18.
    assert abs(neighbours) < 0.5
    assert 0.3 < values.std() < 0.7


def test_noise_goes_on_outside_its_range():
    outer = targets.noise(jnp.array([-9.0, 9.0]))
    np.testing.assert_array_equal(outer, targets.noise(jnp.array([-4.0, 3.9])))
