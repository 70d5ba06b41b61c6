"""What lesson 00 states, measured."""

import ast
import warnings

import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import grad
from jax.random import key, split

from helpers.network import init_params
from helpers.targets import running_example
from helpers.training import train
from lessons import assert_says, code_cells, last_definition

STEM = "00_warm_up"


def taught(name):
    """Return the function `name` as the lesson defines it last."""
    names = {"jnp": jnp, "grad": grad}
    code = ast.unparse(last_definition(STEM, name))
    exec(compile(code, STEM, "exec"), names)
    return names[name]


V, descend = taught("V"), taught("descend")
difference = taught("difference")
# The same curve in NumPy, in double precision, its derivative by hand.
BOTTOMS = np.sort(np.roots([1, 0, -2, 0.3]))  # left valley, hill, right valley


def height(x):
    return x**4 / 4 - x**2 + 0.3 * x


def slope_by_hand(x):
    return x**3 - 2 * x + 0.3


def walk(x, learning_rate, num_steps, sign=-1):
    path = [x]
    for _ in range(num_steps):
        x = x + sign * learning_rate * slope_by_hand(x)
        path.append(x)
    return np.array(path)


# First half: arrays and functions


def test_numpy_arrays_can_be_written_into_and_jax_arrays_cannot():
    assert_says(STEM, "NumPy's array has changed; JAX refuses.")
    n, a = np.array([1.0, 2.0]), jnp.array([1.0, 2.0])
    n[0] = 5.0
    assert n[0] == 5
    with pytest.raises(TypeError, match=r"immutable.*\.at\[idx\]\.set\(y\)"):
        a[0] = 5.0


def test_at_set_leaves_the_old_array_alone():
    assert_says(STEM, "hands back a new array")
    a = jnp.array([1.0, 2.0, 3.0])
    changed = a.at[0].set(5.0)
    assert a.tolist() == [1, 2, 3] and changed.tolist() == [5, 2, 3]


def test_reading_past_the_end_gives_the_last_and_writing_is_dropped():
    assert_says(STEM, "Reading past the end gives the last entry, 2")
    assert_says(STEM, "writing past the end is dropped")
    assert_says(STEM, "answers `np.arange(3)[10]` with an IndexError")
    assert int(jnp.arange(3)[10]) == 2
    assert jnp.arange(3).at[10].set(7).tolist() == [0, 1, 2]
    with pytest.raises(IndexError):
        np.arange(3)[10]


def test_float32_has_the_bits_and_digits_that_the_lesson_says():
    assert_says(STEM, "fills 32 bits, half of what NumPy's usual float64")
    assert_says(STEM, "about seven decimal digits; float64 keeps about sixt")
    a = jnp.array([1.0])
    assert a.dtype == np.float32 and a.itemsize * 8 == 32
    assert np.array([1.0]).itemsize == 2 * a.itemsize
    assert -np.log10(np.finfo(np.float32).eps) == pytest.approx(7, abs=0.5)
    assert -np.log10(np.finfo(np.float64).eps) == pytest.approx(16, abs=0.5)


def test_float32_loses_the_eighth_digit_where_float64_keeps_it():
    assert_says(STEM, "16,777,216 is 2 to the power 24")
    assert 2**24 == 16_777_216
    for value, step in [(2.0**24, 1.0), (1.0, 1e-8)]:
        assert bool(jnp.array(value) + step == value)
        assert np.float64(value) + step != value
    assert bool(jnp.array(2.0**24 - 1) + 1 == 2.0**24)


def test_float64_by_name_warns_and_from_numpy_is_silent():
    assert_says(STEM, "a NumPy array loses its digits silently")
    assert_says(STEM, "with a warning that says *truncated*")
    assert_says(STEM, "names the switch for those who need all digits")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert jnp.array(np.array([0.1])).dtype == jnp.float32
    with pytest.warns(UserWarning, match=r"truncated.*jax_enable_x64"):
        asked = jnp.array([0.1], dtype="float64")
    assert asked.dtype == jnp.float32


def test_broadcasting_and_its_trap_agree_with_numpy():
    assert_says(STEM, "makes all nine differences, and their squares add up")
    row, column = np.array([1.0, 2.0, 3.0]), np.array([[10.0], [20.0]])
    table = [[r + c for r in row] for (c,) in column]
    assert (jnp.array(row) + jnp.array(column)).tolist() == table
    differences = [a - b for a in row for b in row]
    assert len(differences) == 9
    assert sum(d**2 for d in differences) == 12
    trap = jnp.array(row) - jnp.array(row)[:, None]
    assert trap.shape == (3, 3) and float(jnp.sum(trap**2)) == 12


