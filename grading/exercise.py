"""All that the grader knows of an exercise: its questions and its calls.

A part of the exercise may need a function that another part asks for; then
the two are judged in two rounds: see `rounds_of`.
"""

import hashlib
import importlib
import json
import re
from dataclasses import dataclass
from functools import cache

from checks.exercise import NOTEBOOK_SEED
from checks.question import draw_calls
from grading import ROOT

NAMED = r"^[ \t]*(?:def +(?:{0})\b|(?:{0}) *=(?! *\.\.\.))"
CHECKS = r"^from checks import (\w+)"
# Exercise 04 asks for `mse_loss`, and its later questions are given it.
GIVEN_LATER = {"04_gradients": {"mse_loss": ("q1",)}}


def exercises():
    """Return the stems of all exercises."""
    return sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))


@cache
def handed_out(stem):
    """Return the cells of an exercise as it is handed out."""
    path = ROOT / "exercises" / f"{stem}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def title_of(stem):
    """Return what the exercise is called on its first page."""
    return "".join(handed_out(stem)[0]["source"]).splitlines()[0].lstrip("# ")


def template(stem, kind="code"):
    """Return the sources of its cells of a kind: "code" or "markdown"."""
    return tuple(
        "".join(cell["source"])
        for cell in handed_out(stem)
        if cell["cell_type"] == kind
    )


def another_in(stem, cells):
    """Return the stem of the exercise whose checks code takes; or "".

    It is "" where the checks of `stem` are among those taken.

    >>> another_in("01_network", ["from checks import gradients as check"])
    '04_gradients'
    """
    taken = set(re.findall(CHECKS, "\n".join(cells), re.MULTILINE))
    found = [other for other in exercises() if other[3:] in taken]
    return found[0] if found and stem not in found else ""


@dataclass(frozen=True)
class Round:
    """The notebook run once: what is withheld, and what is judged."""

    withheld: frozenset  # names of functions
    labels: tuple  # of the questions that are judged


def exercise_of(stem):
    """Return the `Exercise` that a stem names.

    Raises:
        ValueError: there is none.
    """
    if stem not in exercises():
        known = ", ".join(exercises())
        raise ValueError(f"no exercise {stem!r}; there are {known}")
    module = stem.partition("_")[2]
    return importlib.import_module(f"checks.{module}").exercise


def rounds_of(stem):
    """Return the rounds that judge an exercise: one, or two.

    >>> [round.labels for round in rounds_of("04_gradients")]
    [('q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'), ('q1',)]
    """
    questions = exercise_of(stem).questions
    asked = frozenset(
        name for q in questions if q.kind == "function" for name in q.names
    )
    later = GIVEN_LATER.get(stem, {})
    apart = {label for labels in later.values() for label in labels}
    labels = tuple(q.label for q in questions)
    rounds = [
        Round(
            asked - frozenset(later),
            tuple(label for label in labels if label not in apart),
        )
    ]
    if apart:
        rounds.append(
            Round(asked, tuple(label for label in labels if label in apart))
        )
    return rounds


def questions_of(stem):
    """Return the questions of an exercise, {label: Question}."""
    return {q.label: q for q in exercise_of(stem).questions}


@cache
def declared(stem, label):
    """Return a short text that changes with a question's declaration."""
    folder = ROOT / "checks" / stem.partition("_")[2]
    (path,) = folder.glob(f"{label}_*.py")
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def gives_one_of(names, text):
    """Say whether code gives one of the names something of its own.

    >>> gives_one_of(("f",), "def f(x): ..."), gives_one_of(("f",), "f = ...")
    (True, False)
    """
    return bool(re.search(NAMED.format("|".join(names)), text, re.MULTILINE))


@cache
def calls_of(stem, label, seed):
    """Return the calls of one question, drawn from a seed."""
    return tuple(draw_calls(questions_of(stem)[label], seed))


def public_calls(stem, labels):
    """Return {label: (names, calls)}, as the student's notebook draws them."""
    questions = questions_of(stem)
    return {
        label: (questions[label].names, calls_of(stem, label, NOTEBOOK_SEED))
        for label in labels
    }


def secret_calls(stem, labels, seed):
    """Return {label: calls} of the functions, with other inputs each.

    Arguments:
        stem: the exercise.
        labels: which questions.
        seed: the secret, a whole number.
    """
    questions = questions_of(stem)
    return {
        label: list(calls_of(stem, label, own_seed(stem, label, seed)))
        for label in labels
        if questions[label].kind == "function"
    }


def own_seed(stem, label, seed):
    """Return the seed of one question: those of others do not betray it.

    >>> own_seed("01_network", "q1", 5) == own_seed("01_network", "q2", 5)
    False
    """
    text = f"{seed} {stem} {label}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
