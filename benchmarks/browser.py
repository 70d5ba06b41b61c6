"""Compare the page's training with the TensorFlow Playground's way.

Both train [1, 30, 20, 1] with Adam on batches of 32 in the same Chromium, in
turns.  Prints steps per second of each round and the median ratio, which
`make bench` keeps in results.json:

    .venv/bin/python -m benchmarks.browser
"""

import http.server
import statistics
import sys
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.need_programs import ADVICE, find_chromium

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
RACE = """
async () => {
  const { trainLosses } = await import("/assets/training.mjs");
  const { TARGETS } = await import("/assets/targets.mjs");
  const { trainNodes } = await import("/benchmarks/playground.mjs");
  const setting = {
    num_hidden: 2, neurons: [30, 20], activation: "tanh", seed: 45,
    optimizer: "adam", learning_rate: 1e-2, batch_size: 32,
    target: "running_example",
  };
  const speed = (train, steps) => {
    const start = performance.now();
    train(steps);
    return (1000 * steps) / (performance.now() - start);
  };
  const page = (steps) => trainLosses(setting, steps);
  const nodes = (steps) =>
    trainNodes([1, 30, 20, 1], steps, TARGETS.running_example);
  page(1000);
  nodes(300);
  return [speed(page, 2000), speed(nodes, 500)];
}
"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files without writing a line for each."""

    def log_message(self, *_):
        """Write nothing."""


def race(address):
    """Return (page, playground) steps per second for each round."""
    path = find_chromium()
    if not path:
        sys.exit(ADVICE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        page = chromium.new_page()
        page.goto(f"{address}/assets/favicon.svg")
        rounds = [page.evaluate(RACE) for _ in range(ROUNDS)]
        chromium.close()
    return rounds


def measure():
    """Serve the repository to this machine alone, and race."""
    handler = partial(QuietHandler, directory=ROOT)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    rounds = race(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    return rounds


def main():
    """Race, and print who was how fast."""
    rounds = measure()
    for ours, nodes in rounds:
        print(f"{ours:7.0f} {nodes:7.0f} steps/s, ratio {ours / nodes:.1f}")
    ratio = statistics.median(ours / nodes for ours, nodes in rounds)
    print(f"median ratio {ratio:.1f}")


if __name__ == "__main__":
    main()
