"""Pictures of the class report, each with its alternative text."""

import base64
import io
import statistics

import matplotlib
from matplotlib.figure import Figure

from grading.results.marks import number
from helpers.plots.style import STYLE_FILE

# Dark to light, so that they are told apart without colour too.
OUTCOMES = {
    "all points": {"color": "#0072B2"},
    "some points": {"color": "#56B4E9"},
    "no points": {"color": "#F7D8A8", "hatch": "///"},
    "not written": {"color": "white", "hatch": "..."},
}
INK = {"all points": "white"}
LINE = "#444444"


def picture(draw, width, height):
    """Return a figure as the address of an SVG inside the page.

    Arguments:
        draw: a function of the empty axes.
        width, height: in inches.
    """
    # The salt keeps the file the same on every run.
    settings = {"svg.hashsalt": "grading", "hatch.linewidth": 0.6}
    with matplotlib.rc_context(settings, fname=STYLE_FILE):
        figure = Figure(figsize=(width, height))
        draw(figure.add_subplot())
        file = io.BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None})
    code = base64.b64encode(file.getvalue()).decode()
    return f"data:image/svg+xml;base64,{code}"


def outcome_bars(counts):
    """Return a picture of what became of each question, and its text.

    Arguments:
        counts: {label: {outcome: number of students}}.
    """

    def draw(axes):
        ends = dict.fromkeys(counts, 0)
        for outcome, look in OUTCOMES.items():
            widths = [counts[label].get(outcome, 0) for label in counts]
            bars = axes.barh(
                list(counts),
                widths,
                left=list(ends.values()),
                label=outcome,
                edgecolor=LINE,
                linewidth=0.6,
                **look,
            )
            ends = {k: ends[k] + w for k, w in zip(counts, widths)}
            for bar, width in zip(bars, widths):
                if width >= max(most / 25, 1):
                    write_into(axes, bar, width, INK.get(outcome, "black"))
        axes.invert_yaxis()
        axes.set_xlabel("students")
        axes.set_xlim(0, most)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.figure.legend(loc="outside upper left", ncols=len(OUTCOMES))

    most = max([sum(c.values()) for c in counts.values()] + [1])
    text = " ".join(
        f"{label}: "
        + ", ".join(f"{c.get(name, 0)} {name}" for name in OUTCOMES)
        + "."
        for label, c in counts.items()
    )
    height = 1.1 + 0.32 * len(counts)
    return picture(draw, 6.5, height), f"One bar a question. {text}"


def write_into(axes, bar, width, ink):
    """Write a count into its piece of a bar."""
    axes.text(
        bar.get_x() + bar.get_width() / 2,
        bar.get_y() + bar.get_height() / 2,
        number(width),
        color=ink,
        ha="center",
        va="center",
        fontsize=8,
        bbox=None
        if ink == "white"
        else {"facecolor": "white", "edgecolor": "none", "pad": 0.8},
    )


def total_bars(totals, possible):
    """Return a picture of how the totals are spread, and its text.

    Arguments:
        totals: the points of each student who has a total.
        possible: the points that could be earned.
    """
    highest = int(max([*totals, possible]))
    counts = dict.fromkeys(range(highest + 1), 0)
    for total in totals:
        counts[int(total)] += 1

    def draw(axes):
        axes.bar(list(counts), list(counts.values()), color="#0072B2")
        axes.set_xlabel("points, rounded down")
        axes.set_ylabel("students")
        axes.set_xlim(-0.6, highest + 0.6)
        for axis in (axes.xaxis, axes.yaxis):
            axis.get_major_locator().set_params(integer=True)

    spread = ", ".join(
        f"{count} with {points}" for points, count in counts.items() if count
    )
    text = (
        f"Bars: students by points, of {number(possible)} possible. "
        f"The middle one has {number(statistics.median(totals))}. "
        f"Rounded down: {spread}."
    )
    return picture(draw, 6.5, 2.2), text
