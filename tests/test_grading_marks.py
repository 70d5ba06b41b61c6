"""A whole class is handed in: each gets the mark that is fair, exactly."""

from collections import Counter

import pytest
from handed_in import STEM, broken, cheats, honest, secret_inputs, wild

from grading.exercise import questions_of
from grading.grade import grade
from grading.sandbox.bubblewrap import Limits, why_not
from lessons import ROOT

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
        lines += [question.state, str(question.answer)]
        lines += [text for _, text in question.fields]
    return "\n".join(lines)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_a_submission_gets_its_fair_mark(made):
    record = grade(made.content, STEM, SEED, LIMITS)
    found = told(record)
    assert (record.points, record.status) == (made.points, made.status), found
    unwrapped = " ".join(found.split())
    assert made.says in unwrapped
    assert not made.hides or made.hides not in unwrapped


def test_the_instructors_page_tells_how_this_class_ends():
    page = (ROOT / "reference" / "instructors.md").read_text(encoding="utf-8")
    different = len({made.content for made in MADE})
    assert f"The tests hand in {len(MADE)} notebooks" in page
    assert f"with a roster of {len(MADE) + 1}," in page
    assert f"{len(MADE)} students handed in {different} different" in page
    for status, number in Counter(made.status for made in MADE).items():
        assert f"{number:>8}  {status}\n" in page
    mean = sum(made.points for made in MADE) / len(MADE)
    possible = sum(q.points for q in questions_of(STEM).values())
    assert f"  mean {mean:.2f} of {possible} points\n" in page
