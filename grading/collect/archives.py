"""Look into zip archives, and into archives in archives, in memory.

Names in an archive are only ever read, so that no name leads anywhere.
"""

import io
import struct
import zipfile
import zlib
from typing import NamedTuple

from grading.collect.entries import (
    modified,
    parts_of,
    place_of,
    trouble_with,
    unpack,
)

MOST_OUTSIDE = 500_000  # files in an archive on the disk: a whole class
MOST_INSIDE = 5_000  # files in an archive in an archive: one student
DEEPEST = 3  # archives in archives
# All that a damaged or hostile archive makes the library raise.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    OverflowError,
    IndexError,
)


class Entry(NamedTuple):
    """A file in an archive, or what stands in its place."""

    parts: tuple  # its names, of archives in between too
    inside: tuple  # its `Place`, in each archive on the way
    modified: float  # 0.0 where the archive does not say
    trouble: str = ""  # why it cannot be read


def walk_archive(stream, is_litter, inside=(), most=MOST_OUTSIDE):
    """Yield the files in an archive.

    Arguments:
        stream: the open archive.
        is_litter: says of a name whether it is to be left out.
        inside: the places that lead to this archive.
        most: so many files are looked at.
    """
    try:
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
    except BROKEN:
        yield Entry((), inside, 0.0, "a zip archive that is damaged")
        return
    if len(infos) > most:
        trouble = f"a zip archive of more than {most} files: not all seen"
        yield Entry((), inside, 0.0, trouble)
    empty = True
    for info in infos[:most]:
        parts = parts_of(info)
        if parts and not info.is_dir() and not any(map(is_litter, parts)):
            entry = Entry(parts, (*inside, place_of(info)), modified(info))
            yield from look_at(stream, info, entry, is_litter)
            empty = False
    if empty:
        yield Entry((), inside, 0.0, "a zip archive with nothing in it")


def look_at(stream, info, entry, is_litter):
    """Yield one entry, or what is in it where it is an archive itself."""
    trouble = trouble_with(info)
    if trouble or not entry.parts[-1].lower().endswith(".zip"):
        yield entry._replace(trouble=trouble)
        return
    if len(entry.inside) >= DEEPEST:
        yield entry._replace(trouble="too many archives in archives")
        return
    try:
        content = io.BytesIO(unpack(stream, place_of(info)))
    except BROKEN:
        yield entry._replace(trouble="a zip archive that is damaged")
        return
    for deeper in walk_archive(content, is_litter, entry.inside, MOST_INSIDE):
        yield deeper._replace(
            parts=entry.parts + deeper.parts,
            modified=deeper.modified or entry.modified,
        )


def read_entry(stream, inside):
    """Return the bytes of a file in an archive.

    Arguments:
        stream: the open archive.
        inside: where the file is in it; or an archive, where in that, ...

    Raises:
        zipfile.BadZipFile: the archive is damaged, or not the same any more.
    """
    try:
        for place in inside:
            stream = io.BytesIO(unpack(stream, place))
        return stream.getvalue()
    except BROKEN as error:
        raise zipfile.BadZipFile(str(error)) from error
