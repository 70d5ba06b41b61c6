"""What lesson 08 says about speed, compiling and learning rates is true.

How long things take is not asserted here: times belong to the lesson's
cells, which print ratios.
"""

import ast
import re
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import jit, value_and_grad, vmap
from jax.lax import scan
from jax.random import key, split, uniform

from helpers.network import init_params
from helpers.targets import running_example
from helpers.training import mse_loss, train
from lessons import assert_says, code_cells, last_definition, read

STEM = "08_faster"
pytestmark = pytest.mark.usefixtures("compiled_to_run_fast")
optimizer = optax.adam(1e-2)
X_GRID = jnp.linspace(-3, 3, 601)[:, None]
Y_GRID = running_example(X_GRID)
RATES = np.logspace(-4, 0, 64)


def first_start():
    """The start of lesson 05, from key 45."""
    _, chain = split(key(45))
    subkey, chain = split(chain)
    params = init_params(subkey, [1, 30, 20, 1])
    return chain, params, optimizer.init(params)


def final_error(learning_rate, key, num_steps=400):
    subkey, key = split(key)
    params = init_params(subkey, [1, 30, 20, 1])
    params, _ = train(key, params, running_example, learning_rate, num_steps)
    return mse_loss(X_GRID, Y_GRID, params)


@pytest.fixture(scope="module")
def medians():
    """Median errors over twenty seeds that are not the lesson's."""
    each_rate = jit(vmap(final_error, in_axes=(0, None)))
    rows = [each_rate(RATES, k) for k in split(key(1), 20)]
    return np.median(rows, axis=0)


def stored_text(cell_id):
    for cell in read(STEM)["cells"]:
        if cell.get("id") == cell_id:
            return "".join(
                "".join(o["text"])
                for o in cell["outputs"]
                if o["output_type"] == "stream"
            )
    raise AssertionError(f"no cell {cell_id}")


def defined(*names):
    """Return functions as the lesson defines them, by name."""
    scope = {
        "jit": jit,
        "mse_loss": mse_loss,
        "optax": optax,
        "partial": partial,
        "scan": scan,
        "split": split,
        "uniform": uniform,
        "value_and_grad": value_and_grad,
        "vmap": vmap,
        "loss_and_grads": jit(value_and_grad(mse_loss, argnums=2)),
    }
    for name in names:
        exec(ast.unparse(last_definition(STEM, name)), scope)
    return scope


def lesson_05_step():
    """Return the lesson's step, with the running example and Adam."""
    names = ("sample", "update", "lesson_05_step")
    step = defined(*names)["lesson_05_step"]
    return lambda carry: step(carry, running_example, optimizer)


@pytest.mark.parametrize("version", ["train", "train_drawn"])
def test_both_compiled_trainings_give_the_losses_of_helpers(version):
    assert_says(STEM, "The same keys, the same samples, the same loss.")
    chain, params, _ = first_start()
    ours = defined("draw_batches", version)[version]
    found, losses = ours(chain, params, running_example, 1e-2, 300)
    there, wanted = train(chain, params, running_example, num_steps=300)
    np.testing.assert_allclose(losses, wanted, rtol=1e-4)
    jax.tree.map(partial(np.testing.assert_allclose, atol=1e-4), found, there)


@pytest.mark.parametrize("version", ["train", "train_drawn"])
def test_what_a_student_changes_outside_reaches_the_training(version):
    chain, params, _ = first_start()
    scope = defined("draw_batches", version)
    first = scope[version](chain, params, running_example, 1e-2, 5)[1]
    again = scope[version](chain, params, jnp.sin, 1e-2, 5)[1]
    assert not np.allclose(first, again)
    inside = defined("draw_batches", version)[version].__wrapped__
    read_outside = set(inside.__code__.co_names) & {
        "target_function",
        "learning_rate",
        "batch_size",
        "make_optimizer",
        "optimizer",
    }
    assert not read_outside


def test_the_folded_answer_is_the_step_in_three_parts():
    text = next(
        "".join(c["source"])
        for c in read(STEM)["cells"]
        if "Open this when" in "".join(c["source"])
    )
    code = re.search(r"```python\n(.*?)```", text, re.S).group(1)
    scope = defined() | {
        "target_function": running_example,
        "optimizer": optimizer,
    }
    exec(code, scope)
    one, other = (
        scope["my_step"](first_start()),
        lesson_05_step()(first_start()),
    )
    for a, b in zip(
        jax.tree.leaves(one[0][1:]), jax.tree.leaves(other[0][1:])
    ):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(one[1], other[1], rtol=1e-5)


def test_the_blank_step_is_blank_and_runs():
    blank = last_definition(STEM, "my_step")
    scope = {}
    exec(ast.unparse(blank), scope)
    carry, loss = scope["my_step"]((1, 2, 3))
    assert carry == (1, 2, 3) and loss is None
    (cell,) = [c for c in code_cells(STEM) if "def my_step" in c]
    labels = re.findall(r"# (.*)", cell)
    assert labels == ["sample", "loss and gradient", "update", "record"]


def test_one_step_repeated_gives_the_losses_of_the_compiled_training():
    assert_says(STEM, "All 100 losses are those of lesson 05's loop")
    carry, losses = first_start(), []
    compiled_step = jit(lesson_05_step())
    for _ in range(100):
        carry, loss = compiled_step(carry)
        losses.append(float(loss))
    chain, params, _ = first_start()
    _, compiled = train(chain, params, running_example)
    np.testing.assert_allclose(losses, compiled, rtol=1e-3)
    assert_says(STEM, "lesson 05 ended at 0.0363 after 100 steps")
    assert f"{losses[-1]:.4f}" == "0.0363"


