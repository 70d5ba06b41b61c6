"""One run of the grader, from the command line to the last file."""

import json
import sqlite3
import sys
from typing import NamedTuple

from grading.arguments import read_arguments
from grading.collect.groups import each_once, for_all
from grading.collect.handed_in import collect, described
from grading.exercise import exercise_of
from grading.records import reason_of
from grading.results.lateness import read_extensions, with_lateness
from grading.run.database import GradebookError
from grading.run.grade_class import (
    FAILED,
    GO_ON,
    STOPPED,
    Load,
    grade_class,
    second_ctrl_c_ends_all,
)
from grading.run.gradebook import Key, entries_of, open_gradebook
from grading.settings import UsageError

TRUSTED = (
    "Warning: the submissions run without a sandbox, as you: they can read "
    "and delete your files, and forge marks."
)
KEPT = (
    "what is graded is kept: make room, or have it written elsewhere, and "
    "give the same command again"
)


class Grader(NamedTuple):
    """Who grades; tests bring their own."""

    grade: object  # (content, stem, seed, limits, trusted) -> `Record`
    version_of: object  # stem -> what changes with all that decides a mark
    prepare: object  # (stem, trusted): makes what is made once
    why_not: object  # () -> why there is no sandbox, or ""
    # (stem, seed, trusted) -> a seed with which all right answers pass
    fair_seed: object = lambda stem, seed, trusted: seed


def real_grader():
    """Return the grader of this package; it takes a while to load."""
    from grading.fair import fair_seed
    from grading.grade import grade, version_of
    from grading.sandbox.bubblewrap import why_not
    from grading.sandbox.prepare import prepare

    return Grader(grade, version_of, prepare, why_not, fair_seed)


def main(given=None, grader=None):
    """Grade as the command line says; return the exit status.

    Arguments:
        given: a list of texts; None: the command line of this process.
        grader: a `Grader`; None: the real one.
    """
    try:
        settings = read_arguments(given)
        return follow(settings, grader or real_grader())
    except (UsageError, GradebookError) as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, sqlite3.Error) as error:  # full, or not ours to write
        print(f"{said_of(error)}; {KEPT}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(GO_ON, file=sys.stderr)
        return STOPPED


def said_of(error):
    """Return in one line what a disk or the gradebook on it refuses."""
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror}"
    return f"the gradebook cannot be written or read: {error}"


def follow(settings, grader):
    """Do all of one run; return the exit status.

    Raises:
        UsageError, GradebookError: nothing can be done; why, for people.
    """
    why = "" if settings.trust_submissions else grader.why_not()
    if why:
        raise UsageError(why)
    if settings.trust_submissions:
        print(TRUSTED, file=sys.stderr)
    handed_in = collect(
        settings.submissions,
        settings.exercise,
        settings.roster,
        settings.only,
        settings.groups,
    )
    say(described(handed_in), settings)
    settings.out.mkdir(0o700, parents=True, exist_ok=True)
    with (
        second_ctrl_c_ends_all(),
        open_gradebook(settings.out / "gradebook.sqlite") as book,
    ):
        return fill(book, settings, grader, handed_in)


def fill(book, settings, grader, handed_in):
    """Grade into an open gradebook, and write what follows from it."""
    later = read_extensions(settings, handed_in)
    exercise, trusted = settings.exercise, settings.trust_submissions
    version, seed = grader.version_of(exercise), book.seed(settings.seed)
    try:
        grader.prepare(exercise, trusted)
        seed = book.kept(
            f"fair seed {exercise} {version} {seed}",
            lambda: grader.fair_seed(exercise, seed, trusted),
        )
    except RuntimeError as error:
        print(f"The grader itself fails: {error}", file=sys.stderr)
        return FAILED
    key = Key(exercise, version, seed)
    digests = handed_in.digests
    submissions = handed_in.submissions
    book.add(exercise, [(s, digests[s.student]) for s in submissions])
    merge_marks(settings, book, handed_in, key)
    status = grade_class(settings, grader, book, handed_in, key)
    entries = entries_of(book, handed_in, key)
    write(settings, handed_in, with_lateness(entries, settings.due, later))
    return status or report_failures(entries)


def asked(settings):
    """Return the questions that count, in their order."""
    return tuple(
        question
        for question in exercise_of(settings.exercise).questions
        if not settings.questions or question.label in settings.questions
    )


def merge_marks(settings, book, handed_in, key):
    """Take over the marks that a person gave.

    Raises:
        UsageError: the file cannot be used; no mark is taken from it.
    """
    marks = {}
    if settings.marks:
        from grading.results.by_hand import read_marks

        entries = entries_of(book, handed_in, key)
        questions = asked(settings)
        try:
            marks = read_marks(settings.marks, entries, questions)
        except (OSError, ValueError) as error:
            raise UsageError(str(error)) from None
        number = f"{len(marks)} mark{'s' * (len(marks) != 1)}"
        say([f"  taken from {settings.marks}: {number}"], settings)
        marks = for_all(marks, handed_in.groups)
    if marks or settings.forget_marks:
        book.mark_by_hand(
            key.exercise, marks, handed_in.digests, settings.forget_marks
        )


def write(settings, handed_in, entries):
    """Write all files, also after Ctrl-C, and say where they are."""
    from grading.results import outputs

    questions = asked(settings)
    if settings.similarity:
        try:
            compared = each_once(handed_in.submissions, handed_in.groups)
            outputs.write_pairs(compared, settings.exercise, settings.out)
        except RuntimeError as error:
            print(error, file=sys.stderr)
    loads = {s.student: Load(s) for s in handed_in.submissions}
    written = outputs.write_all(entries, questions, settings, loads)
    say(outputs.summary(entries, questions, written), settings)
    if settings.format:
        from grading.results.for_programs import FORMATS

        made = FORMATS[settings.format](entries, questions, settings.exercise)
        print(json.dumps(made, indent=1))


def say(lines, settings):
    """Print lines for people, apart from what a program reads."""
    stream = sys.stderr if settings.format else sys.stdout
    print("\n".join(lines), file=stream, flush=True)


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
