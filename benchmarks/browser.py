"""Hold the page's training against its bars, in Chromium.

Races the page's engine against the TensorFlow Playground's way (both train
[1, 30, 20, 1] with Adam on batches of 32, in turns), and measures a default
run, the page's longest task while it trains, and lesson 06's thirty
networks, also with the page four times slower.  Chromium slows the page's
own thread and refuses to slow a worker: hence a row with four times what an
unslowed run takes.  Thirty networks use all cores.  Numbers in seconds where
nothing else is said.  Build the book first; `make bench` keeps the ratio in
results.json:

    .venv/bin/python -m benchmarks.browser
"""

import statistics

from book.browser import opened
from tools import ROOT

ROUNDS = 9
STATIC = "/_build/html/_static"
# name: the most that it may take, in seconds; the longest task in
# milliseconds; the ratio at least.
BARS = {
    "1,000 default steps": 0.15,
    "1,000 default steps, page 4 times slower": 1.7,
    "1,000 default steps, four times what they take": 1.7,
    "longest task of the page, 4 times slower, ms": 50,
    "thirty networks of lesson 06, page 4 times slower": 12,
}
RATIO = 3
RACE = f"""
async () => {{
  const {{ trainLosses }} = await import("{STATIC}/training.mjs");
  const {{ TARGETS }} = await import("{STATIC}/targets.mjs");
  const {{ trainNodes }} = await import("/benchmarks/playground.mjs");
  const setting = {{
    num_hidden: 2, neurons: [30, 20], activation: "tanh", seed: 45,
    optimizer: "adam", learning_rate: 1e-2, batch_size: 32,
    target: "running_example",
  }};
  const speed = (train, steps) => {{
    const start = performance.now();
    train(steps);
    return (1000 * steps) / (performance.now() - start);
  }};
  const page = (steps) => trainLosses(setting, steps);
  const nodes = (steps) =>
    trainNodes([1, 30, 20, 1], steps, TARGETS.running_example);
  page(1000);
  nodes(300);
  return [speed(page, 2000), speed(nodes, 500)];
}}
"""
# A run as fast as it can, from the click to the verdict, in seconds, and the
# longest task meanwhile in milliseconds.
RUN = """
async () => {
  const root = document.querySelector(".explorer");
  const { state, actions } = root.explorer;
  actions.reset();
  state.pace = "full";
  const frame = () => new Promise(requestAnimationFrame);
  for (let i = 0; i < 20; i++) await frame();
  let longest = 0;
  const watch = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      longest = Math.max(longest, task.duration);
    }
  });
  watch.observe({ type: "longtask" });
  const start = performance.now();
  actions.start();
  while (root.dataset.mode !== "done") await frame();
  const seconds = (performance.now() - start) / 1000;
  await new Promise((done) => setTimeout(done, 300));
  watch.disconnect();
  return [seconds, longest];
}
"""
THIRTY = """
async () => {
  const root = document.querySelector(".explorer");
  root.scrollIntoView({ block: "center" });
  const start = performance.now();
  const done = () => root.querySelector(".words").textContent.includes("Med");
  while (!done()) await new Promise(requestAnimationFrame);
  return (performance.now() - start) / 1000;
}
"""


def race(chromium, address):
    """Return (page, playground) steps per second for each round."""
    page = chromium.new_page()
    page.goto(f"{address}/assets/favicon.svg")
    rounds = [page.evaluate(RACE) for _ in range(ROUNDS)]
    page.close()
    return rounds


def slowed(page, times):
    """Slow the page's own thread; Chromium refuses to slow a worker."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})


def runs(chromium, address, times):
    """Return the medians of a default run's seconds and longest task."""
    page = chromium.new_page()
    slowed(page, times)
    page.goto(f"{address}/_build/html/index.html")
    page.wait_for_selector(".explorer[data-mode=done]", timeout=120_000)
    found = [page.evaluate(RUN) for _ in range(ROUNDS)]
    page.close()
    seconds, longest = zip(*found)
    return statistics.median(seconds), statistics.median(longest)


def thirty(chromium, address, times):
    """Return the seconds until lesson 06's thirty networks are ready."""
    page = chromium.new_page()
    slowed(page, times)
    page.goto(f"{address}/_build/html/lessons/06_overfitting.html")
    page.locator(".explorer .words").wait_for(timeout=60_000)
    seconds = page.evaluate(THIRTY)
    page.close()
    return seconds


def hold_against_bars(chromium, address):
    """Print each measured number beside its bar."""
    fast, _ = runs(chromium, address, 1)
    slow, longest = runs(chromium, address, 4)
    found = [fast, slow, 4 * fast, longest, thirty(chromium, address, 4)]
    for (name, most), number in zip(BARS.items(), found, strict=True):
        word = "holds" if number <= most else "MISSED"
        print(f"{name}: {number:.3g}, bar {most:g}: {word}")


def measure(more=lambda chromium, address: None):
    """Serve the repository to this machine alone, and race."""
    with opened(ROOT) as (chromium, address):
        rounds = race(chromium, address)
        more(chromium, address)
    return rounds


def main():
    """Race, and print who was how fast and which bars hold."""
    rounds = measure(hold_against_bars)
    for ours, nodes in rounds:
        print(f"{ours:7.0f} {nodes:7.0f} steps/s, ratio {ours / nodes:.1f}")
    ratio = statistics.median(ours / nodes for ours, nodes in rounds)
    print(f"median ratio {ratio:.1f}, bar {RATIO}")


if __name__ == "__main__":
    main()
