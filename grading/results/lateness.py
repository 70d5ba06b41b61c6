"""Who handed in late, and by how much; what follows is the instructor's."""

from dataclasses import replace
from datetime import datetime, timedelta

from grading.results.tables import plain, read_table
from grading.run.progress import duration
from grading.settings import UsageError


def moment(text):
    """Return a time of this machine's clock in seconds since 1970.

    A day alone means its end.

    >>> moment("2026-11-26") - moment("2026-11-25 18:00")
    108000.0

    Raises:
        ValueError: it is no time.
    """
    found = datetime.fromisoformat(text.strip())
    if len(text.strip()) == len("2026-11-25"):
        found += timedelta(days=1)
    return found.timestamp()


def read_extensions(settings, handed_in):
    """Return {student: seconds since 1970} of a table student,due.

    Raises:
        UsageError: it is no such table, or a student is unknown.
    """
    if not settings.extensions:
        return {}
    known = {plain(s): s for s in [*handed_in.digests, *handed_in.missing]}
    try:
        rows = read_table(settings.extensions)[1]
        return {
            known[plain(row["student"])]: moment(row["due"]) for _, row in rows
        }
    except KeyError as error:
        why = f"no column or student {error}"
    except (OSError, ValueError) as error:
        why = str(error)
    raise UsageError(f"{settings.extensions}: {why}; wanted: student,due")


def with_lateness(entries, due, extensions):
    """Return the entries, each with how late it came: "" is in time.

    Arguments:
        entries: a list of `Entry`.
        due: seconds since 1970, or None: nobody is late.
        extensions: {student: seconds} of those who have another time.
    """
    if due is None:
        return entries
    ends = [max(due, extensions.get(e.student, due)) for e in entries]
    return [
        replace(entry, late=duration(entry.submitted - end))
        if entry.submitted > end
        else replace(entry, late="")
        for entry, end in zip(entries, ends)
    ]
