"""Which submissions are alike: a list of pairs to read, and no verdict.

Two measures, each from 0 to 1: the wording (names, comments, prose) and the
structure (what Python makes of the code, whatever its names).  Both are
rapidfuzz's normalised Indel similarity: twice the longest common
subsequence, as a share of the pieces of both.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from grading.results.pages import write_page
from grading.results.tables import write_table

MISSING = (
    "--similarity needs the package rapidfuzz: "
    "pip install -r requirements-dev.txt"
)
SHORTEST = 60  # pieces of structure; below that everybody writes the same
MOST_LISTED = 200
MOST_SHOWN = 25  # pairs side by side
LONGEST_CELL = 50_000  # characters; a longer one is compared by its words
MOST_PIECES = 20_000  # of one submission: two of them take a second
LONGEST = 200  # lines of one student on the page
TELLING = 12  # characters of a line that is marked where both have it
MAGIC = re.compile(r"(?m)^[ \t]*[%!].*$")
WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Own:
    """What of a submission is the student's own."""

    student: str
    text: str
    words: tuple  # of code, comments and prose
    nodes: tuple  # kinds of the syntax tree's nodes, in order


def write_similarity(submissions, template, path):
    """Write the pairs as a page and, beside it, as a CSV file.

    Arguments:
        submissions: a list of (student, `Reading`).
        template: the `Reading` of the exercise as it was handed out.
        path: of the page; the table takes the ending .csv.

    Returns:
        the path of the page.

    Raises:
        RuntimeError: rapidfuzz is not installed; the message says how.
    """
    given = given_work(template)
    owns = [own_work(*submission, given) for submission in submissions]
    long = [own for own in owns if len(own.nodes) >= SHORTEST]
    listed, middle = pairs(long)
    head = ["student", "other student", "wording", "structure"]
    rows = [[a.student, b.student, *measures] for a, b, *measures in listed]
    write_table(
        Path(path).with_suffix(".csv"),
        [head, *[[*r[:2], f"{r[2]:.3f}", f"{r[3]:.3f}"] for r in rows]],
    )
    return write_page(
        path,
        "similarity.html",
        compared=len(long),
        short=sorted(own.student for own in owns if own not in long),
        middle=middle,
        rows=rows,
        shown=[side_by_side(a, b) for a, b, *_ in listed[:MOST_SHOWN]],
    )


def given_work(template):
    """Return what was handed out: statements, lines and prose."""
    statements = set()
    for cell in template.cells:
        statements |= {dump for _, dump in statements_of(cell) or ()}
    texts = [*template.cells, *template.prose]
    lines = {line.strip() for text in texts for line in text.splitlines()}
    return statements, lines


def own_work(student, reading, given):
    """Return what a student added to what was handed out.

    Functions stand in the order of their names, so that moving cells about
    changes nothing.
    """
    statements, lines = given
    pieces = []
    for cell in reading.cells:
        pieces += own_pieces(cell, statements, lines)
    pieces.sort()
    prose = [
        line
        for text in reading.prose
        for line in text.splitlines()
        if line.strip() not in lines
    ]
    nodes = tuple(kind for _, _, kinds in pieces for kind in kinds)
    text = "\n\n".join([source for _, source, _ in pieces] + prose)
    words = tuple(WORD.findall(text))
    return Own(student, text, words[:MOST_PIECES], nodes[:MOST_PIECES])


def own_pieces(cell, statements, lines):
    """Return (name, source, kinds of nodes) of what is new in a cell."""
    found = statements_of(cell)
    if found is None:
        new = [x for x in cell.splitlines() if x.strip() not in lines]
        text = "\n".join(new)
        return [("", text, tuple(WORD.findall(text)))] if text.strip() else []
    source = MAGIC.sub("", cell).splitlines()
    pieces, before = [], 0
    for statement, dump in found:
        # Comments above a statement belong to it.
        text = "\n".join(source[before : statement.end_lineno]).strip("\n")
        before = statement.end_lineno
        if dump not in statements:
            kinds = tuple(type(n).__name__ for n in ast.walk(statement))
            pieces.append((getattr(statement, "name", ""), text, kinds))
    return pieces


def statements_of(cell):
    """Return (statement, its text form) of a cell; None for no Python."""
    if len(cell) > LONGEST_CELL:
        return None
    try:
        body = ast.parse(MAGIC.sub("", cell)).body
        return [(statement, ast.dump(statement)) for statement in body]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def pairs(owns):
    """Return the most alike pairs, and the measures of the middle pair.

    Each pair is (one, other, wording, structure); (0, 0) is the middle of
    fewer than two students.
    """
    wording = compared([own.words for own in owns])
    structure = compared([own.nodes for own in owns])
    one, other = np.triu_indices(len(owns), 1)
    wording, structure = wording[one, other], structure[one, other]
    if not len(one):
        return [], (0.0, 0.0)
    order = np.argsort(-(wording + structure), kind="stable")[:MOST_LISTED]
    listed = [
        (owns[one[n]], owns[other[n]], float(wording[n]), float(structure[n]))
        for n in order
    ]
    return listed, (float(np.median(wording)), float(np.median(structure)))


def compared(sequences):
    """Return how alike each two sequences are, shape (many, many)."""
    try:
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import cdist
    except ImportError:
        raise RuntimeError(MISSING) from None
    # One letter for each word: rapidfuzz is fastest with texts.
    letters = {}
    for sequence in sequences:
        for piece in sequence:
            letters.setdefault(piece, chr(0xF0000 + len(letters) % 0xFFFE))
    texts = ["".join(map(letters.get, sequence)) for sequence in sequences]
    return cdist(texts, texts, scorer=Indel.normalized_similarity)


def side_by_side(one, other):
    """Return both works in lines, those marked that both have."""
    lines = [own.text.splitlines() for own in (one, other)]
    both = {x.strip() for x in lines[0]} & {x.strip() for x in lines[1]}
    return [
        {
            "student": own.student,
            "lines": [
                (line, len(line.strip()) >= TELLING and line.strip() in both)
                for line in text[:LONGEST]
            ],
            "cut": len(text) > LONGEST,
        }
        for own, text in zip((one, other), lines)
    ]
