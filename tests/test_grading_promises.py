"""Right answers before a bad end count, and nothing else earns anything."""

import json
from dataclasses import replace

import numpy as np
import pytest
from handed_in import ANSWERS, BUG, COUNT, FULL, IMPORTS, LAYER, STEM, notebook
from places import as_colab

from checks.exercise import NOTEBOOK_SEED
from checks.plain import Other
from grading import fair
from grading import grade as module
from grading.exercise import (
    public_calls,
    questions_of,
    rounds_of,
    secret_calls,
    template,
)
from grading.grade import grade, judged, verdict_on
from grading.records import STRANGE, Entry, QuestionRecord
from grading.results.report import reasons_of
from grading.sandbox.bubblewrap import Limits
from grading.sandbox.hear import Heard, take
from grading.sandbox.prepare import prepare

SEED = 271828
LIMITS = Limits(
    cell_seconds=8, call_seconds=4, total_seconds=25, memory=3_000_000_000
)


def graded(*cells):
    """Return the record of a notebook with these cells."""
    return grade(notebook(*cells), STEM, SEED, LIMITS)


@pytest.mark.parametrize(
    "ends",
    [
        ["import time\ntime.sleep(7)"] * 5,
        ["import os\nos._exit(3)"] * 9,
    ],
    ids=["slow", "exits"],
)
def test_what_ran_before_a_bad_end_counts(ends):
    found = graded(*ANSWERS, *ends)
    assert found.points == FULL, found
    assert found.status in ("timed out", "crashed")


def test_an_answer_under_another_name_counts_as_its_check_was_given_it():
    other = LAYER.replace("def layer", "def mine") + "\ncheck.q1(mine)"
    imports = f"{IMPORTS}\nfrom checks import network as check"
    found = graded(imports, other, "check.q3(14.0)")
    earned = {q.label: q.points for q in found.questions if q.points}
    assert set(earned) == {"q1", "q3"}


def test_warnings_as_errors_and_a_buffer_used_again_cost_nothing():
    strict = "import warnings\nwarnings.simplefilter('error')"
    shared = """
import numpy as np
buffer = {}
def layer(x, w, b):
    value = np.tanh(np.asarray(w) @ np.asarray(x) + np.asarray(b))
    kept = buffer.setdefault(value.shape, value)
    kept[...] = value
    return kept
"""
    assert graded(strict, *ANSWERS).points == FULL
    both = graded(IMPORTS, shared)
    assert both.questions[0].points == both.questions[0].possible


# Events of any form.

QUESTIONS = public_calls(STEM, rounds_of(STEM)[0].labels)
SECRET = secret_calls(STEM, rounds_of(STEM)[0].labels, SEED)


@pytest.mark.parametrize(
    "place",
    [
        [],
        "q1",
        ["q1"],
        ["q1", "0.123"],
        [0.123, 0],
        ["q1", 10**6],
        ["q1", -1],
        ["secret 8.25", 0],
        [["q1"], 0],
        ["q1", True],
        None,
        {},
    ],
)
def test_a_place_is_one_of_the_calls_or_nothing(place):
    events = [
        {"event": "cell", "number": 2},
        {"event": "call", "place": place},
    ]
    assert take(events, Heard(), QUESTIONS, SECRET, 3) == (2, True)


@pytest.mark.parametrize("number", [0, 4, "2", 2.0, True, 10**30, None])
def test_a_cell_is_one_of_the_cells(number):
    events = [{"event": "cell", "number": 1}]
    events += [
        {"event": kind, "number": number, "kind": "x"}
        for kind in ("cell", "raised", "timed out")
    ]
    heard = Heard()
    assert take(events, heard, QUESTIONS, SECRET, 3) == (1, True)
    assert heard.troubles == []


