"""Call the student's code: plain data in, plain data out."""

import inspect
import linecache
from dataclasses import dataclass
from traceback import walk_tb

from checks.plain import Other, Raised, to_jax, to_plain

DRIVER_FILE = "<the check>"
NOT_YET = "not written yet"
LEFT_OVER = "the stub's own line is still there, below yours"
ORDINALS = {0: "first", 1: "second", 2: "third"}


@dataclass(frozen=True)
class Call:
    """One call of the student's function.

    Without arguments (None) the answer is no function but a value, or
    several, and is handed back as it is.
    """

    arguments: tuple | None = None
    label: str = ""  # which part of the question it belongs to
    driver: str = ""  # source of a function(student's function, *arguments)


def part_of(label):
    """Return the part of its question that a call of this label belongs to.

    >>> part_of("batch of four, 300 keys")
    'batch of four'
    """
    return label.split(", ")[0]


def outcomes_of(answers, calls):
    """Return what the student's answers give for each call.

    Arguments:
        answers: a tuple of what the notebook has under the question's names:
            one function, or the values that are the answer.
        calls: a list of `Call`.

    Returns:
        a list of outcomes, as many as calls: plain data, or `Raised`.

    >>> outcomes_of((lambda x: 2 * x,), [Call((3,)), Call(("a", 1))])[0]
    6
    """
    return [outcome_of(answers, call) for call in calls]


def outcome_of(answers, call):
    """Return the outcome of one call."""
    if call.arguments is None:
        values = tuple(to_plain(answer) for answer in answers)
        return values[0] if len(values) == 1 else values
    function = answers[0]
    if isinstance(function, type(...)):
        return Raised("NotImplementedError", NOT_YET)
    if not callable(function):
        return Other("no function")
    try:
        arguments = [to_jax(a) for a in call.arguments]
        function = unchanging(function)
        if call.driver:
            function = driven(call.driver, function)
        return to_plain(function(*arguments))
    except ChangedArgument as error:
        return Raised("ChangedArgument", str(error))
    except (Exception, SystemExit) as error:
        return raised(error, answers[0])


class ChangedArgument(Exception):
    """An argument is not after the call what it was before."""


def unchanging(function):
    """Return a function that fails where it changes what it is given.

    >>> unchanging(list.pop)([1, 2])
    Traceback (most recent call last):
    checks.calls.ChangedArgument: the first argument is another afterwards
    """

    def watched(*arguments):
        before = [contents(argument) for argument in arguments]
        value = function(*arguments)
        for place, argument in enumerate(arguments):
            if contents(argument) != before[place]:
                which = ORDINALS.get(place, f"{place + 1}th")
                raise ChangedArgument(
                    f"the {which} argument is another afterwards"
                )
        return value

    return watched


def contents(value):
    """Return what lists and dicts hold, and which array stands where."""
    if isinstance(value, dict):
        return {name: contents(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [contents(item) for item in value]
    return Thing(value)  # arrays do not change: another one stands there


@dataclass(frozen=True, eq=False)
class Thing:
    """What is equal to itself alone."""

    value: object

    def __eq__(self, other):
        return isinstance(other, Thing) and self.value is other.value


def driven(source, function):
    """Return the driver, with the student's function filled in."""
    names = {}
    exec(compile(source, DRIVER_FILE, "exec"), names)
    *_, driver = names.values()  # those before it are what it calls
    return lambda *arguments: driver(function, *arguments)


def raised(error, function):
    """Return an exception as plain data, with the student's own line."""
    message, stub = message_of(error), None
    if isinstance(error, NotImplementedError):
        message, stub = about_stub(error, function)
    line, code = own_line(error.__traceback__, function, stub)
    return Raised(type(error).__name__, message, line, code)


def about_stub(error, function):
    """Say whose stub raised, and return the code of one that was called."""
    own = getattr(inspect.unwrap(function), "__code__", None)
    if not is_written(own):
        return NOT_YET, None
    codes = [frame.f_code for frame, _ in walk_tb(error.__traceback__)]
    if codes and codes[-1] is not own and not is_written(codes[-1]):
        return f"`{codes[-1].co_name}` is not written yet", codes[-1]
    message = message_of(error)
    return (LEFT_OVER if message in ("", NOT_YET) else message), None


def is_written(code):
    """Say whether a function's code is more than the stub's one line."""
    return code is not None and (
        set(code.co_names) != {"NotImplementedError"}
        or len(code.co_varnames) > code.co_argcount
    )


def message_of(error):
    """Return an exception's message; "" where it cannot be told."""
    try:
        return str(error)
    except Exception:  # of a class of the student's own
        return ""


def own_line(trace, function, stub=None):
    """Return number and text of the last line that the student wrote.

    With `stub`, the code of a function, its line does not count.
    """
    home = getattr(inspect.unwrap(function), "__globals__", None)
    found = None, ""
    for frame, line in walk_tb(trace):
        if frame.f_globals is home and frame.f_code is not stub:
            file = frame.f_code.co_filename
            code = linecache.getline(file, line, frame.f_globals)
            found = line, code.strip()
    return found
