"""The student's own project goes on where the last exercise ended."""

import json
import os
from pathlib import Path

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
import pytest

from checks.files import SWITCH, UNREADABLE
from checks.project import FILE, PAGE, keep, kept, page
from helpers.network import init_params


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in an empty folder, with files switched on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SWITCH, "on")


def test_what_is_kept_comes_back_as_it_was():
    params = init_params(jax.random.key(0), [1, 3, 3, 1])
    keep(x=jnp.ones((4, 1)), y=np.zeros((4, 1), np.float32))
    keep(params=params, layer_sizes=[1, 3, 3, 1], title="tides", share=0.5)
    found = kept()
    assert found["x"].shape == found["y"].shape == (4, 1)
    assert found["layer_sizes"] == [1, 3, 3, 1]
    assert (found["title"], found["share"]) == ("tides", 0.5)
    same = jax.tree.map(np.array_equal, found["params"], params)
    assert all(jax.tree.leaves(same))
    assert found["params"]["weights"][0].dtype == "float32"


def test_one_can_begin_at_any_exercise():
    assert kept()["x"].shape == (60, 1)
    keep(loss=0.5)
    assert kept()["x"].shape == (60, 1) and kept()["loss"] == 0.5
    assert os.listdir() == [FILE]


@pytest.mark.parametrize(
    "damaged",
    ["{", "3", "[]", "{}", '{"x": {"array": 1, "dtype": "?!"}, "y": 1}'],
)
def test_a_damaged_project_is_never_overwritten(damaged, capsys):
    Path(FILE).write_text(damaged)
    assert kept()["x"].shape == (60, 1)
    keep(loss=0.5)
    assert capsys.readouterr().out == 2 * (UNREADABLE.format(FILE) + "\n")
    assert Path(FILE).read_text() == damaged


@pytest.mark.parametrize("name", ["x", "y"])
def test_a_table_that_is_no_column_is_told(name, capsys):
    keep(**{name: jnp.ones(4)})
    assert f"{name} is wanted in a column" in capsys.readouterr().out
    keep(**{name: jnp.ones((4, 1))})
    assert "column" not in capsys.readouterr().out


def test_three_dots_are_nothing_to_keep(capsys):
    keep(step_01=...)
    assert os.listdir() == [] and capsys.readouterr().out == ""


def test_what_a_file_cannot_hold_is_named_and_harms_nothing():
    keep(loss=0.5)
    before = Path(FILE).read_text()
    for thing in (print, jax.random.key(0), 1j * jnp.ones(2)):
        with pytest.raises(TypeError, match="keep numbers, texts and arrays"):
            keep(thing=thing)
    assert Path(FILE).read_text() == before


def test_the_page_shows_figure_and_words_by_itself(capsys):
    figure, ax = plt.subplots()
    ax.plot([1, 2])
    text = page("<tides>", figure, "R^2 is 0.9 & more")
    assert Path(PAGE).read_text(encoding="utf-8") == text
    assert "<svg" in text and "&lt;tides&gt;" in text and "&amp; more" in text
    assert "http" not in text.split("<svg")[0]
    assert PAGE in capsys.readouterr().out


def test_the_axes_of_a_figure_and_a_number_make_a_page_too():
    _, ax = plt.subplots()
    text = page("tides", ax, 0.93)
    assert "<svg" in text and "<p>0.93</p>" in text


def test_what_cannot_be_kept_is_named_by_its_dtype():
    with pytest.raises(TypeError, match="got bfloat16"):
        keep(x=jnp.ones(2, jnp.bfloat16))


def test_notebooks_that_are_run_to_be_stored_leave_no_file(monkeypatch):
    keep(loss=0.5)
    monkeypatch.setenv(SWITCH, "off")
    assert "loss" not in kept()
    keep(loss=0.7)
    page("title", plt.figure())
    assert json.loads(Path(FILE).read_text())["loss"] == 0.5
    assert os.listdir() == [FILE]
