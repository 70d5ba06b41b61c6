"""A whole class is handed in: each gets the mark that is fair, exactly."""

import pytest
from handed_in import STEM, broken, cheats, honest, secret_inputs, wild

from grading.grade import grade
from grading.sandbox.walls import Limits, why_not

SEED = 271828  # of the inputs that no student knows
LIMITS = Limits(cell_seconds=8, call_seconds=4, memory=3_000_000_000)
MADE = (
    *honest.SUBMISSIONS,
    *broken.SUBMISSIONS,
    *wild.SUBMISSIONS,
    *cheats.SUBMISSIONS,
    *secret_inputs.SUBMISSIONS,
)


@pytest.fixture(scope="module", autouse=True)
def sandbox():
    """Say plainly what is missing, where there is no sandbox."""
    assert why_not() == ""


def told(record):
    """Return all that student and teacher may read of a record."""
    lines = [record.status, record.note, *record.prose]
    for trouble in record.troubles:
        lines += [f"{trouble.where} {trouble.kind} {trouble.message}"]
    for question in record.questions:
        lines += [question.feedback, str(question.answer)]
    return "\n".join(lines)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_a_submission_gets_its_fair_mark(made):
    record = grade(made.content, STEM, SEED, LIMITS)
    found = told(record)
    assert (record.points, record.status) == (made.points, made.status), found
    unwrapped = " ".join(found.split())
    assert made.says in unwrapped
    assert not made.hides or made.hides not in unwrapped
