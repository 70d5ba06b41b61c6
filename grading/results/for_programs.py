"""Marks as JSON, for other programs: `--format json`, `--format gradescope`.

Gradescope: `results.json` as its documentation describes it
(https://gradescope-autograders.readthedocs.io/en/latest/specs/), of the one
submission that its container holds.
"""

from grading.exercise import title_of
from grading.results.exports import notes_of, status_of, time_of
from grading.results.feedback import about, sentence, trouble
from grading.results.marks import mark_of, total_of
from grading.settings import UsageError


def class_of(entries, questions, stem):
    """Return a class's marks as lists, dicts, texts and numbers.

    Arguments:
        entries: a list of `Entry`.
        questions: the questions of the exercise.
        stem: of the exercise.
    """
    return {
        "exercise": stem,
        "questions": [
            {"label": q.label, "names": list(q.names), "kind": q.kind}
            for q in questions
        ],
        "students": [student(entry, questions) for entry in entries],
    }


def student(entry, questions):
    """Return one student's line; points that are not there are None."""
    points, possible = total_of(entry, questions)
    return {
        "student": entry.student,
        "group": entry.group,
        "status": status_of(entry),
        "points": points,
        "possible": possible,
        "submitted": time_of(entry.submitted),
        "late": entry.late,
        "path": entry.path,
        "notes": notes_of(entry, questions),
        "questions": [answer(entry, question) for question in questions],
    }


def answer(entry, question):
    """Return what one answer earned, and what its student reads."""
    mark, said = mark_of(entry, question), about(entry, question)
    return {
        "label": question.label,
        "state": said["state"],
        "points": mark.points,
        "possible": mark.possible,
        "by_hand": mark.by_hand is not None,
        "comment": said["comment"],
        "version": mark.record.version if mark.record else "",
        "said": {field["name"]: field["text"] for field in said["fields"]},
    }


def gradescope(entries, questions, stem):
    """Return what Gradescope reads of the one submission there is.

    Raises:
        UsageError: there are several, or it could not be graded.
    """
    if len(entries) != 1:
        raise UsageError(
            f"--format gradescope is for one submission; there are "
            f"{len(entries)}"
        )
    (entry,) = entries
    points, _ = total_of(entry, questions)
    if points is None:
        raise UsageError("There are no marks, so nothing for Gradescope.")
    found = [trouble(one) for one in entry.record.troubles]
    lines = [title_of(stem), sentence(entry.record.note)]
    lines += [f"{t['where']} {t['what']}. {t['message']}" for t in found]
    return {
        "score": points,
        "output": "\n".join(line.strip() for line in lines if line),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [test(entry, question) for question in questions],
    }


def test(entry, question):
    """Return one question as a test of Gradescope's."""
    mark, said = mark_of(entry, question), about(entry, question)
    lines = [said["state"], said["comment"]]
    lines += [f"{f['name']}: {f['text']}" for f in said["fields"]]
    return {
        "number": question.label.lstrip("q"),
        "name": f"{question.label} {said['names']}",
        "score": mark.points or 0,
        "max_score": mark.possible,
        "output": "\n".join(line for line in lines if line),
        "visibility": "visible",
    }


FORMATS = {"json": class_of, "gradescope": gradescope}
