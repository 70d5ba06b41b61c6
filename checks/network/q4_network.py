"""Exercise 01, question 4: `network`."""

import numpy as np

from checks.compare import same
from checks.question import Call, Hints, Mistake, Part, Question, params


def draw_networks(rng, fits=lambda x, start: True):
    """Return six networks that fit; unequal layers have telling shapes."""
    sizes = [
        ("equal widths", [3, 3, 3, 3]),
        ("equal widths", [2, 2, 2, 2, 2, 2]),
        ("unequal widths", [2, 5, 3, 2]),
        ("unequal widths", [1, 4, 2, 3, 5, 1]),
        ("unequal widths", [3, 4, 1]),
        ("no hidden layer", [2, 3]),
    ]
    drawn = []
    for label, n in sizes:
        scale = 2.0 if len(n) > 3 else 10.0  # where every tanh is full
        while True:
            start = params(rng, n, scale)
            x = np.float32(rng.normal(size=n[0]))
            if fits(x, start):
                break
        if n == [2, 5, 3, 2]:  # in the order in which tree.map leaves them
            start = dict(sorted(start.items()))
            label += ", the biases first"
        drawn.append(Call((x, start), label))
    return drawn


def forward(x, layers, hidden=np.tanh, last=lambda z: z):
    """Send x through (w, b) pairs, in NumPy."""
    for number, (w, b) in enumerate(layers, start=1):
        x = w @ x + b
        x = hidden(x) if number < len(layers) else last(x)
    return x


def pairs(params):
    """Return the (w, b) of each layer."""
    return list(zip(params["weights"], params["biases"]))


def each_from_input(x, params):
    """Return what comes if every layer gets the input: the last one's."""
    w, b = pairs(params)[-1]
    return w @ x + b


def tanh_before_bias(x, params):
    """Return what comes if the biases are added after tanh."""
    *hidden, (w_last, b_last) = pairs(params)
    for w, b in hidden:
        x = np.tanh(w @ x) + b
    return w_last @ x + b_last


def last_two_from_input(x, params):
    """Return what comes if the last hidden layer alone is kept."""
    (w, b), (w_last, b_last) = pairs(params)[-2:]
    return w_last @ np.tanh(w @ x + b) + b_last


def biases_reversed(x, params):
    """Return what comes if the last bias meets the first matrix."""
    return forward(x, list(zip(params["weights"], params["biases"][::-1])))


def one_tanh_only(x, params, place):
    """Return what comes if the layer at one place lacks its tanh."""
    layers = pairs(params)
    for number, (w, b) in enumerate(layers):
        x = w @ x + b
        if number < len(layers) - 1 and number != place % len(layers):
            x = np.tanh(x)
    return x


def first_tanhs_alone(x, params, how_many=1):
    """Return what comes if a fixed number marks the layers with tanh."""
    for number, (w, b) in enumerate(pairs(params)):
        x = w @ x + b
        x = np.tanh(x) if number < how_many else x
    return x


def last_layer_twice(x, params):
    """Return what comes if the loop takes the last layer, and then again."""
    w, b = pairs(params)[-1]
    return w @ forward(x, pairs(params), last=np.tanh) + b


def first_layer(x, params):
    """Return x, and the first layer as the only one."""
    return x, pairs(params)[:1]


def one_layer_less(x, params):
    """Return the last hidden layer, with or without its tanh."""
    return forward(x, pairs(params)[:-1], last=np.tanh)


HINTS = Hints(
    nudge="It is the line of question 1, again and again, but for one "
    "layer. Which?",
    hint="Loop over `enumerate(zip(weights, biases))`, give the new "
    "activations the name x, and leave tanh out where the counter is at "
    "its last value, `len(weights) - 1`.",
    example="""
    A number sent through several machines, rounded after each but the last:

    >>> factors, shifts = [0.3, 2.5, 0.5], [1.0, 0.0, 0.2]
    >>> x = 2.0
    >>> for n, (factor, shift) in enumerate(zip(factors, shifts)):
    ...     x = factor * x + shift
    ...     if n < len(factors) - 1:
    ...         x = round(x)
    >>> x
    2.7

    x is what the last machine made, and what the next one gets.
    """,
)


