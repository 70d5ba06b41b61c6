"""What lesson 01 says is true, and its `network` is the helpers' one."""

import ast

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import helpers.network
import helpers.targets
from helpers.network import init_params, network
from lessons import (
    assert_says,
    body_of,
    code_cells,
    last_definition,
    prose,
    read,
    source,
)

STEM = "01_network"
SEEDS = range(20)


def lesson_function(name, **names):
    """Return the lesson's function `name`, run on its own."""
    module = ast.Module([last_definition(STEM, name)], type_ignores=[])
    names |= {"jnp": jnp, "network": network}
    exec(compile(module, STEM, "exec"), names)
    return names[name]


def assigned(name):
    """Return the value of the lesson's first top-level `name = ...`."""
    for cell in code_cells(STEM):
        for node in ast.parse(cell).body:
            if ast.unparse(node).startswith(f"{name} = "):
                text = ast.unparse(node.value)
                return eval(text, {"jnp": jnp, "w": None, "b": None})
    raise AssertionError(f"lesson {STEM} assigns no {name}")


def printed(cell_id):
    (cell,) = [c for c in read(STEM)["cells"] if c.get("id") == cell_id]
    streams = [o for o in cell["outputs"] if o["output_type"] == "stream"]
    return "".join("".join(o["text"]) for o in streams)


def make_linear(seed, depth):
    """Return a network of random widths and biases, with 2 inputs."""
    generator = np.random.default_rng(seed)
    sizes = [2, *generator.integers(1, 9, depth - 1), 3]
    weights = [
        generator.normal(size=(higher, lower))
        for lower, higher in zip(sizes[:-1], sizes[1:])
    ]
    return weights, [generator.normal(size=len(w)) for w in weights]


def staircase_errors(target, counts, num_points=4001):
    """Return the largest errors of the lesson's staircases, by NumPy."""
    staircase_params = lesson_function("staircase_params")
    q = np.linspace(-3, 3, num_points)
    errors = []
    for count in counts:
        params = staircase_params(target, count)
        (w_1, w_2), (b_1, b_2) = params["weights"], params["biases"]
        hidden = np.tanh(q[:, None] * np.asarray(w_1).T + np.asarray(b_1))
        outputs = hidden @ np.asarray(w_2)[0] + np.asarray(b_2)
        errors.append(np.abs(outputs - np.asarray(target(q))).max())
    return np.array(errors)


def test_the_last_network_is_the_helpers_network():
    lesson = last_definition(STEM, "network")
    assert body_of(lesson) == body_of(helpers.network.network)


def test_the_target_is_the_running_example():
    lesson = last_definition(STEM, "target_function")
    assert body_of(lesson) == body_of(helpers.targets.running_example)


def test_the_target_at_0_3_is_close_to_its_highest_value():
    assert_says(STEM, "you see 0.912, close to its highest value")
    assert_says(STEM, "which stays within ±0.92")
    q = np.linspace(-3, 3, 100_001)
    values = np.exp(-(q**2)) * np.sin(5 * q)
    at_0_3 = np.exp(-0.09) * np.sin(1.5)
    assert f"{at_0_3:.3f}" == "0.912"
    assert at_0_3 < values.max() < at_0_3 + 0.005
    assert np.abs(values).max() < 0.92


def test_the_neuron_by_hand():
    assert_says(STEM, "0.5 · 1 - 1 · 0.5 + 0.2 is 0.2")
    assert np.isclose(0.5 * 1 - 1 * 0.5 + 0.2, 0.2)
    assert printed("neuron") == "z = 0.200, activation = 0.197\n"


def test_the_layer_is_the_loop_over_its_neurons():
    layer = lesson_function("layer")
    for seed in SEEDS:
        generator = np.random.default_rng(seed)
        m, n = generator.integers(1, 7, 2)
        x, b = generator.normal(size=n), generator.normal(size=m)
        w = generator.normal(size=(m, n))
        loop = [
            np.tanh(sum(w[j, k] * x[k] for k in range(n)) + b[j])
            for j in range(m)
        ]
        np.testing.assert_allclose(layer(x, w, b), loop, rtol=1e-4, atol=1e-6)


