"""Scripts give cells; what is no notebook is named; nothing raises."""

import random

import pytest
from odd_files import EXERCISE, assert_nothing, assert_read, notebook, text

from grading.read.notebooks import LARGEST, read_notebook

SCRIPTS = {
    "plain": ("import jax\nx = 1\n", ["import jax\nx = 1"]),
    "percent": (
        "# %% [markdown]\n# Title\n\n# %%\nx = 1\n\n# %% more\ny = x\n",
        ["x = 1", "y = x"],
    ),
    "nbconvert": (
        "#!/usr/bin/env python\n# coding: utf-8\n\n# # Title\n\n# In[1]:\n\n\n"
        "x = 1\n\n\n# In[ ]:\n\n\ny = x\n",
        ["x = 1", "y = x"],
    ),
}


@pytest.mark.parametrize("script, cells", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_is_read_as_cells(script, cells):
    reading = assert_read(script.encode(), "a Python script", cells)
    assert f"{len(cells)} code cell" in reading.note
    windows = script.replace("\n", "\r\n").encode("utf-16")
    assert_read(windows, "a Python script", cells)


def test_the_prose_of_a_percent_script_is_kept():
    assert read_notebook(SCRIPTS["percent"][0].encode()).prose == ("Title",)


NOTHING = {
    "empty": (b"", "empty"),
    "white": (b" \n\t \r\n", "empty"),
    "white in UTF-16": ("\n \n".encode("utf-16"), "empty"),
    "zeros": (bytes(5000), "nothing but zeros"),
    "PDF": (b"%PDF-1.7\n...", "a PDF document"),
    "zip": (b"PK\x03\x04\x14\0" + b"Ana/x.ipynb", "a zip archive"),
    "Word": (b"PK\x03\x04\x14\0word/document.xml", "a Word document"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Office"),
    "HTML": (b"\n<!DOCTYPE html>\n<html>def f(): ...", "a web page"),
    "XHTML": (b"<?xml version='1.0'?><html/>", "a web page"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "prose": (b"I could not finish in time. Sorry!", "neither"),
    "a text": (b'"cells"', "without a notebook's cells"),
    "a number": (b"3", "without a notebook's cells"),
    "null": (b"null", "without a notebook's cells"),
    "a list": (b'[1, "cells", {}]', "without a notebook's cells"),
    "other JSON": (b'{"url": "https://drive.example"}', "a notebook's cells"),
    "cells no list": (b'{"cells": {"a": 1}}', "without a notebook's cells"),
    "sheets no list": (b'{"worksheets": 3}', "without a notebook's cells"),
    "cells of wrong types": (
        b'{"cells": [1, null, "x"]}',
        "none of its cells",
    ),
    "deep": (b"[" * 100_000, "nested too deeply"),
    "deep in a key": (b'{"a":' * 100_000, "nested too deeply"),
    "cut early": (b'{"cells": [', "ends in the middle"),
    "too large": (b" " * LARGEST + b"{}", "150 MB"),
}


@pytest.mark.parametrize("content, words", NOTHING.values(), ids=NOTHING)
def test_what_is_no_notebook_is_named(content, words):
    assert_nothing(content, words)
    note = read_notebook(content).note
    assert "notebook (.ipynb) was wanted" in note or "could be read" in note


def test_cells_that_make_no_sense_are_counted():
    document = notebook()
    document["cells"] += [
        3,
        {"cell_type": 1},
        {"cell_type": "code", "source": [1]},
    ]
    assert_read(text(document).encode(), "3 cells made no sense")


def test_a_list_of_cells_is_read():
    assert_read(text(notebook()["cells"]).encode(), "only the list of cells")


def test_sources_can_always_be_written_and_compiled():
    content = text().replace("x = 1", "x = '\\ud800\\u0000'")
    (source, *_) = read_notebook(content.encode()).cells
    compile(source.encode("utf-8"), "cell", "exec")


@pytest.mark.parametrize(
    "piece",
    [
        b"[", b'{"a":', b'"', b"\\", b'"source": [', b'{"source": ["a",',
        b'"cell_type": "code",', b"<<<<<<< a\n", b'"source"  ', b"# %%\n",
        b"def ", b"# In[", b"\xe9", b"\0a", b"\xed\xa0\x80", b'"source": "',
    ],
)  # fmt: skip
def test_hostile_repetition_ends_and_raises_nothing(piece):
    for beginning in (b"", b'{"cells": [{"cell_type": "code", "source": ["'):
        reading = read_notebook(beginning + piece * (300_000 // len(piece)))
        assert len(reading.cells) < 2000


def test_random_changes_raise_nothing_and_lose_little():
    chance, kept = random.Random(3), []
    whole = len(read_notebook(EXERCISE).cells)
    for _ in range(300):
        content = bytearray(EXERCISE)
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(content))
            width = chance.randrange(3)
            content[place : place + width] = chance.randbytes(width)
        reading = read_notebook(bytes(content))
        kept.append(len(reading.cells))
        assert (reading.state == "notebook") == (reading.note == "")
    assert min(kept) >= whole - 3
    assert sum(kept) > 0.98 * whole * len(kept)


def test_a_million_cells_are_not_handed_on():
    content = b'{"cells": [' + b'{"cell_type": "code"},' * 20_000 + b"{}]}"
    reading = read_notebook(content)
    assert len(reading.cells) == 10_000
    assert "only 10000 of its cells" in reading.note
