"""What lesson 04 says about losses, gradients and `jit` is true."""

import ast

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import grad, jit, value_and_grad, vmap
from jax.random import split, uniform

import helpers.training
from helpers.network import init_params, network, network_batch
from helpers.targets import running_example
from helpers.training import mse_loss
from lessons import assert_says, body_of, last_definition

STEM = "04_gradients"
SIZES = [1, 30, 20, 1]


def lesson_state():
    """Return the network and the batch that the lesson draws from key 45."""
    _, key = split(jax.random.key(45))
    subkey, key = split(key)
    params = init_params(subkey, SIZES)
    subkey, key = split(key)
    x = uniform(subkey, (32, 1), minval=-3, maxval=3)
    return x, running_example(x), params


def fresh_state(key):
    params_key, batch_key = split(key)
    x = uniform(batch_key, (32, 1), minval=-3, maxval=3)
    return x, running_example(x), init_params(params_key, SIZES)


def take_step(params, grads, step):
    return jax.tree.map(lambda p, g: p - step * g, params, grads)


X, Y_TARGET, PARAMS = lesson_state()
LOSS, GRADS = value_and_grad(mse_loss, argnums=2)(X, Y_TARGET, PARAMS)


@pytest.fixture(scope="module")
def many():
    """Measure 400 fresh networks, each on a batch of its own."""

    def measure(key):
        x, y_target, params = fresh_state(key)
        loss, grads = value_and_grad(mse_loss, argnums=2)(x, y_target, params)
        differences = network_batch(x, params) - y_target[:, 0]
        steps = jnp.array([0.01, 0.03, 0.1])
        after = vmap(
            lambda s: mse_loss(x, y_target, take_step(params, grads, s))
        )(steps)
        return {
            "sum": jnp.sum(differences**2) / 32 / loss,
            "mean": jnp.mean(differences**2) / loss,
            "lower": after < loss,
            "worse than 0": loss > jnp.mean(y_target**2),
        }

    found = jit(vmap(measure))(split(jax.random.key(0), 400))
    return {name: np.asarray(values) for name, values in found.items()}


def numpy_loss(x, y_target, weights, biases):
    """Compute the loss in float64 NumPy, without any code of the course."""
    a = np.asarray(x, np.float64).T
    for layer, (w, b) in enumerate(zip(weights, biases)):
        a = w @ a + b[:, None]
        a = np.tanh(a) if layer < len(weights) - 1 else a
    return float(
        ((a.T - np.asarray(y_target, np.float64)) ** 2).sum() / len(x)
    )


def as_float64(params):
    return [
        [np.asarray(a, np.float64) for a in params[name]]
        for name in ("weights", "biases")
    ]


def test_the_lesson_teaches_the_loss_that_helpers_ships():
    taught = body_of(last_definition(STEM, "mse_loss"))
    assert taught == body_of(helpers.training.mse_loss)


def test_the_lesson_draws_the_target_of_helpers():
    taught = body_of(last_definition(STEM, "target_function"))
    assert taught == body_of(running_example)


def test_the_loss_sums_over_outputs_and_averages_over_the_batch():
    assert_says(STEM, "sum the squared errors over the outputs")
    params = init_params(jax.random.key(1), [2, 7, 3])
    x = uniform(jax.random.key(2), (5, 2))
    y_target = uniform(jax.random.key(3), (5, 3))
    expected = numpy_loss(x, y_target, *as_float64(params))
    assert mse_loss(x, y_target, params) == pytest.approx(expected, rel=1e-5)


def test_answering_zero_scores_the_baseline():
    assert_says(STEM, "scores 0.107 on this batch, and 0.104 on average")
    assert float(jnp.mean(Y_TARGET**2)) == pytest.approx(0.107, abs=5e-4)
    q = np.linspace(-3, 3, 100_001)
    values = np.exp(-(q**2)) * np.sin(5 * q)
    assert np.mean(values**2) == pytest.approx(0.104, abs=5e-4)


def test_the_untrained_network_scores_about_twice_the_baseline(many):
    assert_says(STEM, "The untrained network scores about twice as much")
    assert LOSS / jnp.mean(Y_TARGET**2) == pytest.approx(2, abs=0.2)
    assert many["worse than 0"].mean() > 0.85


