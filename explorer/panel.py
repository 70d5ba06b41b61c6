"""What the explorer and the small sliders share: their look and machinery.

A picture is one figure, made once.  Each move changes its lines and puts a
new PNG into an `<img>` whose alternative text follows it; `ipywidgets.Image`
has no place for such a text.
"""

import base64
import io
from html import escape
from pathlib import Path

import ipywidgets as widgets
import matplotlib.pyplot as plt
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from explorer.settings import check_number
from helpers.plots.style import LOOK

DPI = 110
HERE = Path(__file__).parent
STYLE = (HERE / "sliders.css").read_text(encoding="utf-8")
# Gives every slider's handle a name, for those who hear it.
NAMING = (HERE / "naming.js").read_text(encoding="utf-8")
KINDS = {
    "whole": widgets.IntSlider,
    "real": widgets.FloatSlider,
    "log": widgets.FloatLogSlider,
}


class Picture:
    """One figure, and the widget that shows it."""

    def __init__(self, height, *settings):
        """Make a figure of axes above each other, 5 inches wide.

        Arguments:
            height: in inches.
            settings: what `set` takes, a dict for each axes.
        """
        with plt.style.context(LOOK):
            # Fixed margins: a layout worked out anew costs as much as the
            # drawing, and moves the axes about.
            self.figure = Figure(figsize=(5, height), layout="none")
            FigureCanvasAgg(self.figure)
            rows = self.figure.subplots(len(settings), squeeze=False)
            self.axes = rows[:, 0]
            for ax, chosen in zip(self.axes, settings):
                ax.set(**chosen)
            self.figure.set_dpi(DPI)
            self.figure.subplots_adjust(
                left=0.16,
                right=0.96,
                bottom=0.5 / height,
                top=1 - 0.3 / height,
                hspace=0.44,
            )
        self.alt = ""
        self.widget = widgets.HTML(
            layout=widgets.Layout(flex="1 1 320px", max_width="560px")
        )

    def png(self):
        """Return the figure as it is now, as bytes of a PNG."""
        buffer = io.BytesIO()
        with plt.style.context(LOOK):
            # Little compression: the file goes no further than the browser.
            self.figure.canvas.print_png(
                buffer, pil_kwargs={"compress_level": 1}
            )
        return buffer.getvalue()

    def show(self, alt):
        """Draw the figure and show it with this alternative text."""
        data = base64.b64encode(self.png()).decode("ascii")
        width, height = (
            int(inches * DPI) for inches in self.figure.get_size_inches()
        )
        self.alt = alt
        self.widget.value = (
            f'<img alt="{escape(alt)}" width="{width}" height="{height}" '
            f'decoding="sync" src="data:image/png;base64,{data}">'
        )


class Sliders:
    """Controls, a picture and a line of text, shown together."""

    # A misspelt attribute raises, where it would otherwise do nothing.
    __slots__ = ("_controls", "_picture", "_quiet", "_text", "box")

    def __init__(self, controls, picture, above=(), below=(), under=()):
        """Put them together.

        More widgets go above and below the controls, and under the picture.
        """
        self._controls = controls
        self._picture = picture
        self._text = widgets.HTML()
        self._text.add_class("course-text")
        self._quiet = False
        for control in controls.values():
            control.observe(self._on_change, "value")
        column = [self._text, *above, *controls.values(), *below]
        self.box = layout(picture, column, under)

    @property
    def alt(self):
        """The alternative text of the picture."""
        return self._picture.alt

    @property
    def figure(self):
        """The figure as it is now, to be shown where no kernel runs."""
        return self._picture.figure

    def _show(self, text, alt):
        """Show the figure as it is now, and both texts."""
        self._picture.show(alt)
        self._text.value = f'<span role="status">{escape(text)}</span>'

    def _on_change(self, change):
        if not self._quiet:
            self._on_move(change)

    def _ipython_display_(self):
        display(self.box)


class Panel(Sliders):
    """Some sliders, a picture and a line of text that follow them.

    Display it as the last expression of a cell.  `panel.set(bias=1.5)` moves
    a slider from Python; `panel.values` and `panel.text` say how it stands.
    """

    __slots__ = ("_update", "text")

    def __init__(self, controls, picture, update):
        """Put a panel together and draw it for the first time.

        Arguments:
            controls: a dict from names to widgets with a `value`.
            picture: a `Picture`.
            update: called with the controls' values by name; changes the
                figure and returns a line of text and an alternative text.
        """
        super().__init__(controls, picture)
        self._update = update
        self._on_move(None)

    @property
    def values(self):
        """The value of each control by name."""
        return {name: c.value for name, c in self._controls.items()}

    def set(self, **values):
        """Move controls; raise ValueError where a value is not allowed."""
        for name, value in values.items():
            if name not in self._controls:
                raise ValueError(
                    f"there is no slider {name!r}; there are "
                    f"{', '.join(self._controls)}"
                )
            check_range(name, value, self._controls[name])
        self._quiet = True
        for name, value in values.items():
            self._controls[name].value = value
        self._quiet = False
        self._on_move(None)

    def _on_move(self, _):
        self.text, alt = self._update(**self.values)
        self._show(self.text, alt)


def layout(picture, others, under=()):
    """Put the picture and the controls side by side, or below on a phone."""
    left = picture.widget
    if under:
        left = widgets.VBox([left, *under], layout=left.layout)
    column = widgets.VBox(
        others, layout=widgets.Layout(flex="1 1 300px", min_width="280px")
    )
    flow = widgets.Layout(flex_flow="row wrap", align_items="flex-start")
    box = widgets.Box([left, column], layout=flow)
    whole = widgets.VBox(
        [box, _naming(), widgets.HTML(f"<style>{STYLE}</style>")]
    )
    whole.add_class("course-sliders")
    return whole


def _naming():
    """Return a widget that runs NAMING where it is shown."""
    output = {
        "output_type": "display_data",
        "data": {"application/javascript": NAMING},
        "metadata": {},
    }
    return widgets.Output(
        outputs=(output,), layout=widgets.Layout(height="0px", margin="0")
    )


def wide():
    """Return a label's style and a control's layout, readable on a phone."""
    return {
        "style": {"description_width": "9.5em"},
        "layout": widgets.Layout(width="auto"),
    }


def slider(label, value, low, high, step, kind="real"):
    """Return a slider; a `log` one goes from 10 ** low to 10 ** high.

    >>> slider("step", 0.1, -4, 0, 0.1, kind="log").value
    0.1
    """
    readout = {} if kind == "whole" else {"readout_format": ".3g"}
    limits = {"min": low, "max": high, "step": step}
    return KINDS[kind](
        value=value, description=label, **limits, **readout, **wide()
    )


def menu(label, options, value):
    """Return a menu; `options` are pairs of a label and a value."""
    return widgets.Dropdown(
        options=options, value=value, description=label, **wide()
    )


def error_html(message):
    """Return an error message as HTML; an empty one shows nothing."""
    if not message:
        return ""
    return f'<span role="alert" class="course-error">{escape(message)}</span>'


def check_range(name, value, control):
    """Raise ValueError unless a slider can show this value."""
    low, high = control.min, control.max
    if isinstance(control, widgets.FloatLogSlider):
        low, high = 10**low, 10**high
    check_number(name, value, low, high)
