"""Data handed over as a table, as points or as images: lessons 07 and 09.

`pendulum.csv` and `digits.csv.gz` ship with the course;
`tools/make_pendulum.py` and `tools/make_digits.py` made them.
"""

from helpers.data.digits import load_digits
from helpers.data.points import spirals
from helpers.data.tables import PENDULUM_COLUMNS, load_pendulum, load_table

__all__ = [
    "PENDULUM_COLUMNS",
    "load_digits",
    "load_pendulum",
    "load_table",
    "spirals",
]
