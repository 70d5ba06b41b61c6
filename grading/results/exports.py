"""Marks as tables: for spreadsheets, for Canvas, for Moodle.

Canvas: its importer (`lib/gradebook_importer.rb` in instructure/canvas-lms)
wants Student, ID, SIS User ID, SIS Login ID, Section, then assignments, and
finds a student by the first of the IDs that is there, else by the name.
Moodle: the importer of its grading worksheet
(`mod/assign/feedback/offline/importgradeslib.php` in moodle/moodle) wants
Identifier, Grade and "Last modified (grade)", commas and UTF-8.  Both drop a
byte order mark.
"""

import html
import re
from datetime import datetime

from grading.results.marks import (
    marks_of,
    number,
    possible_in_class,
    total_of,
    waits_for_a_person,
)
from grading.results.tables import defused, write_table

__all__ = ["defused", "write_canvas", "write_marks", "write_moodle"]

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MAXIMUM = "maximum grade"  # newer versions of Moodle write it so
MOODLE = (
    "Identifier",
    "Full name",
    "Email address",
    "Grade",
    "Maximum Grade",
    "Last modified (grade)",
    "Feedback comments",
)


def write_marks(entries, questions, path):
    """Write the marks of all students, one line each; return the path.

    Arguments:
        entries: a list of `Entry`.
        questions: the questions of the exercise.
        path: of the CSV file.
    """
    columns = roster_columns(entries)
    own = ["student", "status"]
    own += [q.label for q in questions] + ["total", "possible"]
    own += ["submitted", "path", "note"]
    if any(entry.late is not None for entry in entries):
        own.append("late")
    head = [f"roster {c}" if c in own else c for c in columns]
    rows = [["student", *head, *own[1:]]]
    for entry in entries:
        total, possible = total_of(entry, questions)
        points = [mark.points for mark in marks_of(entry, questions)]
        rows.append(
            [
                entry.student,
                *[entry.columns.get(column, "") for column in columns],
                status_of(entry),
                *[number(p) for p in [*points, total, possible]],
                time_of(entry.submitted),
                entry.path,
                "; ".join(notes_of(entry, questions)),
                *([entry.late or ""] if "late" in own else []),
            ]
        )
    return write_table(path, rows)


def roster_columns(entries):
    """Return the names of the roster's columns, each once, in order."""
    return list(dict.fromkeys(c for entry in entries for c in entry.columns))


def status_of(entry):
    """Return a submission's status, or why there is none."""
    if entry.record:
        return entry.record.status
    return "not yet graded" if entry.path else "missing"


def notes_of(entry, questions):
    """Return what a person should know about one student's line."""
    notes = [entry.note] if entry.note else []
    if entry.record and entry.record.note:
        notes.append(entry.record.note)
    if entry.record:
        notes += entry.record.changes
    if entry.hand_marks:
        notes.append("by hand: " + ", ".join(sorted(entry.hand_marks)))
    waiting = [q.label for q in questions if waits_for_a_person(entry, q)]
    if waiting:
        notes.append("to be marked by hand: " + ", ".join(waiting))
    return notes


def time_of(seconds):
    """Return a time as people here write it, offset included; "" for 0."""
    if not seconds:
        return ""
    local = datetime.fromtimestamp(seconds).astimezone()
    return local.isoformat(sep=" ", timespec="seconds")


def write_canvas(entries, questions, path, title):
    """Write totals in the columns that Canvas imports; return the path.

    Arguments:
        entries, questions, path: as of `write_marks`.
        title: the assignment's name in Canvas.
    """
    possible = possible_in_class(entries, questions)
    rows = [
        [*CANVAS, canvas_heading(entries, title)],
        ["    Points Possible", "", "", "", "", number(possible)],
    ]
    for entry in entries:
        known = [entry.columns.get(name, "") for name in CANVAS]
        known[0] = known[0] or entry.student
        rows.append([*known, number(total_of(entry, questions)[0])])
    return write_table(path, rows)


def canvas_heading(entries, title):
    """Return the assignment's heading, with Canvas's number if it is known.

    A roster that was exported from Canvas has the column "Title (1234)";
    with the number, the points go to that assignment and make no new one.
    """
    wanted = re.compile(re.escape(title) + r"( \(\d+\))?")
    found = filter(wanted.fullmatch, roster_columns(entries))
    return next(found, title)


def write_moodle(entries, questions, path):
    """Write totals and comments for Moodle; return the path.

    The columns of a grading worksheet, if one was given as the roster, come
    back as they were; without one, import into the gradebook by address.
    """
    columns = moodle_columns(entries)
    heads = [name for name in columns if name.lower() == MAXIMUM]
    maximum = dict.fromkeys(heads, number(most_of(entries, questions)))
    rows = [columns]
    for entry in entries:
        given = entry.columns
        cells = {
            **given,
            "Full name": given.get("Full name") or entry.student,
            **maximum,
            "Grade": number(total_of(entry, questions)[0]),
            "Feedback comments": comment_of(entry, questions),
        }
        rows.append([cells.get(column, "") for column in columns])
    return write_table(path, rows)


def most_of(entries, questions):
    """Return a maximum that no total in the class is above."""
    totals = [total_of(entry, questions)[0] or 0 for entry in entries]
    return max([possible_in_class(entries, questions), *totals])


def moodle_refuses(entries, questions):
    """Return a line where the worksheet's maximum is another; or "".

    Moodle keeps its own maximum, and takes no grade above it.
    """
    most = most_of(entries, questions)
    cells = {
        cell
        for entry in entries
        for name, cell in entry.columns.items()
        if name.lower() == MAXIMUM and re.fullmatch(r"\d+([.,]\d+)?", cell)
    }
    others = [c for c in sorted(cells) if float(c.replace(",", ".")) != most]
    if not others:
        return ""
    return (
        f"  Moodle's maximum is {others[0]}, and here it is {number(most)}: "
        "change it in Moodle's assignment before you upload moodle.csv"
    )


def moodle_columns(entries):
    """Return Moodle's columns: those of its worksheet, or what it needs."""
    given = roster_columns(entries)
    if "Identifier" not in given:
        return list(MOODLE)
    # Newer versions of Moodle write "Maximum grade".
    spelt = {column.lower() for column in given}
    return given + [c for c in MOODLE if c.lower() not in spelt]


def comment_of(entry, questions):
    """Return one student's points in one line of HTML, as Moodle shows it."""
    if total_of(entry, questions)[0] is None:
        return ""
    pieces = []
    for mark in marks_of(entry, questions):
        if mark.points is None:
            continue
        text = f"{mark.label}: {number(mark.points)}"
        text += f" of {number(mark.possible)}" if mark.possible else ""
        if mark.by_hand and mark.by_hand.comment:
            text += f" ({mark.by_hand.comment})"
        pieces.append(html.escape(" ".join(text.split()), quote=False))
    return "; ".join(pieces)
