"""Every question of every exercise keeps what the framework promises."""

import base64
import doctest
import json
import shutil
import subprocess
import sys
from dataclasses import asdict

import numpy as np
import pytest
from student import made_in, questions

from checks.calls import outcomes_of
from checks.judge import judge
from checks.plain import Formula, Key, Raised
from checks.question import draw_calls
from tools import ROOT
from tools.make_exercises import solutions

QUESTIONS = [
    pytest.param(path.stem, question, id=f"{path.stem}-{question.label}")
    for path in solutions()
    for question in questions(path.stem).values()
]
each_question = pytest.mark.parametrize("stem, question", QUESTIONS)


def assert_plain(value):
    """Fail unless a value is plain data, all the way down."""
    if isinstance(value, dict):
        assert all(type(name) is str for name in value)
        value = list(value.values())
    if type(value) in (list, tuple):
        for item in value:
            assert_plain(item)
    else:
        plain = (int, float, bool, str, type(None), np.ndarray, Key, Formula)
        assert type(value) in plain, type(value)


@each_question
def test_inputs_are_plain_and_decided_by_the_seed(stem, question):
    calls = draw_calls(question, 0)
    assert_plain([call.arguments for call in calls])
    again, other = draw_calls(question, 0), draw_calls(question, 1)
    assert repr(calls) == repr(again)
    if question.kind == "function":
        assert repr(calls) != repr(other)
        arguments = [shapes_of(call.arguments) for call in calls]
        assert arguments == [shapes_of(call.arguments) for call in other]


def shapes_of(value):
    """Return the shapes of all arrays in a value: what compiles anew."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [shapes_of(item) for item in value]
    return value.shape if isinstance(value, np.ndarray) else None


@each_question
def test_help_is_there_and_its_example_is_true(stem, question):
    help_texts = question.hints
    assert help_texts.nudge and help_texts.hint and help_texts.example
    test = doctest.DocTestParser().get_doctest(
        help_texts.example, {}, f"{stem} {question.label}", None, None
    )
    assert test.examples
    printed = []
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test, out=printed.append)
    assert runner.failures == 0, "".join(printed)


@each_question
def test_why_it_matters_is_one_sentence(stem, question):
    if question.kind != "open":
        assert question.why.endswith(".")
        assert question.points > 0
    else:
        assert question.points == 0


@each_question
def test_an_open_question_says_what_earns_each_point(stem, question):
    if question.kind == "open":
        marking = question.marking
        assert 2 <= len(set(marking.earns)) <= 4
        assert marking.good and marking.weak


@pytest.mark.parametrize("path", solutions(), ids=lambda path: path.stem)
def test_nothing_of_an_exercise_is_left_to_write(path):
    exercise = path.stem.partition("_")[2]
    left = [
        f"still to write in {place.relative_to(ROOT).as_posix()}: {line}"
        for folder in (f"checks/{exercise}", f"tests/answers/{exercise}")
        for place in [*sorted((ROOT / folder).glob("*.py")), path]
        for line in place.read_text(encoding="utf-8").splitlines()
        if "TODO" in line
    ]
    assert not left, "\n".join(left)


# A judge that shares nothing with the student's process but files of text.
SANDBOX = """
import base64, json, sys
import numpy as np
from checks.plain import Formula, Key
from checks.calls import Call, outcomes_of

def load(item):
    if isinstance(item, list):
        return [load(i) for i in item]
    kind = item.get("kind")
    if kind == "array":
        data = base64.b64decode(item["data"])
        return np.frombuffer(data, item["dtype"]).reshape(item["shape"])
    if kind == "key":
        return Key(item["seed"])
    if kind == "formula":
        return Formula(item["body"], item["arguments"], item["name"])
    if kind == "dict":
        return {n: load(i) for n, i in item["items"].items()}
    return item["value"]

def dump(value):
    if isinstance(value, (list, tuple)):
        return [dump(v) for v in value]
    if isinstance(value, np.ndarray):
        data = base64.b64encode(np.ascontiguousarray(value)).decode()
        form = dict(dtype=value.dtype.str, shape=list(value.shape))
        return dict(kind="array", data=data, **form)
    if isinstance(value, dict):
        items = {n: dump(v) for n, v in value.items()}
        return dict(kind="dict", items=items)
    return dict(kind="plain", value=value)

