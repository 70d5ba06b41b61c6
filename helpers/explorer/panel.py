"""What the explorer and the small sliders share: their look and machinery.

A picture is one figure, made once.  Each move changes its lines and puts a
new PNG into an `<img>` whose alternative text follows it; `ipywidgets.Image`
has no place for such a text.
"""

import base64
import io
from html import escape

import ipywidgets as widgets
import matplotlib.pyplot as plt
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.plots.style import STYLE_FILE

DPI = 110
STYLE = """<style>
.course-sliders img {max-width: 100%; height: auto; display: block}
.course-sliders textarea {font-family: monospace; white-space: pre}
.course-sliders .noUi-handle:focus {outline: 3px solid #D55E00}
.course-sliders .course-text {min-height: 4.3em}
.course-sliders .course-text .widget-html-content {line-height: 1.4}
.course-sliders .course-error {color: #A00000; line-height: 1.4}
</style>"""
# ipywidgets gives the handle of a slider its role, but no name: a screen
# reader would say "slider, 30" and not which.  This names each handle after
# the label beside it, lets it say what its readout says (a log slider would
# say the exponent), has changes of the text line read aloud, and keeps
# JupyterLab from taking a menu's arrow keys to move from cell to cell.
NAMING = """
function follow(slider, handle) {
  const readout = slider.querySelector(".widget-readout");
  const say = () => {
    const text = readout ? readout.textContent : "";
    if (text && handle.getAttribute("aria-valuetext") !== text)
      handle.setAttribute("aria-valuetext", text);
  };
  say();
  new MutationObserver(say).observe(slider, {
    subtree: true, childList: true, characterData: true,
    attributeFilter: ["aria-valuetext"],
  });
}
function name(tries) {
  const box = element.closest(".course-sliders");
  const found = box ? box.querySelectorAll(".widget-slider") : [];
  let left = found.length ? 0 : 1;
  for (const slider of found) {
    const label = slider.querySelector("label");
    const handle = slider.querySelector("[role=slider]");
    if (!label || !handle) left += 1;
    else if (!handle.hasAttribute("aria-label")) {
      handle.setAttribute("aria-label", label.textContent);
      follow(slider, handle);
    }
  }
  if (box) {
    const text = box.querySelector(".course-text");
    if (text) text.setAttribute("aria-live", "polite");
    for (const menu of box.querySelectorAll("select"))
      menu.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  if (left && tries) requestAnimationFrame(() => name(tries - 1));
}
name(600);
"""


class Picture:
    """One figure, and the widget that shows it."""

    def __init__(self, rows, height):
        """Make a figure of `rows` axes above each other, 5 inches wide."""
        with plt.style.context(STYLE_FILE):
            # Fixed margins: a layout worked out anew costs as much as the
            # drawing, and moves the axes about.
            self.figure = Figure(figsize=(5, height), layout="none")
            FigureCanvasAgg(self.figure)
            self.axes = self.figure.subplots(rows, squeeze=False)[:, 0]
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
        with plt.style.context(STYLE_FILE):
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


class Panel:
    """Some sliders, a picture and a line of text that follow them.

    Display it as the last expression of a cell.  `panel.set(bias=1.5)` moves
    a slider from Python; `panel.values` and `panel.text` say how it stands.
    """

    def __init__(self, controls, picture, update):
        """Put a panel together and draw it for the first time.

        Arguments:
            controls: a dict from names to widgets with a `value`.
            picture: a `Picture`.
            update: called with the controls' values by name; changes the
                figure and returns a line of text and an alternative text.
        """
        self._controls = controls
        self._picture = picture
        self._update = update
        self._text = text_line()
        self._quiet = False
        for control in controls.values():
            control.observe(self._on_move, "value")
        self.box = layout(picture, [self._text, *controls.values()])
        self._draw()

    @property
    def values(self):
        """The value of each control by name."""
        return {name: c.value for name, c in self._controls.items()}

    @property
    def text(self):
        """The line of text under the picture."""
        return self._line

    @property
    def alt(self):
        """The alternative text of the picture."""
        return self._picture.alt

    @property
    def figure(self):
        """The figure as it is now, to be shown where no kernel runs."""
        return self._picture.figure

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
        self._draw()

    def _on_move(self, _):
        if not self._quiet:
            self._draw()

    def _draw(self):
        self._line, alt = self._update(**self.values)
        self._text.value = text_html(self._line)
        self._picture.show(alt)

    def _ipython_display_(self):
        display(self.box)


def layout(picture, others):
    """Put the picture and the controls side by side, or below on a phone."""
    column = widgets.VBox(
        others, layout=widgets.Layout(flex="1 1 300px", min_width="280px")
    )
    flow = widgets.Layout(flex_flow="row wrap", align_items="flex-start")
    box = widgets.Box([picture.widget, column], layout=flow)
    whole = widgets.VBox([box, _naming(), widgets.HTML(STYLE)])
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


def whole_slider(label, value, low, high, step=1):
    """Return a slider for whole numbers."""
    return widgets.IntSlider(
        value=value, min=low, max=high, step=step, description=label, **wide()
    )


def real_slider(label, value, low, high, step):
    """Return a slider for numbers."""
    return widgets.FloatSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        description=label,
        readout_format=".3g",
        **wide(),
    )


def log_slider(label, value, low, high, step):
    """Return a slider from 10 ** low to 10 ** high."""
    return widgets.FloatLogSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        description=label,
        readout_format=".3g",
        **wide(),
    )


def menu(label, options, value):
    """Return a menu; `options` are pairs of a label and a value."""
    return widgets.Dropdown(
        options=options, value=value, description=label, **wide()
    )


def text_line():
    """Return the widget for a line of text that is read aloud."""
    widget = widgets.HTML()
    widget.add_class("course-text")
    return widget


def text_html(text):
    """Return a line of text as HTML, safe to show."""
    return f'<span role="status">{escape(text)}</span>'


def error_html(message):
    """Return an error message as HTML; an empty one shows nothing."""
    if not message:
        return ""
    return f'<span role="alert" class="course-error">{escape(message)}</span>'


def check_range(name, value, control):
    """Raise ValueError unless a slider or menu can show this value."""
    if isinstance(control, widgets.Dropdown):
        allowed = [option[-1] for option in control.options]
        if value not in allowed:
            raise ValueError(f"{name} must be one of {allowed}; got {value!r}")
        return
    low, high = control.min, control.max
    if isinstance(control, widgets.FloatLogSlider):
        low, high = 10**low, 10**high
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not low <= value <= high:
        raise ValueError(
            f"{name} must be a number from {low:g} to {high:g}; got {value!r}"
        )
