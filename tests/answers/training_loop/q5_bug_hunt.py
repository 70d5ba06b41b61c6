"""Answers to exercise 05, question 5: right ones and usual mistakes."""

from answers import Wrong

BUGS = (
    ("line 1", "Line 1 is fine", 1, "B"),
    ("line 2", "Line 2 is fine", 2, "B"),
    ("line 3", "Line 3 is fine", 3, "B"),
    ("line 5", "Line 5 is fine", 5, "B"),
    ("line 6", "Line 6 is fine", 6, "B"),
    ("line 7", "Line 7 is fine", 7, "B"),
    ("line 8", "Line 8 is fine", 8, "B"),
    ("line 9", "Line 9 is fine", 9, "B"),
    ("symptom A", "the first x of two steps", 4, "A"),
    ("symptom C", "the variance of the target", 4, "C"),
    ("symptom D", "as large as the true error", 4, "D"),
)

RIGHT = (
    "bug_line = 4\nbug_symptom = 'B'\nbug_reason = 'No minval.'",
    "bug_line = 4\nbug_symptom = ' b'\nbug_reason = 'No minval.'",
)

WRONG = tuple(
    Wrong(
        name,
        says,
        (f"bug_line = {line}\nbug_symptom = '{letter}'\nbug_reason = ''",),
    )
    for name, says, line, letter in BUGS
)
