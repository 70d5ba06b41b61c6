"""Run a program where it can do no harm: bubblewrap, limits, one pipe.

Inside there is no network and nothing of this machine but a read-only
Python: /usr, the interpreter, its packages, and the folders that are handed
in.  /tmp is private, and small.  As root, the program is dropped to an
ordinary user that no one else is.  Memory that no process is charged for is
refused; see `seccomp.py`.  Where systemd runs, a cgroup holds what all its
processes use together.
"""

import os
import shutil
import site
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from checks.preflight import numbers
from grading import ROOT
from grading.sandbox.seccomp import filter_file

ADVICE = (
    "Student code runs in bubblewrap, which is not here: install it (Debian, "
    "Ubuntu: apt install bubblewrap; Windows: grade inside WSL2), or give "
    "--trust-submissions to run submissions without a sandbox."
)
MB = 1_000_000
FIRST_USER = 61_000  # and the numbers after it: a user for each sandbox


def xla_flags(jaxlib):
    """Return flags of XLA for what students compile, which no cache can hold.

    It takes half the time to compile, and runs as fast.  A flag that XLA does
    not know ends the process: jaxlib 0.11.0 knows both, 0.11.2 one.

    >>> xla_flags("0.12.0.1")
    '--xla_backend_optimization_level=2'
    """
    level = "--xla_backend_optimization_level=2"
    known = numbers(jaxlib) < (0, 11, 1)
    return f"{level} --xla_cpu_use_fusion_emitters=false" if known else level


ENVIRONMENT = {
    # Otherwise the cache's path is part of each key, and a moved one is new.
    "JAX_PERSISTENT_CACHE_ENABLE_XLA_CACHES": "none",
    "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
    "JAX_PLATFORMS": "cpu",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "PATH": "/usr/bin:/bin",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "XLA_FLAGS": xla_flags(version("jaxlib")),
}


@dataclass(frozen=True)
class Limits:
    """What one submission may use."""

    cell_seconds: float = 60  # of the clock, for one cell
    call_seconds: float = 20  # of the clock, for one call of one function
    total_seconds: float = 300  # of the clock, for the whole submission
    cpu_seconds: int = 300  # of the processor, for one process
    memory: int = 4_000 * MB  # bytes, of all its processes together
    disk: int = 100 * MB  # bytes in /tmp, and of one file
    answers: int = 100 * MB  # bytes that it may hand back
    processes: int = 256  # and threads


@dataclass(frozen=True)
class Box:
    """What one sandbox is made of."""

    kit: Path  # put at /course: what may be imported
    slot: int = 0  # which of those that run at once: its user's number
    cache: Path | None = None  # put at /cache
    fill: bool = False  # whether the cache may be written
    trusted: bool = False  # no walls at all


def why_not():
    """Return why no sandbox can be had here, in one line; "" if it can."""
    if not all(map(shutil.which, ("bwrap", "prlimit", "setpriv"))):
        return ADVICE
    tried = subprocess.run(
        [*walls(Box(ROOT), Limits()), "/usr/bin/true"],
        capture_output=True,
        text=True,
    )
    if tried.returncode:
        last = (tried.stderr.strip().splitlines() or ["it says nothing"])[-1]
        return f"bubblewrap does not work here: {last}"
    return ""


def command_of(box, limits):
    """Return the command that starts a worker, and its environment."""
    if box.trusted:
        places = {"PYTHONPATH": str(box.kit), "MPLCONFIGDIR": ""}
        if box.cache:
            places |= cache_places(box.cache, box.fill)
        worker = [sys.executable, "-m", "grading.sandbox.worker"]
        return worker, {**os.environ, **ENVIRONMENT, **places}
    places = {"PYTHONPATH": "/course", "MPLCONFIGDIR": "/tmp/fonts"}
    if box.cache:
        places |= cache_places(Path("/cache"), box.fill)
    variables = {"HOME": "/tmp", **ENVIRONMENT, **places}
    settings = [f"{name}={value}" for name, value in variables.items()]
    worker = ["/usr/bin/env", *settings, sys.executable, "-m"]
    return [*walls(box, limits), *worker, "grading.sandbox.worker"], None


def cache_places(folder, fill):
    """Return the variables that name what the cache holds.

    Who may not fill it does not try: that would warn in students' functions.
    """
    return {
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0" if fill else "1e9",
        "JAX_COMPILATION_CACHE_DIR": str(folder / "jax"),
        "FONT_CACHE": str(folder / "fonts"),
    }


