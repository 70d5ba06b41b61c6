"""Odd wrong answers to exercise 07, met by doing it by hand."""

from mistakes import Wrong

STEM = "07_any_dimension"


def written(signature, *lines):
    """Return the source of a function with these lines."""
    body = "\n    ".join(lines)
    return f"def {signature}:\n    {body}\n"


WRONG = {
    "q1": (
        Wrong(
            "brackets",
            "put `x - mean` in brackets",
            (
                written("normalise(x, mean, std)", "return x - mean / std"),
                written(
                    "normalise(x, mean, std)",
                    "shift = mean / std",
                    "return x - shift",
                ),
            ),
        ),
        Wrong(
            "multiplied",
            "You multiplied by `std`",
            (
                written("normalise(x, mean, std)", "return (x - mean) * std"),
                written(
                    "normalise(x, mean, std)", "return std * x - std * mean"
                ),
            ),
        ),
    ),
}
