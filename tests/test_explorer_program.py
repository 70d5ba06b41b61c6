"""The explorer's one program against the plain loop, and against compiling."""

import logging

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from jax.random import split, uniform

from explorer import Explorer
from explorer.program import FUNCTIONS, PICTURE
from explorer.runs import GRID, Trainer
from explorer.settings import (
    ACTIVATIONS,
    CHOICES,
    OPTIMIZERS,
    TARGETS,
    Settings,
)
from helpers import targets
from helpers.network import init_params
from helpers.targets import running_example
from helpers.training import train

# Both sum in float32, in another order; over 60 steps the losses drift apart
# by a few parts in a million where training is calm.
TOLERANCE = 1e-4
TRAINER = Trainer()


def ten_settings():
    """Draw ten settings that visit each activation and each optimizer."""
    rng = np.random.default_rng(4)
    return [
        Settings().changed(
            num_hidden=n % 5,
            neurons=rng.integers(1, 65, 4).tolist(),
            learning_rate=float(10 ** rng.uniform(-3.5, -2)),
            num_steps=60,
            batch_size=int(rng.integers(8, 129)),
            seed=int(rng.integers(1000)),
            target=TARGETS[n % len(TARGETS)],
            activation=ACTIVATIONS[(n + n // 5) % len(ACTIVATIONS)],
            optimizer=OPTIMIZERS[n % len(OPTIMIZERS)],
        )
        for n in range(10)
    ]


def plain_network(x, params, activation):
    weights, biases = params["weights"], params["biases"]
    for layer, (w, b) in enumerate(zip(weights, biases)):
        x = jnp.matmul(w, x) + b
        if layer < len(weights) - 1:
            x = FUNCTIONS[activation](x)
    return x


def plain_optimizer(settings):
    rate = settings.learning_rate
    return {
        "gradient_descent": optax.sgd(rate),
        "momentum": optax.sgd(rate, momentum=0.9),
        "adam": optax.adam(rate),
    }[settings.optimizer]


def start_of(settings):
    _, key = split(jax.random.key(settings.seed))
    subkey, key = split(key)
    return key, init_params(subkey, settings.layer_sizes)


def plain_train(settings):
    """Train as lesson 05 does, on arrays of the network's own shapes."""
    from helpers import targets

    target_function = getattr(targets, settings.target)
    optimizer = plain_optimizer(settings)

    def loss_of(x, y_target, params):
        outputs = jax.vmap(
            lambda q: plain_network(q, params, settings.activation)
        )(x)
        return jnp.sum((outputs - y_target) ** 2) / x.shape[0]

    @jax.jit
    def step(key, params, opt_state):
        subkey, key = split(key)
        x = uniform(subkey, (settings.batch_size, 1), minval=-3, maxval=3)
        loss, grads = jax.value_and_grad(loss_of, argnums=2)(
            x, target_function(x), params
        )
        updates, opt_state = optimizer.update(grads, opt_state)
        return key, optax.apply_updates(params, updates), opt_state, loss

    key, params = start_of(settings)
    opt_state = optimizer.init(params)
    losses = []
    for _ in range(settings.num_steps):
        key, params, opt_state, loss = step(key, params, opt_state)
        losses.append(float(loss))
    return np.array(losses), params


@pytest.mark.parametrize(
    "settings", ten_settings(), ids=lambda s: str(s.layer_sizes)
)
def test_padding_gives_the_losses_and_params_of_the_plain_loop(settings):
    run = TRAINER.run(settings)
    losses, params = plain_train(settings)
    np.testing.assert_allclose(run.losses, losses, rtol=TOLERANCE)
    jax.tree.map(
        lambda ours, plain: np.testing.assert_allclose(
            ours, plain, atol=TOLERANCE
        ),
        run.params,
        params,
    )


def test_the_default_setting_is_the_run_of_lesson_05():
    run = TRAINER.run(Settings())
    key, params = start_of(Settings())
    _, losses = train(key, params, running_example)
    np.testing.assert_allclose(run.losses, losses, rtol=TOLERANCE)
    assert round(float(run.losses[99]), 4) == 0.0363


def test_outputs_are_those_of_the_trained_network():
    settings = Settings(num_steps=30)
    run = TRAINER.run(settings)
    q = np.linspace(-4, 4, 161, dtype=np.float32)
    outputs = [
        plain_network(jnp.array([place]), run.params, "tanh")[0]
        for place in q[::40]
    ]
    np.testing.assert_allclose(run.outputs[::40], outputs, atol=1e-5)


def test_a_padded_neuron_stays_silent_for_every_activation():
    for activation in FUNCTIONS.values():
        assert float(activation(jnp.array(0.0))) == 0.0


class CompileLog(logging.Handler):
    """Counts the programs that JAX says it compiles."""

    def __init__(self):
        super().__init__()
        self.programs = []

    def emit(self, record):
        if record.getMessage().startswith("Compiling "):
            self.programs.append(record.getMessage())


@pytest.fixture
def compile_log():
    log = CompileLog()
    logger = logging.getLogger("jax")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(log)
    with jax.log_compiles():
        yield log
    logger.removeHandler(log)
    logger.propagate = propagate


def test_the_compile_log_notices_a_new_shape(compile_log):
    jnp.sin(jnp.zeros(977)).block_until_ready()
    assert compile_log.programs


def ends(control):
    """Return the values at both ends of a slider, or all of a menu."""
    if hasattr(control, "options"):
        return [value for _, value in control.options]
    if hasattr(control, "base"):
        return [control.base**control.min, control.base**control.max]
    return [control.min, control.max]


def test_no_move_of_any_control_compiles_anything(compile_log):
    explorer = Explorer()
    compile_log.programs.clear()
    moves = [
        (control, value)
        for control in explorer._controls.values()
        for value in ends(control)
    ]
    assert len(moves) == 9 * 2 + len(TARGETS) + 5 + 3
    order = np.random.default_rng(0).permutation(len(moves))
    explorer.set(num_hidden=4, neurons=[64] * 4)
    for n in order:
        control, value = moves[n]
        control.value = value
        assert control.value == value
        explorer.set(num_steps=50)  # else the longest runs stay for long
    explorer.set(num_hidden=4, neurons=[64] * 4)
    explorer.step, explorer.neuron = 40, (4, 63)
    explorer._looking.switch.click()
    explorer.pin()
    explorer.thirty_seeds()
    assert compile_log.programs == []


def test_names_of_the_menus_are_known_to_the_program():
    assert set(ACTIVATIONS) == set(FUNCTIONS)
    assert len(CHOICES["targets"]) >= 6
    assert set(OPTIMIZERS) == {"gradient_descent", "momentum", "adam"}


@pytest.mark.parametrize("name", TARGETS)
def test_a_named_target_is_drawn_and_scored_as_the_course_defines_it(name):
    function = getattr(targets, name)
    run = TRAINER.run(Settings(target=name))
    baseline = np.mean(np.asarray(function(GRID)) ** 2)
    np.testing.assert_allclose(run.truth, function(PICTURE), atol=1e-6)
    np.testing.assert_allclose(run.baseline, baseline, rtol=1e-5)
