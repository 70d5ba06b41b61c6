"""Measure how long a lesson takes, and say so in its head: `make times`.

    python -m tools.lesson_times [--write]

Minutes to read are counted from words, lines of code, figures and guesses;
seconds to run are measured, from
a cold kernel, and rounded up to 5, 10, 20, 30 or 60.  Without `--write`
nothing is changed: the table shows what the heads say and what was found.
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from tools import ROOT
from tools.run_notebooks import run, written

TIME = re.compile(r"(?m)^Time: (\d+) minutes to read, (\d+) seconds to run\.$")
# Careful reading of prose, and of code and figures on top of it.
WORDS_PER_MINUTE = 200
SECONDS_PER_CODE_LINE = 5
SECONDS_PER_FIGURE = 20
# A question to answer before its cell is run, or its answer opened.
SECONDS_PER_GUESS = 45
GUESS = re.compile(r"(?m)^(?:> \*\*|<details>)")
STEPS = (5, 10, 20, 30, 60)


def minutes_to_read(notebook):
    """Return the reading time in minutes, rounded to 5, at least 5."""
    seconds = 0.0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            seconds += len(cell.source.split()) / WORDS_PER_MINUTE * 60
            seconds += len(GUESS.findall(cell.source)) * SECONDS_PER_GUESS
        elif cell.id != "setup":
            lines = [line for line in cell.source.splitlines() if line.strip()]
            seconds += len(lines) * SECONDS_PER_CODE_LINE
            has_figure = "mystnb" in cell.metadata
            seconds += has_figure * SECONDS_PER_FIGURE
    return max(5, 5 * round(seconds / 60 / 5))


def seconds_to_run(path):
    """Run a copy of the notebook from a cold kernel; return the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(path.read_bytes())
        start = time.perf_counter()
        run(copy, refresh=True)
        return time.perf_counter() - start


def rounded_up(seconds):
    """Return the smallest of `STEPS` that is not exceeded.

    Raises:
        ValueError: more than 60 seconds, longer than a lesson may take.
    """
    for step in STEPS:
        if seconds <= step:
            return step
    raise ValueError(
        f"a lesson must run in {STEPS[-1]} s, this one took {seconds:.0f} s"
    )


def head_times(notebook):
    """Return (minutes, seconds) as the lesson's head states them."""
    match = TIME.search(notebook.cells[0].source)
    if match is None:
        raise ValueError(
            "the first cell must hold a line 'Time: 20 minutes to read, 10 "
            "seconds to run.'"
        )
    return int(match[1]), int(match[2])


def write_head(path, minutes, seconds):
    """Replace the times in a lesson's head."""
    notebook = nbformat.read(path, as_version=4)
    line = f"Time: {minutes} minutes to read, {seconds} seconds to run."
    first = notebook.cells[0]
    first.source = TIME.sub(line, first.source)
    path.write_text(written(notebook), encoding="utf-8", newline="\n")


def main(argv=None):
    """Print the table, and rewrite the heads when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args(argv)
    print(f"{'lesson':<22}{'head':>14}{'found':>14}")
    for path in sorted((ROOT / "lessons").glob("[0-9]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        minutes, seconds = head_times(notebook)
        found = minutes_to_read(notebook), rounded_up(seconds_to_run(path))
        said = f"{minutes} min, {seconds} s"
        print(
            f"{path.stem:<22}{said:>14}{f'{found[0]} min, {found[1]} s':>14}"
        )
        if arguments.write:
            write_head(path, *found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
