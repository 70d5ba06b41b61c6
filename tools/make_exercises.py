"""Make the exercises from their solutions: `make exercises`.

solutions/<stem>.ipynb is the source.  In exercises/<stem>.ipynb

- what stands between `### BEGIN SOLUTION` and `### END SOLUTION` (the marks
  that nbgrader uses) is replaced by a stub;
- cells tagged `solution` are left out;
- no outputs are stored.

In a function the stub raises NotImplementedError; outside, each name that
the solution assigns and the check uses is set to three dots.
"""

import ast
import re
import sys
import textwrap

import nbformat

from tools import ROOT

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
MARKED = re.compile(
    rf"^(?P<indent>[ ]*){BEGIN}\n(?P<answer>.*?)^[ ]*{END}$", re.M | re.S
)
FUNCTION_STUB = 'raise NotImplementedError("not written yet")'


def exercise_text(path):
    """Return the text of the exercise that belongs to a solution.

    Arguments:
        path: the solution's path.

    Returns:
        the exercise as the text of a notebook; the same each time.

    Raises:
        ValueError: a mark has no partner, or a solution assigns no name.
    """
    notebook = nbformat.read(path, as_version=4)
    cells = [c for c in notebook.cells if "solution" not in tags(c)]
    for cell in cells:
        cell.source = without_answers(cell.source, f"{path.name}, {cell.id}")
        if cell.id != "setup":  # which the website and JupyterLab hide
            cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.cells = cells
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=4) + "\n"


def tags(cell):
    """Return the tags of a cell."""
    return cell.metadata.get("tags", [])


def without_answers(source, place):
    """Return a cell's source with a stub for every marked answer."""
    given = MARKED.sub("", source)
    stubbed = MARKED.sub(lambda match: stub(match, given, place), source)
    if BEGIN in stubbed or END in stubbed:
        raise ValueError(f"{place}: a solution mark has no partner")
    return stubbed


def stub(match, given, place):
    """Return what the student finds in place of one answer.

    Of the names that the answer assigns, those remain that the rest of the
    cell, `given`, uses.
    """
    indent, answer = match["indent"], textwrap.dedent(match["answer"])
    if indent:
        return indent + FUNCTION_STUB
    used = set(re.findall(r"\w+", given))
    names = [name for name in assigned_names(answer) if name in used]
    if not names:
        raise ValueError(f"{place}: the solution assigns no name that is used")
    return "\n".join(f"{name} = ..." for name in names)


def assigned_names(answer):
    """Return the names that an answer's own lines assign, in order.

    >>> assigned_names("line = 3\\nsymptom = 'B'")
    ['line', 'symptom']
    """
    targets = [
        target
        for node in ast.parse(answer).body
        if isinstance(node, ast.Assign)
        for target in node.targets
    ]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def exercise_of(path):
    """Return the path of the exercise that belongs to a solution."""
    return ROOT / "exercises" / path.name


def solutions():
    """Return the paths of all solutions."""
    return sorted((ROOT / "solutions").glob("[0-9][0-9]_*.ipynb"))


def main():
    """Write every exercise."""
    for path in solutions():
        text = exercise_text(path)
        exercise_of(path).write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote exercises/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
