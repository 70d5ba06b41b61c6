"""One page for each student: points, and what the checks say."""

import re
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

from checks.show import MARKS
from grading.results.exports import time_of
from grading.results.marks import (
    mark_of,
    number,
    open_answer,
    total_of,
    waits_for_a_person,
)
from grading.results.pages import file_name, write_page
from grading.results.tables import in_place_of

STATES = {
    "right": "right",
    "partly": "partly right",
    "wrong": "not right yet",
    "not written": "not written",
    "by hand": "a person reads this answer",
    "not judged": "could not be judged",
}
IN_SENTENCES = ("cause", "help", "why", "note")
NOT_THERE = "not written, or its cell did not run"
SIGNS = {**MARKS, "not judged": "!"}
KINDS = {
    "raised": "raised an error",
    "timed out": "did not come to an end in the time it has",
    "crashed": "ended the whole process",
    "too much memory": "asked for more memory than there is",
    "too much output": "wrote more than there is room for",
    "killed": "was stopped from outside",
    "not found": "is written, but was not there when the notebook had run",
    "no code": "is written in a cell of text, which nothing runs",
}
LONGEST_MESSAGE = 600
# As Moodle names it for a file; beside a text written online, it finds it too.
MOODLE_FOLDER = re.compile(
    r"(?:^|/)([^/]*_\d+_assignsubmission_)(?:file|onlinetext)(_?/?)"
)


def write_feedback(entry, questions, title, folder):
    """Write a student's page; return its path.

    It shows no input that the grader drew.  What a check quotes are the
    notebook's own inputs; a function that the grader called may quote others
    in its exception, so that message is left out.

    Arguments:
        entry: an `Entry`.
        questions: the questions of the exercise.
        title: of the exercise, for people.
        folder: where the page goes, as `file_name(entry.student)`.
    """
    points, possible = total_of(entry, questions)
    return write_page(
        Path(folder) / file_name(entry.student),
        "feedback.html",
        title=title,
        student=entry.student,
        status=entry.record.status if entry.record else "missing",
        note=sentence(entry.record.note) if entry.record else "",
        handed_in=bool(entry.path),
        total=number(points),
        possible=number(possible),
        troubles=[trouble(t) for t in entry.record.troubles]
        if entry.record
        else [],
        questions=[about(entry, question) for question in questions],
        file=PurePosixPath(entry.path).name,
        group=entry.group,
        by="" if entry.by.casefold() == entry.group.casefold() else entry.by,
        submitted=time_of(entry.submitted)[: len("2026-11-25 12:00")],
    )


def write_zip(given, path):
    """Write what students get into an archive that a platform takes.

    Moodle's *Upload multiple feedback files in a zip* finds a student by the
    folder that its own archive had; others by the name that we give.

    Arguments:
        given: {path of a page or a notebook: where the work was found}.
        path: of the archive; it is returned.
    """
    with in_place_of(path) as file, ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for page, origin in given.items():
            found = MOODLE_FOLDER.search(origin)
            folder = f"{found[1]}file{found[2]}" if found else ""
            zipped.write(page, f"{folder}{page.name}")
    return path


def sentence(text):
    """Return a note as a sentence: a capital letter, and a full stop.

    >>> sentence("the file is empty")
    'The file is empty.'
    """
    text = text.strip()
    stop = "" if text.endswith((".", "!", "?")) else "."
    return text[:1].upper() + text[1:] + stop if text else ""


def trouble(found):
    """Return where something went wrong, how, and its own message."""
    where = found.where
    if where.startswith("cell "):
        return {
            "where": f"Code {where}",
            "what": KINDS.get(found.kind, found.kind),
            "message": found.message.strip()[:LONGEST_MESSAGE],
        }
    what = KINDS.get(found.kind, found.kind)
    return {"where": f"Your answer to {where}", "what": what, "message": ""}


def about(entry, question):
    """Return what the page says about one question."""
    mark = mark_of(entry, question)
    record = mark.record
    state = record.state if record else "not judged"
    if question.kind == "open" and open_answer(entry, question):
        state = "by hand"
    in_words = STATES[state]
    if state == "not written" and entry.record and entry.record.troubles:
        in_words = NOT_THERE
    waits = waits_for_a_person(entry, question)
    return {
        "label": question.label,
        "names": ", ".join(question.names),
        "state": "marked by a person" if mark.by_hand else in_words,
        "kind": "hand" if mark.by_hand else state.replace(" ", "-"),
        "sign": "✎" if mark.by_hand else SIGNS[state],
        "points": number(mark.points),
        "possible": number(mark.possible),
        "waits": waits,
        "judged": judged(mark, question),
        "comment": mark.by_hand.comment if mark.by_hand else "",
        "parts": parts(record) if record else [],
        "fields": shown(record.fields if record and not waits else ()),
    }


def judged(mark, question):
    """Say what the check gave, where a person's mark counts instead."""
    if not mark.by_hand or question.kind == "open" or not mark.record:
        return ""
    record = mark.record
    return f"{number(record.points)} of {number(record.possible)}"


def parts(record):
    """Return the parts of a question that has several."""
    return [
        {
            "title": title,
            "points": number(points),
            "possible": number(possible),
            "sign": MARKS["right" if points == possible else "wrong"],
        }
        for title, points, possible in record.parts
        if len(record.parts) > 1
    ]


def shown(fields):
    """Return what a check says, for the page: parts stand there anyway."""
    return [
        {"name": name, "text": text, "prose": name in IN_SENTENCES}
        for name, text in fields
        if name not in ("right", "not yet")
    ]
