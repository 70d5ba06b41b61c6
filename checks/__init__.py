"""Checks that teach: a folder per exercise, in it a file per question.

`from checks import warm_up as check`, then `check.q1(set_first)`.

A question is a declaration (`question.py`).  Three functions use it, and
share nothing but plain data: `draw_calls(question, seed)` makes the inputs,
`run(answers, calls)` calls the student's code, and
`judge(question, calls, outcomes)` compares.  The notebook does all three in
one process; a grader runs the second elsewhere, and needs only `plain.py`
and `run.py` there, which know no answer.

`checks.preflight()` says what to expect of the versions that are installed.
"""

from checks.preflight import preflight

__all__ = ["preflight"]
