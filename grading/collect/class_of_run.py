"""The class of one run: what was handed in, by whom, and what it earned."""

from typing import NamedTuple

from grading.arguments import UsageError
from grading.collect.submissions import find_submissions
from grading.records import Entry, with_worth
from grading.run.schedule import digest_of, failure

SHOWN = 10  # names of a list; the rest is counted
UNREADABLE = ""  # the digest of a content that cannot be read


class Class(NamedTuple):
    """What was handed in, and by whom."""

    submissions: list  # of `Submission`, one a student
    digests: dict  # {student: digest of the content}
    missing: list  # students of the roster
    ignored: list  # (path, why)
    columns: dict  # {student: the roster's columns}


def collect(options):
    """Return the `Class` that the options name.

    Raises:
        UsageError: the roster cannot be used, or a name of --only is none.
    """
    from grading.collect.roster import read_roster

    try:
        roster = read_roster(options.roster) if options.roster else None
        found = find_submissions(options.submissions, roster, options.exercise)
    except (OSError, ValueError) as error:
        raise UsageError(str(error)) from None
    digests = {s.student: digest_or_none(s) for s in found.submissions}
    unknown = [name for name in options.only if name not in digests]
    if unknown:
        raise UsageError(
            f"--only: nothing was handed in by {', '.join(unknown)}; the "
            f"names are: {'; '.join(digests) or 'none'}."
        )
    lines = roster.students if roster else ()
    columns = {line.student: line.columns for line in lines}
    return Class(
        found.submissions, digests, found.missing, found.ignored, columns
    )


def digest_or_none(submission):
    """Return the digest of a submission's content, if it can be read."""
    try:
        return digest_of(submission.content)
    except Exception:  # of a file system, or of a damaged archive
        return UNREADABLE


def contents_of(handed_in, only=()):
    """Return what is to be graded: {digest: function that loads it}.

    The same file of two students is graded once.

    Arguments:
        handed_in: a `Class`.
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


def entries_of(book, handed_in, key):
    """Return a line for each student, sorted by name."""
    entries = []
    for submission in handed_in.submissions:
        student = submission.student
        digest = handed_in.digests[student]
        columns = handed_in.columns.get(student, {})
        entry = book.entry(submission, digest, key, columns)
        if digest == UNREADABLE:
            record = failure(f"{submission.path} could not be read")
            entry = Entry(**{**vars(entry), "record": record})
        entries.append(entry)
    for student in handed_in.missing:
        marks, _ = book.hand_marks(key.exercise, student, "")
        columns = handed_in.columns.get(student, {})
        entries.append(Entry(student, hand_marks=marks, columns=columns))
    return with_worth(sorted(entries, key=lambda entry: entry.student))


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
