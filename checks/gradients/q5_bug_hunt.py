"""Exercise 04, question 5: a bug hunt."""

from checks.kinds import bug_hunt
from checks.question import Hints

HINTS = Hints(
    nudge="How often does Python run the lines of a compiled function?",
    hint="Once, with stand-ins. Which line does something besides computing "
    "what is returned? Print what it has left behind.",
    example="""
    A counter in a compiled function:

    >>> import jax
    >>> calls = []
    >>> @jax.jit
    ... def double(x):
    ...     calls.append(1)
    ...     return 2 * x
    >>> results = [double(1.0), double(2.0), double(3.0)]
    >>> len(results), len(calls)
    (3, 1)

    Three results were returned, one thing was done on the side.
    """,
)


QUESTION = bug_hunt(
    "q5",
    5,
    "C",
    lines={
        1: "Line 1 is fine: the list is made once, before the steps.",
        2: "Line 2 is fine by itself. What does it mean for the lines below?",
        3: "Line 3 is fine: all that changes comes in as an argument.",
        4: "Line 4 is fine: the loss and its gradient, in this order.",
        6: "Line 6 is fine: it returns new parameters.",
        7: "Line 7 is fine: fifty steps.",
        8: "Line 8 is fine: the new parameters take the old ones' name.",
    },
    symptoms={
        "A": "Print it: no number is shown.",
        "B": "Print it: no number is shown, and the last step left no trace.",
        "D": "Compare the two losses: fifty steps were taken.",
    },
    why="Under `jit`, what a function returns arrives; what it does on the "
    "side happens once, with tracers.",
    hints=HINTS,
)
