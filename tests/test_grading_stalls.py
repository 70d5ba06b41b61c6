"""Who keeps the grader waiting is waited for a few times, and not more."""

import io

import jax
import pytest

from checks.calls import Call
from checks.plain import Raised
from grading.exercise import gives_one_of
from grading.results.similarity import LONGEST_CELL, MAGIC, statements_of
from grading.sandbox import hear as module
from grading.sandbox.bubblewrap import Limits
from grading.sandbox.hear import hear
from grading.sandbox.talk import End, Listener
from grading.sandbox.wire import (
    CLASSES,
    LONGEST_MESSAGE,
    Malformed,
    pack,
    unpack,
)
from grading.sandbox.worker import Session

CALLS = [Call((n,), part) for n, part in enumerate(["one", "two", "two"])]
QUESTIONS = {"q1": (("f",), CALLS)}
CELL = {"event": "cell", "number": 1}
RAN = {"event": "ran"}


@pytest.fixture
def starts(monkeypatch):
    """Let workers end as the test says; return what each was told to skip.

    Like real ones they do not come to a call that they were told to skip.
    """
    told = []

    def talk(box, job, secret, *_):
        job, secret = (unpack(m, tuple(CLASSES)) for m in (job, secret))
        told.append((job["skip"], job["skip_calls"], secret["skip"]))
        return talk.worker(job["skip_calls"], secret["skip"])

    monkeypatch.setattr(module, "talk", talk)

    def run(worker, **limits):
        talk.worker = worker
        cells = ["f = 1", "x = 2"]
        hear(None, cells, QUESTIONS, {"q1": CALLS}, Limits(**limits))
        return told

    return run


def call(number):
    return {"event": "call", "place": ["q1", number]}


def silent(*events):
    return list(events), End("silent")


def test_a_call_that_ends_the_process_loses_its_part_and_no_more(starts):
    def worker(skip, skip_secret):
        if ["q1", 1] in skip:
            return [CELL, RAN], End("done")
        return silent(CELL, call(0), call(1))

    lost = [["q1", 1], ["q1", 2]]
    assert starts(worker) == [([], [], []), ([], lost, lost)]


def test_a_secret_call_is_told_only_once_the_public_ones_are_out(starts):
    def worker(skip, skip_secret):
        if ["q1", 0] in skip_secret:
            return [CELL, RAN], End("done")
        return silent(CELL, RAN, call(0))

    assert starts(worker) == [([], [], []), ([], [], [["q1", 0]])]


@pytest.mark.parametrize(
    "events", [(CELL, RAN), (CELL, RAN, call(0)), (CELL, call(0))]
)
def test_who_stalls_where_it_was_to_go_on_is_heard_once_more(starts, events):
    told = starts(lambda *_: silent(*events))
    assert len(told) == (2 if events == (CELL, RAN) else 3)


def test_starts_that_took_long_are_followed_by_the_last_one(starts):
    ends = iter([call(0), call(1), CELL])
    told = starts(lambda *_: silent(CELL, next(ends)), total_seconds=0)
    assert len(told) == 2


def test_no_cell_is_heard_of_once_the_secret_calls_are_out():
    listener = Listener(None, b"", Limits(), 1)
    listener.process = Process(pack(RAN) + pack(CELL))
    with pytest.raises(Malformed, match="once the cells have run"):
        listener.read(listener.process.stdout)
    assert listener.events == [RAN]


def test_a_part_in_which_a_call_took_too_long_is_not_tried_further():
    tried = []

    def f(n):
        tried.append(n)
        if n == 1:
            raise TimeoutError

    outcomes = outcomes_of(f)
    assert tried == [0, 1]
    assert outcomes[2] is outcomes[1] and outcomes[0] is None


def test_a_call_is_done_under_the_settings_of_the_checks():
    with jax.numpy_rank_promotion("raise"):
        said = outcomes_of(lambda n: jax.config.jax_numpy_rank_promotion)
    assert said == ["allow"] * 3


def outcomes_of(f):
    """Return what a worker hears of a function, in this process."""
    question = {"label": "q1", "names": ["f"], "calls": CALLS}
    job = {"questions": [question], "skip_calls": [], "call_seconds": 9}
    session = Session(job, io.BytesIO())
    session.names["f"] = f
    try:
        return session.call(question, CALLS, "public")
    finally:
        session.shell.loop.close()


def test_what_a_forged_exception_says_is_cut():
    said = unpack(pack(Raised("E", "Tracer" * 100_000, 1, "x" * 9_000)))
    assert (len(said.message), len(said.code)) == (LONGEST_MESSAGE,) * 2


def test_lines_without_end_are_searched_in_one_pass():
    lines = "\n" * 300_000
    assert not gives_one_of(("f",), lines)
    assert statements_of(lines[:LONGEST_CELL]) == []
    assert MAGIC.search("\n\n%time").start() == 2  # on its own line alone


class Process:
    """A worker that has said something, as far as a listener sees."""

    def __init__(self, said):
        self.stdin = self.stdout = self
        self.read = lambda _: said

    def write(self, _):
        pass

    flush = close = lambda self: None
