"""Banks of right and wrong answers, one module per exercise."""

import importlib
import pkgutil
import re
from dataclasses import dataclass


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

    STEM: str
    RIGHT: dict
    WRONG: dict


def written(signature, *lines):
    """Return the source of a function with these lines."""
    body = "\n    ".join(lines)
    return f"def {signature}:\n    {body}\n"


def banks():
    """Return one bank per exercise; modules with the same STEM are joined."""
    joined = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        part = importlib.import_module(f"mistakes.{module}")
        bank = joined.setdefault(part.STEM, Bank(part.STEM, {}, {}))
        bank.RIGHT.update(getattr(part, "RIGHT", {}))
        for label, wrongs in part.WRONG.items():
            bank.WRONG[label] = bank.WRONG.get(label, ()) + wrongs
    for bank in joined.values():
        for label, texts in bank.RIGHT.items():
            hunts = [text for text in texts if "bug_line =" in text]
            if hunts:
                bank.WRONG[label] += slips_of_a_hunt(hunts[0])
    return list(joined.values())


def slips_of_a_hunt(text):
    """Return what goes wrong in any bug hunt, from its right answer."""

    def with_line(line):
        return re.sub(r"bug_line = (\d+)", f"bug_line = {line}", text)

    letter = re.sub(r"bug_symptom = .*", "bug_symptom = 'Z'", text)
    return (
        Wrong("line in quotes", "without quotes", (with_line(r"'\1'"),)),
        Wrong("no such line", "No line has this number", (with_line(99),)),
        Wrong("no such letter", "Choose one of the letters", (letter,)),
    )
