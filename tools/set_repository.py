"""Write the course's public address everywhere: `make repository URL=...`.

The address lives in `_config.yml` (`repository.url`).  This tool puts the new
one there and in every other tracked text file that holds the old one, and
writes the parts of README.md and index.md that depend on it.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = "https://github.com/YOUR_ACCOUNT/train-a-network"
ADDRESS = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")
IN_CONFIG = re.compile(r"(?m)^repository:\n  url: (\S+)$")
MARKED = re.compile(r"(?s)(<!-- launch -->\n).*?(<!-- /launch -->)")
TEXT = {".md", ".py", ".ipynb", ".yml", ".yaml", ".toml", ".cff", ".txt"}


def current_address(root=ROOT):
    """Return the address that `_config.yml` holds."""
    text = (root / "_config.yml").read_text(encoding="utf-8")
    return IN_CONFIG.search(text).group(1)


def text_files(root):
    """Return the tracked text files, this tool and its tests left out."""
    listing = subprocess.run(
        ["git", "-C", root, "ls-files", "-z"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ).stdout
    own = {"tools/set_repository.py", "tests/test_set_repository.py"}
    return [
        root / name
        for name in listing.split("\0")
        if Path(name).suffix in TEXT
        and name not in own
        and (root / name).exists()
    ]


def launch_lines(address, root=ROOT):
    """Return the Markdown that stands between the launch marks."""
    if address == PLACEHOLDER:
        return (
            "*The course's public address is not set yet, so Colab and Binder "
            "cannot open it:*\n*`make repository URL=https://github.com/...` "
            "writes it, and the links appear here.*\n"
        )
    path = address.removeprefix("https://github.com/")
    colab = f"https://colab.research.google.com/github/{path}/blob/main"
    lines = ["Open a lesson in Colab:\n"]
    for notebook in sorted((root / "lessons").glob("[0-9]*.ipynb")):
        number, _, name = notebook.stem.partition("_")
        title = f"{number} {name.replace('_', ' ')}"
        lines.append(f"[{title}]({colab}/lessons/{notebook.name})")
    return lines[0] + "\n" + " ·\n".join(lines[1:]) + "\n"


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
    old = current_address(root)
    # What follows an address must not be part of a longer name.
    whole = re.compile(re.escape(old) + r"(?![\w-])")
    for path in text_files(root):
        before = path.read_text(encoding="utf-8")
        after = whole.sub(new, before)
        if path.name in ("README.md", "index.md"):
            lines = launch_lines(new, root)
            after = MARKED.sub(
                lambda match, lines=lines: match[1] + lines + match[2], after
            )
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
