"""Simulate where a driven, damped pendulum is after a second.

A point mass of 100 g hangs on a light rod of length L.  Its angle a (from
hanging straight down) obeys

    a'' = -(g / L) sin(a) - c a' + d cos(2 pi f t),

with g = 9.81 m/s^2.  The six input columns of `pendulum.csv` are drawn
uniformly from:

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
rounding of its outputs.  `tools/make_pendulum.py` makes the table.
"""

import numpy as np
from scipy.integrate import solve_ivp

MASS = 0.1  # kg
GRAVITY = 9.81  # m/s^2
END = 1.0  # s


def simulate(inputs, end=END):
    """Solve the equation of motion for every row at once.

    Arguments:
        inputs: shape (rows, 6), in the units above.
        end: the time t at which to look, a number above 0, in seconds.

    Returns:
        the outputs, shape (rows, 2): angle in degrees, energy in mJ.

    A pendulum that hangs still goes on hanging still:

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
    exact = {"method": "DOP853", "rtol": 1e-10, "atol": 1e-10}
    solution = solve_ivp(slope, (0, end), start, **exact)
    angle, velocity = np.split(solution.y[:, -1], 2)
    height = length * (1 - np.cos(angle))
    speed = length * velocity
    energy = MASS * (GRAVITY * height + speed**2 / 2)  # J
    return np.stack([np.rad2deg(angle), 1000 * energy], axis=1)
