"""Answers to exercise 01, question 6: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "bug_line = 5\nbug_symptom = 'B'\nbug_reason = 'A fixed number.'",
    "bug_line = 5\nbug_symptom = 'b'\nbug_reason = 'A fixed number.'",
)

WRONG = tuple(
    Wrong(
        f"line {line}",
        f"Line {line} is fine",
        (f"bug_line = {line}\nbug_symptom = 'B'\nbug_reason = 'so'",),
    )
    for line in (2, 3, 4, 6, 7)
) + tuple(
    Wrong(
        f"symptom {letter}",
        says,
        (f"bug_line = 5\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
    )
    for letter, says in (
        ("A", "could not leave the range"),
        ("C", "All biases are 0 here"),
        ("D", "three numbers would come out"),
    )
)
