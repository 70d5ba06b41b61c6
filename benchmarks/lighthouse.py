"""Let Lighthouse judge two pages of the built book, for phone and desktop.

Serves `_build/html` to this machine alone, compressed as a host would, runs
Lighthouse and prints the median scores of some runs:

    .venv/bin/python -m benchmarks.lighthouse        # three runs of each
    .venv/bin/python -m benchmarks.lighthouse 5

Lighthouse is no dependency of the course: `npm install lighthouse` in any
folder, and LIGHTHOUSE=that/folder/node_modules/.bin/lighthouse points to it.
"""

import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from book.browser import FLAGS, served
from tools import ROOT
from tools.need_programs import ADVICE, find_chromium

HTML = ROOT / "_build" / "html"
PAGES = ("index.html", "lessons/05_training_loop.html")
# What each preset has to reach, in points of a hundred.
WANTED = {
    "mobile": {"performance": 90, "accessibility": 100, "best-practices": 95},
    "desktop": {"performance": 98, "accessibility": 100, "best-practices": 95},
}
COMPRESSED = ("text/", "javascript", "json", "svg")
MISSING = (
    "Lighthouse is missing: run `npm install lighthouse` in a folder of its "
    "own, and set LIGHTHOUSE=that/folder/node_modules/.bin/lighthouse."
)


class CompressingHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files compressed and to be kept, as a host of pages does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Send one file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        kind, data = self.guess_type(path), path.read_bytes()
        self.send_response(200)
        if any(part in kind for part in COMPRESSED):
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=2592000")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Write nothing."""


def find_lighthouse():
    """Return the path of Lighthouse, or None."""
    return os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")


def scores_of(lighthouse, address, preset):
    """Run Lighthouse once, print what failed; return {category: points}.

    The points are of a hundred.
    """
    command = [lighthouse, address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(WANTED[preset])}"]
    flags = " ".join(["--headless=new", *FLAGS])
    command += [f"--chrome-flags={flags}"]
    if preset == "desktop":
        command.append("--preset=desktop")
    settings = os.environ | {"CHROME_PATH": find_chromium()}
    done = subprocess.run(command, capture_output=True, env=settings)
    if done.returncode:
        sys.exit(done.stderr.decode())
    said = json.loads(done.stdout)
    categories = said["categories"]
    for name in categories.keys() - {"performance"}:
        for audit in categories[name]["auditRefs"]:
            if audit["weight"] and said["audits"][audit["id"]]["score"] == 0:
                print(f"  {address}: {said['audits'][audit['id']]['title']}")
    return {n: round(100 * categories[n]["score"]) for n in categories}


def medians(runs):
    """Return the median of each category.

    >>> medians([{"speed": 91}, {"speed": 99}, {"speed": 98}])
    {'speed': 98}
    """
    return {
        name: round(statistics.median(run[name] for run in runs))
        for name in runs[0]
    }


def judge(lighthouse, address, num_runs):
    """Print the medians of all pages; return whether all are as wanted."""
    good = True
    for page in PAGES:
        for preset, wanted in WANTED.items():
            runs = [
                scores_of(lighthouse, f"{address}/{page}", preset)
                for _ in range(num_runs)
            ]
            found = medians(runs)
            good &= all(found[name] >= wanted[name] for name in wanted)
            text = ", ".join(f"{name} {found[name]}" for name in found)
            every = [run["performance"] for run in runs]
            print(f"{page}, {preset}: {text} (performance: {every})")
    return good


def main():
    """Serve the book, and judge it."""
    lighthouse = find_lighthouse()
    if not lighthouse or not find_chromium():
        sys.exit(ADVICE if lighthouse else MISSING)
    if not (HTML / "index.html").is_file():
        sys.exit("Build the book first: make book")
    num_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with served(HTML, CompressingHandler) as address:
        good = judge(lighthouse, address, num_runs)
    sys.exit(0 if good else "not all as wanted")


if __name__ == "__main__":
    main()
