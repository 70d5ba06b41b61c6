"""why(params=..., losses=..., ...): mistakes that raise nothing are found.

Each mistake is made in a real training; a sound training is called sound.
"""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax import value_and_grad
from jax.random import key, split, uniform

from helpers.network import init_params, network_batch
from helpers.training import mse_loss, train
from why.training import FINE, look_over


def start(seed=0, scale=1.0):
    params = init_params(key(seed), [1, 30, 20, 1])
    return jax.tree.map(lambda w: scale * w, params)


def run(
    params,
    optimizer,
    steps=60,
    carry=True,
    same_key=False,
    target=jnp.sin,
    width=3.0,
):
    """Train as lesson 05 does, with one mistake or none."""
    opt_state = optimizer.init(params)
    draw, losses = key(1), []

    @jax.jit
    def step(params, opt_state, x, y):
        loss, grads = value_and_grad(mse_loss, argnums=2)(x, y, params)
        updates, opt_state = optimizer.update(grads, opt_state, params)
        return optax.apply_updates(params, updates), opt_state, loss

    for _ in range(steps):
        subkey, after = split(draw)
        draw = draw if same_key else after
        x = uniform(subkey, (32, 1), minval=-width, maxval=width)
        new, new_state, loss = step(params, opt_state, x, target(x))
        if carry:
            params, opt_state = new, new_state
        losses.append(float(loss))
    return params, losses, x, target(x)


def findings(params, losses, x, y_target):
    return look_over(params=params, losses=losses, x=x, y_target=y_target)


@pytest.mark.parametrize("seed", range(5))
def test_a_sound_training_is_called_sound(seed):
    params, losses = train(key(seed), start(seed), jnp.sin, num_steps=500)
    x = uniform(key(9), (64, 1), minval=-3, maxval=3)
    assert findings(params, losses, x, jnp.sin(x)).startswith(FINE)


def test_a_rate_too_large_is_seen():
    said = findings(*run(start(), optax.sgd(2.0)))
    assert "nan or infinite" in said or "The rate: the loss rises" in said


def test_a_step_uphill_is_seen():
    said = findings(*run(start(), optax.sgd(-0.02)))
    assert "The rate: the loss rises" in said and "leaps" not in said


@pytest.mark.parametrize("seed", range(3))
def test_a_rate_that_leaves_the_units_stuck_is_seen(seed):
    said = findings(*run(start(seed), optax.adam(1.0), 200))
    assert said.startswith("The rate: in the first 20 steps the loss leaps")


def test_targets_far_from_0_are_told_to_lose_their_mean():
    x = jnp.linspace(-3, 3, 32)[:, None]
    said = look_over(x=x, y_target=5000 + jnp.sin(x))
    assert "about 5e+03" in said and "Subtract its mean" in said


def test_a_loss_far_above_the_baseline_is_not_blamed_on_the_rows():
    x = jnp.linspace(-3, 3, 32)[:, None]
    far, near = (
        look_over(losses=[n] * 30 + [n + 0.01], x=x, y_target=jnp.sin(x))
        for n in (9.0, 0.6)
    )
    assert "has learnt nothing" in far and "has learnt nothing" in near
    assert "Do the rows" in near and "Do the rows" not in far


def test_a_rate_too_small_is_seen():
    said = findings(*run(start(), optax.sgd(1e-5), same_key=True))
    assert "Try ten times the rate" in said


def test_params_that_are_not_carried_are_seen():
    said = findings(
        *run(start(), optax.adam(1e-2), carry=False, same_key=True)
    )
    assert "all 60 are the same number" in said


def test_params_from_before_the_training_are_seen():
    before = start(3)
    _, losses, x, y = run(before, optax.adam(1e-2), 300, same_key=True)
    said = findings(before, losses, x, y)
    assert "from before the training" in said


def test_a_column_and_a_row_are_seen():
    x = jnp.linspace(-3, 3, 32)[:, None]
    said = look_over(x=x, y_target=jnp.sin(x)[:, 0])
    assert "(32, 32)" in said and "[:, None]" in said


def test_other_lengths_are_seen():
    said = look_over(x=jnp.ones((4, 1)), y_target=jnp.ones((3, 1)))
    assert "4 rows and y_target 3" in said


def test_labels_are_no_row_to_broadcast():
    x = uniform(key(0), (6, 2))
    labels = jnp.array([0, 1, 1, 0, 1, 0])
    assert look_over(x=x, y_target=labels).startswith(FINE)


def test_weights_that_start_equal_are_seen():
    zeros = jax.tree.map(lambda w: 0 * w + 0.1, start())
    said = findings(*run(zeros, optax.adam(1e-2)))
    assert "they started equal" in said


