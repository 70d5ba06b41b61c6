"""Questions whose answer is a value: predict, bug-hunt, order, open.

The conditions of their mistakes are plain data, so that a page of the website
can tell a mistake as the notebook does; see book/questions.py.
"""

import re
from dataclasses import dataclass

import numpy as np

from checks.plain import Other
from checks.question import Hints, Marking, Mistake, Part, Question

NEAR = 1e-4  # how far a wrong number may be from the one that is known


@dataclass(frozen=True)
class Answered:
    """A condition: the answer, or one of several, is this one."""

    answer: object
    place: int | None = None  # which of several values
    near: float = NEAR

    def __call__(self, case):
        """Say whether it is."""
        value = case.value if self.place is None else case.value[self.place]
        if isinstance(self.answer, (int, float)) and self.place is None:
            return abs(float(value) - self.answer) < self.near
        return as_given(value) == self.answer


@dataclass(frozen=True)
class Spelled:
    """A condition: a pattern is found in the letters of the answer.

    Patterns are those that Python and JavaScript read in the same way.
    """

    pattern: str

    def __call__(self, case):
        """Say whether it is."""
        return re.search(self.pattern, letters(case.value)) is not None


def not_these(wanted):
    """Return a pattern: not these letters, each once, in whatever order.

    >>> [bool(re.search(not_these("AB"), text)) for text in ("BA", "AA")]
    [False, True]
    """
    each = "".join(f"(?=.*{letter})" for letter in wanted)
    return f"^(?!{each}.{{{len(wanted)}}}$)"


def slips(wrong_answers, near=NEAR):
    """Return a `Mistake` for each wrong answer: {answer: sentence}.

    A number is known if it is `near`, in parts of it where it is above 1.

    >>> slips({9: "You counted the zero."})[0].name
    'answered 9'
    """
    return tuple(
        Mistake(
            f"answered {answer}",
            says,
            when=Answered(answer, near=near * max(1, np.max(np.abs(answer)))),
        )
        for answer, says in wrong_answers.items()
    )


def predict(label, name, answer, *, wanted, wrong, why, hints, **others):
    """Return a question that asks for a value before the code is run.

    Arguments:
        label: "q4".
        name: the variable that holds the student's answer.
        answer: a function without arguments that returns the right value,
            best by running the code in question.
        wanted: what kind of value, in words: "a whole number".
        wrong: {wrong answer: sentence}.
        why, hints: as of every question.
    """
    near = others.get("tolerance", NEAR)
    others.setdefault("mistakes", slips(wrong, near))
    others.setdefault(
        "otherwise", "No: follow the code line by line, on paper."
    )
    return Question(
        label,
        name,
        why,
        hints,
        kind="value",
        expect=answer,
        wanted=wanted,
        **others,
    )


def bug_hunt(label, line, symptom, *, lines, symptoms, why, hints):
    """Return a question that asks for a wrong line and its symptom.

    The answer has three names: `bug_line`, a number; `bug_symptom`, a
    letter; and `bug_reason`, a sentence that a person reads.

    Arguments:
        label: "q5".
        line: the number of the wrong line.
        symptom: the letter of the right symptom, "B".
        lines: {number of a line that is not wrong: sentence}.
        symptoms: {letter of a wrong symptom: sentence}.
        why, hints: as of every question.
    """
    wrong = [
        Mistake(f"{what} {answer}", says, when=Answered(answer, place))
        for place, what, told in ((0, "line", lines), (1, "symptom", symptoms))
        for answer, says in told.items()
    ]
    wrong += out_of_range({line, *lines}, {symptom, *symptoms})
    return Question(
        label,
        "bug_line, bug_symptom, bug_reason",
        why,
        hints,
        kind="value",
        by_hand=2,
        expect=lambda: (line, symptom),
        wanted="the number of the wrong line, and a letter in quotes",
        parts=(
            Part("line", holds=lambda cases: cases[0].value[0] == line),
            Part(
                "symptom",
                holds=lambda cases: as_given(cases[0].value[1]) == symptom,
            ),
        ),
        mistakes=tuple(wrong),
        otherwise="Run the code with small numbers, and compare line by line.",
    )


