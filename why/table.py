"""The one table of causes: causes/*.toml, a file for each family.

The first cause that fits tells; the numbers in the files' names say in which
order the families are asked.
"""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import NamedTuple

from why import hints, signs


class Cause(NamedTuple):
    """An entry of Common errors.

    Several causes may share a message: `when` tells them apart by the line
    that raised it.  The patterns are read by Python and by the page's script,
    so they keep to what both understand.
    """

    heading: str  # of its entry
    patterns: list[str]  # looked for in "TypeError: the message"
    says: str  # what happened
    cure: str  # the smallest one
    lesson: str = ""  # the stem of the lesson that teaches it, if one does
    when: Callable | None = None  # facts -> whether it is this cause
    hint: Callable | None = None  # facts -> a sentence about this very case

    @property
    def anchor(self):
        """Return what leads to the entry on its page.

        >>> Cause("An opt_state made", [], "", "").anchor
        'an-opt_state-made'
        """
        kept = re.sub(r"[^\w\- ]", "", self.heading.lower())
        return kept.replace(" ", "-")

    def knows(self, text):
        """Say whether a message, its type in front, is one of this cause."""
        return any(re.search(p, text, re.MULTILINE) for p in self.patterns)

    def fits(self, facts):
        """Say whether its sign is there; one that cannot look says no."""
        try:
            return not self.when or bool(self.when(facts))
        except Exception:  # an object of the student's, or no signature
            return False


def read():
    """Return all causes, in order."""
    folder = files("why") / "causes"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    tables = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    return [cause(entry) for table in tables for entry in table["cause"]]


def cause(entry):
    """Return a Cause whose functions stand where their names stood."""
    named = {"when": signs, "hint": hints}
    found = {k: getattr(named[k], entry[k]) for k in named if k in entry}
    return Cause(**entry | found)


CAUSES = read()
