"""The questions of exercise 01: layers, networks and bumps."""

import numpy as np

from checks._network_layers import COUNT, LAYER, PREDICT
from checks.exercise import Exercise
from checks.hints import network as hints
from checks.kinds import bug_hunt, open_question
from checks.question import Call, Mistake, Part, Question, params

# 4. network(x, params)


def draw_networks(rng):
    """Return three networks; where layers are unequal, shapes tell."""
    sizes = {
        "equal widths": [3, 3, 3, 3],
        "unequal widths": [2, 5, 3, 2],
        "no hidden layer": [2, 3],
    }
    return [
        Call((np.float32(rng.normal(size=n[0])), params(rng, n, 2.0)), label)
        for label, n in sizes.items()
    ]


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


def last_bias_missing(x, params):
    """Return what comes without the bias of the last layer."""
    return forward(x, pairs(params)) - params["biases"][-1]


def biases_reversed(x, params):
    """Return what comes if the last bias meets the first matrix."""
    return forward(x, list(zip(params["weights"], params["biases"][::-1])))


def one_layer_less(x, params):
    """Return the last hidden layer, with or without its tanh."""
    return forward(x, pairs(params)[:-1], last=np.tanh)


NETWORK = Question(
    "q4",
    "network(x, params)",
    "This is the function that all the later lessons train.",
    hints.Q4,
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
            "last bias missing",
            "The last layer lacks its bias: it has no tanh, and all the rest.",
            wrong=last_bias_missing,
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

# 5. bump_params(left, right, height)


def outputs(bump_params, left, right, height):
    """Ask the returned network for its outputs at q = -4, -3.5, ..., 4."""
    import jax.numpy as jnp

    params = bump_params(left, right, height)
    found = []
    for q in jnp.linspace(-4, 4, 17)[:, None]:
        (w_1, w_2), (b_1, b_2) = params["weights"], params["biases"]
        hidden = jnp.tanh(jnp.matmul(w_1, q) + b_1)
        found.append(jnp.matmul(w_2, hidden) + b_2)
    return jnp.stack(found)[:, 0]


def draw_bumps(rng):
    """Return two bumps, neither of them symmetric about 0."""
    left, right = np.round(rng.uniform([-2.8, 0.2], [-2.2, 0.8]), 2).tolist()
    height = float(np.round(rng.uniform(1.5, 2.5), 2))
    return [(left, right, height), (left + 2.1, right + 1.7, -height / 3)]


def profile(ups, height, downs=None, lift=0.0, slope=5.0):
    """Return steps up at `ups`, down at `downs`, at the 17 places."""
    q = np.linspace(-4, 4, 17)
    up, down = np.tanh(slope * (q - ups)), np.tanh(slope * (q - downs))
    return height / 2 * (up - down) + lift


def bump_of(left, right, height, slope):
    """Return the bump that other weights of the first layer give."""
    return profile(left, height, right, slope=slope)


BUMP = Question(
    "q5",
    "bump_params(left, right, height)",
    "Bumps side by side follow any curve: that is what hidden neurons can do.",
    hints.Q5,
    draw=draw_bumps,
    driver=outputs,
    expect=lambda left, right, height: profile(left, height, right),
    tolerance=1e-3,
    parts=(Part("the bump", 2),),
    mistakes=(
        Mistake(
            "mirrored",
            "The bump lies on the other side of 0: a step is at -b/w, so "
            "mind the sign of b.",
            wrong=lambda left, right, height: profile(-left, height, -right),
        ),
        Mistake(
            "bias without weight",
            "The steps are too near to 0: a step is at -b/w, so b is w "
            "times as large as you made it.",
            wrong=lambda left, right, height: profile(
                left / 5, height, right / 5
            ),
        ),
        Mistake(
            "twice too high",
            "The bump is twice too high: tanh rises by 2, from -1 to 1.",
            wrong=lambda left, right, height: profile(left, 2 * height, right),
        ),
        Mistake(
            "other weights",
            "The steps stand where they should, and are too steep or too "
            "flat: both weights of the first layer are to be 5.",
            across=lambda cases: any(
                all(
                    np.allclose(
                        case.value, bump_of(*case.arguments, slope), atol=1e-3
                    )
                    for case in cases
                )
                for slope in (1, 2, 3, 4, 10, 20, 50, 100)
            ),
        ),
        Mistake(
            "two steps up",
            "Both steps go up: the second has to be subtracted.",
            wrong=lambda left, right, height: (
                profile(left, height, right)
                + height * np.tanh(5 * (np.linspace(-4, 4, 17) - right))
            ),
        ),
        Mistake(
            "lifted",
            "Outside the bump the output should be 0: the two steps cancel "
            "there, and the last bias has nothing to do.",
            across=lambda cases: all(
                np.ptp(case.value - case.expected) < 1e-2 for case in cases
            ),
        ),
        Mistake(
            "upside down",
            "The bump is upside down: the first step goes up, the second "
            "down.",
            wrong=lambda left, right, height: profile(left, -height, right),
        ),
        Mistake(
            "shapes",
            "The shapes do not fit a network [1, 2, 1]: weights (2, 1) and "
            "(1, 2), biases (2,) and (1,).",
            raises="contracting|incompatible|unpack|ndim|shape|range",
        ),
    ),
)

# 6. and 7.

BUG_HUNT = bug_hunt(
    "q6",
    5,
    "B",
    lines={
        2: "Line 2 is fine: it gives the two lists a name of their own.",
        3: "Line 3 is fine: each matrix meets its own bias, and is counted.",
        4: "Line 4 is fine: matmul, then the bias, for every layer.",
        6: "Line 6 is fine where it runs. Does it run often enough?",
        7: "Line 7 is fine: it stands behind the loop.",
    },
    symptoms={
        "A": "Then the output could not leave the range from -1 to 1.",
        "C": "All biases are 0 here, so exchanging them would change nothing.",
        "D": "Then three numbers would come out, one for each hidden neuron.",
    },
    why="Code that knows the size of one example is right for that one only.",
    hints=hints.Q6,
)
OPEN = open_question("q7", "my_letter", hints.Q7)

QUESTIONS = (LAYER, COUNT, PREDICT, NETWORK, BUMP, BUG_HUNT, OPEN)
exercise = Exercise("01_network", QUESTIONS)
q1, q2, q3, q4, q5, q6, q7 = exercise.checks()
progress = exercise.progress
