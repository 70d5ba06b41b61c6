"""Grade one submission: read, run in the sandbox, judge outside of it."""

import math
import os
import re
from dataclasses import replace

import numpy as np

from checks.compare import leaves
from checks.exercise import NOTEBOOK_SEED
from checks.judge import NOT_WRITTEN, judge
from checks.plain import Other, Raised
from checks.show import show, what_is_said
from grading.exercise import (
    another_in,
    calls_of,
    declared,
    gives_one_of,
    own_seed,
    public_calls,
    questions_of,
    rounds_of,
    secret_calls,
    template,
)
from grading.read.notebooks import read_notebook
from grading.records import STRANGE, QuestionRecord, Record, Trouble
from grading.sandbox.bubblewrap import Box, Limits
from grading.sandbox.hear import hear, without_call_message, without_withheld
from grading.sandbox.kit import version_of
from grading.sandbox.prepare import prepare

__all__ = ["grade", "version_of"]

LARGEST = 20_000  # numbers in an answer, or four times what is expected
LONGEST_ANSWER = 20_000  # characters that a person is to read
LONGEST_FIELD = 4_000  # characters of what a check says
MOST_TROUBLES = 40  # that the pages list
# What Colab writes above a notebook, and we below answers: nobody's answer.
NOT_OWN = re.compile(
    r"<a href=\"https://colab\.[^>]*>(<img [^>]*>)?(</a>)?|\*\*Feedback.*",
    re.DOTALL,
)
ODD = Other("value that could not be compared")
NOTHING_COUNTS = "cells are written, and none of them earned a point"
NOT_RUN = Raised("NotRun", "the notebook was ended before this call")
ENDED = (
    "Right for the inputs that your notebook draws; before others could be "
    "tried, the notebook's process had ended."
)
OTHER_INPUTS = (
    "Right for the inputs that your notebook draws, but not for others: is "
    "something fixed in it that should follow from the arguments?"
)


def grade(content, stem, seed, limits=None, trusted=False):
    """Return the record of one submitted file.

    Arguments:
        content: the file's bytes, whatever they are.
        stem: the exercise, "05_training_loop".
        seed: the secret whole number that the inputs are drawn from.
        limits: `Limits`; None: the usual ones.
        trusted: whether to run the student's code without a sandbox.

    Raises:
        RuntimeError, OSError: the sandbox does not work.  All that the
            submission itself may cause ends in its record.
    """
    reading = read_notebook(content)
    if reading.state == "not a notebook":
        return unreadable(reading, stem)
    heard, troubles = {}, []
    prepared = prepare(stem, trusted)
    for run, folder in zip(rounds_of(stem), prepared.kits):
        box = Box(folder, os.getpid() % 4000, prepared.cache, False, trusted)
        found = hear(
            box,
            reading.cells,
            public_calls(stem, run.labels),
            secret_calls(stem, run.labels, seed),
            limits or Limits(),
        )
        heard |= found.outcomes
        # A second run withholds more: that cells fail there is its nature.
        first = run.labels == rounds_of(stem)[0].labels
        troubles += [t for t in found.troubles if first or t.kind != "raised"]
    records = tuple(
        judged(question, stem, seed, heard)
        for question in questions_of(stem).values()
    )
    return record_of(reading, stem, troubles, records)


def record_of(reading, stem, troubles, records):
    """Put a record together, and give it its status."""
    unique = dict.fromkeys(
        map(without_call_message, without_withheld(troubles))
    )
    kinds = {trouble.kind for trouble in unique}
    status = "recovered" if reading.state == "recovered" else "graded"
    if "timed out" in kinds:
        status = "timed out"
    if kinds & {"crashed", "killed", "too much memory"}:
        status = "crashed"
    failed = [
        record.label for record in records if record.state == "not judged"
    ]
    unique |= dict.fromkeys(not_found(reading, stem, records))
    notes = [reading.note] if reading.note else []
    own = set(reading.cells) - set(template(stem))
    if another := another_in(stem, reading.cells):
        notes.append(f"this is exercise {another}, and {stem} was wanted")
    elif own and not any(record.points for record in records):
        notes.append(NOTHING_COUNTS)
    if failed:
        status = "grader failure"
        notes.append(f"not judged: {', '.join(failed)}")
    troubles = fewest(list(unique))
    note, prose = "; ".join(notes), added_prose(reading, stem)
    return Record(status, note, troubles, records, prose)


def fewest(troubles):
    """Return no more troubles than a page can show, the worst kept.

    >>> many = [Trouble(f"cell {n}", "raised") for n in range(90)]
    >>> fewest(many)[-1].where
    'cell 39 and 50 more'
    """
    if len(troubles) > MOST_TROUBLES:
        troubles.sort(key=lambda trouble: trouble.kind == "raised")
        more, last = len(troubles) - MOST_TROUBLES, troubles[MOST_TROUBLES - 1]
        where = f"{last.where} and {more} more"
        troubles[MOST_TROUBLES - 1 :] = [replace(last, where=where)]
    return tuple(troubles)


