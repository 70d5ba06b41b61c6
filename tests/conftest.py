"""A browser and a web server for the tests named test_browser_*.py."""

import pytest

from book.browser import chromium, served
from lessons import ROOT


@pytest.fixture(scope="session")
def book_address():
    """Serve the built book on this machine alone; return its address."""
    folder = ROOT / "_build" / "html"
    assert (folder / "index.html").is_file(), "build the book first: make book"
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Start Chromium once for all browser tests of a worker."""
    with chromium() as started:
        yield started
