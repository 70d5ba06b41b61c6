"""Grade what is due: each submission once, doubtful ones a second time.

What a busy machine may have caused (a death by a signal, a limit of time),
and what failed through us, is kept apart as a doubt, and graded again at the
end with nothing else running.  The second record counts.
"""

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from functools import partial
from typing import NamedTuple

from grading.collect.handed_in import UNREADABLE
from grading.records import needs_rerun
from grading.run.progress import Progress
from grading.run.schedule import in_turn, on_cluster
from grading.settings import UsageError

STOPPED = 130  # the exit status that shells give to Ctrl-C
FAILED = 3
STOPPING = "Stopping; Ctrl-C once more ends this at once."
GO_ON = "Stopped. What is graded is kept: give the same command to go on."
USUAL_SECONDS = 300  # of a whole notebook; others limits are parts of it


def grade_class(settings, grader, book, handed_in, key):
    """Grade what is due; return an exit status, 0 where all went well.

    Arguments:
        settings: the `Settings`.
        grader: a `Grader`.
        book: the `Gradebook`.
        handed_in: the `HandedIn`.
        key: what the marks depend on.

    Raises:
        UsageError: the cluster cannot be used.
    """
    loads = contents_of(handed_in, settings.only)
    if settings.again:
        book.again(loads, key)
    due = [digest for digest in loads if book.is_due(digest, key)]
    doubts = [digest for digest in loads if book.in_doubt(digest, key)]
    if not due and not doubts:
        return 0
    progress = Progress(len(due) + len(doubts))
    try:
        with scheduler(settings, grader, key, len(due), progress.say) as grade:
            grade_all(grade, book, key, loads, due, progress)
    except KeyboardInterrupt:
        progress.say(GO_ON)
        return STOPPED
    except lost_cluster() as error:
        progress.say(str(error))
        return FAILED
    finally:
        progress.close()
    return 0


def contents_of(handed_in, only=()):
    """Return what is to be graded: {digest: function that loads it}.

    The same file of two students is graded once.

    Arguments:
        handed_in: a `HandedIn`.
        only: names of students; empty: all.
    """
    loads = {}
    for submission in handed_in.submissions:
        if only and submission.student not in only:
            continue
        digest = handed_in.digests[submission.student]
        if digest != UNREADABLE:
            loads.setdefault(digest, Load(submission))
    return loads


class Load(NamedTuple):
    """A function that reads a submission's content anew."""

    submission: object

    def __call__(self):
        """Return the bytes."""
        return self.submission.content


def grade_all(grade, book, key, loads, due, progress):
    """Grade what is due, then what is in doubt, one at a time."""
    tasks = ((digest, loads[digest]) for digest in due)
    for digest, record in grade(tasks):
        if needs_rerun(record) or record.status == "grader failure":
            book.doubt(digest, key, record)
            progress.more(1)
        else:
            book.store(digest, key, record)
        progress.step()
    doubts = [digest for digest in loads if book.in_doubt(digest, key)]
    tasks = ((digest, loads[digest]) for digest in doubts)
    for digest, record in grade(tasks, in_flight=1):
        book.store(digest, key, record)
        progress.step()


@contextmanager
def scheduler(settings, grader, key, due, say):
    """Give the function that grades tasks, as many at once as is asked for.

    Arguments:
        settings, grader, key: as of `grade_class`.
        due: how many there are.
        say: takes a line for people.

    Raises:
        UsageError: the cluster cannot be used.
    """
    grade_one = partial(
        grader.grade,
        stem=settings.exercise,
        seed=int(key.seed),
        limits=limits_of(settings),
        trusted=settings.trust_submissions,
    )
    if settings.scheduler is None and settings.jobs == 1:
        yield partial(alone, grade_one=grade_one)
        return
    try:
        from grading.run import cluster
    except ImportError as error:
        raise UsageError(
            f"{error.name} is not installed: make setup-dev installs it, or "
            "grade one after the other with --jobs 1."
        ) from None
    if settings.scheduler is None:
        workers = cluster.local_workers(min(settings.jobs, max(1, due)), say)
    else:
        workers = cluster.workers_at(
            settings.scheduler, key, settings.trust_submissions, say
        )
    try:
        with workers as found:
            yield partial(on_cluster, grade_one=grade_one, cluster=found)
    except cluster.UnfitCluster as error:
        raise UsageError(str(error)) from None


def alone(tasks, grade_one, in_flight=1):
    """Grade in this process, which does one thing at a time anyway."""
    return in_turn(tasks, grade_one)


def limits_of(settings):
    """Return the `Limits` of one submission; None for the usual ones.

    The limit of the whole is given; those of its parts keep in step.
    """
    if settings.time_limit is None and settings.memory is None:
        return None
    from grading.sandbox.bubblewrap import MB, Limits

    usual = Limits()
    factor = (settings.time_limit or USUAL_SECONDS) / USUAL_SECONDS
    return Limits(
        cell_seconds=usual.cell_seconds * factor,
        call_seconds=usual.call_seconds * factor,
        total_seconds=usual.total_seconds * factor,
        cpu_seconds=max(1, round(usual.cpu_seconds * factor)),
        memory=settings.memory * MB if settings.memory else usual.memory,
    )


def lost_cluster():
    """Return the exception of a cluster that went away, if any was used."""
    used = sys.modules.get("grading.run.cluster")
    return used.ClusterLost if used else ()


@contextmanager
def second_ctrl_c_ends_all():
    """Let the first Ctrl-C stop the run in order, and the second at once.

    Nothing is lost either way: the gradebook is whole at any moment.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_):
        signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))
        with suppress(OSError):
            print(STOPPING, file=sys.stderr, flush=True)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
