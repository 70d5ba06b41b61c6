"""Parse JSON that a stranger wrote, and take the cells out of it."""

import json
import re
from typing import NamedTuple

# Brackets and commas: beyond, a parsed document fills the memory.
MOST_MARKS = 2_000_000
# Formats before 4 say "input", and the first of all said "code".
SOURCES = ("source", "input", "code", "text")
# What a cell printed, as JSON: one text or a list of texts.
STRING = r'"(?:[^"\\]++|\\.)*+"'
PRINTED = re.compile(
    rf'(?<!\\)("text(?:/\w++)?+"\s*+:\s*+)'
    rf"(?:{STRING}|\[(?:\s*+{STRING}\s*+,?+)*+\s*+\])",
    re.DOTALL,
)


class Cell(NamedTuple):
    """A cell as it could be read."""

    kind: str  # "code", "markdown", "raw", "heading"
    source: str
    whole: bool = True  # False: the file ends within it
    stored: tuple = (None, None)  # outputs, attachments: of any form


def without_prints(text):
    r"""Return the text of a notebook without what its cells printed.

    >>> without_prints('{"text": ["1", "2\\n"], "source": "\\"text\\": [1]"}')
    '{"text": [], "source": "\\"text\\": [1]"}'
    """
    return PRINTED.sub(r"\1[]", text)


def parse(text):
    """Return a JSON document, or say what is wrong with it.

    Arguments:
        text: any text.

    Returns:
        the document and "", or None and words for a note.

    >>> parse('{"cells": [')
    (None, 'the file ends in the middle')
    """
    if sum(map(text.count, ",[{")) > MOST_MARKS:
        return None, "the file has too many parts to be read as a whole"
    try:
        # A whole number may have more digits than Python makes an int of.
        return json.loads(text, parse_int=float), ""
    except RecursionError:
        return None, "the file is nested too deeply"
    except json.JSONDecodeError as error:
        return None, fault_of(text, error)


def fault_of(text, error):
    """Say in what way a text is not valid JSON."""
    rest = text[error.pos :].strip()
    unfinished = error.msg.startswith("Unterminated string")
    # A text never goes over a line's end; a cut word or number is short.
    cut_word = len(rest) < 10 and rest.isalnum()
    if not rest or cut_word or (unfinished and "\n" not in rest):
        return "the file ends in the middle"
    if error.msg == "Extra data":
        return f"something follows the notebook's end in line {error.lineno}"
    return f"the file is not valid JSON from line {error.lineno} on"


def cells_of(document):
    """Return the cells of a notebook of any format.

    Arguments:
        document: what `parse` returned.

    Returns:
        a list with a `Cell`, or None for a cell that cannot be read, for
        each; None where the document is no notebook.
    """
    if isinstance(document, dict) and "worksheets" in document:
        cells = cells_of_sheets(document["worksheets"])
    elif isinstance(document, dict):
        cells = document.get("cells")
    elif isinstance(document, list) and any(map(read_cell, document)):
        cells = document
    else:
        cells = None
    if not isinstance(cells, list):
        return None
    return [read_cell(cell) for cell in cells]


def cells_of_sheets(sheets):
    """Return the cells of all worksheets, as formats 2 and 3 had them."""
    if not isinstance(sheets, list):
        return None
    found = [s.get("cells") for s in sheets if isinstance(s, dict)]
    return [c for cells in found if isinstance(cells, list) for c in cells]


def read_cell(cell):
    """Return a cell of a document as a `Cell`, or None."""
    if not isinstance(cell, dict):
        return None
    kind = cell.get("cell_type")
    source = next((cell[key] for key in SOURCES if key in cell), "")
    if isinstance(source, list) and all(isinstance(s, str) for s in source):
        # Programs that write notebooks forget the line ends.
        lines = [s for s in source[:-1] if s.endswith("\n")]
        source = ("" if lines else "\n").join(source)
    if not isinstance(kind, str) or not isinstance(source, str):
        return None
    stored = cell.get("outputs"), cell.get("attachments")
    return Cell(kind, source, True, stored)
