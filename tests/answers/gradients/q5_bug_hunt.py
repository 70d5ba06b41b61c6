"""Answers to exercise 04, question 5: right ones and usual mistakes."""

from answers import Wrong

BUGS = (
    *((f"line {n}", f"Line {n} is fine", n, "C") for n in (1, 2, 3, 4)),
    *((f"line {n}", f"Line {n} is fine", n, "C") for n in (6, 7, 8)),
    ("symptom A", "Print it: no number is shown.", 5, "A"),
    ("symptom B", "the last step left no trace", 5, "B"),
    ("symptom D", "fifty steps were taken", 5, "D"),
)

RIGHT = (
    "bug_line = 5\nbug_symptom = 'C'\nbug_reason = 'Return it.'",
    "bug_line = 5\nbug_symptom = 'c'\nbug_reason = 'Return it.'",
)

WRONG = tuple(
    Wrong(
        name,
        says,
        (f"bug_line = {line}\nbug_symptom = '{letter}'\nbug_reason = ''",),
    )
    for name, says, line, letter in BUGS
)
