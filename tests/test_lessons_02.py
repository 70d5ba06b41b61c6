"""Lesson 02: what it says about keys and starts is true."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import grad, jit, vmap
from jax.random import normal, split, uniform

import helpers.network
from helpers.network import init_params, network, network_batch
from helpers.targets import running_example
from helpers.training import _train_compiled
from lessons import (
    assert_says,
    body_of,
    code_cells,
    last_definition,
)

STEM = "02_random_keys"
pytestmark = pytest.mark.usefixtures("compiled_to_run_fast")
SIZES = [1, 30, 20, 1]


def defined(name):
    """Return the lesson's function `name`, compiled from its source."""
    names = {"jax": jax, "jnp": jnp, "normal": normal, "split": split}
    names |= {"grad": grad, "running_example": running_example}
    names["x"] = jnp.linspace(-3, 3, 60)
    for cell in code_cells(STEM):
        if f"def {name}(" in cell:
            body = cell[cell.index(f"def {name}(") :].split("\n\n\n")[0]
            exec(body, names)
    return names[name]


def answer(params):
    return float(network(jnp.array([1.5]), params)[0])


def first_of_45():
    subkey, _ = split(jax.random.key(45))
    return init_params(subkey, SIZES)


def test_the_lesson_ends_with_the_init_params_of_helpers():
    lesson = body_of(last_definition(STEM, "init_params"))
    assert lesson == body_of(helpers.network.init_params)


def test_the_first_of_the_pair_answers_minus_0_5585():
    assert_says(STEM, "If you see -0.5585, your `init_params` agrees")
    assert answer(first_of_45()) == pytest.approx(-0.55846334, abs=2e-6)


def test_the_first_test_agrees_with_numpy():
    params = jax.tree.map(np.asarray, first_of_45())
    x = np.array([1.5], dtype=np.float64)
    for w, b in zip(params["weights"][:-1], params["biases"][:-1]):
        x = np.tanh(w @ x + b)
    expected = params["weights"][-1] @ x + params["biases"][-1]
    assert answer(first_of_45()) == pytest.approx(expected[0], abs=2e-6)


def test_the_older_way_of_drawing_answers_minus_0_5805():
    assert_says(STEM, "before version 0.5 print -0.5805 for this test")
    with jax.threefry_partitionable(False):
        assert answer(first_of_45()) == pytest.approx(-0.5805124, abs=2e-6)
    assert answer(first_of_45()) == pytest.approx(-0.55846334, abs=2e-6)


def test_the_second_of_the_pair_draws_another_network():
    assert_says(STEM, "Another number, and an equally good network.")
    _, second = split(jax.random.key(45))
    swapped = answer(init_params(second, SIZES))
    assert swapped == pytest.approx(-0.46601802, abs=2e-6)


def test_the_same_seed_gives_the_same_network():
    assert_says(STEM, "The same seed gives the same network")
    first, second = first_of_45(), first_of_45()
    assert jax.tree.all(jax.tree.map(jnp.array_equal, first, second))


def test_a_compiled_impure_function_repeats_its_first_number():
    assert_says(STEM, "wrote it into the program as a constant")
    rng = np.random.default_rng(45)
    noisy = jit(lambda x: x + rng.normal())
    assert len({float(noisy(1.0)) for _ in range(5)}) == 1


def test_drawing_does_not_change_a_key():
    assert_says(STEM, "Drawing does not change the key")
    key = jax.random.key(45)
    assert jnp.array_equal(normal(key, (3,)), normal(key, (3,)))


def test_one_key_makes_normal_a_rising_function_of_uniform():
    assert_says(STEM, "the correlation lies between 0.96 and 0.99")

    def draws(key):
        return uniform(key, (500,)), normal(key, (500,))

    x, y = vmap(draws)(split(jax.random.key(0), 200))
    for u, n in zip(np.asarray(x), np.asarray(y)):
        assert 0.96 < np.corrcoef(u, n)[0, 1] < 0.99
        assert np.all(np.diff(n[np.argsort(u, kind="stable")]) >= 0)
    # the oracle: the correlation of U with Phi^-1(U) is sqrt(3 / pi)
    pooled = np.corrcoef(np.ravel(x), np.ravel(y))[0, 1]
    assert pooled == pytest.approx(np.sqrt(3 / np.pi), abs=0.002)


def test_two_subkeys_give_a_cloud():
    assert_says(STEM, "Two subkeys give a cloud")

    def correlation(key):
        a, b = split(key)
        draws = uniform(a, (500,)), normal(b, (500,))
        return jnp.corrcoef(*draws)[0, 1]

    correlations = vmap(correlation)(split(jax.random.key(0), 200))
    assert jnp.max(jnp.abs(correlations)) < 0.2


@pytest.fixture
def watched():
    jax.clear_caches()
    with jax.debug_key_reuse(True):
        yield


