"""Each verdict on losses made for it, and on real runs."""

import numpy as np
import pytest

from explorer.runs import Trainer
from explorer.settings import CHOICES, VERDICTS, Settings
from explorer.verdict import verdict

STEPS = np.arange(100)
FALLING = 0.2 * np.exp(-STEPS / 30)
FLAT = np.full(100, 0.05)


def jagged(losses, seed=0):
    """Return losses as batches make them: each off by a quarter or so."""
    noise = np.random.default_rng(seed).normal(0, 0.25, len(losses))
    return losses * np.exp(noise)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_one_loss_that_is_not_finite_means_diverged(bad):
    losses = FALLING.copy()
    losses[40] = bad
    assert verdict(losses, 0.1) == "diverged"


def test_losses_that_end_far_above_start_and_baseline_diverged():
    assert verdict(np.linspace(0.2, 5, 100), 0.1) == "diverged"
    # A peak on the way is no verdict.
    peak = FALLING + 5 * (STEPS == 3)
    assert verdict(peak, 0.1) == "still_falling"


def test_a_poor_start_alone_is_not_divergence():
    assert verdict(np.full(100, 0.19), 0.1) == "stuck"


@pytest.mark.parametrize("seed", range(10))
def test_verdicts_do_not_hang_on_the_luck_of_single_batches(seed):
    assert verdict(jagged(FALLING, seed), 0.1) == "still_falling"
    assert verdict(jagged(FLAT / 50, seed), 0.1) == "done"


def test_a_level_loss_is_done_or_stuck_by_the_baseline():
    assert verdict(FLAT, 0.6) == "done"
    assert verdict(FLAT, 0.4) == "stuck"


def test_too_few_losses_show_no_fall():
    assert verdict([0.5, 0.2, 0.1], 1.5) == "done"


def test_no_losses_are_reported():
    with pytest.raises(ValueError, match=r"shape \(0,\)"):
        verdict([], 0.1)


@pytest.mark.parametrize(
    "changes, wanted",
    [
        ({}, "still_falling"),
        ({"num_steps": 3000}, "done"),
        ({"num_hidden": 0, "num_steps": 1000}, "stuck"),
        ({"target": "noise", "neurons": [2] * 4}, "stuck"),
        (
            {"optimizer": "momentum", "learning_rate": 1.0},
            "diverged",
        ),
        ({"learning_rate": 1e-4}, "stuck"),
    ],
)
def test_verdicts_on_real_runs(changes, wanted):
    run = Trainer().run(Settings().changed(**changes))
    assert verdict(run.losses, run.baseline) == wanted


def test_each_verdict_has_words():
    assert set(CHOICES["verdicts"]) == {
        "diverged",
        "still_falling",
        "stuck",
        "done",
    }
    for text in VERDICTS.values():
        assert len(text) > 20
