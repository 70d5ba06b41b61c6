"""The notes for teachers fit the lessons, the exercises and the numbers."""

import importlib
import json
import math
import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import grad, jit, vmap
from jax.random import normal, split

from helpers.network import init_params, network
from lessons import LESSONS, ROOT, markdown, read, source

FOLDER = ROOT / "reference" / "teaching"
STEMS = [path.stem for path in LESSONS]
PARTS = [
    "Spend the minutes",
    "Bring misconceptions to light",
    "Show it live",
    "Ask in the exam",
]
MINUTES = re.compile(r"(?m)^\| \[([^]]+)\]\(\S+\) \| (\S+) \| (\S+) \|")
# Between two halves: a recap, and a single sentence.
BETWEEN = re.compile(r"Recap of |Half 2: look inside")
FOUND = re.compile(r"(?m)\| (q\d): ([^|]+) \|$")
each_lesson = pytest.mark.parametrize("stem", STEMS)


def notes(stem):
    """Return the notes on a lesson, as text."""
    return (FOLDER / f"{stem}.md").read_text(encoding="utf-8")


def answer(number):
    """Return the answer to a lesson's exam question."""
    text = (FOLDER / "answers.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"(?s)## Lesson {number}: (.*?)(?=\n## |\Z)", text)
    return " ".join(found.split())


@each_lesson
def test_a_lesson_has_notes_in_four_parts(stem):
    assert re.findall(r"(?m)^## (.+)$", notes(stem)) == PARTS
    assert len(answer(stem[:2])) > 100


@each_lesson
def test_the_minutes_add_up_and_name_sections_of_the_lesson(stem):
    rows = MINUTES.findall(notes(stem))
    numbers = [
        [int(entry) if entry.isdecimal() else 0 for entry in row[1:]]
        for row in rows
    ]
    assert np.sum(numbers, axis=0).tolist() == [45, 90]
    assert all(short <= long for short, long in numbers)
    headings = re.findall(r"(?m)^## (.+)$", markdown(stem))
    assert [row[0] for row in rows] == [
        heading for heading in headings if not BETWEEN.match(heading)
    ]


def test_the_minutes_for_the_snapshots_are_those_of_their_section():
    (row,) = re.findall(r"(?m)^\| \[([^]]+)\].*snapshots", notes(STEMS[5]))
    text = "\n".join(source(c) for c in read(STEMS[5])["cells"])
    part = text.partition(f"\n## {row}\n")[2].partition("\n## ")[0]
    assert "plot_snapshots(" in part


def test_the_bets_on_the_explorer_are_within_its_reach():
    bets = re.search(
        r"a rate of ([\d.]+) or ([\d.]+), batches of (\d+) or of (\d+)",
        notes(STEMS[5]),
    )
    choices = (ROOT / "explorer" / "choices.json").read_text(encoding="utf-8")
    controls = json.loads(choices)["controls"]
    for name, pair in (
        ("learning_rate", bets.groups()[:2]),
        ("batch_size", bets.groups()[2:]),
    ):
        low, high = controls[name]["min"], controls[name]["max"]
        assert all(low <= float(number) <= high for number in pair), name


@each_lesson
def test_a_misconception_is_one_that_the_exercise_knows(stem):
    rows = FOUND.findall(notes(stem))
    folder = ROOT / "checks" / stem[3:]
    assert len(rows) >= 4
    for label, name in rows:
        (path,) = folder.glob(f"{label}_*.py")
        module = importlib.import_module(f"checks.{stem[3:]}.{path.stem}")
        names = [mistake.name for mistake in module.QUESTION.mistakes]
        assert name in names, (label, name, names)


def test_00_the_wide_valley_alone_holds_a_walk_of_step_size_a_half():
    def curve(x):
        return x**4 / 4 - x**2 + 0.3 * x

    bends = [float(grad(grad(curve))(x)) for x in (-1.484, 1.332)]
    assert [round(bend, 1) for bend in bends] == [4.6, 3.3]
    limits = [round(2 / bend, 2) for bend in bends]
    assert limits == [0.43, 0.6]
    for number in ("4.6", "0.43", "3.3", "0.60"):
        assert number in answer("00")


def test_01_a_network_of_two_matrices_counts_32():
    assert "15 + 5 + 10 + 2 = 32" in answer("01")
    shapes = (5, 3), (5,), (2, 5), (2,)
    assert sum(map(math.prod, shapes)) == 32
    w1, b1, w2, b2 = (
        normal(key, shape)
        for key, shape in zip(split(jax.random.key(0), 4), shapes)
    )
    x = jnp.array([0.3, -1.0, 2.0])
    two = w2 @ (w1 @ x + b1) + b2
    np.testing.assert_allclose(two, w2 @ w1 @ x + w2 @ b1 + b2, rtol=1e-5)


def test_02_two_draws_of_the_program_are_equal():
    (program,) = re.findall(r"(?s)```python\n(.*?)```", notes(STEMS[2]))
    names = {"jax": jax, "split": split, "normal": normal}
    exec(program, names)
    draws = {name: tuple(names[name].tolist()) for name in "abcd"}
    assert draws["a"] == draws["d"]
    assert len(set(draws.values())) == 3
    assert "`a` and `d` alone" in answer("02")


def test_03_the_outer_map_gives_the_first_axis():
    keys = split(jax.random.key(0), 30)
    many = vmap(lambda key: init_params(key, [1, 30, 20, 1]))(keys)
    xs = jnp.linspace(-3, 3, 100)[:, None]
    both = [(0, None), (None, 0)]
    shapes = [
        vmap(vmap(network, inner), outer)(xs, many).shape
        for inner, outer in (both, both[::-1])
    ]
    assert "{} and {}".format(*shapes) in answer("03")


def test_04_a_doubled_gradient_doubles_the_plain_step_and_not_adams():
    import optax

    moves = {}
    for name, optimizer in (("sgd", optax.sgd), ("adam", optax.adam)):
        for size in (1.0, 2.0):
            made = optimizer(0.1)
            update, _ = made.update(size, made.init(0.0))
            moves[name, size] = float(update)
    assert moves["sgd", 2.0] == pytest.approx(2 * moves["sgd", 1.0])
    assert moves["adam", 2.0] == pytest.approx(moves["adam", 1.0])
    assert "Halve it" in answer("04")


def test_06_noise_of_the_lesson_has_the_variance_that_the_question_names():
    assert "variance 0.09" in notes(STEMS[6])
    assert "the truth itself: 0.09" in read_outputs(STEMS[6])


def read_outputs(stem):
    """Return all that the cells of a lesson print."""
    from lessons import read

    cells = read(stem)["cells"]
    outputs = [o for cell in cells for o in cell.get("outputs", [])]
    text = "".join("".join(o.get("text", "")) for o in outputs)
    return " ".join(text.split())


def test_07_units_change_the_error_and_not_the_score():
    assert f"ln 4 = {math.log(4):.3f}" in answer("07")
    rng = np.random.default_rng(0)
    y, found = rng.normal(size=(2, 100))
    errors = [np.mean((u * y - u * found) ** 2) for u in (1, 1000)]
    assert errors[1] / errors[0] == pytest.approx(1e6)
    assert "by 10⁶" in answer("07")


def test_08_a_short_batch_compiles_once_more():
    traced = []

    @jit
    def step(x):
        traced.append(x.shape)
        return x.sum()

    counts = []
    for _ in range(2):
        for first in range(0, 1_000, 32):
            step(jnp.zeros(1_000)[first : first + 32])
        counts.append(len(traced))
    assert traced == [(32,), (8,)]
    assert counts == [2, 2]
    assert "32 rows, once for the 8" in answer("08")


@pytest.mark.parametrize(
    ("number", "quoted"),
    [("05", "loss 1e-04 true error 3e-03"), ("09", "the vote: 94")],
)
def test_an_exam_question_quotes_what_its_lesson_prints(number, quoted):
    (stem,) = [stem for stem in STEMS if stem.startswith(number)]
    assert quoted in read_outputs(stem)
