"""Write reference/recap.md from the recaps of the lessons: `make recap`."""

import re

import nbformat

from tools import ROOT

PAGE = ROOT / "reference" / "recap.md"
HEAD = """\
# The course on one page

The recap of each lesson, collected.
For the code that belongs to it, see the [cheat sheet](cheat_sheet.md).
"""
RECAP = re.compile(
    r"(?ms)^#+ (Recap[^\n]*)\n(.*?)(?=^#|^---$|^(?:Now|Further) |\Z)"
)


def recaps(notebook):
    """Return the text of each recap of a lesson, in order."""
    text = "\n\n".join(
        cell.source for cell in notebook.cells if cell.cell_type == "markdown"
    )
    return [body.strip() for _, body in RECAP.findall(text)]


def page():
    """Return the whole page as Markdown."""
    parts = [HEAD]
    for path in sorted((ROOT / "lessons").glob("[0-9]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
        # Links within lessons/ start elsewhere than links from this page.
        text = "\n\n".join(recaps(notebook))
        text = re.sub(r"\]\((\d\d_\w+\.ipynb)", r"](../lessons/\1", text)
        parts.append(f"## [{title}](../lessons/{path.name})\n\n{text}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
