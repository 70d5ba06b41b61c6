"""Read a submitted notebook, whatever has happened to it.

`read_notebook` never raises.  What is not a notebook as Jupyter writes it
goes through `damaged.py` and `scripts.py`, and a sentence says what was done.
"""

import re

from grading.collect.archives import LARGEST
from grading.read.damaged import find_cells, settle_conflicts, straight_quotes
from grading.read.documents import cells_of, parse, without_prints
from grading.read.encodings import decode
from grading.read.formats import WEB_PAGE, foreign_format
from grading.read.scripts import read_markdown, read_script, read_web_page
from grading.records import Reading

# What is damaged is read by Python's own loops, which take a while.
MOST_CHARACTERS = 10_000_000
MOST_CELLS = 10_000
WANTED = "a Jupyter notebook (.ipynb) was wanted"
MARIMO = re.compile(r"^app = marimo\.App\(", re.MULTILINE)
# Neither can be compiled, nor written as UTF-8.
FORBIDDEN = re.compile("[\0\ud800-\udfff]")


def read_notebook(content):
    """Return what can be read of a submitted file.

    Arguments:
        content: the bytes of the file.

    Returns:
        a `Reading`; its note says in one sentence what is wrong with a file
        that is not as Jupyter writes it.

    >>> read_notebook(b"%PDF-1.7").note
    'this is a PDF document, and a Jupyter notebook (.ipynb) was wanted'
    """
    if not content.strip():
        return nothing("the file is empty")
    if len(content) > LARGEST:
        return nothing(f"the file has {len(content) // 1_000_000} MB")
    name = foreign_format(content)
    if name and name != WEB_PAGE:
        return nothing(f"this is {name}")
    text, trouble = decode(content)
    faults = [trouble] if trouble else []
    if name:
        return read_exported_page(text, faults)
    try:
        return read_text(text, faults)
    except (RecursionError, MemoryError):
        return nothing("the file cannot be read")


def read_text(text, faults):
    """Return what can be read of a text.

    Arguments:
        text: what the file says.
        faults: what was wrong with it so far, as a list of phrases.
    """
    if not text.strip():
        return nothing("the file is empty")
    if len(text) > MOST_CHARACTERS:
        text = without_prints(text)
    document, fault = parse(text)
    if fault:
        text, repairs = repair(text)
        faults = [*faults, *repairs]
        document, fault = parse(text) if repairs else (None, fault)
    if not fault:
        return read_document(document, faults)
    if not text.lstrip().startswith(("{", "[")) and '"cell' not in text:
        return read_other(text, faults)
    return read_damaged(text, [*faults, fault])


def repair(text):
    """Return a text without what people and programs do to notebooks.

    Returns:
        the text, and what was done to it, as a list of phrases.
    """
    text, conflicts = settle_conflicts(text)
    text, curled = straight_quotes(text)
    repairs = []
    if conflicts:
        repairs.append("it holds marks of a merge, whose upper side was taken")
    if curled:
        repairs.append("a word processor changed its quotes")
    return text, repairs


def read_document(document, faults):
    """Return what can be read of a JSON document."""
    read = cells_of(document)
    if read is None:
        return nothing("this is JSON, but without a notebook's cells")
    cells = [cell for cell in read if cell is not None]
    lost = len(read) - len(cells)
    if lost and not cells:
        return nothing("this is JSON, but none of its cells can be read")
    if lost:
        faults = [*faults, f"{count(lost, 'cell')} made no sense"]
    if len(cells) > MOST_CELLS:
        faults = [*faults, f"only {MOST_CELLS} of its cells were looked at"]
    if isinstance(document, list):
        faults = [*faults, "only the list of cells was handed in"]
    code, prose = split(cells[:MOST_CELLS])
    return recovered(code, prose, faults) if faults else Reading(code, prose)


def read_other(text, faults):
    """Return the cells of a script; other texts hold nothing to grade."""
    if MARIMO.search(text):  # it keeps answers within functions
        return nothing("this is a marimo notebook (marimo exports an .ipynb)")
    exported = read_markdown(text)
    if exported:
        fault = "this is a notebook exported as Markdown"
        return recovered(*exported, [*faults, fault])
    script = read_script(text)
    if script is None or not script[0]:
        fault = "this is neither a notebook nor a Python script"
        return nothing("; ".join([*faults, fault]))
    code, prose = script
    return recovered(code, prose, [*faults, "this is a Python script"])


def read_exported_page(text, faults):
    """Return the code cells of a web page, if a notebook was exported so."""
    code = read_web_page(text)
    if not code:
        return nothing(f"this is {WEB_PAGE}")
    fault = "this is a notebook exported as HTML"
    return recovered(code, (), [*faults, fault], ", its text cells not")


def read_damaged(text, faults):
    """Return the cells that can be found in a text that is not JSON."""
    if len(text) > MOST_CHARACTERS:
        faults = [*faults, f"only {MOST_CHARACTERS} characters were read"]
    cells = find_cells(text[:MOST_CHARACTERS])
    code, prose = split(cells)
    if not code:
        note = f"{'; '.join(faults)}, and no code cell could be read"
        return Reading((), prose, "not a notebook", note)
    tail = "" if cells[-1].whole else ", the last cell not to its end"
    return recovered(code, prose, faults, tail)


def split(cells):
    """Return the sources of the code cells and of the Markdown cells."""
    code = [cell.source for cell in cells if cell.kind == "code"]
    kinds = ("markdown", "heading", "raw")
    prose = [cell.source for cell in cells if cell.kind in kinds]
    return clean(code), clean(prose)


def clean(sources):
    """Return sources that can be written as UTF-8, as a tuple."""
    return tuple(FORBIDDEN.sub("\ufffd", source) for source in sources)


def nothing(fault):
    """Return the reading of a file that holds nothing to grade."""
    return Reading(state="not a notebook", note=f"{fault}, and {WANTED}")


def recovered(code, prose, faults, tail=""):
    """Return the reading of a file that took some effort."""
    read = f"{count(len(code), 'code cell')} could be read{tail}"
    note = f"{'; '.join(faults)}: {read}"
    return Reading(clean(code), clean(prose), "recovered", note)


def count(number, noun):
    """Return a number and its noun, "1 cell" or "2 cells"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