def test_saturated_units_are_seen():
    params = start(scale=60.0)
    x = jnp.linspace(-3, 3, 32)[:, None]
    assert "near -1 or 1" in look_over(params=params, x=x)


def outputs(x, params, activation):
    for w, b in list(zip(params["weights"], params["biases"]))[:-1]:
        x = activation(x @ w.T + b)
    return x @ params["weights"][-1].T + params["biases"][-1]


def trained_with(activation, params):
    """Return what `findings` takes, of a student's network in full batches."""
    x = jnp.linspace(-3, 3, 32)[:, None]
    y = jnp.exp(-(x**2)) * jnp.sin(5 * x)
    optimizer, losses = optax.adam(1e-2), []
    opt_state = optimizer.init(params)
    loss = jax.jit(
        jax.value_and_grad(
            lambda params: jnp.mean((outputs(x, params, activation) - y) ** 2)
        )
    )
    for _ in range(300):
        now, grads = loss(params)
        updates, opt_state = optimizer.update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(float(now))
    return params, losses, x, y


def test_relus_that_all_died_are_told_though_tanh_would_fit_nearly_as_well():
    params = start()
    params["biases"][:2] = [b - 20 for b in params["biases"][:2]]
    said = findings(*trained_with(jax.nn.relu, params))
    assert "With relu, 30 of 30 units" in said


def test_a_missing_activation_is_asked_for_where_nothing_was_learnt():
    said = findings(*trained_with(lambda h: h, start()))
    assert "an activation between the layers?" in said
    said = findings(*run(start(), optax.adam(1e-2), 20))
    assert "an activation" not in said


def test_an_old_gradient_is_not_blamed_on_the_rate_alone():
    params, x = start(), jnp.linspace(-3, 3, 32)[:, None]
    y = jnp.exp(-(x**2)) * jnp.sin(5 * x)
    optimizer, losses = optax.adam(1e-2), []
    opt_state = optimizer.init(params)
    grads = jax.grad(mse_loss, argnums=2)(x, y, params)
    for _ in range(200):
        updates, opt_state = optimizer.update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(float(mse_loss(x, y, params)))
    said = findings(params, losses, x, y)
    assert "gradient is an old one" in said and "leaps" not in said


def test_dead_units_are_seen():
    params = start()
    params["weights"][0] = 0 * params["weights"][0]
    params["biases"][0] = jnp.linspace(0.1, 0.5, 30)
    x = jnp.linspace(-3, 3, 32)[:, None]
    assert "nothing passes through" in look_over(params=params, x=x)


def test_rows_that_repeat_are_seen():
    one = uniform(key(0), (4, 1))
    said = look_over(x=jnp.tile(one, (8, 1)))
    assert "only 4 of 32 rows" in said


def test_inputs_far_from_one_are_seen():
    x = jnp.linspace(1900.0, 2000.0, 32)[:, None]
    assert "where it is flat" in findings(start(), None, x, None)


def test_no_better_than_the_mean_is_seen():
    params, losses, x, _ = run(start(), optax.adam(1e-2))
    noise = np.random.default_rng(0).normal(size=(32, 1))
    losses = [1.0 + 0.1 * np.sin(step) for step in range(60)]
    assert "learnt nothing from x" in findings(params, losses, x, noise)


def test_params_that_are_no_numbers_are_seen():
    params = start()
    params["biases"][1] = params["biases"][1].at[0].set(jnp.nan)
    assert "biases[1] holds nan" in look_over(params=params)


def test_another_argument_is_refused():
    with pytest.raises(TypeError, match="loss"):
        look_over(loss=[1.0])


X = np.linspace(-3, 3, 32)[:, None]
FALLING = np.geomspace(5.0, 1e-3, 60)


@pytest.mark.parametrize(
    "given, words",
    [
        ({"y_target": np.where(X < 0, np.nan, X)}, "16 nan or infinite"),
        ({"y_target": 0 * X + 2.0}, "nothing to learn from x"),
        (
            {"y_target": 1_000 * np.sin(X)},
            "The targets: y_target spreads over 7.1e+02, and a network's "
            "outputs begin near 1. Divide by its spread.",
        ),
        (
            {"params": start(), "losses": FALLING, "y_target": np.sin(X)},
            "not the training's own",
        ),
        ({"params": init_params(key(0), [1, 1])}, "only straight lines"),
        ({"params": init_params(key(0), [1, 2, 1])}, "draw few bends"),
        ({"params": start(), "losses": FALLING}, "all are exactly 0"),
        (
            {
                "losses": FALLING,
                "opt_state": optax.adam(1e-2).init(start()),
            },
            "counts 0 of 60 steps",
        ),
        (
            {"losses": 0.3 - X[:, 0] / 1e3, "y_target": np.sin(X) / 9},
            "hardly moved",
        ),
        ({"x": np.stack([X] * 5)}, "only 32 of 160 rows"),
        ({"x": X[:1], "losses": FALLING}, "x holds one row"),
        ({"losses": [0.3]}, "there is only one"),
    ],
)
def test_what_the_numbers_show_is_said(given, words):
    assert words in look_over(**{"x": X} | given)


