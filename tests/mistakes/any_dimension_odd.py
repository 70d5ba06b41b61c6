"""Odd wrong answers to exercise 07, met by doing it by hand."""

from mistakes import Wrong, written

STEM = "07_any_dimension"

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
