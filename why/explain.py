"""From an exception to the text that `why()` prints."""

import sys

from why.facts import Facts, facts_of
from why.table import CAUSES

NO_ERROR = (
    "No error has been raised in this kernel. For a training that raises "
    "nothing:\nwhy(params=params, losses=losses, x=x, y_target=y_target)"
)
STOPPED = (
    "You stopped the cell, or the notebook did. Nothing is wrong with the "
    "line where it\nstopped, and what was made before it is kept. Does it "
    "take too long? Try fewer steps."
)
STEPS = (
    "I do not know this one: no entry of Common errors fits it. Three steps:",
    "1. Read the last line of the message, then your own line above.",
    "2. Print the type and the shape of everything in that line.",
    "3. Take the line apart, a step in each line, and run it again.",
)


def explain_last():
    """Explain the error that is being handled, or else the last one."""
    error = sys.exc_info()[1] or getattr(sys, "last_value", None)
    error = error or getattr(sys, "last_exc", None)
    return explain(error) if error else NO_ERROR


def explain(error):
    """Return what an exception means, as lines of text.

    >>> print(explain(ValueError("my own")))  # doctest: +ELLIPSIS
    I do not know this one...
    """
    if isinstance(error, KeyboardInterrupt):
        return STOPPED
    facts = facts_of(error)
    cause = cause_of(facts)
    where = [f"Your line:  {facts.line}"] if facts.line else []
    held = facts.described()
    now = ", as of now: other cells have run since" if facts.is_old() else ""
    values = ["In it, " + ", ".join(held) + now + "."] if held else []
    return "\n".join([*where, *values, *told(cause, facts)])


def told(cause, facts):
    """Return the lines on a cause, or the first steps without one."""
    if cause is None:
        return STEPS
    taught = f"Taught in lesson {cause.lesson[:2]}. " if cause.lesson else ""
    return [
        about(cause, facts),
        f"The cure: {cause.cure}",
        f"{taught}Look up in Common errors: {cause.heading}.",
    ]


def about(cause, facts):
    """Return what happened, and what is known of this very case."""
    try:
        hint = cause.hint(facts) if cause.hint else ""
    except Exception:  # an object of the student's that cannot be looked at
        hint = ""
    return f"{cause.says} {hint}".rstrip()


def in_short(text, line=""):
    """Return cause and cure of a message, as checks say them, or "".

    Arguments:
        text: "TypeError: the message".
        line: the student's own line, where it is known.

    >>> in_short("KeyError: 'w'")
    'The dictionary has no such entry. Print its keys with `list(...)`; params\
 have `weights` and `biases`.'
    """
    facts = Facts(text, line)
    fitting = (c for c in CAUSES if c.knows(text) and c.fits(facts))
    cause = next(fitting, None)
    return f"{about(cause, facts)} {cause.cure}" if cause else ""


def cause_of(facts):
    """Return the first cause that fits, or None.

    Where the line is not known, nothing tells the causes of one message apart.
    """
    known = [cause for cause in CAUSES if cause.knows(facts.text)]
    blind = not facts.line and len(known) > 1
    if facts.own or (blind and any(cause.when for cause in known)):
        return None
    fitting = (c for c in known if not facts.line or c.fits(facts))
    return next(fitting, None)
