"""CSV files that spreadsheets open, and those they hand back."""

import csv
import io
import os
import re
import tempfile
import unicodedata
from contextlib import contextmanager
from pathlib import Path

# A spreadsheet takes a cell that begins so for a formula, and runs it.
# In some languages, Excel takes the wide signs for the narrow ones.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# Excel cuts a cell at 32,767 characters; an answer ends long before.
LONGEST = 10_000
# Control characters, the halves of broken pairs, and those that turn the
# direction of a line round.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e"
    "\u2066-\u2069\ufffe\uffff]"
)


def defused(value):
    """Return a cell's text that no spreadsheet takes for a formula.

    >>> defused("=1+1"), defused("Ana"), defused(2)
    ("'=1+1", 'Ana', '2')
    """
    text = UNPRINTABLE.sub("\ufffd", str(value))
    if text.startswith(FORMULA):
        text = "'" + text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        text = text[:LONGEST] + " ... (cut)"
    return text


def restored(text):
    """Return a cell's text as it was before it was defused.

    >>> restored("'=1+1"), restored("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text


def plain(text):
    """Return a name as it is compared: composed, no blanks around it."""
    return unicodedata.normalize("NFC", str(text)).strip()


def write_table(path, rows):
    """Write rows as a CSV file, whole or not at all; return its path.

    UTF-8 with a byte order mark: without the mark, Excel reads accents as
    two wrong letters each; Canvas and Moodle drop it; Python reads the file
    with encoding="utf-8-sig".
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([defused(cell) for cell in r] for r in rows)
    return write_whole(path, text.getvalue(), "utf-8-sig")


def write_whole(path, text, encoding="utf-8"):
    """Put a text into place; as of `in_place_of`."""
    with in_place_of(path) as file:
        file.write(text.encode(encoding))
    return Path(path)


@contextmanager
def in_place_of(path):
    """Give a file to write into, put in place at the end in one step.

    No half file is left, and only its owner may read it: marks are nobody
    else's business.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as file:
            yield file
        os.replace(made, path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def read_table(path):
    """Return a table's rows as (line, {column: cell}), and its columns.

    Written by us or by a spreadsheet: with or without a byte order mark,
    in the encoding of an old Windows, with semicolons or tabs.

    Raises:
        ValueError: it is no CSV file.
    """
    content = Path(path).read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValueError(f"{path}: not a CSV file")
    head = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=max(",;\t", key=head.count),
        strict=True,
    )
    try:
        return rows_of(reader)
    except csv.Error as error:
        raise ValueError(f"{path}: line {reader.line_num}: {error}") from None


def rows_of(reader):
    """Return the columns of a table, and its rows with their lines."""
    columns = [plain(name).lower() for name in next(reader, [])]
    rows, line = [], reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = cells + [""] * (len(columns) - len(cells))
            rows.append((line, dict(zip(columns, padded))))
        line = reader.line_num + 1
    return columns, rows
