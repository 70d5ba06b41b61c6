"""Run notebooks in place and store clean outputs: `make notebooks`.

A notebook that is run again on the same versions gives the same bytes, also
on another x86-64 processor that has AVX2 (since 2013): a picture that looks
as it did before is kept.
Usage:

    python -m tools.run_notebooks [--refresh] [NOTEBOOK ...]

Without names, every lesson and every solution is run.  Cells tagged
`nbval-ignore-output` (timings, sliders) keep the outputs that they have,
unless `--refresh` is given; that renews every picture, too.
"""

import argparse
import base64
import os
import platform
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from checks.files import SWITCH
from tools import ROOT
from tools.dark_look import looks_alike

FOLDERS = ("lessons", "solutions")
# The newest instructions of a processor add up in another order, and a
# thousand steps of training turn the last digit into another picture.
SAME_SUMS = {}
if platform.machine() in ("x86_64", "AMD64"):
    SAME_SUMS = {
        "XLA_FLAGS": "--xla_cpu_max_isa=AVX2",
        "ONEDNN_MAX_CPU_ISA": "AVX2",
    }
# A kernel keeps no progress, and finds tools/dark_look.py.
KERNEL = {SWITCH: "off", "PYTHONPATH": str(ROOT)}
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# What differs from run to run in the text that a cell prints.
VOLATILE = (
    (re.compile(r"(/[^\s:]*)?/ipykernel_\d+/\d+\.py"), "<cell>"),
    (re.compile(r"<ipython-input-[^>]*>"), "<cell>"),
    (re.compile(r" at 0x[0-9a-f]+"), " at 0x..."),
)
FRAME = re.compile(r"^(Cell In\s?\[\d+\]|<cell>)")
OTHER_FRAME = re.compile(r"^(File |~|/|\S+\.py|\s*\[\.\.\. skipping)")


def stored_notebooks():
    """Return the paths of all notebooks that are kept with their outputs."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).glob("*.ipynb"))
    ]


def run(path, refresh=False):
    """Run one notebook in its own folder and write it back, cleaned.

    Arguments:
        path: the notebook's path.
        refresh: also replace the outputs of `nbval-ignore-output` cells.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed that is not
            tagged `raises-exception`; the file is left as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    before = {} if refresh else stored_outputs(notebook)
    NotebookClient(
        notebook,
        timeout=300,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--IPKernelApp.extensions=tools.dark_look"],
    ).execute(env=os.environ | SAME_SUMS | KERNEL)
    clean(notebook)
    for cell in notebook.cells:
        if cell.id in before:
            cell.outputs = kept_outputs(cell, before[cell.id])
    nbformat.validate(notebook)
    path.write_text(written(notebook), encoding="utf-8", newline="\n")


def written(notebook):
    """Return a notebook as the text of its file."""
    return nbformat.writes(notebook, version=4) + "\n"


def stored_outputs(notebook):
    """Return {cell id: outputs} of the cells that have any."""
    return {
        cell.id: cell.outputs for cell in notebook.cells if cell.get("outputs")
    }


def kept_outputs(cell, before):
    """Return a cell's outputs, with those from before that stay."""
    if "nbval-ignore-output" in cell.metadata.get("tags", []):
        for output in before:
            if "execution_count" in output:  # a cell above came or went
                output.execution_count = cell.execution_count
        return before
    for new, old in zip(cell.outputs, before):
        pictures = [one.get("data", {}).get("image/png") for one in (old, new)]
        if all(pictures) and looks_alike(*map(base64.b64decode, pictures)):
            new.data["image/png"] = pictures[0]
    return cell.outputs


def clean(notebook):
    """Remove from an executed notebook all that a second run would change."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {
                "display_name": "Python 3",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [
                clean_output(output)
                for output in merge_streams(cell.outputs)
                if not is_widget(output)
            ]


def merge_streams(outputs):
    """Join neighbouring outputs of the same stream into one."""
    merged = []
    for output in outputs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and output.output_type == last.output_type == "stream"
            and output.name == last.name
        ):
            last.text += output.text
        else:
            merged.append(output)
    return merged


def is_widget(output):
    """Say whether an output is a live widget, dead in a stored notebook."""
    return "application/vnd.jupyter.widget-view+json" in output.get("data", {})


def clean_output(output):
    """Return one output without paths, addresses, colours and our frames."""
    if output.output_type == "error":
        output.evalue = replace_volatile(output.evalue)
        output.traceback = short_traceback(output)
    elif output.output_type == "stream":
        output.text = replace_volatile(output.text)
    elif "text/plain" in output.get("data", {}):
        output.data["text/plain"] = replace_volatile(output.data["text/plain"])
    return output


def replace_volatile(text):
    """Replace kernel paths, process ids and memory addresses."""
    for pattern, replacement in VOLATILE:
        text = pattern.sub(replacement, text)
    return text


def short_traceback(output):
    """Keep of a traceback the cell's own frames and the message.

    Arguments:
        output: an error output; its `traceback` is a list of text blocks.

    Returns:
        a list of plain lines: a heading, the frames, the message.
    """
    kept, keeping = [], False
    blocks = [replace_volatile(ANSI.sub("", b)) for b in output.traceback]
    for line in "\n".join(blocks[:-1]).splitlines():
        if FRAME.match(line):
            keeping = True
        elif OTHER_FRAME.match(line):
            keeping = False
        if keeping and line.strip():
            kept.append(line)
    heading = "Traceback (most recent call last):"
    return [heading, *kept, f"{output.ename}: {output.evalue}"]


def main(argv=None):
    """Run the notebooks named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--refresh", action="store_true")
    arguments = parser.parse_args(argv)
    for path in arguments.notebooks or stored_notebooks():
        print(f"running {path}", flush=True)
        run(path, arguments.refresh)
    return 0


if __name__ == "__main__":
    sys.exit(main())