def walls(box, limits):
    """Return the command before the command: bubblewrap and its limits."""
    command = [*cgroup(limits), *bubblewrap()]
    command += ["--die-with-parent", "--new-session"]
    command += ["--clearenv"]
    command += ["--unshare-ipc", "--unshare-pid", "--unshare-net"]
    command += ["--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"]
    command += [*system_folders(), "--proc", "/proc", "--dev", "/dev"]
    for folder in ("/dev/shm", "/tmp"):  # first: Python may lie under /tmp
        command += ["--size", limits.disk, "--perms", "1777"]
        command += ["--tmpfs", folder]
    for folder in python_folders():
        command += [*made_parents(folder), "--ro-bind", folder, folder]
    for folder in own_copies():
        command += ["--tmpfs", folder, "--remount-ro", folder]
    command += ["--ro-bind", box.kit, "/course"]
    if box.cache:
        command += ["--bind" if box.fill else "--ro-bind", box.cache, "/cache"]
    command += ["--remount-ro", "/dev", "--remount-ro", "/"]
    command += ["--chdir", "/tmp", *as_ordinary_user(box.slot)]
    return [str(part) for part in [*command, *limit_command(limits)]]


@cache
def cgroup(limits):
    """Return what puts a program into a cgroup, or nothing without systemd.

    There is room for more than its processes may hold, which `talk.py`
    watches, and for both its disks: who is at a limit is told which.
    """
    room = limits.memory + limits.memory // 4 + 2 * limits.disk
    command = ["systemd-run", "--scope", "--quiet", "--collect"]
    command += ["--user"] if os.geteuid() else []
    command += [f"--property=MemoryMax={room}", "--property=MemorySwapMax=0"]
    command += [f"--property=TasksMax={limits.processes + 16}"]
    tried = [*command, "/usr/bin/true"]
    try:
        ended = subprocess.run(tried, capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [] if ended.returncode else command


def bubblewrap():
    """Return what starts bubblewrap, with the filter of system calls."""
    path = filter_file()
    if path is None:
        return ["bwrap"]
    # bubblewrap reads it from an open file, which the shell opens anew.
    opened = ["/bin/sh", "-c", 'exec bwrap --seccomp 9 "$@" 9<"$0"']
    return [*opened, path]


def system_folders():
    """Return what shows the system's programs and libraries."""
    shown = ["--ro-bind", "/usr", "/usr"]
    for name in ("/bin", "/lib", "/lib64"):
        path = Path(name)
        if path.is_symlink():
            shown += ["--symlink", os.readlink(path), name]
        elif path.exists():
            shown += ["--ro-bind", name, name]
    return [*shown, "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]


def python_folders():
    """Return the folders of this Python that do not lie under /usr."""
    interpreter = Path(sys.executable).resolve().parent.parent
    found = dict.fromkeys([Path(sys.base_prefix), interpreter])
    found |= dict.fromkeys([Path(sys.prefix)])
    return [path for path in found if Path("/usr") not in path.parents]


def own_copies():
    """Return folders where an installed course would show its answers."""
    sites = [Path(folder) for folder in site.getsitepackages()]
    return [
        folder / name
        for folder in sites
        for name in ("explorer", "helpers", "checks", "grading", "solutions")
        if (folder / name).is_dir()
    ]


def made_parents(folder):
    """Return what makes the folders above one, open to any user."""
    made = []
    for parent in reversed(folder.parents[:-1]):
        made += ["--perms", "0755", "--dir", parent]
    return made


def as_ordinary_user(slot):
    """Return what makes the program run as no one in particular.

    Root leaves all power behind; anyone else gets a world of users in which
    there is no one but itself.
    """
    if os.geteuid():
        return ["--unshare-user"]
    user = str(FIRST_USER + slot)
    return [
        *("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"),
        *("--cap-add", "CAP_SETPCAP", "/usr/bin/setpriv"),
        *("--reuid", user, "--regid", user, "--clear-groups"),
        *("--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"),
    ]


def limit_command(limits):
    """Return the command that sets the limits of one process."""
    return [
        "/usr/bin/prlimit",
        f"--nproc={limits.processes}",
        f"--as={limits.memory}",
        f"--cpu={limits.cpu_seconds}",
        f"--fsize={limits.disk}",
        "--nofile=256",
        "--core=0",
    ]
