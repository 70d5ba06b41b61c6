"""Run a student's cells and call their functions: inside the sandbox.

It reads a job from standard input and writes events to standard output, both
as messages of `wire.py`.  Cells and the public calls come first.  The secret
calls are asked for only when all that a feedback page may show is out.

Nothing here knows an answer, and nothing that it sends is believed: the
student's code runs in this very process.
"""

import ast
import asyncio
import builtins
import codeop
import contextlib
import inspect
import linecache
import os
import re
import shutil
import signal
import sys
import traceback
from pathlib import Path
from types import FunctionType

from checks.calls import is_written, outcome_of, part_of
from checks.plain import Other, Raised
from checks.settings import as_delivered
from grading.sandbox.wire import (
    CLASSES,
    HEAD,
    LONGEST_MESSAGE,
    lengths,
    pack,
    unpack,
)

NOT_WRITTEN = Other("ellipsis")
MOST_TROUBLES = 5  # that are told of one cell
# The bodies of these cell magics are no Python.
NO_PYTHON = {"bash", "sh", "script", "cmd", "system", "sx", "perl", "ruby"}
NO_PYTHON |= {"html", "HTML", "javascript", "js", "latex", "markdown", "svg"}
# What fails in these ways may do so here alone.
NOT_HERE = (ImportError, OSError, EOFError)
TIMERS = {"time", "timeit", "prun", "memit", "mprun", "lprun"}
# What stands between a timer and its statement: "-n1 -r 3 -s cumulative ".
OPTIONS = re.compile(r"(?:-[sTDfm] +\S+ +|-[a-zA-Z]+ ?\d* +)*")
# What Python says of an input() that nobody answers, and of a getpass().
UNANSWERED = ("EOF when reading a line", "")
HERE = ", where this is graded"
NOBODY = f"nobody is there to answer{HERE}"


class TookTooLong(BaseException):
    """A cell or a call went on beyond its time; no `except Exception`."""


class Silent:
    """What stands in for a display, and for what this machine lacks."""

    def __init__(self, *_, **__):
        pass  # a class made of one is another

    def __getattr__(self, name):
        if name.startswith("__"):  # no array, and nothing of its kind
            raise AttributeError(name)
        return self

    def __call__(self, *given, **_):
        # What decorates a function leaves it as it is.
        return given[0] if len(given) == 1 and callable(given[0]) else self

    __getitem__ = __enter__ = __call__

    def __or__(self, _):  # of types, as in "x: Float[Array, 'n'] | None"
        return self

    __ror__ = __or__

    def __iter__(self):
        return iter(())

    def __exit__(self, *_):
        return None

    def __format__(self, _):
        return ""


def main():
    """Do one job, from the first message to the last event."""
    source, sink = own_pipes()
    bring_font_cache()
    choose_platform()
    job = receive(source)
    session = Session(job, sink)
    for number, cell in enumerate(job["cells"], start=1):
        if number not in job["skip"]:
            session.run_cell(number, cell)
    session.send({"event": "ran"})
    secret = receive(source)
    job["skip_calls"] = secret["skip"]
    for label, calls in secret["calls"].items():
        session.run_secret(label, calls)
    session.send({"event": "end"})
    sink.flush()
    os._exit(0)  # no thread or exit handler of the student's has a say


def own_pipes():
    """Keep the two pipes; give the student's code an empty screen."""
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return source, sink


def bring_font_cache():
    """Copy matplotlib's list of fonts to where it may be written."""
    folder, kept = os.environ.get("MPLCONFIGDIR"), os.environ.get("FONT_CACHE")
    if folder and kept and Path(kept).is_dir():
        shutil.copytree(kept, folder, dirs_exist_ok=True)


def choose_platform():
    """Compute a number, so that a later line cannot choose a platform.

    Who asks for a GPU's devices gets those that are here.
    """
    import jax

    jax.numpy.zeros(1).block_until_ready()
    here = jax.devices()
    jax.devices = jax.local_devices = lambda *_, **__: list(here)


def receive(source):
    """Return the next message of the grader."""
    head = source.read(HEAD.size)
    return unpack(head + source.read(sum(lengths(head))), tuple(CLASSES))


