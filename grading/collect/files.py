"""Find the files that were handed in, and read one of them when asked.

Folders and zip archives may hold one another.  Nothing is unpacked to the
disk, no link is followed, and nothing is opened that may block.
"""

import os
import stat
from dataclasses import dataclass
from typing import NamedTuple

from grading.collect.archives import (
    LARGEST,
    read_entry,
    read_in_pieces,
    walk_archive,
)
from grading.collect.names import is_archive, readable

# What systems and programs leave behind; no student hands it in.
LITTER = {"__macosx", "thumbs.db", "desktop.ini", "__pycache__"}
EMPTY = "an empty folder, or one of hidden files only"
DEEPEST = 20  # folders within folders
# Windows lacks the first two, which matter for links and pipes.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True)
class Source:
    """Where the bytes of a file are; calling it reads them."""

    path: str  # of the file on the disk
    inside: tuple = ()  # the `Place` in it, where that is an archive

    def __call__(self):
        """Return the bytes.

        Raises:
            OSError: the file is gone, too large, or no ordinary file now.
            zipfile.BadZipFile: the archive is damaged.
        """
        with open_file(self.path) as stream:
            if self.inside:
                return read_entry(stream, self.inside)
            return read_in_pieces(stream)

    def check(self):
        """Raise what calling would raise, as far as that can be known."""
        if self.inside:
            self()
        else:
            open_file(self.path).close()


class Found(NamedTuple):
    """A file, or something else that stands in a file's place."""

    parts: tuple  # names from the path given on: ("all", "Ana", "x.ipynb")
    path: str  # for people
    modified: float  # seconds since 1970
    source: Source | None  # None: it cannot be read, `trouble` says why
    trouble: str = ""


def open_file(path):
    """Open an ordinary file for reading, and nothing else."""
    handle = os.open(path, FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"{path} is no ordinary file")
    return os.fdopen(handle, "rb")


def is_litter(name):
    """Say whether a file or folder is none of a student's work."""
    return name.startswith((".", "~$")) or name.lower() in LITTER


def find_files(path, follow=False):
    """Return all that is in a folder or a zip archive, or the file itself.

    Arguments:
        path: of a folder, an archive or another file.
        follow: whether the path may be a link itself.

    Returns:
        a list of `Found`, sorted by their parts.

    Raises:
        FileNotFoundError: there is nothing.
    """
    path = (os.path.realpath if follow else os.path.abspath)(path)
    if not os.path.lexists(path):
        raise FileNotFoundError(f"there is no file or folder {path}")
    shown = readable(os.path.basename(path))
    found = list(look_at(path, (shown,), shown))
    return sorted(found, key=lambda item: (item.parts, item.path))


def walk_folder(path, parts, shown):
    """Yield all that a folder holds; `shown` is its path for people."""
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield Found(parts, shown, 0.0, None, f"not opened: {error.strerror}")
        return
    if len(parts) > DEEPEST:
        yield Found(parts, shown, 0.0, None, "too many folders in folders")
        return
    names = [name for name in names if not is_litter(name)]
    if not names:
        yield Found(parts, shown, 0.0, None, EMPTY)
    for name in names:
        name_shown = readable(name)
        yield from look_at(
            os.path.join(path, name),
            (*parts, name_shown),
            f"{shown}/{name_shown}",
        )


def look_at(path, parts, shown):
    """Yield a file, or what is in a folder or an archive."""
    try:
        status = os.lstat(path)
    except OSError as error:
        yield Found(parts, shown, 0.0, None, f"not opened: {error.strerror}")
        return
    trouble = trouble_with(status)
    if stat.S_ISDIR(status.st_mode):
        yield from walk_folder(path, parts, shown)
    elif trouble:
        yield Found(parts, shown, status.st_mtime, None, trouble)
    elif is_archive(shown):
        yield from look_into(path, parts, shown, status.st_mtime)
    elif status.st_size > LARGEST:
        trouble = f"not read: it has {status.st_size // 1_000_000} MB"
        yield Found(parts, shown, status.st_mtime, None, trouble)
    else:
        yield Found(parts, shown, status.st_mtime, Source(path))


def trouble_with(status):
    """Say why something is no file to read; "" for files and folders."""
    mode = status.st_mode
    if stat.S_ISLNK(mode):
        return "a link, which is not followed"
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return "not an ordinary file, but a pipe, a socket or a device"
    return ""


def look_into(path, parts, shown, modified):
    """Yield what is in an archive on the disk."""
    try:
        with open_file(path) as stream:
            for entry in walk_archive(stream, is_litter):
                yield Found(
                    (*parts, *entry.parts),
                    "/".join((shown, *entry.parts)),
                    entry.modified or modified,
                    None if entry.trouble else Source(path, entry.inside),
                    entry.trouble,
                )
    except OSError as error:
        trouble = f"not opened: {error.strerror or error}"
        yield Found(parts, shown, modified, None, trouble)
