"""Feedback comes back inside the notebook, and spoils nothing of it."""

import copy
import json
import re
import warnings
from dataclasses import replace

import nbformat
import pytest
from bs4 import BeautifulSoup
from made_class import FULL, QUESTIONS, SOME, STEM, entry, right
from markdown_it import MarkdownIt

from grading.exercise import handed_out
from grading.grade import NOT_OWN
from grading.records import HandMark, QuestionRecord, Trouble
from grading.results.notebook_copy import write_copy

EVIL = (
    "</pre></code><script>alert(1)</script>\u2028<img src=x onerror=y>\n"
    "```\n$\\href{javascript:alert(1)}{x}$ [a](javascript:b) ![c](d)\n"
    "    ~~~\x0b# head\r- list\n&lt;b> 1. one\n\n\tcode\ud800"
)


@pytest.fixture
def copied(tmp_path):
    """Return a function that gives the copy of a file, a valid notebook."""

    def made(one, content):
        path = tmp_path / "copy.ipynb"
        assert write_copy(one, QUESTIONS, STEM, lambda: content, path) == path
        text = path.read_text(encoding="ascii")
        document = json.loads(text, parse_constant=pytest.fail)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            nbformat.validate(copy.deepcopy(document))
        return document["cells"]

    return made


def notebook(*sources, minor=5, **metadata):
    """Return the bytes of a notebook: "# ..." is Markdown, others code."""
    made = nbformat.v4.new_notebook(metadata=metadata)
    for n, source in enumerate(sources):
        kind = "markdown" if source.startswith("#") else "code"
        cell = getattr(nbformat.v4, f"new_{kind}_cell")(source)
        cell["id"] = f"c{n}"
        made["cells"].append(cell)
        if minor < 5:
            del cell["id"]
    made["nbformat_minor"] = minor
    return json.dumps(made).encode()


def ours(cells):
    return [c for c in cells if "feedback" in c["metadata"].get("tags", ())]


def below(cells, label):
    """Return the source above the feedback on a question, and the feedback."""
    (n,) = [
        n
        for n, cell in enumerate(cells)
        if "".join(cell["source"]).startswith(f"**Feedback on {label}:")
    ]
    above = [cell for cell in cells[:n] if cell not in ours(cells)]
    return "".join(above[-1]["source"]), cells[n]["source"]


def test_feedback_stands_below_each_answer_and_own_cells_are_untouched(copied):
    given = {"cells": copy.deepcopy(handed_out(STEM)), "metadata": {"x": 1}}
    given |= {"nbformat": 4, "nbformat_minor": 5}
    for cell in given["cells"]:
        if cell["id"] in SOME:
            cell["source"] = [SOME[cell["id"]], "\n", "# NaN"]
    cells = copied(entry("Ana", SOME), json.dumps(given).encode())
    assert [c for c in cells if c not in ours(cells)] == given["cells"]
    assert len(ours(cells)) == 1 + len(QUESTIONS)
    assert cells[0]["source"] == "**Feedback**\n\n2 of 11 points."
    for label in SOME:
        assert SOME[label] in below(cells, label)[0]
    said = below(cells, "q1")[1]
    assert said.startswith("**Feedback on q1: not right yet**\n\n0 of 1 point")
    assert "hands back a new array" in said
    assert "- without jit: 0 of 1" in below(cells, "q3")[1]


def test_an_answer_is_found_by_its_name_wherever_it_stands(copied):
    later = f"x = 1\n{right('q4')}"
    content = notebook("# mine", right("q4"), "y = 2", later, "# end")
    cells = copied(entry("Ana", FULL), content)
    assert below(cells, "q4")[0] == later
    assert below(cells, "q1")[0] == "# end"  # it is nowhere


def test_what_a_person_gave_and_said_is_there(copied):
    mark = {"q5": HandMark(2.5, "One *slip*\nno more <3")}
    cells = copied(entry("Ana", FULL, hand_marks=mark), notebook("x = 1"))
    said = below(cells, "q5")[1]
    assert "marked by a person" in said and "2.5 of 3 points" in said
    shown = BeautifulSoup(MarkdownIt().render(said), "html.parser").text
    assert "One *slip*" in shown and "no more <3" in shown
    assert "The check gave 3 of 3" in said
    assert "No points yet" in below(cells, "q7")[1]


def test_whatever_a_student_wrote_is_text(copied):
    question = QuestionRecord(
        "q1",
        (EVIL,),
        "wrong",
        0,
        1,
        ((EVIL, 0, 1), (EVIL, 0, 1)),
        EVIL,
        (("came", EVIL), (EVIL, EVIL), ("cause", EVIL), ("help", EVIL)),
    )
    one = entry("Ana", SOME)
    record = replace(
        one.record,
        note=EVIL,
        troubles=(Trouble("cell 1", "raised", EVIL), Trouble(EVIL, EVIL)),
        questions=(question, *one.record.questions[1:]),
    )
    mark = {"q2": HandMark(1, EVIL)}
    cells = copied(
        replace(one, record=record, hand_marks=mark), notebook("x = 1")
    )
    allowed = {"p", "strong", "pre", "code", "ul", "li"}
    for cell in ours(cells):
        page = MarkdownIt().render(cell["source"])  # HTML let through
        tree = BeautifulSoup(page, "html.parser")
        assert {tag.name for tag in tree.find_all()} <= allowed
        for formula in tree.find_all(string=re.compile(r"\$")):
            assert formula.find_parent("code")
    assert "\\<script\\>alert\\(1\\)" in cells[0]["source"]


@pytest.mark.parametrize(
    "content",
    [
        notebook(right("q4"), minor=4),
        notebook(right("q4"))[:-5],
        notebook(right("q4")).replace(b'"id": "c0"', b'"id": 3'),
        notebook(right("q4"), "x").replace(b'"c1"', b'"c0"'),
        notebook(right("q4"), "x").replace(b'"c1"', b'"feedback-q4"'),
        notebook(right("q4")).replace(b'"outputs": []', b'"outputs": NaN'),
        notebook(right("q4")).replace(
            b'"outputs": []', b'"outputs": [{"a": NaN}]'
        ),
        notebook(right("q4"), x=10**30),
        notebook(right("q4"), x="\ud800"),
        b'{"worksheets": [{"cells": [{"cell_type": "code", "input": '
        + json.dumps(right("q4")).encode()
        + b'}]}], "nbformat": 3}',
        right("q4").encode(),
        b'{"cells": [3, null, {"cell_type": "raw", "source": "x"}, '
        b'{"cell_type": "code", "source": '
        + json.dumps(right("q4")).encode()
        + b'}], "nbformat": "4", "nbformat_minor": -1}',
    ],
    ids=range(12),
)
def test_of_a_damaged_or_foreign_file_a_valid_notebook_is_made(
    copied, content
):
    cells = copied(entry("Ana", FULL), content)
    assert right("q4").strip() in below(cells, "q4")[0]


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"[]"])
def test_where_there_is_no_notebook_there_is_no_copy(tmp_path, content):
    path = tmp_path / "copy.ipynb"
    one = entry("Ana", {})
    assert not write_copy(one, QUESTIONS, STEM, lambda: content, path)
    assert not path.exists()


def test_feedback_that_is_handed_in_again_is_no_answer(copied):
    for cell in ours(copied(entry("Ana", SOME), notebook("x = 1"))):
        assert NOT_OWN.fullmatch(cell["source"])
    assert not NOT_OWN.fullmatch("My **Feedback**")
