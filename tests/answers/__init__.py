"""Right and wrong answers: a folder an exercise, in it a file a question.

A file has `RIGHT`, a tuple of source texts, and `WRONG`, a tuple of `Wrong`.
"""

import importlib
import re
import textwrap
from dataclasses import dataclass
from functools import cache

from checks.exercise import questions_in
from tools.make_exercises import solutions


@dataclass(frozen=True)
class Wrong:
    """A typical wrong answer, written in at least two ways."""

    name: str
    says: str  # words of the sentence that must be said
    ways: tuple  # source texts; one will do for an answer that is a value

    def __post_init__(self):
        assert not isinstance(self.ways, str), f"{self.name}: a tuple of ways"


@dataclass(frozen=True)
class Bank:
    """All answers to one exercise: {question's label: answers}."""

    stem: str
    right: dict
    wrong: dict


def writer(question):
    """Return what writes answers: `written(line, ...)` has its signature.

    >>> from checks.vmap.q1_network_batch import QUESTION
    >>> print(writer(QUESTION)("return vmap(network)(x)").rstrip())
    def network_batch(x, params):
        return vmap(network)(x)
    """

    def written(*parts, signature=question.signature):
        # Lines, and blocks of lines that stand at any depth.
        blocks = [
            textwrap.dedent(part).strip("\n") if "\n" in part else part
            for part in parts
        ]
        body = textwrap.indent("\n".join(blocks), "    ")
        return f"def {signature}:\n{body}\n"

    return written


@cache
def bank_of(stem):
    """Return the answers to one exercise, by its stem."""
    exercise = stem.partition("_")[2]
    right, wrong = {}, {}
    for name, question in questions_in(f"checks.{exercise}").items():
        if question.kind != "open":
            answers = importlib.import_module(f"answers.{exercise}.{name}")
            right[question.label] = answers.RIGHT
            wrong[question.label] = answers.WRONG
            hunts = [text for text in answers.RIGHT if "bug_line =" in text]
            if hunts:
                wrong[question.label] += slips_of_a_hunt(hunts[0])
    return Bank(stem, right, wrong)


def banks():
    """Return one bank per exercise."""
    return [bank_of(path.stem) for path in solutions()]


def slips_of_a_hunt(text):
    """Return what goes wrong in any bug hunt, from its right answer."""

    def with_line(line):
        return re.sub(r"bug_line = (\d+)", f"bug_line = {line}", text)

    letter = re.sub(r"bug_symptom = .*", "bug_symptom = 'Z'", text)
    return (
        Wrong("line in quotes", "without quotes", (with_line(r"'\1'"),)),
        Wrong(
            "line in brackets",
            "without brackets",
            (with_line(r"[\1]"), with_line(r"range(\1)")),
        ),
        Wrong("no such line", "No line has this number", (with_line(99),)),
        Wrong("no such letter", "Choose one of the letters", (letter,)),
    )