class Session:
    """A notebook that is being run, and what is known of its answers."""

    def __init__(self, job, sink):
        self.job, self.sink = job, sink
        self.names = {
            "__name__": "__main__",
            "__builtins__": builtins,
            "__file__": "/tmp/notebook.py",
            "display": Silent(),
        }
        self.functions = {}  # the last function under each name asked for
        self.shell = Shell(self.names, self.note_functions)
        self.seen = {}  # what stood under a question's names when last seen
        self.kept = {}  # all names as they were after a question's cell

    def send(self, event):
        """Send one event at once."""
        self.sink.write(pack(event))
        self.sink.flush()

    def run_cell(self, number, source):
        """Run a cell; then ask the questions whose answers it brought."""
        self.send({"event": "cell", "number": number})
        self.shell.title = f"<cell {number}>"
        self.troubles = 0

        def note(error):
            self.troubles += 1
            if self.troubles <= MOST_TROUBLES:
                self.send({"event": "raised", "number": number, **told(error)})

        self.shell.note = note
        try:
            with limited(self.job["cell_seconds"]):
                self.shell.run_cell(source)
        except TookTooLong:
            self.send({"event": "timed out", "number": number})
        except BaseException as error:
            note(error)
        for question in self.job["questions"]:
            self.look_at(question)

    def note_functions(self):
        """Remember the last function under each name that is asked for."""
        for question in self.job["questions"]:
            for name in question["names"]:
                found = self.names.get(name)
                if not callable(found) or isinstance(found, Silent):
                    continue
                if not is_stub(found) or name not in self.functions:
                    self.functions[name] = found

    def look_at(self, question):
        """Do the public calls if a question's answer is new."""
        answers = self.answers(question)
        before = self.seen.get(question["label"])
        if before and all(a is b for a, b in zip(answers, before)):
            return
        if all(answer is ... for answer in answers):
            return
        label = question["label"]
        self.seen[label], self.kept[label] = answers, dict(self.names)
        self.call(question, question["calls"], "public")

    def run_secret(self, label, calls):
        """Do the secret calls, as things stood after the question's cell.

        Where something needed was defined only later, things as they stand
        at the end count.
        """
        (question,) = [q for q in self.job["questions"] if q["label"] == label]
        last = dict(self.names)
        for names in (self.kept.get(label, last), last):
            self.names.clear()
            self.names.update(names)
            outcomes = self.call(question, calls, "secret")
            if not any(is_raised(found, "NameError") for found in outcomes):
                break
        self.names.clear()
        self.names.update(last)

    def answers(self, question):
        """Return what stands under a question's names; dots for nothing.

        A function that was asked for counts also where its name was used
        again for something else, as in `for layer, w in pairs`, or where the
        cell as it was handed out stands below.
        """
        found = [self.names.get(name, ...) for name in question["names"]]
        found = [... if isinstance(f, Silent) else f for f in found]
        if all(map(is_nothing, found)):  # another name was chosen
            given = given_to(question["label"])
            found = list(given) if len(given) == len(found) else found
        calls = question["calls"]
        is_asked = calls and calls[0].arguments is not None
        if is_asked and (not callable(found[0]) or is_stub(found[0])):
            found[0] = self.functions.get(question["names"][0], found[0])
        return tuple(found)

    def call(self, question, calls, run):
        """Do a list of calls and send their outcomes."""
        label = question["label"]
        answers = self.answers(question)
        outcomes, late = [], {}
        for number, call in enumerate(calls):
            place, part = [label, number], part_of(call.label)
            if place in self.job["skip_calls"]:
                outcomes.append(Raised("Crash", "the process ended"))
            elif part in late:  # which is lost: the others would only wait
                outcomes.append(late[part])
            else:
                self.send({"event": "call", "place": place})
                outcomes.append(self.outcome(answers, call))
                if is_raised(outcomes[-1], "TimeoutError"):
                    late[part] = outcomes[-1]
        self.send(
            {
                "event": "outcomes",
                "label": label,
                "run": run,
                "outcomes": sendable_together(outcomes),
            }
        )
        return outcomes

    def outcome(self, answers, call):
        """Return what one call gives, whatever happens in it."""
        seconds = self.job["call_seconds"]
        try:
            with limited(seconds), as_delivered():
                return self.shell.lacking(outcome_of(answers, call))
        except TookTooLong:
            return Raised("TimeoutError", f"no answer after {seconds:.3g} s")
        except BaseException as error:
            return Raised(type(error).__name__, text_of(error))


