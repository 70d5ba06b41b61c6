"""Read a table of numbers from a CSV file, strictly.

A cell that is empty, not a number, or out of place raises a ValueError that
says where it stands; nothing is guessed, filled in or skipped.
"""

import csv
import io
import math
import re
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

PENDULUM_COLUMNS = (
    "length_mm",
    "start_angle_deg",
    "start_velocity_deg_s",
    "damping_per_s",
    "drive_rad_s2",
    "drive_hz",
    "angle_deg",
    "energy_mj",
)
# What float() also takes, 1_000 or digits of other scripts, is refused.
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)

LARGEST = float(np.finfo(np.float32).max)


def load_table(path, columns=None):
    """Read a CSV file whose first line names its columns.

    Arguments:
        path: the file: comma-separated, UTF-8, one line per row, a finite
            number in each cell.
        columns: the names that the first line must hold, in their order; or
            None to take any.

    Returns:
        the numbers, a float32 NumPy array of shape (rows, columns).

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not such a table; the message names the
            file, the line and the column, what came and what was wanted.

    >>> file = files("helpers.data") / "pendulum.csv"
    >>> load_table(file, columns=PENDULUM_COLUMNS).shape
    (1600, 8)
    """
    lines = _numbered_lines(path)
    line, header = next(lines, (1, []))
    header = [name.strip() for name in header]
    _check_header(f"{path}, line {line}", header, columns)
    rows = []
    for line, cells in lines:
        where = f"{path}, line {line}"
        _check_width(where, cells, header)
        rows.append(
            [
                _number(f"{where}, column {i + 1} ({name})", cell)
                for i, (name, cell) in enumerate(zip(header, cells))
            ]
        )
    if not rows:
        raise ValueError(
            f"{path}, line {line + 1}, column 1: wanted at least one row of "
            "numbers below the header, got the end of the file"
        )
    return np.array(rows, dtype=np.float32)


def load_pendulum():
    """Read the course's table of a driven pendulum, `pendulum.csv`.

    Six inputs and two outputs, named in `PENDULUM_COLUMNS`;
    `pendulum.py` says what they mean.

    Returns:
        the numbers, a float32 NumPy array of shape (1600, 8).

    >>> load_pendulum().shape
    (1600, 8)
    """
    with as_file(files("helpers.data") / "pendulum.csv") as path:
        return load_table(path, columns=PENDULUM_COLUMNS)


def _numbered_lines(path):
    """Yield the number and the cells of each line of a CSV file."""
    data = Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise ValueError(
            f"{path}, line {line}, byte {column}: wanted UTF-8 text, got "
            f"the byte 0x{data[error.start]:02x}"
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ValueError(
                f"{path}, line {start}, column 1: wanted cells between "
                f"commas, got a line that cannot be read: {error}"
            ) from None
        yield start, cells
        start = reader.line_num + 1


def _check_header(where, header, columns):
    """Raise unless the header's names are those wanted, or at least names."""
    wanted = list(columns) if columns is not None else None
    for i, name in enumerate(header):
        place = f"{where}, column {i + 1}"
        if wanted is not None and i < len(wanted) and name != wanted[i]:
            raise ValueError(
                f"{place}: wanted the column name {wanted[i]!r}, got {name!r}"
            )
        if not name or NUMBER.fullmatch(name):
            raise ValueError(
                f"{place}: wanted a column name in the first line, got "
                f"{name!r}"
            )
        if name in header[:i]:
            raise ValueError(
                f"{place}: wanted each column name once, got {name!r} again"
            )
    count = len(header) if wanted is None else len(wanted)
    if not header or len(header) != count:
        names = "column names" if wanted is None else f"{wanted}"
        raise ValueError(
            f"{where}, column {min(len(header), count) + 1}: wanted "
            f"{count or 'some'} columns ({names}), got {len(header)}"
        )


def _check_width(where, cells, header):
    """Raise unless a row has one cell for each name in the header."""
    if len(cells) != len(header):
        first = min(len(cells), len(header)) + 1
        got = f"{len(cells)} cells" if cells else "an empty line"
        raise ValueError(
            f"{where}, column {first}: wanted {len(header)} cells, one for "
            f"each column name, got {got}"
        )


def _number(where, cell):
    """Return a cell's number; raise unless float32 can hold it."""
    text = cell.strip()
    value = float(text) if NUMBER.fullmatch(text) else math.nan
    if not abs(value) <= LARGEST:
        raise ValueError(f"{where}: wanted a finite number, got {cell!r}")
    return value
