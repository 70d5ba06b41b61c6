"""Record assets/explorer.webp, the moving picture of README.

    make moving-picture

Chromium opens the landing page of the built book and presses the website
explorer's own Step, so that every frame is a state of a real training: one
run with the defaults, and one whose target is a step.
"""

import io
import sys

from PIL import Image

from book.browser import opened
from tools import ROOT

BUILT = ROOT / "_build" / "html"
PICTURE = ROOT / "assets" / "explorer.webp"
RUNS = ("num_steps=1000", "num_steps=1000&target=step")
FRAMES = 16
NUM_STEPS = 1_000
NUM_COLOURS = 64
MILLISECONDS = 230
REST = 2_000
# What the picture shows of the explorer: it with air around it.
LOOK = """
.play { background: white; padding: 12px !important; margin: 0; }
"""
RESET = """() => {
    document.querySelector(".play").explorer.actions.reset();
}"""
STEP = """count => {
    const root = document.querySelector(".play");
    root.explorer.actions.to(count);
    return new Promise((done) => {
        const look = () => Number(root.dataset.step) === count
            ? done() : requestAnimationFrame(look);
        look();
    });
}"""


def stops():
    """Return the steps to show: many at first, where most happens.

    >>> stops()[:3], stops()[-1]
    ([0, 4, 18], 1000)
    """
    last = FRAMES - 1
    return [round(NUM_STEPS * (i / last) ** 2) for i in range(FRAMES)]


def record(page, address):
    """Return the frames of all runs as pictures."""
    frames = []
    for run in RUNS:
        page.goto(f"{address}/index.html?{len(frames)}#{run}")
        page.wait_for_selector(".play[data-mode] .controls")
        page.evaluate(RESET)
        page.add_style_tag(content=LOOK)
        box = page.locator(".play")
        for count in stops():
            page.evaluate(STEP, count)
            shot = Image.open(io.BytesIO(box.screenshot()))
            frames.append(shot.convert("RGB"))
    return frames


def alike(frames):
    """Return the frames on paper of one size, in the same few colours."""
    width = max(frame.width for frame in frames)
    height = max(frame.height for frame in frames)
    no_dots = Image.Dither.NONE
    colours = frames[FRAMES // 2].quantize(NUM_COLOURS, dither=no_dots)
    papers = []
    for frame in frames:
        paper = Image.new("RGB", (width, height), "white")
        paper.paste(frame)
        few = paper.quantize(palette=colours, dither=no_dots)
        papers.append(few.convert("RGB"))
    return papers


def main():
    """Record, and save as a moving picture that repeats."""
    with opened(BUILT) as (browser, address):
        page = browser.new_page(
            viewport={"width": 1_000, "height": 1_400}, color_scheme="light"
        )
        first, *others = alike(record(page, address))
    rests = [MILLISECONDS] * (FRAMES - 1) + [REST]
    first.save(
        PICTURE,
        save_all=True,
        append_images=others,
        duration=rests * len(RUNS),
        loop=0,
        lossless=True,
        method=3,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
