"""The explorer: move a control, and a network is trained and shown at once.

from explorer import Explorer

Explorer()
"""

import math

import ipywidgets

from explorer.code import code
from explorer.looking import Looking
from explorer.panel import Sliders, error_html, menu, slider
from explorer.picture import ExplorerPicture, describe
from explorer.runs import NAMED, Trainer, train_seeds, warm_up
from explorer.settings import (
    CHOICES,
    CONTROLS,
    TARGETS,
    VERDICTS,
    Settings,
)
from explorer.verdict import verdict
from explorer.words import WORDS, seeds_in_words, table_of, target_label

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


class Explorer(Sliders):
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
    >>> explorer.step = 40  # look back at this step
    >>> explorer.neuron = (2, 0)  # show the share of this neuron
    >>> explorer.place[:9]
    'Step 40: '
    """

    __slots__ = (
        "_beside",
        "_button",
        "_error",
        "_looking",
        "_moment",
        "_pin",
        "_pin_button",
        "_run",
        "_seeds",
        "_seeds_button",
        "_textarea",
        "_trainer",
        "settings",
    )

    num_hidden = _setting("num_hidden", "Hidden layers, 0 to 4.")
    neurons = _setting("neurons", "Neurons of each hidden layer, four counts.")
    learning_rate = _setting("learning_rate", "From 0.0001 to 1.")
    num_steps = _setting("num_steps", "Steps, 10 to 3,000.")
    batch_size = _setting("batch_size", "Samples a step, 8 to 128.")
    seed = _setting("seed", "The number that the key is made of.")
    target = _setting("target", "A name, any function of q, or points.")
    activation = _setting("activation", "A name, such as tanh.")
    optimizer = _setting("optimizer", "A name, such as adam.")

    def __init__(self, **settings):
        warm_up()
        self._trainer = Trainer()
        self._error = ipywidgets.HTML()
        self._beside = ipywidgets.HTML()
        self._looking = Looking(self._show_run)
        self._pin = self._seeds = None
        super().__init__(
            make_controls(),
            ExplorerPicture(),
            [self._error],
            self._make_buttons(),
            [*self._looking.box, self._beside],
        )
        self._textarea = ipywidgets.Textarea(
            description="code",
            rows=20,
            layout=ipywidgets.Layout(display="none", width="auto"),
        )
        self.box.children = (*self.box.children, self._textarea)
        self.settings = Settings()
        self.set(**settings)

    def _make_buttons(self):
        """Return the row of buttons, and what "More" shows below it."""
        more = ipywidgets.VBox(self._looking.neurons)
        more.layout.display = "none"

        def on_more(_):
            hidden = more.layout.display == "none"
            more.layout.display = None if hidden else "none"

        self._pin_button, self._seeds_button, *others = [
            make_button(text, hear)
            for text, hear in [
                (WORDS["pin"], lambda _: self.pin()),
                (WORDS["many"], lambda _: self.thirty_seeds()),
                ("More", on_more),
                (SHOW, self._on_code),
                (WORDS["start_over"], self._on_start_over),
            ]
        ]
        self._button = others[1]
        row = [self._pin_button, self._seeds_button, *others]
        flow = ipywidgets.Layout(flex_flow="row wrap")
        return [ipywidgets.Box(row, layout=flow), more]

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
            self._error.value = error_html(str(error))
            raise
        self.settings = settings
        self._error.value = ""
        self._seeds = None
        self._looking.open(self._run.film, settings.layer_sizes)
        self._follow()
        self._show_run()

    @property
    def step(self):
        """The step that is looked at; the last one after every training."""
        return self._moment.step

    @step.setter
    def step(self, value):
        self._looking.time.value = value

    @property
    def neuron(self):
        """The chosen neuron as (layer, number), or None."""
        return self._looking.chosen

    @neuron.setter
    def neuron(self, value):
        self._looking.choose(value)

    @property
    def off(self):
        """The neurons that are switched off, a frozenset of pairs."""
        return self._looking.off

    @property
    def place(self):
        """The line of words on the step that is looked at."""
        return self._looking.words

    def pin(self):
        """Keep what is shown, to compare later runs with it; or let it go."""
        kept = self.settings, self._moment, self._run.losses
        self._pin = None if self._pin else kept
        self._show_run()

    def thirty_seeds(self):
        """Train thirty runs that differ in their seed; or away with them."""
        if self._seeds is None:
            tell = self._tell_seeds
            self._seeds = train_seeds(self.settings, tell)
        else:
            self._seeds = None
        self._show_run()

    def _tell_seeds(self, done):
        words = WORDS["seeds_so_far"].format(done=done, seeds=30)
        self._beside.value = words

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
        """How it went: diverged, still_falling, stuck or done."""
        return verdict(self._run.losses, self._run.baseline)

    @property
    def code(self):
        """The Python code that reproduces what is shown."""
        return code(self.settings)

    @property
    def text(self):
        """The line of text: verdict, last loss, number of parameters."""
        last = self._run.losses[-1]
        return (
            f"{VERDICTS[self.verdict]}. "
            f"Loss at step {self.num_steps:,}: {last:.3g}; "
            f"always answering 0: {self._run.baseline:.3g}. "
            f"{self.num_params:,} parameters."
        )

    def _show_run(self):
        """Make picture, text and code follow what is looked at."""
        moment, share = self._looking.at(self._run.film)
        self._moment = moment
        self._looking.tell(moment, self._run.truth, share)
        pin = self._pin and self._pin[1:]
        self._picture.draw(self._run, moment, share, pin, self._seeds)
        words = VERDICTS[self.verdict]
        label = target_label(self.target)
        alt = describe(self.settings, self._run, moment, label, words)
        beside = [self._looking.said.value] if share is not None else []
        beside += [seeds_in_words(self._seeds)] if self._seeds else []
        self._show(self.text, " ".join([alt, *beside]))
        self._show_beside()
        if self._textarea.layout.display != "none":
            self._textarea.value = self.code

    def _show_beside(self):
        """Show the table of the pinned run, and the line on thirty seeds."""
        words = seeds_in_words(self._seeds) if self._seeds else ""
        if self._pin:
            shown = self.settings, self._moment
            words += table_of(self._pin[:2], shown)
        self._beside.value = words
        self._pin_button.description = WORDS["unpin" if self._pin else "pin"]
        many = "one" if self._seeds else "many"
        self._seeds_button.description = WORDS[many]

    def _follow(self):
        """Move the controls to the settings without training again."""
        self._quiet = True
        controls = self._controls
        options = menu_options("targets")
        if callable(self.target):
            options.append((target_label(self.target), OWN))
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

    def _on_start_over(self, _):
        self._pin = None
        self._looking.forget()
        self.set(**vars(Settings()))

    def _on_code(self, _):
        hidden = self._textarea.layout.display == "none"
        # The text first: nobody shall see the box empty.
        self._textarea.value = self.code if hidden else ""
        self._textarea.layout.display = None if hidden else "none"
        self._button.description = HIDE if hidden else SHOW


def make_button(text, hear):
    """Return a button; `hear` is called with it at each press."""
    wide = ipywidgets.Layout(width="auto")
    button = ipywidgets.Button(description=text, layout=wide)
    button.on_click(hear)
    return button


def menu_options(name):
    """Return pairs of a label and a name for one menu of `choices.json`."""
    return [(entry["label"], entry["name"]) for entry in CHOICES[name]]


def make_controls():
    """Return a dict from names to widgets, in the order of their display."""
    defaults = Settings()
    controls = {
        "target": menu("target", menu_options("targets"), defaults.target)
    }
    for name, spec in CONTROLS.items():
        if name != "neurons":
            controls[name] = make_slider(spec, spec["label"], spec["default"])
            continue
        for layer, default in enumerate(spec["default"]):
            label = f"neurons, layer {layer + 1}"
            controls[f"neurons {layer}"] = make_slider(spec, label, default)
    for name in ("activation", "optimizer"):
        options = menu_options(f"{name}s")
        controls[name] = menu(name, options, getattr(defaults, name))
    return controls


def make_slider(spec, label, default):
    """Return the slider of one entry of `choices.json`."""
    limits = spec["min"], spec["max"], spec.get("step")
    if spec["kind"] == "log":
        low, high = (math.log10(limit) for limit in limits[:2])
        limits = low, high, 1 / spec["steps_per_decade"]
    return slider(label, default, *limits, kind=spec["kind"])
