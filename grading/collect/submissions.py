"""Collect what a class handed in: the newest file of each student."""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

from grading import ROOT
from grading.collect.files import EMPTY, find_files
from grading.collect.matching import Match, Matcher, settle
from grading.collect.names import names_exercise, readable, remarks, some
from grading.collect.owners import owners_of
from grading.collect.roster import Roster
from grading.exercise import template
from grading.read.notebooks import read_notebook
from grading.records import Submission

EXERCISES = ROOT / "exercises"
# The endings that are preferred; what has another one comes last.
ENDINGS = (".ipynb", ".py", ".txt", ".json", ".md")
README = "readme.md"  # of a repository; nobody need hear of it
MOST_TRIED = 20  # files of a student, until one can be read
OTHER_FOLDERS = {"lessons", "solutions"}  # of the course, handed in whole
NO_MATCH = Match(None)
AGE = 4  # where it stands in a rank


class Collected(NamedTuple):
    """What a class handed in."""

    submissions: list  # of `Submission`, one a student, sorted by student
    missing: list  # students of the roster who handed in nothing
    ignored: list  # (path, why) of what was not read
    groups: dict  # {student: group} of those who share one file


def find_submissions(paths, roster=None, stem=""):
    """Return the newest submission of each student.

    Arguments:
        paths: folders, zip archives or files, or one of them.
        roster: a `Roster`, or None.
        stem: of the exercise, "05_training_loop"; files that are named
            after another exercise are left aside.

    Returns:
        a `Collected`.

    Raises:
        FileNotFoundError: a path does not exist.
    """
    if isinstance(paths, str | Path):
        paths = [paths]
    matcher = Matcher(roster or Roster())
    roots = [look(path, len(paths) == 1) for path in paths]
    pairs = list(owners_of(roots, stem, matcher.knows))
    shared = share_out(pairs, matcher)
    ignored = {(f.path, f.trouble) for _, f in pairs if f.trouble}
    submissions = []
    for student, (files, notes) in sorted(shared.items()):
        submission, unread = choose(student, files, notes, stem)
        submissions.append(submission)
        ignored.update(unread)
    missing = [name for name in matcher.students if name not in shared]
    groups = sharing(submissions)
    return Collected(submissions, missing, sorted(ignored), groups)


def sharing(submissions):
    """Return {student: group} of those who handed in one file together."""
    sharers = defaultdict(list)
    for one in submissions:
        if callable(one.source):
            sharers[one.source].append(one.student)
    return {
        student: ", ".join(students)
        for students in sharers.values()
        for student in students
        if len(students) > 1
    }


def look(path, alone):
    """Return the name of the folder around a path, and what is there."""
    path = Path(path).absolute()
    found = find_files(path, follow=alone)
    return readable(path.parent.name), found


def share_out(pairs, matcher):
    """Return the files of each student, and notes on how they were matched.

    Arguments:
        pairs: of an `Owner` or None and a `Found`.
        matcher: the roster's `Matcher`.

    Returns:
        `{student: (list of (Owner, Found), list of notes)}`.
    """
    files = defaultdict(list)
    for owner, found in pairs:
        if owner is not None and found.trouble != EMPTY:
            files[owner.system, owner.number or owner.name].append(
                (owner, found)
            )
    owners = {key: found[0][0] for key, found in files.items()}
    matches = settle(owners, matcher) if matcher.students else {}
    students = name_students(owners, matches, matcher.students)
    shared = defaultdict(lambda: ([], []))
    for key, found in files.items():
        mine, notes = shared[students[key]]
        mine += found
        if key in matches and matches[key].note:
            notes.append(matches[key].note)
    return dict(shared)


def name_students(owners, matches, listed):
    """Return what each owner is called; no two share a name by chance.

    Arguments:
        owners: `{key: Owner}`.
        matches: `{key: Match}`, empty without a roster.
        listed: the names on the roster, which stay theirs.
    """
    names, taken = {}, set(listed)
    free = [key for key in owners if matches.get(key, NO_MATCH).line is None]
    times = Counter(owners[key].name for key in free)
    for key, owner in owners.items():
        line = matches.get(key, NO_MATCH).line
        if line is not None:
            names[key] = listed[line]
            continue
        name = owner.name or f"number {owner.number}"
        if owner.number and (times[owner.name] > 1 or name in taken):
            name = f"{name} ({owner.number})"
        while name in taken:
            name = f"{name} (another)"
        taken.add(name)
        names[key] = name
    return names


