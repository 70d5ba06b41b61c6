"""The house keeps its shape: small helpers, and imports that run one way."""

import ast
import json
from pathlib import Path

import pytest

from lessons import LESSONS, ROOT, code_cells

PACKAGES = ("book", "checks", "explorer", "grading", "helpers", "tools")
PACKAGES += ("why",)
MOST_LINES = 3_800
MOST_LINES_OF_A_FUNCTION = 40  # without its docstring
# What each package must not import.
FORBIDDEN = {
    "why": {*PACKAGES, "benchmarks", "tests"} - {"why"},
    "helpers": {"benchmarks", "tests", *PACKAGES} - {"helpers", "why"},
    "explorer": {"benchmarks", "tests", *PACKAGES} - {"explorer", "helpers"},
    "checks": {"benchmarks", "tests", *PACKAGES} - {"checks", "why"},
    "grading": {"benchmarks", "book", "explorer", "tests", "tools"},
}


def modules(root):
    """Return {dotted name: path} of every module in the packages."""
    found = {}
    for package in PACKAGES:
        for path in (root / package).rglob("*.py"):
            parts = path.relative_to(root).with_suffix("").parts
            if parts[-1] == "__init__":
                parts = parts[:-1]
            found[".".join(parts)] = path
    return found


def imported(text, known=()):
    """Return the modules that a program's import statements name.

    `from package import name` names `package.name` where that is a module,
    and `package` otherwise.
    """
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {n if n in known else node.module for n in full}
    return found


def arrows(root=ROOT):
    """Return {module: the modules of the house that it imports}."""
    known = modules(root)
    return {
        name: imported(path.read_text(encoding="utf-8"), known) & set(known)
        for name, path in known.items()
    }


def circle(graph):
    """Return a list of modules that import each other in turn, or []."""
    done = set()

    def walk(name, way):
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for after in sorted(graph.get(name, ())):
            found = walk(after, [*way, name])
            if found:
                return found
        done.add(name)
        return []

    return next(
        (c for c in (walk(name, []) for name in sorted(graph)) if c), []
    )


def reached(start, graph):
    """Return all modules that importing `start` imports, packages too."""
    to_see, seen = list(start), set()
    while to_see:
        name = to_see.pop()
        if name in seen or name not in graph:
            continue
        seen.add(name)
        to_see += [*graph[name], name.rpartition(".")[0]]
    return seen


def imported_by_lessons(known):
    cells = [cell for path in LESSONS for cell in code_cells(path.stem)]
    found = set()
    for cell in cells:
        lines = cell.splitlines()
        plain = [line for line in lines if not line.startswith(("%", "!"))]
        found |= imported("\n".join(plain), known)
    return found


def broken_arrows(graph):
    """Return the pairs of modules between which there must be no import."""
    return {
        (name, after)
        for name, all_after in graph.items()
        for after in all_after
        if after.split(".")[0] in FORBIDDEN.get(name.split(".")[0], ())
    }


def test_helpers_are_small():
    paths = (ROOT / "helpers").rglob("*.py")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert sum(len(text.splitlines()) for text in texts) <= MOST_LINES


def long_functions(root=ROOT):
    """Return the functions of more than 40 lines, docstrings left out."""
    found = {}
    for path in modules(root).values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = node.end_lineno - node.lineno + 1
                if ast.get_docstring(node):
                    text = node.body[0]
                    length -= text.end_lineno - text.lineno + 1
                if length > MOST_LINES_OF_A_FUNCTION:
                    found[f"{path.relative_to(root)}: {node.name}"] = length
    return found


def test_no_function_is_long():
    assert long_functions() == {}


def test_a_lesson_imports_each_file_of_helpers_or_one_that_does():
    graph = arrows()
    ours = {name for name in graph if name.startswith(("explorer", "helpers"))}
    assert ours - reached(imported_by_lessons(graph), graph) == set()


def test_imports_make_no_circle():
    assert circle(arrows()) == []


def test_no_arrow_runs_back():
    assert broken_arrows(arrows()) == set()


def test_every_file_beside_the_modules_is_shipped():
    """Data that a module reads is named in pyproject.toml, by its ending."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    shipped = {".css", ".csv", ".js", ".json", ".mplstyle", ".toml"}
    for package in ("checks", "explorer", "helpers", "why"):
        for path in (ROOT / package).rglob("*"):
            if path.suffix in shipped:
                names = path.name, f"*{path.suffix}", f"causes/*{path.suffix}"
                assert any(json.dumps(name) in text for name in names), path


@pytest.fixture
def house(tmp_path):
    """Return a function that writes modules and returns their arrows."""

    def build(**texts):
        for name, text in texts.items():
            path = tmp_path / Path(*name.split("__")).with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return arrows(tmp_path)

    return build


def test_a_circle_through_a_package_is_found(house):
    graph = house(
        helpers__a="from helpers import b",
        helpers__b="def later():\n    import helpers.c",
        helpers__c="from helpers.a import name",
    )
    around = ["helpers.a", "helpers.b", "helpers.c", "helpers.a"]
    assert circle(graph) == around


def test_an_arrow_back_is_found(house):
    graph = house(helpers__a="import checks.b", checks__b="", grading__c="")
    assert broken_arrows(graph) == {("helpers.a", "checks.b")}


def test_a_file_that_nobody_imports_is_found(house):
    graph = house(helpers__a="import helpers.b", helpers__b="", helpers__c="")
    assert "helpers.c" not in reached({"helpers.a"}, graph)
    assert reached({"helpers.a"}, graph) == {"helpers.a", "helpers.b"}


def test_a_long_function_is_found_whatever_its_docstring(house, tmp_path):
    words = '    """Say it.' + "\n" * 30 + '    """\n'
    house(
        helpers__a="def short():\n" + words + "    pass\n" * 39,
        helpers__b="def long():\n" + words + "    pass\n" * 40,
    )
    assert long_functions(tmp_path) == {"helpers/b.py: long": 41}
