"""Files that are no proper notebooks."""

import io
import json
import zipfile

from handed_in import (
    ANSWERS,
    COUNT,
    FULL,
    IMPORTS,
    LAYER,
    PREDICTED,
    Made,
    notebook,
)

WHOLE = notebook(*ANSWERS)
ACCENTED = notebook(*ANSWERS, "# d\u00e9riv\u00e9e")
THREE = json.dumps(
    {
        "metadata": {"name": ""},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "collapsed": False,
                        "input": source.strip(),
                        "language": "python",
                        "metadata": {},
                        "outputs": [],
                    }
                    for source in ANSWERS
                ],
                "metadata": {},
            }
        ],
    }
).encode()


def zipped(content):
    """Return a zip archive with one file in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("work.ipynb", content)
    return made.getvalue()


def cut_after(text):
    """Return a notebook that ends in the middle, after this text."""
    content = notebook(IMPORTS, LAYER, COUNT, PREDICTED).decode()
    return content[: content.index(text) + len(text)].encode()


SUBMISSIONS = (
    Made("cut off", cut_after("predicted_out"), 3, "recovered"),
    Made("empty", b"", 0, "not a notebook", says="empty"),
    Made("white space", b" \n\n \t", 0, "not a notebook"),
    Made("UTF-16", WHOLE.decode().encode("utf-16"), FULL, "recovered"),
    Made(
        "Latin-1",
        json.dumps(json.loads(ACCENTED), ensure_ascii=False).encode("latin-1"),
        FULL,
        "recovered",
    ),
    Made("a byte order mark", b"\xef\xbb\xbf" + WHOLE, FULL, "recovered"),
    Made("nbformat 3", THREE, FULL),
    Made("a script", "\n\n".join(ANSWERS).encode(), FULL, "recovered"),
    Made("a PDF", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", 0, "not a notebook"),
    Made("a zip", zipped(b"\x00\x01nothing"), 0, "not a notebook"),
    Made(
        "a web page",
        b"<!DOCTYPE html><html><body>layer</body></html>",
        0,
        "not a notebook",
    ),
    Made("other JSON", b'{"grades": [1, 2, 3]}', 0, "not a notebook"),
    Made(
        "a merge gone wrong",
        WHOLE.replace(
            b'"source": "predicted_output',
            b"\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"
            b'"source": "predicted_output',
        ),
        FULL,
        "recovered",
    ),
    Made("nested without end", b"[" * 100_000, 0, "not a notebook"),
)
