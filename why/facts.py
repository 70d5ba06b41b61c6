"""What is known of an error: its message, its line, what stands in it.

Only the student's own frames are read, and of their values only types, shapes
and dtypes.
"""

import ast
import linecache
import sys
import sysconfig
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from why.describe import describe

COURSE = ("checks", "explorer", "grading", "helpers", "why")
MODULES = ("jax", "jnp", "np", "optax", "plt")  # what these names stand for
MISSING = object()


class Facts(NamedTuple):
    """What an error shows of itself."""

    text: str  # "TypeError: the message"
    line: str = ""  # the last line of the student's own code
    node: ast.AST | None = None  # the part of the line that was computed
    names: dict = {}  # noqa: RUF012 - never written to
    modules: frozenset = frozenset()  # the packages that it went through
    own: bool = False  # the student's own line raised it, in so many words
    in_cell: bool = False  # the line stands in a cell, and in no function
    given: tuple = ()  # the names of the arguments of the function around it

    def value(self, node):
        """Return what a plain part of the line holds, or MISSING."""
        return value_of(node, self.names)

    @property
    def call(self):
        """Return the call that failed, or None."""
        return self.node if isinstance(self.node, ast.Call) else None

    @property
    def arguments(self):
        """Return what was handed to the call: values, or MISSING."""
        if not self.call:
            return []
        nodes = [*self.call.args, *(k.value for k in self.call.keywords)]
        return [self.value(node) for node in nodes]

    @property
    def operands(self):
        """Return the two parts of a sum or a product, or []."""
        if isinstance(self.node, ast.BinOp):
            return [self.node.left, self.node.right]
        if isinstance(self.node, ast.AugAssign):
            return [self.node.target, self.node.value]
        return self.call.args[:2] if self.call else []

    def parts(self, kind):
        """Return the parts of the line that are of one kind of syntax."""
        nodes = ast.walk(self.node) if self.node else ()
        return [node for node in nodes if isinstance(node, kind)]

    def described(self):
        """Return what the names in the line hold, as sentences."""
        found = {}
        for node in self.parts(ast.Name):
            held = describe(self.names.get(node.id))
            module = node.id in MODULES and ", and no longer the module"
            if held:
                found[node.id] = f"`{node.id}` is {held}{module or ''}"
        return list(found.values())

    def is_old(self):
        """Say whether other cells have run since, and may have changed it."""
        cells = self.names.get("In") if self.in_cell else None  # of IPython
        if type(cells) is not list:
            return False
        here = [n for n, cell in enumerate(cells) if self.line in str(cell)]
        since = cells[here[-1] + 1 : -1] if here else []
        return any("why(" not in str(cell) for cell in since)


def facts_of(error):
    """Return the Facts of an exception.

    >>> facts_of(ValueError("too long")).text
    'ValueError: too long'
    """
    text = message_of(error)
    if isinstance(error, SyntaxError):  # no line of it has run
        return Facts(text, line=(error.text or "").strip())
    trail = list(frames(error.__traceback__))
    owned = [n for n, (frame, _) in enumerate(trail) if is_own(frame)]
    if not owned:
        return Facts(text)
    frame, instruction = trail[owned[-1]]
    after = trail[owned[-1] + 1 :]
    line, node = place(frame, instruction)
    return Facts(
        text=text,
        line=line,
        node=node,
        names={**frame.f_globals, **frame.f_locals},
        modules=frozenset(package(f) for f, _ in after),
        own=not after
        and isinstance(node, (ast.Raise, ast.Assert))
        and not isinstance(error, NotImplementedError),  # of the exercises
        in_cell=frame.f_code.co_name == "<module>",
        given=frame.f_code.co_varnames[: frame.f_code.co_argcount],
    )


def message_of(error):
    """Return the type and the message of an exception.

    >>> message_of(KeyError("w"))
    "KeyError: 'w'"
    """
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # a value in it that cannot be shown
        return f"{type(error).__name__}: "


def frames(traceback):
    """Go through a traceback: each frame, and the instruction in it."""
    while traceback:
        yield traceback.tb_frame, traceback.tb_lasti
        traceback = traceback.tb_next


def package(frame):
    """Return the top-level package of a frame's module."""
    return str(frame.f_globals.get("__name__", "")).partition(".")[0]


def is_own(frame):
    """Say whether a frame runs code that the student wrote."""
    name = frame.f_code.co_filename
    if package(frame) in COURSE or name.startswith("<frozen"):
        return False
    return not any(name.startswith(folder) for folder in installed())


def installed():
    """Return the folders of Python and of the packages beside it."""
    paths = sysconfig.get_paths()
    folders = {paths[key] for key in ("stdlib", "purelib", "platlib")}
    parts = {p for p in sys.path if Path(p).name.endswith("-packages")}
    return folders | parts


def place(frame, instruction):
    """Return the line that ran, and the part of it that was computed."""
    code = frame.f_code
    positions = islice(code.co_positions(), instruction // 2, None)
    where = next(positions, (None,) * 4)
    lines = linecache.getlines(code.co_filename, frame.f_globals)
    number = where[0]
    if not lines or number is None or number > len(lines):
        return "", None
    return lines[number - 1].strip(), part(lines, where)


def part(lines, where):
    """Return the node of a program that stands at a position, or None."""
    try:
        program = ast.parse("".join(lines))
    except SyntaxError:
        return None
    first, last, start, end = where
    for node in ast.walk(program):
        here = [
            getattr(node, name, None)
            for name in ("lineno", "end_lineno", "col_offset")
        ]
        ends = getattr(node, "end_col_offset", None)
        if [*here, ends] == [first, last, start, end]:
            return node.value if isinstance(node, ast.Expr) else node
    return None


def value_of(node, names):
    """Return what a name, or an entry or a module's part, holds.

    Nothing is computed that could run the student's code.

    >>> value_of(ast.parse("a['b']", mode="eval").body, {"a": {"b": 3}})
    3
    """
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return names.get(node.id, MISSING)
    if isinstance(node, ast.Attribute):
        base = value_of(node.value, names)
        known = isinstance(base, ModuleType)
        return vars(base).get(node.attr, MISSING) if known else MISSING
    if isinstance(node, ast.Subscript) and isinstance(
        node.slice, ast.Constant
    ):
        return entry(value_of(node.value, names), node.slice.value)
    return MISSING


def entry(holder, index):
    """Return an entry of a plain dict, list, tuple or figure, or MISSING."""
    of_axes = str(getattr(holder, "dtype", "")) == "object"
    if type(holder) not in (dict, list, tuple) and not of_axes:
        return MISSING
    try:
        return holder[index]
    except (LookupError, TypeError):
        return MISSING
