"""What `python -m grading` is told on its command line."""

import argparse
import os
from pathlib import Path

from grading.exercise import exercises, questions_of
from grading.results.lateness import moment
from grading.settings import Settings, UsageError

EPILOG = """\
Stop with Ctrl-C, and give the same command again to go on: what is graded is
in FOLDER/gradebook.sqlite.  Exit status: 0 all is well; 2 the command is
wrong; 3 the grader itself failed somewhere; 130 stopped by Ctrl-C.
"""


def read_arguments(arguments=None):
    """Return the `Settings` of one run.

    Arguments:
        arguments: a list of texts; None: those of this process.

    Raises:
        SystemExit: they are not understood, or help was asked for.
        UsageError: one of them cannot be followed.
    """
    given = vars(parser().parse_args(arguments))
    if given["out"] is None:
        given["out"] = Path("grades", given["exercise"])
    for name in ("submissions", "only", "questions"):
        given[name] = tuple(given[name])
    settings = Settings(**given)
    check(settings)
    return settings


def check(settings):
    """Raise UsageError where the settings cannot be followed."""
    if settings.exercise not in exercises():
        raise UsageError(
            f"There is no exercise {settings.exercise!r}; there are: "
            f"{', '.join(exercises())}."
        )
    labels = list(questions_of(settings.exercise))
    unknown = [q for q in settings.questions if q not in labels]
    if unknown:
        raise UsageError(
            f"--questions: no {', '.join(unknown)}; there are "
            f"{', '.join(labels)}."
        )
    if settings.extensions and settings.due is None:
        raise UsageError("--extensions needs --due: later than what?")
    for path in settings.submissions:
        if not Path(path).exists():
            raise UsageError(f"There is no folder or file {path!r}.")
        if settings.out.resolve().is_relative_to(Path(path).resolve()):
            raise UsageError(
                f"The results would go to {settings.out}, among the "
                f"submissions in {path}: give another folder with --out."
            )


def parser():
    """Return what understands the command line."""
    made = argparse.ArgumentParser(
        prog="python -m grading",
        description="Grade the notebooks that a class handed in.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = made.add_argument
    add(
        "submissions",
        nargs="+",
        metavar="SUBMISSIONS",
        help="folders, zip archives or files",
    )
    add("--exercise", required=True, metavar="STEM", help="05_training_loop")
    add(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="where the results go (grades/STEM)",
    )
    add_class(add)
    add_running(made.add_argument_group("what to grade").add_argument)
    add_conditions(made.add_argument_group("how to grade").add_argument)
    add_results(made.add_argument_group("what comes out").add_argument)
    return made


def add_class(add):
    """Add the options that say who is in the class, and what is known."""
    add("--roster", type=Path, metavar="CSV", help="the list of the class")
    add(
        "--groups",
        metavar="COLUMN",
        help="of the roster: who shares one file and one mark",
    )
    add(
        "--marks",
        type=Path,
        metavar="CSV",
        help="marks given by hand: to_mark.csv, filled in",
    )
    add(
        "--forget-marks",
        action="store_true",
        help="drop all marks given by hand before, then read --marks",
    )
    add(
        "--due",
        type=moment,
        metavar="TIME",
        help="2026-11-25 or '2026-11-25 18:00': marks.csv says who was late",
    )
    add(
        "--extensions",
        type=Path,
        metavar="CSV",
        help="student,due: who has another time than --due",
    )


def add_running(add):
    """Add the options that say what is graded, and by how many."""
    add(
        "--only",
        action="append",
        default=[],
        metavar="STUDENT",
        help="grade this student alone; may be given several times",
    )
    add(
        "--again",
        action="store_true",
        help="grade again what is graded; old results stay until then",
    )
    add(
        "--jobs",
        type=whole(1),
        default=processors(),
        metavar="N",
        help="how many at once (%(default)s)",
    )
    add(
        "--scheduler",
        metavar="ADDRESS",
        help="of a dask.distributed cluster: tcp://10.0.0.5:8786",
    )


def add_conditions(add):
    """Add the options that say under which conditions."""
    add(
        "--seed",
        type=whole(0),
        metavar="N",
        help="what the inputs are drawn from (a secret of this gradebook)",
    )
    add(
        "--time-limit",
        type=whole(1),
        metavar="SECONDS",
        help="for one notebook (300); a cell has a fifth of it",
    )
    add(
        "--memory",
        type=whole(1),
        metavar="MB",
        help="for one notebook (4000)",
    )
    add(
        "--questions",
        type=lambda text: text.split(","),
        default=[],
        metavar="q1,q2,q4",
        help="only these count (all)",
    )
    add(
        "--trust-submissions",
        action="store_true",
        help="run them without a sandbox: as you, with all your rights",
    )


def add_results(add):
    """Add the options that say what comes out, next to the usual."""
    add(
        "--annotate",
        action="store_true",
        help="beside each feedback page, the notebook with feedback in it",
    )
    add(
        "--format",
        choices=("json", "gradescope"),
        help="marks as JSON for a program, and all else that is said beside",
    )
    add(
        "--similarity",
        action="store_true",
        help="report which submissions are alike, too",
    )


def whole(least):
    """Return what reads a whole number that is not below `least`."""

    def number(text):
        value = int(text)
        if value < least:
            raise ValueError
        return value

    number.__name__ = f"whole number from {least} up"
    return number


def processors():
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
