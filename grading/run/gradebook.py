"""The gradebook: who handed in what, and what it earned.

Each submission is one transaction, and a result is found by what it depends
on: the file's content, the exercise, the version of all that decides a mark,
and the seed.  So nothing is graded twice, and nothing that was written is
lost.  `database.py` says how the file is kept whole.
"""

import json
import secrets
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from typing import NamedTuple

from grading.collect.handed_in import UNREADABLE
from grading.records import (
    Entry,
    HandMark,
    Record,
    changes,
    failure,
    with_worth,
)
from grading.run.database import GradebookError, open_file, transaction

THIS = "digest = ? AND exercise = ? AND version = ? AND seed = ?"
OLDER = "handed in again after marks were entered by hand: "


class Key(NamedTuple):
    """What a mark depends on, next to the content."""

    exercise: str  # "05_training_loop"
    version: str  # of all that decides a mark
    seed: str  # a whole number; text, as SQLite's numbers end at 2**63


@contextmanager
def open_gradebook(path):
    """Open a gradebook, or make it; no other run can until it is closed.

    Raises:
        GradebookError: as of `open_file`.
    """
    with open_file(path) as connection:
        yield Gradebook(connection)


class Gradebook:
    """An open gradebook; `open_gradebook` makes it."""

    def __init__(self, connection):
        self.connection = connection

    def seed(self, given=None):
        """Return the secret seed; one that is given is kept from now on."""
        with transaction(self.connection):
            if given is None:
                given = self.kept_seed() or secrets.randbits(62)
            self.connection.execute(
                "REPLACE INTO meta VALUES ('seed', ?)", [str(given)]
            )
        return int(given)

    def kept_seed(self):
        """Return the seed of earlier runs, or None."""
        row = self.connection.execute(
            "SELECT value FROM meta WHERE name = 'seed'"
        ).fetchone()
        return row and row[0]

    def kept(self, name, make):
        """Return a text kept under a name; it is made where there is none."""
        row = self.connection.execute(
            "SELECT value FROM meta WHERE name = ?", [name]
        ).fetchone()
        if row is None:
            row = [str(make())]
            with transaction(self.connection):
                self.connection.execute(
                    "INSERT INTO meta VALUES (?, ?)", [name, row[0]]
                )
        return row[0]

    def add(self, exercise, submissions):
        """Note down what was handed in.

        Arguments:
            exercise: its stem.
            submissions: (`Submission`, digest of its content) pairs.
        """
        rows = [
            (
                exercise,
                clean(s.student),
                clean(s.path),
                s.submitted,
                digest,
                clean(s.note),
            )
            for s, digest in submissions
        ]
        with transaction(self.connection):
            self.connection.executemany(
                "REPLACE INTO submissions VALUES (?, ?, ?, ?, ?, ?)", rows
            )

    def again(self, digests, key):
        """Let files be graded anew; the old results stay until then."""
        with transaction(self.connection):
            for digest in digests:
                self.connection.execute(
                    f"UPDATE results SET again = 1 WHERE {THIS}",
                    (digest, *key),
                )
                self.connection.execute(
                    f"DELETE FROM doubts WHERE {THIS}", (digest, *key)
                )

    def is_due(self, digest, key):
        """Say whether a file is to be graded: not yet, anew, or we failed."""
        if self.in_doubt(digest, key):
            return False
        row = self.connection.execute(
            f"SELECT record, again FROM results WHERE {THIS}", (digest, *key)
        ).fetchone()
        if row is None or row[1]:
            return True
        return record_from(row[0]).status == "grader failure"

    def in_doubt(self, digest, key):
        """Return the record that is to be confirmed alone, or None."""
        return self.read("doubts", digest, key)

    def record(self, digest, key):
        """Return the record that counts, or None."""
        return self.read("results", digest, key)

    def read(self, table, digest, key):
        """Return the record in one of the two tables, or None."""
        row = self.connection.execute(
            f"SELECT record FROM {table} WHERE {THIS}", (digest, *key)
        ).fetchone()
        return row and record_from(row[0])

    def store(self, digest, key, record):
        """Write the record that counts, with what it changes, at once."""
        before = self.connection.execute(
            "SELECT record FROM results WHERE digest = ? AND exercise = ? "
            "ORDER BY finished DESC LIMIT 1",
            (digest, key.exercise),
        ).fetchone()
        with suppress(GradebookError):  # damaged: nothing to compare with
            older = record_from(before[0]) if before else record
            found = changes(older, record) or older.changes
            record = replace(record, changes=found)
        text = as_json(record)
        with transaction(self.connection):
            self.connection.execute(
                "REPLACE INTO results VALUES (?, ?, ?, ?, ?, 0, ?)",
                (digest, *key, text, time.time()),
            )
            self.connection.execute(
                f"DELETE FROM doubts WHERE {THIS}", (digest, *key)
            )

    def doubt(self, digest, key, record):
        """Write a record that is to be confirmed alone before it counts."""
        text = as_json(record)
        with transaction(self.connection):
            self.connection.execute(
                "REPLACE INTO doubts VALUES (?, ?, ?, ?, ?)",
                (digest, *key, text),
            )

    def mark_by_hand(self, exercise, marks, digests, forget=False):
        """Keep the marks that a person gave; of two, the later counts.

        Arguments:
            exercise: its stem.
            marks: {(student, label): `HandMark`}.
            digests: {student: digest} of what was marked.
            forget: whether all marks given before are dropped.
        """
        rows = [
            (exercise, student, label, *asdict(mark).values())
            for (student, label), mark in marks.items()
        ]
        with transaction(self.connection):
            if forget:
                self.connection.execute(
                    "DELETE FROM hand_marks WHERE exercise = ?", [exercise]
                )
            self.connection.executemany(
                "REPLACE INTO hand_marks (exercise, student, label, points, "
                "comment, possible, digest, entered) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(*r, digests.get(r[1], ""), time.time()) for r in rows],
            )

    def hand_marks(self, exercise, student, digest):
        """Return a student's {label: HandMark}, and labels older than it."""
        rows = self.connection.execute(
            "SELECT label, points, comment, possible, digest FROM hand_marks "
            "WHERE exercise = ? AND student = ? ORDER BY label",
            (exercise, student),
        ).fetchall()
        older = [row[0] for row in rows if row[4] not in ("", digest)]
        return {row[0]: HandMark(*row[1:4]) for row in rows}, older

    def entry(self, submission, digest, key, columns):
        """Return a student's line as it stands now."""
        marks, older = self.hand_marks(
            key.exercise, submission.student, digest
        )
        notes = [submission.note] if submission.note else []
        notes += [OLDER + ", ".join(older)] if older else []
        return Entry(
            submission.student,
            submission.path,
            submission.submitted,
            "; ".join(notes),
            self.record(digest, key),
            marks,
            columns,
        )


