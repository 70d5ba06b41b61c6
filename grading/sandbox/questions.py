"""The calls that judge an exercise: public ones, and those of a secret."""

import hashlib
from functools import cache

from checks.exercise import NOTEBOOK_SEED
from checks.question import draw_calls
from grading.sandbox.kit import exercise_of


def questions_of(stem):
    """Return the questions of an exercise, {label: Question}."""
    return {q.label: q for q in exercise_of(stem).questions}


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
