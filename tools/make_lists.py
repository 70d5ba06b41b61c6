"""Write what lists the lessons: `make lists`, from lessons/list.yml.

README and landing page hold the marks `<!-- lessons -->` and `<!-- map -->`;
what stands between them and their ends is made here, and so is `_toc.yml`.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat
import yaml

from tools import ROOT

LIST = ROOT / "lessons" / "list.yml"
RADIUS = 17  # of a circle on the map
NOTHING = "\N{EN DASH}"
SVG = (
    '<svg class="course-map" viewBox="0 0 710 195" role="group" '
    'aria-labelledby="map-title">'
)
TOC = """\
format: jb-book
root: index
parts:
  - caption: Lessons
    chapters:
{lessons}
  - caption: Reference
    chapters:
{reference}
"""
REFERENCE = ("recap", "cheat_sheet", "common_errors", "glossary", "notation")
REFERENCE += ("from_pytorch", "run_anywhere", "hosting", "helpers")
REFERENCE += ("instructors",)


class Lesson(NamedTuple):
    """One entry of the list, with its title."""

    stem: str  # "05_training_loop"
    title: str  # "05 The training loop", from the notebook
    name: str  # a word or two, for the map
    learn: str  # what one learns, for the table
    needs: tuple  # numbers of lessons, ("02", "03")
    at: tuple  # x and y on the map

    @property
    def number(self):
        """Return "05"."""
        return self.stem[:2]


def lessons():
    """Return the lessons in order."""
    entries = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return [
        Lesson(
            entry["stem"],
            title_of(LIST.with_name(f"{entry['stem']}.ipynb")),
            entry["name"],
            entry["learn"],
            tuple(entry["needs"]),
            tuple(entry["at"]),
        )
        for entry in entries
    ]


def title_of(path):
    """Return a notebook's heading."""
    first = nbformat.read(path, as_version=4).cells[0].source
    return first.splitlines()[0].removeprefix("# ")


def table(listed):
    """Return the table of lessons in Markdown."""
    rows = ["| lesson | you learn | needs |", "|---|---|---|"]
    rows += [
        f"| [{one.title}](lessons/{one.stem}.ipynb) | {one.learn} | "
        f"{', '.join(one.needs) or NOTHING} |"
        for one in listed
    ]
    return "\n".join(rows) + "\n"


def picture(listed):
    """Return the map of the course as SVG for the landing page."""
    by_number = {one.number: one for one in listed}
    lines = []
    for one in listed:
        for need in one.needs:
            other = by_number[need]
            if other.at[0] < one.at[0] - 100:
                continue  # behind a neighbour, which leads there
            beside = other.at[0] == one.at[0]
            dashes = ' stroke-dasharray="3 3"' if beside else ""
            (x1, y1), (x2, y2) = other.at, one.at
            lines += [
                f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{dashes}/>'
            ]
    lines += map(circle, listed)
    body = "\n".join(lines)
    return f"""\
```{{raw}} html
{SVG}
<title id="map-title">{spoken(listed)}</title>
{body}
</svg>
```
"""


def circle(one):
    """Return a lesson's circle, number and name; names stand below it."""
    x, y = one.at
    place = f'x="{x}" y="{y + RADIUS + 19}" class="name"'
    if x > 550:  # at the right, where circles stand above one another
        place = f'x="{x + RADIUS + 9}" y="{y + 5}" class="name end"'
    return (
        f'<a href="lessons/{one.stem}.html"><circle cx="{x}" cy="{y}" '
        f'r="{RADIUS}"/><text x="{x}" y="{y + 5}" class="number">'
        f"{one.number}</text><text {place}>{one.name}</text></a>"
    )


def spoken(listed):
    """Return the map in words."""
    said = [
        f"{one.number} needs {' and '.join(one.needs)}"
        for one in listed
        if one.needs
    ]
    return f"Map of the course: {'; '.join(said)}."


def contents(listed):
    """Return the text of `_toc.yml`."""

    reference = [f"      - file: reference/{name}" for name in REFERENCE]
    return TOC.format(
        lessons="\n".join(line for one in listed for line in chapter(one)),
        reference="\n".join(reference),
    )


def chapter(one):
    """Return a lesson's lines in `_toc.yml`, what belongs to it below it."""
    below = [
        f"          - file: {folder}/{one.stem}"
        for folder in ("exercises", "solutions")
        if (ROOT / folder / f"{one.stem}.ipynb").is_file()
    ]
    lines = [f"      - file: lessons/{one.stem}"]
    return [*lines, "        sections:", *below] if below else lines


def between(text, mark, inside):
    """Return a text with something else between a mark and its end.

    Raises:
        ValueError: the mark does not stand there once, with its end.

    >>> between("a <!-- x -->b<!-- /x --> c", "x", "d")
    'a <!-- x -->d<!-- /x --> c'
    """
    pattern = re.compile(rf"(<!-- {mark} -->).*?(<!-- /{mark} -->)", re.S)
    if len(pattern.findall(text)) != 1:
        raise ValueError(f"<!-- {mark} --> must stand once, with its end")
    return pattern.sub(lambda found: found[1] + inside + found[2], text)


def texts():
    """Return {path: the text that it must have}."""
    listed = lessons()
    readme, index = ROOT / "README.md", ROOT / "index.md"
    rows = f"\n{table(listed)}"
    page = between(index.read_text(encoding="utf-8"), "lessons", rows)
    return {
        readme: between(readme.read_text(encoding="utf-8"), "lessons", rows),
        index: between(page, "map", f"\n{picture(listed)}"),
        ROOT / "_toc.yml": contents(listed),
    }


def main():
    """Write all of them."""
    for path, text in texts().items():
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
