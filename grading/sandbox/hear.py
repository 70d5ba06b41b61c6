"""Run a notebook in sandboxes until all of it that can be heard is heard."""

from dataclasses import dataclass, field, replace
from json import dumps

from grading.records import Trouble
from grading.sandbox.talk import talk
from grading.sandbox.wire import pack

MOST_CODE = 2_000_000  # bytes of all cells together, as JSON writes them
TOO_LONG = "raise MemoryError('too long: this cell was left out')"
MOST_STARTS = 6  # each but the first leaves out what ended the one before
# And after these, or when time is up: without the cells that brought nothing.
LAST_STARTS = 2
UNREADABLE = "what it sent back cannot be read"
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
    useful: int = 0  # the last cell that brought an answer


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
    skip, skip_calls, skip_secret = set(), [], []
    last = False
    for start in range(MOST_STARTS + LAST_STARTS):
        if start >= MOST_STARTS or last:
            skip |= set(range(heard.useful + 1, len(cells) + 1))
        job = job_of(cells, questions, limits, sorted(skip), skip_calls)
        end_job = {"calls": secret, "skip": [*skip_calls, *skip_secret]}
        events, end = talk(
            box, pack(job), pack(end_job), limits, limits.total_seconds
        )
        place, is_public = take(events, heard, questions, secret, len(cells))
        if end.why == "done":
            return heard
        if place is None:
            raise NoStart(f"the sandbox did not start: {end.why} {end.detail}")
        heard.troubles.append(trouble(place, end))
        if end.why == "time" and last:
            return heard
        last |= end.why == "time"
        if isinstance(place, int):
            skip.add(place)
        else:
            # Which secret call it was goes back only when the public are out.
            (skip_calls if is_public else skip_secret).append(place)
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


def take(events, heard, questions, secret, cells):
    """Keep what the events tell; return where they end, and if in public.

    What is public must have come before the secret calls were handed over:
    a page for the student shows it.  Nothing of an event's own stands in a
    place: a number of a cell, or a question and the number of its call.
    """
    place, cell, is_public = None, 0, True
    found = Heard()
    for event in events:
        kind, number = event.get("event"), event.get("number")
        is_cell = type(number) is int and 0 < number <= cells
        calls = {label: c for label, (_, c) in questions.items()}
        calls = calls if is_public else secret
        if kind == "ran" and is_public:
            is_public, place = False, [next(iter(secret), "the end"), 0]
        elif kind == "cell" and is_cell and is_public:
            place = cell = number
        elif kind == "call" and is_call(event.get("place"), calls):
            place = event["place"]
        elif kind in ("raised", "timed out") and is_cell and is_public:
            found.troubles.append(cell_trouble(event))
        elif kind == "outcomes":
            keep_outcomes(event, is_public, calls, found.outcomes)
            heard.useful = max(heard.useful, cell)
    heard.outcomes |= found.outcomes
    known = {trouble.where for trouble in heard.troubles}
    heard.troubles += [t for t in found.troubles if t.where not in known]
    return place, is_public


def is_call(place, calls):
    """Say whether this is the place of one of the calls: ["q4", 2]."""
    return (
        type(place) is list
        and [type(part) for part in place] == [str, int]
        and 0 <= place[1] < len(calls.get(place[0], ()))
    )


def keep_outcomes(event, is_public, calls, outcomes):
    """Keep the outcomes of one question if they have the right form."""
    run = "public" if is_public else "secret"
    label, values = event.get("label"), event.get("outcomes")
    if event.get("run") != run or not isinstance(label, str):
        return
    wanted = calls.get(label)
    if wanted is None or not isinstance(values, list):
        return
    if len(values) == len(wanted):
        outcomes[label, run] = values


def cell_trouble(event):
    """Return what is to be said about a cell that raised or was stopped."""
    where = f"cell {event.get('number')}"
    if event["event"] == "timed out":
        return Trouble(where, "timed out")
    said = [event.get(name) for name in ("kind", "message")]
    said = [part[:500] for part in said if isinstance(part, str)]
    text = ": ".join(said).strip(": ")
    if type(event.get("line")) is int and 0 < event["line"] < 100_000:
        text += f" (line {event['line']} of the cell)"
    return Trouble(where, "raised", text[:500])


def trouble(place, end):
    """Return what is to be said about what ended a worker."""
    where = f"cell {place}" if isinstance(place, int) else place[0]
    detail = UNREADABLE if end.why == "answers" else end.detail
    return Trouble(where, KINDS[end.why], detail)


def without_withheld(troubles):
    """Leave out the cells that only wanted what is withheld."""
    return [t for t in troubles if not t.message.startswith("Withheld:")]


def without_call_message(trouble):
    """Leave a call's message out: it may quote the secret inputs."""
    is_cell = trouble.where.startswith("cell ")
    return trouble if is_cell else replace(trouble, message="")