class Shell(Silent):
    """Run cells as a notebook does: statement by statement, with magics."""

    def __init__(self, names, after):
        self.names, self.after = names, after
        self.title, self.note, self.value = "<cell>", None, None
        self.absent = {}  # the type of what stands in: why it must
        self.loop = asyncio.new_event_loop()
        self.compiler = codeop.Compile()
        self.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.compiler.flags &= ~codeop.PyCF_DONT_IMPLY_DEDENT

    def run_cell(self, source):
        """Run a cell; go on behind a line that only fails to be run here.

        A failed import, configuration, guard or bare expression is noted, and
        so is a file or a module that is not here; what stands below it runs.
        Anything else that fails ends the cell.
        """
        tree, source = parsed(source, self.title)
        lines = source.splitlines(keepends=True)
        linecache.cache[self.title] = len(source), None, lines, self.title
        for statement in one_by_one(tree.body):
            try:
                self.run(statement)
            except Exception as error:
                noted = self.absence_in(text_of(error)) is not None
                lacks = noted or self.lacks(statement)
                missing = lacks or isinstance(error, NOT_HERE)
                if not missing and not is_aside(statement):
                    raise
                if not noted:  # why it is not here
                    self.note(error)
                if missing:
                    self.stand_in(statement, error)
            finally:
                self.after()

    def run(self, statement):
        """Run one statement, which may await something."""
        bare = isinstance(statement, ast.Expr)
        tree = ast.Module([statement], [])
        tree = ast.Expression(statement.value) if bare else tree
        code = self.compiler(tree, self.title, "eval" if bare else "exec")
        asyncio.set_event_loop(self.loop)  # what was run may have taken it
        self.names["get_ipython"] = lambda: self  # and IPython gives none
        found = eval(code, self.names)
        if code.co_flags & inspect.CO_COROUTINE:
            found = self.loop.run_until_complete(found)
        # As in IPython: "_" is the last value, unless it was taken.
        if bare and found is not None and self.names.get("_") is self.value:
            self.names["_"] = self.value = found

    def lacks(self, statement):
        """Say whether a statement uses what stands in for something."""
        used = [n.id for n in ast.walk(statement) if isinstance(n, ast.Name)]
        shell = "get_ipython" in used  # as in "first, *_ = !ls"
        return shell or any(
            isinstance(found, Silent) and not isinstance(found, Shell)
            for found in map(self.names.get, used)
        )

    def lacking(self, outcome):
        """Return why something was not here, if that is all that came."""
        said = outcome.message if isinstance(outcome, Raised) else outcome
        said = str(said) if isinstance(said, (Other, str, tuple)) else ""
        error = self.absence_in(said)
        if error is None:
            return outcome
        text = text_of(error).removesuffix(HERE)
        return Raised(type(error).__name__, f"{text}{HERE}")

    def absence_in(self, said):
        """Return why something that a text mentions must be stood in for."""
        found = (error for name, error in self.absent.items() if name in said)
        return next(found, None)

    def stand_in(self, statement, error):
        """Give names that a statement did not bring something silent."""
        kind = type(f"Silent{len(self.absent):06}", (Silent,), {})
        self.absent[kind.__name__] = error
        for node in ast.walk(statement):
            name = ""
            if isinstance(node, ast.alias):
                name = node.asname or node.name.partition(".")[0]
            elif isinstance(node, ast.Name) and isinstance(
                node.ctx, ast.Store
            ):
                name = node.id
            if name:
                self.names.setdefault(name, kind())

    def run_cell_magic(self, name, line, body):
        """Run the body of a magic such as %%time; note one that is none."""
        if name in ("writefile", "file"):
            return Path(line.split()[-1]).write_text(body, encoding="utf-8")
        if name in NO_PYTHON:
            return self.note(NotImplementedError(f"%%{name} was not run"))
        if name == "capture":  # as in "%%capture --no-stderr said"
            said = [word for word in line.split() if word.isidentifier()]
            self.names |= dict.fromkeys(said, Silent())
        return self.run_cell(body)

    def run_line_magic(self, name, line, *_, **__):
        """Run the statement of %time and the like, or the file of %run."""
        if name in TIMERS:
            options = 0 if is_python(line) else OPTIONS.match(line).end()
            return self.run_cell(line[options:])
        if name == "run":
            file = next(w for w in line.split() if not w.startswith("-"))
            return self.run_cell(Path(file).read_text(encoding="utf-8"))
        return None


