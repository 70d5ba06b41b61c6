"""Answers to exercise 06, question 5: right ones and usual mistakes."""

from answers import Wrong

RIGHT = ("bug_line = 2\nbug_symptom = 'A'\nbug_reason = 'Copies leak.'",)

WRONG = tuple(
    Wrong(
        f"line {line}",
        says,
        (f"bug_line = {line}\nbug_symptom = 'A'\nbug_reason = 'so'",),
    )
    for line, says in (
        (1, "Line 1 is fine"),
        (3, "Line 3 is fine"),
        (4, "Line 4 is fine"),
        (5, "Line 5 is fine"),
        (6, "Line 6 is fine"),
        (7, "Line 7 is fine"),
    )
) + tuple(
    Wrong(
        f"symptom {letter}",
        says,
        (f"bug_line = 2\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
    )
    for letter, says in (
        ("B", "Torn pairs would make the error large"),
        ("C", "has the same noise as the first"),
        ("D", "40 rows are few"),
    )
)