def test_the_checker_reports_a_key_drawn_from_twice(watched):
    assert_says(STEM, "a *previously consumed* key")
    subkey, _ = split(jax.random.key(0))
    uniform(subkey, (32,))
    message = "^Previously-consumed key passed to jit-compiled function"
    with pytest.raises(jax.errors.KeyReuseError, match=message):
        normal(subkey, (32,))


def test_the_checker_reports_a_parent_used_after_its_split(watched):
    assert_says(STEM, "A draw is a use, and a split is a use.")
    key = jax.random.key(0)
    split(key)
    with pytest.raises(jax.errors.KeyReuseError):
        normal(key, (32,))


def test_the_checker_misses_a_seed_written_twice(watched):
    assert_says(STEM, "makes two objects with the same content")
    first = normal(jax.random.key(0), (32,))
    assert jnp.array_equal(first, normal(jax.random.key(0), (32,)))


def test_the_checker_ignores_old_keys(watched):
    assert_says(STEM, "It also ignores the keys of older programs")
    key = jax.random.PRNGKey(0)
    uniform(key, (32,))
    normal(key, (32,))


def test_two_subkeys_pass_the_checker(watched):
    x_key, noise_key = split(jax.random.key(0))
    uniform(x_key, (32,))
    normal(noise_key, (32,))
    init_params(jax.random.key(1), SIZES)


def test_an_unpacked_split_is_an_array_of_two_keys():
    assert_says(STEM, "an array of keys of shape `(2,)`")
    with pytest.raises(ValueError, match="accepts a single key"):
        normal(split(jax.random.key(45)), (3,))


def test_a_hundred_unscaled_inputs_give_a_spread_of_10():
    assert_says(STEM, "About 10, the square root of 100")

    def spread(key):
        w_key, x_key = split(key)
        w = normal(w_key, (1000, 100))
        return jnp.std(w @ normal(x_key, (100,)))

    spreads = vmap(spread)(split(jax.random.key(0), 20))
    assert jnp.all((spreads > 7) & (spreads < 13))
    assert jnp.sqrt(jnp.mean(spreads**2)) == pytest.approx(10, rel=0.05)


@jit
def thirty_layers(key, scale, use_tanh):
    """Return what the lesson's `layer_outputs` returns, compiled quickly."""
    key, subkey = split(key)
    start = normal(subkey, (300,))

    def layer(carry, _):
        x, key = carry
        key, subkey = split(key)
        w = scale * normal(subkey, (300, 300)) / jnp.sqrt(300)
        z = w @ x
        x = jnp.where(use_tanh, jnp.tanh(z), z)
        return (x, key), x

    return jax.lax.scan(layer, (start, key), length=30)[1]


def test_the_quick_copy_computes_what_the_lesson_computes():
    layer_outputs = defined("layer_outputs")
    key = jax.random.key(1)
    tanh = layer_outputs(key, 1)
    assert np.allclose(thirty_layers(key, 1.0, True), tanh, atol=1e-4)
    linear = layer_outputs(key, 1, activation=lambda z: z)
    assert np.allclose(thirty_layers(key, 1.0, False), linear, atol=1e-3)


@pytest.fixture(scope="module")
def outputs():
    """Return {scale: activations of 20 networks}, scale None: no tanh."""
    keys = split(jax.random.key(7), 20)
    choices = {0.3: (0.3, True), 1: (1.0, True), 3: (3.0, True)}
    choices[None] = (1.0, False)
    return {
        name: np.stack([thirty_layers(key, *choice) for key in keys])
        for name, choice in choices.items()
    }  # (20, layers, neurons) each


def spread_after(outputs, scale, layer):
    return np.std(outputs[scale][:, layer - 1], axis=1)


def test_scale_0_3_dies_out(outputs):
    assert_says(STEM, "after five layers about 0.002 is left")
    after_five = spread_after(outputs, 0.3, 5)
    assert np.all((after_five > 0.0015) & (after_five < 0.003))
    assert np.all(spread_after(outputs, 0.3, 30) < 1e-12)


def test_scale_1_shrinks_slowly(outputs):
    assert_says(STEM, "about 0.6, then 0.3, and still about 0.1")
    for layer, says, margin in [
        (1, 0.6, 0.1),
        (5, 0.3, 0.06),
        (30, 0.1, 0.06),
    ]:
        spreads = spread_after(outputs, 1, layer)
        assert np.all(np.abs(spreads - says) < margin)


def test_scale_3_saturates(outputs):
    assert_says(STEM, "Scale 3 stays between 0.8 and 0.9 throughout")
    assert_says(STEM, "about half of them sit at the ends")
    spreads = np.std(outputs[3], axis=2)  # (20, layers)
    assert np.all((spreads > 0.77) & (spreads < 0.92))
    shares = np.mean(np.abs(outputs[3][:, 4]) > 0.95, axis=1)
    assert np.all((shares > 0.38) & (shares < 0.55))
    assert 1 - 0.95**2 < 0.1


