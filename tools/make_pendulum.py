"""Make `pendulum.csv`, the table of lesson 07, by simulating its rows.

`helpers/data/pendulum.py` says what the columns mean.  Run it from anywhere:

    python -m tools.make_pendulum [FILE]
"""

import sys
from pathlib import Path

import numpy as np

from helpers.data.pendulum import simulate
from tools import ROOT

CSV_FILE = ROOT / "helpers" / "data" / "pendulum.csv"
NUM_ROWS = 1600
SEED = 7
# Column: (lowest, highest, digits behind the point).
INPUTS = {
    "length_mm": (400, 1000, 0),
    "start_angle_deg": (-60, 60, 1),
    "start_velocity_deg_s": (-60, 60, 1),
    "damping_per_s": (0.1, 1.5, 3),
    "drive_rad_s2": (0, 6, 3),
    "drive_hz": (0.2, 1, 3),
}
OUTPUTS = {"angle_deg": 2, "energy_mj": 2}


def draw_inputs(seed, num_rows):
    """Draw the input columns, rounded as in the table.

    Arguments:
        seed: a whole number.
        num_rows: how many rows.

    Returns:
        the inputs, shape (num_rows, 6), in the units of `INPUTS`.

    >>> draw_inputs(7, 3).shape
    (3, 6)
    """
    low, high, digits = zip(*INPUTS.values())
    draws = np.random.default_rng(seed).random((num_rows, len(INPUTS)))
    inputs = np.array(low) + (np.array(high) - np.array(low)) * draws
    columns = zip(inputs.T, digits)
    return np.stack([column.round(d) for column, d in columns], axis=1)


def make_table():
    """Return the text of `pendulum.csv`.

    >>> make_table().splitlines()[0].split(",")[-2:]
    ['angle_deg', 'energy_mj']
    """
    inputs = draw_inputs(SEED, NUM_ROWS)
    table = np.concatenate([inputs, simulate(inputs)], axis=1)
    digits = [d for _, _, d in INPUTS.values()] + list(OUTPUTS.values())
    lines = [",".join([*INPUTS, *OUTPUTS])]
    for row in table:
        # Adding 0.0 turns a rounded -0.0 into 0.0.
        cells = [f"{round(v, d) + 0.0:.{d}f}" for v, d in zip(row, digits)]
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"


def main(arguments):
    """Write the table to the file named on the command line, or in place."""
    path = Path(arguments[0]) if arguments else CSV_FILE
    path.write_text(make_table(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
