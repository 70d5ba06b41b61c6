"""One run of the grader, from the command line to the last file."""

import json
import sys
from typing import NamedTuple

from grading.arguments import ROOT, UsageError, read_arguments
from grading.collect.class_of_run import collect, described, entries_of
from grading.run.database import GradebookError
from grading.run.gradebook import Key, open_gradebook
from grading.run.running import (
    FAILED,
    GO_ON,
    STOPPED,
    grade_class,
    second_ctrl_c_ends_all,
)
from grading.run.schedule import reason_of

TRUSTED = (
    "Warning: the submissions run without a sandbox, as you: they can read "
    "and delete your files, and forge marks."
)


class Grader(NamedTuple):
    """Who grades; tests bring their own."""

    grade: object  # (content, stem, seed, limits, trusted) -> `Record`
    version_of: object  # stem -> what changes with all that decides a mark
    prepare: object  # (stem, trusted): makes what is made once
    why_not: object  # () -> why there is no sandbox, or ""


def real_grader():
    """Return the grader of this package; it takes a while to load."""
    from grading.grade import grade, version_of
    from grading.sandbox.prepare import prepare
    from grading.sandbox.walls import why_not

    return Grader(grade, version_of, prepare, why_not)


def main(given=None, grader=None):
    """Grade as the command line says; return the exit status.

    Arguments:
        given: a list of texts; None: the command line of this process.
        grader: a `Grader`; None: the real one.
    """
    try:
        options = read_arguments(given)
        return run(options, grader or real_grader())
    except (UsageError, GradebookError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(GO_ON, file=sys.stderr)
        return STOPPED


def run(options, grader):
    """Do all of one run; return the exit status.

    Raises:
        UsageError, GradebookError: nothing can be done; why, for people.
    """
    why = "" if options.trust_submissions else grader.why_not()
    if why:
        raise UsageError(why)
    if options.trust_submissions:
        print(TRUSTED, file=sys.stderr)
    handed_in = collect(options)
    print("\n".join(described(handed_in)), flush=True)
    options.out.mkdir(0o700, parents=True, exist_ok=True)
    with (
        second_ctrl_c_ends_all(),
        open_gradebook(options.out / "gradebook.sqlite") as book,
    ):
        return fill(book, options, grader, handed_in)


def fill(book, options, grader, handed_in):
    """Grade into an open gradebook, and write what follows from it."""
    exercise = options.exercise
    seed = book.seed(options.seed)
    key = Key(exercise, grader.version_of(exercise), str(seed))
    digests = handed_in.digests
    submissions = handed_in.submissions
    book.add(exercise, [(s, digests[s.student]) for s in submissions])
    merge_marks(options, book, handed_in, key)
    try:
        grader.prepare(exercise, options.trust_submissions)
    except RuntimeError as error:
        print(f"The grader itself fails: {error}", file=sys.stderr)
        return FAILED
    status = grade_class(options, grader, book, handed_in, key)
    entries = entries_of(book, handed_in, key)
    write(options, handed_in, entries)
    return status or report_failures(entries)


def merge_marks(options, book, handed_in, key):
    """Take over the marks that a person gave.

    Raises:
        UsageError: the file cannot be used; no mark is taken from it.
    """
    marks = {}
    if options.marks:
        from grading.out.by_hand import read_marks
        from grading.sandbox.kit import exercise_of

        entries = entries_of(book, handed_in, key)
        questions = exercise_of(key.exercise).questions
        try:
            marks = read_marks(options.marks, entries, questions)
        except (OSError, ValueError) as error:
            raise UsageError(str(error)) from None
    if marks or options.forget_marks:
        book.mark_by_hand(
            key.exercise, marks, handed_in.digests, options.forget_marks
        )


def write(options, handed_in, entries):
    """Write all files, also after Ctrl-C, and say where they are."""
    from grading.out import outputs
    from grading.sandbox.kit import exercise_of

    questions = exercise_of(options.exercise).questions
    if options.similarity:
        try:
            outputs.write_pairs(
                handed_in.submissions, options.exercise, options.out
            )
        except RuntimeError as error:
            print(error, file=sys.stderr)
    title = title_of(options.exercise)
    written = outputs.write_all(entries, questions, title, options.out)
    print("\n".join(outputs.summary(entries, questions, written)), flush=True)


def title_of(stem):
    """Return what the exercise is called on its first page."""
    path = ROOT / "exercises" / f"{stem}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "".join(cells[0]["source"]).splitlines()[0].lstrip("# ")


def report_failures(entries):
    """Say what the grader itself failed at; return the exit status."""
    failed = [
        entry
        for entry in entries
        if entry.record and entry.record.status == "grader failure"
    ]
    for entry in failed:
        print(
            f"grader failure: {entry.student}: {reason_of(entry.record)}",
            file=sys.stderr,
        )
    if failed:
        print(
            "These have no marks yet; the same command tries them again.",
            file=sys.stderr,
        )
    return FAILED if failed else 0
