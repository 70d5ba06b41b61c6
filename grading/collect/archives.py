"""Look into zip and tar archives, and archives in them, in memory.

Names in an archive are only ever read, so that no name leads anywhere.
"""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from contextlib import suppress
from datetime import datetime
from itertools import filterfalse
from typing import NamedTuple

from grading.collect.names import is_archive, readable

LARGEST = 150_000_000  # bytes of one file, unpacked, outputs and all
CHUNK = 1 << 16  # bytes
# How what is packed around a tar archive begins.
PACKED = {b"\x1f\x8b": gzip, b"\xfd7": lzma, b"BZ": bz2}
# Others unpack to any size at once.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MOST_OUTSIDE = 500_000  # files in an archive on the disk: a whole class
MOST_INSIDE = 5_000  # files in archives in an archive: one student
SPARE = 50_000_000  # bytes that these may unpack to, and four times their own
EARLY, LATE = 3.2e8, 4.2e9  # seconds since 1970 that a zip archive can say
DEEPEST = 3  # archives in archives
TOO_MUCH = "too much in archives in archives: not all seen"
# All that a damaged or hostile archive makes the library raise.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
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


class Budget:
    """What may still be looked at in one archive that lies in another."""

    def __init__(self, size, most=MOST_INSIDE):
        self.files, self.bytes = most, SPARE + 4 * size


def walk_archive(stream, is_litter, inside=(), budget=None):
    """Yield the files in an archive.

    Arguments:
        stream: the open archive.
        is_litter: says of a name whether it is to be left out.
        inside: the places that lead to this archive.
        budget: a `Budget`; None: of an archive on the disk.
    """
    budget = budget or Budget(0, MOST_OUTSIDE)
    try:
        stream = as_zip(stream)
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
    except BROKEN:
        yield Entry((), inside, 0.0, "an archive that is damaged")
        return
    most = budget.files
    budget.files = max(0, most - len(infos))
    if len(infos) > most:
        trouble = f"an archive of more than {most} files: not all seen"
        yield Entry((), inside, 0.0, trouble if most else TOO_MUCH)
    empty = most > 0
    for info in infos[:most]:
        parts = parts_of(info)
        if parts and not info.is_dir() and not any(map(is_litter, parts)):
            entry = Entry(parts, (*inside, place_of(info)), modified(info))
            yield from look_at(stream, info, entry, is_litter, budget)
            empty = False
    if empty:
        yield Entry((), inside, 0.0, "an archive with nothing in it")


def look_at(stream, info, entry, is_litter, budget):
    """Yield one entry, or what is in it where it is an archive itself."""
    trouble = trouble_with(info)
    if trouble or not is_archive(entry.parts[-1]):
        yield entry._replace(trouble=trouble)
        return
    if len(entry.inside) >= DEEPEST:
        yield entry._replace(trouble="too many archives in archives")
        return
    if len(entry.inside) == 1:
        budget = Budget(info.compress_size)
    budget.bytes -= info.file_size
    if budget.bytes < 0:
        yield entry._replace(trouble=TOO_MUCH)
        return
    try:
        content = io.BytesIO(unpack(stream, place_of(info)))
    except BROKEN:
        yield entry._replace(trouble="an archive that is damaged")
        return
    for deeper in walk_archive(content, is_litter, entry.inside, budget):
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
            stream = io.BytesIO(unpack(as_zip(stream), place))
        return stream.getvalue()
    except BROKEN as error:
        raise zipfile.BadZipFile(str(error)) from error


def as_zip(stream):
    """Return what is in a tar archive as a zip archive; others as they are.

    Raises:
        zipfile.BadZipFile: it is larger than any submission.
    """
    head = stream.read(512)
    stream.seek(0)
    packed = PACKED.get(head[:2])
    if packed is None and head[257:262] != b"ustar":
        return stream
    source = packed.open(stream) if packed else stream
    content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise zipfile.BadZipFile("a tar archive of too many bytes")
    made = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(content)) as tar,
        zipfile.ZipFile(made, "w") as archive,
    ):
        # As when it is unpacked: of two of one name the last stays.
        for member in {m.name: m for m in tar}.values():
            if member.isreg() and not member.issparse():
                data = tar.extractfile(member).read()
                archive.writestr(zip_info(member), data)
    return made