def test_after_the_secret_calls_came_no_cell_is_heard_of():
    events = [{"event": "ran"}, {"event": "cell", "number": 1}]
    events += [{"event": "raised", "number": 1, "message": "secret"}]
    heard = Heard()
    place, is_public = take(events, heard, QUESTIONS, SECRET, 3)
    assert not isinstance(place, int) and not is_public
    assert heard.troubles == []


# Answers of any kind.


class Strange:
    """An outcome that nothing can be done with."""

    def __eq__(self, other):
        raise ZeroDivisionError


def test_an_answer_that_breaks_the_judge_is_wrong_and_shown(monkeypatch):
    real = module.judge

    def fragile(question, calls, outcomes):
        if any(isinstance(one, Strange) for one in outcomes):
            raise ZeroDivisionError("odd")
        return real(question, calls, outcomes)

    monkeypatch.setattr(module, "judge", fragile)
    question = questions_of(STEM)["q3"]
    heard = {("q3", "public"): [Strange()]}
    found = judged(question, STEM, SEED, heard)
    assert (found.state, found.points) == ("wrong", 0)
    assert found.mistake.startswith(STRANGE)
    whole = replace(graded(IMPORTS), questions=(found,))
    assert "ZeroDivisionError" in " ".join(
        reasons_of(Entry("A", "a", record=whole))
    )


def test_answers_too_large_together_are_wrong_and_end_nothing():
    large = "def layer(x, w, b):\n    return jnp.full(7_000_000, x[0])"
    found = graded(*(large if c == LAYER else c for c in ANSWERS))
    assert (found.status, found.troubles) == ("graded", ()), found
    assert found.points == FULL - 2 - 2  # two parts of network use it


@pytest.mark.parametrize(
    "answer",
    [
        np.zeros((2**31 - 1, 0)),
        np.zeros((0, 9, 10**9)),
        dict.fromkeys(map(str, range(99))),
    ],
    ids=["long and empty", "empty and long", "a dict"],
)
def test_the_judge_meets_nothing_that_fills_the_memory(answer, monkeypatch):
    met = []
    monkeypatch.setattr(module, "judge", lambda *given: met.append(given[2]))
    question = questions_of("00_warm_up")["q1"]
    heard = {("q1", "public"): [[answer]]}
    monkeypatch.setattr(module, "LARGEST", 1)
    verdict_on(question, "00_warm_up", NOTEBOOK_SEED, heard, "public")
    ((found,),) = met[0]
    assert isinstance(found, Other)


