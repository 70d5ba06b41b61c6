"""What a class handed in, and by whom."""

from typing import NamedTuple

from grading.collect.groups import groups_of, shared
from grading.collect.roster import read_roster
from grading.collect.submissions import find_submissions
from grading.records import digest_of
from grading.settings import UsageError

SHOWN = 10  # names of a list; the rest is counted
UNREADABLE = ""  # the digest of a content that cannot be read


class HandedIn(NamedTuple):
    """What was handed in, and by whom."""

    submissions: list  # of `Submission`, one a student
    digests: dict  # {student: digest of the content}
    missing: list  # students of the roster
    ignored: list  # (path, why)
    columns: dict  # {student: the roster's columns}
    groups: dict  # {student: group}


def collect(paths, stem, roster=None, only=(), column=None):
    """Return what was handed in.

    Arguments:
        paths: of folders, zip archives or files.
        stem: of the exercise.
        roster: the path of the class's list, or None.
        only: names of students, who must be among those who handed in.
        column: of the roster, that holds groups; None: nobody has one.

    Raises:
        UsageError: the roster cannot be used, or a name of `only` is none.
    """
    try:
        roster = read_roster(roster) if roster else None
        found = find_submissions(paths, roster, stem)
        lines = roster.students if roster else ()
        groups = groups_of(lines, column) if column else found.groups
    except (OSError, ValueError) as error:
        raise UsageError(str(error)) from None
    submissions = shared(found.submissions, groups, stem)
    digests = {s.student: digest_or_none(s) for s in submissions}
    unknown = [name for name in only if name not in digests]
    if unknown:
        raise UsageError(
            f"--only: nothing was handed in by {', '.join(unknown)}; the "
            f"names are: {'; '.join(digests) or 'none'}."
        )
    columns = {line.student: line.columns for line in lines}
    missing = [name for name in found.missing if name not in digests]
    return HandedIn(
        submissions, digests, missing, found.ignored, columns, groups
    )


def digest_or_none(submission):
    """Return the digest of a submission's content, if it can be read."""
    try:
        return digest_of(submission.content)
    except Exception:  # of a file system, or of a damaged archive
        return UNREADABLE


def described(handed_in):
    """Return in a few lines who handed in what."""
    files = len(set(handed_in.digests.values()))
    lines = [
        f"{len(handed_in.submissions)} students handed in {files} different "
        f"files; missing: {len(handed_in.missing)}; files left aside: "
        f"{len(handed_in.ignored)}"
    ]
    lines += listed("missing", handed_in.missing)
    aside = [f"{path}: {why}" for path, why in handed_in.ignored]
    return lines + listed("left aside", aside)


def listed(what, names):
    """Return a line for each name, the first ones at least."""
    lines = [f"  {what}: {name}" for name in names[:SHOWN]]
    if len(names) > SHOWN:
        lines.append(f"  {what}: and {len(names) - SHOWN} more")
    return lines
