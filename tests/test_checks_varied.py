"""No wrong answer is praised, no right one refused, none ends in an error.

The answers are made by a program, see varied/: `python tests/test_checks_
varied.py` prints how many there are for each question, and what became of
them.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import jax
from student import execute, questions, run_cells
from varied import EXERCISES, answers

from checks.exercise import grade


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
    if varied.kind == "right":
        return ("right" if full else "refused"), verdict.cause or ""
    if full:
        return "passed", ""
    if not verdict.cause:
        return "no cause", ""
    if varied.says and not re.search(varied.says, verdict.cause):
        return "other cause", verdict.cause
    return "seen", verdict.cause


if __name__ == "__main__":
    stems = [s for s in EXERCISES if not sys.argv[1:] or s[:2] in sys.argv[1:]]
    for stem in stems:
        found, begin = {}, time.time()
        for varied in answers(stem):
            word, cause = outcome(varied)
            found.setdefault(varied.label, Counter())[word] += 1
            if word not in ("right", "seen"):
                print(
                    f"--- {stem} {varied.label} {varied.kind}: {word}: {cause}"
                )
                if word != "other cause" or "-v" in sys.argv:
                    print(varied.text)
        for label, counts in found.items():
            print("TABLE", stem, label, sum(counts.values()), dict(counts))
        print("SECONDS", stem, round(time.time() - begin))
