"""Try the course on other versions: `make test-versions`.

    python -m tools.versions [ROW ...]

A row is a Python and an end of the table in `checks/tested_versions.json`,
such as 3.11-oldest; without names, all rows are tried whose Python this
machine has.  In each, lessons and solutions must agree with their stored
outputs as nbval compares them, and the helpers' own tests must pass.
Environments are kept in `.venvs`, and what JAX compiled in `.jax_cache`:
three versions of JAX compile for all rows.
"""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass

from checks.preflight import numbers, versions_table
from tools import ROOT
from tools.environments import (
    find_python,
    installed,
    make_environment,
    run_notebooks,
)
from tools.keep_compiled import keep_compiled
from tools.run_notebooks import KERNEL, stored_notebooks

# The oldest packages are tried on the oldest Python alone: newer ones have
# no builds of them.  Python 3.13 with JAX 0.7 is Colab, tests/test_colab.py.
ROWS = (
    "3.11-oldest",
    "3.11-stored",
    "3.11-newest",
    "3.12-stored",
    "3.12-newest",
    "3.13-stored",
    "3.13-newest",
    "3.14-stored",
    "3.14-newest",
)
UNTRIED = "untried: no such Python here"
# What running and comparing takes on top.
TOOLS = ("ipykernel", "pytest", "scipy")
UNIT_TESTS = (
    "tests/test_network.py",
    "tests/test_training.py",
    "tests/test_targets.py",
    "tests/test_overfitting.py",
    "tests/test_numpy_training.py",
    "tests/test_data.py",
    "tests/test_explorer_program.py",
    "tests/test_explorer_widgets.py",
)


@dataclass(frozen=True)
class Result:
    """What came out of one row."""

    row: str
    state: str  # "agrees", "differs", "does not install" or UNTRIED
    jax: str = "-"
    notebooks: str = "-"
    tests: str = "-"
    details: str = ""


def requirements(end, table):
    """Return the lines to install for one end of the table.

    >>> requirements("oldest", {"packages": {"jax": {"oldest": "0.7.0"}}})[0]
    'jax==0.7.0'
    """
    packages = table["packages"].items()
    if end == "newest":
        return [name for name, _ in packages] + list(TOOLS)
    return [f"{name}=={row[end]}" for name, row in packages] + list(TOOLS)


def try_row(row, notebooks, table):
    """Build the environment of one row, run everything, return a `Result`."""
    version, _, end = row.partition("-")
    python = find_python(version)
    if python is None:
        return Result(row, UNTRIED)
    try:
        lines = requirements(end, table)
        python = make_environment(row, python, lines, end == "newest")
    except RuntimeError as error:
        return Result(row, "does not install", details=str(error))
    found = run_notebooks(notebooks, python, KERNEL)
    failed = {path: text for path, text in found.items() if text}
    tests, packages = unit_tests(python), installed(python)
    return Result(
        row,
        "differs" if failed or tests else "agrees",
        packages["jax"],
        f"{len(found) - len(failed)} of {len(found)}",
        "failed" if tests else "passed",
        "\n".join(
            [*failed.values(), tests, newer_than_tested(packages, table)]
        ).strip(),
    )


def unit_tests(python):
    """Run the helpers' own tests; return what they say, "" if they pass.

    The tests' conftest.py starts a browser and stays out; the one beside
    pyproject.toml comes in by name, and with it the sandbox's flags of XLA,
    which must know them.  Warnings are no errors here: the oldest packages
    stand beside newer ones that warn of their use.
    """
    command = [python, "-m", "pytest", "-q", "--noconftest", "-p", "conftest"]
    options = ("filterwarnings=default", "addopts=")
    command += [part for option in options for part in ("-o", option)]
    command += ["-p", "no:cacheprovider", "--color=no"]
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    variables.pop("XLA_FLAGS", None)  # another XLA may not know this one's
    done = subprocess.run(
        [*command, *UNIT_TESTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=variables,
    )
    return (done.stdout + done.stderr) if done.returncode else ""


def newer_than_tested(found, table):
    """Return a line that names what is newer than the table's newest.

    `found` is as from `installed`; "" where nothing is newer.
    """
    newer = [
        f"{name} {found[name]}"
        for name, tested in table["packages"].items()
        if numbers(found[name]) > numbers(tested["newest"])
    ]
    told = "tested_versions.json does not know yet:"
    return f"{told} {', '.join(newer)}" if newer else ""


def table_of(results):
    """Return the lines of the table, one for each result."""
    head = Result("row", "state", "jax", "notebooks", "unit tests")
    return [
        f"{r.row:<13}{r.jax:<12}{r.notebooks:<12}{r.tests:<12}{r.state}"
        for r in (head, *results)
    ]


def main(argv=None):
    """Try the rows named on the command line, or all; print the table.

    Returns:
        0 where every row agrees whose Python was found, and one was; else 1.
    """
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help=" ".join(ROWS))
    rows = parser.parse_args(argv).rows
    for row in rows:
        if row not in ROWS:
            parser.error(f"there is no row {row}; there are {' '.join(ROWS)}")
    os.environ |= keep_compiled(ROOT / ".jax_cache" / "versions")
    results = []
    for row in rows or ROWS:
        print(f"trying {row}", flush=True)
        results.append(try_row(row, stored_notebooks(), versions_table()))
        if results[-1].details:
            print(results[-1].details, flush=True)
    print(*table_of(results), sep="\n")
    states = {result.state for result in results} - {UNTRIED}
    return 0 if states == {"agrees"} else 1


if __name__ == "__main__":
    sys.exit(main())
