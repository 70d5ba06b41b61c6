"""Turn a verdict into the text that a student reads; the same everywhere."""

import textwrap
from typing import NamedTuple

import numpy as np

from checks.compare import is_number, same, shapes
from checks.plain import Formula, Key, Other, Raised

WIDTH = 76
MOST = 12  # numbers of an array, items of a list: as many are shown in full
FEW = 5  # of more than these
MARKS = {
    "right": "✓",
    "partly": "◐",
    "wrong": "✗",
    "not written": "·",
    "by hand": "○",
}


class Said(NamedTuple):
    """What a check says: a head, and named texts."""

    head: str
    fields: tuple = ()  # (name, text) pairs; a text may have several lines


def render(verdict, question, inputs=True):
    """Return what the student reads about one answer.

    Arguments:
        verdict: a `Verdict` on it.
        question: the `Question`.
        inputs: whether to show the inputs and what came of them; a grader
            keeps its secret inputs to itself.
    """
    said = what_is_said(verdict, question, inputs)
    lines = [line for name, text in said.fields for line in field(name, text)]
    return "\n".join([said.head, *lines])


def what_is_said(verdict, question, inputs=True):
    """Return the `Said` of a verdict; arguments as of `render`."""
    head = f"{MARKS[verdict.state]} {question.label} "
    head += ", ".join(question.names) + ": "
    if verdict.state == "not written":
        return Said(head + "not written yet")
    if verdict.state == "by hand":
        reader = "a person reads and marks this one"
        own = "a step of your own project"
        said = f"{head}written; {own if question.optional else reader}"
        return Said(said, (("note", verdict.cause),) if verdict.cause else ())
    head += f"{verdict.points} of {plural(verdict.possible, 'point')}"
    if verdict.state == "right":
        why = ("why", question.why)
        return Said(head, (why, *by_hand_fields(verdict, question)))
    fields = []
    if inputs and verdict.case:
        fields += case_fields(verdict.case, question)
    if verdict.cause:
        fields += [("cause", verdict.cause)]
    if len(verdict.parts) > 1:
        fields += part_fields(verdict.parts)
    fields += [("help", f"check.{question.label}.hint()")]
    return Said(head, tuple(fields))


def case_fields(case, question):
    """Return the fields that say what was called, came and was expected."""
    value, expected = case.value, case.expected
    found = None if question.wanted else first_wrong(value, expected)
    where, value, expected = found or ((), value, expected)
    fields = []
    if question.kind == "function":
        names = ", ".join(question.argument_names)
        label = f" ({case.label})" if case.label else ""
        called = [f"{question.names[0]}({names}){label}"]
        for pair in zip(question.drawn or names.split(", "), case.arguments):
            called += [argument(*pair), *argument_at(where, *pair)]
        fields += [("called", "\n".join(called))]
    if question.shown and isinstance(value, dict):  # and not nothing
        value = question.shown(value)
    place = f"result{at(where)} = " if where else ""
    came = error(case.error) or place + show(value) + beyond(value, expected)
    more = beyond(expected, value)
    return [
        *fields,
        ("came", came),
        ("expected", question.wanted or place + show(expected) + more),
    ]


def beyond(value, other):
    """Return where two arrays first differ, if it is not among what is shown.

    >>> beyond(np.arange(20), np.minimum(np.arange(20), 8))
    '; at [9] it is 9'
    """
    arrays = isinstance(value, np.ndarray) and isinstance(other, np.ndarray)
    if not arrays or value.size <= MOST or value.shape != other.shape:
        return ""
    near = 1e-4 * np.nan_to_num(abs(other)).max()
    wrong = ~np.isclose(value, other, 0, near, equal_nan=True)
    if not wrong.any() or np.argmax(wrong) < FEW:
        return ""
    place = np.argwhere(wrong)[0].tolist()
    return f"; at {place} it is {number(value[tuple(place)].item())}"


def at(where):
    """Return a place in dicts and lists as it is written: "['weights'][0]"."""
    return "".join(f"[{name!r}]" for name in where)


def argument_at(where, name, value):
    """Return a line on this place of an argument, if there are numbers."""
    for step in where:
        places = range(len(value)) if isinstance(value, list) else ()
        if step not in (value if isinstance(value, dict) else places):
            return []
        value = value[step]
    return [f"{name}{at(where)} = {show(value)}"] if where else []