def test_the_output_by_hand():
    assert_says(STEM, "1.5 · 0.197 - 1 · 0.716 - 2 · 0.380 + 0.3 = -0.88")
    by_hand = 1.5 * 0.197 - 1 * 0.716 - 2 * 0.380 + 0.3
    assert round(by_hand, 2) == -0.88
    w, b = np.asarray(assigned("w")), np.asarray(assigned("b"))
    hidden = np.tanh(w @ np.asarray(assigned("x")) + b)
    exact = hidden @ [1.5, -1.0, 2.0] + 0.3
    assert printed("network") == f"{exact:.3f}\n"


def test_transposed_weights_are_silent_between_equal_layers():
    assert_says(STEM, "2 and 5 became 2.5 and 4")
    square, x = np.asarray(assigned("square")), np.asarray(assigned("x"))
    assert (square @ x).tolist() == [2.0, 5.0]
    assert (square.T @ x).tolist() == [2.5, 4.0]
    assert (square * x).shape == (2, 2)


def test_transposed_weights_are_loud_between_unequal_layers():
    assert_says(STEM, "`w.T` has 3 columns, `x` has 2 entries")
    layer = lesson_function("layer")
    w, b, x = assigned("w"), assigned("b"), assigned("x")
    with pytest.raises(TypeError, match=r"contracting dimensions .* \(3,\)"):
        layer(x, w.T, b)


@pytest.mark.parametrize("scalar", [1.5, jnp.array(1.5)])
def test_a_scalar_input_is_refused_and_a_vector_is_not(scalar):
    assert_says(STEM, "*must have ndim at least 1*")
    plain_network = lesson_function("network")
    params = init_params(jax.random.key(0), [1, 2, 1])
    with pytest.raises(ValueError, match="operand 1 must have ndim at least"):
        plain_network(scalar, params)
    assert plain_network(jnp.array([1.5]), params).shape == (1,)


def test_the_courses_network_has_701_parameters():
    assert_says(STEM, "Four layers, three matrices, 701 numbers to adjust.")
    assert assigned("layer_sizes") == [1, 30, 20, 1]
    params = init_params(jax.random.key(0), [1, 30, 20, 1])
    assert len(params["weights"]) == 3
    assert sum(a.size for a in jax.tree.leaves(params)) == 701


def test_the_drawing_has_one_line_per_weight():
    assert_says(STEM, "Nine lines, one per weight")
    params = init_params(jax.random.key(0), [2, 3, 1])
    assert sum(w.size for w in params["weights"]) == 9


def test_thirteen_numbers_collapse_into_three():
    assert_says(STEM, "The same output, -1.1.")
    assert_says(STEM, "do all the work of thirteen")
    params = init_params(jax.random.key(0), [2, 3, 1])
    one = init_params(jax.random.key(0), [2, 1])
    assert sum(a.size for a in jax.tree.leaves(params)) == 13
    assert sum(a.size for a in jax.tree.leaves(one)) == 3
    assert printed("collapse") == "(1, 2) -1.100 -1.100\n"


@pytest.mark.parametrize("depth", [2, 3, 6])
def test_layers_without_tanh_collapse_into_one(depth):
    assert_says(STEM, "The argument repeats for any number of layers")
    for seed in SEEDS:
        weights, biases = make_linear(seed, depth)
        w_one, b_one = weights[0], biases[0]
        for w, b in zip(weights[1:], biases[1:]):
            w_one, b_one = w @ w_one, w @ b_one + b
        x = layers = np.random.default_rng(seed).normal(size=2)
        for w, b in zip(weights, biases):
            layers = w @ layers + b
        np.testing.assert_allclose(w_one @ x + b_one, layers)


def test_with_tanh_the_layers_do_not_collapse():
    params = init_params(jax.random.key(0), [1, 30, 1])
    at = [network(jnp.array([q]), params)[0] for q in (0.0, 1.0, 2.0)]
    assert abs((at[2] - at[1]) - (at[1] - at[0])) > 1e-3


def test_the_bump_is_1_inside_and_0_outside():
    assert_says(STEM, "close to 1 between the steps and close to 0 outside")
    assert_says(STEM, "the bump has faded to 0.007 there")

    def bump(q):
        return (np.tanh(5 * q + 5) - np.tanh(5 * q - 5)) / 2

    assert bump(0.0) > 0.99 and (bump(np.array([-2, 2])) < 0.01).all()
    assert f"{bump(1.5):.3f}" == "0.007"
    for q in (-2.0, -1.0, 0.0, 1.5):
        answer = network(jnp.array([q]), assigned("bump"))[0]
        assert np.isclose(answer, bump(q), atol=1e-6)


