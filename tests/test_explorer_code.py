"""The code that the explorer shows runs alone and gives the same losses."""

import math

import jax.numpy as jnp
import numpy as np
import pytest

from explorer.code import TEMPLATE, code
from explorer.runs import Trainer
from explorer.settings import (
    ACTIVATIONS,
    OPTIMIZERS,
    TARGETS,
    Settings,
)

TRAINER = Trainer()


def hat(q):
    return jnp.maximum(0.0, 1 - jnp.abs(q))


def stairs(q):
    if q < 0:
        return -1.0
    return math.floor(q) / 3


CASES = [
    {},
    {"num_hidden": 0, "target": "sine"},
    {"activation": "relu", "optimizer": "momentum", "target": "step"},
    {"activation": "gelu", "optimizer": "gradient_descent"},
    {"activation": "sine", "num_hidden": 4, "neurons": [3, 5, 7, 9]},
    {"activation": "none", "target": "noise", "batch_size": 72},
    {"target": "absolute_value", "seed": 7, "learning_rate": 0.01259},
    {"target": "parabola"},
    {"target": "even_example"},
    {"target": hat},
    {"target": lambda q: np.cos(q) / 2},
    {"target": stairs},
    {"target": jnp.sin},
    {"target": [0.0, 1 / 3, -0.25, 1e-7]},
    {"target": [[-4.0, -0.5, 0.5, 4.0], [0.0, 1.0, -1.0, 0.0]]},
]


@pytest.mark.parametrize("changes", CASES, ids=range(len(CASES)))
def test_the_shown_code_gives_the_losses_that_are_shown(changes):
    settings = Settings(num_steps=20).changed(**changes)
    names = {}
    exec(code(settings), names)
    losses = TRAINER.run(settings).losses
    np.testing.assert_allclose(names["losses"], losses, rtol=1e-4)


def test_the_cases_visit_every_name_of_the_menus():
    for menu, names in [
        ("target", TARGETS),
        ("activation", ACTIVATIONS),
        ("optimizer", OPTIMIZERS),
    ]:
        used = {getattr(Settings().changed(**case), menu) for case in CASES}
        assert set(names) <= used


def test_the_code_needs_no_helper_and_is_short():
    text = code(Settings())
    assert "helpers" not in text
    lines = [line for line in text.splitlines() if line]
    assert len(lines) <= 45
    assert max(map(len, lines)) <= 79


def test_every_place_in_the_template_is_filled():
    assert "$" in TEMPLATE.template
    assert "$" not in code(Settings())


def test_a_function_without_source_is_named():
    own = eval("lambda q: q")  # no file holds it
    assert "put your own here" in code(Settings(target=own))


def test_outside_names_of_an_own_function_are_listed():
    assert "# It needs hat" in code(Settings(target=lambda q: hat(q) / 2))
