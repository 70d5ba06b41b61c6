"""Find Chromium for the browser tests; install it as root on Debian."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ADVICE = (
    "The browser tests need Chromium: install it (Debian, Ubuntu: apt install "
    "chromium; macOS: brew install --cask chromium), or set CHROMIUM to its "
    "path."
)


def find_chromium():
    """Return the path of Chromium, or None where there is none.

    The environment variable CHROMIUM goes first.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def main():
    """Install Chromium where that is possible without asking anyone."""
    if find_chromium():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ["apt-get", "install", "--yes", "--quiet=2"]
        quiet = {"stdout": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update"], check=True, **quiet)
        subprocess.run(
            [*install, "--no-install-recommends", "chromium"],
            check=True,
            **quiet,
        )
    if find_chromium():
        return 0
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
