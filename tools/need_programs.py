"""Find the programs that pip cannot bring; install them as root on Debian.

Chromium runs the browser tests and prints the PDF; bubblewrap is the sandbox
of the grader.  WebKit is welcome: where it is not to be had, its tests are
skipped.
"""

import os
import shutil
import subprocess
import sys

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ADVICE = (
    "The browser tests need Chromium: install it (Debian, Ubuntu: apt install "
    "chromium; macOS: brew install --cask chromium), or set CHROMIUM to its "
    "path."
)
NO_SANDBOX = (
    "The grader's tests need bubblewrap: install it (Debian, Ubuntu: apt "
    "install bubblewrap); it exists for Linux only, on Windows use WSL2."
)
# Debian's package: the program in it.
WELCOME = {"webkit2gtk-driver": "WebKitWebDriver", "xvfb": "Xvfb"}


def find_chromium():
    """Return the path of Chromium, or None where there is none.

    The environment variable CHROMIUM goes first.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def missing():
    """Return {Debian's package: what to say} of the programs not found."""
    found = {
        "chromium": (find_chromium(), ADVICE),
        "bubblewrap": (shutil.which("bwrap"), NO_SANDBOX),
    }
    return {name: says for name, (path, says) in found.items() if not path}


def install(packages):
    """Install Debian packages without asking anyone."""
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(["apt-get", "update"], **quiet)
    command = ["apt-get", "install", "--yes", "--quiet=2"]
    command += ["--no-install-recommends", *packages]
    subprocess.run(command, **quiet)


def main():
    """Install what is missing where that is possible; else say what is."""
    welcome = [
        name for name, path in WELCOME.items() if not shutil.which(path)
    ]
    wanted = [*missing(), *welcome]
    if wanted and shutil.which("apt-get") and os.geteuid() == 0:
        install(wanted)
    for says in missing().values():
        print(says, file=sys.stderr)
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main())
