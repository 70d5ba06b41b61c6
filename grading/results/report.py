"""The class report: what the instructor reads before handing marks back."""

import statistics
from collections import Counter
from pathlib import Path

from grading.records import STATUSES, STRANGE
from grading.results.exports import status_of
from grading.results.feedback import KINDS
from grading.results.marks import (
    mark_of,
    number,
    open_answer,
    possible_in_class,
    record_of,
    total_of,
    waits_for_a_person,
)
from grading.results.pages import file_name, write_page
from grading.results.pictures import OUTCOMES, outcome_bars, total_bars

ORDER = ("grader failure", "not a notebook", "crashed", "timed out")
ORDER += ("recovered", "not yet graded", "missing", "graded")
MOST_MISTAKES = 6


def write_report(entries, questions, title, path):
    """Write the class report; return its path.

    Arguments:
        entries: a list of `Entry`.
        questions: the questions of the exercise.
        title: of the exercise, for people.
        path: of the page; feedback/ and similarity.html lie beside it.
    """
    path = Path(path)
    totals = [total_of(entry, questions)[0] for entry in entries]
    totals = [total for total in totals if total is not None]
    possible = possible_in_class(entries, questions)
    counts = {
        q.label: outcomes(entries, q) for q in questions if q.kind != "open"
    }
    return write_page(
        path,
        "report.html",
        title=title,
        students=len(entries),
        statuses=statuses(entries),
        totals=summary(totals, possible),
        total_picture=total_bars(totals, possible) if totals else None,
        outcome_picture=outcome_bars(counts) if totals else None,
        counts=counts,
        questions=[mistakes(entries, q) for q in questions],
        to_look_at=to_look_at(entries),
        open_answers=[answers(entries, q) for q in questions],
        similarity=path.with_name("similarity.html").exists(),
    )


def statuses(entries):
    """Return (status, number of students), those that occur."""
    counts = Counter(status_of(entry) for entry in entries)
    known = [*STATUSES, "not yet graded", "missing"]
    return [(name, counts[name]) for name in known if counts[name]]


def summary(totals, possible):
    """Return mean, median and range of the totals as texts."""
    if not totals:
        return None
    return {
        "count": len(totals),
        "possible": number(possible),
        "mean": f"{statistics.mean(totals):.3g}",
        "median": number(statistics.median(totals)),
        "least": number(min(totals)),
        "most": number(max(totals)),
    }


def outcomes(entries, question):
    """Return {outcome: number of students} of one question."""
    found = [outcome_of(entry, question) for entry in entries]
    return {name: found.count(name) for name in OUTCOMES if name in found}


def outcome_of(entry, question):
    """Return what became of one student's answer; "" without a mark."""
    mark = mark_of(entry, question)
    if mark.points is None:
        return ""
    if mark.points >= mark.possible:
        return "all points"
    if mark.points:
        return "some points"
    unwritten = mark.record and mark.record.state == "not written"
    return "not written" if unwritten and not mark.by_hand else "no points"


def mistakes(entries, question):
    """Return the commonest mistakes in one question, with their sentence."""
    counts, sentences = Counter(), {}
    for entry in entries:
        record = record_of(entry, question.label)
        if record is None or record.state not in ("wrong", "partly"):
            continue
        counts[record.mistake] += 1
        sentences.setdefault(record.mistake, cause_of(record))
    unknown = counts.pop("", 0)
    return {
        "label": question.label,
        "names": ", ".join(question.names),
        "kind": question.kind,
        "mistakes": [
            {"name": name, "count": count, "says": sentences[name]}
            for name, count in counts.most_common(MOST_MISTAKES)
        ],
        "rest": sum(n for _, n in counts.most_common()[MOST_MISTAKES:]),
        "unknown": unknown,
    }


def cause_of(record):
    """Return the sentence that a check said about a mistake."""
    return dict(record.fields).get("cause", "")


def to_look_at(entries):
    """Return the students of whom a person should know, worst first."""
    found = []
    for entry in entries:
        reasons = reasons_of(entry)
        if reasons:
            found.append((ORDER.index(status_of(entry)), entry, reasons))
    found.sort(key=lambda item: (item[0], item[1].student))
    return [
        {
            "student": entry.student,
            "page": "feedback/" + file_name(entry.student)
            if entry.path
            else "",
            "status": status_of(entry),
            "path": entry.path,
            "reasons": reasons,
        }
        for _, entry, reasons in found
    ]


def reasons_of(entry):
    """Return why a person should look at a submission; [] for no reason."""
    reasons = [entry.note] if entry.note else []
    if entry.record is None:
        return [*reasons, "" if entry.path else "handed in nothing"]
    if entry.record.note:
        reasons.append(entry.record.note)
    reasons += entry.record.changes
    raised = [t for t in entry.record.troubles if t.kind == "raised"]
    for trouble in entry.record.troubles:
        if trouble.kind == "raised" and is_full(entry.record):
            continue  # a line for Colab, say: it cost nothing
        if trouble in raised[1:]:
            continue  # how many there are is said below
        what = KINDS.get(trouble.kind, trouble.kind)
        text = f"{trouble.where} {what}"
        message = trouble.message.strip()
        reasons.append(f"{text}: {message[:300]}" if message else text)
    if raised[1:] and not is_full(entry.record):
        more = f"{len(raised) - 1} more raised an error"
        reasons.append(f"{more}: the student's page lists them")
    for record in entry.record.questions:
        strange = record.mistake.startswith(STRANGE)
        if strange or (record.state == "not judged" and record.mistake):
            reasons.append(f"{record.label}: {record.mistake}")
    if not reasons and entry.record.status != "graded":
        reasons.append("")
    return reasons


def is_full(record):
    """Say whether the judge gave all points there are."""
    return record.points == record.possible > 0


def answers(entries, question):
    """Return how many answers to one question a person reads."""
    return {
        "label": question.label,
        "names": ", ".join(question.names),
        "open": question.kind == "open",
        "waiting": sum(waits_for_a_person(e, question) for e in entries),
        "answers": sum(bool(open_answer(e, question)) for e in entries),
    }