def is_python(line):
    """Say whether a line is a statement as it stands.

    >>> is_python("-x + y"), is_python("-n 5 f()")
    (True, False)
    """
    try:
        ast.parse(line)
    except (SyntaxError, ValueError):
        return False
    return True


def is_stub(function):
    """Say whether a function is as it was handed out: it only raises."""
    return type(function) is FunctionType and not is_written(function.__code__)


def is_nothing(answer):
    """Say whether an answer is as it was handed out."""
    return answer is ... or is_stub(answer)


def given_to(label):
    """Return what the check of a question was last called with."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("checks", "helpers.checks")):
            found = vars(module).get("GIVEN", {})
            if found.get(label):
                return found[label]
    return ()


def parsed(source, title):
    """Return a cell as a tree, and its source without a notebook's signs."""
    try:
        return ast.parse(source, title), source
    except SyntaxError:
        from IPython.core.inputtransformer2 import TransformerManager

        source = TransformerManager().transform_cell(source)
        return ast.parse(source, title), source


def one_by_one(statements):
    """Yield statements, an import of several modules as several."""
    for statement in statements:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                yield ast.copy_location(ast.Import([alias]), statement)
        else:
            yield statement


def is_aside(statement):
    """Say whether nothing that follows is asked of a statement's value."""
    if isinstance(statement, ast.Assign):  # os.environ["X"] = "y"
        return all(
            isinstance(target, ast.Attribute | ast.Subscript)
            for target in statement.targets
        )
    if isinstance(statement, ast.If):  # as in "if no_gpu: raise ..."
        parts = [*statement.body, *statement.orelse]
        return all(isinstance(p, ast.Raise) or is_aside(p) for p in parts)
    aside = ast.Import | ast.ImportFrom | ast.Expr | ast.Assert | ast.Delete
    return isinstance(statement, aside)


@contextlib.contextmanager
def limited(seconds):
    """Raise TookTooLong in what goes on for longer than this."""
    if not hasattr(signal, "setitimer"):  # Windows: the grader's clock only
        yield
        return

    def stop(*_):
        raise TookTooLong

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def told(error):
    """Return type, message and line of what a cell raised."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith("<cell ")
    ]
    line = lines[-1] if lines else getattr(error, "lineno", None)
    return {
        "kind": type(error).__name__,
        "message": text_of(error),
        "line": line if isinstance(line, int) else None,
    }


def text_of(error):
    """Return an exception's message, not longer than may be sent.

    Without the place in a cell, which is told beside it.
    """
    try:
        here = str(getattr(error, "filename", "")).startswith("<cell ")
        text = str(error.msg if here else error)
    except Exception:
        return ""
    if isinstance(error, EOFError) and text in UNANSWERED:
        text = NOBODY
    return text[:LONGEST_MESSAGE]


def sendable(outcome):
    """Return an outcome that a message can hold."""
    if isinstance(outcome, Raised):
        return Raised(
            outcome.name[:200],
            outcome.message[:LONGEST_MESSAGE],
            outcome.line,
            outcome.code[:200],
        )
    try:
        pack(outcome)
    except Exception:  # memory, too, may not suffice
        return Other(f"{type(outcome).__name__}, too large or too deep")
    return outcome


def sendable_together(outcomes):
    """Return outcomes that one message can hold: else what raised alone."""
    found = [sendable(outcome) for outcome in outcomes]
    try:
        pack(found)
    except Exception:
        large = Other("answer, too large together with the others")
        return [o if isinstance(o, Raised) else large for o in found]
    return found


def is_raised(outcome, name):
    """Say whether a call raised an exception of this name."""
    return isinstance(outcome, Raised) and outcome.name == name


if __name__ == "__main__":
    sys.exit(main())
