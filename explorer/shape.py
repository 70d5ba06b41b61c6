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
        a list of triples: the index, those of its two feet in that range, and
        its height over both sides, negative for a valley.
    """
    rises = np.diff(truth)
    places = np.flatnonzero(rises)  # a level part turns at its end
    turned = rises[places[:-1]] * rises[places[1:]] < 0
    turns = places[1:][turned]
    inside = np.flatnonzero((q >= TRAINED[0]) & (q <= TRAINED[1]))
    first, last = inside[[0, -1]]
    ends = [0, *turns[(turns > first) & (turns < last)], len(q) - 1]
    return [
        (i, np.clip([a, b], first, last), truth[i] - truth[[a, b]])
        for a, i, b in zip(ends, ends[1:], ends[2:])
    ]


def followed(q, truth, outputs):
    """Return a `Met` for the large swings, and one for the small ones.

    A swing is followed where the outputs turn as the target does, up and down
    again or down and up, and miss it by less than half its height.
    """
    spread = truth.max() - truth.min()
    found = {True: [], False: []}
    for i, feet, heights in swings(q, truth):
        size = np.abs(heights).min()
        if size > spread / 50:
            turned = (heights * (outputs[i] - outputs[feet]) > 0).all()
            met = turned and abs(outputs[i] - truth[i]) < size / 2
            found[bool(size > spread / 4)].append(met)
    return [Met(sum(found[large]), len(found[large])) for large in found]


def swings_in_words(q, truth, outputs):
    """Return which swings are followed.

    "" for a target without any, and for outputs that are no numbers.

    >>> q = np.linspace(-4, 4, 161)
    >>> swings_in_words(q, np.sin(q), np.zeros(161))
    'no swing yet'
    >>> swings_in_words(q, np.clip(3 * np.sin(q), -1, 1), np.sin(q))
    'every large swing'
    >>> swings_in_words(q, np.sin(q), q / 3)  # a line never turns
    'no swing yet'
    >>> swings_in_words(q, np.sin(q), q * np.nan)
    ''
    """
    q, truth, outputs = (np.asarray(a, float) for a in (q, truth, outputs))
    if not np.isfinite(outputs).all():
        return ""
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
