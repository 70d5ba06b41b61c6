"""Answers to exercise 00, question 6: right ones and usual mistakes."""

from answers import Wrong


def answers(line, symptom):
    """Return the source of the three answers to question 6."""
    return f"bug_line = {line}\nbug_symptom = '{symptom}'\nbug_reason = 'so'"


RIGHT = (
    "bug_line, bug_symptom = 4, 'C'\nbug_reason = 'not kept'",
    "bug_line = 4\nbug_symptom = ' c'\nbug_reason = ...",
)

WRONG = tuple(
    Wrong(f"{line} {symptom}", says, (answers(line, symptom),))
    for line, symptom, says in (
        (1, "C", "Line 1 is fine"),
        (2, "C", "Line 2 is fine"),
        (3, "C", "Line 3 is fine"),
        (5, "C", "Line 5 is fine"),
        (6, "C", "Line 6 keeps"),
        (4, "A", "every step was"),
        (4, "B", "The step size is fine"),
        (4, "D", "this one holds zeros"),
    )
)
