"""What each question counts: the judge's points, or a person's instead."""

from dataclasses import dataclass

from grading.records import HandMark, QuestionRecord


@dataclass(frozen=True)
class Mark:
    """What one question counts in one student's total."""

    label: str
    points: float | None  # None: no mark yet, which is not 0
    possible: float
    by_hand: HandMark | None = None  # the person's mark, where there is one
    record: QuestionRecord | None = None  # what the judge found, if it did


def mark_of(entry, question):
    """Return the `Mark` of one student in one question.

    An open question is worth nothing until a person marks it in any student's
    work; then it is worth what that person says, to all, and points on top
    where nothing is said.

    Arguments:
        entry: an `Entry`, with its worth.
        question: a `Question` of `checks`.
    """
    record = record_of(entry, question.label)
    hand = entry.hand_marks.get(question.label)
    possible = question.points or entry.worth.get(question.label, 0)
    if hand:
        return Mark(question.label, hand.points, possible, hand, record)
    points = record.points if record else None
    if record and record.state == "not judged":
        points = None
    if question.kind == "open" and (
        not possible or waits_for_a_person(entry, question)
    ):
        points = None
    if entry.record and entry.record.status == "grader failure":
        points = None
    return Mark(question.label, points, possible, None, record)


def record_of(entry, label):
    """Return the judge's record of one question, or None."""
    for record in entry.record.questions if entry.record else ():
        if record.label == label:
            return record
    return None


def marks_of(entry, questions):
    """Return the marks of one student, in the order of the questions."""
    return [mark_of(entry, question) for question in questions]


def total_of(entry, questions):
    """Return (points, possible) of one student.

    The points are None as long as a question that earns points by itself
    has no mark: handed in nothing, or a failure of the grader's own.
    """
    marks = marks_of(entry, questions)
    possible = sum(mark.possible for mark in marks)
    for mark, question in zip(marks, questions):
        if mark.points is None and question.points:
            return None, possible
    return sum(mark.points or 0 for mark in marks), possible


def possible_in_class(entries, questions):
    """Return the points that could be earned, open questions included."""
    return max((total_of(entry, questions)[1] for entry in entries), default=0)


def waits_for_a_person(entry, question):
    """Say whether an answer to an open question has yet to be read."""
    if question.kind != "open" or question.label in entry.hand_marks:
        return False
    return bool(open_answer(entry, question))


def open_answer(entry, question):
    """Return what a person reads of one question: values and prose, or "".

    The prose of an open question is all that the student wrote in Markdown
    cells: which cell belongs to which question, no cell says.  What is
    optional is the student's own.
    """
    if question.optional:
        return ""
    record = record_of(entry, question.label)
    answer = record.answer if record else None
    texts = [] if answer is None else [as_text(answer)]
    if question.kind == "open" and entry.record:
        texts += [text.strip() for text in entry.record.prose]
    return "\n\n".join(text for text in texts if text not in ("", "..."))


def as_text(answer):
    """Return an answer as a text, a number as Python writes it."""
    return answer.strip() if isinstance(answer, str) else repr(answer)


def number(points):
    """Return points as short as possible; "" for no mark.

    >>> number(2.0), number(1.5), number(None)
    ('2', '1.5', '')
    """
    return "" if points is None else f"{points:.10g}"
