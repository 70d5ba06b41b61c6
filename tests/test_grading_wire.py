"""Messages bring plain data over unchanged, and nothing else at all."""

import random

import numpy as np
import pytest

from checks.calls import Call
from checks.compare import same
from checks.plain import Formula, Key, Other, Raised
from grading.sandbox.wire import (
    CLASSES,
    HEAD,
    Malformed,
    lengths,
    pack,
    unpack,
)

VALUES = [
    None,
    True,
    -3,
    2.5,
    "naïve ∂",
    (1, [2, ("three",)]),
    {"weights": [np.ones((2, 3), np.float32)], "biases": []},
    np.arange(6, dtype=np.int32).reshape(2, 3)[:, ::2],
    np.array(True),
    np.zeros((0, 4)),
    np.array([1 + 2j]),
    Raised("TypeError", "no", 3, "f(x)"),
    Other("function"),
]
DEEP = [1]
for _ in range(20):
    DEEP = [DEEP]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_plain_data_comes_over_unchanged(value):
    came = unpack(pack(value))
    assert type(came) is type(value)
    assert same(came, value, 0) or came == value
    if isinstance(value, np.ndarray):
        assert (came.dtype, came.shape) == (value.dtype, value.shape)


def test_nan_and_infinity_come_over():
    came = unpack(pack([np.nan, np.inf, np.array([-np.inf])]))
    assert np.isnan(came[0]) and came[1] == np.inf and came[2][0] == -np.inf


@pytest.mark.parametrize(
    "value", [Key(3), Formula("jnp.sin(x)"), Call((1,), "part", "")], ids=repr
)
def test_what_would_be_run_comes_over_in_one_direction_only(value):
    assert unpack(pack(value), tuple(CLASSES)) == value
    with pytest.raises(Malformed, match="no such tag"):
        unpack(pack(value))


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, np.array([object()]), 1j, DEEP],
    ids=["object", "set", "objects", "complex", "deep"],
)
def test_other_things_are_not_sent(value):
    with pytest.raises(Malformed):
        pack(value)


def test_a_message_that_is_too_long_is_refused_by_its_head():
    with pytest.raises(Malformed, match="a message of"):
        lengths(HEAD.pack(2**32 - 1, 0))
    with pytest.raises(Malformed, match="too many"):
        pack(np.zeros(5_000_000))


@pytest.mark.parametrize(
    "text",
    [
        '["array", "<f4", [4], 0]',  # more than the eight bytes there are
        '["array", "<f4", [-1], 0]',
        '["array", "<f4", [1], -4]',
        '["array", "|O", [1], 0]',
        '["array", "<f4", [1e3], 0]',
        '["array", "<f4", [99999, 99999, 99999, 99999], 0]',
        '["array", "<f4"]',
        '["raised", 1, 2, 3, 4]',
        '["raised", "TypeError"]',
        '["call", null, "", ""]',
        "[]",
        "[[]]",
        "{",
        "[" * 5_000,
    ],
)
def test_a_message_that_lies_is_refused(text):
    message = HEAD.pack(len(text), 8) + text.encode() + bytes(8)
    with pytest.raises(Malformed):
        unpack(message)


def test_no_change_of_bytes_raises_anything_else():
    whole = pack({"event": "outcomes", "outcomes": VALUES})
    drawn = random.Random(7)
    refused = 0
    for _ in range(2_000):
        changed = bytearray(whole)
        for _ in range(drawn.randint(1, 6)):
            changed[drawn.randrange(len(whole))] = drawn.randrange(256)
        try:
            unpack(bytes(changed[: drawn.randint(8, len(whole))]))
        except Malformed:
            refused += 1
    assert refused > 1_000
