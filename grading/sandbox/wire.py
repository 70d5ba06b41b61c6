"""Messages between the grader and its sandbox: lengths, JSON, raw arrays.

A message is four bytes (length of the JSON text), four bytes (length of the
array bytes), the text, the bytes; numbers are unsigned and big-endian.  The
text may hold None, booleans, numbers, texts, lists and dicts as they are;
everything else is a list that begins with a tag.  Reading it runs no code of
the sender's: whatever is not as described here raises `Malformed`.
"""

import struct
from json import dumps, loads  # by name: students patch modules

import numpy as np

from checks.calls import Call
from checks.plain import Formula, Key, Other, Raised

HEAD = struct.Struct(">II")
LONGEST_TEXT = 4_000_000  # bytes of JSON in one message
LONGEST_MESSAGE = 2_000  # characters of what an exception says
LONGEST_ARRAYS = 32_000_000  # bytes of all its arrays
DEEPEST = 12
KINDS = "biufc"  # booleans, whole numbers, real and complex ones
# Their fields are plain data, in this order.
CLASSES = {
    "key": (Key, ("seed",)),
    "formula": (Formula, ("body", "arguments", "name")),
    "raised": (Raised, ("name", "message", "line", "code")),
    "other": (Other, ("type_name",)),
    "call": (Call, ("arguments", "label", "driver")),
}
TAGS = {made: tag for tag, (made, _) in CLASSES.items()}
# What may come out of the sandbox: a Formula would be run where it is used.
OUTCOMES = ("raised", "other")
# What each field must be, so that the judge need not look again.
FIELDS = {
    "seed": int,
    "line": (int, type(None)),
    "arguments": (str, tuple, type(None)),
}


class Malformed(ValueError):
    """A message is not what the other side may send."""


def pack(value):
    """Return a message as bytes.

    Arguments:
        value: plain data, as of `checks.plain`, and `Call`s.

    Raises:
        Malformed: it is too deep or too long, or not plain.

    >>> unpack(pack({"x": (1, np.ones(2))}))["x"]
    (1, array([1., 1.]))
    """
    buffers = []
    text = dumps(_to_json(value, buffers, 0)).encode()
    arrays = b"".join(buffers)
    if len(text) > LONGEST_TEXT or len(arrays) > LONGEST_ARRAYS:
        raise Malformed(f"{len(text)} and {len(arrays)} bytes are too many")
    return HEAD.pack(len(text), len(arrays)) + text + arrays


def lengths(head):
    """Return how many bytes of text and of arrays follow a head.

    Raises:
        Malformed: they are more than any message may have.
    """
    text, arrays = HEAD.unpack(head)
    if text > LONGEST_TEXT or arrays > LONGEST_ARRAYS:
        raise Malformed(f"a message of {text} and {arrays} bytes")
    return text, arrays


def unpack(message, classes=OUTCOMES):
    """Return what was packed.

    Arguments:
        message: the bytes, head included.
        classes: the tags of `CLASSES` that the sender may use.

    Raises:
        Malformed: the bytes are no message.
    """
    text, arrays = lengths(message[: HEAD.size])
    body = memoryview(message)[HEAD.size :]
    if len(body) != text + arrays:
        raise Malformed(f"{len(body)} bytes where {text + arrays} are due")
    try:
        data = loads(bytes(body[:text]).decode())
        return _from_json(data, bytes(body[text:]), classes, 0)
    except Malformed:
        raise
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise Malformed(f"{type(error).__name__}: {error}"[:200]) from None


def _to_json(value, buffers, depth):
    """Return what JSON is to hold; append the arrays to `buffers`."""
    if depth > DEEPEST:
        raise Malformed("too deep")
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) is np.ndarray:
        return _array_to_json(value, buffers)
    if type(value) is dict:
        return {
            str(n): _to_json(v, buffers, depth + 1) for n, v in value.items()
        }
    if type(value) in (list, tuple):
        tag = "list" if type(value) is list else "tuple"
        return [tag, *(_to_json(v, buffers, depth + 1) for v in value)]
    if type(value) in TAGS:
        _, names = CLASSES[TAGS[type(value)]]
        fields = [
            _to_json(getattr(value, n), buffers, depth + 1) for n in names
        ]
        return [TAGS[type(value)], *fields]
    raise Malformed(f"a value of type {type(value).__name__}")


def _array_to_json(array, buffers):
    """Return where an array lies in the bytes, and what it is."""
    if array.dtype.kind not in KINDS:
        raise Malformed(f"an array of {array.dtype}")
    plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    start = sum(map(len, buffers))
    buffers.append(plain.tobytes())
    return ["array", plain.dtype.str, list(array.shape), start]


def _from_json(data, arrays, classes, depth):
    """Return the plain data that JSON and array bytes stand for."""
    if depth > DEEPEST:
        raise Malformed("too deep")
    if data is None or type(data) in (bool, int, float, str):
        return data
    if isinstance(data, dict):
        return {
            name: _from_json(value, arrays, classes, depth + 1)
            for name, value in data.items()
        }
    tag, *rest = data
    if tag == "array":
        return _array_from_json(rest, arrays)
    items = [_from_json(item, arrays, classes, depth + 1) for item in rest]
    if tag in ("list", "tuple"):
        return items if tag == "list" else tuple(items)
    if not isinstance(tag, str) or tag not in classes:
        raise Malformed(f"no such tag: {tag!r}"[:200])
    return _instance(tag, items)


def _instance(tag, items):
    """Return an instance of a class of plain data, its fields checked."""
    made, names = CLASSES[tag]
    if len(items) != len(names):
        raise Malformed(f"{len(items)} fields for {tag}")
    for name, item in zip(names, items):
        if not isinstance(item, FIELDS.get(name, str)):
            raise Malformed(f"{name} of {tag} is a {type(item).__name__}")
    if tag in OUTCOMES:  # the worker's own are no longer
        items = [i[:LONGEST_MESSAGE] if type(i) is str else i for i in items]
    return made(*items)


def _array_from_json(described, arrays):
    """Return one array, cut out of the bytes that came with the message."""
    code, shape, start = described
    dtype = np.dtype(str(code))
    whole = [type(n) is int and 0 <= n < 2**31 for n in (*shape, start)]
    if dtype.kind not in KINDS or not all(whole) or len(shape) > 16:
        raise Malformed(f"no array: {described}"[:200])
    count = 1
    for length in shape:
        count *= length  # Python's whole numbers do not overflow
    stop = start + count * dtype.itemsize
    if stop > len(arrays):
        raise Malformed(f"{stop} bytes where {len(arrays)} came")
    array = np.frombuffer(arrays[start:stop], dtype).reshape(shape)
    return array.astype(dtype.newbyteorder("="))
