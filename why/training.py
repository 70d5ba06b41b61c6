"""A training that raises nothing: what its numbers show, with evidence."""

from typing import NamedTuple

import numpy as np

from why.describe import describe, is_params
from why.loop import look_at_loop

FEW = 20  # losses that a slope is read from, and rows a baseline, at least
ACTIVATIONS = {  # what a student's network may have between its layers
    "tanh": np.tanh,
    "relu": lambda h: np.maximum(h, 0),
    "sigmoid": lambda h: (1 + np.tanh(h / 2)) / 2,
    "sin": np.sin,
    "silu": lambda h: h * (1 + np.tanh(h / 2)) / 2,
    "gelu": lambda h: h * (1 + np.tanh(0.79788 * (h + 0.044715 * h**3))) / 2,
    "none": lambda h: h,
}
FINE = (
    "Nothing here shows a mistake. "
    "What is left is the task itself: more steps, more neurons, more data."
)


class Reckoned(NamedTuple):
    """The network that is reckoned with: which one gives the last losses."""

    name: str = "tanh"  # the activation
    last: bool = False  # whether it stands behind the last layer, too
    sure: bool = False  # whether its loss is that of the last steps


class Training(NamedTuple):
    """What is known of a training; None stands for what is not."""

    params: dict | None  # weights and biases, as from init_params
    losses: np.ndarray | None  # (steps,)
    x: np.ndarray | None  # (points, inputs)
    y_target: np.ndarray | None  # (points, outputs)
    opt_state: tuple | None = None  # after the training
    kind: Reckoned = Reckoned()

    @property
    def has_data(self):
        """Say whether params, x and y_target are there, and fit."""
        if self.params is None or self.x is None or self.y_target is None:
            return False
        weights = self.params["weights"]
        wanted = len(self.x), np.shape(weights[-1])[0]
        fits = self.x.shape[1:] == np.shape(weights[0])[1:]
        return fits and self.y_target.shape == wanted


def look_over(params=None, losses=None, x=None, y_target=None, opt_state=None):
    """Return what a training shows, a finding a line.

    What was not given is not judged.

    Arguments:
        params: the trained network, a dict of `weights` and `biases`.
        losses: the losses of all steps, in order.
        x: inputs, shape (points, inputs).
        y_target: the wanted outputs, shape (points, outputs).
        opt_state: the optimizer's state, after the last step.

    Returns:
        the findings, the likeliest cause first, as text.

    >>> look_over(losses=[1.0, float("nan")])
    'The losses: number 1 is nan or infinite. Try a tenth of the rate;\
 look at the sign of the step.'
    """
    given = {"losses": losses, "x": x, "y_target": y_target}
    found = {name: numbers(name, value) for name, value in given.items()}
    if not (params is None or is_network(params)):
        wanted = "a dict of `weights` and `biases`"
        raise TypeError(f"params must be {wanted}, got {kind(params)}")
    training = Training(params, *found.values(), opt_state)
    training = training._replace(kind=activation(training))
    loop = look_at_loop()  # what it says accounts for a poor end, too
    looks = [k for k in LOOKS if not (loop and k is look_at_baseline)]
    said = [loop, *(look(training) for look in looks)]
    return "\n".join(filter(None, said)) or fine(training)


def fine(training):
    """Say that no mistake shows, and what was not seen or may be meant."""
    said, losses = [FINE], training.losses
    if losses is not None and len(losses) >= FEW:
        part = len(losses) // 5
        start, end = np.mean(losses[:part]), np.mean(losses[-part:])
        if end > 0.95 * start > 0:
            said.append(f"The losses do not fall: {start:.2g} to {end:.2g}.")
        elif np.median(abs(np.diff(losses) / losses[1:])) < 0.02:
            said.append(
                "The losses hardly jump, as if every step saw the same "
                "rows: if each was to draw new ones, does the key move on?"
            )
    names = "params", "losses", "x", "y_target", "opt_state"
    unseen = [n for n in names if getattr(training, n) is None]
    if unseen:
        more = ", ".join(f"`{name}={name}`" for name in unseen)
        said.append(f"Hand over {more}, too, and more is seen.")
    return " ".join(said)


