"""Let nbval accept numbers that are near to the stored ones, where told so.

A cell whose metadata say `{"tolerance": 0.05}` passes when its text is the
stored one but for numbers that differ by at most 5 percent of the stored
number.  Words, their order and how many numbers there are stay strict, and
so does every cell without such a line.
"""

import copy
import re

from nbval.plugin import IPyNbCell

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?(?![\w])")


def agree(came, stored, tolerance):
    """Say whether two texts differ in nothing but numbers that are near.

    Arguments:
        came, stored: texts.
        tolerance: the largest difference, as a share of the stored number.

    >>> agree("loss 0.0361 at 100", "loss 0.0363 at 100", 0.01)
    True
    >>> agree("loss 0.036 at 100", "loss 0.03 at 100", 0.01)
    False
    >>> agree("mean 3", "loss 3", 0.01)
    False
    """
    if words(came) != words(stored):
        return False
    pairs = zip(NUMBER.findall(came), NUMBER.findall(stored))
    return all(
        abs(float(new) - float(old)) <= tolerance * abs(float(old))
        for new, old in pairs
    )


def words(text):
    """Return what stands around the numbers, white space folded.

    >>> words("loss  0.5 of 2")
    'loss # of #'
    """
    return " ".join(NUMBER.sub("#", text).split())


def near_to(came, stored, tolerance):
    """Return the outputs that came, near texts replaced by the stored ones.

    Arguments:
        came, stored: lists of outputs, as nbformat has them.
        tolerance: see `agree`.
    """
    came = copy.deepcopy(came)
    for new, old in zip(came, stored):
        for new_texts, old_texts, name in (
            (new, old, "text"),
            (new.get("data", {}), old.get("data", {}), "text/plain"),
        ):
            both = name in new_texts and name in old_texts
            if both and agree(new_texts[name], old_texts[name], tolerance):
                new_texts[name] = old_texts[name]
    return came


strictly = IPyNbCell.compare_outputs


def compare_outputs(cell, test, ref, skip_compare=None):
    """Compare as nbval does, after what the cell's tolerance allows."""
    tolerance = cell.cell.metadata.get("tolerance")
    if tolerance is not None:
        test = near_to(test, ref, tolerance)
    return strictly(cell, test, ref, skip_compare)


IPyNbCell.compare_outputs = compare_outputs
