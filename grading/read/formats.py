"""Recognise files that are no notebook by their first bytes."""

# How a file begins, and what it is called in a sentence to its student.
BEGINNINGS = (
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive (7z)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x7fELF", "a program"),
    (b"\x89HDF", "a data file (HDF5)"),
    (b"\x93NUMPY", "an array saved by NumPy"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"version https://git-lfs", "a pointer to a file in Git LFS"),
    (b"[InternetShortcut]", "a link and no file"),
    (b"http://", "a link and no file"),
    (b"https://", "a link and no file"),
)
# What the first entries of an Office document are named, in a zip archive.
INSIDE_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"Index/Document.iwa", "a Pages document"),
)
# What macOS and Google Drive keep in place of a file that is elsewhere.
LINKS = (b"<key>URL</key>", b'"doc_id":')
LONGEST_LINK = 2000  # bytes
WEB_PAGE = "a web page (HTML)"
PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")


def foreign_format(content):
    """Return what a file is that is certainly no notebook.

    Arguments:
        content: the bytes of the file.

    Returns:
        words for a sentence, "a PDF document"; "" where it may be a
        notebook or a script.

    >>> foreign_format(b"%PDF-1.7 ...")
    'a PDF document'
    """
    if not content.strip(b"\0"):
        return "a file of nothing but zeros, as a broken upload leaves it"
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, name in BEGINNINGS:
        if head.startswith(beginning):
            return name
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zipped_format(content)
    lower = head.lower()
    if lower.startswith(PAGE):
        return WEB_PAGE
    if len(content) < LONGEST_LINK and any(key in head for key in LINKS):
        return "a link and no file"
    if lower.startswith(b"<?xml"):
        return WEB_PAGE if b"<html" in lower else "an XML file"
    return ""


def zipped_format(content):
    """Return what a zip archive is, as the names in it say."""
    for part in (content[:4096], content[-65536:]):
        for name, words in INSIDE_ZIP:
            if name in part:
                return words
    return "a zip archive"
