"""Do an exercise as a student does: in the notebook's own cells."""

import ast
import contextlib
import importlib
import io
import linecache
import textwrap
from functools import cache

import nbformat

from tools import ROOT


@cache
def code_cells(stem, folder="exercises"):
    """Return the source of each code cell of an exercise, or a solution."""
    path = ROOT / folder / f"{stem}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


@cache
def questions(stem):
    """Return the exercise's questions as {label: Question}."""
    module = importlib.import_module(f"checks.{stem.split('_', 1)[1]}")
    return {q.label: q for q in module.exercise.questions}


def execute(source, names, title="<cell>"):
    """Run one cell, and return what it prints."""
    lines = source.splitlines(keepends=True)
    linecache.cache[title] = len(source), None, lines, title
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, title, "exec"), names)
    return printed.getvalue()


@cache
def run_cells(stem):
    """Run an exercise from top to bottom; return names, printed texts."""
    names = {"__name__": "__main__"}
    printed = [
        execute(source, names, f"<cell {number}>")
        for number, source in enumerate(code_cells(stem), start=1)
    ]
    return names, printed


def made_in(stem, names):
    """Return these names as the solution makes them, and what that takes.

    Of the notebook's statements only those run that make a wanted name, or
    one that such a statement reads: no figure and no training of its own.
    """
    source = "\n".join(code_cells(stem, "solutions"))
    wanted, needed = set(names), []
    for node in reversed(ast.parse(source).body):
        imports = isinstance(node, ast.Import | ast.ImportFrom)
        if imports or wanted & bound_by(node):
            needed.append(node)
            wanted |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    found = {"__name__": "__main__"}
    program = ast.Module(needed[::-1], type_ignores=[])
    exec(compile(program, f"<solution {stem}>", "exec"), found)
    return found


def bound_by(node):
    """Return the names that a statement gives a value."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    names = (n for n in ast.walk(node) if isinstance(n, ast.Name))
    return {n.id for n in names if isinstance(n.ctx, ast.Store)}


@cache
def answer(stem, label, text):
    """Put an answer into the exercise's own cell; return what it prints.

    Arguments:
        stem: the exercise, "00_warm_up".
        label: the question, "q1".
        text: the student's source, which defines the names asked for.
    """
    names = dict(run_cells(stem)[0])
    check = f"check.{label}("
    (cell,) = [c for c in code_cells(stem) if check in c]
    filled = with_answer(cell, questions(stem)[label].names, text)
    return execute(filled, names, f"<answer to {label}>")


def with_answer(cell, names, text):
    """Return a cell with the stubs of `names` replaced by a text."""
    lines = cell.splitlines()
    stubs = [n for n in ast.parse(cell).body if defines(n, names)]
    assert len(stubs) == len(names), f"stubs of {names} not found in:\n{cell}"
    for node in reversed(stubs):
        del lines[node.lineno - 1 : node.end_lineno]
    start = stubs[0].lineno - 1
    lines[start:start] = textwrap.dedent(text).strip().splitlines()
    return "\n".join(lines) + "\n"


def defines(node, names):
    """Say whether a statement is the stub of one of these names."""
    if isinstance(node, ast.FunctionDef):
        return node.name in names
    return isinstance(node, ast.Assign) and node.targets[0].id in names
