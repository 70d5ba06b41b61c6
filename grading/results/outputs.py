"""Write all that a run leaves in its folder, and say it in a few lines."""

import statistics
from collections import Counter
from pathlib import Path

from grading.exercise import template, title_of
from grading.read.notebooks import read_notebook
from grading.records import STATUSES, Reading
from grading.results import exports, feedback, report
from grading.results.by_hand import write_to_mark
from grading.results.mark_page import write_mark_page
from grading.results.marks import number, possible_in_class, total_of
from grading.results.notebook_copy import write_copy
from grading.results.similarity import write_similarity

MOST_CHANGES = 20  # lines that end a run


def write_all(entries, questions, settings, contents):
    """Write marks, pages and report; return {what it is: path}.

    Arguments:
        entries: a list of `Entry`.
        questions: the questions of the exercise.
        settings: the `Settings`; the folder it names exists.
        contents: {student: function that returns the bytes handed in}.
    """
    stem, folder = settings.exercise, settings.out
    title, pages = title_of(stem), folder / "feedback"
    given = write_pages(entries, questions, settings, contents)
    zipped = feedback.write_zip(given, folder / "feedback.zip")
    to_mark = write_to_mark(entries, questions, folder / "to_mark.csv")
    mark_page = write_mark_page(
        to_mark, questions, stem, title, contents, folder / "to_mark.html"
    )
    marks = folder / "marks.csv"
    exports.write_marks(entries, questions, marks)
    canvas, moodle = folder / "canvas.csv", folder / "moodle.csv"
    exports.write_canvas(entries, questions, canvas, title)
    exports.write_moodle(entries, questions, moodle)
    path = folder / "report.html"
    report.write_report(entries, questions, title, path)
    return {
        "report": path,
        "marks": marks,
        "to mark by hand": mark_page,
        "the same as a table": to_mark,
        "for Canvas": canvas,
        "for Moodle": moodle,
        "pages for students": pages,
        "the same, to be uploaded": zipped,
    }


def write_pages(entries, questions, settings, contents):
    """Write what students get; return {path: where their work was found}."""
    pages, given = settings.out / "feedback", {}
    stem, title = settings.exercise, title_of(settings.exercise)
    pages.mkdir(exist_ok=True)
    for entry in entries:
        if not entry.path:
            continue
        page = feedback.write_feedback(entry, questions, title, pages)
        given[page] = entry.path
        copy = page.with_suffix(".ipynb")
        read = contents.get(entry.student)
        if settings.annotate and write_copy(
            entry, questions, stem, read, copy
        ):
            given[copy] = entry.path
    return given


def write_pairs(submissions, stem, folder):
    """Write which submissions are alike; return the path of the page.

    Raises:
        RuntimeError: the library that compares is not installed.
    """
    readings = []
    for submission in submissions:
        try:
            reading = read_notebook(submission.content)
        except Exception:  # the file is gone; its entry says so
            continue
        readings.append((submission.student, reading))
    path = Path(folder) / "similarity.html"
    given = Reading(template(stem), template(stem, "markdown"))
    return write_similarity(readings, given, path)


def changed(entries):
    """Return a line for each whose points changed when graded again."""
    found = [
        f"    {entry.student}: {sentence}"
        for entry in entries
        if entry.record
        for sentence in entry.record.changes
    ]
    if not found:
        return []
    more = len(found) - MOST_CHANGES
    rest = [f"    and {more} more: see the notes in marks.csv"]
    head = "  graded again, and other points than before:"
    return [head, *found[:MOST_CHANGES], *(rest if more > 0 else [])]


def summary(entries, questions, written):
    """Return the lines that end a run.

    Arguments:
        entries, questions: as of `write_all`.
        written: what it returned.
    """
    counts = Counter(map(exports.status_of, entries))
    order = [*STATUSES, "not yet graded", "missing"]
    lines = [f"  {counts[s]:6}  {s}" for s in order if counts[s]]
    totals = [total_of(entry, questions)[0] for entry in entries]
    totals = [total for total in totals if total is not None]
    if totals:
        mean = number(round(statistics.mean(totals), 2))
        possible = number(possible_in_class(entries, questions))
        lines.append(f"  mean {mean} of {possible} points")
    lines += changed(entries)
    lines += [f"  {what}: {path}" for what, path in written.items()]
    warning = exports.moodle_refuses(entries, questions)
    return [*lines, warning] if warning else lines
