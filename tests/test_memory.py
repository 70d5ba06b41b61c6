"""The tables of the page on hosting follow from what was measured."""

import os
import re
import subprocess
import sys

import pytest

from benchmarks.memory import (
    MARKED,
    class_rows,
    cpu_seconds,
    peak_megabytes,
    tables,
)
from lessons import LESSONS, ROOT

PAGE = (ROOT / "reference" / "hosting.md").read_text(encoding="utf-8")
ROW = re.compile(r"(?m)^\| (\d\d [^|]+) \| ([\d,]+) MB \| (\d+) s \|$")
linux = pytest.mark.skipif(
    not os.path.exists("/proc/self/status"), reason="read from /proc: Linux"
)


def test_every_lesson_is_in_the_table_and_the_explorer_too():
    names = [name for name, _, _ in ROW.findall(PAGE)]
    assert len([n for n in names if "explorer" in n]) == 1
    stems = [n.replace(" ", "_") for n in names if "explorer" not in n]
    assert stems == [path.stem for path in LESSONS]


def test_the_class_table_follows_from_the_measured_rows():
    results = {
        name: (int(memory.replace(",", "")), int(seconds))
        for name, memory, seconds in ROW.findall(PAGE)
    }
    server = int(re.search(r"takes (\d+) MB more", PAGE)[1])
    made = tables(results, server)
    # What was measured is rounded on the page: up to a unit may be lost.
    numbers = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", made)]
    shown = MARKED.search(PAGE)[0]
    on_page = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", shown)]
    assert len(numbers) == len(on_page)
    for ours, theirs in zip(numbers, on_page):
        assert abs(ours - theirs) <= 1 + 0.001 * theirs


def test_a_class_of_thirty_needs_fifteen_times_a_student():
    assert class_rows(1_000, 90)[0] == "| 30 | 15 | 15 GB | 1 |"
    assert class_rows(1_000, 90)[2] == "| 3,000 | 1,500 | 1,500 GB | 50 |"


@linux
def test_the_peak_and_the_processor_time_of_a_process_are_seen():
    code = "x = bytearray(200_000_000); sum(range(3_000_000)); "
    code += "del x; print(flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], **pipes) as process:
        process.stdout.readline()
        assert 200 < peak_megabytes(process.pid) < 300
        assert cpu_seconds(process.pid) > 0
        process.stdin.close()
