"""What can be chosen in the explorer, and which values are allowed.

Labels, ranges and defaults stand in `choices.json`, which the website's
explorer reads too; none of them is written a second time.
"""

import json
from dataclasses import dataclass, replace
from math import nan
from operator import index
from pathlib import Path

from explorer.points import Points

CHOICES = json.loads(
    Path(__file__).with_name("choices.json").read_text(encoding="utf-8")
)
CONTROLS = CHOICES["controls"]
# What a verdict's name means, in plain words.
VERDICTS = CHOICES["verdicts"]
TRAINED, DRAWN = CHOICES["training_range"], CHOICES["picture_range"]
# Each menu's names, in the order of the compiled program's branches.
TARGETS = [entry["name"] for entry in CHOICES["targets"]]
ACTIVATIONS = [entry["name"] for entry in CHOICES["activations"]]
OPTIMIZERS = [entry["name"] for entry in CHOICES["optimizers"]]
MENUS = {
    "target": TARGETS,
    "activation": ACTIVATIONS,
    "optimizer": OPTIMIZERS,
}


@dataclass(frozen=True)
class Settings:
    """One setting of every control; the defaults are lesson 05's own run."""

    num_hidden: int = CONTROLS["num_hidden"]["default"]
    # Neurons of each of the four hidden layers, used or not.
    neurons: tuple = tuple(CONTROLS["neurons"]["default"])
    learning_rate: float = CONTROLS["learning_rate"]["default"]
    num_steps: int = CONTROLS["num_steps"]["default"]
    batch_size: int = CONTROLS["batch_size"]["default"]
    seed: int = CONTROLS["seed"]["default"]
    # A name of `choices.json`, any function of q, or `Points`.
    target: object = TARGETS[0]
    activation: str = ACTIVATIONS[0]
    optimizer: str = OPTIMIZERS[-1]

    @property
    def layer_sizes(self):
        """The list of layer sizes, input and output included.

        >>> Settings().layer_sizes
        [1, 30, 20, 1]
        """
        return [1, *self.neurons[: self.num_hidden], 1]

    @property
    def num_params(self):
        """The number of weights and biases.

        >>> Settings().num_params
        701
        """
        sizes = self.layer_sizes
        pairs = zip(sizes[:-1], sizes[1:])
        return sum(lower * higher + higher for lower, higher in pairs)

    def changed(self, **values):
        """Return these settings with some values changed, each checked.

        Raises:
            TypeError: there is no setting of that name.
            ValueError: a value is not allowed; the message says which are.

        >>> Settings().changed(seed=7).seed
        7
        """
        checked = {name: check(name, value) for name, value in values.items()}
        return replace(self, **checked)


def check(name, value):
    """Return a setting's value in its own type.

    Raises:
        TypeError: there is no setting of that name.
        ValueError: the value is not allowed; the message says which are.

    >>> check("neurons", [3, 3, 3, 3])
    (3, 3, 3, 3)
    """
    if name == "target" and not isinstance(value, str):
        return value if callable(value) else Points(value)
    if name in MENUS:
        return _check_menu(name, value)
    if name not in CONTROLS:
        known = ", ".join([*CONTROLS, *MENUS])
        raise TypeError(f"the explorer has no {name!r}; it has {known}")
    if name == "neurons":
        return _check_neurons(value)
    return _check_control(name, value)


def _check_control(name, value):
    control = CONTROLS[name]
    whole = control["kind"] == "whole"
    return check_number(name, value, control["min"], control["max"], whole)


def _check_menu(name, value):
    names = MENUS[name]
    # A list, say, has no hash and no place in a menu: compare, do not look up.
    if not isinstance(value, str) or value not in names:
        own = ", a function, or points" if name == "target" else ""
        raise ValueError(
            f"{name} must be one of {', '.join(names)}{own}; got {value!r}"
        )
    return value


def _check_neurons(value):
    wanted = len(CONTROLS["neurons"]["default"])
    try:
        sizes = list(value)
    except TypeError:
        sizes = []
    if len(sizes) != wanted:
        raise ValueError(
            f"neurons must list {wanted} whole numbers, one for each hidden "
            f"layer that there can be; got {value!r}"
        )
    return tuple(_check_control("neurons", size) for size in sizes)


def check_number(name, value, low, high, whole=False):
    """Return a value as a number; raise ValueError unless it is in range.

    >>> check_number("step", 1, 0, 2)
    1.0
    """
    as_number = index if whole else float
    try:
        number = nan if isinstance(value, (bool, str)) else as_number(value)
    except (TypeError, ValueError):
        number = nan
    # `not <=` also catches nan.
    if not low <= number <= high:
        kind = "a whole number" if whole else "a number"
        raise ValueError(
            f"{name} must be {kind} from {low:,g} to {high:,g}; got {value!r}"
        )
    return number
