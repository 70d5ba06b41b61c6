"""What the lessons import: small, readable, and taught in the lessons.

`helpers.preflight()` says what to expect of the versions that are installed.
"""

from importlib import import_module


def preflight():
    """Print one sentence on the installed versions; see `checks.preflight`.

    >>> preflight()  # doctest: +ELLIPSIS
    Python 3...
    """
    import_module("checks.preflight").preflight()  # when asked, not before