def is_network(params):
    """Say whether params are a dict with two lists of arrays."""
    if not is_params(params):
        return False
    weights, biases = params["weights"], params["biases"]
    shapes = [*map(np.ndim, weights)], [*map(np.ndim, biases)]
    return shapes == ([2] * len(weights), [1] * len(weights)) and weights


def numbers(name, value):
    """Return a list or an array as one of NumPy, batches laid end to end."""
    if value is None:
        return None
    try:
        found = np.asarray(value)
    except (TypeError, ValueError):  # rows of different lengths, or no array
        found = np.asarray(None)
    if found.dtype.kind not in "biuf" or not found.ndim:
        raise TypeError(f"{name} must be numbers in a list, got {kind(value)}")
    if name == "losses":
        return found.astype(float).ravel()
    return found.reshape(-1, found.shape[-1]) if found.ndim > 2 else found


def kind(value):
    """Return what a value is, by its type alone."""
    return describe(value) or f"something of type {type(value).__name__}"


def look_at_shapes(training):
    """Say what would broadcast without a word."""
    x, y = training.x, training.y_target
    if x is None or y is None:
        return ""
    if len(x) != len(y):
        return f"The shapes: x has {len(x)} rows and y_target {len(y)}."
    if y.ndim == x.ndim - 1 and y.dtype.kind == "f":
        every = f"({len(y)}, {len(y)})"
        return (
            f"The shapes: x is {x.shape} and y_target {y.shape}. A column "
            f"minus a row is {every}: every output meets every target. "
            "Write `y_target[:, None]`."
        )
    return ""


def look_at_data(training):
    """Say what is wrong with the data before any training."""
    for name, data in (("x", training.x), ("y_target", training.y_target)):
        if data is None or not data.size or data.dtype.kind != "f":
            continue
        strange = np.argwhere(~np.isfinite(data))
        if len(strange):
            return (
                f"The data: {name} holds {len(strange)} nan or infinite "
                f"numbers, the first in row {strange[0][0]}. Each of them "
                "makes the loss nan: leave its row out."
            )
    y = training.y_target
    several = y is not None and len(y) > 1
    if several and y.dtype.kind == "f" and np.ptp(y) == 0:
        return (
            f"The data: all {len(y)} rows of y_target are the same number, "
            "so there is nothing to learn from x."
        )
    large = y is not None and y.dtype.kind == "f" and np.mean(y**2) > 900
    if not large or has_learned(training):
        return ""
    spread = np.std(y)
    about, cure = "", "Divide by its spread."
    if abs(np.mean(y)) > spread / 10:
        about = f"lies about {np.mean(y):.2g} and "
        cure = "Subtract its mean, and divide by its spread."
    return (
        f"The targets: y_target {about}spreads over {spread:.2g}, and a "
        f"network's outputs begin near 1. {cure}"
    )


def look_at_numbers(training):
    """Say which loss or parameter is no number any more."""
    losses = training.losses
    if losses is not None and not np.all(np.isfinite(losses)):
        first = int(np.argmin(np.isfinite(losses)))
        if first == 0:
            advice = "No step was taken yet: look at the data and the start."
        else:
            advice = "Try a tenth of the rate; look at the sign of the step."
        return f"The losses: number {first} is nan or infinite. {advice}"
    for name, arrays in (training.params or {}).items():
        for layer, array in enumerate(arrays):
            if not np.all(np.isfinite(array)):
                return f"The params: {name}[{layer}] holds nan or infinity."
    return ""


