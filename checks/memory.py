"""What `progress()` remembers from one kernel to the next: a small file.

`my_progress.json` lies in the folder of the notebook and belongs to the
student: points and marks, never an answer.  Whoever deletes it starts anew.
A file that cannot be read is left as it is, and one that cannot be written
is only said: no check ever fails for it.
"""

import json
import os
import tempfile
from pathlib import Path

from checks.show import MARKS

FILE = "my_progress.json"
SWITCH = "COURSE_PROGRESS"  # "off" where notebooks are run to be stored
UNREADABLE = (
    f"{FILE} cannot be read, and stays as it is: delete it, and check again, "
    "to have your progress remembered."
)
UNWRITABLE = (
    f"{FILE} cannot be written here: your progress lasts as long as this "
    "notebook's kernel."
)


def is_on():
    """Say whether progress is kept in a file at all."""
    return os.environ.get(SWITCH) != "off"


def recall():
    """Return what is remembered, and a sentence on what went wrong, or "".

    Returns:
        {exercise: {question: entry}}, and the sentence.  An entry is a dict
        with "state" and "points", of an open question perhaps "mine".

    """
    if not is_on():
        return {}, ""
    try:
        found = json.loads(Path(FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError):
        return {}, UNREADABLE
    return (found, "") if is_sound(found) else ({}, UNREADABLE)


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
    if trouble or not is_on():
        return trouble
    found[stem] = {**found.get(stem, {}), **entries}
    try:
        write(json.dumps(found, indent=1) + "\n")
    except OSError:
        return UNWRITABLE
    return ""


def write(text):
    """Replace the file at once, readable by its owner alone."""
    handle, name = tempfile.mkstemp(prefix=f".{FILE}.", dir=".")
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, FILE)
    except OSError:
        os.unlink(name)
        raise