def first_wrong(value, expected, where=()):
    """Return the place of the first wrong array, and the two arrays.

    Nothing is returned where shapes differ, or numbers that are shown anyway.

    >>> first_wrong({"biases": [np.zeros(2)]}, {"biases": [np.ones(2)]})
    (('biases', 0), array([0., 0.]), array([1., 1.]))
    """
    if shapes(value) != shapes(expected) or same(value, expected):
        return None
    if is_number(expected):
        tell = where and np.ndim(expected)
        return (where, value, expected) if tell else None
    if not isinstance(expected, (dict, list, tuple)):
        return None
    names = expected if isinstance(expected, dict) else range(len(expected))
    inside = (first_wrong(value[n], expected[n], (*where, n)) for n in names)
    return next(filter(None, inside), None)


def by_hand_fields(verdict, question):
    """Return the field about a sentence that a person reads."""
    if question.by_hand is None:
        return []
    name = question.names[question.by_hand]
    if isinstance(verdict.answer, str) and verdict.answer.strip():
        return [("note", f"A person reads {name}.")]
    return [("note", f"{name} is still missing: one sentence.")]


def part_fields(parts):
    """Return the fields that say which parts are right, and which are not."""
    right = [title for title, points, _ in parts if points]
    wrong = [title for title, points, _ in parts if not points]
    fields = [("right", ", ".join(right))] if right else []
    return [*fields, ("not yet", ", ".join(wrong))]


def field(name, text):
    """Return a named text as indented lines of at most `WIDTH`."""
    start = f"  {name + ':' if name else '':10}"
    lines = []
    for line in text.splitlines() or [""]:
        lines += textwrap.wrap(
            line,
            WIDTH,
            initial_indent=start,
            subsequent_indent=" " * 12,
            break_on_hyphens=False,
        ) or [start.rstrip()]
        start = " " * 12
    return lines


def argument(name, value):
    """Return one line that shows an argument."""
    if isinstance(value, Formula):
        return str(Formula(value.body, value.arguments, name))
    return f"{name} = {show(value)}"


def error(raised):
    """Return an exception as the student's own: message, line, code."""
    if raised is None:
        return ""
    message = (raised.message.strip().splitlines() or [""])[0]
    text = f"{raised.name}: {textwrap.shorten(message, 220)}"
    if raised.line is None:
        return text
    where = f"in line {raised.line} of your cell"
    return (
        f"{text}\n{where}: {raised.code}"
        if raised.code
        else (f"{text}\n{where}")
    )


def show(value):
    """Return a piece of plain data as a short text.

    >>> show(np.array([1.0, 2.5]))
    '[1, 2.5], shape (2,)'
    >>> show(list(range(100)))
    '[0, 1, 2, 3, 4, ..., 100 in all]'
    """
    if isinstance(value, dict):
        items = [f"{name}: {show_item(v)}" for name, v in value.items()]
        return "{" + ", ".join(items) + "}"
    if isinstance(value, (list, tuple)):
        items = [show_item(item) for item in value[:MOST]]
        if len(value) > MOST:
            items[FEW:] = ["...", f"{len(value)} in all"]
        inside = ", ".join(items)
        if isinstance(value, tuple):
            return f"({inside},)" if len(value) == 1 else f"({inside})"
        return f"[{inside}]"
    if isinstance(value, np.ndarray):
        return show_array(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Key):
        return f"jax.random.key({value.seed})"
    if isinstance(value, Other):
        dots = value == Other("ellipsis")
        return "..." if dots else f"a value of type {value.type_name}"
    return str(error(value) if isinstance(value, Raised) else repr(value))


def show_item(value):
    """Return an entry of a list or dict as a text: arrays by shape only."""
    if not isinstance(value, np.ndarray):
        return show(value)
    return (
        f"array of shape {value.shape}" if value.ndim else number(value.item())
    )


def show_array(value):
    """Return an array as a text: its numbers if they are few; its shape."""
    if value.ndim == 0:
        return f"{number(value.item())}, shape ()"
    if value.size <= MOST:
        return f"{nested(value.tolist())}, shape {value.shape}"
    few = ", ".join(number(v) for v in value.ravel()[:FEW].tolist())
    return f"array of shape {value.shape}, its first numbers {few}, ..."


def nested(value):
    """Return nested lists of numbers as a text."""
    if isinstance(value, list):
        return "[" + ", ".join(nested(item) for item in value) + "]"
    return number(value)


def plural(count, name):
    """Return a number of things in words.

    >>> plural(1, "point"), plural(2, "point")
    ('1 point', '2 points')
    """
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def number(value):
    """Return a number with at most four significant digits.

    >>> number(0.123456), number(701), number(-0.0)
    ('0.1235', '701', '0')
    """
    if isinstance(value, float):
        return f"{value + 0.0:.4g}"
    return str(value)
