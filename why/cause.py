"""One cause of an error: how it is recognised, and what is said of it."""

import re
from collections.abc import Callable
from typing import NamedTuple


def always(facts):
    """Fit whatever the facts are: the message alone tells."""
    return True


def nothing(facts):
    """Add nothing to what is said of all such errors."""
    return ""


class Cause(NamedTuple):
    """An entry of Common errors.

    Several causes may share a message: `when` tells them apart by the line
    that raised it.  The patterns are read by Python and by the page's script,
    so they keep to what both understand.
    """

    heading: str  # of its entry
    lesson: str  # the stem of the lesson that teaches it
    patterns: tuple[str, ...]  # looked for in "TypeError: the message"
    says: str  # what happened
    cure: str  # the smallest one
    when: Callable = always  # facts -> whether it is this cause
    hint: Callable = nothing  # facts -> a sentence about this very case

    @property
    def anchor(self):
        """Return what leads to the entry on its page.

        >>> Cause("An opt_state made", "", (), "", "").anchor
        'an-opt_state-made'
        """
        kept = re.sub(r"[^\w\- ]", "", self.heading.lower())
        return kept.replace(" ", "-")

    def knows(self, text):
        """Say whether a message, its type in front, is one of this cause."""
        return any(re.search(p, text, re.MULTILINE) for p in self.patterns)