def test_a_judge_that_fails_on_any_wrong_answer_is_our_failure(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(module, "judge", broken)
    question = questions_of(STEM)["q3"]
    heard = {("q3", "public"): [Other("list")]}
    assert judged(question, STEM, SEED, heard).state == "not judged"


def test_three_answers_that_came_as_one_are_wrong_and_no_failure():
    question = questions_of(STEM)["q6"]
    heard = {("q6", "public"): [Other("str, too large or too deep")]}
    assert judged(question, STEM, SEED, heard).state == "wrong"


# Fair inputs.


@pytest.mark.parametrize("who", ["refused_of_bank", "refused_of_solution"])
def test_inputs_are_drawn_anew_until_all_that_is_right_passes(
    who, monkeypatch
):
    tried, refused = [], [["q2"], ["q2"], []]

    def quick(stem, seed, *_):
        tried.append(seed)
        return refused[len(tried) - 1]

    for name in ("refused_of_bank", "refused_of_solution"):
        monkeypatch.setattr(fair, name, lambda *_: [])
    monkeypatch.setattr(fair, who, quick)
    found = fair.fair_seed(STEM, SEED)
    assert tried[0] == SEED and found == tried[-1]
    assert len(set(tried)) == 3
    refused[:] = [["q2"]] * 100
    with pytest.raises(RuntimeError, match=r"fail in .*q2"):
        fair.fair_seed(STEM, SEED)


def test_the_bank_is_judged_with_the_secret_inputs(monkeypatch):
    assert fair.refused_of_bank(STEM, SEED) == []
    odd = "def count_params(layer_sizes):\n    return 41"
    right = {**fair.right_answers(STEM), "q2": (COUNT, odd)}
    monkeypatch.setattr(fair, "right_answers", lambda stem: right)
    assert fair.refused_of_bank(STEM, SEED) == ["q2"]


def test_no_program_of_the_solution_is_kept_for_students():
    for stem in (STEM, "00_warm_up"):
        names = {
            path.name.partition("-")[0]
            for path in (prepare(stem).cache / "jax").iterdir()
        }
        assert "jit_add" in names
        asked = {f"jit_{n}" for run in rounds_of(stem) for n in run.withheld}
        assert names.isdisjoint({*asked, "jit_scan", "jit__lambda"})


REFUSED = """
import ctypes, errno, os, socket
libc = ctypes.CDLL(None, use_errno=True)
def refused(code):
    return code == -1 and ctypes.get_errno() == errno.ENOSYS
one, other = socket.socketpair()
try:
    one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10**8)
    buffers = False
except OSError:
    buffers = True
tried = [
    libc.unshare(0x10000000),
    libc.msgget(0, 0o1600),
    libc.syscall(56 if os.uname().machine == "x86_64" else 220,
                 0x10000000 | 17, 0, 0, 0, 0),
    libc.socket(40, socket.SOCK_STREAM, 0),  # to the host of a machine
]
socket.socket().close()
predicted_output = 14.0 if buffers and tried == [-1, -1, -1, -1] else 0.0
"""


def test_memory_that_nobody_counts_is_refused():
    (third,) = [q for q in graded(REFUSED).questions if q.label == "q3"]
    assert third.state == "right"


def test_a_0_beside_something_written_is_always_to_be_looked_at():
    cells = IMPORTS, "%%html\n" + LAYER, "raise ValueError\n" + BUG
    lost = grade(notebook(*cells, prose=[COUNT]), STEM, SEED, LIMITS)
    said = " ".join(reasons_of(Entry("A", "a", record=lost)))
    assert lost.points == 0
    assert "q1 is written, but was not there" in said
    assert "q6 is written, but was not there" in said
    assert "none of them earned a point" in said
    script = grade(b"import jax\nlayer = 1 / 0", STEM, SEED, LIMITS)
    assert "could be read; cells are written, and" in script.note
    assert "q2 is written in a cell of text" in said
    empty = graded(*template(STEM))
    assert "is written" not in " ".join(
        reasons_of(Entry("A", "a", record=empty))
    )


def test_no_student_makes_a_page_longer_than_others_can_read():
    errors = ["raise ValueError('x' * 10_000)"] * 90
    prose = [f"{n} " + "long " * 2_000 for n in range(30)]
    loud = "predicted_output = '9' * 100_000"
    cells = [*errors, loud, *ANSWERS[-1:]]
    found = grade(notebook(*cells, prose=prose), STEM, SEED, LIMITS)
    assert len(found.troubles) == 40
    assert found.troubles[-1].where == "cell 40 and 50 more"
    assert sum(map(len, found.prose)) == 20_000
    assert len(json.dumps(found.to_dict())) < 80_000


def test_the_badge_that_colab_adds_is_nobodys_answer():
    name, content = as_colab(json.loads(notebook(*ANSWERS)))
    found = grade(content, STEM, SEED, LIMITS)
    assert (found.points, found.prose) == (FULL, ())
    assert "google" in found.troubles[0].message
    # What cost nothing is no reason to look at a student.
    asked = tuple(q for q in found.questions if q.points == q.possible)
    found = replace(found, questions=asked)
    assert reasons_of(Entry("A", name, record=found)) == []
    less = replace(found, questions=found.questions[1:])
    less = replace(less, questions=(*less.questions, unwritten()))
    assert "google" in " ".join(reasons_of(Entry("A", name, record=less)))


def unwritten():
    return QuestionRecord("q1", ("layer",), "not written", 0, 2)
