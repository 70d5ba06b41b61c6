"""Answers that a program varies: right ones, and wrong ones of each kind.

Each file beside this one holds the questions of one exercise, written from
the exercise's text alone.  A question gives some right bodies, places to
probe them at, and the mistakes that its text invites; everything else is
made here: other ways to write the right answer, what goes wrong with the
form of any answer, and small slips in the lines of the right one.

A slip counts as wrong only where it gives another result than the right
answer at one of the probes: so the checks do not judge themselves.
"""

import importlib
import textwrap
from dataclasses import dataclass
from functools import cache

import jax
from student import execute, questions, run_cells

from .forms import right_forms, wrong_forms
from .odd_values import odd_hunts, odd_values
from .oracle import same
from .slips import slips

EXERCISES = (
    "00_warm_up",
    "01_network",
    "02_random_keys",
    "03_vmap",
    "04_gradients",
    "05_training_loop",
    "06_overfitting",
    "07_any_dimension",
    "08_faster",
    "09_handwriting",
)


@dataclass(frozen=True)
class Varied:
    """One answer: its source, and what a check has to make of it."""

    stem: str
    label: str
    kind: str  # "right", or a name for the mistake
    text: str
    says: str = ""  # a pattern for the cause; empty where none is usual


@dataclass(frozen=True)
class Task:
    """What a question's text asks for, as bodies of its function."""

    label: str
    right: tuple  # bodies, the first the plainest
    probes: str  # a list of tuples of arguments, as source
    result: str  # "array", "number", "pair", "params", ...
    wrong: tuple = ()  # (kind, pattern, body) that the text invites
    changes: tuple = ()  # statements that change an argument
    before: str = ""  # lines above the function


def answers(stem, every=1):
    """Return the varied answers to one exercise, or a part of them.

    Arguments:
        stem: the exercise, "00_warm_up".
        every: 1 for all, 40 for every fortieth.
    """
    module = importlib.import_module(f"varied.{stem.partition('_')[2]}")
    tasks = {task.label: task for task in module.TASKS}
    found = []
    for label, question in questions(stem).items():
        if label in tasks:
            found += of_a_function(stem, tasks[label], question.signature)
        elif label in module.VALUES:
            found += of_a_value(stem, question, module.VALUES)
        elif len(question.names) == 3:
            found += of_a_hunt(stem, question)
    return [
        varied
        for varied in found[::every]
        if not varied.kind.startswith("slip")
        or differs(tasks[varied.label], questions(stem), varied)
    ]


def of_a_function(stem, task, signature):
    """Return the varied answers to one function question.

    Among the slips there are some that change nothing.
    """

    def write(body, name=None):
        lines = textwrap.dedent(body).strip("\n")
        head = signature
        if name:
            head = name + signature[signature.index("(") :]
        return f"{task.before}def {head}:\n{textwrap.indent(lines, '    ')}\n"

    made = [("right", "", write(body)) for body in task.right]
    made += right_forms(task, signature, write)
    made += [(kind, says, write(body)) for kind, says, body in task.wrong]
    made += wrong_forms(task, signature, write)
    # A slip may give other draws, or other weights, as right as the first.
    if task.result not in ("random", "any params"):
        for number, body in enumerate(task.right[:2]):
            made += [(f"slip {number}", "", s) for s in slips(write(body))]
    unique = {text: (kind, says, text) for kind, says, text in made[::-1]}
    return [
        Varied(stem, task.label, kind, text, says)
        for kind, says, text in list(unique.values())[::-1]
    ]


def invited(stem, label):
    """Return the mistakes that a question's text invites, made by hand."""
    if stem not in EXERCISES:
        return []
    module = importlib.import_module(f"varied.{stem.partition('_')[2]}")
    signature = questions(stem)[label].signature
    return [
        Varied(
            stem,
            label,
            kind,
            f"{task.before}def {signature}:\n"
            f"{textwrap.indent(body, '    ')}\n",
            says,
        )
        for task in module.TASKS
        if task.label == label
        for kind, says, body in task.wrong
    ]


def differs(task, asked, slip):
    """Say whether a slip shows at one of the probes of a question."""
    signature = asked[task.label].signature
    right = f"{task.before}def {signature}:\n" + textwrap.indent(
        textwrap.dedent(task.right[0]).strip("\n"), "    "
    )
    wanted = probed(slip.stem, task.probes, signature, right)
    given = probed(slip.stem, task.probes, signature, slip.text)
    return not all(same(w, g) for w, g in zip(wanted, given))


@cache
def probed(stem, probes, signature, text):
    """Return what a function gives at each probe, or its exception's name."""
    names = {"jax": jax, **run_cells(stem)[0]}
    names["mesh"] = importlib.import_module("varied.oracle")
    execute(text, names, "<varied>")
    function = names[signature[: signature.index("(")]]
    results = []
    for arguments in eval(probes, names):
        try:
            results.append(function(*arguments))
        except Exception as error:
            results.append(type(error).__name__)
    return results


def of_a_value(stem, question, values):
    """Return right, wrong and odd values for one question."""
    right, wrong = values[question.label]
    (name,) = question.names
    made = [("right", "", text) for text in right]
    made += [("value", "", text) for text in wrong]
    made += odd_values(right[0])
    return [
        Varied(stem, question.label, kind, f"{name} = {text}", says)
        for kind, says, text in made
    ]


def of_a_hunt(stem, question):
    """Return odd values for the three names of a bug hunt."""
    return [
        Varied(stem, question.label, kind, text, says)
        for kind, says, text in odd_hunts()
    ]
