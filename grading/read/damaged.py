"""Read the cells of a notebook that is no longer valid JSON.

No structure is trusted: only the keys that begin a cell or its source are
looked for, and the texts that follow them.  Each part of the file is read
once, whatever stands in it.
"""

import json
import re
from itertools import islice

from grading.read.documents import Cell

KEY = re.compile(r'"(cell_type|source|input)"\s*+:\s*+')
WHITE = re.compile(r"[\s,]*+")
# Possessive: what was read is never tried again in another way.
TEXT = re.compile(r'"((?:[^"\\]++|\\.)*+)(")?', re.DOTALL)
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
# Far more than any notebook has.
MOST_KEYS = 20_000
MOST_LINES = 100_000  # of one cell
CURLY = re.compile("[\u201c\u201d]")
# The marks that a merge leaves; the middle one only in some styles.
CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def settle_conflicts(text):
    """Keep the upper side of each merge conflict.

    Arguments:
        text: the text of a file, with or without marks of a merge.

    Returns:
        the text without marks and lower sides, and how many there were.

    >>> settle_conflicts("<<<<<<< HEAD\\na\\n=======\\nb\\n>>>>>>> main\\nc")
    ('a\\nc', 1)
    """
    if "<<<<<<<" not in text:
        return text, 0
    kept, found, keeps = [], 0, True
    for line in text.splitlines(keepends=True):
        mark = CONFLICT.match(line.rstrip("\r\n"))
        if mark is None:
            kept += [line] if keeps else []
        elif mark[1] == "<" * 7:
            found, keeps = found + 1, True
        else:
            keeps = mark[1] == ">" * 7 or not found
    return "".join(kept), found


def straight_quotes(text):
    """Put quotes straight that a word processor has curled.

    Returns:
        the text, and whether any of its keys stood in curly quotes.
    """
    curled = re.search("[\u201c\u201d]cell_type[\u201c\u201d]", text)
    return (CURLY.sub('"', text), True) if curled else (text, False)


def find_cells(text):
    """Return the cells that can be read in a damaged notebook, in order.

    Arguments:
        text: the text of the file.

    Returns:
        a list of `Cell`.
    """
    events = []  # ("type", kind) and ("source", text, whole)
    for key in islice(KEY.finditer(text), MOST_KEYS):
        if key[1] == "cell_type":
            kind = TEXT.match(text, key.end())
            events.append(("type", kind[1] if kind else "", True))
        else:
            source = read_source(text, key.end())
            if source is not None:
                events.append(("source", *source))
    cells = pair(events)
    return [cell for cell in cells if cell.whole or cell.source.strip()]


def pair(events):
    """Join each type with its source, whichever of the two comes first.

    The last source counts: those before it may stand in an output.
    """
    if events and events[0][0] == "source":
        return pair_backwards(events)
    cells, kind, source = [], "", None
    for event, value, whole in [*events, ("type", "", True)]:
        if event == "source":
            source = (value, whole)
            continue
        if kind and source:
            cells.append(Cell(kind, *source))
        kind, source = value, None
    return cells


def pair_backwards(events):
    """Join each type with the last source before it."""
    cells, source = [], None
    for event, value, whole in events:
        if event == "source":
            source = (value, whole)
        elif source:
            cells.append(Cell(value, *source))
            source = None
    return cells


def read_source(text, start):
    """Read one text or a list of texts, up to where it is damaged.

    Arguments:
        text: the text of the file.
        start: where the value of the key begins.

    Returns:
        the source and whether all of it was there; None where neither a
        text nor a list begins here.
    """
    if not text.startswith("[", start):
        found = TEXT.match(text, start)
        return found and joined([found])
    lines, place = [], start + 1
    while True:
        place = WHITE.match(text, place).end()
        found = TEXT.match(text, place)
        if found is None or len(lines) > MOST_LINES:
            # Anything may stand here, but the end of the file means more.
            return joined(lines, ended=place < len(text))
        place = found.end()
        if text[place : place + 40].lstrip().startswith(":"):
            return joined(lines)  # a key: the closing bracket is missing
        lines.append(found)


def joined(lines, ended=True):
    """Return a source from its texts, without an unfinished last line."""
    whole = ended and all(line[2] for line in lines)
    source = "".join(unescape(line[1]) for line in lines)
    if lines and not lines[-1][2]:
        source = source[: source.rfind("\n") + 1]
    return source, whole


def unescape(inner):
    """Return what a JSON text says, also where an escape is wrong."""
    try:
        return json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return ESCAPE.sub(unescape_one, inner)


def unescape_one(escape):
    """Return the character that one escape stands for."""
    code = escape[1]
    if code[0] == "u" and len(code) == 5:
        return chr(int(code[1:], 16))
    return SIMPLE.get(code, code)
