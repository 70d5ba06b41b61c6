"""No wrong answer is praised, no right one refused, none ends in an error.

The answers are made by a program, see varied/, some 4,500 of them.  Each run
tries every fortieth; with VARIED_EVERY=1 in the environment all are tried.
`python tests/test_checks_varied.py [00 ...]` prints how many there are for
each question, and what became of them.
"""

import os
import re
import sys
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import jax
import pytest
from student import execute, questions, run_cells
from varied import EXERCISES, answers

from checks.exercise import grade

EVERY = int(os.environ.get("VARIED_EVERY", "40"))


def outcome(varied, seed=0):
    """Return what a check made of one answer, as a word, and its cause."""
    names = {"jax": jax, **run_cells(varied.stem)[0]}
    question = questions(varied.stem)[varied.label]
    try:
        execute(varied.text, names, "<varied>")
        verdict = grade(question, [names[n] for n in question.names], seed)
        full = verdict.points == verdict.possible
    except BaseException as error:
        return "raised", f"{type(error).__name__}"
    return judged(varied, full, verdict.cause), verdict.cause


def judged(varied, full, cause):
    """Return the word for what a check made of an answer."""
    if varied.kind == "right":
        return "right" if full else "refused"
    if full:
        return "passed"
    if not cause:
        return "no cause"
    seen = not varied.says or re.search(varied.says, cause)
    return "seen" if seen else "other cause"


@pytest.mark.parametrize("stem", EXERCISES)
def test_no_varied_answer_is_misjudged(stem):
    bad = [
        (word, varied.label, varied.kind, varied.text)
        for varied in answers(stem, EVERY)
        for word, _ in [outcome(varied)]
        if word in ("raised", "refused", "passed")
    ]
    assert not bad


def print_table(stem):
    """Print what became of every varied answer to one exercise."""
    found = {}
    for varied in answers(stem):
        word, cause = outcome(varied)
        found.setdefault(varied.label, Counter())[word] += 1
        if word not in ("right", "seen"):
            print(f"--- {stem} {varied.label} {varied.kind}: {word}: {cause}")
            print("" if word == "other cause" else varied.text)
    for label, counts in found.items():
        print("TABLE", stem, label, sum(counts.values()), dict(counts))


if __name__ == "__main__":
    for stem in EXERCISES:
        if not sys.argv[1:] or stem[:2] in sys.argv[1:]:
            print_table(stem)
