"""A grader that is quick, and a command line that can be cut off anywhere.

Run as a program it takes three words before the command's own: after how
many gradings, and how many milliseconds, the whole process group is killed
("-1 0" for never).  Only tests use it.
"""

import csv
import hashlib
import json
import os
import signal
import sqlite3
import sys
import threading
from pathlib import Path

from grading.command import Grader, main
from grading.records import QuestionRecord, Record, Trouble

STEM = "05_training_loop"
CLASS = {"Ana": b"honest 1", "Bo": b"honest 2", "Çelik": b"honest 3"}
KILLED = Trouble("cell 2", "killed", "SIGKILL")


def grade(content, stem, seed, limits, trusted):
    """Grade by the content's first word; everything else is honest."""
    word = content.split()[0].decode()
    if word == "raise":
        raise ZeroDivisionError("ours")
    if word == "die" or (word == "die-once" and is_first(content)):
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "interrupt" and is_first(content):
        os.killpg(0, signal.SIGINT)
        threading.Event().wait(60)  # until Ctrl-C ends this
    if word == "stubborn":
        stay_through_one_ctrl_c()
    # A little work, which comes out the same wherever it is done.
    points = hashlib.pbkdf2_hmac("sha256", content, b"", 3000)[0] % 3
    question = QuestionRecord("q4", ("train_step",), "partly", points, 2)
    troubles = (KILLED,) if word == "doubt" else ()
    return Record("graded", f"seed {seed}", troubles, (question,))


def is_first(content):
    """Say whether a content that names a file comes for the first time."""
    try:
        Path(content.split(maxsplit=1)[1].decode()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def stay_through_one_ctrl_c():
    """Press Ctrl-C twice; do not come back."""
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        signal.raise_signal(signal.SIGINT)


QUICK = Grader(grade, lambda stem: "v1", lambda *_: None, lambda: "")


def hand_in(folder, contents):
    """Write one file for each student: {student: content}."""
    for student, content in contents.items():
        path = Path(folder, student, f"{STEM}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Path(folder)


def words_for(folder):
    """Hand in a class of three; return the command, its results in `out`."""
    given = hand_in(folder / "in", CLASS)
    options = ["--seed", "5", "--out", str(folder / "out"), "--jobs", "1"]
    return [str(given), "--exercise", STEM, *options]


def rows(out):
    """Return all that a gradebook holds, but for the times."""
    wanted = {
        "meta": "*",
        "submissions": "exercise, student, digest, note",
        "results": "digest, exercise, version, seed, record, again",
        "doubts": "*",
        "hand_marks": "exercise, student, label, points, possible, comment",
    }
    connection = sqlite3.connect(Path(out, "gradebook.sqlite"))
    found = {
        table: sorted(connection.execute(f"SELECT {what} FROM {table}"))
        for table, what in wanted.items()
    }
    connection.close()
    return found


def statuses(out):
    """Return {student: status} of all results."""
    found = rows(out)
    by_digest = {row[0]: json.loads(row[4]) for row in found["results"]}
    return {
        student: by_digest[digest]["status"]
        for _, student, digest, _ in found["submissions"]
        if digest in by_digest
    }


class Counting:
    """A quick grader that remembers what it graded."""

    def __init__(self, at=None, what=None):
        self.graded = []
        self.at, self.what = at, what

    def __call__(self, content, **options):
        if len(self.graded) == self.at:
            self.at = None
            self.what()
        self.graded.append(content)
        return grade(content, **options)

    def grader(self):
        return QUICK._replace(grade=self)


def table(path):
    text = path.read_text(encoding="utf-8-sig")
    return {row["student"]: row for row in csv.DictReader(text.splitlines())}


class Doomed:
    """Count the gradings, and end the process group after some of them."""

    def __init__(self, gradings, milliseconds):
        self.left = gradings
        self.seconds = milliseconds / 1000
        self.count()

    def count(self):
        """Start the clock when the last grading has begun."""
        if self.left == 0:
            timer = threading.Timer(self.seconds, os.killpg, (0, 9))
            timer.daemon = True
            timer.start()
        self.left -= 1

    def grade(self, *arguments, **options):
        """Grade, and count it."""
        self.count()
        return grade(*arguments, **options)


if __name__ == "__main__":
    doomed = Doomed(int(sys.argv[1]), float(sys.argv[2]))
    quick = QUICK
    if doomed.left > -2:
        quick = QUICK._replace(grade=doomed.grade)
    sys.exit(main(sys.argv[3:], quick))