def test_the_sum_and_its_slopes_grow_with_the_batch_the_average_does_not():
    assert_says(STEM, "Ten times the examples give ten times the sum")
    assert_says(STEM, "losses and step lengths carry over from one batch")

    def length(batch_size):
        x = jnp.linspace(-3, 3, batch_size)[:, None]
        _, grads = value_and_grad(mse_loss, argnums=2)(
            x, running_example(x), PARAMS
        )
        return jnp.sqrt(sum(jnp.sum(g**2) for g in jax.tree.leaves(grads)))

    assert length(320) / length(32) == pytest.approx(1, abs=0.1)
    assert 320 * length(320) / (32 * length(32)) == pytest.approx(10, abs=1)


def test_all_against_all_is_about_thirty_times_too_much(many):
    assert_says(STEM, "the other 992 compare what does not belong together")
    assert_says(STEM, "the loss is about 30 times too large")
    assert 32 * 32 - 32 == 992
    low, middle, high = np.percentile(many["sum"], [5, 50, 95])
    assert 25 < low < 30 < middle < 35 < high < 40


def test_all_against_all_with_a_mean_is_believable(many):
    assert_says(STEM, "That is 0.91 times the true loss")
    assert_says(STEM, "mostly 0.8 to 1.2 times")
    differences = network_batch(X, PARAMS) - Y_TARGET[:, 0]
    ratio = jnp.mean(differences**2) / LOSS
    assert ratio == pytest.approx(0.91, abs=5e-3)
    inside = (many["mean"] > 0.8) & (many["mean"] < 1.2)
    assert inside.mean() > 0.85


def test_a_perfect_fit_scores_twice_the_variance_of_the_targets():
    assert_says(STEM, r"does not score 0 but $2\,\text{Var}(y)$")
    for seed in range(20):
        y = np.random.default_rng(seed).normal(size=(32, 1))
        score = np.mean((y - y[:, 0]) ** 2)
        assert score == pytest.approx(2 * np.var(y))


def test_the_walk_back_keeps_the_activations_of_every_example():
    assert_says(STEM, "30 + 20 for each example, which makes 160,000 numbers")

    def kept(batch_size):
        x = jnp.linspace(-3, 3, batch_size)[:, None]
        back = jax.vjp(lambda p: mse_loss(x, x, p), PARAMS)[1]
        return sum(leaf.size for leaf in jax.tree.leaves(back))

    assert (30 + 20) * 3_200 == 160_000
    assert kept(3_200) - kept(320) >= 50 * (3_200 - 320)


def test_helpers_refuse_a_target_without_a_feature_axis():
    assert_says(STEM, "checks that refuse a `y_target` of shape (32,)")
    with pytest.raises(ValueError, match="y_target must have shape"):
        mse_loss(X, Y_TARGET[:, 0], PARAMS)


def test_without_argnums_the_gradient_has_the_shape_of_x():
    assert_says(STEM, "Shape (32, 1), the shape of `x`, and no complaint")
    _, grads = value_and_grad(mse_loss)(X, Y_TARGET, PARAMS)
    assert grads.shape == (32, 1)


def test_a_vector_of_errors_has_no_gradient():
    assert_says(STEM, "a vector of 32 squared errors fails with the same")

    def errors(x, y_target, params):
        return (network_batch(x, params) - y_target)[:, 0] ** 2

    for function, inputs in (
        (errors, (X, Y_TARGET, PARAMS)),
        (lambda x, _, params: network(x, params), (X[0], None, PARAMS)),
    ):
        with pytest.raises(TypeError, match="scalar-output functions"):
            grad(function, argnums=2)(*inputs)


def test_the_gradient_has_701_entries_in_the_structure_of_params():
    assert_says(STEM, "30 + 600 + 20 weights and 30 + 20 + 1 biases are 701")
    assert jax.tree.structure(GRADS) == jax.tree.structure(PARAMS)
    shapes = jax.tree.map(jnp.shape, PARAMS)
    assert jax.tree.map(jnp.shape, GRADS) == shapes
    sizes = [[a.size for a in PARAMS[name]] for name in ("weights", "biases")]
    assert sizes == [[30, 600, 20], [30, 20, 1]]
    assert sum(leaf.size for leaf in jax.tree.leaves(GRADS)) == 701


def test_the_last_weights_have_the_steepest_slopes():
    assert_says(STEM, "For this network the last weights have the steepest")
    sizes = {
        (name, layer): float(jnp.sqrt(jnp.mean(g**2)))
        for name in GRADS
        for layer, g in enumerate(GRADS[name])
    }
    assert max(sizes, key=sizes.get) == ("weights", 2)


