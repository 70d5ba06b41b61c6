"""What the sandbox gets to see: helpers without the answers.

The copy of `helpers` that student code can import there has no checks, and
the functions that the exercise asks for raise `Withheld`, under whatever name
helpers keep them.
"""

import ast
import hashlib
import shutil
from pathlib import Path

from grading import ROOT

# Whole modules that hold the same mathematics under names of their own.
WITHHELD_MODULES = ("helpers/numpy_training.py", "explorer/*.py")
IN_SANDBOX = (
    "__init__.py",
    "sandbox/__init__.py",
    "sandbox/wire.py",
    "sandbox/worker.py",
)
OF_CHECKS = ("plain.py", "calls.py", "files.py", "project.py", "settings.py")
# What decides a mark, next to helpers and the exercise itself.
DECIDING = ("exercise.py", "grade.py", "read/*.py", "sandbox/*.py")

EXCEPTION = '''"""Helpers, as far as an exercise being graded may use them."""


class Withheld(ImportError):
    """The function is what the exercise asks for, or holds it."""

    def __init__(self, name):
        super().__init__(f"{name} is not available while this is graded")


def preflight():
    """Say nothing: the grader knows its versions."""


def why(**_):
    """Say nothing: nobody reads it while this is graded."""
'''
STUB = """
def {name}(*_, **__):
    from helpers import Withheld

    raise Withheld({name!r})
"""
MODULE = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)

    def withheld(*_, **__):
        from helpers import Withheld

        raise Withheld(name)

    return withheld
"""
CHECKS = '''"""The checks say nothing here: the grader judges."""


GIVEN = {}  # {label: what its check was called with}


class Silent:
    def __init__(self, name):
        self.label = name

    def __getattr__(self, name):
        return Silent(name)

    def __call__(self, *answers, **_):
        if answers:
            GIVEN[self.label] = answers
        return self


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Silent(name)
'''


def build(folder, withheld):
    """Write the packages that a sandbox may import into a folder.

    Arguments:
        folder: an empty folder.
        withheld: names of functions that raise when they are called.
    """
    helpers = Path(folder) / "helpers"
    shutil.copytree(
        ROOT / "helpers",
        helpers,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for path in helpers.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(without(text, withheld), encoding="utf-8")
    (Path(folder) / "explorer").mkdir()
    for pattern in WITHHELD_MODULES:
        for path in ROOT.glob(pattern):
            place = Path(folder) / path.relative_to(ROOT)
            place.write_text(MODULE, encoding="utf-8")
    (helpers / "__init__.py").write_text(EXCEPTION, encoding="utf-8")
    build_checks(Path(folder) / "checks")
    build_checks(helpers / "checks")  # as earlier exercises import them
    (Path(folder) / "grading" / "sandbox").mkdir(parents=True)
    for name in IN_SANDBOX:
        shutil.copy(ROOT / "grading" / name, Path(folder) / "grading" / name)


def build_checks(folder):
    """Write checks that say nothing, and the modules that know none."""
    folder.mkdir()
    source = ROOT / "checks"
    (folder / "__init__.py").write_text(CHECKS, encoding="utf-8")
    for path in source.glob("*/__init__.py"):
        (folder / f"{path.parent.name}.py").write_text(
            CHECKS, encoding="utf-8"
        )
    for name in OF_CHECKS:
        shutil.copy(source / name, folder)


def without(source, withheld):
    """Return a module's source with the withheld functions emptied.

    >>> "2 * x" in without("def f(x):\\n    return 2 * x", {"f"})
    False
    """
    lines = source.splitlines()
    for node in reversed(ast.parse(source).body):
        name = defined_name(node)
        if name.lstrip("_") in withheld:
            start = min([node.lineno, *map(first_line, decorators(node))])
            stub = STUB.format(name=name).splitlines()
            lines[start - 1 : node.end_lineno] = stub
    return "\n".join(lines) + "\n"


def defined_name(node):
    """Return the name that a statement defines; "" where it is none."""
    if isinstance(node, ast.FunctionDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def decorators(node):
    """Return the decorators of a function."""
    return getattr(node, "decorator_list", [])


def first_line(node):
    """Return the number of a node's first line."""
    return node.lineno


def version_of(stem):
    """Return a short text that changes with all that decides a mark."""
    digest = hashlib.sha256(stem.encode())
    paths = [
        path
        for package in ("checks", "helpers")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]
    for pattern in DECIDING:
        paths += sorted((ROOT / "grading").glob(pattern))
    for path in paths:
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    digest.update((ROOT / "exercises" / f"{stem}.ipynb").read_bytes())
    return digest.hexdigest()[:16]
