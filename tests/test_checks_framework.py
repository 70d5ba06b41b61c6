"""What every check rests on: plain data, and fair judging."""

import importlib
import sys
import warnings
from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from toy_questions import HELP, HUNT, OPEN, PREDICTION, SCALE, verdict

from checks.calls import outcomes_of
from checks.compare import same
from checks.exercise import grade
from checks.judge import judge
from checks.kinds import order
from checks.plain import Formula, Other, Raised, to_jax, to_plain
from checks.question import Call, Mistake, Part, draw_calls
from checks.settings import DELIVERED
from checks.show import render

# --- judging


def test_a_right_answer_earns_every_point():
    found = verdict(lambda x, factor: factor * x)
    assert (found.state, found.points, found.possible) == ("right", 3, 3)
    assert found.cause == found.mistake == ""


def test_a_flag_that_the_reference_sets_is_not_told():
    def expect(x, factor):
        np.subtract(np.inf, np.inf)  # as OpenBLAS does, for no reason
        return factor * x

    question = replace(SCALE, expect=expect)
    assert verdict(lambda x, f: f * x, question).state == "right"


def test_a_part_that_is_right_earns_its_points_alone():
    found = verdict(lambda x, f: f * x if len(x) == 2 else x)
    assert (found.state, found.points) == ("partly", 2)
    assert found.parts == (("three", 0, 1), ("two", 2, 2))


def test_a_part_counts_although_another_call_raises():
    found = verdict(lambda x, f: f * x if len(x) == 2 else 1 / 0)
    assert found.points == 2
    assert found.case.error.name == "ZeroDivisionError"


def test_a_known_mistake_is_named_and_told():
    found = verdict(lambda x, factor: x + factor)
    assert (found.mistake, found.cause) == ("added", "You added.")


def test_a_known_error_is_named_and_told():
    assert verdict(lambda x, factor: x + "2").cause == "A type error."


def test_a_wrong_reference_that_cannot_be_computed_recognises_nothing():
    assert verdict(lambda x, factor: 0 * x).mistake == ""


def test_a_wrong_reference_warns_no_student():
    divided = Mistake("none", "", wrong=lambda x, f: x / np.zeros_like(x))
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        verdict(lambda x, f: x, replace(SCALE, mistakes=(divided,)))
    assert [str(warning.message) for warning in seen] == []


@pytest.mark.parametrize(
    "forged",
    [
        lambda x, f: np.nan * x,
        lambda x, f: (f * x)[None],
        lambda x, f: np.asarray(f * x).astype(complex),
        lambda x, f: (f * x).tolist(),
        lambda x, f: type("Any", (), {"__eq__": lambda *_: True})(),
        lambda x, f: np.array([x, None], dtype=object),
        lambda x, f: {"x": f * x},
        lambda x, f: jnp.float32(f) * x + 1e-2,
        lambda x, f: True,
    ],
)
def test_what_is_no_right_array_earns_nothing(forged):
    assert verdict(forged).points == 0


def test_missing_outcomes_are_an_error_of_ours():
    calls = draw_calls(SCALE, 0)
    with pytest.raises(ValueError, match="2 calls, 1 outcomes"):
        judge(SCALE, calls, [None])


def test_the_stub_is_not_written_yet():
    def stub(x, factor):
        raise NotImplementedError("not written yet")

    assert verdict(stub).state == "not written"
    assert verdict(...).state == "not written"


def test_a_stub_that_is_called_is_named_and_never_taken_for_the_answer():
    def helper(x):
        raise NotImplementedError("not written yet")

    def calls_it(x, factor):
        return factor * helper(x)

    found = verdict(calls_it)
    assert found.state == "wrong"
    assert "call `helper`, which is not written yet" in found.cause
    assert found.case.error.code == "return factor * helper(x)"


def test_an_error_that_hides_its_way_is_an_error():
    class Hidden(NotImplementedError):
        __traceback__ = property(lambda self: None)

    def hides(x, factor):
        raise Hidden("at home")

    assert "at home" in str(verdict(hides).case.error)


