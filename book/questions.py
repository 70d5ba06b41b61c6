"""Questions that can be answered on the page of their exercise.

Predictions, orders and bug hunts: what the page says is what the notebook
says, since both come from the declarations in checks/.  The page gets them as
data, below the cell that would check the answer; assets/questions.mjs does
the rest.
"""

import html
import itertools
import json
import re
from textwrap import dedent

import numpy as np
from docutils import nodes

from checks.exercise import grade, questions_in
from checks.kinds import Answered, Spelled
from checks.show import what_is_said

CHECK = re.compile(r"^check\.(q\d+)\(", re.M)
# What the page shows anyway, and what belongs to the notebook.
LEFT_OUT = ("came", "help", "note")
ODD = 12345.5  # an answer that nobody gives


def said(question, *answers):
    """Return what the check says of an answer: its head and its fields."""
    head, fields = what_is_said(grade(question, answers), question)
    return [head, [pair for pair in fields if pair[0] not in LEFT_OUT]]


def numbers_near(values, by):
    """Return a test of the page: as many numbers, each near its own."""
    return {"near": np.ravel(values).tolist(), "by": by}


def rules(question):
    """Return [(test, sentence), ...] for the known mistakes of a question."""
    found = []
    for mistake in question.mistakes:
        if isinstance(mistake.when, Spelled):
            test = {"letters": mistake.when.pattern}
        else:
            test = numbers_near(mistake.when.answer, mistake.when.near)
        found.append((test, mistake.says))
    return found


def right_test(question):
    """Return the page's test of a right answer."""
    expected = question.expect()
    if isinstance(expected, str):
        orders = map("".join, itertools.permutations(expected))
        right = [o for o in orders if grade(question, (o,)).state == "right"]
        return {"letters": f"^({'|'.join(right)})$"}
    whole = np.asarray(expected).dtype.kind == "i"
    by = 0 if whole else question.tolerance * float(np.max(np.abs(expected)))
    return numbers_near(expected, by) | {"whole": whole}


def choices(question):
    """Return {name: values to choose from} of a bug hunt."""
    known = [[value] for value in question.expect()]
    for mistake in question.mistakes:
        if isinstance(mistake.when, Answered):
            known[mistake.when.place].append(mistake.when.answer)
    return dict(zip(question.names, map(sorted, known)))


def told(question):
    """Return all that the page of its exercise knows of a question."""
    steps = (question.hints.nudge, question.hints.hint)
    data = {
        "names": question.names,
        "hints": [*steps, dedent(question.hints.example).strip()],
        "missing": said(question, *[...] * len(question.names)),
    }
    if len(question.names) > 1:
        offered = choices(question)
        pairs = itertools.product(*offered.values())
        table = {f"{a} {b}": said(question, a, b, "") for a, b in pairs}
        return data | {"choices": offered, "table": table}
    return data | {
        "right": [right_test(question), said(question, question.expect())],
        "wrong": said(question, ODD),
        "rules": rules(question),
        "otherwise": question.otherwise,
    }


def asked(stem):
    """Return {label: Question} of those that a page can judge.

    >>> list(asked("05_training_loop"))
    ['q1', 'q3', 'q5']
    """
    known = questions_in(f"checks.{stem.partition('_')[2]}").values()
    return {q.label: q for q in known if q.kind == "value"}


def put_questions(app, doctree):
    """Put a question's data behind the cell that checks its answer."""
    folder, _, stem = app.env.docname.partition("/")
    if folder != "exercises":
        return
    known = asked(stem)
    for cell in list(doctree.findall(nodes.container)):
        label = CHECK.search(cell.astext())
        if "cell" in cell["classes"] and label and label[1] in known:
            data = html.escape(json.dumps(told(known[label[1]])))
            text = f'<div class="question" data-question="{data}"></div>'
            cell.parent.insert(
                cell.parent.index(cell) + 1, nodes.raw("", text, format="html")
            )