def test_ten_times_the_neurons_leave_about_a_fiftieth_of_the_error():
    assert_says(STEM, "leave about a fiftieth of the error")
    target = helpers.targets.running_example
    errors = staircase_errors(target, [10, 30, 100, 300])
    assert 40 < errors[0] / errors[2] < 65
    assert 40 < errors[1] / errors[3] < 65
    lines = [
        f"{count} neurons: {error:.2g}"
        for count, error in zip([10, 30, 100, 300], errors)
    ]
    assert lines[:3] == printed("errors").splitlines()[:3]
    stored = float(printed("errors").split()[-1])
    assert abs(stored - errors[3]) < 2e-4


def test_beyond_300_neurons_the_ripple_of_the_steps_is_left():
    assert_says(STEM, "from 300 to 3,000 neurons it is a twentieth")
    target = helpers.targets.running_example
    coarse, fine = staircase_errors(target, [300, 3000], num_points=500)
    assert 18 < coarse / fine < 22
    # Steps of slope 2 per spacing ripple by 0.0226 of their height.
    (error,) = staircase_errors(target, [3000])
    assert error == pytest.approx(0.0226 * 5 * 6 / 3000, rel=0.05)


def test_the_loop_over_500_inputs_finds_the_largest_error():
    largest_error = lesson_function("largest_error")
    target = helpers.targets.running_example
    params = lesson_function("staircase_params")(target, 30)
    found = largest_error(params, target)
    (exact,) = staircase_errors(target, [30])
    assert exact * 0.99 < found < exact * 1.01


def test_the_staircase_comes_closer_to_any_smooth_target():
    """Sums of three sines and an offset, none of them zero at the ends."""
    for seed in SEEDS:
        generator = np.random.default_rng(seed)
        rates, phases = generator.uniform(0.5, 4, 3), generator.normal(size=4)

        def target(q, rates=rates, phases=phases):
            waves = jnp.sin(rates * jnp.asarray(q)[:, None] + phases[:3])
            return waves.mean(axis=1) + phases[3]

        errors = staircase_errors(target, [30, 100, 300])
        assert (np.diff(errors) < 0).all() and errors[-1] < 0.1


def test_the_output_stays_within_the_bound_of_the_last_layer():
    assert_says(STEM, "the output never leaves")
    q = jnp.linspace(-1e4, 1e4, 101)[:, None]
    for seed in SEEDS:
        params = init_params(jax.random.key(seed), [1, 8, 5, 1])
        outputs = helpers.network.network_batch(q, params)
        last = jnp.abs(params["weights"][-1]).sum()
        bound = last + jnp.abs(params["biases"][-1]).sum()
        assert jnp.abs(outputs).max() <= bound * 1.0001


def test_layers_of_polynomials_have_a_fixed_degree():
    """Two layers of squares: degree 4, so fifth differences vanish."""
    assert_says(STEM, "layers of polynomials give a polynomial of fixed")
    for seed in SEEDS:
        generator = np.random.default_rng(seed)
        x = np.linspace(-1, 1, 12)[:, None]
        for lower, higher in ((1, 50), (50, 40)):
            w = generator.normal(size=(higher, lower)) / np.sqrt(lower)
            x = (x @ w.T + generator.normal(size=higher)) ** 2
        outputs = x @ generator.normal(size=40)
        scale = np.abs(np.diff(outputs, 4)).max()
        assert np.abs(np.diff(outputs, 5)).max() < 1e-9 * scale


