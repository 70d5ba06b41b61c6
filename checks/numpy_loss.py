"""The loss of lesson 04 and its gradient, by hand, in double precision.

The oracle of exercises 04 and 05, for networks with one hidden layer.
"""

import numpy as np


def flat(network_params):
    """Return the arrays of params: two matrices, then two biases."""
    arrays = network_params["weights"] + network_params["biases"]
    return [np.asarray(a, np.float64) for a in arrays]


def nested(arrays):
    """Return these four arrays as params."""
    return {"weights": list(arrays[:2]), "biases": list(arrays[2:])}


def outputs_and_hidden(x, arrays):
    """Return what a network answers, and what its hidden layer holds."""
    w_1, w_2, b_1, b_2 = arrays
    hidden = np.tanh(np.asarray(x, np.float64) @ w_1.T + b_1)
    return hidden @ w_2.T + b_2, hidden  # (batch, outputs), (batch, hidden)


def loss_and_slopes(x, y_target, arrays):
    """Return the mean squared error, and its slope in each of the arrays."""
    outputs, hidden = outputs_and_hidden(x, arrays)
    errors = outputs - y_target  # (batch, outputs)
    slope_y = 2 * errors / len(x)
    slope_z = slope_y @ arrays[1] * (1 - hidden**2)
    slopes = [slope_z.T @ x, slope_y.T @ hidden, slope_z.sum(0)]
    return float(np.sum(errors**2) / len(x)), [*slopes, slope_y.sum(0)]


def slope_in_x(x, y_target, arrays):
    """Return the slope of the mean squared error in the inputs."""
    outputs, hidden = outputs_and_hidden(x, arrays)
    slope_y = 2 * (outputs - y_target) / len(x)
    return slope_y @ arrays[1] * (1 - hidden**2) @ arrays[0]


def slope_in_target(x, y_target, arrays):
    """Return the slope of the mean squared error in the targets."""
    outputs, _ = outputs_and_hidden(x, arrays)
    return -2 * (outputs - y_target) / len(x)
