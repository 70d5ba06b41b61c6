"""One page for a person who marks: answers, cells, pictures, the rubric.

What students wrote is data in it, never markup: the page's one script, which
its security policy names by its digest, puts texts and pictures in place.
"""

import base64
import hashlib
import re

from grading import ROOT
from grading.exercise import handed_out, template
from grading.read.documents import Cell, cells_of, parse
from grading.read.encodings import decode
from grading.read.notebooks import read_notebook
from grading.results.pages import TEMPLATES, write_page
from grading.results.tables import defused, read_table

PICTURES = ("image/png", "image/jpeg")
KINDS = ("code", "markdown")
# What only the exercise's making and the book need.
MARKS = re.compile(
    r"^ *### (?:BEGIN|END) SOLUTION\n|</?(?:details|summary)>", re.M
)
LONGEST = 20_000  # characters of a cell or an output
MOST_BYTES = 1_500_000  # of all that one student adds
MOST_TOGETHER = 150_000_000  # and of all that a class does


def write_mark_page(to_mark, questions, stem, title, contents, path):
    """Write the page; return its path.

    Arguments:
        to_mark: the path of `to_mark.csv`, whose rows are marked.
        questions: the questions of the exercise.
        stem: of the exercise.
        title: of the exercise, for people.
        contents: {student: function that returns the bytes handed in}.
        path: of the page.
    """
    cells, data = data_of(to_mark, questions, stem, contents)
    script = (TEMPLATES / "to_mark.js").read_text(encoding="utf-8")
    digest = hashlib.sha256(script.encode()).digest()
    return write_page(
        path,
        "to_mark.html",
        title=title,
        data=data,
        cells=cells,
        script=script,
        digest=base64.b64encode(digest).decode(),
    )


def data_of(to_mark, questions, stem, contents):
    """Return what the page's script shows, and the cells of each student.

    The arguments are as above.
    """
    rows = [row for _, row in read_table(to_mark)[1]]
    wanted = {row["label"] for row in rows}
    names = {defused(student): student for student in contents}
    students = [s for s in dict.fromkeys(r["student"] for r in rows)]
    most = min(MOST_BYTES, MOST_TOGETHER // max(1, len(students)))
    sections = sections_of(stem)
    solved = (ROOT / "solutions" / f"{stem}.ipynb").read_bytes
    cells = {
        student: shown(contents[names[student]], sections, wanted, most)
        for student in students
        if student in names
    }
    return cells, {
        "stem": stem,
        "rows": rows,
        "solution": [
            {
                **cell,
                "pieces": [(kind, MARKS.sub("", t)) for kind, t in pieces],
            }
            for cell in shown(solved, sections, wanted, MOST_BYTES)
            for pieces in [cell["pieces"]]
        ],
        "given": [t.strip() for k in KINDS for t in template(stem, k)],
        "questions": {
            q.label: {
                "names": ", ".join(q.names),
                "open": q.kind == "open",
                "points": q.points or (q.marking.points if q.marking else 0),
                "rubric": rubric(q.marking) if q.marking else [],
            }
            for q in questions
            if q.label in wanted
        },
    }


def rubric(marking):
    """Return what earns each point, and two sample answers, as pairs."""
    earned = [("a point", earns) for earns in marking.earns]
    return [*earned, ("a good answer", marking.good), ("weak", marking.weak)]


def sections_of(stem):
    """Return {first line of a heading: label of the question below it}."""
    sections, heading = {}, ""
    for cell in handed_out(stem):
        first = first_line("".join(cell["source"]))
        if cell["cell_type"] == "markdown" and first.startswith("## "):
            heading = first
            sections[heading] = ""
        elif cell["id"].startswith("q") and cell["id"][1:].isdigit():
            sections[heading] = cell["id"]
    return sections


def labels_of(cells, sections):
    """Return for each cell the label of the question that it stands below."""
    labels = [""]
    for cell in cells:
        labels.append(sections.get(first_line(cell.source), labels[-1]))
    return labels[1:]


def first_line(text):
    """Return the first line of a text that is not empty; or ""."""
    return text.strip().partition("\n")[0].strip()


def shown(read, sections, wanted, most):
    """Return what the page shows of a notebook's cells, `most` bytes of it.

    The cells below the headings that are `wanted` come first where not all
    can be shown.
    """
    found, read = {}, read_cells(read)
    cells = list(zip(labels_of(read, sections), read))
    for n in sorted(
        range(len(cells)), key=lambda n: cells[n][0] not in wanted
    ):
        label, cell = cells[n]
        pieces, most = within(most, [("text", cell.source), *outputs(cell)])
        found[n] = {"label": label, "kind": cell.kind, "pieces": pieces}
    return [found[n] for n in sorted(found)]


def read_cells(read):
    """Return the cells of a submission, whatever has happened to it."""
    try:
        content = read()
    except Exception:  # the file is gone; the class report says so
        return []
    try:
        document, fault = parse(decode(content)[0])
        if not fault and (cells := cells_of(document)):
            return [cell for cell in cells if cell]
    except (RecursionError, MemoryError):
        pass
    reading = read_notebook(content)
    prose = [Cell("markdown", text) for text in reading.prose]
    return [Cell("code", text) for text in reading.cells] + prose


def within(most, pieces):
    """Return the pieces that fit into so many bytes, and what is left."""
    kept = []
    for kind, text in pieces:
        if kind == "text" and len(text) > LONGEST:
            text = text[:LONGEST] + " ... (cut)"
        if len(text) > most:
            kind, text = "text", "(too large to be shown here)"
        most = max(0, most - len(text))
        kept.append((kind, text))
    return kept, most


def outputs(cell):
    """Return (kind, text) of what is stored with a cell: text or picture."""
    outputs, pasted = cell.stored
    found = list(outputs) if isinstance(outputs, list) else []
    if isinstance(pasted, dict):
        found += [{"data": bundle} for bundle in pasted.values()]
    pieces = [output(one) for one in found if isinstance(one, dict)]
    return [piece for piece in pieces if piece[1]]


def output(stored):
    """Return (kind, text) of one output, as far as it has the usual form."""
    if stored.get("output_type") == "error":
        return "text", f"{stored.get('ename')}: {stored.get('evalue')}"
    data = stored.get("data", {"text/plain": stored.get("text")})
    if not isinstance(data, dict):
        return "text", ""
    for kind in PICTURES:
        picture = "".join(joined(data.get(kind)).split())
        if picture:
            return "image", f"data:{kind};base64,{picture}"
    return "text", joined(data.get("text/plain"))


def joined(text):
    """Return a text that a notebook may store as a list of its lines."""
    if isinstance(text, list):
        text = "".join(piece for piece in text if isinstance(piece, str))
    return text if isinstance(text, str) else ""