QUESTION = Question(
    "q4",
    "network(x, params)",
    "This is the function that all the later lessons train.",
    HINTS,
    draw=draw_networks,
    expect=lambda x, params: forward(x, pairs(params)),
    parts=(
        Part("equal widths", label="equal widths"),
        Part("unequal widths", label="unequal widths"),
        Part("no hidden layer", label="no hidden layer"),
    ),
    mistakes=(
        Mistake(
            "tanh on the last layer",
            "The output never leaves the range from -1 to 1: there is a tanh "
            "on the last layer.",
            wrong=lambda x, params: forward(x, pairs(params), last=np.tanh),
        ),
        Mistake(
            "no tanh",
            "This is linear: no layer applies tanh.",
            wrong=lambda x, params: forward(
                x, pairs(params), hidden=lambda z: z
            ),
        ),
        Mistake(
            "last layer skipped",
            "You stopped one layer early: the last matrix is not used.",
            wrong=one_layer_less,
        ),
        Mistake(
            "last layer skipped, without tanh",
            "You stopped before the last matrix, with a layer that lacks its "
            "tanh.",
            wrong=lambda x, params: forward(x, pairs(params)[:-1]),
        ),
        Mistake(
            "last layer twice",
            "The last layer is applied twice, within the loop and after it: "
            "let the loop end one layer earlier.",
            wrong=last_layer_twice,
        ),
        Mistake(
            "biases reversed",
            "Each matrix needs its own bias: the first matrix the first one.",
            wrong=biases_reversed,
        ),
        Mistake(
            "transposed",
            "The matrices lie the wrong way round: row j of `w` belongs to "
            "neuron j of the next layer.",
            wrong=lambda x, params: forward(
                x, [(w.T, b) for w, b in pairs(params)]
            ),
        ),
        Mistake(
            "x not carried",
            "Every layer gets the network's input: it should get what the "
            "layer before has made.",
            wrong=each_from_input,
        ),
        Mistake(
            "last hidden layer only",
            "Only the last hidden layer has an effect: in each turn the new "
            "activations should take the place of `x`.",
            wrong=last_two_from_input,
        ),
        Mistake(
            "last tanh missing",
            "One tanh too few: the last hidden layer lacks it, and only the "
            "layer after it, the output, goes without.",
            wrong=lambda x, params: one_tanh_only(x, params, -2),
        ),
        Mistake(
            "first tanh missing",
            "One tanh too few: the first layer lacks it.",
            wrong=lambda x, params: one_tanh_only(x, params, 0),
        ),
        Mistake(
            "first tanh alone",
            "The first layer alone applies tanh: every layer but the last "
            "should, however many there are.",
            wrong=first_tanhs_alone,
        ),
        Mistake(
            "number of tanhs fixed",
            "A fixed number of layers applies tanh: every layer but the last "
            "should, however many there are.",
            across=lambda cases: any(
                all(
                    same(c.value, first_tanhs_alone(*c.arguments, n))
                    for c in cases
                )
                for n in (2, 3, 4)
            ),
        ),
        Mistake(
            "last tanh alone",
            "The last layer applies tanh, and no other: it is the other way "
            "round.",
            wrong=lambda x, params: forward(
                x, pairs(params), hidden=lambda z: z, last=np.tanh
            ),
        ),
        Mistake(
            "tanh on the input",
            "tanh is applied to the input as well: it comes after a layer.",
            wrong=lambda x, params: forward(np.tanh(x), pairs(params)),
        ),
        Mistake(
            "relu",
            "The hidden layers apply relu: here it is tanh.",
            wrong=lambda x, params: forward(
                x, pairs(params), hidden=lambda z: np.maximum(z, 0)
            ),
        ),
        Mistake(
            "first layer only",
            "That is what the first layer makes: does `return` stand inside "
            "the loop?",
            across=lambda cases: all(
                same(
                    case.value,
                    forward(*first_layer(*case.arguments), last=np.tanh),
                )
                for case in cases
                if len(case.arguments[1]["weights"]) > 1
            ),
        ),
        Mistake(
            "fixed depth",
            "You ask for a layer by its number, and this network has fewer: "
            "loop over the layers that are there.",
            raises="^IndexError",
        ),
        Mistake(
            "tanh before bias",
            "The bias belongs inside tanh: add it first.",
            wrong=tanh_before_bias,
        ),
    ),
)
