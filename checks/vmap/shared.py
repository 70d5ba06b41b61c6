"""What several questions of exercise 03 share."""

import numpy as np

SIZES = [2, 3, 2]


def forward(x, start):
    """Return the outputs of a network, x of shape (batch, inputs)."""
    layers = list(zip(start["weights"], start["biases"]))
    for number, (w, b) in enumerate(layers, start=1):
        x = np.asarray(x, np.float64) @ w.T + b
        x = np.tanh(x) if number < len(layers) else x
    return x
