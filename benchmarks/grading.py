"""What grading costs, against running the worked solution as a script.

    python -m benchmarks.grading [STEM ...]

The processor's time, of all processes together, medians of three; the same
interpreter, and a compilation cache that is warm for both.  The worker runs
without bubblewrap here, which hides its time and adds some 20 ms.  The script
is the worked solution, all its code cells in turn, its checks included.
The last lines are the memory of the grader itself, alone and with two
workers: a class of 2,000 against one of 100, of submissions whose grading
costs nothing.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from grading.grade import grade
from grading.sandbox.bubblewrap import ENVIRONMENT, cache_places
from grading.sandbox.prepare import prepare
from tools import ROOT

REPEATS = 3
SEED = 31_415
CLASSES = 100, 2_000
# One run of the command, with a grader that finds the same in all.
CHEAP = """
import resource, sys
from pathlib import Path
from grading.command import Grader, main
from grading.records import QuestionRecord, Record

folder, count = Path(sys.argv[1]), int(sys.argv[2])
for number in range(count):
    path = folder / "in" / f"student {number}" / "05_training_loop.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%d" % number + bytes(50_000))
question = QuestionRecord("q4", ("train_step",), "right", 3, 3)
record = Record("graded", questions=(question,))
grader = Grader(lambda *_, **__: record, lambda _: "1", print, lambda: "")
options = ["--exercise", "05_training_loop", "--jobs", sys.argv[3]]
options += ["--out", str(folder / "out")]
assert main([str(folder / "in"), *options], grader) == 0
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def cpu_seconds(function):
    """Return the processor's time that a call and its children take."""
    before = spent()
    function()
    return spent() - before


def spent():
    """Return what this process and its ended children have taken so far."""
    who = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    used = [resource.getrusage(each) for each in who]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def script_of(stem):
    """Return the worked solution as the text of a program."""
    path = ROOT / "solutions" / f"{stem}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    return "\n\n".join(code)


def run_script(text, folder):
    """Run a program with a compilation cache of its own."""
    places = cache_places(Path(folder), fill=True)
    variables = {**os.environ, **ENVIRONMENT, **places}
    variables["PATH"] = os.environ["PATH"]
    subprocess.run(
        [sys.executable, "-c", text],
        check=True,
        cwd=ROOT,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def row(stem):
    """Return one line of the table: both times, and their ratio."""
    prepare(stem, trusted=True)
    content = (ROOT / "solutions" / f"{stem}.ipynb").read_bytes()
    text = script_of(stem)
    with tempfile.TemporaryDirectory() as folder:
        ways = {
            "script": lambda: run_script(text, folder),
            "grading": lambda: grade(content, stem, SEED, trusted=True),
        }
        for way in ways.values():
            way()  # warms caches
        times = {name: [] for name in ways}
        for _ in range(REPEATS):
            for name, way in ways.items():
                times[name].append(cpu_seconds(way))
    middle = {name: statistics.median(t) for name, t in times.items()}
    return {
        "what": f"grading {stem} / its worked solution as a script",
        "ratio": round(middle["grading"] / middle["script"], 2),
        "time": f"{middle['grading']:.1f} s of the processor",
    }


def peak_memory(count, jobs):
    """Return the peak memory of grading a cheap class, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", CHEAP, folder, str(count), str(jobs)],
            check=True,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    return int(done.stdout.split()[-1]) / 1000  # Linux counts in kB


def memory_row(jobs):
    """Return a line of the table about the grader's own memory."""
    few, many = (peak_memory(count, jobs) for count in CLASSES)
    return {
        "what": f"grading, {jobs} at once: memory of the grader, "
        f"{CLASSES[1]} submissions / {CLASSES[0]}",
        "ratio": round(many / few, 2),
        "time": f"{many:.0f} MB",
    }


def main(stems):
    """Print the table for these exercises, or for all."""
    known = sorted(p.stem for p in (ROOT / "exercises").glob("*.ipynb"))
    for line in (*map(row, stems or known), *map(memory_row, (1, 2))):
        print(f"{line['ratio']:6.2f}  {line['what']} ({line['time']})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
