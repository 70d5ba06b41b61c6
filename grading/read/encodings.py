"""Decode a text of unknown encoding, and say what had to be done."""

import codecs

# UTF-32 first: its mark begins as UTF-16's does.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Where zeros stand among the first bytes of a text that has no mark.
ZEROS = (
    ((False, True, True, True), "utf-32-le", "UTF-32"),
    ((True, True, True, False), "utf-32-be", "UTF-32"),
    ((False, True, False, True), "utf-16-le", "UTF-16"),
    ((True, False, True, False), "utf-16-be", "UTF-16"),
)
# Not in cp1252; Python's decoder is strict about these five.
WITHOUT_MEANING = b"\x81\x8d\x8f\x90\x9d"


def decode(content):
    """Return a text, and what was wrong with its encoding.

    Arguments:
        content: any bytes.

    Returns:
        the text, and words for a note: "" for UTF-8, "its encoding was
        UTF-16" and the like otherwise.

    >>> decode("né?".encode("cp1252"))
    ('né?', 'its encoding was not UTF-8, but Windows-1252')
    """
    if content.startswith(codecs.BOM_UTF8):
        text, trouble = decode_bytes(content[len(codecs.BOM_UTF8) :])
        return text, trouble or "it began with a byte order mark"
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            return decode_wide(content, codec, name)
    for zeros, codec, name in ZEROS:
        if len(content) >= 4 and zeros == tuple(b == 0 for b in content[:4]):
            return decode_wide(content, codec, name)
    return decode_bytes(content)


def decode_wide(content, codec, name):
    """Decode UTF-16 or UTF-32; what cannot be read becomes a mark."""
    text = content.decode(codec, errors="replace")
    return text.replace("\0", ""), f"its encoding was not UTF-8, but {name}"


def decode_bytes(content):
    """Decode UTF-8 or, where it is not that, what Windows writes."""
    zeros = content.count(0)
    if zeros:
        content = content.replace(b"\0", b"")
    text, trouble = decode_narrow(content)
    return text, trouble or ("it held zero bytes" if zeros else "")


def decode_narrow(content):
    """Decode bytes of a text without zeros."""
    try:
        # A character that the end of the file cuts in two is left out.
        decoder = codecs.getincrementaldecoder("utf-8")()
        return decoder.decode(content), ""
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(content.count(lead) for lead in (b"\xc3", b"\xe2\x80"))
    if right > wrong:
        return text, f"{wrong} of its characters could not be read"
    if any(byte in content for byte in WITHOUT_MEANING):
        text = content.decode("latin-1")
        return text, "its encoding was not UTF-8, but Latin-1"
    text = content.decode("cp1252")
    return text, "its encoding was not UTF-8, but Windows-1252"
