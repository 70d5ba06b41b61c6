"""Judge an answer: `judge(question, calls, outcomes)` gives a `Verdict`.

It sees inputs, types and messages of exceptions, and returned plain data;
nothing of the student's own.
"""

import re
import warnings
from dataclasses import dataclass, replace
from types import NoneType
from typing import Any

import numpy as np

from checks.arguments import told_by_an_argument
from checks.calls import NOT_YET, part_of
from checks.compare import all_finite, is_number, same
from checks.diagnose import (
    diagnose,
    diagnose_answer,
    diagnose_joint,
    diagnose_lengths,
    diagnose_together,
    names_shapes,
    shapes_alone,
    where_wrong,
)
from checks.form import (
    fits,
    has_too_many,
    holds_lists,
    holds_nothing,
    is_all_nan,
    wrong_dtype,
    wrong_kind,
)
from checks.plain import Other, Raised, to_plain
from checks.question import Case, Question

OTHERS = " Other calls came out right: what is different here?"
NOT_WRITTEN = Other("ellipsis")


@dataclass(frozen=True)
class Verdict:
    """What a check found out.

    `state` is "right", "partly", "wrong", "not written" or "by hand".
    """

    label: str
    state: str
    points: int
    possible: int
    parts: tuple = ()  # (title, points, possible) of each part
    case: Case | None = None  # the case to show, where something is wrong
    cause: str = ""  # the likely cause, in one sentence
    mistake: str = ""  # the name of the mistake, where it is known
    answer: Any = None  # what a person marks by hand, if anything


def judge(question, calls, outcomes):
    """Return the verdict on one answer.

    Arguments:
        question: a `Question`.
        calls: the calls, as from `draw_calls`.
        outcomes: what `run` gave for each, in the same order.

    Returns:
        a `Verdict`.

    Raises:
        ValueError: there are not as many outcomes as calls; this is never
            the student's fault.
    """
    if len(calls) != len(outcomes):
        raise ValueError(
            f"{question.label}: {len(calls)} calls, {len(outcomes)} outcomes"
        )
    verdict = Verdict(question.label, "wrong", 0, question.points)
    if all(is_stub(outcome) for outcome in outcomes):
        return replace(verdict, state="not written")
    if question.kind == "open":
        return judge_open(question, verdict, outcomes[0])
    cases = [case_of(question, *pair) for pair in zip(calls, outcomes)]
    parts = tuple(
        (p.title, p.points if earned(p, cases, question) else 0, p.points)
        for p in question.parts
    )
    points = sum(part[1] for part in parts)
    verdict = replace(verdict, points=points, parts=parts)
    if question.by_hand is not None:
        verdict = replace(verdict, answer=piece(outcomes[0], question.by_hand))
    if points == question.points:
        return replace(verdict, state="right")
    return explained(verdict, cases, question)


def explained(verdict, cases, question):
    """Return a verdict that is not right with its cause and its example."""
    shown = case_to_show(cases, question)
    kind = kind_of(question, cases)
    mistake = None if kind else recognise(question, cases, shown)
    if kind and not is_strange(shown.value):
        mistake = recognise(question, cases, shown, of_form=True)
        kind = "" if mistake else kind
    return replace(
        verdict,
        state="partly" if verdict.points else "wrong",
        case=shown,
        cause=kind
        or sentence(mistake, shown)
        or guess(question, cases, shown)
        or question.otherwise,
        mistake=mistake.name if mistake else "",
    )


def is_strange(value):
    """Say whether no question's own rule can read a value.

    >>> is_strange(None), is_strange((1.0, Other("function")))
    (True, True)
    """
    several = value if isinstance(value, (list, tuple)) else ()
    strange = isinstance(value, (NoneType, Other, str))
    return strange or any(isinstance(item, Other) for item in several)


def judge_open(question, verdict, answer):
    """Return the verdict on what a person marks: is there any, of its kind?"""
    if is_empty(answer):
        return replace(verdict, state="not written")
    case = Case((), answer, None)
    odd = next((m for m in question.mistakes if holds(m.when, case)), None)
    cause = sentence(odd, case)
    return replace(verdict, state="by hand", answer=answer, cause=cause)


