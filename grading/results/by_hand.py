"""What a person marks: answers out to `to_mark.csv`, points back in."""

from pathlib import Path

from grading.records import HandMark
from grading.results.marks import number, open_answer, record_of
from grading.results.tables import (
    defused,
    plain,
    read_table,
    restored,
    write_table,
)

COLUMNS = (
    "student",
    "label",
    "answer",
    "judged",  # what the judge gave, where it gave something
    "points",  # to be filled in
    "possible",  # to be filled in, for an open question: out of how many
    "comment",  # to be filled in: the student reads it
    "note",
)
WANTED = ("student", "label", "points")
FILLED_IN = ("points", "possible", "comment")
CHANGED = "the answer has changed since these points were entered"
MOST_SHOWN = 10


class MarksError(ValueError):
    """A table of marks that cannot be used: what is wrong, line by line."""


def write_to_mark(entries, questions, path):
    """Write the answers that a person reads; return the path written to.

    What was filled in before stays, also for a student who has gone.  A file
    of that name that is no such table is left alone: the new one is written
    beside it.

    Arguments:
        entries: a list of `Entry`.
        questions: the questions of the exercise.
        path: of the CSV file.
    """
    path = Path(path)
    try:
        before = filled_in(path)
    except ValueError:
        path = path.with_suffix(f".new{path.suffix}")
        before = filled_in(path)
    rows = []
    for row in rows_to_mark(entries, questions):
        old = before.pop((defused(row["student"]), row["label"]), None)
        rows.append(merged(row, old) if old else row)
    rows += before.values()
    table = [[row.get(column, "") for column in COLUMNS] for row in rows]
    return write_table(path, [COLUMNS, *table])


def rows_to_mark(entries, questions):
    """Return a row for each answer that a person reads, of a group once."""
    rows = []
    first = {entry.group: entry for entry in reversed(entries)}
    for entry in entries:
        if entry.group and first[entry.group] is not entry:
            continue
        for question in questions:
            answer = open_answer(entry, question)
            if not answer:
                continue
            hand = entry.hand_marks.get(question.label)
            row = {
                "student": entry.student,
                "label": question.label,
                "answer": answer,
                "judged": judged(entry, question),
            }
            rows.append(with_mark(row, hand) if hand else row)
    return rows


def judged(entry, question):
    """Return what the judge gave: "2 of 2"; "" for an open question."""
    if question.kind == "open":
        return ""
    record = record_of(entry, question.label)
    return f"{number(record.points)} of {number(record.possible)}"


def with_mark(row, hand):
    """Return a row with the mark that counts at present."""
    return {
        **row,
        "points": number(hand.points),
        "possible": number(hand.possible),
        "comment": hand.comment,
    }


def filled_in(path):
    """Return the rows of an earlier file in which something was filled in.

    Raises:
        ValueError: it is no table of ours.
    """
    if not path.exists():
        return {}
    columns, rows = read_table(path)
    if not set(COLUMNS) <= set(columns):
        raise ValueError(f"{path}: other columns than expected")
    return {
        (row["student"], row["label"]): row
        for _, row in rows
        if any(row[column].strip() for column in FILLED_IN)
    }


def merged(row, old):
    """Return a row with what was filled in before."""
    kept = {column: old[column] for column in FILLED_IN if old[column]}
    same = defused(row["answer"]) == old["answer"]
    return {**row, **kept, "note": old["note"] if same else CHANGED}


def read_marks(path, entries, questions):
    """Return the marks that a person entered: {(student, label): HandMark}.

    Lines without points are left out.  Columns that are not asked for may
    be there.

    Arguments:
        path: a CSV file with the columns student, label, points, and, if
            wanted, comment and possible.
        entries: a list of `Entry`: whose marks may be entered.
        questions: the questions of the exercise.

    Raises:
        MarksError: something is wrong; it says where, and nothing is used.
    """
    try:
        columns, rows = read_table(path)
    except ValueError as error:
        raise MarksError(str(error)) from None
    missing = [column for column in WANTED if column not in columns]
    if missing:
        raise MarksError(
            f"{path}: line 1: no column {', '.join(missing)}; wanted are "
            "student, label, points, comment"
        )
    students = {plain(defused(e.student)): e.student for e in entries}
    students |= {plain(e.student): e.student for e in entries}
    by_label = {question.label: question for question in questions}
    marks, wrong = {}, []
    for line, row in rows:
        try:
            mark = read_row(row, students, by_label)
            if mark and mark[0] in marks:
                raise ValueError("column student: marked twice in this file")
        except ValueError as error:
            wrong.append(f"{path}: line {line}, {error}")
            continue
        marks |= [mark] if mark else []
    wrong += disagreements(path, marks)
    if wrong:
        raise MarksError(report_of(wrong))
    return marks


def read_row(row, students, questions):
    """Return ((student, label), HandMark), or None where nothing is entered.

    Raises:
        ValueError: what is wrong, beginning with the column.
    """
    points, comment = row["points"].strip(), row.get("comment", "")
    comment = restored(comment.strip())
    possible = row.get("possible", "").strip()
    if not points:
        if comment:
            raise ValueError("column points: a comment, and no points")
        return None
    student = students.get(plain(row["student"]))
    if student is None:
        raise ValueError(f"column student: nobody is {row['student']!r}")
    question = questions.get(plain(row["label"]))
    if question is None:
        raise ValueError(
            f"column label: no question {row['label']!r}; there are "
            f"{', '.join(questions)}"
        )
    given, most = read_number(points, "points"), question.points
    if question.kind == "open":
        most = read_number(possible, "possible") if possible else None
    if most is not None and given > most:
        raise ValueError(
            f"column points: {points} of at most {number(most)} in "
            f"{question.label}"
        )
    own = most if question.kind == "open" else None
    return (student, question.label), HandMark(given, comment, own)


def read_number(text, column):
    """Return a number that is not negative; 1,5 is 1.5.

    Raises:
        ValueError: it is none.
    """
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not 0 <= value < float("inf"):
        raise ValueError(
            f"column {column}: wanted is a number, 0 or more, got {text!r}"
        )
    return value


def disagreements(path, marks):
    """Return a line for each question with two maxima."""
    maxima = {}
    for (_, label), mark in marks.items():
        maxima.setdefault(label, set()).add(mark.possible)
    return [
        f"{path}: column possible: {label} is out of "
        + " and out of ".join(sorted(number(m) or "nothing" for m in several))
        for label, several in maxima.items()
        if len(several) > 1
    ]


def report_of(wrong):
    """Return the first lines of what is wrong, and how many there are."""
    shown = wrong[:MOST_SHOWN]
    if len(wrong) > MOST_SHOWN:
        shown.append(f"... and {len(wrong) - MOST_SHOWN} more")
    return "\n".join([*shown, "No mark was taken from this file."])