def test_all_701_slopes_agree_with_finite_differences_in_numpy():
    weights, biases = as_float64(PARAMS)
    h = 1e-6
    for arrays, slopes in (
        (weights, GRADS["weights"]),
        (biases, GRADS["biases"]),
    ):
        for array, expected in zip(arrays, slopes):
            found = np.empty_like(array)
            for place in np.ndindex(array.shape):
                old = array[place]
                array[place] = old + h
                up = numpy_loss(X, Y_TARGET, weights, biases)
                array[place] = old - h
                down = numpy_loss(X, Y_TARGET, weights, biases)
                array[place] = old
                found[place] = (up - down) / (2 * h)
            np.testing.assert_allclose(expected, found, atol=1e-5)


def test_the_last_bias_has_twice_the_average_error_as_its_slope():
    assert_says(STEM, "In words: twice the average error.")
    for seed in range(20):
        x, y_target, params = fresh_state(jax.random.key(seed))
        grads = grad(mse_loss, argnums=2)(x, y_target, params)
        outputs = np.asarray(network_batch(x, params), np.float64)
        expected = 2 * np.mean(outputs - np.asarray(y_target, np.float64))
        slope = float(grads["biases"][-1][0])
        assert slope == pytest.approx(expected, abs=1e-6)


def test_one_step_of_003_halves_the_loss_of_the_lesson():
    assert_says(STEM, "From 0.207 to 0.102, a hair below the baseline")
    after = mse_loss(X, Y_TARGET, take_step(PARAMS, GRADS, 0.03))
    before = mse_loss(X, Y_TARGET, PARAMS)
    assert before == pytest.approx(0.207, abs=5e-4)
    assert after == pytest.approx(0.102, abs=5e-4)
    assert after < 0.104


def test_the_loss_down_the_gradient_falls_then_rises():
    assert_says(STEM, "it bottoms out near 0.04, and from a little over 0.08")
    steps = jnp.linspace(0, 0.1, 101)
    losses = vmap(
        lambda s: mse_loss(X, Y_TARGET, take_step(PARAMS, GRADS, s))
    )(steps)
    assert steps[losses.argmin()] == pytest.approx(0.04, abs=3e-3)
    above = np.asarray(steps)[np.asarray(losses) > LOSS]
    assert 0.08 < above[above > 0.01].min() < 0.085


def test_the_tangent_has_minus_the_sum_of_squares_as_its_slope():
    assert_says(STEM, r"together $-s \sum g^2$")
    weights, biases = as_float64(PARAMS)
    slopes = as_float64(GRADS)
    h = 1e-6
    moved = [
        [p - h * g for p, g in zip(arrays, directions)]
        for arrays, directions in zip((weights, biases), slopes)
    ]
    change = numpy_loss(X, Y_TARGET, *moved)
    change -= numpy_loss(X, Y_TARGET, weights, biases)
    squares = sum(float((g**2).sum()) for g in slopes[0] + slopes[1])
    assert change / h == pytest.approx(-squares, rel=1e-3)


def test_the_sum_makes_a_step_of_003_act_as_one_of_096():
    assert_says(STEM, "a step of 0.03 would act as one of 0.96: a loss of 21")

    def total(params):
        return 32 * mse_loss(X, Y_TARGET, params)

    after = take_step(PARAMS, grad(total)(PARAMS), 0.03)
    assert mse_loss(X, Y_TARGET, after) == pytest.approx(21, abs=0.5)


def test_only_short_steps_lower_the_loss_of_most_networks(many):
    assert_says(STEM, "0.03 lowers the loss of nearly all, 0.1 raises that")
    shortest, short, long = many["lower"].mean(axis=0)
    assert shortest > 0.99 and short > 0.97 and long < 0.45


def test_new_numbers_do_not_compile_again_shapes_and_dtypes_do():
    assert_says(STEM, "a new shape, a new dtype, or a new structure compiles")
    traces = []

    @jit
    def compiled(x, y_target, params):
        traces.append(x.shape)
        return mse_loss(x, y_target, params)

    counts = []
    wider = init_params(jax.random.key(0), [1, 31, 20, 1])
    deeper = init_params(jax.random.key(0), [1, 30, 20, 20, 1])
    for x, params in (
        (X, PARAMS),
        (X / 2, PARAMS),
        (X, take_step(PARAMS, GRADS, 0.1)),
        (X[:17], PARAMS),
        (X.astype(int), PARAMS),
        (X, wider),
        (X, deeper),
    ):
        compiled(x, running_example(x), params)
        counts.append(len(traces))
    assert counts == [1, 1, 1, 2, 3, 4, 5]


