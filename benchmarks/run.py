"""Print how fast the course's code is, as ratios within one run.

    python -m benchmarks.run [--without-browser] [--torch FOLDER]

PyTorch is no part of the course, so its row needs one that is installed
elsewhere, beside this environment and not in it:

    python3 -m venv /tmp/torch
    /tmp/torch/bin/pip install torch==2.13.0
    make bench TORCH=/tmp/torch/lib/python3.11/site-packages

Writes the same table to benchmarks/results.json.  Times differ from machine
to machine and from hour to hour; ratios of times that were taken in turn, in
one run, differ far less.  Each is a median of several.

Two bars, on a machine that does nothing else: a step of `train` takes at most
1/250 of the plain loop's and at most 4.5 times that of the C program, which
joins where there is a compiler.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import jax
import numpy as np

from benchmarks import browser, peers, sliders
from explorer import Explorer

RESULTS = Path(__file__).with_name("results.json")
REPEATS = 3


def seconds(function, *arguments):
    """Return how long one call takes."""
    begin = perf_counter()
    function(*arguments)
    return perf_counter() - begin


def medians(functions, repeats=REPEATS):
    """Time functions in turn, so that a slow moment hits all of them.

    Returns:
        a dict from names to median seconds, after one call to warm up.
    """
    for function in functions.values():
        function()
    times = {name: [] for name in functions}
    for _ in range(repeats):
        for name, function in functions.items():
            times[name].append(seconds(function))
    return {name: statistics.median(t) for name, t in times.items()}


def against_peers(folder):
    """Microseconds a step, and how many times `train` is faster.

    `folder` takes what the C compiler makes.
    """
    runs = {
        # The number of steps that each is timed over: enough to be steady.
        "train": (peers.make_train(), 10_000),
        "C program": (peers.make_c(folder), 10_000),
        "explorer's program": (peers.make_explorer(), 3_000),
        "NumPy by hand": (peers.make_numpy(), 2_000),
        "jitted step": (peers.make_jitted_step(), 1_000),
        "PyTorch, eager": (peers.make_pytorch(), 500),
        "plain loop": (peers.make_plain_loop(), 200),
    }
    here = {name: pair for name, pair in runs.items() if pair[0]}
    times = medians(
        {name: lambda p=pair: p[0](p[1]) for name, pair in here.items()}
    )
    steps = {name: times[name] / here[name][1] for name in here}
    return [
        row(
            f"{name}: time of a step / train's",
            step / steps["train"],
            f"{1e6 * step:.3g} microseconds",
        )
        for name, step in steps.items()
    ]


def scaling():
    """How `train` grows with width, batch, steps and networks."""
    cases = {"[1, 30, 30, 1], batch 32, 1,000 steps": (30, 32, 1000)}
    for width in (10, 100, 300):
        cases[f"width {width}"] = width, 32, 1000
    for batch in (8, 128, 512):
        cases[f"batch {batch}"] = 30, batch, 1000
    for steps in (100, 10_000):
        cases[f"{steps:,} steps"] = 30, 32, steps
    runs = {name: peers.one_network(*case) for name, case in cases.items()}
    for count in (1, 10, 100):
        name = f"{count} {'network' if count == 1 else 'networks'}"
        runs[f"{name}, vmap, 200 steps"] = peers.many_networks(count, 200)
    times = medians(runs, repeats=3)
    base = next(iter(times.values()))
    rows = [
        row(f"train, {name} / the first of these", time / base, ms(time))
        for name, time in times.items()
    ]
    return rows + on_gpu()


def on_gpu():
    """10,000 trainings under one vmap, where there is a GPU."""
    if jax.default_backend() != "gpu":
        return []
    runs = {
        "one": peers.many_networks(1, 200),
        "many": peers.many_networks(10_000, 200),
    }
    times = medians(runs, repeats=3)
    ratio = times["many"] / times["one"]
    return [row("10,000 networks / one, on a GPU", ratio, ms(times["many"]))]


def explorer_rows():
    """What a move costs, in the kernel: against drawing alone."""
    explorer = Explorer(num_steps=1000)
    rates = iter(np.linspace(0.005, 0.02, 1000))

    def move(batch=32):
        explorer.set(batch_size=batch, learning_rate=float(next(rates)))

    def draw():
        explorer._picture.show(explorer.alt)

    runs = {"draw": draw, "batch 32": move}
    for batch in (64, 128):
        runs[f"batch {batch}"] = lambda batch=batch: move(batch)
    times = medians(runs, repeats=9)
    rows = [
        row(
            f"explorer, whole answer, 1,000 steps, {name} / drawing alone",
            time / times["draw"],
            ms(time),
        )
        for name, time in times.items()
        if name != "draw"
    ]
    return [*rows, unvisited(explorer)]


def unvisited(explorer):
    """An architecture's first visit against its second."""
    rng = np.random.default_rng(0)
    explorer.batch_size = 32
    ratios, firsts = [], []
    for _ in range(15):
        neurons = rng.integers(1, 65, 4).tolist()
        again = seconds_of_visits(explorer, neurons)
        firsts.append(again[0])
        ratios.append(again[0] / statistics.median(again[1:]))
    name = "explorer, first visit of an architecture / later ones"
    return row(name, statistics.median(ratios), ms(statistics.median(firsts)))


def seconds_of_visits(explorer, neurons):
    """Time one new architecture, then three times the same."""
    times = []
    for num_steps in (1000, 990, 1000, 990):
        times.append(
            seconds(
                lambda n=num_steps: explorer.set(neurons=neurons, num_steps=n)
            )
        )
    return times


def against_the_playground():
    """The page's training against the way of the TensorFlow Playground."""
    rounds = browser.measure()
    ratio = statistics.median(page / nodes for page, nodes in rounds)
    time = 1e6 / statistics.median(nodes for _, nodes in rounds)
    name = "Playground's way: time of a step / the page's, in the browser"
    return row(name, ratio, f"{time:.3g} microseconds")


def from_key_to_picture():
    """From a key press to a new picture in JupyterLab."""
    with tempfile.TemporaryDirectory() as folder:
        times = sliders.measure(Path(folder))
    return [
        row(
            f"key press to picture in JupyterLab, {name} / the explorer",
            time / times["explorer"],
            ms(time),
        )
        for name, time in times.items()
    ]


def row(name, ratio, time):
    """Return one row of the table."""
    return {"what": name, "ratio": float(f"{ratio:.3g}"), "time": time}


def ms(time):
    """Return seconds as text."""
    return f"{1e3 * time:.3g} ms"


def main(argv=None):
    """Print the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-browser", action="store_true")
    parser.add_argument("--torch", metavar="FOLDER", help="has PyTorch in it")
    arguments = parser.parse_args(argv)
    if arguments.torch:
        # At the end: all else comes from this environment.
        sys.path.append(arguments.torch)
    with tempfile.TemporaryDirectory() as folder:
        rows = against_peers(folder) + scaling() + explorer_rows()
    if not arguments.without_browser:
        rows += [against_the_playground(), *from_key_to_picture()]
    for line in rows:
        print(f"{line['ratio']:>9.3g}  {line['what']}  ({line['time']})")
    RESULTS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
