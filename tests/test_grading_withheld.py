"""Nothing that students can import, or read and run, answers a question."""

import os
import pickle
import subprocess
import sys

import pytest

from checks.exercise import NOTEBOOK_SEED
from checks.judge import judge
from grading.exercise import calls_of, exercises, questions_of, rounds_of
from grading.sandbox import kit

# Runs where only the kit is: tries each function on each question's calls.
PROGRAM = """
import ast, importlib, pathlib, pickle, pkgutil, signal, sys
import helpers
from checks.calls import outcome_of
from checks.plain import Raised

def stop(*_):
    raise TimeoutError
signal.signal(signal.SIGALRM, stop)

def texts():
    for path in pathlib.Path(helpers.__file__).parent.rglob("*"):
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text())):
                text = getattr(node, "value", None)
                if isinstance(text, str) and "def " in text:
                    yield path.name, text
        elif path.is_file() and path.suffix != ".pyc":
            yield path.name, path.read_bytes().decode("utf-8", "replace")

# Each function once, under whatever names; those of JAX anyone may call.
found, seen = {}, set()
for info in pkgutil.walk_packages(helpers.__path__, "helpers."):
    if not info.name.startswith(sys.argv[3]):
        continue
    module = importlib.import_module(info.name)
    for name, value in vars(module).items():
        home = getattr(value, "__module__", None) or "helpers"
        ours = callable(value) and home.startswith("helpers")
        if ours and id(value) not in seen and not name.startswith("_"):
            seen.add(id(value))
            found[f"{info.name}.{name}"] = value
for source, text in texts() if sys.argv[3] == "helpers" else ():
    names = {}
    try:
        exec("import jax\\nimport jax.numpy as jnp\\n" + text, names)
    except Exception:
        continue
    found |= {f"{source}: {n}": v for n, v in names.items() if callable(v)}

questions = pickle.load(open(sys.argv[1], "rb"))
outcomes = {}
for name, function in found.items():
    for label, calls in questions.items():
        signal.alarm(3)
        try:
            made = [outcome_of((function,), call) for call in calls]
            outcomes[name, label] = pickle.dumps(made)
        except BaseException:
            pass
        signal.alarm(0)
pickle.dump(outcomes, open(sys.argv[2], "wb"))
"""


def points_of_all(folder, stem, run, also="", tried="helpers"):
    """Return {(function, label): points} of all that a kit holds.

    Arguments:
        folder: an empty one, for the kit.
        stem, run: the exercise, and one of its rounds.
        also: the source of one more module, `helpers.also`.
        tried: how the names of the modules begin that are tried.
    """
    kit.build(folder, run.withheld)
    (folder / "helpers" / "also.py").write_text(also, encoding="utf-8")
    questions = {
        label: question
        for label, question in questions_of(stem).items()
        if label in run.labels and question.kind == "function"
    }
    calls = {
        label: list(calls_of(stem, label, NOTEBOOK_SEED))
        for label in questions
    }
    (folder / "calls").write_bytes(pickle.dumps(calls))
    words = ["-W", "ignore", "-c", PROGRAM, "calls", "outcomes", tried]
    subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "MPLBACKEND": "Agg"},
        check=True,
        capture_output=True,
    )
    found = pickle.loads((folder / "outcomes").read_bytes())
    return {
        (name, label): judge(
            questions[label], calls[label], pickle.loads(outcomes)
        ).points
        for (name, label), outcomes in found.items()
    }


@pytest.mark.parametrize("stem", exercises())
def test_no_function_and_no_text_of_the_package_earns_a_point(stem, tmp_path):
    for number, run in enumerate(rounds_of(stem)):
        folder = tmp_path / str(number)
        folder.mkdir()
        points = points_of_all(folder, stem, run)
        assert {name: n for name, n in points.items() if n} == {}
        assert not points or len(points) > 100


def test_an_answer_in_the_package_would_be_found(tmp_path):
    (run,) = rounds_of("01_network")
    also = "from jax.numpy import tanh\nwx = lambda x, w, b: tanh(w @ x + b)"
    points = points_of_all(tmp_path, "01_network", run, also, "helpers.also")
    assert points["helpers.also.wx", "q1"] == 2
