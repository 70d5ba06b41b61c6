"""The explorer's state, its messages, its picture's text, its code button."""

import re

import numpy as np
import pytest

from explorer import Explorer, small, small_many
from explorer.settings import CHOICES, CONTROLS, MENUS
from helpers.plots.style import DRAWN, TRAINED


@pytest.fixture(scope="module")
def shared():
    return Explorer()


@pytest.fixture
def explorer(shared):
    shared._on_start_over(None)
    return shared


def picture(explorer):
    """Return the picture's source and its alternative text."""
    html = explorer._picture.widget.value
    return re.search(r'src="([^"]+)"', html)[1], explorer.alt


def test_it_starts_with_lesson_05s_run(explorer):
    assert explorer.num_params == 701
    assert explorer.losses.shape == (100,)
    assert round(float(explorer.losses[-1]), 4) == 0.0363
    assert explorer.verdict == "still_falling"
    assert explorer.neurons == [30, 20, 20, 20]


def test_a_value_set_from_python_moves_its_slider_and_trains(explorer):
    before = explorer.losses
    explorer.learning_rate = 0.1
    assert explorer._controls["learning_rate"].value == 0.1
    assert not np.array_equal(before, explorer.losses)
    explorer.set(num_steps=30, num_hidden=1)
    assert explorer.losses.shape == (30,)
    assert [w.shape for w in explorer.params["weights"]] == [(30, 1), (1, 30)]


def test_a_moved_slider_changes_state_picture_and_text(explorer):
    for name, value in [
        ("num_hidden", 3),
        ("neurons 2", 5),
        ("learning_rate", 0.1),
        ("num_steps", 200),
        ("batch_size", 64),
        ("seed", 3),
        ("target", "step"),
        ("activation", "relu"),
        ("optimizer", "momentum"),
    ]:
        source, alt = picture(explorer)
        text = explorer._text.value
        explorer._controls[name].value = value
        new_source, new_alt = picture(explorer)
        assert source != new_source, name
        assert alt != new_alt, name
        assert text != explorer._text.value, name
    assert explorer.neurons == [30, 20, 5, 20]


def test_only_layers_that_are_there_have_a_slider(explorer):
    for num_hidden in (0, 4, 2):
        explorer.num_hidden = num_hidden
        shown = [
            explorer._controls[f"neurons {n}"].layout.display != "none"
            for n in range(4)
        ]
        assert sum(shown) == num_hidden


def test_a_rate_from_the_slider_is_as_short_as_the_code_shows(explorer):
    explorer._controls["learning_rate"].value = 10**-1.9
    assert explorer.learning_rate == 0.01259
    assert "learning_rate = 0.01259\n" in explorer.code


def name_of(value):
    """Return a test's name for a value: the same in every process."""
    return getattr(value, "__name__", str(value))


BAD = [
    ("num_hidden", 5),
    ("num_hidden", 1.5),
    ("neurons", [30, 20]),
    ("neurons", 30),
    ("neurons", [0, 1, 1, 1]),
    ("learning_rate", 0.0),
    ("learning_rate", "fast"),
    ("learning_rate", float("nan")),
    ("num_steps", 5000),
    ("batch_size", True),
    ("seed", -1),
    ("target", "a step"),
    ("target", ["step"]),
    ("target", lambda q: 1 / (q - q)),
    ("target", lambda q, r: q),
    ("target", [1.0]),
    ("target", [[0.0, 0.0], [1.0, 2.0]]),
    ("target", [0.0, float("nan")]),
    ("activation", "sigmoid"),
    ("optimizer", None),
]


@pytest.mark.filterwarnings("ignore:divide by zero")
@pytest.mark.parametrize("name, value", BAD, ids=name_of)
def test_a_bad_value_is_reported_in_place_and_changes_nothing(
    explorer, name, value
):
    before = explorer.settings
    with pytest.raises(ValueError, match=f"^{name} must"):
        setattr(explorer, name, value)
    assert f"{name} must" in explorer._error.value
    assert 'role="alert"' in explorer._error.value
    assert explorer.settings == before
    explorer.seed = 1
    assert explorer._error.value == ""


def test_a_misspelt_setting_is_reported(explorer):
    with pytest.raises(AttributeError):
        explorer.learningrate = 0.1
    with pytest.raises(TypeError, match="it has num_hidden"):
        explorer.set(learningrate=0.1)


