"""Answers to exercise 09, question 6: right ones and usual mistakes."""

from answers import Wrong

RIGHT = ("bug_line = 3\nbug_symptom = 'B'\nbug_reason = 'All of x.'",)

WRONG = tuple(
    Wrong(
        f"line {line}",
        says,
        (f"bug_line = {line}\nbug_symptom = 'B'\nbug_reason = 'so'",),
    )
    for line, says in (
        (1, "Line 1 is fine"),
        (2, "Line 2 is fine"),
        (4, "Line 4 is fine"),
        (5, "Line 5 is fine"),
        (6, "Line 6 is fine"),
    )
) + tuple(
    Wrong(
        f"symptom {letter}",
        says,
        (f"bug_line = 3\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
    )
    for letter, says in (
        ("A", "hardly any row would be read correctly"),
        ("C", "hardly any is read worse"),
        ("D", "The border is the same"),
    )
)
