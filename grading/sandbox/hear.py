"""Run a notebook in sandboxes until all of it that can be heard is heard."""

from dataclasses import dataclass, field, replace
from json import dumps
from time import monotonic

from checks.calls import part_of
from grading.records import Trouble
from grading.sandbox.talk import talk
from grading.sandbox.wire import pack

MOST_CODE = 2_000_000  # bytes of all cells together, as JSON writes them
TOO_LONG = "raise MemoryError('too long: this cell was left out')"
MOST_STARTS = 6  # each but the first leaves out what ended the one before
# And after these, or when time is up: without the cells that brought nothing.
LAST_STARTS = 2
LONGEST = 2  # times a notebook's own time: then the next start is the last
THE_END = ["the end", 0]  # the cells have run, and no secret call has begun
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
    heard, left_out, last = Heard(), LeftOut(questions, secret), False
    until = monotonic() + LONGEST * limits.total_seconds
    for start in range(MOST_STARTS + LAST_STARTS):
        if start >= MOST_STARTS or last:
            left_out.cells |= set(range(heard.useful + 1, len(cells) + 1))
        events, end = talk(
            box,
            pack(job_of(cells, questions, limits, left_out)),
            pack({"calls": secret, "skip": left_out.secret}),
            limits,
            limits.total_seconds,
        )
        place, is_public = take(events, heard, questions, secret, len(cells))
        if end.why == "done":
            return heard
        if place is None:
            raise NoStart(f"the sandbox did not start: {end.why} {end.detail}")
        heard.troubles.append(trouble(place, end))
        stalls = place == THE_END or left_out.has(place, is_public)
        hopeless = stalls or end.why == "time" or monotonic() > until
        if hopeless and last:
            return heard
        last |= hopeless
        left_out.add(place, is_public)
    return heard


class LeftOut:
    """What the next start leaves out: it ended one before.

    A call that brought nothing has lost its part, so all calls of this part
    are left out; which secret call it was is told with the secret calls.
    """

    def __init__(self, questions, secret):
        self.asked = {label: calls for label, (_, calls) in questions.items()}
        self.asked_secret = secret
        self.cells, self.public, self.secret = set(), [], []

    def has(self, place, is_public):
        """Say whether the last start was told to leave a place out."""
        calls = self.public if is_public else self.secret
        return place in calls or (type(place) is int and place in self.cells)

    def add(self, place, is_public):
        """Leave out a cell, or all calls of the part of this call."""
        if isinstance(place, int):
            self.cells.add(place)
        elif place != THE_END:
            label, number = place
            asked = self.asked if is_public else self.asked_secret
            lost = part_of(asked[label][number].label)
            self.secret += places_of(label, lost, self.asked_secret)
            if is_public:
                self.public += places_of(label, lost, self.asked)


def places_of(label, part, asked):
    """Return the places of all calls of a part of a question."""
    calls = enumerate(asked.get(label, ()))
    return [[label, at] for at, call in calls if part_of(call.label) == part]


def job_of(cells, questions, limits, left_out):
    """Return the first message to a worker."""
    return {
        "cells": fitting(cells),
        "questions": [
            {"label": label, "names": list(names), "calls": list(calls)}
            for label, (names, calls) in questions.items()
        ],
        "skip": sorted(left_out.cells),
        "skip_calls": left_out.public,
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
            is_public, place = False, THE_END
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