def test_any_python_function_can_be_the_target(explorer):
    def valley(q):
        return abs(q) - 1 if q < 1 else 0

    explorer.target = valley
    assert explorer._controls["target"].value == "own"
    assert "your function valley" in explorer.alt
    assert np.isfinite(explorer.losses).all()
    explorer.set(seed=2, num_steps=300)  # it goes on with the same function
    assert explorer.target is valley
    explorer._controls["target"].value = "sine"
    assert explorer.target == "sine"


def test_points_are_a_target_straight_between_them(explorer):
    explorer.target = [0.0, 0.0, 1.0, 0.0, 0.0]  # at -4, -2, 0, 2, 4
    np.testing.assert_allclose(explorer.target(np.array([-1, 2.0])), [0.5, 0])
    assert "your own: 5 points" in explorer.alt
    assert explorer._controls["target"].value == "own"
    even = explorer.losses
    places = [-4, -2, 0, 2, 4]
    explorer.target = [places, [0.0, 0.0, 1.0, 0.0, 0.0]]
    np.testing.assert_array_equal(explorer.losses, even)


def test_divergence_is_a_verdict_and_no_picture_of_nan(explorer):
    explorer.set(optimizer="momentum", learning_rate=1.0, num_steps=500)
    assert explorer.verdict == "diverged"
    assert "Diverged" in explorer._text.value
    assert "no finite values" in explorer.alt
    assert "left this picture" in explorer._picture._note.get_text()


def test_the_alternative_text_says_what_is_seen(explorer):
    assert "layer sizes 1, 30, 20, 1 after 100 steps" in explorer.alt
    assert "0.207 at the first and 0.0363 at the last" in explorer.alt
    explorer.target = "absolute_value"
    assert "target |q|" in explorer.alt


def test_the_button_shows_the_code_which_follows(explorer):
    area = explorer._textarea
    assert area.layout.display == "none"
    explorer._button.click()
    assert area.layout.display != "none"
    assert area.value == explorer.code
    explorer.seed = 11
    assert "jax.random.key(11)" in area.value
    explorer._button.click()
    assert area.layout.display == "none"


def test_every_control_has_a_label_and_no_two_the_same(explorer):
    labels = [c.description for c in explorer._controls.values()]
    assert all(labels) and len(set(labels)) == len(labels)
    assert len(labels) == len(CONTROLS) + 3 + len(MENUS)


MOVES = [
    (small.one_neuron, {"weight": -3.0}),
    (small.bump, {"steepness": 1.0}),
    (small.initial_scale, {"scale": 3.0}),
    (small.along_gradient, {"step": 0.05}),
    (small_many.many_networks, {"noise": 0.1}),
]


@pytest.mark.parametrize("make, move", MOVES, ids=name_of)
def test_a_small_slider_moves_its_picture_and_its_texts(make, move):
    panel = make()
    before = panel._picture.widget.value, panel.text, panel.alt
    panel.set(**move)
    after = panel._picture.widget.value, panel.text, panel.alt
    assert all(old != new for old, new in zip(before, after))
    assert panel.text in panel.alt
    name = next(iter(move))
    assert panel.values[name] == move[name]
    with pytest.raises(ValueError, match=f"{name} must be a number from"):
        panel.set(**{name: 1e6})
    with pytest.raises(ValueError, match="there is no slider"):
        panel.set(wrong=1)


def test_the_lowest_error_of_many_networks_is_near_the_foot_of_its_axis():
    panel = small_many.many_networks()
    for noise in (0.0, 0.1, 0.2, 0.3):
        panel.set(noise=noise)
        low, _ = panel._picture.axes[0].get_ylim()
        error = np.median(small_many.errors_of(noise, 30, 0.0), axis=1).min()
        assert 0.1 < low / error < 1.1, noise


def test_sliders_begin_and_end_where_choices_say(explorer):
    rate, steps = CONTROLS["learning_rate"], CONTROLS["num_steps"]
    control = explorer._controls["learning_rate"]
    ends = [control.base**end for end in (control.min, control.max)]
    np.testing.assert_allclose(ends, [rate["min"], rate["max"]])
    control = explorer._controls["num_steps"]
    assert (control.min, control.max) == (steps["min"], steps["max"])


def test_pictures_and_the_explorer_show_the_same_ranges():
    assert CHOICES["training_range"] == list(TRAINED)
    assert CHOICES["picture_range"] == list(DRAWN)
