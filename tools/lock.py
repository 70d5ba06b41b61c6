"""Write constraints.txt: every version that the requirements bring along.

Needs uv, which resolves for all systems at once: `pip install uv`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import ROOT

HEAD = """\
# Derived: make lock.  Every version that requirements*.txt bring along, for
# Python 3.11 to 3.14 on Linux, macOS and Windows.
"""


def direct_requirements():
    """Return the pinned lines of both requirements files."""
    lines = []
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines += (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] not in "#-"]


def main():
    """Resolve and write the file; say what is missing otherwise."""
    uv = shutil.which("uv")
    if uv is None:
        print("make lock needs uv: pip install uv", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "requirements.in")
        wanted.write_text("\n".join(direct_requirements()), encoding="utf-8")
        flags = ["--universal", "--python-version", "3.11", "--no-header"]
        pinned = subprocess.run(
            [uv, "pip", "compile", *flags, "--no-annotate", wanted],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    (ROOT / "constraints.txt").write_text(HEAD + pinned, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