def test_the_slopes_of_the_activation_functions():
    assert_says(STEM, "tanh has slope 1 in the middle and almost none at ±4")
    assert_says(STEM, "The sigmoid never has more than 0.25")
    assert_says(STEM, "relu keeps slope 1 for every positive z and 0 for")
    assert_says(STEM, "At the corner itself JAX takes 0")
    z = np.linspace(-8, 8, 1601)
    sigmoid = 1 / (1 + np.exp(-z))
    assert np.isclose((sigmoid * (1 - sigmoid)).max(), 0.25)
    np.testing.assert_allclose(jax.nn.sigmoid(z), sigmoid, atol=1e-6)
    np.testing.assert_allclose(
        (1 + np.tanh(z / 2)) / 2, sigmoid, err_msg="shifted and stretched"
    )
    assert 1 - np.tanh(4.0) ** 2 < 0.002
    relu = [jax.grad(jax.nn.relu)(z) for z in (-4.0, -0.1, 0.0, 0.1, 4.0)]
    assert relu == [0, 0, 0, 1, 1]
    rows = printed("slopes").splitlines()
    for row, f in zip(rows, [jnp.tanh, jax.nn.sigmoid, None, jnp.sin]):
        if f is not None:
            h = 0.01
            slopes = [(f(z + h) - f(z - h)) / (2 * h) for z in (-4.0, 0.0, 4)]
            stored = [float(word) for word in row.split()[-3:]]
            np.testing.assert_allclose(stored, slopes, atol=1.1e-3)


def test_the_broken_network_is_cut_off_and_the_right_one_is_not():
    assert_says(STEM, "never leaves the range from -1 to 1")
    assert_says(STEM, "give an error below 0.1 in our own `network`")
    target = helpers.targets.running_example
    names = {"target_function": target}
    tall_target = lesson_function("tall_target", **names)
    params = lesson_function("staircase_params")(tall_target, 100)
    q = jnp.linspace(-3, 3, 301)
    broken = jax.vmap(lesson_function("broken_network"), in_axes=(0, None))
    assert jnp.abs(broken(q[:, None], params)).max() <= 1
    assert jnp.abs(tall_target(q)).max() > 2.5
    right = helpers.network.network_batch(q[:, None], params)[:, 0]
    assert jnp.abs(right - tall_target(q)).max() < 0.1
    small = lesson_function("staircase_params")(target, 100)
    hidden = broken(q[:, None], small)[:, 0]
    assert_says(STEM, "the peaks only sink, to 0.72")
    assert f"{jnp.abs(hidden).max():.2f}" == "0.72"


def test_a_step_of_1_5_down_the_parabola_overshoots():
    assert_says(STEM, "1 - 1.5 · 2 = -2, farther from the minimum")
    slope = jax.grad(lambda x: x**2)(1.0)
    assert slope == 2 and abs(1 - 1.5 * slope) > 1


def test_the_course_map_names_the_five_tools():
    text = prose(STEM)
    for tool in ("random", "vmap", "grad", "value_and_grad", "jit"):
        assert f"| `{tool}` |" in text


def test_no_weight_is_drawn_at_random():
    cells = read(STEM)["cells"]
    code = [source(c) for c in cells if c["cell_type"] == "code"]
    assert not any("random" in cell for cell in code)


def test_the_staircase_reads_from_top_to_bottom():
    assert_says(STEM, "thirty equal weights: every step is equally steep")
    assert_says(STEM, "blue where it rises, orange where it falls")
    assert_says(STEM, "steps to the left of it have been climbed already")
    target = helpers.targets.running_example
    params = lesson_function("staircase_params")(target, 30)
    (w_1, w_2), (b_1, _) = params["weights"], params["biases"]
    assert len(set(w_1[:, 0].tolist())) == 1
    middles = -b_1 / w_1[:, 0]
    slopes = jax.vmap(jax.grad(target))(middles)
    steep = jnp.abs(slopes) > 1
    assert (jnp.sign(w_2[0]) == jnp.sign(slopes))[steep].all()
    assert jnp.abs(w_2[0])[jnp.abs(slopes) < 0.1].max() < 0.05
    hidden = jnp.tanh(w_1[:, 0] * 0.4 + b_1)
    assert ((hidden > 0) == (middles < 0.4)).all()


def test_which_slopes_are_the_smallest():
    assert_says(STEM, "relu is the flattest at -4, with 0, and tanh at 4")
    functions = [jnp.tanh, jax.nn.sigmoid, jax.nn.relu, jnp.sin]
    for z, flattest in ((-4.0, 2), (4.0, 0)):
        slopes = [abs(float(jax.grad(f)(z))) for f in functions]
        assert np.argmin(slopes) == flattest
