"""The gradebook's file: made, locked, and seen to be whole.

One line of SQL after another is either on the disk or not there at all: with
WAL and synchronous=FULL the disk has a result before the next line runs, also
when the power fails.  That costs milliseconds, and grading costs seconds.
"""

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path

BESIDE = "marks.csv"  # what each run leaves beside its gradebook
OURS = 0x4E657447  # "NetG": how SQLite tells this from other programs' files
SCHEMA = 1
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE submissions (
    exercise TEXT, student TEXT, path TEXT NOT NULL, submitted REAL NOT NULL,
    digest TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (exercise, student));
CREATE TABLE results (
    digest TEXT, exercise TEXT, version TEXT, seed TEXT,
    record TEXT NOT NULL, again INTEGER NOT NULL, finished REAL NOT NULL,
    PRIMARY KEY (digest, exercise, version, seed));
CREATE TABLE doubts (
    digest TEXT, exercise TEXT, version TEXT, seed TEXT,
    record TEXT NOT NULL, PRIMARY KEY (digest, exercise, version, seed));
CREATE TABLE hand_marks (
    exercise TEXT, student TEXT, label TEXT, points REAL NOT NULL,
    possible REAL, comment TEXT NOT NULL, digest TEXT NOT NULL,
    entered REAL NOT NULL, PRIMARY KEY (exercise, student, label));
"""


class GradebookError(Exception):
    """The file cannot be used; the message is one line for people."""


@contextmanager
def open_file(path):
    """Give the connection to a gradebook's file; close it at the end.

    Until then no other run can open it: SQLite keeps the file locked, and
    lets go of it when the process ends, however it ends.

    Raises:
        GradebookError: another run has it open, it is damaged, emptied or
            gone, of another version, or no gradebook.  It is left as it is.
    """
    path = Path(path)
    with refused(path):
        never_begin_anew(path)
        if not path.exists():
            # Only its owner may read it: it holds the secret seed.
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
            os.close(os.open(path, flags, 0o600))
        connection = sqlite3.connect(path, isolation_level=None)
    try:
        with refused(path):
            prepare(connection)
        yield connection
    finally:
        connection.close()


def never_begin_anew(path):
    """Raise GradebookError where a gradebook was, and holds nothing now.

    Another seed would be drawn, and marks by hand would be gone.
    """
    if (path.parent / BESIDE).exists() and not (
        path.exists() and path.stat().st_size
    ):
        raise GradebookError(
            f"{path}: empty or gone, and its marks lie in {BESIDE}: bring it "
            "back, or give another folder with --out to begin again"
        )


@contextmanager
def refused(path):
    """Turn what SQLite and the system say into one line for people."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise GradebookError(
                f"{path}: another run has this gradebook open; wait for it, "
                "or give another folder with --out"
            ) from None
        raise GradebookError(f"{path}: cannot be opened: {error}") from None
    except sqlite3.DatabaseError as error:
        raise GradebookError(
            f"{path}: damaged, or no gradebook ({error}); it is left as it "
            "is: move it away to begin again"
        ) from None
    except OSError as error:
        raise GradebookError(f"{path}: {error.strerror}") from None


def prepare(connection):
    """Lock the file, see that it is ours and whole, make what is missing.

    Raises:
        sqlite3.DatabaseError: it is not to be used.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    tables = read_one(connection, "SELECT count(*) FROM sqlite_master")
    owner = read_one(connection, "PRAGMA application_id")
    version = read_one(connection, "PRAGMA user_version")
    if tables and owner != OURS:
        raise sqlite3.DatabaseError("the file of another program")
    if tables and version != SCHEMA:
        raise sqlite3.DatabaseError(
            f"of version {version}, and this program reads {SCHEMA}"
        )
    found = read_one(connection, "PRAGMA quick_check")
    if found != "ok":
        raise sqlite3.DatabaseError(found.splitlines()[-1])
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    with transaction(connection):
        if not tables:
            for statement in TABLES.split(";")[:-1]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {OURS}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")


def read_one(connection, question):
    """Return the only value that a question gives."""
    return connection.execute(question).fetchone()[0]


@contextmanager
def transaction(connection):
    """Write all of what follows, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:  # Ctrl-C too
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
