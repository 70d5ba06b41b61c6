"""What lesson 06 says about overfitting, over several draws of 30 networks."""

import json
import math
import re

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import jit, value_and_grad, vmap
from jax.lax import scan
from jax.random import permutation, split

import helpers.overfitting
from helpers.network import init_params, network_batch
from helpers.overfitting import (
    all_errors,
    draw_data,
    noisy_samples,
    train_many,
)
from helpers.targets import running_example, sine
from helpers.training import mse_loss, train
from lessons import (
    ROOT,
    assert_says,
    body_of,
    code_cells,
    last_definition,
    markdown,
    source,
)

STEM = "06_overfitting"
pytestmark = pytest.mark.usefixtures("compiled_to_run_fast")
ALWAYS_ZERO = 0.194
REPETITIONS = 4
GROUPS = (REPETITIONS, 30)


@pytest.fixture(scope="module")
def keys():
    """Return keys for several times thirty networks, and for their data."""
    data_key, start_key = split(jax.random.key(2026))
    count = REPETITIONS * 30
    return split(data_key, count), split(start_key, count)


@pytest.fixture(scope="module")
def data(keys):
    return jit(vmap(draw_data))(keys[0])


@pytest.fixture(scope="module")
def starts(keys):
    return draw_starts(keys[1], [1, 30, 20, 1])


@pytest.fixture(scope="module")
def plain(starts, data):
    """Return errors of shape (repetitions, networks, records)."""
    return errors_of(starts, data, 0.0)


@pytest.fixture(scope="module")
def decayed(starts, data):
    return errors_of(starts, data, 1.0)


def draw_starts(keys, layer_sizes):
    return jit(vmap(lambda key: init_params(key, layer_sizes)))(keys)


def errors_of(starts, data, weight_decay):
    histories = train_many(starts, *data["train"], weight_decay)
    return {
        name: np.asarray(all_errors(*xy, histories)).reshape(*GROUPS, 200)
        for name, xy in data.items()
    }


def last_median(errors):
    return np.median(errors["test"][:, :, -1], axis=1)  # (repetitions,)


@pytest.mark.parametrize("name", ["noisy_samples", "draw_data", "train_once"])
def test_the_lesson_teaches_the_code_that_helpers_ship(name):
    lesson = last_definition(STEM, name)
    shipped = body_of(getattr(helpers.overfitting, name))
    # In the lesson the curve has the name that a student's own can take.
    own = shipped.replace("running_example", "target_function")
    assert body_of(lesson) == own


def test_a_curve_of_the_students_own_reaches_every_picture():
    lines = "\n".join(code_cells(STEM)).splitlines()
    named = [line for line in lines if "running_example" in line]
    assert [line.split(" ")[0] for line in named] == [
        "from",
        "target_function",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "train_many = jit(vmap(train_once, in_axes=(0, 0, 0, None)))",
        "errors_along = vmap(mse_loss, in_axes=(None, None, 0))",
        "all_errors = jit(vmap(errors_along))",
    ],
)
def test_the_mapped_functions_are_those_of_helpers(line):
    with open(helpers.overfitting.__file__, encoding="utf-8") as file:
        assert line in file.read().splitlines()
    said = [*code_cells(STEM), markdown(STEM)]
    assert any(line in text.splitlines() for text in said)


def test_the_truth_scores_the_noise_and_always_0_scores_more():
    assert_says(STEM, "The truth scores 0.09, which is $\\sigma^2 = 0.3^2$.")
    assert_says(STEM, "Always answering 0 scores 0.19: the 0.104")
    q = np.linspace(-3, 3, 200_001)
    power = np.mean((np.exp(-(q**2)) * np.sin(5 * q)) ** 2)
    assert math.isclose(power, 0.104, abs_tol=5e-4)
    assert math.isclose(power + 0.3**2, ALWAYS_ZERO, abs_tol=5e-4)


def test_subtracting_the_noise_level_gives_the_error_against_the_truth():
    assert_says(STEM, "against the noiseless truth, subtract 0.09")
    x, y_target = noisy_samples(jax.random.key(0), running_example, 200_000)
    params = init_params(jax.random.key(1), [1, 30, 20, 1])
    noisy = mse_loss(x, y_target, params)
    exact = mse_loss(x, running_example(x), params)
    assert abs(noisy - exact - 0.09) < 0.003


def test_the_first_rows_of_a_sorted_table_lie_at_one_end():
    assert_says(STEM, "They all lie at the left end")
    for seed in range(20):
        x, _ = noisy_samples(jax.random.key(seed), running_example, 260)
        assert np.sort(np.asarray(x), axis=0)[:30].max() < -1.9


