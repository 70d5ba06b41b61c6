"""What several questions of exercise 00 share."""


def slope_of(f, x, h=1e-5):
    """Return the slope in double precision, by a central difference."""
    x = float(x)
    return float((f(x + h) - f(x - h)) / (2 * h))