def test_the_matrix_product_is_the_sum_along_rows():
    assert_says(STEM, "10 plus 2 times 1 makes 12.")
    assert_says(
        STEM, "3 times 10 plus 4 times 1 makes 34, and 5 times 10 plus"
    )
    assert_says(STEM, "The sum along each of its rows would be the matrix pr")
    w, x = jnp.array([[1.0, 2], [3, 4], [5, 6]]), jnp.array([10.0, 1.0])
    by_hand = [1 * 10 + 2 * 1, 3 * 10 + 4 * 1, 5 * 10 + 6 * 1]
    assert jnp.matmul(w, x).tolist() == by_hand == [12, 34, 56]
    assert jnp.sum(w * x, axis=1).tolist() == by_hand


def test_where_picks_entry_by_entry():
    assert_says(STEM, "computes both answers and picks one, entry by entry")
    values = np.linspace(-2, 2, 21, dtype=np.float32)
    assert (
        jnp.where(values > 0, values, 0.0).tolist()
        == np.maximum(values, 0).tolist()
    )


@pytest.mark.parametrize("seed", range(10))
def test_the_first_cell_ends_on_the_curve(seed):
    assert_says(STEM, "Here is a network learning a curve.")
    start_key, samples_key = split(key(seed))
    start = init_params(start_key, [1, 30, 20, 1])
    _, losses = train(samples_key, start, running_example, num_steps=1_000)
    assert losses[-1] < 0.05 * 0.104  # a twentieth of always answering 0


# Second half: going downhill


def test_the_taught_curve_and_its_derivatives_are_those_of_the_formula():
    x = np.linspace(-2.2, 2.2, 45)
    np.testing.assert_allclose(V(x), height(x), rtol=1e-12)
    for place in x[::4]:
        close = pytest.approx(slope_by_hand(place), abs=1e-5)
        assert float(grad(V)(place)) == close
        curvature = float(grad(grad(V))(place))
        assert curvature == pytest.approx(3 * place**2 - 2, abs=1e-5)


def test_the_slope_at_two_is_4_point_3():
    assert_says(STEM, "at 2 that is $8 - 4 + 0.3 = 4.3$")
    assert_says(STEM, "4.300, to all the digits shown")
    assert slope_by_hand(2) == pytest.approx(4.3)
    assert f"{grad(V)(2.0):.3f}" == "4.300"


def test_the_error_of_a_finite_difference_falls_then_rises():
    assert_says(STEM, "It falls, then it rises.")
    assert_says(STEM, "the error stays above a thousandth.")
    assert_says(STEM, "2 and 2 + 1e-8 are the same number")
    assert_says(STEM, "A finite difference is right to about three digits")
    x, h = jnp.array(2.0), 10.0 ** -np.arange(1, 9)
    errors = np.array([abs(difference(V, x, k) - 4.3) for k in h])
    assert errors[0] > errors[1] > errors[2]
    assert errors[4] < errors[5] < errors[6]
    assert errors.min() > 1e-3 and errors[2:5].max() < 5e-3
    assert float(difference(V, x, 1e-8)) == 0 == float(V(x + 1e-8) - V(x))
    assert_says(STEM, "the formula would run in double precision")
    assert abs(difference(V, 2.0, 1e-8) - 4.3) < 1e-6


def test_grad_refuses_whole_numbers_and_numbers_in_place_of_functions():
    assert_says(STEM, "asks for *real-valued* inputs and says that it got")
    assert_says(STEM, "it *expected a callable value*")
    assert_says(STEM, "it is a number, 0.6")
    with pytest.raises(TypeError, match=r"real- .*but got int32"):
        grad(V)(3)
    with pytest.raises(
        TypeError, match=r"Expected a callable value, got 0\.6"
    ):
        grad(V(2.0))
    assert float(grad(V)(3.0)) == pytest.approx(slope_by_hand(3), rel=1e-6)


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 0.3])
@pytest.mark.parametrize("start", [-2.0, 0.05, 0.25, 1.0, 2.0])
def test_the_taught_descent_is_the_formula_iterated(learning_rate, start):
    path = descend(V, start, learning_rate, 20)
    assert path.shape == (21,)
    np.testing.assert_allclose(path, walk(start, learning_rate, 20), atol=2e-5)


def test_the_first_step_from_two_leads_to_1_point_57():
    assert_says(STEM, "2 minus 0.1 times 4.3 is 1.57")
    assert float(descend(V, 2.0, 0.1, 1)[1]) == pytest.approx(1.57, abs=1e-6)
    lengths = np.abs(np.diff(walk(2.0, 0.1, 60)))
    assert_says(STEM, "The steps get shorter by themselves")
    assert np.all(np.diff(lengths) < 0)


def test_two_starts_beside_the_hilltop_end_in_different_valleys():
    assert_says(STEM, "its top near 0.15")
    assert_says(STEM, "one walk starts at 0.05, the other at 0.25")
    assert_says(STEM, "0.2 apart at the start, 2.8 apart at the end")
    left, hill, right = BOTTOMS
    assert round(hill, 2) == 0.15
    ends = [walk(start, 0.1, 60)[-1] for start in (0.05, 0.25)]
    assert ends == pytest.approx([left, right], abs=1e-3)
    assert round(ends[1] - ends[0], 1) == 2.8
    assert_says(STEM, "The right one is not the lowest of all")
    assert height(left) < height(right)