def zip_info(member):
    """Return name and time of a file in a tar archive as zip has them."""
    name = member.name.encode("utf-8", "replace").decode()
    moment = datetime.fromtimestamp(min(max(member.mtime, EARLY), LATE))
    return zipfile.ZipInfo(name, moment.timetuple()[:6])


class Place(NamedTuple):
    """Where a file is in an archive."""

    offset: int  # of its header
    packed: int  # bytes
    size: int  # bytes
    check: int  # its CRC
    method: int  # of packing


def place_of(info):
    """Return the `Place` of an entry."""
    return Place(
        info.header_offset,
        info.compress_size,
        info.file_size,
        info.CRC,
        info.compress_type,
    )


def trouble_with(info):
    """Say why an entry must not be read; "" for an ordinary one."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, which is not followed"
    if info.flag_bits & 1:
        return "encrypted, so that it cannot be read"
    if info.compress_type not in METHODS:
        return "packed in an unusual way, so that it cannot be read"
    size = max(info.file_size, info.compress_size)
    if size > LARGEST:
        return f"not read: it has {size // 1_000_000} MB"
    return ""


def parts_of(info):
    """Return the names on the way to an entry; ".." and the like go."""
    name = info.filename
    if not info.flag_bits & 0x800:
        name = letters_of(name)
    parts = name.replace("\\", "/").split("/")
    return tuple(
        readable(p) for p in parts if p.strip() not in ("", ".", "..")
    )


def letters_of(name):
    """Return a name that came without its encoding, read as cp437.

    macOS writes UTF-8 and does not say so, Windows what its language uses.

    >>> letters_of("J÷rg"), letters_of("╡ngel"), letters_of("Ana")
    ('Jörg', 'Ángel', 'Ana')
    """
    with suppress(UnicodeError):
        return name.encode("cp437").decode("utf-8")
    for encoding in ("cp437", "cp850", "cp1252"):
        with suppress(UnicodeError):
            read = name.encode("cp437").decode(encoding)
            if all(map(is_latin, filterfalse(str.isascii, read))):
                return read
    return name


def is_latin(character):
    """Say whether this is a letter of a European name."""
    return unicodedata.name(character, "").startswith("LATIN ")


def modified(info):
    """Return when an entry was changed, in seconds since 1970, or 0.0."""
    extra = info.extra
    while len(extra) >= 4:
        tag, size = struct.unpack("<HH", extra[:4])
        block = extra[4 : 4 + size]
        # The time in UTC, as Unix programs add it.
        if tag == 0x5455 and len(block) >= 5 and block[0] & 1:
            return float(struct.unpack("<i", block[1:5])[0])
        extra = extra[4 + size :]
    try:
        return datetime(*info.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def unpack(stream, place):
    """Return the bytes of an entry, no more than was promised.

    The library's `read` goes through the whole directory for each file, and
    unpacks first and counts afterwards.

    Raises:
        zipfile.BadZipFile: something else stands there, or more, or less.
    """
    stream.seek(place.offset)
    header = stream.read(30)
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("no file begins here")
    stream.seek(sum(struct.unpack("<HH", header[26:])), io.SEEK_CUR)
    stored = place.method == zipfile.ZIP_STORED
    content = stream.read(place.size if stored else place.packed)
    if not stored:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        content = unpacker.decompress(content, place.size + 1)
    if len(content) != place.size or zlib.crc32(content) != place.check:
        raise zipfile.BadZipFile("not as long as promised, or changed")
    return content


def read_in_pieces(stream):
    """Return what a stream holds; memory grows with what has come.

    Raises:
        OSError: it is larger than any submission.
    """
    pieces, size = [], 0
    while piece := stream.read(CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise OSError(f"more than {LARGEST // 1_000_000} MB")
    return b"".join(pieces)