def test_a_global_is_frozen_and_an_argument_is_not():
    assert_says(STEM, "what may change must come in as an *argument*")
    setting = {"rate": 0.03}

    @jit
    def careless(params, grads):
        return take_step(params, grads, setting["rate"])

    first = careless(PARAMS, GRADS)
    setting["rate"] = 0.0
    second = careless(PARAMS, GRADS)
    third = jit(take_step)(PARAMS, GRADS, 0.0)
    assert float(first["biases"][-1][0]) != 0
    np.testing.assert_array_equal(first["biases"][-1], second["biases"][-1])
    np.testing.assert_array_equal(third["biases"][-1], PARAMS["biases"][-1])


def fit_absolute_value(key, wrong):
    """Run the lesson's last program from another start; return its end."""
    x = jnp.linspace(-3, 3, 32)[:, None]
    y_target = jnp.abs(x).squeeze() if wrong else jnp.abs(x)

    def loss_of(params):
        return jnp.mean((network_batch(x, params) - y_target) ** 2)

    def step(params, _):
        loss, grads = value_and_grad(loss_of)(params)
        return take_step(params, grads, 0.02), loss

    params, losses = jax.lax.scan(step, init_params(key, SIZES), length=300)
    return network_batch(x, params)[:, 0], losses[-1]


@pytest.mark.parametrize("wrong", [True, False])
def test_the_wrong_shape_flattens_the_fit_to_the_mean(wrong):
    assert_says(STEM, "The network says about 1.5 everywhere: the *mean*")
    assert_says(STEM, "Its loss stops at their variance.")
    assert_says(STEM, "The loss is now far below the variance")
    fit = jit(vmap(lambda key: fit_absolute_value(key, wrong)))
    outputs, losses = fit(split(jax.random.key(5), 20))
    values = np.abs(np.linspace(-3, 3, 32))
    assert values.mean() == pytest.approx(1.5, abs=0.1)
    if wrong:
        assert np.abs(outputs - values.mean()).max() < 0.3
        np.testing.assert_allclose(losses, values.var(), atol=0.02)
    else:
        assert np.all(np.ptp(outputs, axis=1) > 1)
        assert np.median(losses) < 0.1 * values.var()


def test_in_the_wrong_loss_the_flat_line_beats_the_perfect_fit():
    assert_says(STEM, "scores the variance, a perfect fit *twice*")
    y = np.abs(np.linspace(-3, 3, 32))
    flat = np.mean((np.full((32, 1), y.mean()) - y) ** 2)
    perfect = np.mean((y[:, None] - y) ** 2)
    assert flat == pytest.approx(y.var())
    assert perfect == pytest.approx(2 * y.var())


def test_if_on_a_tracer_fails_and_where_works():
    assert_says(STEM, "a boolean conversion of a traced array")

    @jit
    def positive_part(x):
        return x if x > 0 else 0.0

    with pytest.raises(jax.errors.TracerBoolConversionError, match="argument"):
        positive_part(2.0)
    where = jit(lambda x: jnp.where(x > 0, x, 0.0))
    values = np.linspace(-2, 2, 21, dtype=np.float32)
    assert [where(x).item() for x in values] == np.maximum(values, 0).tolist()


def test_where_with_a_dangerous_branch_has_nan_slopes_and_a_safe_one_none():
    assert_says(STEM, "The values are fine, and the slopes are `nan`")
    names = {"jnp": jnp}
    for name in ("root", "safe_root"):
        exec(ast.unparse(last_definition(STEM, name)), names)
    root, safe_root = names["root"], names["safe_root"]
    for x in [0.0, -0.5, -1.0, -2.0]:
        assert float(root(x)) == float(safe_root(x)) == 0
        assert np.isnan(grad(root)(x))
        assert float(grad(safe_root)(x)) == 0
    for x in [0.25, 1.0, 4.0]:
        close = pytest.approx(0.5 / np.sqrt(x), rel=1e-6)
        assert float(grad(root)(x)) == float(grad(safe_root)(x)) == close
