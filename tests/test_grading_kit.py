"""In the sandbox, helpers offer neither checks nor answers."""

import subprocess
import sys

import pytest

from checks import judge
from checks.exercise import number_of
from grading.exercise import GIVEN_LATER, exercise_of, rounds_of
from grading.sandbox.kit import WITHHELD_MODULES, build, version_of, without
from lessons import ROOT

STEMS = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))
CALL_ALL = """
import importlib, pathlib, sys
kit, *withheld = sys.argv[1:]
for path in sorted(pathlib.Path(kit, "helpers").rglob("*.py")):
    parts = path.relative_to(kit).with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
    for name in withheld:
        function = vars(module).get(name)
        if not callable(function):
            continue
        try:
            function()
        except ImportError as error:
            print(type(error).__name__, name)
        else:
            print("offered:", module.__name__, name)
"""


def test_every_question_is_judged_in_one_run():
    for stem in STEMS:
        labels = [label for run in rounds_of(stem) for label in run.labels]
        wanted = [q.label for q in exercise_of(stem).questions]
        assert sorted(labels, key=number_of) == wanted, stem


def test_a_question_is_never_judged_where_its_answer_is_given():
    for stem in STEMS:
        questions = {q.label: q for q in exercise_of(stem).questions}
        for run in rounds_of(stem):
            for label in run.labels:
                if questions[label].kind == "function":
                    assert set(questions[label].names) <= run.withheld, stem
    assert len(rounds_of("04_gradients")) == 2
    assert set(GIVEN_LATER) <= set(STEMS)


def test_what_is_withheld_raises_and_all_modules_can_be_imported(tmp_path):
    (_, run) = rounds_of("04_gradients")
    withheld = run.withheld | {"network", "init_params", "network_batch"}
    build(tmp_path, withheld)
    said = subprocess.run(
        [sys.executable, "-c", CALL_ALL, str(tmp_path), *sorted(withheld)],
        cwd=tmp_path,
        env={"MPLBACKEND": "Agg"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "offered" not in said
    for name in ("mse_loss", "network", "network_batch", "init_params"):
        assert f"Withheld {name}" in said


def test_the_kit_holds_no_judge_and_no_expectation(tmp_path):
    build(tmp_path, frozenset())
    checks = tmp_path / "checks"
    assert not (checks / "judge.py").exists()
    assert not (checks / "hints").exists()
    for path in checks.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "expect" not in text.replace("Unexpected", ""), path.name
    grading = tmp_path / "grading"
    assert sorted(path.name for path in grading.rglob("*.py")) == [
        "__init__.py",
        "__init__.py",
        "wire.py",
        "worker.py",
    ]
    for pattern in WITHHELD_MODULES:
        paths = list(tmp_path.glob(pattern))
        assert paths
        assert all("def withheld" in path.read_text() for path in paths)
    assert judge.judge  # it is there, outside


def test_a_decorated_function_is_withheld_with_its_decorators():
    source = "x = 1\n\n@jit\n@f(2)\ndef _network(x):\n    return x\n\ny = 2\n"
    emptied = without(source, {"network"})
    assert "return x" not in emptied and "@" not in emptied
    assert "x = 1" in emptied and "y = 2" in emptied


def test_an_unknown_exercise_is_named_with_those_there_are():
    with pytest.raises(ValueError, match="no exercise '09_more'; there are"):
        exercise_of("09_more")


def test_versions_differ_between_exercises_and_stay_the_same():
    assert len({version_of(stem) for stem in STEMS}) == len(STEMS)
    assert version_of(STEMS[0]) == version_of(STEMS[0])


def test_asking_why_says_nothing_in_the_sandbox(tmp_path):
    build(tmp_path, frozenset())
    code = "from helpers import why\ntry: 1 / 0\nexcept Exception: why()"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
