"""Read whose the folders of an export of Gradescope are.

Beside them lies `submission_metadata.yml`, written in Ruby: the keys are
symbols, and what an autograder printed stands there at any length.  Only the
lines about submitters and time are looked at.
"""

import re
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple
from zipfile import BadZipFile

import yaml

from grading.collect.names import Owner, readable, some
from grading.read.encodings import decode

LIST = "submission_metadata.yml"
WANTED = re.compile(
    r"^  :(?:submitters|created_at):.*(?:\n(?:  [ -].*|))*", re.MULTILINE
)


class Listed(NamedTuple):
    """What the list says of one folder."""

    owners: list  # of `Owner`, several for a group
    moment: float | None = None  # seconds since 1970


def list_in(found):
    """Return the `Found` that is Gradescope's list, or None.

    It lies beside all else: one in a student's folder says nothing.
    """
    for item in found:
        around = item.parts[:-1]
        if item.parts[-1] == LIST and all(
            other.parts[: len(around)] == around for other in found
        ):
            return item
    return None


def share(found, table):
    """Return pairs of an `Owner` and a `Found`, and what nobody is named for.

    Arguments:
        found: all of an export, sorted by its parts.
        table: which of it is the list.
    """
    depth = len(table.parts) - 1
    folders, pairs, rest = read_list(text_of(table)), [], []
    for item in found:
        if item.parts[depth] not in folders:
            rest += [item] * (item is not table)
            continue
        owners, moment = folders[item.parts[depth]]
        if moment is not None:
            item = item._replace(modified=moment)
        pairs += [(owner, item) for owner in owners]
    trouble = trouble_with(folders, found, rest, depth)
    if trouble:
        pairs.append((None, table._replace(trouble=trouble)))
    return pairs, rest


def trouble_with(folders, found, rest, depth):
    """Say in a sentence what does not fit together; "" where all does."""
    there = {item.parts[depth] for item in found}
    nameless = sorted({item.parts[depth] for item in rest})
    empty = [
        f"{owner.name or owner.number} ({folder})"
        for folder in folders.keys() - there
        for owner in folders[folder].owners
    ]
    parts = []
    if nameless:
        parts.append(f"names nobody for {some(nameless)}")
    if empty:
        parts.append(f"names people without a folder: {some(sorted(empty))}")
    return f"Gradescope's list {'; it '.join(parts)}" if parts else ""


def text_of(table):
    """Return the text of the list; "" where it cannot be read."""
    with suppress(OSError, BadZipFile):
        return decode(table.source())[0] if table.source else ""
    return ""


def read_list(text):
    """Return {folder: `Listed`}, without those that are damaged.

    >>> read_list("submission_1:\\n  :submitters:\\n  - :name: Bo\\n")
    {'submission_1': Listed(owners=[Owner(name='Bo', ...)], moment=None)}
    """
    folders = {}
    for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        lines = [block.partition("\n")[0], *WANTED.findall(block)]
        with suppress(yaml.YAMLError, RecursionError):
            # As text: a number's zeros in front are part of it.
            entry = yaml.load("\n".join(lines), yaml.BaseLoader)
            folders |= folders_of(entry) if isinstance(entry, dict) else {}
    return folders


def folders_of(entry):
    """Return {folder: `Listed`} of what was read about one, or nothing."""
    folders = {}
    for folder, said in entry.items():
        said = said if isinstance(said, dict) else {}
        people = said.get(":submitters")
        people = people if isinstance(people, list) else []
        owners = [owner_of(one) for one in people if isinstance(one, dict)]
        owners = [owner for owner in owners if owner.name or owner.number]
        if owners:
            moment = moment_of(said.get(":created_at"))
            folders[readable(str(folder))] = Listed(owners, moment)
    return folders


def owner_of(person):
    """Return the `Owner` that an entry of `:submitters:` is about."""
    keys = ":name", ":sid", ":email"
    name, number, email = (readable(str(person.get(key, ""))) for key in keys)
    return Owner(name, "gradescope", number or email, email=email)


def moment_of(text):
    """Return the seconds since 1970 of a moment as Ruby writes it, or None.

    >>> moment_of("1970-01-02 00:00:00.861687000 Z")
    86400.861687
    """
    with suppress(AttributeError, ValueError, OverflowError, OSError):
        date, time, *zone = text.split()
        text = f"{date} {time}{''.join(zone)}"
        return datetime.fromisoformat(text).timestamp()
    return None
