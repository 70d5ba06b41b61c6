"""Say in one sentence what to expect of the versions that are installed.

    import checks
    checks.preflight()

Only names and numbers are looked up; JAX is not imported, since it may be
what is broken.  `tested_versions.json` beside this file says what was tested;
`make test-versions` runs the course on its two ends.
"""

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files


def preflight():
    """Print one sentence: which numbers, or which trouble, to expect.

    >>> preflight()  # doctest: +ELLIPSIS
    Python 3...
    """
    print(expectation(installed_versions(), versions_table()))


def versions_table():
    """Return the table of tested versions, a dict.

    `python` and each entry of `packages` name the oldest and the newest
    version that was tested, and the one that the outputs were stored with.
    """
    text = (files("checks") / "tested_versions.json").read_text("utf-8")
    return json.loads(text)


def installed_versions():
    """Return {name: version}; None stands for a package that is missing.

    >>> list(installed_versions())[:3]
    ['python', 'jax', 'jaxlib']
    """
    found = {"python": "{}.{}".format(*sys.version_info)}
    for name in versions_table()["packages"]:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def expectation(installed, table):
    """Return the sentence; of several troubles, the worst speaks.

    Arguments:
        installed: {name: version}, as from `installed_versions`.
        table: as from `versions_table`.

    Returns:
        one sentence; a trouble is named together with its cure.
    """
    for look in (missing, older, known_bad, mismatch, newer):
        sentence = look(installed, table)
        if sentence:
            return sentence
    python, jax = installed["python"], installed["jax"]
    tested = {"python": table["python"], **table["packages"]}
    if all(installed[name] == row["stored"] for name, row in tested.items()):
        return (
            f"Python {python}, jax {jax} and the rest are the versions that "
            "the outputs were stored with: expect the printed numbers, digit "
            "for digit."
        )
    return (
        f"Python {python}, jax {jax} and the rest lie within what was "
        "tested: expect the printed numbers, to the digits shown."
    )


def missing(installed, _):
    """Return what to say where packages are missing, or None."""
    names = [name for name, found in installed.items() if found is None]
    if not names:
        return None
    return (
        f"{join(names)} {'is' if len(names) == 1 else 'are'} not installed "
        "in this Python, so imports will fail: choose the kernel in .venv, "
        f"or run !pip install {' '.join(names)} and restart the kernel."
    )


def older(installed, table):
    """Return what to say where something is too old, or None."""
    if numbers(installed["python"]) < numbers(table["python"]["oldest"]):
        return (
            f"Python {installed['python']} is older than the oldest tested, "
            f"{table['python']['oldest']}: expect cells that fail, and "
            "install a newer Python."
        )
    found = {
        name: row["oldest"]
        for name, row in table["packages"].items()
        if numbers(installed[name]) < numbers(row["oldest"])
    }
    if not found:
        return None
    named = join([f"{name} {installed[name]}" for name in found])
    wanted = " ".join(f'"{name}>={low}"' for name, low in found.items())
    return (
        f"{named} {'is' if len(found) == 1 else 'are'} older than the oldest "
        f"tested: expect cells that fail, until !pip install {wanted} and a "
        "restart of the kernel."
    )


def known_bad(installed, table):
    """Return what to say where a version is known to be bad, or None."""
    for bad in table["known_bad"]:
        found = installed[bad["package"]]
        jax = numbers(installed["jax"])
        in_reach = jax >= numbers(bad.get("with_jax_from", "0"))
        if found in bad["versions"] and in_reach:
            return (
                f"{bad['package']} {found} {bad['what']}: run !{bad['cure']} "
                "and restart the kernel."
            )
    return None


def mismatch(installed, _):
    """Return what to say where jax would refuse its jaxlib, or None."""
    jax, jaxlib = installed["jax"], installed["jaxlib"]
    if numbers(jaxlib) <= numbers(jax):
        return None
    return (
        f"jax {jax} refuses the newer jaxlib {jaxlib}, so it cannot be "
        f'imported: run !pip install "jaxlib=={jax}" and restart the kernel.'
    )


def newer(installed, table):
    """Return what to say where something is newer than tested, or None."""
    tested = {"python": table["python"], **table["packages"]}
    found = [
        f"{name} {installed[name]}"
        for name, row in tested.items()
        if numbers(installed[name]) > numbers(row["newest"])
    ]
    if not found:
        return None
    named = join(found).replace("python", "Python")
    return (
        f"{named} {'is' if len(found) == 1 else 'are'} newer than what was "
        "tested: expect the lessons to run, and where a number or a message "
        "differs, suspect this first."
    )


def numbers(version):
    """Return a version's leading numbers as a tuple.

    >>> numbers("0.12.0.1") > numbers("0.12.0") > numbers("0.9.2rc1")
    True
    """
    match = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(part) for part in match[0].split("."))


def join(names):
    """Return names as a list in a sentence.

    >>> join(["jax", "numpy", "optax"])
    'jax, numpy and optax'
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
