"""Worked solutions earn all points in the sandbox; stubs earn none."""

import pytest

from grading.grade import grade
from lessons import ROOT

STEMS = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))
SEED = 577_215


@pytest.mark.parametrize("stem", STEMS)
def test_a_worked_solution_earns_all_and_an_empty_exercise_nothing(stem):
    solution = grade(
        (ROOT / f"solutions/{stem}.ipynb").read_bytes(), stem, SEED
    )
    assert (solution.status, solution.troubles) == ("graded", ())
    assert solution.points == solution.possible > 0
    stub = grade((ROOT / f"exercises/{stem}.ipynb").read_bytes(), stem, SEED)
    assert (stub.status, stub.troubles, stub.prose) == ("graded", (), ())
    assert {q.state for q in stub.questions} == {"not written"}
