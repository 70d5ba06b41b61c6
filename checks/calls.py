"""Call the student's code: plain data in, plain data out."""

import inspect
import linecache
from dataclasses import dataclass

from checks.plain import Other, Raised, to_jax, to_plain

DRIVER_FILE = "<the check>"


@dataclass(frozen=True)
class Call:
    """One call of the student's function.

    Without arguments (None) the answer is no function but a value, or
    several, and is handed back as it is.
    """

    arguments: tuple | None = None
    label: str = ""  # which part of the question it belongs to
    driver: str = ""  # source of a function(student's function, *arguments)


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
    if function is ...:
        return Raised("NotImplementedError", "not written yet")
    if not callable(function):
        return Other("no function")
    try:
        arguments = [to_jax(a) for a in call.arguments]
        if call.driver:
            function = driven(call.driver, answers)
        return to_plain(function(*arguments))
    except (Exception, SystemExit) as error:
        return raised(error, answers[0])


def driven(source, answers):
    """Return the driver, with the student's functions filled in."""
    names = {}
    exec(compile(source, DRIVER_FILE, "exec"), names)
    (driver,) = [f for n, f in names.items() if n != "__builtins__"]
    return lambda *arguments: driver(*answers, *arguments)


def raised(error, function):
    """Return an exception as plain data, with the student's own line."""
    line, code = own_line(error.__traceback__, function)
    return Raised(type(error).__name__, message_of(error), line, code)


def message_of(error):
    """Return an exception's message; "" where it cannot be told."""
    try:
        return str(error)
    except Exception:  # of a class of the student's own
        return ""


def own_line(trace, function):
    """Return number and text of the last line that the student wrote."""
    home = getattr(inspect.unwrap(function), "__globals__", None)
    found = None, ""
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_globals is home:
            file, line = frame.f_code.co_filename, trace.tb_lineno
            code = linecache.getline(file, line, frame.f_globals)
            found = line, code.strip()
        trace = trace.tb_next
    return found
