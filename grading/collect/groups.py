"""One file and one mark for all students of a group."""

from dataclasses import replace

from grading.collect.names import readable
from grading.exercise import template
from grading.read.notebooks import read_notebook


def groups_of(roster, column):
    """Return {student: group} as a column of the roster says.

    Raises:
        ValueError: there is no such column.
    """
    heads = {head: head.casefold() for line in roster for head in line.columns}
    found = [head for head in heads if heads[head] == column.casefold()]
    if not found:
        known = ", ".join(heads) or "no roster"
        raise ValueError(f"--groups: no column {column!r}; there is {known}")
    named = {line.student: line.columns.get(found[0], "") for line in roster}
    return {name: readable(g).strip() for name, g in named.items() if g}


def shared(submissions, groups, stem):
    """Return the submissions, of each group one, handed in by all of it.

    Of several, one in which something is written goes before one without,
    then the newest counts.  A file may also bear the group's name.

    Arguments:
        submissions: a list of `Submission`, one a student.
        groups: {student: group}.
        stem: of the exercise.
    """
    members, own = {}, {}
    for student, group in groups.items():
        members.setdefault(group, []).append(student)
    named = {group.casefold(): group for group in members}
    others = []
    for one in submissions:
        group = groups.get(one.student) or named.get(one.student.casefold())
        own.setdefault(group, []).append(one) if group else others.append(one)
    for group, files in own.items():
        best = max(
            files, key=lambda one: (is_written(one, stem), one.submitted)
        )
        aside = [o.path for o in files if o.source != best.source]
        notes = [f"of the group {group}"]
        if aside or len(files) == 1:
            notes = [f"{notes[0]}, handed in by {best.student}"]
        notes += [f"left aside: {', '.join(aside)}"] if aside else []
        notes += [best.note] if best.note else []
        others += [
            replace(best, student=s, note="; ".join(notes), by=best.student)
            for s in members[group]
        ]
    return sorted(others, key=lambda one: one.student)


def each_once(submissions, groups):
    """Return the submissions, of each group the first alone.

    Arguments:
        submissions: a list of `Submission`.
        groups: {student: group}.
    """
    first = {}
    for one in submissions:
        first.setdefault(groups.get(one.student, (one.student,)), one)
    return list(first.values())


def is_written(submission, stem):
    """Say whether any code cell is not as it was handed out."""
    try:
        cells = read_notebook(submission.content).cells
    except Exception:  # of a file system, or of a damaged archive
        return False
    return not set(cells) <= set(template(stem))


def for_all(marks, groups):
    """Return marks that a person gave, for all of each student's group.

    A mark of a student's own goes before it.

    >>> for_all({("Ana", "q1"): 2}, {"Ana": "A", "Bo": "A", "Cy": "B"})
    {('Ana', 'q1'): 2, ('Bo', 'q1'): 2}
    """
    spread = {
        (other, label): mark
        for (student, label), mark in marks.items()
        for other, group in groups.items()
        if group == groups.get(student)
    }
    return spread | marks
