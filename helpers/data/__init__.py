"""Data handed over as a table or as points, for lesson 07.

`pendulum.csv` ships with the course; `tools/make_pendulum.py` made it.
"""

from helpers.data.points import spirals
from helpers.data.tables import PENDULUM_COLUMNS, load_pendulum, load_table

__all__ = ["PENDULUM_COLUMNS", "load_pendulum", "load_table", "spirals"]
