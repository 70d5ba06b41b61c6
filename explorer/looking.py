"""The widgets that look into a trained run: its time, and its neurons."""

import ipywidgets as widgets

from explorer.panel import menu, slider
from explorer.shape import WORDS
from explorer.words import moment_in_words, neuron_name, show

# No neuron is chosen; None would leave the menu empty.
NOBODY = [("none", ())]


class Looking:
    """Which moment of a run is looked at, which neurons are off or chosen.

    `box` holds the slider over time and its line of words; `neurons` holds a
    menu of neurons and a switch.  `changed()` hears of each move.
    """

    def __init__(self, changed):
        self._changed, self._quiet = changed, False
        self.off, self.chosen, self._sizes = frozenset(), None, None
        self.words = ""
        self.time = slider(WORDS["look"], 0, 0, 1, 1, kind="whole")
        self.menu = menu("neuron", NOBODY, ())
        self.switch = widgets.Button(description=WORDS["switch_off"])
        self.place, self.said = widgets.HTML(), widgets.HTML()
        self.time.observe(self._on_move, "value")
        self.menu.observe(self._on_move, "value")
        self.switch.on_click(self._on_switch)
        self.box = [self.time, self.place]
        self.neurons = [self.menu, self.switch, self.said]

    def open(self, film, layer_sizes):
        """Look at the end of a new `Film`: all neurons on, chosen if there."""
        self._quiet = True
        steps = film.step(film.last)
        self.time.max, self.time.step = max(steps, self.time.value), film.every
        self.time.value, self.time.max = steps, steps
        self.off = frozenset()
        if layer_sizes != self._sizes:
            self._sizes, self.chosen = layer_sizes, None
            self.menu.options = neuron_options(layer_sizes)
        self._quiet = False

    def forget(self):
        """Let the next film find all neurons on, and none chosen."""
        self._sizes = None

    def at(self, film):
        """Return the `Moment` that is looked at, and the chosen share."""
        place = -(-self.time.value // film.every)
        share = None
        if self.chosen:
            share = film.share(place, self.chosen, self.off)
        return film.moment(place, self.off), share

    def tell(self, moment, truth, share):
        """Say in words what is looked at."""
        self.words = moment_in_words(moment, truth, len(self.off))
        self.place.value = f'<span role="status">{self.words}</span>'
        is_off = self.chosen in self.off
        self.switch.description = WORDS[
            "switch_on" if is_off else "switch_off"
        ]
        self.switch.disabled = share is None
        said = "share_off" if is_off else "share"
        most = "" if share is None else show(abs(share).max())
        self.said.value = WORDS[said].format(share=most) if most else ""

    def choose(self, neuron):
        """Choose a neuron (layer, number), or None.

        Raises:
            ValueError: there is no such neuron.
        """
        known = [value for _, value in self.menu.options]
        if neuron is not None and neuron not in known:
            raise ValueError(
                "neuron must be None or a pair (layer, number), such as "
                f"{known[-1]}; got {neuron!r}"
            )
        self.menu.value = neuron or ()

    def _on_move(self, _):
        if not self._quiet:
            self.chosen = self.menu.value or None
            self._changed()

    def _on_switch(self, _):
        self.off = self.off ^ {self.chosen}
        self._changed()


def neuron_options(layer_sizes):
    """Return pairs of a name and a neuron (layer, number), "none" first.

    >>> neuron_options([1, 2, 1])[1]
    ('neuron 1 of hidden layer 1', (1, 0))
    """
    options = [*NOBODY]
    for layer, size in enumerate(layer_sizes[1:-1], 1):
        options += [(neuron_name(layer, n), (layer, n)) for n in range(size)]
    return options
