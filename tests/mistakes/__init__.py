"""Banks of right and wrong answers, one module per exercise."""

import importlib
import pkgutil
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


def banks():
    """Return one bank per exercise; modules with the same STEM are joined."""
    joined = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        part = importlib.import_module(f"mistakes.{module}")
        bank = joined.setdefault(part.STEM, Bank(part.STEM, {}, {}))
        bank.RIGHT.update(part.RIGHT)
        bank.WRONG.update(part.WRONG)
    return list(joined.values())
