"""The sandbox: what it says where there is none, and what holds in it."""

import os
import re
import subprocess

import pytest
from handed_in import ANSWERS, FULL, STEM, notebook

from grading import ROOT
from grading.grade import grade
from grading.sandbox import bubblewrap as module
from grading.sandbox.bubblewrap import (
    ADVICE,
    Box,
    Limits,
    command_of,
    walls,
    why_not,
)

LIMITS = Limits(disk=1_000_000)
LISTEN = """
from jax import monitoring
found = []
monitoring.register_event_listener(
    lambda event, **_: event.endswith("/cache_hits") and found.append(event)
)
"""


def inside(*command):
    """Run a command within the walls; return what it prints."""
    return subprocess.run(
        [*walls(Box(ROOT / "grading"), LIMITS), *command],
        capture_output=True,
        text=True,
    )


def test_without_bubblewrap_one_line_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert why_not() == ADVICE
    assert "apt install bubblewrap" in ADVICE and "WSL2" in ADVICE


def test_a_sandbox_that_does_not_start_is_reported(monkeypatch):
    monkeypatch.setattr(module, "limit_command", lambda _: ["/no/such"])
    assert why_not().startswith("bubblewrap does not work here: ")


def test_no_one_in_particular_runs_in_it():
    said = inside("/usr/bin/id", "-u").stdout.strip()
    assert said == str(os.geteuid() or module.FIRST_USER)
    status = inside("/usr/bin/cat", "/proc/self/status").stdout
    assert "CapEff:\t0000000000000000" in status
    assert "NoNewPrivs:\t1" in status


def test_nothing_of_the_project_is_to_be_seen_in_it():
    for path in (ROOT / "solutions", ROOT / "helpers", ROOT / "tests"):
        assert inside("/usr/bin/test", "-e", str(path)).returncode == 1


def test_its_limits_are_those_that_were_asked_for():
    said = inside("/usr/bin/prlimit", "--noheadings", "--raw").stdout
    found = {line.split()[0]: line.split()[-2] for line in said.splitlines()}
    assert found["AS"] == str(LIMITS.memory)
    assert found["FSIZE"] == str(LIMITS.disk)
    assert found["NPROC"] == str(LIMITS.processes)
    assert found["CPU"] == str(LIMITS.cpu_seconds)


@pytest.fixture
def systemd(monkeypatch, tmp_path):
    """Let a stand-in for `systemd-run` note what it is asked for."""
    stand_in = tmp_path / "systemd-run"
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    module.cgroup.cache_clear()

    def install(last):
        stand_in.write_text(
            f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n'
            'while [ "${1#--}" != "$1" ]; do shift; done\n' + last
        )
        stand_in.chmod(0o755)
        return tmp_path / "asked"

    yield install
    module.cgroup.cache_clear()


def test_where_systemd_runs_a_cgroup_bounds_all_processes(systemd):
    asked = systemd('exec "$@"\n')
    result = grade(notebook(*ANSWERS), STEM, seed=1)
    assert result.points == FULL
    lines = asked.read_text().splitlines()
    started = [line for line in lines if not line.endswith("/usr/bin/true")]
    assert lines[0] not in started and started
    for line in started:
        assert "--scope" in line and "bwrap" in line
        room = int(re.search(r"MemoryMax=(\d+)", line)[1])
        assert 1 < room / Limits().memory < 1.5
        assert "MemorySwapMax=0" in line and "TasksMax=" in line


def test_a_systemd_that_refuses_is_not_asked_again(systemd):
    asked = systemd("exit 1\n")
    assert inside("/usr/bin/true").returncode == 0
    assert inside("/usr/bin/true").returncode == 0
    assert len(asked.read_text().splitlines()) == 1


def test_programs_are_compiled_alike_with_walls_and_without(monkeypatch):
    monkeypatch.setenv("XLA_FLAGS", "--of_the_instructor=1")
    command, _ = command_of(Box(ROOT), LIMITS)
    _, environment = command_of(Box(ROOT, trusted=True), LIMITS)
    assert f"XLA_FLAGS={environment['XLA_FLAGS']}" in command
    assert "of_the_instructor" not in environment["XLA_FLAGS"]


def test_its_disk_is_small_and_private():
    before = inside("/usr/bin/ls", "/tmp").stdout
    script = "head -c 3000000 /dev/zero > /tmp/a; wc -c < /tmp/a"
    written = inside("/usr/bin/sh", "-c", script).stdout
    assert 0 < int(written) <= LIMITS.disk
    assert inside("/usr/bin/ls", "/tmp").stdout == before


def test_trusted_submissions_get_the_same_marks_without_walls(monkeypatch):
    monkeypatch.setattr(module, "walls", pytest.fail)
    cells = [LISTEN, *ANSWERS, "raise ValueError(f'{len(found)} of them')"]
    record = grade(notebook(*cells), STEM, 1, trusted=True)
    assert (record.points, record.status) == (FULL, "graded")
    # What the worked solution compiled was found, though its folder moved.
    (trouble,) = record.troubles
    assert trouble.message.endswith(" of them (line 1 of the cell)")
    assert int(trouble.message.split()[1]) > 10
