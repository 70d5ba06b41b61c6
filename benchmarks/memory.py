"""Measure the memory and the processor time that one student needs.

    make memory

Each lesson runs in a kernel of its own, as JupyterLab would run it; in
lesson 05 every slider of the explorer is then moved.  The figures go between
the marks of reference/hosting.md.  Linux only: they are read from /proc.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tools import ROOT

PAGE = ROOT / "reference" / "hosting.md"
MARKED = re.compile(r"(?s)(<!-- measured -->\n).*?(<!-- /measured -->)")
CLASSES = (30, 300, 3_000)
# The share of a class that works at the same time, and the minutes over
# which a lesson's processor time is spread.
AT_ONCE = 0.5
MINUTES = 45
# What a curious student does: some forty moves.
MOVES = """
from IPython.display import display
from explorer import Explorer
from explorer.settings import MENUS
explorer = Explorer()
display(explorer)
for rate in range(1, 21):
    explorer.learning_rate = 0.01 * rate
for num_steps in range(100, 1_100, 100):
    explorer.num_steps = num_steps
for num_hidden in (1, 3, 2):
    explorer.num_hidden = num_hidden
for name, values in MENUS.items():
    for value in values:
        setattr(explorer, name, value)
"""


def peak_megabytes(pid):
    """Return the largest resident memory of a process so far, in MB."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", text)[1]) / 1_000


def cpu_seconds(pid):
    """Return the processor time that a process has used, in seconds."""
    text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    fields = text.rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def measure(path, extra=""):
    """Run a notebook, then the code `extra`, in one kernel.

    Returns:
        The kernel's peak memory in MB and its processor time in seconds.
    """
    notebook = nbformat.read(path, as_version=4)
    if extra:
        notebook.cells.append(nbformat.v4.new_code_cell(extra))
    client = NotebookClient(
        notebook, timeout=600, resources={"metadata": {"path": path.parent}}
    )
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        pid = client.km.provisioner.process.pid
        return peak_megabytes(pid), cpu_seconds(pid)


def measure_server():
    """Start JupyterLab without a notebook; return its peak memory in MB.

    Raises:
        RuntimeError: it ended before it said that it listens.
    """
    command = [sys.executable, "-m", "jupyterlab", "--no-browser"]
    command += ["--allow-root", "--ServerApp.port=0"]
    command += ["--ServerApp.ip=127.0.0.1", f"--notebook-dir={ROOT}"]
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as server:
        try:
            for line in server.stderr:
                if "/lab?token=" in line:
                    return peak_megabytes(server.pid)
        finally:
            server.terminate()
            server.stderr.read()
    raise RuntimeError("JupyterLab did not start")


def class_rows(memory, seconds):
    """Return the table's rows for the class sizes.

    Arguments:
        memory: MB that one student needs, server and kernel together.
        seconds: processor time that one lesson takes.

    >>> class_rows(500, 30)[0]
    '| 30 | 15 | 8 GB | 1 |'
    """
    rows = []
    for students in CLASSES:
        at_once = round(students * AT_ONCE)
        gigabytes = -(-at_once * memory // 1_000)
        cores = max(1, -(-at_once * seconds // (MINUTES * 60)))
        rows.append(
            f"| {students:,} | {at_once:,} | {gigabytes:,.0f} GB "
            f"| {cores:,.0f} |"
        )
    return rows


def tables(results, server):
    """Return both tables of the page as Markdown.

    Arguments:
        results: {lesson: (MB, seconds)}.
        server: MB of one JupyterLab server.
    """
    lines = ["| lesson | memory of its kernel | processor time |"]
    lines += ["|---|---|---|"]
    for name, (memory, seconds) in results.items():
        lines.append(f"| {name} | {memory:,.0f} MB | {seconds:.0f} s |")
    peak = max(memory for memory, _ in results.values()) + server
    slowest = max(seconds for _, seconds in results.values())
    lines += [
        "",
        f"JupyterLab's own server takes {server:.0f} MB more per student, so "
        f"one student with one lesson open needs {peak:,.0f} MB.",
        "",
        "| class | at work at once | memory | processor cores |",
        "|---|---|---|---|",
        *class_rows(peak, slowest),
    ]
    return "\n".join(lines) + "\n"


def main():
    """Measure every lesson and write the tables."""
    results = {}
    for path in sorted((ROOT / "lessons").glob("[0-9]*.ipynb")):
        name = path.stem.replace("_", " ")
        results[name] = measure(path)
        print(name, *map(round, results[name]), flush=True)
        if path.stem == "05_training_loop":
            name += ", every slider of the explorer moved"
            results[name] = measure(path, MOVES)
            print(name, *map(round, results[name]), flush=True)
    text = PAGE.read_text(encoding="utf-8")
    made = tables(results, measure_server())
    text = MARKED.sub(lambda match: match[1] + made + match[2], text)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