def choose(student, files, notes, stem):
    """Return a student's submission: the newest of the files that fit best.

    Arguments:
        student: the name.
        files: a list of (Owner, Found), at least one.
        notes: what is known already.
        stem: of the exercise.

    Returns:
        a `Submission`, and (path, why) of files that could not be read.
    """
    ranked = sorted(files, key=lambda pair: rank(*pair, stem), reverse=True)
    found = [item for _, item in ranked]
    bad = [(item.path, item.trouble) for item in found if item.trouble]
    good = [item for item in found if not item.trouble]
    first = rank(*ranked[0], stem)[:AGE]
    alike = [o for w, o in ranked if rank(w, o, stem)[:AGE] == first]
    for item in answered_first(good[:MOST_TRIED], alike, stem):
        trouble = trouble_in(item)
        if not trouble:
            break
        bad.append((item.path, trouble))
    else:
        item, good = found[0], []
    if good and other_exercise(item, stem):
        notes = [*notes, "named after another exercise"]
    notes = [*notes, *remarks(item.parts)]
    if good and (own := shipped(item.source, stem)):
        notes = [*notes, f"the same as the course's own {own}"]
    unread = {path for path, _ in bad}
    others = [
        other.path
        for other in good
        if other is not item
        and other.path not in unread
        and other.parts[-1].lower() != README
    ]
    if others:
        notes = [*notes, f"left aside: {some(others)}"]
    if bad:
        notes = [*notes, f"not read: {some([': '.join(b) for b in bad])}"]
    source = item.source if good else b""
    note = "; ".join(dict.fromkeys(notes))
    return Submission(student, item.path, source, item.modified, note), bad


def answered_first(good, alike, stem):
    """Return files, those named alike in which nothing is written last."""
    if len(alike) < 2 or not stem:
        return good
    empty = [f for f in good if f in alike and not is_answered(f, stem)]
    return [f for f in good if f not in empty] + empty


def is_answered(found, stem):
    """Say whether any code cell is not as it was handed out."""
    try:
        cells = read_notebook(found.source()).cells
    except (OSError, BadZipFile):
        return False
    return not set(cells) <= set(template(stem))


def shipped(source, stem):
    """Return which file of the course these very bytes are; or ""."""
    content = source()
    for folder in ("solutions", "lessons", "exercises"):
        path = ROOT / folder / f"{stem}.ipynb"
        if stem and path.is_file() and path.read_bytes() == content:
            return f"{folder}/{stem}.ipynb"
    return ""


def rank(owner, found, stem):
    """Return what is the greater, the better a file is to be graded."""
    ending = found.parts[-1].lower()
    kinds = [k for k, end in enumerate(ENDINGS) if ending.endswith(end)]
    # Browsers name a notebook "05.ipynb.json" or "05.ipynb.txt".
    kind = 0 if ".ipynb" in ending else kinds[0] if kinds else len(ENDINGS)
    age = (owner.upload, owner.version, found.modified)
    named = bool(stem) and names_exercise(found.parts[-1], stem)
    place = OTHER_FOLDERS.isdisjoint(map(str.lower, found.parts[:-1]))
    other = other_exercise(found, stem)
    return not other, -kind, named, place, age, found.path


def other_exercise(found, stem):
    """Say whether a file is named after another exercise than this one."""
    if not stem or names_exercise(found.parts[-1], stem):
        return False
    return any(names_exercise(found.parts[-1], other) for other in stems())


@cache
def stems():
    """Return the stems of all exercises."""
    return tuple(sorted(path.stem for path in EXERCISES.glob("*.ipynb")))


def trouble_in(found):
    """Say why a file cannot be read after all; "" where it can."""
    try:
        found.source.check()
    except OSError as error:
        return f"not opened: {error.strerror or error}"
    except BadZipFile:
        return "damaged within its zip archive"
    return ""