def test_every_median_test_error_turns_up_and_ends_above_always_0(plain):
    assert_says(STEM, "lowest median test error lay between 0.13 and 0.16")
    assert_says(STEM, "within the first 350 steps")
    assert_says(STEM, "the last one between 0.2 and 0.3")
    assert_says(STEM, "training error ended near 0.02 or 0.03")
    medians = np.median(plain["test"], axis=1)  # (repetitions, records)
    assert (
        (medians.min(axis=1) > 0.125) & (medians.min(axis=1) < 0.165)
    ).all()
    assert (medians.argmin(axis=1) * 10 <= 400).all()
    assert (medians[:, -1] > ALWAYS_ZERO).all() and (
        medians[:, -1] < 0.3
    ).all()
    train_end = np.median(plain["train"][:, :, -1], axis=1)
    assert ((train_end > 0.015) & (train_end < 0.035)).all()


def test_eight_networks_in_ten_end_where_the_lesson_says(plain):
    assert_says(STEM, "somewhere between 0.15 and 0.45")
    ends = plain["test"][:, :, -1].ravel()
    low, high = np.percentile(ends, [10, 90])
    assert low > 0.14 and high < 0.5


def test_stopping_early_helps_most_networks(plain):
    assert_says(STEM, "Stopping early helps most networks")
    assert_says(STEM, "looks better than it is")
    best = plain["validation"].argmin(axis=2)[:, :, None]
    stopped = np.take_along_axis(plain["test"], best, axis=2)[:, :, 0]
    chosen_by = plain["validation"].min(axis=2)
    better = (stopped < plain["test"][:, :, -1]).sum(axis=1)
    assert (better >= 20).all()
    assert_says(STEM, "That holds on average over many networks")
    assert chosen_by.mean() < stopped.mean() - 0.01
    assert (np.median(stopped, 1) < 0.175).all()


def test_weight_decay_holds_the_error_and_its_default_does_not(
    plain, decayed, starts, data
):
    assert_says(STEM, "1.0 always ended lower than no decay")
    assert_says(STEM, "decay that weak changes nothing you would notice")
    with_decay = last_median(decayed)
    assert ((with_decay > 0.125) & (with_decay < 0.185)).all()
    assert (with_decay < last_median(plain)).all()
    default = last_median(errors_of(starts, data, 1e-4))
    assert (abs(default - last_median(plain)) < 0.04).all()
    assert (default > with_decay).all()


def test_the_validation_set_chooses_decay_and_the_test_set_agrees(
    plain, decayed
):
    assert_says(STEM, "the test set had no part in the choice")
    without, with_decay = (
        np.median(errors["validation"][:, :, -1], axis=1)
        for errors in (plain, decayed)
    )
    assert (with_decay < without).all()
    assert (last_median(decayed) < last_median(plain)).all()


def test_what_decay_leaves_of_a_weight():
    assert_says(STEM, "99.8 % of a weight is left")
    assert_says(STEM, "With 1.0 the factor is 0.99 a step")
    optimizer = optax.adamw(1e-2)
    weight = jnp.array(1.0)
    updates, _ = optimizer.update(
        jnp.zeros(()), optimizer.init(weight), weight
    )
    assert math.isclose(updates.item(), -1e-6, rel_tol=1e-3)
    assert round((1 - 1e-6) ** 2_000, 3) == 0.998


def test_300_points_end_near_the_noise_level(keys, plain):
    assert_says(STEM, "with 300 points the median is next to the noise level")
    few = [k[:30] for k in keys]
    larger = jit(vmap(lambda key: draw_data(key, 300)))(few[0])
    starts = draw_starts(few[1], [1, 30, 20, 1])
    histories = train_many(starts, *larger["train"], 0.0)
    end = np.median(np.asarray(all_errors(*larger["test"], histories))[:, -1])
    assert 0.09 < end < 0.11
    assert end < last_median(plain)[0] - 0.05


def test_four_neurons_help(keys, data, plain):
    assert_says(STEM, "`[1, 4, 1]` has 13 parameters")
    starts = draw_starts(keys[1], [1, 4, 1])
    assert sum(a[0].size for a in jax.tree.leaves(starts)) == 13
    small = last_median(errors_of(starts, data, 0.0))
    assert (small < last_median(plain)).all()


def test_torn_pairs_cannot_be_learnt():
    """Twenty networks, the lesson's 200 steps; the shuffled never learn."""
    assert_says(STEM, "Torn pairs raise no error.")

    def errors(key):
        keys = split(key, 5)
        x, y_target = noisy_samples(keys[0], running_example, 300)
        test = noisy_samples(keys[1], running_example, 2_000)
        params = init_params(keys[2], [1, 30, 20, 1])
        torn = permutation(keys[3], y_target)
        return [
            mse_loss(*test, epochs(keys[4], params, x, y))
            for y in (y_target, torn)
        ]

    kept, torn = jit(vmap(errors))(split(jax.random.key(5), 20))
    assert np.median(kept) < 0.14
    assert (torn > kept + 0.03).all() and np.median(torn) > ALWAYS_ZERO


