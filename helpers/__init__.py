"""What the lessons import: small, readable, and taught in the lessons.

`helpers.preflight()` says what to expect of the versions that are installed.
"""

from helpers.preflight import preflight

__all__ = ["preflight"]
