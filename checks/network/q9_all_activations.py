"""Exercise 01, question 9: `all_activations`."""

import numpy as np

from checks.network.q4_network import draw_networks, pairs
from checks.question import Hints, Mistake, Part, Question


def relu(z):
    """Return z where it is above 0, and 0 elsewhere."""
    return np.maximum(z, 0)


def kept(z):
    """Return z."""
    return z


def activations(x, params, hidden=relu, last=kept, keep=kept):
    """Return the activations of all layers, or those with a mistake.

    Arguments:
        x, params: as drawn.
        hidden, last: what is applied in hidden layers, and in the last one.
        keep: (z) -> what is put into the list of a hidden layer.
    """
    layers, found = pairs(params), []
    for number, (w, b) in enumerate(layers, start=1):
        z = w @ x + b
        x = hidden(z) if number < len(layers) else last(z)
        found.append(keep(x) if keep is kept else keep(z))
    return found


def is_alive(x, params):
    """Say whether relu lets pass something of each layer, small things too."""
    hidden = activations(x, params)[:-1]
    small = [np.any((z > 0.1) & (z < 0.9)) for z in hidden]
    return all(map(np.any, hidden)) and (len(hidden) < 2 or any(small))


def from_input(x, params):
    """Return what comes if every layer gets the network's input."""
    *hidden, (w_last, b_last) = pairs(params)
    found = [relu(w @ x + b) for w, b in hidden]
    return [*found, w_last @ x + b_last]


def bias_outside(x, params):
    """Return what comes if biases are added after the relu."""
    *hidden, (w_last, b_last) = pairs(params)
    found = [x]
    for w, b in hidden:
        found.append(relu(w @ found[-1]) + b)
    return [*found[1:], w_last @ found[-1] + b_last]


HINTS = Hints(
    nudge="It is the loop of question 4 with a list. Which two lines change?",
    hint="`jnp.maximum(z, 0)` is relu. Append the activations to a list at "
    "the end of each turn, when they are what the next layer gets.",
    example="""
    All steps on the way of a sum, in a list:

    >>> total, totals = 0, []
    >>> for number in [3, -5, 4]:
    ...     total = max(total + number, 0)
    ...     totals.append(total)
    >>> totals
    [3, 0, 4]
    """,
)


QUESTION = Question(
    "q9",
    "all_activations(x, params)",
    "What happens inside decides whether a network can be trained.",
    HINTS,
    draw=lambda rng: draw_networks(rng, is_alive),
    expect=activations,
    parts=(
        Part("equal widths", label="equal widths"),
        Part("unequal widths", label="unequal widths"),
        Part("no hidden layer", label="no hidden layer"),
    ),
    mistakes=(
        Mistake(
            "tanh",
            "The hidden layers apply tanh: here it is relu.",
            wrong=lambda x, params: activations(x, params, np.tanh),
        ),
        Mistake(
            "relu on the last layer",
            "The last layer applies relu, too: an output may be negative.",
            wrong=lambda x, params: activations(x, params, last=relu),
        ),
        Mistake(
            "no relu",
            "Nothing is applied in the hidden layers: what is below 0 "
            "becomes 0 there.",
            wrong=lambda x, params: activations(x, params, hidden=kept),
        ),
        Mistake(
            "kept before relu",
            "The list holds what comes before relu: append what the next "
            "layer gets.",
            wrong=lambda x, params: activations(x, params, keep=np.array),
        ),
        Mistake(
            "absolute value",
            "That is the absolute value: relu makes 0 of what is below 0.",
            wrong=lambda x, params: activations(x, params, hidden=np.abs),
        ),
        Mistake(
            "minimum",
            "Below 0 is kept and above it lost: `maximum`, not `minimum`.",
            wrong=lambda x, params: activations(
                x, params, hidden=lambda z: np.minimum(z, 0)
            ),
        ),
        Mistake(
            "input included",
            "The list begins with the input: it is given, and no layer "
            "computed it.",
            wrong=lambda x, params: [x, *activations(x, params)],
        ),
        Mistake(
            "last layer missing",
            "The last layer is missing in the list.",
            wrong=lambda x, params: activations(x, params)[:-1],
            of_form=True,
        ),
        Mistake(
            "output alone",
            "The output alone came: the activations of every layer are "
            "wanted, in a list.",
            wrong=lambda x, params: activations(x, params)[-1],
        ),
        Mistake(
            "one number of all",
            "One number came from all activations: `jnp.max` and `jnp.sum` "
            "make one, and `jnp.maximum` works entry by entry.",
            raises=r"ndim at least 1|got shape \(\)",
        ),
        Mistake(
            "x not carried",
            "Every layer gets the network's input: it should get what the "
            "layer before has made.",
            wrong=from_input,
        ),
        Mistake(
            "bias outside",
            "The bias belongs inside relu: add it first.",
            wrong=bias_outside,
        ),
    ),
)
