"""What several questions of exercise 02 share."""

import numpy as np

IGNORED = (
    "Another key gave the same numbers: your key argument is ignored, and "
    "another key stands in its place."
)


HIDDEN_STATE = (
    "The same key gave other numbers at the second call: they come from a "
    "hidden state, and not from the key."
)


def values(cases):
    """Return the returned values of all cases as tuples of arrays."""
    return [tuple(np.asarray(v, float) for v in c.value) for c in cases]


def agree(one, other):
    """Say whether two returned tuples of arrays hold the same numbers."""
    return all(np.allclose(a, b) for a, b in zip(one, other))


def key_is_ignored(cases):
    """Say whether different keys give the same numbers."""
    first, second, *_ = values(cases)
    return agree(first, second)


def state_is_hidden(cases):
    """Say whether the same key gives different numbers."""
    first, _, again = values(cases)[:3]
    return not agree(first, again)


def key_decides(cases):
    """Say whether the key, and nothing else, decides the numbers."""
    return not key_is_ignored(cases) and not state_is_hidden(cases)


def key_decides_two(*sizes):
    """Return a condition: so many numbers each, and the key decides them.

    What hands the key itself back, or another sample, has drawn nothing.
    """

    def holds(cases):
        pairs = [case.value for case in cases]
        return (
            all(isinstance(p, (tuple, list, np.ndarray)) for p in pairs)
            and all(tuple(map(np.size, pair)) == sizes for pair in pairs)
            and key_decides(cases)
        )

    return holds
