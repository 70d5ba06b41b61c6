"""Which of the target's peaks and valleys a network follows, in words.

The website's `shape.mjs` says the same; a test compares the two.
"""

from typing import NamedTuple

import numpy as np

from explorer.settings import CHOICES, TRAINED

WORDS = CHOICES["words"]


class Met(NamedTuple):
    """How many swings of one size there are, and how many are followed."""

    met: int
    count: int

    def words(self, size):
        """Return "every large swing" or the like; size: large, small."""
        how = "all" if self.met == self.count else "some"
        return WORDS[f"{how}_{size}"].format(**self._asdict())


def swings(q, truth):
    """Return the places of peaks and valleys in the training range.

    Returns:
        a list of pairs: an index, and the height over the higher foot.
    """
    rises = np.diff(truth)
    places = np.flatnonzero(rises)  # a level part turns at its end
    turned = rises[places[:-1]] * rises[places[1:]] < 0
    turns = places[1:][turned]
    inside = (q[turns] > TRAINED[0]) & (q[turns] < TRAINED[1])
    ends = [0, *turns[inside], len(q) - 1]
    heights = np.abs(np.diff(truth[ends]))
    return list(zip(ends[1:-1], np.minimum(heights[:-1], heights[1:])))


def followed(q, truth, outputs):
    """Return a `Met` for the large swings, and one for the small ones."""
    spread = truth.max() - truth.min()
    found = {True: [], False: []}
    for i, size in swings(q, truth):
        if size > spread / 50:
            met = abs(outputs[i] - truth[i]) < size / 2
            found[bool(size > spread / 4)].append(met)
    return [Met(sum(found[large]), len(found[large])) for large in found]


def swings_in_words(q, truth, outputs):
    """Return which swings are followed, "" for a target without any.

    >>> q = np.linspace(-4, 4, 161)
    >>> swings_in_words(q, np.sin(q), np.zeros(161))
    'no swing yet'
    >>> swings_in_words(q, np.clip(3 * np.sin(q), -1, 1), np.sin(q))
    'every large swing'
    """
    q, truth, outputs = (np.asarray(a, float) for a in (q, truth, outputs))
    large, small = followed(q, truth, outputs)
    if not large.count and not small.count:
        return ""
    if 0 < large.count == large.met and 0 < small.count == small.met:
        return WORDS["all_swings"]
    if not large.met and not small.met:
        return WORDS["no_swing"]
    parts = [large.words("large")] if large.count else []
    if small.count:
        parts += [small.words("small") if small.met else WORDS["no_small"]]
    return ", ".join(parts)