def test_data_without_a_spread_say_nothing_of_the_baseline():
    said = look_over(losses=FALLING, x=X, y_target=0 * X)
    assert "The baseline" not in said


@pytest.mark.parametrize(
    "given",
    [
        {"losses": 0.5},
        {"losses": "falling"},
        {"x": [[1.0], [1.0, 2.0]]},
        {"params": (start(), FALLING)},
        {"params": {"weights": [1.0], "biases": [0.0]}},
        {"params": {"weights": [], "biases": []}},
    ],
)
def test_arguments_of_another_kind_are_named(given):
    (name,) = given
    with pytest.raises(TypeError, match=f"{name} must be"):
        look_over(**given)


def test_a_line_that_fits_a_line_is_sound():
    line = {"weights": [jnp.zeros((1, 1))], "biases": [jnp.zeros(1)]}
    found = run(line, optax.sgd(0.05), 300, target=lambda x: 3 * x + 1)
    assert findings(*found).startswith(FINE)


def test_a_few_rows_are_no_baseline():
    params, losses = train(key(0), start(), jnp.sin, num_steps=500)
    x = jnp.linspace(2.99, 3.0, 4)[:, None]
    assert "baseline" not in findings(params, losses, x, jnp.sin(x))


def trained(network, params, target, rate=1e-2, sign=1):
    """Train a student's own network on the same rows, 400 steps."""

    def loss(x, y_target, params):
        return sign * jnp.mean((network(x, params) - y_target) ** 2)

    x = jnp.linspace(-3, 3, 64)[:, None]
    losses, adam = [], optax.adam(rate)
    state = adam.init(params)
    step = jax.jit(value_and_grad(loss, argnums=2))
    for _ in range(400):
        value, grads = step(x, target(x), params)
        updates, state = adam.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        losses.append(float(value))
    return params, losses, x, target(x)


def own_network(activation, on_outputs=lambda h: h):
    """Return a network of the course's form with other activations."""

    def network(x, params):
        for w, b in zip(params["weights"][:-1], params["biases"][:-1]):
            x = activation(x @ w.T + b)
        w, b = params["weights"][-1], params["biases"][-1]
        return on_outputs(x @ w.T + b)

    return network


def test_a_network_of_another_activation_is_sound():
    found = trained(own_network(jax.nn.relu), start(2), jnp.sin)
    assert findings(*found).startswith(FINE)


def test_a_network_without_an_activation_is_seen():
    found = trained(own_network(lambda h: h), start(), jnp.abs)
    assert "without one, and it draws straight lines" in findings(*found)


def test_an_activation_behind_the_last_layer_is_seen():
    network = own_network(jnp.tanh, jnp.tanh)
    found = trained(network, start(), lambda x: 3 * jnp.sin(2 * x))
    said = findings(*found)
    assert "tanh after its last layer" in said and "-3 to 3" in said


def test_a_network_that_reaches_its_targets_may_end_in_tanh():
    network = own_network(jnp.tanh, jnp.tanh)
    said = findings(*trained(network, start(), jnp.sin))
    assert "behind its last layer" not in said


def test_a_loss_with_its_sign_turned_is_seen():
    found = trained(own_network(jnp.tanh), start(), jnp.sin, sign=-1)
    assert "leave its minus out" in findings(*found)


def test_relus_that_are_dead_are_no_question_of_the_loop():
    params = start()
    params["biases"][0] = params["biases"][0] - 20
    found = trained(own_network(jax.nn.relu), params, jnp.sin)
    said = findings(found[0], [found[1][-1]] * 60, *found[2:])
    assert "With relu, 30 of 30 units" in said
    assert "near -1 or 1" not in said and "does the loop" not in said.lower()


def test_without_losses_both_activations_are_weighed():
    params = start()
    params["biases"][0] = params["biases"][0] - 20
    said = look_over(params=params, x=X)
    assert "With tanh, 100%" in said and "With relu, 30 of 30" in said