task = json.load(sys.stdin)
names = {"__name__": "__main__"}
for cell in task["cells"]:
    exec(cell, names)
outcomes = {}
for label, (name, calls) in task["questions"].items():
    calls = [Call(tuple(load(a)), l, d) for a, l, d in calls]
    outcomes[label] = [dump(v) for v in outcomes_of((names[name],), calls)]
assert not [m for m in sys.modules if m.startswith("checks.")
            and m.rsplit(".")[-1] not in ("plain", "calls", "settings")]
print(json.dumps(outcomes))
"""


def dump(value):
    """Return plain data as what JSON can hold."""
    if isinstance(value, (list, tuple)):
        return [dump(v) for v in value]
    if isinstance(value, np.ndarray):
        data = base64.b64encode(np.ascontiguousarray(value)).decode()
        dtype, shape = value.dtype.str, list(value.shape)
        return {"kind": "array", "data": data, "dtype": dtype, "shape": shape}
    if isinstance(value, dict):
        items = {n: dump(v) for n, v in value.items()}
        return {"kind": "dict", "items": items}
    if isinstance(value, (Key, Formula)):
        return {"kind": type(value).__name__.lower(), **asdict(value)}
    return {"kind": "plain", "value": value}


def load(item):
    """Return plain data from what JSON can hold."""
    if isinstance(item, list):
        return [load(i) for i in item]
    if item["kind"] == "array":
        data = base64.b64decode(item["data"])
        return np.frombuffer(data, item["dtype"]).reshape(item["shape"])
    if item["kind"] == "dict":
        return {n: load(i) for n, i in item["items"].items()}
    return item["value"]


def test_a_process_without_questions_gives_the_judge_all_it_needs(tmp_path):
    package = tmp_path / "checks"
    package.mkdir(parents=True)
    for name in ("__init__.py", "plain.py", "calls.py"):
        shutil.copy(ROOT / "checks" / name, package / name)
    asked = {
        label: question
        for label, question in questions("00_warm_up").items()
        if question.kind == "function"
    }
    calls = {label: draw_calls(q, 2026) for label, q in asked.items()}
    task = {
        "cells": [
            "import jax.numpy as jnp\nfrom jax import grad",
            "def set_first(a, value): return a.at[0].set(value)",
            "def cap(x, limit): return jnp.minimum(x, limit)",
            "def slope(f, x): return grad(f)(x)",
            "def descend(f, x, learning_rate, num_steps):\n    return x",
        ],
        "questions": {
            label: [
                question.names[0],
                [[dump(c.arguments), c.label, c.driver] for c in calls[label]],
            ]
            for label, question in asked.items()
        },
    }
    done = subprocess.run(
        [sys.executable, "-c", SANDBOX],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "JAX_PLATFORMS": "cpu"},
    )
    assert done.returncode == 0, done.stderr
    outcomes = json.loads(done.stdout)
    points = {
        label: judge(
            q, calls[label], [load(o) for o in outcomes[label]]
        ).points
        for label, q in asked.items()
    }
    assert points == {"q1": 1, "q3": 2, "q4": 2, "q5": 0}


@pytest.mark.parametrize("path", solutions(), ids=lambda path: path.stem)
def test_answers_of_the_solution_are_right_for_other_inputs(path):
    asked = {
        label: question
        for label, question in questions(path.stem).items()
        if question.kind != "open"  # a person reads it
    }
    wanted = [name for question in asked.values() for name in question.names]
    names = made_in(path.stem, wanted)
    for label, question in asked.items():
        answers = tuple(names[name] for name in question.names)
        for seed in (7, 99):
            calls = draw_calls(question, seed)
            outcomes = outcomes_of(answers, calls)
            assert not any(isinstance(o, Raised) for o in outcomes)
            found = judge(question, calls, outcomes)
            assert found.state == "right", (label, seed, found)


@pytest.mark.parametrize("value", ["", "ab", (), [], {}, None, ((), ())])
@pytest.mark.parametrize(
    "question",
    [p.values[1] for p in QUESTIONS if p.values[1].kind == "function"],
    ids=lambda question: question.signature,
)
def test_what_holds_no_number_earns_nothing(question, value):
    calls = draw_calls(question, 5)
    assert judge(question, calls, [value] * len(calls)).points == 0
