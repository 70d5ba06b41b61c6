"""The real command on a real class: one command, and nobody is lost."""

import csv
import sqlite3
import subprocess
import sys
from contextlib import closing

from handed_in import STEM, broken, honest, wild

from lessons import ROOT

CLASS = {  # student: the name of what each hands in
    "Ana Núñez": "all right",
    "=1+1": "a usual mistake",
    "<b>Bo": "os._exit",
    "Cem": "cut off",
    "Dee": "a PDF",
}


def made_by_name():
    """Return every submission of the bank by its name."""
    banks = honest, broken, wild
    return {made.name: made for bank in banks for made in bank.SUBMISSIONS}


def grade(folder, out):
    """Run the command as an instructor does; return the ended process."""
    command = [sys.executable, "-m", "grading", folder, "--exercise", STEM]
    return subprocess.run(
        [*command, "--out", out, "--seed", "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def read_marks(out):
    """Return the rows of marks.csv by student."""
    text = (out / "marks.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    name = next(iter(rows[0]))
    return {row[name].lstrip("'"): row for row in rows}


def results(book):
    """Return all results of a gradebook, with the times they were made."""
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute("SELECT * FROM results").fetchall()


def test_a_class_gets_its_marks_and_a_second_run_grades_nothing(tmp_path):
    made = made_by_name()
    for student, name in CLASS.items():
        place = tmp_path / "in" / student
        place.mkdir(parents=True)
        (place / f"{STEM}.ipynb").write_bytes(made[name].content)
    first = grade(tmp_path / "in", tmp_path / "out")
    assert first.returncode == 0, first.stderr
    rows = read_marks(tmp_path / "out")
    for student, name in CLASS.items():
        row = rows[student]
        assert row["status"] == made[name].status, row
        assert float(row["total"]) == made[name].points, row
    pages = list((tmp_path / "out" / "feedback").glob("*.html"))
    assert len(pages) == len(CLASS)
    book = tmp_path / "out" / "gradebook.sqlite"
    assert book.stat().st_mode & 0o777 == 0o600
    before = results(book)
    assert grade(tmp_path / "in", tmp_path / "out").returncode == 0
    assert results(book) == before  # the times, too
    assert read_marks(tmp_path / "out") == rows
