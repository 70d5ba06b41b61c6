"""Small files of the student's own, beside the notebook; none is ever lost.

What cannot be read is left as it is, and what cannot be written is said.
`memory.py` and `project.py` keep theirs by this; nothing is read or written
where notebooks are run to be stored.
"""

import json
import os
import tempfile
from pathlib import Path

SWITCH = "COURSE_PROGRESS"  # "off" where notebooks are run to be stored
UNREADABLE = "{} cannot be read, and stays as it is: delete it to begin again."
UNWRITABLE = (
    "{} cannot be written here: what it should hold lasts as long as this "
    "notebook's kernel."
)


def is_on():
    """Say whether anything is kept in a file at all."""
    return os.environ.get(SWITCH) != "off"


def read(name, is_sound, hook=None):
    """Return what a file holds, {} without one, and what went wrong, or "".

    Arguments:
        name: the file's.
        is_sound: (what it holds) -> whether that is what it should hold.
        hook: what makes values out of dicts, as of `json.loads`.
    """
    if not is_on():
        return {}, ""
    try:
        text = Path(name).read_text(encoding="utf-8")
        found = json.loads(text, object_hook=hook)
    except FileNotFoundError:
        return {}, ""
    except (OSError, TypeError, ValueError, RecursionError):
        return {}, UNREADABLE.format(name)
    return (found, "") if is_sound(found) else ({}, UNREADABLE.format(name))


def write(name, text):
    """Replace a file at once, for its owner alone; return what went wrong."""
    if not is_on():
        return ""
    try:
        handle, own = tempfile.mkstemp(prefix=f".{name}.", dir=".")
    except OSError:
        return UNWRITABLE.format(name)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(own, name)
    except OSError:
        os.unlink(own)
        return UNWRITABLE.format(name)
    return ""
