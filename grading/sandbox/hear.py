"""Run a notebook in sandboxes until all of it that can be heard is heard."""

from dataclasses import dataclass, field, replace
from json import dumps

from grading.records import Trouble
from grading.sandbox.talk import talk
from grading.sandbox.wire import pack

MOST_CODE = 2_000_000  # bytes of all cells together, as JSON writes them
TOO_LONG = "raise MemoryError('too long: this cell was left out')"
MOST_STARTS = 6  # each but the first leaves out what ended the one before
KINDS = {
    "exited": "crashed",
    "killed": "killed",
    "silent": "timed out",
    "time": "timed out",
    "memory": "too much memory",
    "answers": "crashed",
}


@dataclass
class Heard:
    """What came out of a notebook, as far as it has the right form."""

    outcomes: dict = field(default_factory=dict)  # {(label, run): list}
    troubles: list = field(default_factory=list)  # of `Trouble`


class NoStart(RuntimeError):
    """The sandbox itself failed: ours, and no fault of the student's."""


def hear(box, cells, questions, secret, limits):
    """Return what a notebook's questions give, in spite of its troubles.

    Arguments:
        box: a `Box`.
        cells: sources of the code cells.
        questions: {label: (names, public calls)}.
        secret: {label: secret calls}.
        limits: `Limits`.

    Raises:
        NoStart: not even the first cell was reached.
    """
    heard = Heard()
    skip, skip_calls, seconds = [], [], limits.total_seconds
    for _ in range(MOST_STARTS):
        job = job_of(cells, questions, limits, skip, skip_calls)
        events, end = talk(
            box, pack(job), pack({"calls": secret}), limits, seconds
        )
        place = take(events, heard, questions, secret)
        if end.why == "done":
            return heard
        if place is None:
            raise NoStart(f"the sandbox did not start: {end.why} {end.detail}")
        heard.troubles.append(trouble(place, end))
        if end.why == "time":
            return heard
        if isinstance(place, int):
            skip.append(place)
        else:
            skip_calls.append(place)
    return heard


def job_of(cells, questions, limits, skip, skip_calls):
    """Return the first message to a worker."""
    return {
        "cells": fitting(cells),
        "questions": [
            {"label": label, "names": list(names), "calls": list(calls)}
            for label, (names, calls) in questions.items()
        ],
        "skip": skip,
        "skip_calls": skip_calls,
        "cell_seconds": limits.cell_seconds,
        "call_seconds": limits.call_seconds,
    }


def fitting(cells):
    """Return the cells, those that would be too much left out.

    >>> fitting(["x = 1", "#" * 3_000_000, "y = 2"])[1] == TOO_LONG
    True
    """
    left, kept = MOST_CODE, []
    for cell in cells:
        size = len(dumps(cell))
        fits = size <= left
        left -= size if fits else 0
        kept.append(cell if fits else TOO_LONG)
    return kept


def take(events, heard, questions, secret):
    """Keep what the events tell; return the cell or call they end in.

    What is public must have come before the secret calls were handed over:
    a page for the student shows it.
    """
    place, is_public = None, True
    found = Heard()
    for event in events:
        kind = event.get("event")
        if kind == "ran":
            is_public = False
        elif kind == "cell" and isinstance(event.get("number"), int):
            place = event["number"]
        elif kind == "call" and isinstance(event.get("place"), list):
            place = event["place"]
        elif kind in ("raised", "timed out") and is_public:
            found.troubles.append(cell_trouble(event))
        elif kind == "outcomes":
            calls = questions if is_public else secret
            keep_outcomes(event, is_public, calls, found.outcomes)
    heard.outcomes |= found.outcomes
    known = {trouble.where for trouble in heard.troubles}
    heard.troubles += [t for t in found.troubles if t.where not in known]
    return place


def keep_outcomes(event, is_public, calls, outcomes):
    """Keep the outcomes of one question if they have the right form."""
    run = "public" if is_public else "secret"
    label, values = event.get("label"), event.get("outcomes")
    if event.get("run") != run or not isinstance(label, str):
        return
    wanted = calls.get(label)
    if is_public and wanted is not None:
        wanted = wanted[1]
    if wanted is None or not isinstance(values, list):
        return
    if len(values) == len(wanted):
        outcomes[label, run] = values


def cell_trouble(event):
    """Return what is to be said about a cell that raised or was stopped."""
    where = f"cell {event.get('number')}"
    if event["event"] == "timed out":
        return Trouble(where, "timed out")
    text = f"{event.get('kind')}: {event.get('message')}".strip(": ")
    if isinstance(event.get("line"), int):
        text += f" (line {event['line']} of the cell)"
    return Trouble(where, "raised", text[:500])


def trouble(place, end):
    """Return what is to be said about what ended a worker."""
    where = f"cell {place}" if isinstance(place, int) else str(place[0])
    return Trouble(where[:20], KINDS[end.why], end.detail)


def without_withheld(troubles):
    """Leave out the cells that only wanted what is withheld."""
    return [t for t in troubles if not t.message.startswith("Withheld:")]


def without_call_message(trouble):
    """Leave a call's message out: it may quote the secret inputs."""
    is_cell = trouble.where.startswith("cell ")
    return trouble if is_cell else replace(trouble, message="")
