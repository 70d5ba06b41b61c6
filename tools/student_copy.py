"""Give a student a copy of their own: `make lab` opens it.

    python -m tools.student_copy

writes the notebooks into the folder `my_course`, which git ignores, with the
pages that they link to: without outputs, and with the words that answer a
guess in a fold, so that a guess is a guess.  What a student changed there is
never overwritten; what they did not touch follows the course.  Running a cell
is no change.
"""

import hashlib
import json
import sys
from itertools import takewhile
from pathlib import Path

from tools import ROOT

FOLDER = "my_course"
# What is copied, and what its links lead to.
PATTERNS = (
    "lessons/*.ipynb",
    "exercises/*.ipynb",
    "solutions/*.ipynb",
    "reference/*.md",
    "index.md",
)
# What belongs to the words before it: a list, a formula or a table.
WITH_IT = ("- ", "1. ", "$$", "|")
FOLD = "<details>\n<summary>What happened, and why</summary>"
MADE = ".made.json"  # {name: fingerprint of what was written}


def handed_out(text):
    """Return a notebook's text as a student gets it: no guess is answered.

    Outputs and numbers of runs are gone.  Where a cell answers a guess, the
    first words after it wait in a fold.

    >>> cell = {"cell_type": "code", "outputs": [1], "metadata": {}}
    >>> json.loads(handed_out(json.dumps({"cells": [cell]})))["cells"][0]
    {'cell_type': 'code', 'outputs': [], 'metadata': {}, \
'execution_count': None}
    """
    notebook = json.loads(text)
    asked = False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        elif asked:
            words = folded("".join(cell["source"]))
            cell["source"] = words.splitlines(keepends=True)
        asked = "hide-output" in cell["metadata"].get("tags", ())
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def folded(words):
    """Fold the first block, with a list, formula or table behind it.

    >>> print(folded("It is 3:\\n\\n- a\\n\\nNow on."))
    <details>
    <summary>What happened, and why</summary>
    <BLANKLINE>
    It is 3:
    <BLANKLINE>
    - a
    <BLANKLINE>
    </details>
    <BLANKLINE>
    Now on.
    >>> folded("## A heading")
    '## A heading'
    """
    first, *rest = words.split("\n\n")
    if first.startswith(("#", ">", "<", "---")):
        return words
    belong = takewhile(lambda b: b.startswith(WITH_IT), rest)
    answer = [first, *belong]
    rest = rest[len(answer) - 1 :]
    return "\n\n".join([FOLD, *answer, "</details>", *rest])


def fingerprint(text, name):
    """Return what tells whether someone changed a file.

    Of a notebook only what its cells say counts.  A notebook that cannot be
    read has changed.

    >>> fingerprint("{", "a.ipynb") == fingerprint("{", "a.md")
    True
    """
    said = text
    if name.endswith(".ipynb"):
        try:
            cells = json.loads(text)["cells"]
            said = json.dumps(
                [
                    [cell["cell_type"], "".join(cell["source"])]
                    for cell in cells
                ]
            )
        except (ValueError, KeyError, TypeError):
            pass
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def course_files(root):
    """Return {name within the root: the text that a copy has}."""
    paths = sorted(path for p in PATTERNS for path in root.glob(p))
    texts = {}
    for path in paths:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        notebook = path.suffix == ".ipynb"
        texts[name] = handed_out(text) if notebook else text
    return texts


def update(root=ROOT):
    """Write and refresh the copy; return what was kept, as lines to print.

    Arguments:
        root: the folder of the course.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    made = read_made(folder / MADE)
    kept = []
    for name, text in course_files(root).items():
        path, new = folder / name, fingerprint(text, name)
        old = made.get(name)
        if path.exists():
            have = fingerprint(read(path), name)
            if have not in (old, new):
                if old != new:
                    kept.append(name)
                continue
            if have == new:
                made[name] = new
                continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        made[name] = new
    text = json.dumps(made, indent=1) + "\n"
    (folder / MADE).write_text(text, encoding="utf-8")
    return [
        f"Kept yours: {FOLDER}/{name} (the course's own is {name})."
        for name in kept
    ]


def read(path):
    """Return a file's text, whatever its bytes are."""
    return path.read_text(encoding="utf-8", errors="replace")


def read_made(path):
    """Return what was written last time; nothing where that is unknown."""
    try:
        made = json.loads(read(path))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def main():
    """Update the copy and say what was kept."""
    for line in update(Path.cwd()):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