def test_what_jax_cannot_do_is_no_stub_of_the_students():
    def unsupported(x, factor):
        return jax.jit(raises)(x) * factor

    def raises(x):
        raise NotImplementedError(f"sorting {x.ndim} axes is not supported")

    (outcome,) = outcomes_of((unsupported,), [Call((np.ones(2), 3.0))])
    assert outcome.message == "sorting 1 axes is not supported"
    assert verdict(unsupported).state == "wrong"


def test_what_is_true_of_right_calls_explains_no_error():
    def raises_for_three(x, factor):
        return factor * x if len(x) < 3 else x.nothing

    always = Mistake("zero", "All is 0.", across=lambda cases: True)
    found = verdict(raises_for_three, replace(SCALE, mistakes=(always,)))
    assert found.case.error and found.mistake == ""


def test_where_no_value_is_expected_a_call_of_the_missed_part_is_shown():
    parts = (
        Part("three", label="three", holds=lambda cases: True),
        Part("two", label="two", holds=lambda cases: False),
    )
    question = replace(SCALE, expect=None, parts=parts)
    assert verdict(lambda x, f: f * x, question).case.label == "two"


def test_a_prediction_never_shows_its_answer():
    for answer in (5, 7, "4", None, 4.5):
        found = verdict(answer, PREDICTION)
        assert found.points == 0
        assert "4" not in render(found, PREDICTION).replace(str(answer), "")
    assert verdict(5, PREDICTION).cause == "One too many."
    assert verdict(4, PREDICTION).state == "right"


def test_a_bug_hunt_gives_a_point_each_for_line_and_symptom():
    points = [
        grade(HUNT, answers).points
        for answers in (
            (2, "a", "so"),
            (2, "B", ...),
            (1, "A", "so"),
            (1, 1, 1),
        )
    ]
    assert points == [2, 1, 1, 0]
    assert grade(HUNT, (2, "B", "so")).cause == "Not B."
    assert "still missing" in render(grade(HUNT, (2, "A", ...)), HUNT)


def test_an_order_accepts_each_right_order_and_loose_writing():
    question = order(
        "q1",
        "my_order",
        ("AB", "BA"),
        wrong=[("no C", "C", "C does not belong.")],
        why="because",
        hints=HELP,
    )
    for answer in ("AB", "b, a", ["B", "A"], ("a", "b")):
        assert verdict(answer, question).state == "right"
    wrong = verdict("CAB", question)
    assert wrong.cause == "C does not belong."
    # Not "2 letters": somebody who has given as many would feel unseen.
    assert "2 letters, each in its place" in render(wrong, question)
    assert verdict(12, question).points == 0


def test_an_open_answer_is_kept_for_a_person():
    found = verdict("my words", OPEN)
    assert (found.state, found.answer) == ("by hand", "my words")
    assert verdict(..., OPEN).state == "not written"


# --- comparing


@pytest.mark.parametrize(
    "value, expected, right",
    [
        (1.0, np.ones(()), True),
        (np.float64(1), 1.0, True),
        (1, 1.0, True),
        (1.0, 1, False),
        (True, 1, False),
        (np.ones(2), np.ones((2, 1)), False),
        ([1.0, 2.0], np.array([1.0, 2.0]), False),
        ((1.0, 2.0), [1.0, 2.0], True),
        ({"a": 1.0}, {"a": 1.0, "b": 2.0}, False),
        (np.array([1.0, 1e-5]), np.array([1.0, 0.0]), True),
        (np.array([1.0, 1e-3]), np.array([1.0, 0.0]), False),
        (Other("dict"), 1.0, False),
        ("a", "a", True),
    ],
)
def test_same_means_structure_shapes_and_numbers(value, expected, right):
    assert same(value, expected) is right


# --- plain data


def test_a_formula_is_a_jax_function_and_a_numpy_oracle():
    f = Formula("jnp.sin(x) * a + x**2", "x, a")
    assert f(2.0, 3.0) == pytest.approx(3 * np.sin(2.0) + 4)
    slope = jax.grad(to_jax(f))(2.0, 3.0)
    assert float(slope) == pytest.approx(3 * np.cos(2.0) + 4)


