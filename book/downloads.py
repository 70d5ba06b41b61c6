"""Put a zip of all notebooks beside the built book; part of `make book`.

The zip is complete: unpacked, it runs as the repository does, without a
network for anything but the packages.  The same files give the same bytes.
"""

import re
import sys
import zipfile

import pikepdf

from tools import ROOT
from tools.address import course_address, stored_address
from tools.public_links import addressed
from tools.student_copy import handed_out

BUILT = ROOT / "_build" / "html"
DOWNLOADS = "downloads"
NAME = "train-a-network.zip"
# What the notebooks are, what they import, and what they link to.
PATTERNS = (
    "lessons/*.ipynb",
    "exercises/*.ipynb",
    "solutions/*.ipynb",
    "checks/**/*",
    "explorer/**/*",
    "helpers/**/*",
    "why/**/*",
    "reference/*.md",
    "index.md",
    "requirements.txt",
    "constraints.txt",
    "pyproject.toml",
    "LICENSE",
)
START = """\
# Training a neural network in JAX, from nothing

With Python 3.11 or newer, in this folder:

```
python -m venv .venv
.venv/bin/python -m pip install -r requirements.txt
.venv/bin/python -m jupyterlab lessons
```

On Windows, write `.venv\\Scripts\\python` for `.venv/bin/python`.
"""
# A zip knows no time before this.
NO_TIME = (1980, 1, 1, 0, 0, 0)
LINE = re.compile(r'<p class="downloads">.*?</p>', re.S)


def chosen(root):
    """Return the files of the zip, as sorted paths within `root`."""
    found = {path for p in PATTERNS for path in root.glob(p)}
    return sorted(
        path.relative_to(root).as_posix()
        for path in found
        if path.is_file() and "__pycache__" not in path.parts
    )


def write_zip(target, root, address=None):
    """Write the zip of the notebooks in `root` to the path `target`.

    Arguments:
        target: where the zip goes.
        root: the checkout.
        address: the course's address; otherwise the one that is stored.
    """
    old = stored_address(root)
    texts = {
        name: with_address(root / name, old, address or old)
        for name in chosen(root)
    }
    for name in texts:
        if name.endswith(".ipynb"):  # a guess is a guess there, too
            text = handed_out(texts[name].decode("utf-8"))
            texts[name] = text.encode("utf-8")
    texts["README.md"] = START.encode("utf-8")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(texts):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, texts[name], compresslevel=9)


def with_address(path, old, new):
    """Return a file's bytes, with the address `new` in place of `old`."""
    if new == old or path.suffix not in (".md", ".ipynb"):
        return path.read_bytes()
    text = path.read_text(encoding="utf-8")
    return addressed(text, path.name, old, new).encode("utf-8")


def size(path):
    """Return a file's size in words.

    >>> size(ROOT / "LICENSE")
    '0.1 MB'
    """
    megabytes = path.stat().st_size / 1e6
    return f"{max(megabytes, 0.1):.1f} MB"


def link_downloads(built):
    """Name on the landing page the files that are there, and no other."""
    links = []
    for path in sorted((built / DOWNLOADS).glob("*"), reverse=True):
        what, more = "all notebooks", f"zip, {size(path)}"
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                pages = len(pdf.pages)
            what, more = "the book", f"PDF, {pages} pages, {size(path)}"
        link = f'<a href="{DOWNLOADS}/{path.name}">{what}</a>'
        links.append(f"{link} ({more})")
    line = f"Take it with you: {' and '.join(links)}." if links else ""
    page = built / "index.html"
    text = page.read_text(encoding="utf-8")
    assert LINE.search(text), "index.md has no place for the downloads"
    text = LINE.sub(f'<p class="downloads">{line}</p>', text)
    page.write_text(text, encoding="utf-8", newline="\n")


def main():
    """Write the zip, link it, and put the address into single notebooks."""
    folder = BUILT / DOWNLOADS
    folder.mkdir(exist_ok=True)
    old, address = stored_address(), course_address()
    write_zip(folder / NAME, ROOT, address)
    for path in (BUILT / "_sources").rglob("*.*"):
        path.write_bytes(with_address(path, old, address))
    link_downloads(BUILT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
