"""Open the built book in Chromium, for the tools that look at it."""

import http.server
import threading
from contextlib import contextmanager
from functools import partial

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serve the built book, and the document under /print."""

    def __init__(self, *args, text, **settings):
        self.text = text
        super().__init__(*args, **settings)

    def do_GET(self):
        """Answer one request."""
        if self.path != "/print":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.text)))
        self.end_headers()
        self.wfile.write(self.text)

    def log_message(self, *_):
        """Write nothing."""


@contextmanager
def opened(folder, chromium, text=""):
    """Serve `folder` to this machine alone and start Chromium.

    Arguments:
        folder: what is served.
        chromium: the path of the browser.
        text: an HTML document that is served as /print.

    Yields:
        playwright's browser, and the address of `folder`.
    """
    handler = partial(Handler, directory=folder, text=text.encode("utf-8"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings = {"executable_path": chromium, "args": FLAGS}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**settings)
            yield browser, f"http://127.0.0.1:{server.server_port}"
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
