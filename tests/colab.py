"""Colab on this machine: its versions, an empty folder, no other host.

`tests/test_colab.py` uses it.  What is as in Colab: Python's version where
the machine has it, the packages of `colab.txt`, pip installing `helpers` from
the address in the setup cell with git, build isolation included.  What is
not: git is sent to this checkout instead of the address, and pip finds the
one package that building takes, setuptools, in a folder beside the
environment, since no host but this machine can be reached.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tools import ROOT
from tools.address import stored_address
from tools.environments import (
    FOLDER,
    find_python,
    make_environment,
    said,
)

PINS = Path(__file__).with_name("colab.txt")
NOTEBOOKS = [
    path
    for folder in ("lessons", "exercises", "solutions")
    for path in sorted((ROOT / folder).glob("[0-9]*.ipynb"))
]
# Put on the path of every Python there, this stops all that would leave the
# machine: names are not looked up, and addresses are not connected to.
BLOCK = '''\
import sys


def block(event, arguments):
    """Refuse every host but this one."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in ("127.0.0.1", "::1", "localhost", "", None):
        raise OSError(f"{host} cannot be reached from this test")


sys.addaudithook(block)
'''


def pins():
    """Return Colab's Python version, and the lines that pin its packages."""
    text = PINS.read_text(encoding="utf-8")
    version = re.search(r"(?m)^# python ([\d.]+)$", text)[1]
    return version, re.findall(r"(?m)^[a-z]+==\S+$", text)


def nearest_python(version):
    """Return (path, version) of the interpreter nearest to Colab's.

    Raises:
        RuntimeError: the machine has none from 3.11 on.
    """
    minor = int(version.split(".")[1])
    others = sorted(range(11, 15), key=lambda other: abs(other - minor))
    for other in others:
        path = find_python(f"3.{other}")
        if path:
            return path, f"3.{other}"
    raise RuntimeError("no Python from 3.11 on was found")


def build():
    """Build Colab's environment, or take the one that is there.

    Returns:
        (the path of its Python, that Python's version); `helpers` is not
        installed in it.
    """
    version, lines = pins()
    path, found = nearest_python(version)
    python = make_environment(f"colab-{found}", path, lines)
    wheels = FOLDER / "wheels"
    if not any(wheels.glob("setuptools-*.whl")):
        download = ["-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run(
            [python, *download, "--dest", wheels, "setuptools>=77"], check=True
        )
    remove_helpers(python)
    # matplotlib lists the machine's fonts when it first runs, and says so.
    subprocess.run(
        [python, "-c", "import matplotlib.pyplot"],
        check=True,
        capture_output=True,
    )
    return python, found


def remove_helpers(python):
    """Uninstall `helpers`, if it is there."""
    uninstall = ["-m", "pip", "uninstall", "--quiet", "--yes"]
    subprocess.run(
        [python, *uninstall, "train-a-network"],
        check=True,
        capture_output=True,
    )


def snapshot(folder):
    """Commit the working tree as it is to a repository in `folder`.

    Everything counts that git would add: changed files, and new ones too.
    """
    listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = said(["git", "-C", ROOT, *listing]).split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    author = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    for command in (
        ["init", "--quiet", "--initial-branch=published"],
        ["add", "--all", "--force"],
        [*author, "commit", "--quiet", "--message=as it is"],
    ):
        subprocess.run(["git", "-C", folder, *command], check=True)


def environment(folder, repository):
    """Return the variables under which nothing leaves this machine.

    Arguments:
        folder: an empty folder for what the variables point to.
        repository: what git takes in place of the course's address; None
            makes the address one that cannot be reached.
    """
    (folder / "sitecustomize.py").write_text(BLOCK, encoding="utf-8")
    to = repository.as_uri() if repository else "file:///nowhere"
    (folder / "gitconfig").write_text(
        f'[url "{to}"]\n\tinsteadOf = {stored_address()}\n', encoding="utf-8"
    )
    proxies = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
    return {
        **dict.fromkeys(proxies, "http://127.0.0.1:9"),
        "PYTHONPATH": str(folder),
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        "GIT_ALLOW_PROTOCOL": "file",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": (FOLDER / "wheels").as_uri(),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
