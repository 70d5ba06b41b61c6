"""Make the branch `published`, from which Colab and Binder open notebooks.

`make published` commits to it what is checked out, with the course's address
in it and without stored outputs: where the text asks for a guess, the answer
is not there yet.  Each commit follows the one before, so that a student's
copy can be brought up to date.  Nothing is pushed, and the branch that is
checked out stays as it is.  Workflows stay away: GitHub lets no workflow push
them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import ROOT
from tools.address import PLACEHOLDER, course_address
from tools.public_links import BRANCH
from tools.set_repository import set_address
from tools.student_copy import handed_out

LEFT_OUT = ".github"
NOTEBOOKS = ("lessons", "exercises", "solutions")
AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "book"), ("EMAIL", "book@localhost"))
}


def git(root, *words, **variables):
    """Run git in `root`, with more variables; return what it says."""
    return subprocess.run(
        ["git", "-C", root, *words],
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, **variables},
        text=True,
        encoding="utf-8",
    ).stdout.strip()


def edit(folder, address):
    """Turn the files in `folder` into what the branch holds."""
    shutil.rmtree(folder / LEFT_OUT, ignore_errors=True)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    set_address(address, folder)
    shutil.rmtree(folder / ".git")
    for kind in NOTEBOOKS:
        for path in (folder / kind).glob("[0-9]*.ipynb"):
            text = handed_out(path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8", newline="\n")


def commit(root, tree):
    """Put a tree on the branch, after what is there; return the commit."""
    ref = f"refs/heads/{BRANCH}"
    before = git(root, "for-each-ref", "--format=%(objectname)", ref)
    if before and git(root, "rev-parse", f"{before}^{{tree}}") == tree:
        return before
    parent = ["-p", before] if before else []
    message = f"The edition of {git(root, 'rev-parse', '--short', 'HEAD')}"
    made = git(root, "commit-tree", tree, *parent, "-m", message, **AUTHOR)
    git(root, "update-ref", ref, made)
    return made


def publish(root=ROOT, address=None):
    """Commit an edition of what is checked out; return the commit's name.

    Arguments:
        root: the checkout; its work tree and its index stay as they are.
        address: the course's address; otherwise it is found.

    Raises:
        ValueError: no public address is known.
    """
    address = address or course_address(root)
    if address == PLACEHOLDER:
        raise ValueError("no public address is known: set `origin`")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "edition")
        folder.mkdir()
        there = (f"--work-tree={folder}",)
        index = {"GIT_INDEX_FILE": str(Path(place, "index"))}
        git(root, "read-tree", "HEAD", **index)
        git(root, *there, "checkout-index", "--all", **index)
        edit(folder, address)
        git(root, *there, "add", "--all", "--force", **index)
        return commit(root, git(root, "write-tree", **index))


def main():
    """Make the branch, and say which commit it is at."""
    try:
        print(f"{BRANCH}: {publish()}")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
