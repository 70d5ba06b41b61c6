"""What is said when no mistake of a question's own fits: real messages."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from toy_questions import SCALE, verdict

from checks.calls import Call, outcomes_of
from checks.diagnose import (
    diagnose,
    diagnose_answer,
    diagnose_error,
    diagnose_joined,
    diagnose_joint,
    diagnose_lengths,
    where_wrong,
)
from checks.form import wrong_kind
from checks.judge import case_of
from checks.plain import Raised
from checks.question import Case, draw_calls
from helpers.network import network

ONES = np.ones(3)
CALL = draw_calls(SCALE, 0)[0]


def asks_a_tracer(x):
    return jax.jit(lambda y: y if y > 0 else -y)(x[0])


def forgets_to_return(x):
    (lambda: None)()["weights"]


def calls_itself(x):
    return calls_itself(x)


def uses_too_early(x):
    y = y + x  # noqa: F821
    return y


def writes_into_a_place(x):
    x.at[0] = 1.0


def sets_a_shape(x):
    y = jnp.asarray(x)
    y.shape = (3, 1)


def keeps_a_tracer(x):
    kept = []
    jax.jit(lambda y: kept.append(y))(x)
    return kept[0] + 1


ANSWERS = {
    "NumPy asks a tracer": lambda x: jax.jit(lambda y: np.sin(y))(x),
    "would depend on the values": lambda x: jax.jit(jnp.flatnonzero)(x),
    "an array, a list or a dict holds many": lambda x: x if x > 0 else -x,
    "A list stands where": lambda x: jnp.sin([1.0, 2.0]),
    "Print what comes": lambda x: [a + b for a, b in x[:, None]],
    "`range(number)`": lambda x: [n for n in len(x)],
    "A place is given by a whole number": lambda x: [1, 2][len(x) / 3],
    "Round brackets": lambda x: x(0),
    "Square brackets": lambda x: len(x)[0],
    "A sign such as": lambda x: {} + 1,
    "`tree_map` is `jax.tree.map` today": lambda x: jax.tree_map(abs, x),
    "in front of the dot": lambda x: x.append(1),
    "kept outside of it": keeps_a_tracer,
    "not a number to calculate with": lambda x: jax.random.key(0) + 1,
    "the message names the argument": lambda x: network(x, {}),
    "cannot be written into": writes_into_a_place,
    "Write `y = y.reshape((3, 1))`": sets_a_shape,
    "the value is not known yet": asks_a_tracer,
    "A matrix product": lambda x: jnp.ones((2, 3)) @ jnp.ones(2),
    "Print both": lambda x: x + jnp.ones(2),
    "returns one number": lambda x: jax.grad(lambda y: 2 * y)(x),
    "Use floats": lambda x: jax.grad(lambda y: y)(3),
    "Leave its brackets": lambda x: jax.vmap(3.0)(x),
    "Give `None`": lambda x: jax.vmap(jnp.add)(x, jnp.ones(4)),
    "a name for each": lambda x: jax.random.normal(
        jax.random.split(jax.random.key(0)), (2,)
    ),
    "a key is made from it": lambda x: jax.random.normal(0, (2,)),
    "misspelt": lambda x: jnp.ones(2) + no_such_name,  # noqa: F821
    "before the function has given": uses_too_early,
    "number of arguments": lambda: 1,
    "Print its keys": lambda x: {"weights": 1}["weight"],
    "count from 0": lambda x: [1, 2][len(x)],
    "without end": calls_itself,
    "returned nothing": forgets_to_return,
    "stands where the dtype belongs": lambda x: jax.random.uniform(
        jax.random.key(0), (2,), -3, 3
    ),
}


@pytest.mark.parametrize("words", ANSWERS)
def test_the_cause_of_a_common_error_is_told(words):
    (outcome,) = outcomes_of((ANSWERS[words],), [Call((ONES,))])
    case = case_of(SCALE, CALL, outcome)
    assert words in diagnose(case, 1e-4), str(case.error)


def adds_to_its_argument(x):
    x.append(1.0)
    return len(x)


def goes_on_after_its_lines(x):
    y = 2 * len(x)
    raise NotImplementedError("not written yet") from None
    return y


@pytest.mark.parametrize(
    "answer, words",
    [
        (adds_to_its_argument, "writes into the list or dictionary"),
        (goes_on_after_its_lines, "Write yours in its place"),
    ],
)
def test_what_the_judge_itself_finds_is_told(answer, words):
    (outcome,) = outcomes_of((answer,), [Call(([1.0, 2.0],))])
    assert words in diagnose_error(outcome)


@pytest.mark.parametrize(
    "answer, words",
    [
        (lambda x, f: -f * x, "The sign is wrong"),
        (lambda x, f: (f * x)[::-1], "The order is reversed"),
        (lambda x, f: np.roll(f * x, len(x) == 3), "each one place off"),
        (lambda x, f: 32 * f * x, "It is 32 times too large"),
        (lambda x, f: f * x / 4, "It is 4 times too small"),
        (lambda x, f: (f * x)[:, None], "an axis of length 1"),
        (lambda x, f: x[:-1], "Axis 0 is 1 too short in every call"),
        (lambda x, f: x[: 4 - len(x)], "The shape is (1,), wanted is (3,)"),
        (lambda x, f: print(f * x), "does its last line say `return`"),
        (lambda x, f: list(f * x), "stack its parts"),
        (lambda x, f: (x, f * x), "2 things came"),
        (lambda x, f: np.ones(3), "The same came for all arguments"),
        (lambda x, f: x[:2] if len(x) < 3 else f * x[:2], "The same shape"),
        (lambda x, f: (f * x).astype(int), "keep floats"),
        (lambda x, f: f * x[:, None] + x, "Every entry met every other"),
        (lambda x, f: -2 * f * x, "2 times too large, and has the wrong sign"),
        (lambda x, f: f * x / 0, "All numbers are nan or infinite"),
        (lambda x, f: lambda: f * x, "You returned a function"),
        (lambda x, f: x > 0, "True and False came"),
        (lambda x, f: 1j * x, "Complex numbers came"),
        (lambda x, f: object(), "A value of type object came"),
        (lambda x, f: f * x + 0.5, "by one and the same number: 0.5"),
        (lambda x, f: x / f, "comes with `1 / factor` for `factor`"),
        (lambda x, f: 5 * x, "comes with 5 for `factor`, whatever it is"),
        (lambda x, f: f * abs(x), "comes with `abs(x)` for `x`"),
        (lambda x, f: np.tanh(f * x), "tanh of the right numbers came"),
        (lambda x, f: (f * x) ** 2, "The squares of the right numbers"),
        (lambda x, f: np.mean(f * x), "the mean along axis 0: all 3"),
        (lambda x, f: np.linalg.norm(f * x), "summed squares along axis 0"),
        (
            lambda x, f: np.array([1, f, f])[: len(x)] * x,
            "Entry 0, counted from 0, is",
        ),
    ],
)
def test_the_way_in_which_numbers_are_wrong_is_told(answer, words):
    assert words in verdict(answer).cause


@pytest.mark.parametrize(
    "came, words",
    [
        ([[1.0, 9.0], [3.0, 4.0], [5.0, 6.0]], "Row 0, counted from 0, is w"),
        ([[0.0, 2.0], [0.0, 4.0], [0.0, 6.0]], "Column 0, counted from 0,"),
        ([[1.0, 2.0], [0.0, 4.0], [0.0, 6.0]], "Row 0, counted from 0, is r"),
        ([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], ""),
    ],
)
def test_the_rows_or_columns_that_are_wrong_are_named(came, words):
    right = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    assert where_wrong(np.array(came), right).startswith(words)


ONE = Case((), None, None)


def test_what_is_true_of_two_axes_is_said_of_none():
    table = np.array([[3.0, 1.0], [1.0, 2.0]])
    assert diagnose_joined(np.array([1.0, 1.0]), table, 1e-4) == ""
    table = np.array([[3.0, 1.0], [2.0, 5.0]])
    assert "mean along axis 1" in diagnose_joined(table.mean(1), table, 1e-4)
    table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 9.0]])
    assert "number 1 along axis 1" in diagnose_joined(table[:, 1], table, 1e-4)
    table = np.array([[1.0, 2.0], [4.0, 6.0], [3.0, 5.0]])
    said = diagnose_joined(table[1], table, 1e-4)
    assert said.startswith("What came is the largest or number 1 along axis 0")


@pytest.mark.parametrize(
    "came, wanted, words",
    [
        ([(3, 2), (3, 4)], [(3, 3), (3, 5)], "Axis 1 is 1 too short in every"),
        ([(3, 2), (3, 4)], [(1, 2), (1, 4)], "Axis 0 is 2 too long in every"),
        ([(4, 1), (4, 1)], [(5, 1), (7, 1)], "Axis 0 is 4 long for all"),
        ([(4,), (5,)], [(5,), (7,)], ""),
        ([(1,), (1,)], [(5,), (7,)], ""),  # a sum, perhaps
        ([(1,), (1,)], [(2,), (2,)], ""),
        ([(2, 2)], [(3, 3)], ""),
        ([(2,), (2, 5)], [(3,), (3,)], ""),
    ],
)
def test_a_length_is_called_off_or_fixed_where_one_axis_is(
    came, wanted, words
):
    cases = [
        replace(ONE, value=np.ones(one), expected=np.ones(other))
        for one, other in zip(came, wanted)
    ]
    said = diagnose_lengths(cases)
    assert said.startswith(words) if words else said == ""
    lists = [replace(case, value=case.value.tolist()) for case in cases]
    assert diagnose_lengths(lists) == ""


@pytest.mark.parametrize(
    "value, expected, words",
    [
        (14.0, 14.37, "rounded too early"),
        (0.0, 0.37, ""),  # nothing was calculated, perhaps
        (15.0, 14.37, ""),
        ((14, 37), 14.37, "written as a point"),
        ((14.0, 37), 14.37, "2 things came where one number"),
    ],
)
def test_a_number_that_is_nearly_given_is_told(value, expected, words):
    said = diagnose_answer(value, expected)
    assert words in said if words else said == ""


def test_the_wrong_entry_of_a_dict_or_a_list_is_named():
    right = {"weights": [ONES, ONES], "biases": [ONES]}
    wrong = {"weights": [ONES, 2 * ONES], "biases": [ONES]}
    assert where_wrong(wrong, right).startswith("Entry `weights` is wrong")
    wrong["biases"] = [2 * ONES]
    said = where_wrong(wrong, right)
    assert said.startswith("In `weights`, number 1, counted from 0, is wrong")
    said = where_wrong(wrong["weights"], right["weights"])
    assert said.startswith("Number 1, counted from 0, is wrong, and the other")


TABLE = np.arange(6.0).reshape(2, 3)


@pytest.mark.parametrize(
    "value, expected, words",
    [
        (np.float32(-4.5), 4.5, "The sign is wrong"),
        (np.float32(9.1), 4.5, ""),
        (np.float32(9.0), 4.5, "2 times too large"),
        ([1, 2], 701, "2 things came where one number is wanted"),
        (np.ones((1, 2)), np.ones(2), "an axis of length 1"),
        (np.arange(4.0), np.arange(4.0).reshape(2, 2), "axes were merged"),
        (np.arange(4.0).reshape(2, 2), np.arange(4.0), "axes were cut apart"),
        ({"a": 1.0}, [1.0, 2.0], "A dictionary came"),
        ([np.ones(2), 1.0], [1.0, np.ones(2)], "in the wrong order"),
        ([np.ones(2), 1.0], [np.ones(3), 1.0], "Number 0, counted from 0,"),
        ([1.0, None], [1.0, {"a": 1.0}], "1, counted from 0, is None"),
        ([1.0, None], [1.0, np.ones(3)], "is None, and (3,) is wanted"),
        ([1.0, np.ones(3)], [1.0, 1.0], "shape (3,), and one number is"),
        (np.array([2, 1, 1, 1]), np.array([1, 1, 2, 1]), ""),
        (np.arange(4.0)[[1, 3, 0, 2]], np.arange(4.0), "in another order"),
        (np.ones((2, 5)), np.zeros(2), "along axis 1, a sum, a mean or a"),
        (np.ones((3, 3, 2)), np.zeros((3, 2)), "wanted is (3, 2)."),
        (np.ones((5, 1)), np.arange(5.0), "wanted is (5,)."),
        ([2.0, 1], [1, 5.0], "in another order than the question names"),
        (np.ones((2, 3)), TABLE, "All rows came out alike"),
        (TABLE[0], TABLE, "Only the first of 2 results came"),
        (TABLE[1], TABLE, "Only the last of 2 results came"),
        (TABLE[0, 0], TABLE[0], "Only the first of 3 results came"),
    ],
)
def test_one_number_or_several_things_are_told_apart(value, expected, words):
    value = np.asarray(value) if isinstance(value, np.generic) else value
    case = replace(ONE, value=value, expected=expected, form=expected)
    said = wrong_kind(value, expected) or diagnose(case, 1e-4)
    assert said == "" if not words else words in said, said


def test_an_error_behind_the_students_lines_is_not_called_their_own():
    error = Raised("ValueError", "strange", line=None)
    assert "Your own lines ran through" in diagnose_error(error)
    assert "your own code raised it" in diagnose_error(replace(error, line=2))


def test_a_factor_of_all_calls_is_told_and_never_nan():
    def cases(*values):
        return [replace(ONE, value=v, expected=e) for v, e in values]

    assert "1.5 times too large" in diagnose_joint(
        cases((0.9, 0.6), (3.0, 2.0))
    )
    assert diagnose_joint(cases((np.nan, 0.6), (3.0, 2.0))) == ""
    assert diagnose_joint(cases((0.9, 0.6), (3.0, 2.5))) == ""


def test_no_strange_answer_ends_in_a_traceback_of_ours(monkeypatch):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("checks.judge.diagnose", broken)
    assert verdict(lambda x, factor: 2 * x).cause == SCALE.otherwise