def test_scale_1_keeps_off_the_ends(outputs):
    assert np.mean(np.abs(outputs[1][:, 4]) > 0.95) < 0.01


def test_without_tanh_the_spread_stays_near_1(outputs):
    assert_says(STEM, "wanders a little and stays near 1")
    for layer in (1, 5, 30):
        # each layer multiplies by chi(300) / sqrt(300): 1 +- 1 / sqrt(600)
        margin = 3.5 * np.sqrt((layer + 1) / 600)
        logarithms = np.log(spread_after(outputs, None, layer))
        assert np.all(np.abs(logarithms) < margin)


def test_equal_neurons_stay_equal_and_zeros_stay_zero():
    assert_says(STEM, "Neurons with an equal start have equal slopes")
    assert_says(STEM, "every slope vanishes, and nothing moves")
    slopes = jit(grad(defined("error")))
    for value in np.linspace(-1, 1, 21):
        w = jnp.full((2, 3), value)
        for _ in range(20):
            w = w - 0.1 * slopes(w)
        assert float(jnp.max(jnp.ptp(w, axis=1))) < 1e-5
    assert jnp.all(slopes(jnp.zeros((2, 3))) == 0)


def test_neurons_that_start_apart_stay_apart():
    assert_says(STEM, "The random start gives every neuron a slope of its own")
    slopes = jit(grad(defined("error")))
    for key in split(jax.random.key(0), 20):
        w = normal(key, (2, 3))
        assert float(jnp.min(jnp.ptp(slopes(w), axis=1))) > 1e-4


def test_a_reused_key_repeats_layer_1_in_layer_2():
    assert_says(STEM, "as the first row of the second")
    reused = defined("init_params_reused")
    for key in split(jax.random.key(0), 20):
        w = reused(key, SIZES)["weights"]
        assert np.allclose(w[0][:, 0], w[1][0] * np.sqrt(30), atol=1e-6)
        fresh = init_params(key, SIZES)["weights"]
        assert not np.allclose(fresh[0][:, 0], fresh[1][0] * np.sqrt(30))


def test_a_network_with_a_reused_key_may_train_well():
    assert_says(STEM, "a network that starts like this may even train well")
    reused = defined("init_params_reused")
    xs = jnp.linspace(-3, 3, 200)[:, None]

    def final_error(key):
        start_key, sample_key = split(key)
        params = reused(start_key, SIZES)
        params, _ = _train_compiled(
            sample_key, params, running_example, 1e-2, 800, 32, optax.adam
        )
        return jnp.mean((network_batch(xs, params) - running_example(xs)) ** 2)

    errors = vmap(final_error)(split(jax.random.key(0), 20))
    assert jnp.median(errors) < 5e-3


def test_the_noise_of_the_broken_program_follows_x():
    assert_says(STEM, "the noise is a rising function of x")

    def program(key, broken):
        x_key, noise_key = (key, key) if broken else split(key)
        x = uniform(x_key, (60,), minval=-3, maxval=3)
        noise = 0.2 * normal(noise_key, (60,))
        return jnp.corrcoef(x, noise)[0, 1], jnp.std(noise)

    keys = split(jax.random.key(0), 50)
    broken, spread = vmap(lambda key: program(key, True))(keys)
    cured, cured_spread = vmap(lambda key: program(key, False))(keys)
    assert jnp.all(broken > 0.9)
    assert jnp.all(jnp.abs(cured) < 0.5)
    for spreads in (spread, cured_spread):
        assert jnp.all((spreads > 0.13) & (spreads < 0.28))


def test_the_lesson_uses_typed_keys_only():
    assert not any("PRNGKey" in cell for cell in code_cells(STEM))


def test_relu_needs_the_square_root_of_two():
    assert_says(STEM, "At scale 1 each layer loses a factor of $\\sqrt{2}$")
    assert_says(
        STEM, "With weights of size $\\sqrt{2 / N}$ the signal arrives"
    )

    def sizes(seed, scale, width=300):
        draw = np.random.default_rng(seed)
        x = draw.normal(size=width)
        for _ in range(30):
            w = scale * draw.normal(size=(width, width)) / np.sqrt(width)
            x = np.maximum(w @ x, 0)
        return np.sqrt(np.mean(x**2))

    plain = np.array([sizes(seed, 1) for seed in range(12)])
    he = np.array([sizes(seed, np.sqrt(2)) for seed in range(12)])
    assert np.median(plain) == pytest.approx(2**-15, rel=0.5)
    assert plain.max() < 2e-4
    assert he.min() > 0.2 and he.max() < 4
