"""What several questions of exercise 07 share."""

import numpy as np


def spreads(rng, *shape):
    """Return standard deviations, none near 0 or 1."""
    return np.asarray(rng.uniform(1.5, 4, shape), np.float32)