def test_a_tracer_or_an_endless_list_becomes_no_data():
    leaked = []
    jax.jit(lambda x: leaked.append(x))(1.0)
    assert "Tracer" in to_plain(leaked)[0].type_name
    endless = []
    endless.append(endless)
    assert "Other" in repr(to_plain(endless))


def test_an_error_is_told_with_the_students_own_line():
    source = (
        "def scale(x, factor):\n    y = x\n    y[0] = factor\n    return y\n"
    )
    names = {"__name__": "__main__"}
    exec(compile(source, "<answer>", "exec"), names)
    found = verdict(names["scale"])
    assert found.case.error.line == 3
    text = render(found, SCALE)
    assert "in line 3 of your cell" in text
    assert "JAX arrays cannot be written into" in text
    assert "Traceback" not in text and "calls.py" not in text


def test_the_line_is_found_inside_a_compiled_function_and_a_driver():
    source = "@jit\ndef f(x):\n    if x > 0:\n        return x\n    return 0\n"
    names = {"__name__": "__main__", "jit": jax.jit}
    exec(compile(source, "<answer>", "exec"), names)
    driver = "def twice(f, x):\n    return f(f(x))\n"
    (found,) = outcomes_of((names["f"],), [Call((1.0,), driver=driver)])
    assert isinstance(found, Raised)
    assert (found.name, found.line) == ("TracerBoolConversionError", 3)


def test_leaving_python_is_only_another_error():
    (found,) = outcomes_of((lambda x: sys.exit(1),), [Call((1.0,))])
    assert found.name == "SystemExit"


def test_an_exercise_handed_out_before_still_finds_its_checks():
    from helpers.checks import warm_up

    assert warm_up is importlib.import_module("checks.warm_up")
    with pytest.raises(ImportError, match="no_such_exercise"):
        from helpers.checks import no_such_exercise  # noqa: F401


class Mute(Exception):
    def __str__(self):
        raise ValueError("no words")


def silent(_):
    raise Mute


ANSWERS = (
    jnp.zeros((4, 2, 3)),
    jnp.array([14.0, 2.0]),
    jnp.array([14.0]),
    [14],
    (1, 2, 3),
    10**30,
    10**5_000,
    None,
    {"a": 1},
    object(),
    float("nan"),
    1j,
    np.array(["a"]),
    print,
    "14",
)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: type(a).__name__)
def test_any_value_in_place_of_a_number_ends_in_a_sentence(answer):
    found = verdict(answer, PREDICTION)
    assert found.state == "wrong"
    assert found.cause.endswith(".")
    assert render(found, PREDICTION)


def test_what_came_where_one_number_is_wanted_is_said():
    said = {
        "An array of 24 numbers came": jnp.zeros((4, 2, 3)),
        "without brackets": [14],
        "None came": None,
        "3 things came": (1, 2, 3),
    }
    for words, answer in said.items():
        assert words in verdict(answer, PREDICTION).cause


def test_an_exception_without_words_ends_in_a_sentence():
    (found,) = outcomes_of((silent,), [Call((1.0,))])
    assert (found.name, found.message) == ("Mute", "")


# --- what a notebook has set


SET = {
    "default_matmul_precision": "bfloat16",
    "default_prng_impl": "rbg",
    "numpy_dtype_promotion": "strict",
    "numpy_rank_promotion": "raise",
}


@pytest.mark.parametrize("name", DELIVERED)
def test_a_setting_of_the_notebook_is_undone_while_a_check_lasts(name):
    ours = SET.get(name, not DELIVERED[name])
    found = []

    def answer(x, factor):
        found.append(getattr(jax.config, f"jax_{name}"))
        return jnp.ones(x.shape[:1] * 2).at[0].set(factor * x)[0]

    jax.config.update(f"jax_{name}", ours)
    try:
        assert verdict(answer).state == "right"
        assert getattr(jax.config, f"jax_{name}") == ours
    finally:
        jax.config.update(f"jax_{name}", DELIVERED[name])
    assert set(found) == {DELIVERED[name]}


def test_an_error_that_numpy_was_told_to_raise_does_not_end_a_check():
    with np.errstate(all="raise"):
        assert verdict(lambda x, f: f * x + np.float32(1e-30) ** 2 * 0).points