def look_at_equal_losses(training):
    """Say that the losses do not change at all, or are only one."""
    losses = training.losses
    if losses is not None and len(losses) == 1:
        return (
            "The losses: there is only one. Does `losses.append(...)` stand "
            "in the loop, indented as its other lines are?"
        )
    if losses is None or len(losses) < 2 or np.ptp(losses) != 0:
        return ""
    if look_at_units(training):
        return ""  # no step can change these
    return (
        f"The losses: all {len(losses)} are the same number, so params never "
        "change and the batch is always the same one. Does the loop put the "
        "new params back under the name that it reads?"
    )


def look_at_carry(training):
    """Say that these params are those of the start, by their loss."""
    losses = training.losses
    if losses is None or len(losses) < FEW or not training.has_data:
        return ""
    start, end = losses[0], np.mean(losses[-FEW // 4 :])
    now = loss_of(training)
    if end < start / 3 and abs(now - start) < abs(now - end) / 10:
        return (
            f"The params: their loss is {now:.2g}, as at the start "
            f"({start:.2g}), and the losses end at {end:.2g}. Are these the "
            "params from before the training?"
        )
    return ""


def look_at_other_data(training):
    """Say that these data are not those of the training, by their loss."""
    losses = training.losses
    if losses is None or len(losses) < FEW or not training.has_data:
        return ""
    end, now = np.mean(losses[-FEW // 4 :]), loss_of(training)
    usual = np.max(np.abs(losses[-len(losses) // 5 :]))
    outputs = training.y_target.shape[1]  # a mean may go over them, too
    if end < 0 or not now > max(5 * usual * outputs, 1e-4):
        return ""  # below 0 is no mean of squares
    if look_at_carry(training):
        return ""
    return (
        f"The data: with these params, x and y_target the loss is {now:.2g}, "
        f"and the training ended at {end:.2g}. Is one of them not the "
        "training's own, do these x lie outside of its range, or is it "
        "overfitting? Is there another activation than tanh?"
    )


def look_at_sign(training):
    """Say that the loss was turned around, or that its square is missing."""
    losses = training.losses
    if losses is None or len(losses) < FEW or not training.has_data:
        return ""
    end, now = losses[-1], loss_of(training)
    mean = abs(np.mean(errors_with(training, training.kind)))
    if end < -1 and 0.8 * mean < -end < 1.25 * mean:
        return (
            f"The square: the losses fall to {end:.2g}, as the mean of the "
            "errors does, and a mean of squares is never below 0. Square "
            "each error before the mean."
        )
    if not 0.8 * now < -end < 1.25 * now:
        return ""
    return (
        f"The sign: the losses end at {end:.2g}, and the mean squared error "
        f"is {now:.2g}. Descent makes the loss small: leave its minus out."
    )


def look_at_state(training):
    """Say that the optimizer's state was made anew, by Adam's own count."""
    losses, state = training.losses, training.opt_state
    if losses is None or len(losses) < FEW or type(state) is not tuple:
        return ""
    fields = [getattr(part, "_fields", ()) for part in state]
    counting = (p for p, names in zip(state, fields) if "count" in names)
    counts = [int(part.count) for part in counting]
    if not counts or counts[0] > 1:
        return ""
    return (
        f"The state: the optimizer counts {counts[0]} of {len(losses)} steps. "
        "Call `init` once, before the loop, and take the new state from "
        "`updates, opt_state = optimizer.update(...)`."
    )


def look_at_layers(training):
    """Say what the network lacks: hidden neurons, or trained biases."""
    if training.params is None or has_learned(training):
        return ""
    hidden_sizes = [len(w) for w in training.params["weights"][:-1]]
    if not hidden_sizes:
        return "The layers: without a hidden one, only straight lines come."
    if max(hidden_sizes) < 4:
        return (
            f"The layers: {max(hidden_sizes)} hidden neurons draw few bends; "
            "try thirty."
        )
    if untouched(training):
        return (
            "The biases: all are exactly 0, as at the start. Were they "
            "trained with the weights, and does the loop keep the new params?"
        )
    return ""


def look_at_activation(training):
    """Say that an activation is missing, or stands behind the last layer."""
    name, last, sure = training.kind
    if not sure or has_learned(training):
        return ""
    if name == "none" and len(training.params["weights"]) > 1:
        return (
            "The activation: the last losses are those of a network without "
            "one, and it draws straight lines alone. Put `jnp.tanh` between "
            "the layers."
        )
    y = training.y_target
    if last and out_of_reach(name, y):
        return (
            f"The activation: the last losses are those of a network with "
            f"{name} after its last layer, too, which cannot reach all of "
            f"y_target, {y.min():.2g} to {y.max():.2g}. Leave it out there."
        )
    return ""


def out_of_reach(name, y_target):
    """Say whether targets lie beyond what an activation can answer."""
    answers = ACTIVATIONS[name](np.linspace(-50, 50, 1001))
    spread = np.std(y_target) / 2
    above = y_target.max() > answers.max() + spread
    return above or y_target.min() < answers.min() - spread


def untouched(training):
    """Say whether all biases are exactly 0 after many steps."""
    many = training.losses is not None and len(training.losses) >= FEW
    return many and not any(map(np.any, training.params["biases"]))


def has_learned(training):
    """Say whether the end is far better than answering the mean."""
    losses, y = training.losses, training.y_target
    if losses is None or y is None or y.dtype.kind != "f":
        return False
    return bool(np.mean(losses[-FEW // 4 :]) < np.sum(np.var(y, axis=0)) / 20)


def look_at_leap(training):
    """Say that the first steps went so far that the units are stuck."""
    losses = training.losses
    if losses is None or len(losses) < FEW or not np.all(np.isfinite(losses)):
        return ""
    leap = np.max(losses[:FEW])
    back = np.mean(losses[-FEW // 4 :]) < leap / 3  # uphill, it would rise on
    far = leap > 10 * abs(losses[0]) and not look_at_rate(training)
    if not far or not back or not look_at_units(training):
        return ""
    return (
        f"The rate: in the first {FEW} steps the loss leaps from "
        f"{losses[0]:.2g} to {leap:.2g}, and units are stuck since. The rate "
        "is too large: try a tenth."
    )


def look_at_rate(training):
    """Say that the rate looks too large, or too small."""
    losses = training.losses
    if losses is None or len(losses) < FEW or not np.all(np.isfinite(losses)):
        return ""
    part = len(losses) // 5
    start, end = np.mean(losses[:part]), np.mean(losses[-part:])
    first = losses[0]  # a loss may be below 0, as a log likelihood is
    level = abs(end - start) < 0.2 * abs(start)  # and the first was luck
    among = first > np.quantile(losses, 0.03)
    flat = jumps(losses) and is_flat(losses, start, end)
    worse = is_worse(training, end)
    if flat and worse and among:
        return (
            f"The params: the loss jumps about {end:.2g} from the first step "
            "to the last. Are the params drawn anew in the loop, or is the "
            "rate far too small?"
        )
    one = training.y_target is not None and len(training.y_target) == 1
    lucky = one or ((level or flat) and (among or not worse))
    rises = end - first > 0.5 * abs(first) and not lucky
    if rises or end - start > abs(start):
        return (
            f"The rate: the loss rises from {losses[0]:.2g} to {end:.2g}. "
            "It is too large, or the step goes uphill, or the gradient is an "
            "old one: try a tenth, look at the sign, and take the gradient "
            "again in each step."
        )
    if stands_still(training, start, end):
        return (
            f"The rate: the loss hardly moved, from {start:.2g} to {end:.2g}. "
            "Try ten times the rate, or many more steps."
        )
    still_falls = np.mean(np.diff(losses) < 0) > 0.95
    if still_falls and first - end < 0.1 * abs(first):
        return (
            f"The rate: the loss falls in nearly every step, and only from "
            f"{losses[0]:.3g} to {end:.3g}. Try ten times the rate."
        )
    return ""


def is_flat(losses, start, end):
    """Say whether two fifths of the losses differ by no more than chance."""
    chance = 2 * np.std(losses) * np.sqrt(2 / (len(losses) // 5))
    return abs(end - start) < max(0.2 * abs(start), chance)


def jumps(losses):
    """Say whether losses differ from step to step by a third and more."""
    return np.median(abs(np.diff(np.log(abs(losses) + 1e-30)))) > 0.3


def stands_still(training, start, end):
    """Say whether a loss worse than the mean's does not fall, nor jump."""
    y, losses = training.y_target, training.losses
    if y is None or y.dtype.kind != "f" or abs(end - start) > 0.1 * abs(start):
        return False
    if training.params and untouched(training):
        return False
    other = look_at_units(training) or look_at_activation(training)
    moves = np.ptp(losses) > 0 and not other
    return is_worse(training, end) and moves


def is_worse(training, loss):
    """Say whether a loss is above that of always answering the mean."""
    y = training.y_target
    if y is not None and len(y) == 1:
        return False  # one row has no spread to compare with
    if y is None or y.dtype.kind != "f":
        return True
    return loss > 1.3 * float(np.sum(np.var(y, axis=0)))


def look_at_baseline(training):
    """Say that the end is no better than answering the mean."""
    losses, y = training.losses, training.y_target
    if losses is None or y is None or np.ptp(losses) == 0:
        return ""
    if min(len(y), len(losses)) < FEW:
        return ""
    if y.dtype.kind != "f" or not np.all(np.isfinite(losses)):
        return ""
    baseline = float(np.sum(np.var(y, axis=0)))
    if not baseline > 0:
        return ""
    end = np.mean(losses[-max(1, len(losses) // 10) :])
    if end < 0.9 * baseline:
        return ""
    rows = " Do the rows of y_target still belong to those of x?"
    if fits_as_well(training, "none"):
        rows += " Is there an activation between the layers?"
    return (
        f"The baseline: a network that always answers the mean of y_target "
        f"has loss {baseline:.2g}, and this one ends at {end:.2g}: it has "
        f"learnt nothing from x yet.{rows if end < 2 * baseline else ''}"
    )


def look_at_batch(training):
    """Say that the rows of x repeat, or lie far from 1."""
    x = training.x
    if x is None or x.ndim != 2:
        return ""
    if len(x) == 1 and training.losses is not None:
        return (
            "The batch: x holds one row, and the loss of one row says little "
            "about the others. Draw 32 in each step."
        )
    if len(x) < 4:
        return ""
    different = len(np.unique(x, axis=0))
    if different <= len(x) // 2 and x.dtype.kind == "f":
        return (
            f"The batch: only {different} of {len(x)} rows of x differ. Is a "
            "key used again for every draw?"
        )
    size = float(np.sqrt(np.mean(x**2)))
    if size > 30:
        return (
            f"The inputs: x is {size:.2g} in size, and tanh is flat there. "
            "Subtract the mean of x and divide by its spread."
        )
    return ""


def look_at_units(training):
    """Say which hidden units answer the same to every input."""
    params = training.params
    if params is None or training.x is None or training.x.ndim != 2:
        return ""
    if has_learned(training):
        return ""
    if not all(map(np.all, map(np.isfinite, params["weights"]))):
        return ""
    weights = params["weights"]
    if training.x.shape[1:] != np.shape(weights[0])[1:]:
        return ""
    if len(training.x) and not np.any(np.ptp(training.x, axis=0)):
        return ""  # one and the same input in every row
    name, _, sure = training.kind
    told_apart = sure and not fits_as_well(training, "relu")
    names = [name] if told_apart else ["tanh", "relu"]
    for layer, (w, b) in enumerate(zip(weights[:-1], params["biases"])):
        found = [alike(w, b)]
        for name in names if not found[0] else ():
            units = hidden(training.x, params, name)[layer]
            told = (name == "tanh" and saturated(units)) or dead(units)
            if not told:
                break  # a relu is thought of where tanh is flat, not else
            found.append(f"With {name}, {told}")
        if any(found):
            told = " ".join(filter(None, found))
            return f"The units of hidden layer {layer}: {told}"
    return ""


def alike(w, b):
    """Say that all units of a layer have the same weights and bias."""
    if len(w) < 2 or np.ptp(w, axis=0).max() > 1e-6 or np.ptp(b) > 1e-6:
        return ""
    return (
        f"All {len(w)} give the same: they started equal, and "
        "gradients cannot part them. Draw the weights at random."
    )


def saturated(units):
    """Say that most units sit at the ends of tanh."""
    share = np.mean(abs(units) > 0.99)
    if share < 0.8:
        return ""
    return (
        f"{share:.0%} of all answers are near -1 or 1, "
        "where it is flat and gradients vanish: smaller weights, smaller "
        "inputs, a smaller rate."
    )


def dead(units):
    """Say that units answer every input alike."""
    still = int(np.sum(np.ptp(units, axis=0) < 1e-6))
    if still <= units.shape[1] // 2:
        return ""
    return (
        f"{still} of {units.shape[1]} units answer every input with the same "
        "number: nothing passes through them."
    )


@np.errstate(over="ignore", invalid="ignore")
def hidden(x, params, name):
    """Return what each hidden layer gives, each of shape (points, units)."""
    layers = list(zip(params["weights"], params["biases"]))
    found = []
    for w, b in layers[:-1]:
        x = ACTIVATIONS[name](x @ np.asarray(w).T + np.asarray(b))
        found.append(x)
    return found


def activation(training):
    """Return which network gives the last losses; that of tanh if none."""
    losses = training.losses
    if losses is None or len(losses) < FEW or not training.has_data:
        return Reckoned()
    kinds = [Reckoned(n, at) for at in (False, True) for n in ACTIVATIONS]
    away = [distance(training, kind) for kind in kinds]
    noise = np.std(np.diff(np.log(abs(losses[-FEW:]) + 1e-30)))  # of batches
    near = max(0.05, noise, 4 * min(away))  # the usual ones are asked first
    fits = (k._replace(sure=d < 0.5) for k, d in zip(kinds, away) if d <= near)
    return next(fits, Reckoned())


def distance(training, kind):
    """Return how far a network's loss is from the last ones, as a ratio."""
    losses, outputs = training.losses, training.y_target.shape[1]
    ends = np.array([losses[-1], np.mean(losses[-FEW // 4 :])])
    now = loss_with(training, kind) / np.array([[1], [outputs]])
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(np.log(now / np.abs(ends)))
    return float(np.min(np.nan_to_num(apart, nan=np.inf)))


def fits_as_well(training, name):
    """Say whether another activation gives the last losses even better."""
    if training.losses is None or not training.has_data:
        return False
    kind = training.kind
    return name != kind.name and distance(
        training, kind._replace(name=name)
    ) < min(0.05, distance(training, kind))


def loss_of(training):
    """Return the mean squared error of the params, as lesson 04 has it."""
    return loss_with(training, training.kind)


@np.errstate(over="ignore", invalid="ignore")
def loss_with(training, kind):
    """Return the mean squared error of one kind of network."""
    errors = errors_with(training, kind)
    return float(np.sum(errors**2) / len(errors))


@np.errstate(over="ignore", invalid="ignore")
def errors_with(training, kind):
    """Return the errors of one kind of network, shape (points, outputs)."""
    weights, biases = (training.params[n] for n in ("weights", "biases"))
    before = [training.x, *hidden(training.x, training.params, kind.name)][-1]
    outputs = before @ np.asarray(weights[-1]).T + np.asarray(biases[-1])
    outputs = ACTIVATIONS[kind.name](outputs) if kind.last else outputs
    return outputs - training.y_target


LOOKS = (
    look_at_shapes,
    look_at_data,
    look_at_numbers,
    look_at_equal_losses,
    look_at_state,
    look_at_carry,
    look_at_sign,
    look_at_other_data,
    look_at_leap,
    look_at_rate,
    look_at_layers,
    look_at_activation,
    look_at_batch,
    look_at_units,
    look_at_baseline,
)
