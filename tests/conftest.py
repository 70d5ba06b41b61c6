"""A browser and a web server for the tests named test_browser_*.py."""

import http.server
import threading
from functools import partial

import pytest
from playwright.sync_api import sync_playwright

from lessons import ROOT
from tools.need_programs import ADVICE, find_chromium


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files without writing a line for each."""

    def log_message(self, *_):
        """Write nothing."""


@pytest.fixture(scope="session")
def book_address():
    """Serve the built book on this machine alone; return its address."""
    folder = ROOT / "_build" / "html"
    assert (folder / "index.html").is_file(), "build the book first: make book"
    handler = partial(QuietHandler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    """Start Chromium once for all browser tests of a worker."""
    path = find_chromium()
    assert path, ADVICE
    flags = ["--no-sandbox", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()
