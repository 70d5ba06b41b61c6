"""What the lessons import: small, readable, and taught in the lessons.

`helpers.preflight()` says what to expect of the versions that are installed.
"""

import sys
from importlib import import_module
from types import ModuleType

from why import why  # noqa: F401 - asked for by `from helpers import why`


def preflight():
    """Print one sentence on the installed versions; see `checks.preflight`.

    >>> preflight()  # doctest: +ELLIPSIS
    Python 3...
    """
    import_module("checks.preflight").preflight()  # when asked, not before


class Checks(ModuleType):
    """`helpers.checks`, as exercises say that were handed out before."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return import_module(f"checks.{name}")


sys.modules[f"{__name__}.checks"] = Checks(f"{__name__}.checks")
