"""Answers to exercise 02, question 5: right ones and usual mistakes."""

from answers import Wrong


def answers(line, symptom):
    """Return the source of the three answers to question 5."""
    return f"bug_line = {line}\nbug_symptom = '{symptom}'\nbug_reason = 'so'"


LINES = [
    Wrong(f"line {line}", f"Line {line} is fine", (answers(line, "B"),))
    for line in (1, 2, 3, 5, 6, 7)
]

RIGHT = (
    answers(4, "B"),
    answers(4, " b "),
)

WRONG = (
    *LINES,
    Wrong("A", "Means of samples do scatter", (answers(4, "A"),)),
    Wrong("C", "and still differ", (answers(4, "C"),)),
    Wrong("D", "0.14 needs only two of them", (answers(4, "D"),)),
)
