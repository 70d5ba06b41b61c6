"""What the explorer says of a moment, a neuron, a pin and thirty seeds.

The phrases stand in `choices.json`, for the website as well.
"""

from html import escape

import numpy as np

from explorer.points import Points
from explorer.program import PICTURE
from explorer.settings import CHOICES, CONTROLS, MENUS
from explorer.shape import WORDS, swings_in_words


def show(number):
    """Return a number with three digits, as the website writes it.

    >>> show(0.000012345), show(1234567.0), show(float("nan"))
    ('0.0000123', '1.23e+6', 'beyond any number')
    """
    if not np.isfinite(number):
        return "beyond any number"
    rounded = float(f"{number:.3g}")
    if rounded and not 1e-6 <= abs(rounded) < 1e6:
        return np.format_float_scientific(rounded, trim="-", exp_digits=1)
    return np.format_float_positional(rounded, trim="-")


def moment_in_words(moment, truth, off=0):
    """Return the line on one `Moment`: swings, loss and true error.

    Arguments:
        truth: the target at PICTURE, shape (161,).
        off: how many neurons are switched off.
    """
    swings = swings_in_words(PICTURE, truth, moment.outputs)
    step = WORDS["step_swings" if swings else "step"]
    error = "off" if off else "loss" if moment.step else "error"
    values = {"step": moment.step, "swings": swings, "off": off}
    values["error"] = show(moment.error)
    values["loss"] = "" if moment.loss is None else show(moment.loss)
    return f"{step} {WORDS[error]}".format(**values)


def neuron_name(layer, neuron):
    """Return a neuron's name.

    >>> neuron_name(2, 0)
    'neuron 1 of hidden layer 2'
    """
    return WORDS["neuron"].format(layer=layer, neuron=neuron + 1)


def seeds_in_words(seeds):
    """Return the line on the true errors of `Seeds`."""
    values = {"median": np.median(seeds.errors), "least": seeds.errors.min()}
    values["most"] = seeds.errors.max()
    shown = {name: show(value) for name, value in values.items()}
    return WORDS["seeds"].format(seeds=len(seeds.errors), **shown)


def differences(pinned, shown):
    """Return (name, pinned, shown) for each setting that differs.

    >>> from explorer.settings import Settings
    >>> differences(Settings(), Settings(seed=7))
    [('seed', '45', '7')]
    >>> differences(Settings(), Settings(learning_rate=0.012589))
    [('learning rate', '0.01', '0.0126')]
    """
    both = [_settings_in_words(settings) for settings in (pinned, shown)]
    rows = [(name, one, both[1][name]) for name, one in both[0].items()]
    found = [row for row in rows if row[1] != row[2]]
    same = any(row[0] == "target" for row in found)
    if pinned.target != shown.target and not same:
        one = both[0]["target"]
        found.append(("target", one, WORDS["other_points"]))
    return found


def _settings_in_words(settings):
    """Return {label: value} of all settings, as text."""
    words = {}
    for name, control in CONTROLS.items():
        value = getattr(settings, name)
        if name == "neurons":
            sizes = ", ".join(map(str, settings.layer_sizes[1:-1]))
            words[WORDS["neurons_head"]] = sizes or WORDS["no_neurons"]
        else:  # a rate as its slider has it, and a count whole
            whole = float(value).is_integer()
            words[control["label"]] = str(int(value)) if whole else show(value)
    for name in MENUS:  # without what a menu explains
        label = target_label(getattr(settings, name), f"{name}s")
        words[name] = label.split(":")[0]
    return words


def target_label(value, menu="targets"):
    """Return what a menu calls a value, or how a target of one's own is named.

    >>> target_label("sine"), target_label(Points([0, 1]))
    ('sin(2q)', 'your own: 2 points')
    """
    if isinstance(value, Points):
        return WORDS["own_points"].format(count=len(value.q))
    if callable(value):
        return f"your function {getattr(value, '__name__', '')}"
    labels = {entry["name"]: entry["label"] for entry in CHOICES[menu]}
    return labels[value]


def table_of(pinned, shown):
    """Return HTML: a row for the pinned run, a row for the shown one.

    Words stand there where both rows would say the same.

    Arguments:
        pinned, shown: pairs of a `Settings` and a `Moment`.
    """
    different = differences(pinned[0], shown[0])
    ends = [_ends(moment) for _, moment in (pinned, shown)]
    if not different and ends[0] == ends[1]:
        return f"<p>{escape(WORDS['pinned_same'])}</p>"
    heads = ["", *(name for name, *_ in different)]
    heads += [WORDS[f"{name}_head"] for name in ("step", "loss", "error")]
    cells = [f'<th scope="col">{escape(head)}</th>' for head in heads]
    rows = [f"<tr>{''.join(cells)}</tr>"]
    for which, values in enumerate(ends, 1):
        values = [row[which] for row in different] + values
        name = WORDS["pinned" if which == 1 else "shown"]
        cells = [f"<td>{escape(value)}</td>" for value in values]
        rows.append(f'<tr><th scope="row">{name}</th>{"".join(cells)}</tr>')
    return f"<table>{''.join(rows)}</table>"


def _ends(moment):
    """Return step, loss and true error as text; there may be no loss yet."""
    loss = "" if moment.loss is None else show(moment.loss)
    return [str(moment.step), loss, show(moment.error)]
