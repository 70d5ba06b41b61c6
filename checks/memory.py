"""What `progress()` remembers from one kernel to the next.

`my_progress.json` belongs to the student: points and marks, never an answer.
Whoever deletes it starts anew.
"""

import json

from checks.files import read, write
from checks.show import MARKS

FILE = "my_progress.json"


def recall():
    """Return what is remembered, and a sentence on what went wrong, or "".

    Returns:
        {exercise: {question: entry}}, and the sentence.  An entry is a dict
        with "state" and "points", of an open question perhaps "mine".

    """
    return read(FILE, is_sound)


def is_sound(found):
    """Say whether what a file holds is progress.

    >>> is_sound({"03_vmap": {"q1": {"state": "right", "points": 2}}})
    True
    >>> is_sound({"03_vmap": {"q1": 2}}), is_sound([])
    (False, False)
    """
    return isinstance(found, dict) and all(
        isinstance(entries, dict) and all(map(is_entry, entries.values()))
        for entries in found.values()
    )


def is_entry(entry):
    """Say whether this is what is remembered of one question."""
    return (
        isinstance(entry, dict)
        and entry.get("state") in list(MARKS)
        and type(entry.get("points")) is int
        and type(entry.get("mine", 0)) is int
    )


def remember(stem, entries):
    """Write an exercise's entries; return a sentence on what went wrong.

    What the file holds of other exercises and questions stays.

    Arguments:
        stem: the exercise, "03_vmap".
        entries: {question's label: entry}.
    """
    found, trouble = recall()
    found[stem] = {**found.get(stem, {}), **entries}
    return trouble or write(FILE, json.dumps(found, indent=1) + "\n")