def entries_of(book, handed_in, key):
    """Return a line for each student, sorted by name.

    Arguments:
        book: an open `Gradebook`.
        handed_in: a `HandedIn`.
        key: what the marks depend on.
    """
    entries = []
    for submission in handed_in.submissions:
        student = submission.student
        digest = handed_in.digests[student]
        columns = handed_in.columns.get(student, {})
        entry = book.entry(submission, digest, key, columns)
        if digest == UNREADABLE:
            record = failure(f"{submission.path} could not be read")
            entry = replace(entry, record=record)
        group = handed_in.groups.get(student, "")
        entries.append(replace(entry, group=group, by=submission.by))
    for student in handed_in.missing:
        marks, _ = book.hand_marks(key.exercise, student, "")
        columns = handed_in.columns.get(student, {})
        entries.append(Entry(student, hand_marks=marks, columns=columns))
    return with_worth(sorted(entries, key=lambda entry: entry.student))


def record_from(text):
    """Return the record that `as_json` wrote.

    Raises:
        GradebookError: the disk has changed it since.
    """
    try:
        return Record.from_dict(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise GradebookError(
            f"the gradebook holds a damaged result ({error}); --again grades "
            "it once more"
        ) from None


def as_json(record):
    """Return a record as one line of JSON.

    JSON keeps no halves of broken character pairs apart from "\\ud800" and
    the like, which SQLite can hold: ASCII is all that is written.
    """
    return json.dumps(record.to_dict(), ensure_ascii=True)


def clean(text):
    """Return a text that SQLite takes: no halves of broken pairs.

    >>> clean("A\\udce9")
    'A?'
    """
    return text.encode("utf-8", "replace").decode()
