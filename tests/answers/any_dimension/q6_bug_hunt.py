"""Answers to exercise 07, question 6: right ones and usual mistakes."""

from answers import Wrong

RIGHT = ("bug_line = 6\nbug_symptom = 'C'\nbug_reason = 'Too late.'",)

WRONG = tuple(
    Wrong(
        f"line {line}",
        says,
        (f"bug_line = {line}\nbug_symptom = 'C'\nbug_reason = 'so'",),
    )
    for line, says in (
        (1, "Line 1 is fine"),
        (2, "Line 2 is fine"),
        (3, "Line 3 is fine"),
        (4, "Line 4 is fine"),
        (5, "Line 5 is fine"),
        (7, "Line 7 is fine"),
        (8, "Line 8 is the right way back"),
    )
) + tuple(
    Wrong(
        f"symptom {letter}",
        says,
        (f"bug_line = 6\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
    )
    for letter, says in (
        ("A", "print the same number twice"),
        ("B", "all neurons would be saturated"),
        ("D", "Nothing is tested here"),
    )
)
