"""Answers to exercise 03, question 5: right ones and usual mistakes."""

from answers import Wrong

BUGS = (
    *((f"line {n}", f"Line {n} is fine", n, "B") for n in (1, 2, 3, 6)),
    ("line 5", "Line 5 walks along axis 0", 5, "B"),
    ("symptom A", "all of them equal", 4, "A"),
    ("symptom C", "they would be right", 4, "C"),
    ("symptom D", "would be about 0.3", 4, "D"),
)

RIGHT = (
    "bug_line = 4\nbug_symptom = 'B'\nbug_reason = 'Use [:, None].'",
    "bug_line = 4\nbug_symptom = 'b'\nbug_reason = 'Use [:, None].'",
)

WRONG = tuple(
    Wrong(
        name,
        says,
        (f"bug_line = {line}\nbug_symptom = '{letter}'\nbug_reason = ''",),
    )
    for name, says, line, letter in BUGS
)
