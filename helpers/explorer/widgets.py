"""The explorer: move a control, and a network is trained and shown at once.

from helpers.explorer import Explorer

Explorer()
"""

import ipywidgets
from IPython.display import display

from helpers.explorer import panel
from helpers.explorer.code import code
from helpers.explorer.picture import ExplorerPicture, describe
from helpers.explorer.runs import NAMED, Trainer, warm_up
from helpers.explorer.settings import CHOICES, CONTROLS, TARGETS, Settings
from helpers.explorer.verdict import verdict, verdict_text

# The menu's name for a function that the student has given.
OWN = "own"
SHOW, HIDE = "Show the code", "Hide the code"


def _setting(name, text):
    """Return a property that reads one setting, and retrains when set."""

    def read(self):
        value = getattr(self.settings, name)
        return list(value) if isinstance(value, tuple) else value

    def write(self, value):
        self.set(**{name: value})

    return property(read, write, doc=text)


class Explorer:
    """A network, its target and its training, under sliders.

    Display it as the last expression of a cell.  Everything that a control
    can do, Python can do too: `explorer.learning_rate = 0.1` moves the
    slider and trains anew.

    Arguments:
        settings: any of the attributes below, by name.

    Raises:
        ValueError: a value is not allowed; the message says which are.

    >>> explorer = Explorer(num_steps=200)
    >>> explorer.learning_rate = 0.003
    >>> explorer.losses.shape, explorer.num_params, explorer.verdict
    ((200,), 701, 'still_falling')
    """

    # A misspelt attribute raises, where it would otherwise do nothing.
    __slots__ = (
        "_button",
        "_controls",
        "_error",
        "_picture",
        "_quiet",
        "_run",
        "_text",
        "_textarea",
        "_trainer",
        "box",
        "settings",
    )

    num_hidden = _setting("num_hidden", "Hidden layers, 0 to 4.")
    neurons = _setting("neurons", "Neurons of each hidden layer, four counts.")
    learning_rate = _setting("learning_rate", "From 0.0001 to 1.")
    num_steps = _setting("num_steps", "Steps, 10 to 3,000.")
    batch_size = _setting("batch_size", "Samples a step, 8 to 128.")
    seed = _setting("seed", "The number that the key is made of.")
    target = _setting("target", "A name, or any Python function of q.")
    activation = _setting("activation", "A name, such as tanh.")
    optimizer = _setting("optimizer", "A name, such as adam.")

    def __init__(self, **settings):
        warm_up()
        self._quiet = False
        self._trainer = Trainer()
        self._picture = ExplorerPicture()
        self._controls = make_controls()
        self._error = ipywidgets.HTML()
        self._text = panel.text_line()
        self._button = ipywidgets.Button(description=SHOW)
        self._textarea = ipywidgets.Textarea(
            description="code",
            rows=20,
            layout=ipywidgets.Layout(display="none", width="auto"),
        )
        self.settings = Settings()
        self.box = self._put_together()
        self.set(**settings)

    def _put_together(self):
        for control in self._controls.values():
            control.observe(self._on_move, "value")
        again = ipywidgets.Button(description="Start again")
        again.on_click(self._on_start_again)
        self._button.on_click(self._on_code)
        buttons = ipywidgets.Box(
            [self._button, again],
            layout=ipywidgets.Layout(flex_flow="row wrap"),
        )
        controls = [self._text, self._error, *self._controls.values(), buttons]
        box = panel.layout(self._picture, controls)
        box.children = (*box.children, self._textarea)
        return box

    def set(self, **values):
        """Change settings together and train once.

        Raises:
            TypeError: there is no setting of that name.
            ValueError: a value is not allowed; nothing has changed then.
        """
        if values.get("target") in NAMED:
            values["target"] = TARGETS[NAMED.index(values["target"])]
        try:
            settings = self.settings.changed(**values)
            self._run = self._trainer.run(settings)
        except ValueError as error:
            self._error.value = panel.error_html(str(error))
            raise
        self.settings = settings
        self._error.value = ""
        self._show()

    @property
    def losses(self):
        """The loss of each step, shape (num_steps,)."""
        return self._run.losses

    @property
    def params(self):
        """The trained network, as `init_params` makes them."""
        return self._run.params

    @property
    def num_params(self):
        """The number of weights and biases."""
        return self.settings.num_params

    @property
    def verdict(self):
        """How it went: diverged, still_falling, too_small or done."""
        return verdict(self._run.losses, self._run.baseline)

    @property
    def code(self):
        """The Python code that reproduces what is shown."""
        return code(self.settings)

    @property
    def alt(self):
        """The alternative text of the picture."""
        return self._picture.alt

    @property
    def figure(self):
        """The figure as it is now, to be shown where no kernel runs."""
        return self._picture.figure

    @property
    def text(self):
        """The line of text: verdict, last loss, number of parameters."""
        last = self._run.losses[-1]
        return (
            f"{verdict_text(self.verdict)}. "
            f"Loss at step {self.num_steps:,}: {last:.3g}; "
            f"always answering 0: {self._run.baseline:.3g}. "
            f"{self.num_params:,} parameters."
        )

    def _show(self):
        """Make controls, picture, text and code follow the settings."""
        self._follow()
        self._picture.draw(self._run)
        words = verdict_text(self.verdict)
        label = self._target_label()
        self._picture.show(describe(self.settings, self._run, label, words))
        self._text.value = panel.text_html(self.text)
        if self._textarea.layout.display != "none":
            self._textarea.value = self.code

    def _target_label(self):
        if callable(self.target):
            return f"your function {getattr(self.target, '__name__', '')}"
        labels = {
            entry["name"]: entry["label"] for entry in CHOICES["targets"]
        }
        return labels[self.target]

    def _follow(self):
        """Move the controls to the settings without training again."""
        self._quiet = True
        controls = self._controls
        options = menu_options("targets")
        if callable(self.target):
            options.append((self._target_label(), OWN))
        if list(controls["target"].options) != options:
            controls["target"].options = options
        own = callable(self.target)
        for name, control in controls.items():
            control.value = self._value(name)
        controls["target"].value = OWN if own else self.target
        for layer in range(len(self.neurons)):
            used = layer < self.num_hidden
            display = None if used else "none"
            controls[f"neurons {layer}"].layout.display = display
        self._quiet = False

    def _value(self, name):
        if name.startswith("neurons"):
            return self.neurons[int(name.split()[1])]
        value = getattr(self, name)
        return OWN if callable(value) else value

    def _on_move(self, change):
        """Train anew with what the controls say."""
        if self._quiet:
            return
        name = next(n for n, c in self._controls.items() if c is change.owner)
        value = change.new
        if name.startswith("neurons"):
            neurons = self.neurons
            neurons[int(name.split()[1])] = value
            name, value = "neurons", neurons
        elif name == "learning_rate":
            # As short as its readout, so that the code shows it exactly.
            value = float(f"{value:.4g}")
        if value == OWN:
            return
        try:
            self.set(**{name: value})
        except ValueError:  # the message stands there already
            self._follow()

    def _on_start_again(self, _):
        self.set(**vars(Settings()))

    def _on_code(self, _):
        hidden = self._textarea.layout.display == "none"
        # The text first: nobody shall see the box empty.
        self._textarea.value = self.code if hidden else ""
        self._textarea.layout.display = None if hidden else "none"
        self._button.description = HIDE if hidden else SHOW

    def _ipython_display_(self):
        display(self.box)


def menu_options(name):
    """Return pairs of a label and a name for one menu of `choices.json`."""
    return [(entry["label"], entry["name"]) for entry in CHOICES[name]]


def make_controls():
    """Return a dict from names to widgets, in the order of their display."""
    controls = {
        "target": panel.menu("target", menu_options("targets"), TARGETS[0])
    }
    for name, spec in CONTROLS.items():
        label, low, high = spec["label"], spec["min"], spec["max"]
        if name == "neurons":
            for layer, default in enumerate(spec["default"]):
                controls[f"neurons {layer}"] = panel.whole_slider(
                    f"neurons, layer {layer + 1}", default, low, high
                )
        elif spec["kind"] == "log":
            step = 1 / spec["steps_per_decade"]
            controls[name] = panel.log_slider(
                label, spec["default"], -4, 0, step
            )
        else:
            controls[name] = panel.whole_slider(
                label, spec["default"], low, high, spec["step"]
            )
    defaults = Settings()
    for name in ("activation", "optimizer"):
        options = menu_options(f"{name}s")
        controls[name] = panel.menu(name, options, getattr(defaults, name))
    return controls
