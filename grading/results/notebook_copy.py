"""Feedback inside a copy of the notebook: a Markdown cell below each answer.

What is quoted stands in blocks of code or behind backslashes: nothing that a
student wrote is markup in a cell of ours.
"""

import json
import re
import warnings

import nbformat

from grading.exercise import gives_one_of
from grading.read.encodings import decode
from grading.results.feedback import about, sentence, trouble
from grading.results.mark_page import labels_of, read_cells, sections_of
from grading.results.marks import number, total_of
from grading.results.tables import UNPRINTABLE, write_whole

TICKS = re.compile(r"\\`([^`\n]+)\\`")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def write_copy(entry, questions, stem, read, path):
    """Write what was handed in, with feedback below each answer.

    Arguments:
        entry: an `Entry`.
        questions: the questions of the exercise.
        stem: of the exercise.
        read: function that returns the bytes handed in.
        path: of the copy.

    Returns:
        the path; None where there is no notebook to copy.
    """
    cells, sections = read_cells(read), sections_of(stem)
    if not cells or entry.record is None:
        return None
    document = document_of(read, cells)
    below = {-1: [cell("all", whole(entry, questions), document)]}
    for question in questions:
        place = place_of(question, cells, sections)
        text = comment(about(entry, question))
        below.setdefault(place, []).append(
            cell(question.label, text, document)
        )
    own, document["cells"] = document["cells"], [*below[-1]]
    for n, kept in enumerate(own):
        document["cells"] += [kept, *below.get(n, ())]
    text = json.dumps(document, indent=1, ensure_ascii=True) + "\n"
    return write_whole(path, text)


def document_of(read, cells):
    """Return the notebook as it is; of a damaged one, what could be read."""
    try:
        document = json.loads(decode(read())[0])
        names = [one["id"] for one in document["cells"] if "id" in one]
        unlike = len(set(names)) == len(names)
        if document["nbformat"] == 4 and unlike and is_valid(document):
            return document
    except Exception:  # of any form, or gone by now
        pass
    return nbformat.v4.new_notebook(cells=[rebuilt(cell) for cell in cells])


def rebuilt(cell):
    """Return a cell of nbformat 4 with what is valid of its outputs."""
    source = UNPRINTABLE.sub("\ufffd", cell.source)
    if cell.kind != "code":
        return nbformat.v4.new_markdown_cell(source)
    made = nbformat.v4.new_code_cell(source)
    outputs = cell.stored[0] if isinstance(cell.stored[0], list) else []
    made["outputs"] = [one for one in outputs if is_valid(one, "output")]
    return made


def is_valid(value, ref=None):
    """Say whether nbformat takes this for a notebook, or a part of one."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return False
    minor = value.get("nbformat_minor", 5) if isinstance(value, dict) else 5
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        errors = nbformat.validator.iter_validate(
            value, ref=ref, version=4, version_minor=minor
        )
        return next(errors, None) is None


def place_of(question, cells, sections):
    """Return the number of the cell below which an answer's feedback goes.

    The last cell that gives the answer its name, and of an open question
    the last one below its heading; the last of all where neither is left.
    """
    labels = labels_of(cells, sections)
    section = [n for n, name in enumerate(labels) if name == question.label]
    named = [
        n
        for n, one in enumerate(cells)
        if one.kind == "code" and gives_one_of(question.names, one.source)
    ]
    order = [section, named] if question.kind == "open" else [named, section]
    return next((found[-1] for found in order if found), len(cells) - 1)


def cell(name, text, document):
    """Return a Markdown cell, with an identifier that nothing else has."""
    made = nbformat.v4.new_markdown_cell(text, metadata={"tags": ["feedback"]})
    del made["id"]
    if document.get("nbformat_minor", 0) >= 5:
        taken = {one.get("id") for one in document["cells"]}
        made["id"] = f"feedback-{name}"
        while made["id"] in taken:
            made["id"] += "-"
    return made


def whole(entry, questions):
    """Return the first cell: the points, and what did not run."""
    points, possible = total_of(entry, questions)
    lines = ["**Feedback**"]
    if points is not None:
        lines.append(f"{number(points)} of {number(possible)} points.")
    lines.append(prose(sentence(entry.record.note)))
    for found in map(trouble, entry.record.troubles):
        lines += [prose(f"{found['where']} {found['what']}.")]
        lines += [code(found["message"])]
    return "\n\n".join(line for line in lines if line)


def comment(said):
    """Return the cell about one question; as of `feedback.about`."""
    lines = [f"**Feedback on {said['label']}: {said['state']}**"]
    if said["points"]:
        out_of = f" of {said['possible']}" if said["possible"] != "0" else ""
        noun = "point" if said["possible"] == "1" else "points"
        lines.append(f"{said['points']}{out_of} {noun}.")
    elif said["waits"]:
        lines.append("No points yet.")
    if said["comment"]:
        lines.append(prose(said["comment"]))
    if said["judged"]:
        lines.append(
            f"The check gave {said['judged']}; the person's mark counts."
        )
    for part in said["parts"]:
        points = f"{part['points']} of {part['possible']}"
        lines.append(f"- {prose(part['title'])}: {points}")
    for field in said["fields"]:
        if field["prose"]:
            lines.append(prose(field["text"]))
        else:
            lines += [prose(field["name"]) + ":", code(field["text"])]
    return "\n\n".join(lines)


def prose(text):
    """Return a text in which no character is Markdown, HTML or a formula.

    What stands in backticks is code.

    >>> print(prose("a *b* `c`"))
    a \\*b\\* <code>c</code>
    """
    lines = UNPRINTABLE.sub("\ufffd", text).splitlines()
    escaped = [PUNCTUATION.sub(r"\\\1", line.strip()) for line in lines]
    text = "\n\n".join(escaped).replace("\\$", "<code>&#36;</code>")
    return TICKS.sub(r"<code>\1</code>", text)


def code(text):
    """Return a text as a block of code: each of its lines four further in."""
    lines = UNPRINTABLE.sub("\ufffd", text).splitlines()
    return "\n".join(f"    {line}" for line in lines)
