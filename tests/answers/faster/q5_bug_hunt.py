"""Answers to exercise 08, question 5: right ones and usual mistakes."""

from answers import Wrong

RIGHT = ("bug_line = 6\nbug_symptom = 'B'\nbug_reason = 'Too early.'",)

WRONG = (
    *(
        Wrong(
            f"line {line}",
            says,
            (f"bug_line = {line}\nbug_symptom = 'B'\nbug_reason = 'so'",),
        )
        for line, says in (
            (1, "Line 1 is fine"),
            (2, "Line 2 is fine"),
            (3, "Line 3 is fine"),
            (4, "Line 4 is fine"),
            (5, "Line 5 orders the work"),
            (7, "Line 7 is fine"),
        )
    ),
    *(
        Wrong(
            f"symptom {letter}",
            says,
            (f"bug_line = 6\nbug_symptom = '{letter}'\nbug_reason = ''",),
        )
        for letter, says in (
            ("A", "Compiling would make it look slow"),
            ("C", "JAX keeps programs, not results"),
            ("D", "Ten products are ordered"),
        )
    ),
)