def test_a_loss_that_falls_below_zero_does_not_rise():
    said = look_over(losses=np.linspace(0.1, -2.5, 200))
    assert said.startswith(FINE) and "do not fall" not in said


def test_where_tanh_is_alive_no_relu_is_thought_of():
    params = start()
    params["biases"][0] = params["biases"][0] - 1.5
    said = look_over(params=params, x=abs(X))
    assert said.startswith(FINE)


def test_losses_that_do_not_fall_are_not_said_to():
    said = look_over(losses=0.3 + 0.1 * np.sin(np.arange(100.0)))
    assert "do not fall" in said


def test_losses_without_a_jump_raise_the_question_of_the_batch():
    said = look_over(losses=np.geomspace(1, 0.5, 100))
    assert "does the key move on" in said


def test_params_that_stay_at_the_start_are_no_question_of_the_rate():
    said = findings(*run(start(), optax.adam(1e-2), carry=False))
    assert "The rate" not in said
    assert "does the loop keep the new params" in said


def test_a_loss_of_nan_before_any_step_is_no_question_of_the_rate():
    said = look_over(losses=[np.nan, np.nan])
    assert "rate" not in said and "the data and the start" in said


def test_units_that_are_flat_at_the_same_end_did_not_start_equal():
    params = start()
    params["biases"][0] = params["biases"][0] - 50
    x = jnp.linspace(-3, 3, 32)[:, None]
    said = look_over(params=params, x=x)
    assert "started equal" not in said and "near -1 or 1" in said


def test_one_input_again_and_again_is_no_dead_layer():
    said = look_over(params=start(), x=jnp.ones((32, 1)))
    assert "only 1 of 32 rows" in said and "units" not in said


def test_a_first_batch_of_luck_is_no_rising_loss():
    noisy = 0.1 + 0.02 * np.sin(np.arange(60))
    losses = [0.05, *noisy]
    x = np.linspace(-3, 3, 64)[:, None]
    said = look_over(losses=losses, x=x, y_target=np.sin(5 * x) / 2)
    assert "rises" not in said
    assert "rises" in look_over(losses=losses)


def wave(q):
    return jnp.exp(-(q**2)) * jnp.sin(5 * q)


@pytest.mark.parametrize("seed", range(5))
def test_params_drawn_anew_in_each_step_are_seen(seed):
    draw, losses = key(seed), []
    for _ in range(100):
        x_key, start_key, draw = split(draw, 3)
        x = uniform(x_key, (32, 1), minval=-3, maxval=3)
        params = init_params(start_key, [1, 30, 20, 1])
        losses.append(float(mse_loss(x, wave(x), params)))
    said = findings(params, losses, x, wave(x))
    assert "Are the params drawn anew in the loop" in said
    assert "The activation" not in said and "The rate" not in said


def test_a_tanh_behind_the_last_layer_is_not_called_a_rate_too_small():
    x = jnp.linspace(-3, 3, 64)[:, None]
    y = 5 + 3 * wave(x)
    optimizer, params = optax.adam(1e-2), start()
    state = optimizer.init(params)

    @jax.jit
    @value_and_grad
    def loss_and_grads(p):
        return jnp.mean((jnp.tanh(network_batch(x, p)) - y) ** 2)

    losses = []
    for _ in range(300):
        loss, grads = loss_and_grads(params)
        updates, state = optimizer.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        losses.append(float(loss))
    said = findings(params, losses, x, y)
    assert "tanh after its last layer" in said and "The rate" not in said


def test_a_loss_without_its_square_is_seen():
    x = jnp.linspace(-3, 3, 32)[:, None]
    params, losses, adam = start(), [], optax.adam(1e-2)
    state = adam.init(params)

    @jax.jit
    @value_and_grad
    def loss_and_grads(params):
        return jnp.mean(network_batch(x, params) - wave(x))

    for _ in range(200):
        loss, grads = loss_and_grads(params)
        updates, state = adam.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        losses.append(float(loss))
    said = findings(params, losses, x, wave(x))
    assert "Square each error" in said and "The data" not in said


@pytest.mark.parametrize("seed", range(5))
def test_a_batch_of_one_row_is_no_question_of_the_rate(seed):
    params, losses = train(key(seed), start(), wave, batch_size=1)
    x = uniform(key(9), (1, 1), minval=-3, maxval=3)
    said = findings(params, losses, x, wave(x))
    assert said.startswith("The batch: x holds one row")


def test_eight_steps_are_too_few_to_judge():
    said = findings(*run(start(), optax.adam(1e-2), 8, target=wave))
    assert said.startswith(FINE)
