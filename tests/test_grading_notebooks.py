"""A notebook gives its cells, and a broken file all that is left of them."""

import json
import random
import re

import nbformat
import pytest
from odd_files import (
    CODE,
    EXERCISE,
    PROSE,
    assert_read,
    notebook,
    same_but_lower,
    text,
)

from grading.read import documents, notebooks
from grading.read.notebooks import read_notebook


def test_an_exercise_gives_what_nbformat_reads():
    cells = nbformat.reads(EXERCISE.decode(), as_version=4).cells
    reading = read_notebook(EXERCISE)
    code = [c.source for c in cells if c.cell_type == "code"]
    prose = [c.source for c in cells if c.cell_type == "markdown"]
    assert reading.cells == tuple(code) and len(code) > 5
    assert reading.prose == tuple(prose) and len(prose) > 5
    assert (reading.state, reading.note) == ("notebook", "")


def test_raw_cells_are_text():
    assert assert_read(text().encode()).prose == (*PROSE, "raw")


def test_no_print_is_too_long(monkeypatch):
    document = notebook()
    printed = ["[1, 2],\n", '"text": ["'] * 1000
    data = {"text/plain": printed, "text/html": "[" * 2000}
    document["cells"][1]["outputs"] = [{"text": printed}, {"data": data}]
    monkeypatch.setattr(notebooks, "MOST_CHARACTERS", 2000)
    monkeypatch.setattr(documents, "MOST_MARKS", 200)
    assert_read(text(document).encode())


def test_sources_may_be_one_text_each():
    document = notebook()
    for cell in document["cells"]:
        cell["source"] = "".join(cell["source"])
    assert_read(text(document).encode())


def test_format_3_is_read():
    content = same_but_lower(notebook())
    assert b"worksheets" in content
    assert assert_read(content).prose == (*PROSE, "raw")


def test_format_2_is_read():
    cells = [
        {
            "cell_type": "code",
            "input": c,
            "language": "python",
            "collapsed": False,
        }
        for c in CODE
    ]
    document = {
        "nbformat": 2,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells}],
    }
    assert_read(json.dumps(document).encode())


def test_numbers_of_any_size_are_no_trouble():
    content = text().replace(
        '"execution_count": 1', '"execution_count": ' + "9" * 10_000
    )
    assert_read(content.encode())


ENCODINGS = {
    "utf-8-sig": "byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_are_read_and_named(encoding):
    assert_read(text().encode(encoding), ENCODINGS[encoding])


def test_latin_1_is_read_and_named():
    content = text(notebook(["a = 'é\x8d'"])).encode("latin-1")
    assert_read(content, "Latin-1", ["a = 'é\x8d'"])


def test_a_spoilt_character_does_not_spoil_the_others():
    content = text().encode().replace(b"# Title", b"# T\xfftle")
    assert_read(content, "1 of its characters")


def test_zero_bytes_within_are_left_out():
    assert_read(text().encode().replace(b"\n", b"\n\0"), "zero bytes")


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda t: t + "\n}} and more", "follows the notebook's end"),
        (lambda t: "rubbish\n" + t, "from line 1 on"),
        (lambda t: t.replace("],", ",],"), "not valid JSON"),
        (lambda t: t.replace("{\n", "{ // a comment's \"end\n"), "not valid"),
        (lambda t: t.replace('"cells": [', '"cells": '), "not valid JSON"),
        (lambda t: t.replace('"x = 1\\n",', '"x = 1\\n"'), "not valid JSON"),
        (lambda t: t.replace('y = 2"\n   ]', 'y = 2"\n'), "not valid JSON"),
        (lambda t: t.replace("\\n", "\n"), "not valid JSON"),
        (lambda t: t.replace('"outputs": [', '"outputs": ' + "[" * 9999), ""),
        (lambda t: "[" + ",".join("[]" * 1) + "," * 2_000_001 + t, "too many"),
    ],
    ids=[
        "rubbish behind",
        "rubbish before",
        "commas at the end",
        "comments",
        "a bracket lost",
        "a comma lost",
        "a bracket lost in a source",
        "lines broken within texts",
        "nested deeply",
        "too many parts",
    ],
)
def test_all_cells_are_found_where_the_json_is_broken(change, words):
    reading = read_notebook(change(text()).encode())
    assert reading.cells == CODE
    assert reading.state == "recovered"
    assert words in reading.note
    assert "3 code cells could be read" in reading.note


def test_keys_in_another_order_are_joined_rightly():
    document = notebook()
    document["cells"] = [dict(reversed(c.items())) for c in document["cells"]]
    assert_read(text(document)[:-20].encode(), "ends in the middle")


def test_a_merge_that_was_not_finished_gives_the_upper_side():
    mine, theirs = ' "x = 1\\n",\n', ' "x = 5\\n",\n'
    for base in ("", "||||||| base\n" + theirs):
        merge = f"<<<<<<< HEAD\n{mine}{base}=======\n{theirs}>>>>>>> other\n"
        changed = text().replace('    "x = 1\\n",\n', merge)
        assert_read(changed.encode(), "marks of a merge")
        assert_read(changed.replace("\n", "\r\n").encode(), "marks of a merge")
        # And where the file is broken besides.
        assert_read(changed[:-20].encode(), "marks of a merge")


def test_quotes_that_a_word_processor_curled_are_put_straight():
    plain = ("x = 1", 'print("a")')
    curled = text(notebook(plain)).replace('"', "“")
    assert_read(curled.encode(), "word processor", plain)


def test_a_file_cut_at_any_place_gives_the_cells_before():
    whole = read_notebook(EXERCISE)
    ends = [m.end() for m in re.finditer(rb'"cell_type": "code"', EXERCISE)]
    chance = random.Random(7)
    for _ in range(200):
        place = chance.randrange(1, len(EXERCISE) - 3)
        reading = read_notebook(EXERCISE[:place])
        begun = sum(end <= place for end in ends)
        assert len(reading.cells) in (begun, max(begun - 1, 0))
        assert reading.cells[:-1] == whole.cells[: len(reading.cells)][:-1]
        if reading.cells:
            last = len(reading.cells) - 1
            assert whole.cells[last].startswith(reading.cells[-1].rstrip("\n"))
            assert reading.note.startswith("the file ends in the middle: ")
            number = f"{last + 1} code cell"
            assert number in reading.note
        else:
            assert reading.state == "not a notebook"


def test_an_unfinished_cell_keeps_its_whole_lines_and_says_so():
    place = text().index("    return x") + 8
    reading = read_notebook(text()[:place].encode())
    assert reading.cells == (*CODE[:2], "def f():\n")
    assert (
        "3 code cells could be read, the last cell not to its end"
        in reading.note
    )


def test_any_one_mark_of_the_json_may_be_lost():
    broken = text()
    for mark in re.finditer(r'[{}\[\],:]\n|\n *["\]}]', broken):
        changed = broken[: mark.start()] + broken[mark.end() :]
        reading = read_notebook(changed.encode())
        assert len(reading.cells) >= len(CODE) - 1