def out_of_range(numbers, letters):
    """Return the mistakes of an answer that names no line, or no symptom."""
    return [
        Mistake(
            "line in quotes",
            "The line is a whole number, without quotes.",
            when=lambda case: isinstance(case.value[0], str),
        ),
        Mistake(
            "line in brackets",
            "The line is one whole number, without brackets.",
            when=lambda case: (
                np.ndim(case.value[0]) > 0
                or (
                    isinstance(case.value[0], Other)
                    and is_answered(case.value[0])
                )
            ),
        ),
        Mistake(
            "no such line",
            f"No line has this number: they go up to {max(numbers)}.",
            when=lambda case: (
                is_answered(case.value[0]) and case.value[0] not in numbers
            ),
        ),
        Mistake(
            "no such letter",
            f"Choose one of the letters {', '.join(sorted(letters))}, in "
            "quotes.",
            when=lambda case: (
                is_answered(case.value[1])
                and as_given(case.value[1]) not in list(letters)
            ),
        ),
    ]


def is_answered(answer):
    """Say whether something stands in place of the three dots."""
    return answer != Other("ellipsis")


def as_given(answer):
    """Return a letter in upper case; another answer as it is."""
    return answer.strip().upper() if isinstance(answer, str) else answer


def order(label, name, right, *, wrong, why, hints, points=2, **others):
    """Return a question that asks for letters: lines in the right order.

    Arguments:
        label: "q1".
        name: the variable that holds the answer, a text such as "BADC".
        right: all right answers, ("BADC", "ABDC").
        wrong: a list of (name, pattern of the letters, sentence); the first
            that is found is said.
        why, hints: as of every question.
        points: what a right answer earns.
    """
    others.setdefault(
        "otherwise",
        "Read your order aloud: is each name known when it is used?",
    )
    return Question(
        label,
        name,
        why,
        hints,
        kind="value",
        expect=lambda: right[0],
        wanted=f"{len(right[0])} letters, each in its place",
        parts=(
            Part(
                "the order",
                points,
                holds=lambda cases: letters(cases[0].value) in right,
            ),
        ),
        mistakes=tuple(
            Mistake(what, says, when=Spelled(pattern))
            for what, pattern, says in wrong
        ),
        **others,
    )


def letters(answer):
    """Return the letters of an answer, "b, a" as "BA".

    >>> letters("b, a"), letters(["A", "b"])
    ('BA', 'AB')
    """
    text = "".join(answer) if isinstance(answer, (list, tuple)) else answer
    return "".join(c for c in text.upper() if c.isalpha())


def is_prose(value):
    """Say whether a value is a text of some words, and no stub.

    >>> [is_prose(value) for value in ("to do", "At 0.03 it is lowest.")]
    [False, True]
    """
    return isinstance(value, str) and len(value.split()) > 3


def open_question(label, name, hints, marking=None, asked="", fits=is_prose):
    """Return a question that a person marks: prose, a number, a plot.

    Arguments:
        asked, fits: what is asked for, and (value) -> whether this is it; a
            note says it of any other answer.
    """
    asked = asked or f"`{name}` should be whole sentences, a text in quotes."
    odd = Mistake("another kind", asked, when=lambda c: not fits(c.value))
    return Question(
        label,
        name,
        "",
        hints,
        kind="open",
        parts=(),
        marking=marking,
        mistakes=(odd,),
    )


PROJECT_EXAMPLE = """
What is kept has a name, and comes back in the next exercise; without a
file of your own, the course's table stands in:

>>> from checks.project import kept
>>> project = kept()
>>> sorted(project), project["x"].shape
(['x', 'y'], (60, 1))
"""


def project_step(label, *, nudge, hint, earns, good, weak):
    """Return a question about the student's own project; it is optional.

    The answer, `my_project`, is a sentence or two on what was found.
    Arguments as of `Hints` and of `Marking`.
    """
    return Question(
        label,
        "my_project",
        "",
        Hints(nudge, hint, PROJECT_EXAMPLE),
        kind="open",
        parts=(),
        marking=Marking(earns, good, weak),
        optional=True,
    )