def epochs(key, params, x, y_target):
    """Train for the lesson's twenty epochs, as one scan."""
    optimizer = optax.adam(1e-2)
    orders = vmap(lambda key: permutation(key, 300))(split(key, 20))

    def step(carry, rows):
        params, state = carry
        _, grads = value_and_grad(mse_loss, argnums=2)(
            x[rows], y_target[rows], params
        )
        updates, state = optimizer.update(grads, state, params)
        return (optax.apply_updates(params, updates), state), None

    carry = params, optimizer.init(params)
    return scan(step, carry, orders.reshape(200, 30))[0][0]


def test_networks_that_share_their_data_share_its_noise(starts):
    """Four data sets, thirty networks each: apart in the gaps only."""
    assert_says(STEM, "At the points the curves run together")
    assert_says(STEM, "They share the data, so they share its noise.")
    keys = split(jax.random.key(8), REPETITIONS)
    sets = [noisy_samples(key, running_example, 30) for key in keys]
    x, y_target = (jnp.repeat(jnp.stack(a), 30, axis=0) for a in zip(*sets))
    histories = train_many(starts, x, y_target, 0.0)
    networks = jax.tree.map(lambda array: array[:, -1], histories)
    apply_each = jit(vmap(network_batch))
    at_points = np.asarray(apply_each(x, networks)).reshape(*GROUPS, 30)
    q = x.min(axis=1, keepdims=True) + jnp.linspace(0, 1, 200)[:, None] * (
        jnp.ptp(x, axis=1, keepdims=True)
    )
    between = np.asarray(apply_each(q, networks)).reshape(*GROUPS, 200)
    for i, (places, measured) in enumerate(sets):
        spread = np.median(at_points[i].std(axis=0))
        assert between[i].std(axis=0).max() > 4 * spread
        truth = running_example(places)[:, 0]
        shared = np.median(at_points[i], axis=0) - truth
        assert np.corrcoef(measured[:, 0] - truth, shared)[0, 1] > 0.5


def test_outside_the_data_thirty_networks_agree_and_are_all_wrong():
    assert_says(STEM, "is off by more than twice the spread")
    data_key, start_key = split(jax.random.key(11))
    starts = draw_starts(split(start_key, 30), [1, 30, 20, 1])

    def at_four(key, params):
        params, _ = train(key, params, sine, num_steps=1_000)
        return network_batch(jnp.array([[4.0]]), params)[0, 0]

    answers = np.asarray(jit(vmap(at_four))(split(data_key, 30), starts))
    assert math.isclose(math.sin(8), 0.99, abs_tol=1e-3)
    wrong = abs(answers - math.sin(8))
    assert wrong.min() > 2 * answers.std()
    assert np.median(wrong) > 0.6


def test_adamw_without_params_says_so():
    assert_says(STEM, "The optimizer needs *the current value of parameters*")
    optimizer = optax.adamw(1e-2, weight_decay=1.0)
    params = {"weights": [jnp.ones((1, 1))], "biases": [jnp.zeros(1)]}
    with pytest.raises(ValueError, match="not passing `params`"):
        optimizer.update(params, optimizer.init(params))
    adam = optax.adam(1e-2)
    assert adam.update(params, adam.init(params))


def test_the_loop_keeps_its_four_labels():
    loop = next(c for c in code_cells(STEM) if "range(2_000)" in c)
    labels = [
        line.strip()
        for line in loop.splitlines()
        if line.strip().startswith("# ")
    ]
    assert labels == [
        "# sample",
        "# loss and gradient",
        "# update",
        "# record",
    ]


def test_the_leak_is_the_only_wrong_line():
    broken = next(c for c in code_cells(STEM) if "errors_on = " in c)
    assert "train_rows, test_rows = order[:30], order[:30]" in broken
    cure = next(c for c in code_cells(STEM) if "test_rows = order[30:]" in c)
    assert "errors_on(x[test_rows], y_target[test_rows], histories)" in cure


def test_the_worked_verdict_quotes_the_medians_that_its_cell_prints():
    text = (ROOT / "solutions" / f"{STEM}.ipynb").read_text(encoding="utf-8")
    cells = {cell["id"]: cell for cell in json.loads(text)["cells"]}
    outputs = cells["show-6"]["outputs"]
    (stream,) = [out["text"] for out in outputs if "text" in out]
    printed = re.findall(r"(\[.+\]): median (\S+)", "".join(stream))
    said = re.findall(r"(?m)^(\[.+?\]) +(\S+),", source(cells["q6"]))
    assert len(printed) == 4 and said == printed
