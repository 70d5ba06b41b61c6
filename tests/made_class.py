"""A made-up class: real answers to exercise 00, judged with made-up inputs.

What a grader's sandbox would do is done here in one process.
"""

import textwrap
from dataclasses import replace
from functools import cache

from answers import bank_of

from checks import warm_up
from checks.calls import outcomes_of
from checks.exercise import NOTEBOOK_SEED
from checks.judge import judge
from checks.question import draw_calls
from checks.show import what_is_said
from grading.records import (
    Entry,
    HandMark,
    QuestionRecord,
    Record,
    Trouble,
    with_worth,
)

STEM = "00_warm_up"
SEED = 7_133  # secret, as it were
TITLE = "00 Warm up"
QUESTIONS = warm_up.exercise.questions
BY_LABEL = {question.label: question for question in QUESTIONS}
BANK = bank_of(STEM)
SUBMITTED = 1_795_000_000.0
OWN_CURVE = "my_curve = 0.25"
PICTURE = "this is a PNG picture, and a Jupyter notebook was wanted"
PROSE = "The walk ends in the left valley,\nfor the *first* step is too long."


def right(label, number=0):
    """Return the source of a right answer."""
    return BANK.right[label][number]


def wrong(label, name, number=0):
    """Return the source of a wrong answer, by the mistake's name."""
    (found,) = [w for w in BANK.wrong[label] if w.name == name]
    return found.ways[number]


@cache
def judged(label, source):
    """Return the record of one answer; "" is one that is not written."""
    question = BY_LABEL[label]
    names = {}
    exec("import jax\nimport jax.numpy as jnp\nfrom jax import grad", names)
    names |= dict.fromkeys(question.names, ...)
    exec(textwrap.dedent(source), names)
    calls = draw_calls(question, SEED)
    answers = tuple(names[name] for name in question.names)
    verdict = judge(question, calls, outcomes_of(answers, calls))
    return QuestionRecord(
        label,
        question.names,
        verdict.state,
        verdict.points,
        verdict.possible,
        verdict.parts,
        verdict.mistake,
        what_is_said(public(question, answers), question).fields,
        verdict.answer,
    )


def public(question, answers):
    """Return the verdict whose words a student reads: on public inputs."""
    calls = draw_calls(question, NOTEBOOK_SEED)
    return judge(question, calls, outcomes_of(answers, calls))


def record(answers, status="graded", **others):
    """Return the record of a submission with these {label: source}."""
    judgements = [judged(q.label, answers.get(q.label, "")) for q in QUESTIONS]
    return Record(status, questions=tuple(judgements), **others)


def entry(student, answers=None, file="00_warm_up.ipynb", **others):
    """Return a student's line; without answers, nothing was handed in."""
    if answers is None:
        return Entry(student, columns=others.get("columns", {}))
    fields = {
        name: others.pop(name)
        for name in ("status", "note", "troubles", "prose")
        if name in others
    }
    made = record(answers, **fields)
    others.setdefault("submitted", SUBMITTED)
    return Entry(student, f"all.zip/{student}/{file}", record=made, **others)


FULL = {label: right(label) for label in BANK.right} | {"q7": OWN_CURVE}
SOME = {
    "q1": wrong("q1", "original returned"),
    "q2": "predicted_total = 7",
    "q3": wrong("q3", "if"),
    "q4": right("q4"),
}
FAILURE = Record(
    "grader failure",
    "the sandbox did not start",
    questions=tuple(
        QuestionRecord(q.label, q.names, "not judged", 0, q.points)
        for q in QUESTIONS
    ),
)


def made_class():
    """Return a class in which there is one of every kind."""
    made = [
        entry("Ana Núñez", FULL, prose=(PROSE,)),
        entry("Ben", SOME, columns={"ID": "17", "Section": "A"}),
        entry("=1+1", SOME | {"q1": right("q1")}, prose=("<b>bold</b>",)),
        entry(
            "<script>alert(1)</script>",
            FULL | {"q5": "def descend(f, x, learning_rate, num_steps): 1/0"},
            hand_marks={
                "q5": HandMark(2.5, "One slip & no more <3"),
                "q7": HandMark(3, "Well seen.", 4),
            },
        ),
        entry(
            "Çelik, Öz",
            SOME,
            status="timed out",
            troubles=(
                Trouble("cell 7", "timed out"),
                Trouble("cell 9", "raised", "NameError: name 'x' is not here"),
                Trouble("q5", "crashed", "secret 8.25"),
            ),
        ),
        entry(
            "Dora",
            FULL,
            status="recovered",
            note="The file ends in the middle; 9 cells could be read.",
        ),
        Entry("Emil", "all.zip/Emil/a.ipynb", SUBMITTED, record=FAILURE),
        entry("Franz"),
        Entry(
            "Gül",
            "all.zip/Gül/photo.ipynb",
            SUBMITTED,
            record=replace(record({}), status="not a notebook", note=PICTURE),
        ),
    ]
    return with_worth(made)