def is_empty(value):
    """Say whether a value holds nothing that could be read.

    >>> [is_empty(v) for v in (None, " ", [], float("nan"), 0)]
    [True, True, True, True, False]
    """
    if value is None or isinstance(value, (list, tuple, dict)):
        return not value
    if isinstance(value, str):
        return not value.strip()
    return is_number(value) and (np.size(value) == 0 or is_all_nan(value))


def piece(values, place):
    """Return one of several values; all, where they are not several."""
    return values[place] if isinstance(values, tuple) else values


def is_stub(outcome):
    """Say whether this is what a stub gives, or several stubs."""
    if isinstance(outcome, tuple) and outcome:
        return all(is_stub(item) for item in outcome)
    if isinstance(outcome, Raised):
        return str(outcome) == f"NotImplementedError: {NOT_YET}"
    return outcome == NOT_WRITTEN if isinstance(outcome, Other) else False


def case_of(question, call, outcome):
    """Put a call, its outcome and the expectation together."""
    arguments = call.arguments or ()
    error = outcome if isinstance(outcome, Raised) else None
    expect, form = question.expect, question.form
    # OpenBLAS calls a product invalid at times where all of it is finite.
    with np.errstate(invalid="ignore"):
        expected = to_plain(expect(*arguments)) if expect else None
        like = to_plain(form(*arguments)) if form else expected
    if type(expected) is int and question.kind == "value":
        outcome = as_whole(outcome)
    return Case(
        arguments,
        None if error else outcome,
        error,
        expected,
        call.label,
        like if question.kind == "function" else None,
    )


def as_whole(value):
    """Return a whole number that came with a point as an int.

    >>> as_whole(30.0), as_whole(30.5), as_whole(1e308)
    (30, 30.5, 1e+308)
    """
    if isinstance(value, (float, np.ndarray)) and np.shape(value) == ():
        near = abs(value) < 1e9 and abs(value - np.round(value)) < 1e-6
        return int(np.round(value)) if near else value
    return value


def earned(part, cases, question):
    """Say whether a part of the question is right."""
    if part.label is not None:
        cases = [c for c in cases if part_of(c.label) == part.label]
    if any(case.error or not all_finite(case.value) for case in cases):
        return False
    if any(
        has_too_many(case.value, case.form)
        or holds_nothing(case.value, case.form)
        or holds_lists(case.value, case.form)
        or wrong_dtype(case.value)
        for case in cases
    ):
        return False
    if part.holds:
        return holds(part.holds, cases)
    return all(
        holds(piece_is_right, case, part.pick, question.tolerance)
        for case in cases
    )


def piece_is_right(case, pick, tolerance):
    """Say whether a value, or the picked piece of it, is as expected."""
    if pick is None:
        return same(case.value, case.expected, tolerance)
    return same(pick(case.value), pick(case.expected), tolerance)


def holds(predicate, *arguments):
    """Return a predicate's answer; one that cannot be computed is no."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return bool(predicate(*arguments))
    except Exception:
        return False


def case_to_show(cases, question):
    """Return the first case that raised, or else the first wrong one.

    Where no value is expected, it is the first of a part that is not right.
    """
    for case in cases:
        if case.error:
            return case
    for case in cases:
        right = same(case.value, case.expected, question.tolerance)
        if not all_finite(case.value) or (question.expect and not right):
            return case
    missed = [
        p.label for p in question.parts if not earned(p, cases, question)
    ]
    return next((c for c in cases if part_of(c.label) in missed), cases[0])


def kind_of(question, cases):
    """Return what is wrong with the kind of a function's results, or ""."""
    if question.kind != "function" or any(case.error for case in cases):
        return ""
    returned = [case for case in cases if not case.error]
    nothing = [case for case in returned if case.value is None]
    if nothing and len(nothing) < len(returned):
        return (
            "In some calls the function returns nothing: which way through "
            "it ends without a `return`?"
        )
    for case in returned:
        said = wrong_kind(case.value, case.form, question.tolerance)
        if said:
            return said
    if returned and all(is_all_nan(case.value) for case in returned):
        return "All numbers are nan or infinite: which line makes them?"
    return ""


