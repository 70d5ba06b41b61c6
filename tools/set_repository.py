"""Write the course's public address everywhere: `make repository URL=...`.

Who publishes on GitHub needs it for nothing: the workflow finds the address
and writes it into the book and the branch `published`.  This writes it into
`_config.yml` (`repository.url`), every other tracked text file that holds the
old one, and the parts of README.md and index.md that depend on it.
"""

import subprocess
import sys

from tools import ROOT
from tools.address import ADDRESS, PLACEHOLDER, stored_address
from tools.public_links import addressed

# These speak of the placeholder itself; the vendored files are not ours.
LEFT_OUT = (
    "tools/address.py",
    "tools/public_links.py",
    "tests/test_set_repository.py",
    "tests/test_address.py",
    "assets/mathjax/",
    "tests/vendor/",
)
AFTERWARDS = """\
The address is written.  What is left to do, once:
- look at `git diff`, run `make test`, commit and push;
- on GitHub, Settings > Pages > Source: GitHub Actions."""


def text_files(root):
    """Return the text files that git holds, or would hold if added."""
    held = ["--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(
        ["git", "-C", root, "ls-files", "-z", *held],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ).stdout
    paths = [
        root / name
        for name in sorted(set(listing.split("\0")))
        if name and not name.startswith(LEFT_OUT)
    ]
    return [path for path in paths if path.is_file() and is_text(path)]


def is_text(path):
    """Say whether a file is text, as git does: no zero byte at its start."""
    with path.open("rb") as file:
        return b"\0" not in file.read(8_000)


def set_address(new, root=ROOT):
    """Write the address `new` wherever the present one stands.

    Raises:
        ValueError: `new` is not of the form https://github.com/NAME/NAME.
    """
    new = new.strip().removesuffix("/").removesuffix(".git")
    if not ADDRESS.fullmatch(new):
        raise ValueError(
            f"the address must look like {PLACEHOLDER}, got {new!r}"
        )
    old = stored_address(root)
    for path in text_files(root):
        before = path.read_text(encoding="utf-8")
        after = addressed(before, path.name, old, new, root)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")


def main():
    """Take the address from the command line."""
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        print(f"usage: make repository URL={PLACEHOLDER}", file=sys.stderr)
        return 2
    try:
        set_address(sys.argv[1])
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(AFTERWARDS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
