"""What the explorer shows of a trained run: time, neurons, pins, seeds."""

import jax.numpy as jnp
import numpy as np
import pytest

from explorer import Explorer
from explorer.moments import every_of
from explorer.program import PICTURE, TEST
from explorer.runs import Trainer
from explorer.settings import Settings
from helpers.network import network_batch
from helpers.plots.network import neuron_shares
from helpers.targets import running_example
from helpers.training import mse_loss

TRAINER = Trainer()
Q = PICTURE[:, None]
pytestmark = pytest.mark.usefixtures("compiled_to_run_fast")


@pytest.fixture(scope="module")
def shared():
    return Explorer()


@pytest.fixture
def explorer(shared):
    shared._on_start_over(None)
    return shared


@pytest.mark.parametrize("num_steps, step", [(100, 40), (990, 385)])
def test_a_moment_is_the_network_of_a_run_that_ends_there(num_steps, step):
    run = TRAINER.run(Settings(num_steps=num_steps))
    moment = run.film.moment(step // every_of(num_steps))
    ends = Settings().changed(num_steps=10 * (step // 10))
    shorter = TRAINER.run(ends)
    other = shorter.film.moment(shorter.film.last)
    assert (moment.step, step % 10) == (step, 0 if num_steps == 100 else 5)
    if moment.step == other.step:
        np.testing.assert_array_equal(moment.outputs, other.outputs)
        assert moment.error == other.error
    assert moment.loss == run.losses[step - 1]


@pytest.mark.parametrize("num_steps", [10, 210, 1990, 3000])
def test_a_film_has_about_200_snapshots_and_the_end(num_steps):
    film = TRAINER.run(Settings(num_steps=num_steps)).film
    steps = [film.step(place) for place in range(film.last + 1)]
    assert steps[0] == 0 and steps[-1] == num_steps
    assert steps == sorted(set(steps)) and len(steps) <= 201


def test_the_end_is_the_trained_network_and_its_true_error():
    run = TRAINER.run(Settings(num_steps=300))
    moment = run.film.moment(run.film.last)
    outputs = network_batch(Q, run.params)[:, 0]
    np.testing.assert_allclose(moment.outputs, outputs, atol=1e-5)
    x = jnp.asarray(TEST)[:, None]
    error = mse_loss(x, running_example(x), run.params)
    assert moment.error == run.error == pytest.approx(float(error), rel=1e-4)


def test_shares_are_those_of_lesson_01_and_what_a_switch_takes_away():
    run = TRAINER.run(Settings(num_steps=300))
    film, neuron = run.film, (2, 4)
    share = film.share(film.last, neuron)
    expected = neuron_shares(Q, run.params)[:, 4]
    np.testing.assert_allclose(share, expected, atol=1e-5)
    whole, without = (
        film.moment(film.last, frozenset(off)).outputs
        for off in ([], [neuron])
    )
    np.testing.assert_allclose(whole - without, share, atol=1e-6)
    first = film.moment(film.last, frozenset([(1, 0)])).outputs
    assert np.abs(whole - first).max() > 0.01


def test_the_slider_goes_back_in_time_and_says_what_is_there(explorer):
    before, end = explorer.alt, explorer.place
    explorer._looking.time.value = 0
    assert explorer.step == 0
    assert explorer.place.startswith("Step 0: ")
    assert "Loss" not in explorer.place
    assert "after 0 steps" in explorer.alt != before
    explorer.step = 100
    assert (explorer.place, explorer.alt) == (end, before)
    explorer.step = 30
    explorer.set(num_steps=990)
    assert explorer.step == 990  # a new training is seen at its end
    assert explorer._looking.time.step == 5


def test_a_chosen_neuron_can_be_switched_off(explorer):
    looking = explorer._looking
    assert looking.switch.disabled
    explorer.neuron = (1, 29)
    share = looking.said.value
    assert share.startswith("Its share of the fit")
    assert share in explorer.alt
    whole = explorer.place
    looking.switch.click()
    assert explorer.off == {(1, 29)}
    assert looking.switch.description == "Switch it on"
    assert "With 1 switched off the true error is" in explorer.place
    explorer.neuron = None
    assert "With 1 switched off" in explorer.place
    explorer.seed = 46  # another network: nothing of it is off
    assert explorer.off == frozenset()
    explorer.seed = 45
    assert explorer.place == whole
    with pytest.raises(ValueError, match="neuron must be None or a pair"):
        explorer.neuron = (3, 0)


def test_a_pinned_run_stays_beside_others(explorer):
    moment = explorer._moment
    explorer.pin()
    assert explorer._pin_button.description == "Drop kept run"
    assert explorer._beside.value.startswith("<p>Kept, in grey. Change a")
    explorer.set(num_hidden=1, seed=3)
    table = explorer._beside.value
    for cell in ("30, 20", "30", "45", "3", "0.0363"):
        assert f"<td>{cell}</td>" in table
    pinned = explorer._picture._pinned.get_ydata()
    np.testing.assert_allclose(pinned[:-1], moment.outputs)
    explorer.neuron = (1, 2)
    explorer._looking.switch.click()
    explorer._on_start_over(None)
    assert (explorer.off, explorer.neuron) == (frozenset(), None)
    assert explorer._pin_button.description == "Keep this run"
    assert explorer._beside.value == ""
    assert explorer._picture._pinned.get_ydata() == []


def test_thirty_seeds_are_those_runs_and_go_with_the_next_setting(explorer):
    explorer.num_steps = 20
    explorer.thirty_seeds()
    seeds = explorer._seeds
    for n in (0, 29):
        run = TRAINER.run(Settings(num_steps=20, seed=45 + n))
        np.testing.assert_array_equal(seeds.outputs[n], run.outputs)
        np.testing.assert_array_equal(seeds.losses[n], run.losses)
        assert seeds.errors[n] == run.error
    assert explorer._beside.value.startswith("30 seeds: true error 0.0")
    assert explorer._seeds_button.description == "One seed"
    assert "30 seeds: true error" in explorer.alt
    explorer.seed = 46
    assert explorer._seeds is None
    assert explorer._seeds_button.description == "Is it luck? 30 seeds"


def test_long_runs_show_the_seeds_losses_as_medians(explorer):
    explorer.num_steps = 1000
    explorer.thirty_seeds()
    assert explorer._seeds.losses.shape == (30, 100)
    first = np.median(explorer.losses[:10])
    assert explorer._seeds.losses[0, 0] == pytest.approx(first)
    assert explorer._seeds.steps[0] == 5


def test_what_is_more_is_hidden_until_it_is_asked_for(explorer):
    column = explorer.box.children[0].children[1]
    buttons, more = column.children[-2:]
    assert more.layout.display == "none"
    (button,) = [b for b in buttons.children if b.description == "More"]
    button.click()
    assert more.layout.display is None
    assert explorer._looking.menu in more.children
    button.click()
    assert more.layout.display == "none"
