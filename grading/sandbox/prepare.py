"""Make what the sandboxes of an exercise share, once, and keep it.

The compilation cache is filled from the worked solution, never from student
code; the sandboxes of students may only read it, and what the solution's own
functions were compiled to is not in it.
"""

import compileall
import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jax
import matplotlib
import matplotlib.font_manager  # makes the list of fonts
import optax

from grading.exercise import (
    public_calls,
    rounds_of,
    secret_calls,
    template,
)
from grading.sandbox import kit
from grading.sandbox.bubblewrap import Box, Limits
from grading.sandbox.hear import hear

TAKE_FUNCTIONS = {"associative_scan", "cond", "fori_loop", "map", "reduce"}
TAKE_FUNCTIONS |= {"scan", "switch", "vectorize", "while_loop"}
# Between the cells as they are handed out and the worked solution.
GIVEN = "given"
NOTE_GIVEN = f"""
import pathlib as _pathlib
import jax as _jax
_folder = _pathlib.Path(_jax.config.jax_compilation_cache_dir)
_given = "\\n".join(path.name for path in _folder.iterdir())
(_folder / {GIVEN!r}).write_text(_given)
"""


@dataclass(frozen=True)
class Prepared:
    """Folders that exist: a kit for each run, and a cache."""

    kits: tuple
    cache: Path


@cache
def prepare(stem, trusted=False):
    """Return what the sandboxes of an exercise share; make it if need be.

    Arguments:
        stem: the exercise, "05_training_loop".
        trusted: whether the worked solution runs without a sandbox.

    Raises:
        ValueError: there is no such exercise.
        RuntimeError: the worked solution does not run in the sandbox.
    """
    runs = rounds_of(stem)
    home = folder_of(stem)
    if not home.is_dir():
        home.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=home.parent))
        made.chmod(0o755)
        try:
            make(made, stem, runs, trusted)
            with suppress(OSError):  # another was faster: as good
                made.rename(home)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    kits = tuple(home / f"run-{n}" for n in range(len(runs)))
    return Prepared(kits, home / "cache")


def folder_of(stem):
    """Return where the folders of this version of an exercise are kept."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    versions = f"jax-{jax.__version__}-{kit.version_of(stem)}"
    return Path(base) / "train-a-network" / "grading" / f"{stem}-{versions}"


def make(folder, stem, runs, trusted):
    """Write kits and cache into a folder."""
    store = folder / "cache"
    for name in ("jax", "fonts"):
        (store / name).mkdir(parents=True)
    fonts = Path(matplotlib.get_cachedir())
    for path in fonts.glob("fontlist-*.json"):
        shutil.copy(path, store / "fonts")
    (store / "jax").chmod(0o777)
    for number, run in enumerate(runs):
        place = folder / f"run-{number}"
        place.mkdir()
        kit.build(place, run.withheld)
        compileall.compile_dir(place, quiet=2)
        box = Box(place, os.getpid() % 4000, store, True, trusted)
        fill(box, stem, run)
        forget_solution(store / "jax", run.withheld)
    (store / "jax").chmod(0o755)


def forget_solution(folder, withheld):
    """Delete what students could load and run as their answer.

    A program is kept under the name of its function: "jit_cap-...".  Only
    those of the libraries' own functions stay, without the ones that take a
    function, whose programs hold all that it does; and those of the cells
    that every student has.
    """
    given = (folder / GIVEN).read_text().split()
    for path in {*folder.iterdir()} - {folder / name for name in given}:
        name = path.name.removeprefix("jit_").partition("-")[0]
        own = name.startswith("_threefry") or any(
            hasattr(module, name) or hasattr(module, name.lstrip("_"))
            for module in (jax.lax, jax.numpy, jax.random, optax.tree_utils)
        )
        if not own or name in TAKE_FUNCTIONS | withheld:
            path.unlink()


def fill(box, stem, run):
    """Run the worked solution, so that all it compiles is in the cache.

    What the cells compile as they are handed out is noted beside it.
    """
    path = kit.ROOT / "solutions" / f"{stem}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    heard = hear(
        box,
        [*template(stem), NOTE_GIVEN, *sources],
        public_calls(stem, run.labels),
        secret_calls(stem, run.labels, 0),
        Limits(cell_seconds=600, call_seconds=600, total_seconds=1200),
    )
    ended = [t for t in heard.troubles if t.kind != "raised"]
    if ended:
        raise RuntimeError(f"the worked solution of {stem} fails: {ended[0]}")
