"""What a question is: a declaration, read by the judge and the notebook.

Inputs are drawn here, from a seed; answers are judged in `judge.py`.
"""

import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from checks.calls import Call
from checks.plain import Raised


@dataclass(frozen=True)
class Case:
    """One call, its outcome and the expectation, for those who judge."""

    arguments: tuple
    value: Any  # plain data; None where the answer raised
    error: Raised | None
    expected: Any = None  # None where the question has no `expect`
    label: str = ""
    form: Any = None  # the expectation, or anything of the same form


@dataclass(frozen=True)
class Part:
    """A piece of a question that earns points of its own.

    It is earned when the value is the expected one in every case, or in
    those with this `label`, alone or before a comma; with `pick`, when the
    picked pieces agree; with `holds`, when that is true of all these cases.
    """

    title: str
    points: int = 1
    label: str | None = None
    pick: Callable | None = None  # (value) -> piece of the value
    holds: Callable | None = None  # (cases) -> bool


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer: how to recognise it, and what to say.

    It is recognised by any one of the four; a test shows each at work.
    """

    name: str  # a few words, for the teacher's report
    says: str | Callable  # one sentence, or (case) -> sentence
    # (*arguments) -> what it would return; or several, of which one fits
    wrong: Callable | tuple | None = None
    raises: str = ""  # searched for in "TypeError: the message"
    when: Callable | None = None  # (case) -> bool, of the case that is shown
    across: Callable | None = None  # (cases that did not raise) -> bool
    of_form: bool = False  # whether when or across judge shapes, not numbers

    @property
    def ways(self):
        """Return the wrong references, of which one fits, as a tuple."""
        several = isinstance(self.wrong, tuple)
        return self.wrong if several else (self.wrong,) * bool(self.wrong)


@dataclass(frozen=True)
class Hints:
    """Help in three steps, none of which is the answer."""

    nudge: str
    hint: str
    example: str  # a similar problem, solved; its >>> lines are tested


@dataclass(frozen=True)
class Marking:
    """What students mark an open answer of their own by."""

    earns: tuple  # what earns a point each, a few words
    good: str  # a sample answer that earns all, for its form
    weak: str  # one that earns little

    @property
    def points(self):
        """Return out of how many points the answer is."""
        return len(self.earns)


@dataclass(frozen=True)
class Question:
    """One question: names, inputs, expectation, known mistakes, help.

    `kind` is "function", "value" or "open".
    """

    label: str  # "q1"
    signature: str  # "layer(x, w, b)", or names of values: "line, symptom"
    why: str  # one sentence: why it matters
    hints: Hints
    kind: str = "function"
    draw: Callable | None = None  # (rng) -> list of argument tuples, or Calls
    # (function, *arguments), imports inside; or several, the last is called
    driver: Callable | tuple = ()
    drawn: tuple = ()  # names of what is drawn, where it is no argument
    expect: Callable | None = None  # (*arguments) -> right value, in NumPy
    form: Callable | None = None  # (*arguments) -> anything of its form
    wanted: str = ""  # the expectation in words, where no value is shown
    shown: Callable | None = None  # (plain value) -> what is shown of it
    parts: tuple = (Part("the right answer"),)
    mistakes: tuple = ()
    otherwise: str = (  # said when nothing else is known
        "Not one of the usual mistakes: take the inputs above, and work "
        "them through by hand."
    )
    by_hand: int | None = None  # which of several values a person reads
    marking: Marking | None = None  # of an open question
    optional: bool = False  # the student's own: nobody has to read it
    tolerance: float = 1e-4  # relative to the largest expected number

    @property
    def names(self):
        """Return the names that the notebook gives to the answer."""
        text = self.signature.partition("(")[0]
        return tuple(name.strip() for name in text.split(","))

    @property
    def argument_names(self):
        """Return the names of the function's arguments."""
        inside = self.signature.partition("(")[2].rstrip(")")
        return tuple(name.strip() for name in inside.split(",") if name)

    @property
    def points(self):
        """Return the points that a right answer earns."""
        return sum(part.points for part in self.parts)


def draw_calls(question, seed):
    """Return the calls that judge an answer, drawn from a seed.

    Arguments:
        question: a `Question`.
        seed: a whole number; the notebook uses 0, a grader its own.

    Returns:
        a list of `Call`.

    """
    if question.kind != "function":
        return [Call()]
    drivers = question.driver
    drivers = drivers if isinstance(drivers, tuple) else (drivers,)
    driver = "\n".join(map(source_of, drivers))
    calls = []
    for drawn in question.draw(np.random.default_rng(seed)):
        call = drawn if isinstance(drawn, Call) else Call(drawn)
        calls.append(replace(call, driver=call.driver or driver))
    return calls


def source_of(function):
    """Return a function's source, to be run where its module is not."""
    return textwrap.dedent(inspect.getsource(function))


def array(rng, *shape, scale=1.0):
    """Return normal numbers of this shape, as JAX would hold them.

    >>> array(np.random.default_rng(0), 2, 3).dtype
    dtype('float32')
    """
    return np.asarray(scale * rng.normal(size=shape), np.float32)


def params(rng, layer_sizes, scale=1.0):
    """Return the params of a network, all biases different from zero.

    >>> [b.shape for b in params(np.random.default_rng(0), [2, 3])["biases"]]
    [(3,)]
    """
    pairs = list(zip(layer_sizes[:-1], layer_sizes[1:]))
    return {
        "weights": [
            array(rng, high, low, scale=scale / np.sqrt(low))
            for low, high in pairs
        ],
        "biases": [array(rng, high, scale=scale) for _, high in pairs],
    }
