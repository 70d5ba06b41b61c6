"""A web server and Chromium: one way for tests, tools and benchmarks.

Only this machine reaches the server; Chromium asks nobody for anything.
"""

import http.server
import sys
import threading
from contextlib import contextmanager
from functools import partial

from playwright.sync_api import sync_playwright

from tools.need_programs import ADVICE, find_chromium

FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
FLAGS += ["--disable-component-update", "--disable-sync"]
# Each window would load the pop-ups of its address bar, unseen, in processes
# of their own: two fifths of a short test's processor time.  The last list
# counts, so playwright's is repeated.
OFF = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled"]
OFF += ["AvoidUnnecessaryBeforeUnloadCheckSync", "PaintHolding", "LensOverlay"]
OFF += ["DestroyProfileOnBrowserClose", "HttpsUpgrades", "MediaRouter"]
OFF += ["HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"]
OFF += ["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"]
OFF += ["NetworkTimeServiceQuerying", "PreconnectToSearch"]
FLAGS.append(f"--disable-features={','.join(OFF)}")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serve a folder without a word, and a text under /print if given."""

    def __init__(self, *args, text=b"", **settings):
        self.text = text
        super().__init__(*args, **settings)

    def do_GET(self):
        """Answer one request."""
        if not self.text or self.path != "/print":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.text)))
        self.end_headers()
        self.wfile.write(self.text)

    def log_message(self, *_):
        """Write nothing."""


@contextmanager
def served(folder, handler=Handler, **settings):
    """Serve a folder; yield its address.

    Arguments:
        folder: what is served.
        handler: a request handler of Python's `http.server`.
        settings: more of the handler's arguments.
    """
    made = partial(handler, directory=folder, **settings)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), made)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def chromium():
    """Start Chromium; yield playwright's browser.

    Raises:
        SystemExit: there is none; the message says how to get it.
    """
    path = find_chromium()
    if not path:
        sys.exit(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(folder, text=""):
    """Serve `folder` and start Chromium.

    Arguments:
        folder: what is served.
        text: an HTML document that is served as /print.

    Yields:
        playwright's browser, and the address of `folder`.
    """
    with (
        served(folder, text=text.encode("utf-8")) as address,
        chromium() as browser,
    ):
        yield browser, address
