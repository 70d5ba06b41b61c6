"""Read the lessons as the tests see them: their prose, code and functions."""

import ast
import inspect
import json
import re
import textwrap

from tools import ROOT
from tools.student_copy import FOLD

LESSONS = sorted((ROOT / "lessons").glob("[0-9][0-9]_*.ipynb"))


def read(stem):
    """Return the lesson's notebook as a dict."""
    path = ROOT / "lessons" / f"{stem}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell):
    """Return a cell's source as one string."""
    return "".join(cell["source"])


def code_cells(stem):
    """Return the source of each code cell, in order."""
    return [
        source(cell)
        for cell in read(stem)["cells"]
        if cell["cell_type"] == "code"
    ]


def markdown(stem):
    """Return the lesson's Markdown as one string."""
    cells = read(stem)["cells"]
    return "\n".join(source(c) for c in cells if c["cell_type"] == "markdown")


def prose(stem):
    """Return the lesson's Markdown as one line; links to the glossary go."""
    text = re.sub(r"\[(\*\*[^]]+\*\*)\]\([^)]*\)", r"\1", markdown(stem))
    return " ".join(text.split())


def assert_says(stem, phrase):
    """Fail unless the lesson's prose contains `phrase`, word for word.

    A test of a number in the prose starts with this, so that a changed
    number is looked at again.
    """
    assert " ".join(phrase.split()) in prose(stem), (
        f"lesson {stem} no longer says {phrase!r}: check the new statement"
    )


def last_definition(stem, name):
    """Return the syntax tree of the lesson's last `def name` (outermost)."""
    found = None
    for cell in code_cells(stem):
        lines = [
            "pass" if line.lstrip().startswith(("%", "!")) else line
            for line in cell.splitlines()
        ]
        try:
            tree = ast.parse("\n".join(lines))
        except SyntaxError:
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == name:
                found = node
    assert found is not None, f"lesson {stem} defines no function {name}"
    return found


def body_of(function):
    """Return a function's body as text, its docstring and checks left out.

    `function` is a Python function or a syntax tree.  Only top-level calls
    of `check_*` functions are left out.
    """
    if not isinstance(function, ast.FunctionDef):
        text = textwrap.dedent(inspect.getsource(function))
        function = ast.parse(text).body[0]
    body = [
        statement
        for statement in function.body
        if not _is_docstring(statement) and not _is_check(statement)
    ]
    return "\n".join(ast.unparse(statement) for statement in body)


def _is_docstring(statement):
    return isinstance(statement, ast.Expr) and isinstance(
        statement.value, ast.Constant
    )


def _is_check(statement):
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and getattr(statement.value.func, "id", "").startswith("check_")
    )


def unfolded(cells):
    """Return what cells say, whether some of it waits in a fold or not.

    Arguments:
        cells: as `json` or `nbformat` reads them from a notebook.
    """
    text = "\n\n".join(map(source, cells))
    text = text.replace(FOLD, "").replace("</details>", "")
    return re.sub(r"\n{3,}", "\n\n", text)