def test_a_step_of_adam_is_about_a_hundred_operations_on_six_arrays():
    assert_says(STEM, "a hundred tiny operations")
    _, params, state = first_start()
    assert len(jax.tree.leaves(params)) == 6

    def update(grads, state, params):
        updates, state = optimizer.update(grads, state, params)
        return optax.apply_updates(params, updates), state

    assert 80 <= len(jax.make_jaxpr(update)(params, state, params).eqns) <= 160


def test_scan_runs_python_once_and_a_loop_under_jit_runs_it_each_time():
    assert_says(STEM, "a program of a hundred copies")
    assert stored_text("unrolled-count") == "Python loop: 100\nscan: 1\n"


def test_the_records_of_a_running_sum_are_the_running_sums():
    assert_says(STEM, "The last carry, 15")
    final, records = scan(
        lambda total, n: (total + n, total + n), jnp.zeros(()), jnp.arange(6.0)
    )
    assert final == 15
    np.testing.assert_array_equal(records, np.cumsum(np.arange(6.0)))


@pytest.mark.parametrize("start", [jnp.array([]), jnp.zeros((), int)])
def test_a_carry_that_changes_its_type_is_refused(start):
    assert_says(STEM, "starts as `jnp.zeros((), int)`, a whole number")

    def step(carry, _):
        return jnp.append(carry, 0.5) if carry.ndim else carry + 0.5, None

    with pytest.raises(TypeError, match="must have equal types"):
        scan(step, start, length=3)


@pytest.mark.parametrize(
    ("inputs", "compiles"),
    [
        ((jnp.ones((32, 1)), 0.02), 0),
        ((jnp.ones((32, 1)), 1), 1),
        ((jnp.ones((32, 1)), jnp.ones(3)[0]), 1),
        ((jnp.ones((17, 1)), 0.01), 1),
        ((jnp.ones((32, 1), dtype=int), 0.01), 1),
        ((jnp.zeros((32, 1)), 0.01), 0),
    ],
)
def test_shapes_and_dtypes_compile_again_and_values_do_not(inputs, compiles):
    assert_says(STEM, "Another *value* is free")
    traces = []

    @jit
    def scaled_sum(x, rate):
        traces.append("traced")
        return rate * jnp.sum(x**2)

    scaled_sum(jnp.ones((32, 1)), 0.01)
    scaled_sum(*inputs)
    assert len(traces) == 1 + compiles


def test_the_last_batch_of_657_rows_has_17():
    assert_says(STEM, "657 rows make 20 batches of 32, and 17 are left over")
    assert divmod(657, 32) == (20, 17)


def test_a_lambda_in_the_call_compiles_the_training_at_every_call():
    assert_says(STEM, "a `lambda` in the call compiles at every call")
    traces = []

    def target(q):
        traces.append("traced")
        return q

    params = init_params(key(0), [1, 2, 1])
    counts = []
    for make in (lambda: target, lambda: lambda q: target(q)):
        train(key(1), params, make(), num_steps=2)
        before = len(traces)
        train(key(1), params, make(), num_steps=2)
        counts.append(len(traces) > before)
    assert counts == [False, True]


def test_the_learning_rates_form_a_valley_with_a_cliff(medians):
    assert_says(STEM, "A valley with a cliff.")
    lowest = medians.min()
    assert 0.015 < RATES[medians.argmin()] < 0.08
    assert lowest < 0.104 / 25
    assert medians[0] > 0.104 * 0.8
    assert_says(
        STEM,
        "in the rate the error rises more than tenfold",
    )
    foot = medians[np.searchsorted(RATES, 0.06)]
    top = medians[np.searchsorted(RATES, 0.18)]
    assert top > 10 * foot
    assert np.median(medians[RATES > 0.15]) > 0.104 / 5
    assert np.all(np.isfinite(medians))


def test_rates_above_a_hundredth_end_lower(medians):
    assert_says(STEM, "a rate two to five times larger ends lower")
    at = np.interp([0.01, 0.02, 0.03, 0.04, 0.05], RATES, medians)
    assert np.all(at[1:] < at[0] / 2)


def test_more_steps_lift_the_valley_at_small_rates():
    assert_says(STEM, "the left side has time to come down")
    keys = split(key(2), 20)
    short, long = (
        np.median(jit(vmap(lambda k, n=n: final_error(1e-3, k, n)))(keys))
        for n in (400, 1600)
    )
    assert long < short / 2


def test_the_picture_of_the_wrong_line_is_exactly_level():
    assert stored_text("broken").endswith("two rates: 0.0\n")
    (cell,) = [c for c in code_cells(STEM) if "def careless_error" in c]
    tree = ast.parse(cell)
    careless = next(n for n in tree.body if isinstance(n, ast.FunctionDef))
    names = {n.id for n in ast.walk(careless) if isinstance(n, ast.Name)}
    assert "rate" not in names and "learning_rate" in names


def test_three_rates_one_after_the_other_fit_the_running_example():
    assert_says(STEM, "About a hundred-thousandth")

    def error(key):
        subkey, key = split(key)
        params = init_params(subkey, [1, 30, 20, 1])
        for rate in (1e-2, 1e-3, 1e-4):
            subkey, key = split(key)
            params, _ = train(
                subkey, params, running_example, rate, num_steps=5000
            )
        return mse_loss(X_GRID, Y_GRID, params)

    errors = jit(vmap(error))(split(key(3), 4))
    assert np.median(errors) < 3e-5


def test_cells_that_measure_time_are_not_compared():
    measured = 0
    for cell in read(STEM)["cells"]:
        text = "".join(cell["source"])
        if re.search(r"= perf_counter\(\)|: seconds\(|ratio_range\(", text):
            measured += 1
            assert "nbval-ignore-output" in cell["metadata"].get("tags", [])
    assert measured >= 5