def test_each_start_on_a_side_of_the_hill_ends_in_the_valley_of_that_side():
    assert_says(STEM, "Each walk ends in the valley on its own side")
    left, hill, right = BOTTOMS
    for start in np.linspace(-2, 2, 41):
        wanted = left if start < hill else right
        assert walk(start, 0.1, 400)[-1] == pytest.approx(wanted, abs=1e-3)


def test_three_step_sizes_creep_arrive_and_hop():
    assert_says(STEM, "after 60 steps it is at 1.38; the bottom is at 1.33")
    assert_says(STEM, "0.1 is right. It arrives, and it stays.")
    assert_says(STEM, "there it hops between two places for ever")
    small, right, large = (walk(2.0, k, 1000) for k in (0.01, 0.1, 0.45))
    assert round(small[60], 2) == 1.38 and round(BOTTOMS[2], 2) == 1.33
    assert np.ptp(right[60:]) < 1e-4
    assert right[60] == pytest.approx(BOTTOMS[2], abs=1e-4)
    assert np.ptp(large[100::2]) < 1e-6 and np.ptp(large[101::2]) < 1e-6
    assert large[998] == pytest.approx(-1.609, abs=6e-4)
    assert large[999] == pytest.approx(-1.317, abs=6e-4)
    assert_says(STEM, "One leap takes it to the hill")
    assert abs(large[1] - BOTTOMS[1]) < 0.1


def test_the_limit_of_the_step_size_is_two_over_the_curvature():
    assert_says(STEM, "0.45 is above its limit of 0.43")
    assert_says(STEM, "In the right valley 0.45 would do, and so would 0.5")
    left, _, right = BOTTOMS
    assert round(2 / (3 * left**2 - 2), 2) == 0.43
    assert round(2 / (3 * right**2 - 2), 2) == 0.60
    for bottom, rate, settles in [
        (left, 0.42, True),
        (left, 0.45, False),
        (left, 0.5, False),
        (right, 0.45, True),
        (right, 0.5, True),
        (right, 0.62, False),
    ]:
        end = walk(bottom + 1e-3, rate, 2000)[-2:]
        assert (np.abs(end - bottom).max() < 1e-4) == settles, (bottom, rate)


def test_near_the_bottom_a_step_multiplies_the_distance():
    assert_says(STEM, r"multiplies the distance by $1 - \eta V''$")
    for bottom in BOTTOMS[[0, 2]]:
        for rate in (0.01, 0.1, 0.45):
            new = walk(bottom + 1e-5, rate, 1)[1] - bottom
            factor = 1 - rate * (3 * bottom**2 - 2)
            assert new / 1e-5 == pytest.approx(factor, abs=1e-3)


def test_optax_takes_the_same_steps_as_the_hand_written_update():
    assert_says(STEM, "The same path, step for step.")
    optimizer, x = optax.sgd(0.1), jnp.array(2.0)
    opt_state, path = optimizer.init(x), [x]
    for _ in range(60):
        updates, opt_state = optimizer.update(grad(V)(x), opt_state)
        x = optax.apply_updates(x, updates)
        path.append(x)
    np.testing.assert_allclose(path, descend(V, 2.0, 0.1, 60), atol=1e-6)
    assert float(x) == pytest.approx(BOTTOMS[2], abs=1e-4)


def test_an_update_is_a_change_and_not_a_place():
    assert_says(STEM, "hands back the *change*, not the new place")
    optimizer, x = optax.sgd(0.1), jnp.array(2.0)
    updates, _ = optimizer.update(grad(V)(x), optimizer.init(x))
    assert float(updates) == pytest.approx(-0.1 * 4.3, rel=1e-6)


def test_the_wrong_sign_ends_on_the_hilltop_with_slope_zero():
    assert_says(STEM, "the walk comes to rest on the hilltop")
    assert_says(STEM, "A slope of 0 alone does not tell a valley")
    assert_says(STEM, "the height rose, and in a descent it has to fall")
    up, down = walk(1.0, 0.1, 60, sign=1), walk(1.0, 0.1, 60)
    assert up[-1] == pytest.approx(BOTTOMS[1], abs=1e-3)
    assert abs(slope_by_hand(up[-1])) < 1e-3
    assert np.all(np.diff(height(up)) > 0)
    assert np.all(np.diff(height(down[:30])) < 0)  # later it stands still
    assert down[-1] == pytest.approx(1.33, abs=5e-3)
    assert 3 * BOTTOMS[1] ** 2 - 2 < 0 < 3 * BOTTOMS[2] ** 2 - 2


def test_the_optax_loop_carries_the_three_labels_that_the_prose_names():
    assert_says(STEM, "three labels: *loss and gradient*, *update*, *record*")
    loop = next(c for c in code_cells(STEM) if c.startswith("import optax"))
    labels = [line.strip() for line in loop.splitlines() if "# " in line]
    assert labels == ["# loss and gradient", "# update", "# record"]
