"""Every message on the page of common errors is what its snippet raises."""

import re
import sys
import warnings
from functools import cache

import jax
import pytest

from lessons import ROOT

PAGE = (ROOT / "reference" / "common_errors.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?s)```(\w+)\n(.*?)\n```")
PREAMBLE = BLOCK.search(PAGE)[2]
ENTRIES = dict(
    entry.split("\n", 1) for entry in re.split(r"(?m)^### ", PAGE)[1:]
)


@cache
def preamble():
    """Return the names that the lines before the snippets make."""
    names = {"__name__": "__main__"}
    exec(PREAMBLE, names)
    return names


def fresh_names():
    """Return these names, with params that a snippet may write into."""
    names = preamble()
    return names | {"params": jax.tree.map(lambda a: a, names["params"])}


def outcome(code):
    """Run a snippet; return what it raised or warned of, as text, or ''."""
    names = fresh_names()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            exec(code, names)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return ""


# What Python 3.14 says in other words.
ANEW = {
    "A list or a dict as a key": "TypeError: cannot use 'list' as a dict key "
    "(unhashable type: 'list')"
}


def test_the_page_holds_at_least_fifteen_errors():
    assert len(ENTRIES) >= 15


@pytest.mark.parametrize("heading", ENTRIES)
def test_the_snippet_raises_the_message_and_the_cure_runs(heading):
    (_, mistake), (kind, message), (_, cure) = BLOCK.findall(ENTRIES[heading])
    assert kind == "text"
    said = outcome(mistake)
    if sys.version_info >= (3, 14) and heading in ANEW:
        message = ANEW[heading]
    assert said.startswith(message)
    assert outcome(cure) == ""
