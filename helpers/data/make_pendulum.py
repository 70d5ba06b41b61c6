"""Make `pendulum.csv`: where a driven, damped pendulum is after a second.

A point mass of 100 g hangs on a light rod of length L.  Its angle a (from
hanging straight down) obeys

    a'' = -(g / L) sin(a) - c a' + d cos(2 pi f t),

with g = 9.81 m/s^2.  The six input columns are drawn uniformly from:

    length_mm             L: length of the rod, 400 to 1000 mm
    start_angle_deg       a at t = 0, -60 to 60 degrees
    start_velocity_deg_s  a' at t = 0, -60 to 60 degrees per second
    damping_per_s         c: damping rate, 0.1 to 1.5 per second
    drive_rad_s2          d: amplitude of the drive, 0 to 6 rad/s^2
    drive_hz              f: frequency of the drive, 0.2 to 1 Hz

and the two output columns are taken at t = 1 s:

    angle_deg             a, in degrees
    energy_mj             kinetic plus potential energy, in millijoules

Inputs are rounded before they are simulated, so a row is exact up to the
rounding of its outputs.  Run it from anywhere:

    python -m helpers.data.make_pendulum [FILE]
"""

import sys
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

CSV_FILE = Path(__file__).with_name("pendulum.csv")
NUM_ROWS = 1600
SEED = 7
MASS = 0.1  # kg
GRAVITY = 9.81  # m/s^2
END = 1.0  # s
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


def simulate(inputs):
    """Solve the equation of motion for every row at once.

    Arguments:
        inputs: shape (rows, 6), in the units of `INPUTS`.

    Returns:
        the outputs, shape (rows, 2): angle in degrees, energy in mJ.

    A pendulum that hangs still, without a drive, goes on hanging still:

    >>> simulate(np.array([[500.0, 0, 0, 0.1, 0, 1]])).tolist()
    [[0.0, 0.0]]
    """
    length_mm, angle, velocity, damping, drive, frequency = inputs.T
    length = length_mm / 1000

    def slope(time, state):
        angle, velocity = np.split(state, 2)
        push = drive * np.cos(2 * np.pi * frequency * time)
        pull = GRAVITY / length * np.sin(angle)
        return np.concatenate([velocity, push - pull - damping * velocity])

    start = np.deg2rad(np.concatenate([angle, velocity]))
    solution = solve_ivp(
        slope, (0, END), start, method="DOP853", rtol=1e-10, atol=1e-10
    )
    angle, velocity = np.split(solution.y[:, -1], 2)
    height = length * (1 - np.cos(angle))
    speed = length * velocity
    energy = MASS * (GRAVITY * height + speed**2 / 2)  # J
    return np.stack([np.rad2deg(angle), 1000 * energy], axis=1)


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