def recognise(question, cases, shown, of_form=False, in_part=False):
    """Return the first known mistake that fits, or None.

    Where the shapes are wrong, a condition on the numbers means nothing;
    with `of_form` only those conditions count that judge the form.  What no
    mistake explains in all cases, one may in those whose shapes are right,
    `in_part`, where there is nothing to judge about the form.
    """
    in_form = [c for c in cases if c.error or fits(c.value, c.form)]
    whole = len(in_form) == len(cases)
    for mistake in question.mistakes:
        if mistake.of_form if in_part else of_form > mistake.of_form:
            continue
        if not (whole or mistake.of_form):
            mistake = replace(mistake, when=None, across=None)
        if explains(mistake, cases, shown, question.tolerance):
            return mistake
    if whole or of_form or not any(shown is case for case in in_form):
        return None
    return recognise(question, in_form, shown, in_part=True)


def explains(mistake, cases, shown, tolerance):
    """Say whether the outcomes are those of a known mistake."""
    error = str(shown.error) if shown.error else ""
    if mistake.raises and re.search(mistake.raises, error):
        return True
    if mistake.when and not error and holds(mistake.when, shown):
        return True
    returned = [case for case in cases if not case.error]
    if error and all_right(returned, tolerance):
        returned = []  # which explain no error
    if mistake.across and returned and holds(mistake.across, returned):
        return True
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # of a reference: no student's own
        return any(
            is_wrong_in_this_way(way, cases, tolerance) for way in mistake.ways
        )


def all_right(cases, tolerance):
    """Say whether all that came is what was expected."""
    return all(same(c.value, c.expected, tolerance) for c in cases)


def some_right(cases, tolerance):
    """Say whether one of several outcomes is as expected."""
    return any(same(c.value, c.expected, tolerance) for c in cases)


def is_wrong_in_this_way(wrong, cases, tolerance):
    """Say whether all values are those of a wrong reference.

    A case for which the reference cannot be computed is left out; in one of
    the others at least it must differ from what is right.
    """
    told_apart = False
    for case in cases:
        try:
            value = to_plain(wrong(*case.arguments))
        except Exception:
            continue
        if value is None:
            continue
        if case.error or not same(case.value, value, tolerance):
            return False
        told_apart |= not same(value, case.expected, tolerance)
    return told_apart


def guess(question, cases, shown):
    """Return a likely cause that holds for any question, or ""."""
    try:
        if question.kind != "function":
            if shown.error:
                return "No answer came: the line that makes it failed."
            return diagnose_answer(shown.value, shown.expected)
        if shown.error:
            return diagnose(shown, question.tolerance)
        said = in_all_cases(cases, shown, question.tolerance)
        more = OTHERS if said and some_right(cases, question.tolerance) else ""
        if said and fits(shown.value, shown.form):
            return diagnose_together(cases) or said + more
        return (
            diagnose_together(cases)
            or told_by_an_argument(question, cases, question.tolerance)
            or (diagnose_lengths(cases) if names_shapes(said) else "")
            or said + more
            or diagnose_joint(cases)
            or placed(question, shown)
        )
    except Exception:  # a strange answer may not end in a traceback of ours
        return ""


def placed(question, case):
    """Return which parts are wrong, and a question's own advice behind it.

    Of what a driver has noted, a student knows no parts.
    """
    noted = question.driver and isinstance(case.expected, dict)
    said = "" if noted else where_wrong(case.value, case.expected)
    own = question.otherwise != Question.otherwise
    return f"{said} {question.otherwise}" if said and own else said


def in_all_cases(cases, shown, tolerance):
    """Return the likely cause of the shown case.

    One that concerns numbers must be that of every case with wrong numbers:
    one number is a little or a multiple away from another by chance.
    """
    said = diagnose(shown, tolerance)
    if not fits(shown.value, shown.form):
        return shapes_alone(shown) if by_chance(cases, shown) else said
    others = {
        diagnose(case, tolerance)
        for case in cases
        if not case.error
        and fits(case.value, case.form)
        and not same(case.value, case.form, tolerance)
    }
    return said if len(others) <= 1 else ""


def by_chance(cases, shown):
    """Say whether what the shown case alone tells may be chance.

    Small whole numbers are soon those of the first row, or a sum.
    """
    if not is_number(shown.form) or np.any(np.mod(shown.form, 1)):
        return False
    wrong = [case for case in cases if not fits(case.value, case.form)]
    return any(names_shapes(diagnose(case, 1e-4)) for case in wrong)


def sentence(mistake, case):
    """Return what to say about a mistake; "" where there is none."""
    if mistake is None or isinstance(mistake.says, str):
        return mistake.says if mistake else ""
    try:
        return mistake.says(case)
    except Exception:  # the numbers that it quotes are not there
        return ""