def not_found(reading, stem, records):
    """Return a trouble for each answer that is written and did not arrive."""
    code = "\n".join({*reading.cells} - {*template(stem)})
    prose = "\n".join({*reading.prose} - {*template(stem, "markdown")})
    lost = [record for record in records if record.state == "not written"]
    return [
        Trouble(r.label, why)
        for r in lost
        for why, there in (
            ("not found", gives_one_of(r.names, code)),
            ("no code", gives_one_of(r.names, prose)),
        )
        if there
    ]


def unreadable(reading, stem):
    """Return the record of a file that holds no notebook."""
    records = tuple(
        QuestionRecord(q.label, q.names, "not written", 0, q.points)
        for q in questions_of(stem).values()
    )
    return Record("not a notebook", reading.note, (), records)


def judged(question, stem, seed, heard):
    """Return the record of one question; a failure of ours is its own.

    An answer that the judge fails on is the student's, and wrong, as long as
    the judge gets along with another wrong answer; the report lists it.
    """
    try:
        return judge_question(question, stem, seed, heard)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"[:300]
    odd = {
        key: [ODD] * len(outcomes)
        for key, outcomes in heard.items()
        if key[0] == question.label
    }
    try:
        found = judge_question(question, stem, seed, odd)
        return replace(found, mistake=f"{STRANGE}: {why}")
    except Exception:
        return QuestionRecord(
            question.label,
            question.names,
            "not judged",
            0,
            question.points,
            mistake=why,
        )


def judge_question(question, stem, seed, heard):
    """Judge one question; marks come from the secret calls, words do not."""
    public = verdict_on(question, stem, NOTEBOOK_SEED, heard, "public")
    verdict = public
    if question.kind == "function":
        own = own_seed(stem, question.label, seed)
        verdict = verdict_on(question, stem, own, heard, "secret")
    return QuestionRecord(
        question.label,
        question.names,
        verdict.state,
        verdict.points,
        verdict.possible,
        verdict.parts,
        verdict.mistake,
        words(question, verdict, public),
        readable(verdict.answer),
        declared(stem, question.label),
    )


def verdict_on(question, stem, seed, heard, run):
    """Return the verdict on the public or on the secret calls."""
    calls = calls_of(stem, question.label, seed)
    outcomes = heard.get((question.label, run))
    if outcomes is None:
        is_written = (question.label, "public") in heard
        outcomes = [NOT_RUN if is_written else NOT_WRITTEN] * len(calls)
    most = max(LARGEST, 4 * max(map(size, calls), default=0))
    outcomes = [without_giants(outcome, most) for outcome in outcomes]
    return judge(question, list(calls), outcomes)


def size(call):
    """Return how many numbers a call is handed."""
    return sum(np.size(leaf) for leaf in leaves(call.arguments or ()))


def without_giants(value, most):
    """Return an outcome in which no array is beyond all expectation."""
    if isinstance(value, np.ndarray) and extent(value) > most:
        return Other(f"array of shape {value.shape}")
    if isinstance(value, dict) and len(value) > most:
        return Other(f"dict of {len(value)} things")
    if isinstance(value, (list, tuple)):
        if len(value) > most:
            return Other(f"{type(value).__name__} of {len(value)} things")
        return type(value)(without_giants(item, most) for item in value)
    if isinstance(value, dict):
        return {n: without_giants(item, most) for n, item in value.items()}
    return value


def extent(array):
    """Return how many numbers an array has, and what is made of it may have.

    The sums along the last axis of an empty one fill the others.

    >>> extent(np.zeros((3, 4))), extent(np.zeros((1000, 0)))
    (12, 1000)
    """
    return math.prod(max(1, length) for length in array.shape)


def words(question, verdict, public):
    """Return what the student reads: the check's words on public inputs."""
    if verdict.state == "right" or public.state != "right":
        shown = replace(
            public,
            state=verdict.state,
            points=verdict.points,
            parts=verdict.parts,
        )
        fields = what_is_said(shown, question).fields
        return tuple((name, text[:LONGEST_FIELD]) for name, text in fields)
    error = verdict.case.error if verdict.case else None
    return (("cause", ENDED if error == NOT_RUN else OTHER_INPUTS),)


def readable(answer):
    """Return an answer that a person reads as a text or a number."""
    if answer is None or isinstance(answer, (bool, int, float)):
        return answer
    text = answer if isinstance(answer, str) else show(answer)
    return text[:LONGEST_ANSWER]


def added_prose(reading, stem):
    """Return the Markdown cells that are not as they were handed out.

    All of a student's together are no longer than an answer may be.
    """
    given = {"", *(text.strip() for text in template(stem, "markdown"))}
    left, kept = LONGEST_ANSWER, []
    for text in reading.prose:
        own = text.strip() not in given and not NOT_OWN.fullmatch(text.strip())
        if own and left > 0:
            kept.append(text[:left])
            left -= len(text)
    return tuple(kept)
