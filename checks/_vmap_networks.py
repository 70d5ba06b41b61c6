"""Two functions of exercise 03: a batch and an ensemble."""

import numpy as np

from checks.hints import vmap as hints
from checks.plain import Other
from checks.question import (
    Call,
    Mistake,
    Part,
    Question,
    array,
    params,
)

SIZES = [2, 3, 2]


def forward(x, start):
    """Return the outputs of a network, x of shape (batch, inputs)."""
    layers = list(zip(start["weights"], start["biases"]))
    for number, (w, b) in enumerate(layers, start=1):
        x = np.asarray(x, np.float64) @ w.T + b
        x = np.tanh(x) if number < len(layers) else x
    return x


# 1. network_batch(x, params)


def draw_batches(rng):
    """Return a batch of four inputs, and one of a single input."""
    return [
        Call((array(rng, count, 2), params(rng, SIZES)), label)
        for count, label in ((4, "four inputs"), (1, "one input"))
    ]


BATCH = Question(
    "q1",
    "network_batch(x, params)",
    "Written for one, run for many: training asks for 32 answers at a time.",
    hints.Q1,
    draw=draw_batches,
    expect=forward,
    parts=(
        Part("a batch of four", label="four inputs"),
        Part("a batch of one", label="one input"),
    ),
    mistakes=(
        Mistake(
            "named arguments",
            "A mapped function takes no named arguments: write "
            "`(x, params)`, in this order.",
            raises=r"len\(args\)=0",
        ),
        Mistake(
            "params mapped",
            "Each input was to meet other weights: `params` wants None in "
            "`in_axes`.",
            raises="inconsistent sizes",
        ),
        Mistake(
            "function returned",
            "`vmap` makes a new function, and you returned it: call it with "
            "x and params.",
            when=lambda case: isinstance(case.value, Other),
        ),
        Mistake(
            "not mapped",
            "The network itself got the whole batch; it takes one input: "
            "map it along axis 0 of x.",
            raises=r"vector .* got shape \((4, 2|2, 4)\)|contracting",
        ),
        Mistake(
            "axis 1",
            "You walk along axis 1 of x, and each call got one column: the "
            "batch is axis 0.",
            raises=r"vector .* got shape \(4,\)",
        ),
        Mistake(
            "list",
            "A list of outputs came: stack them into one array.",
            when=lambda case: isinstance(case.value, (list, tuple)),
        ),
        Mistake(
            "first input only",
            "Only the first input was answered: the result has one row for "
            "each.",
            wrong=lambda x, start: forward(x[:1], start)[0],
        ),
        Mistake(
            "first input repeated",
            "Every row is the answer to the first input: in a loop, is it "
            "the loop's own name that the network gets?",
            wrong=lambda x, start: forward(x[:1], start).repeat(len(x), 0),
        ),
        Mistake(
            "batch last",
            "The batch axis ended last: wanted is (batch, outputs), which "
            "is what `out_axes=0` gives.",
            wrong=lambda x, start: forward(x, start).T,
        ),
        Mistake(
            "flattened",
            "All numbers stand in one row: keep the axis of the outputs.",
            wrong=lambda x, start: forward(x, start).ravel(),
        ),
        Mistake(
            "first output only",
            "One output of each input was kept, the other was cut off.",
            wrong=lambda x, start: forward(x, start)[:, 0],
        ),
    ),
)

# 3. ensemble(x, stacked_params)


def draw_ensembles(rng):
    """Return three stacked networks, and four inputs or three."""
    calls = []
    for count, label in ((4, "four inputs"), (3, "three inputs")):
        networks = [params(rng, SIZES) for _ in range(3)]
        stacked = {
            name: [np.stack(a) for a in zip(*[n[name] for n in networks])]
            for name in ("weights", "biases")
        }
        calls.append(Call((array(rng, count, 2), stacked), label))
    return calls


def one_of(stacked, number):
    """Return one network of stacked params."""
    return {name: [a[number] for a in stacked[name]] for name in stacked}


def each_network(x, stacked):
    """Return the outputs, shape (networks, batch, outputs)."""
    count = len(stacked["biases"][0])
    return np.stack([forward(x, one_of(stacked, n)) for n in range(count)])


def paired(x, stacked):
    """Return the outputs of input i and network i, shape (3, outputs)."""
    if len(x) != 3:
        raise ValueError("pairs need as many inputs as networks")
    return np.stack([each_network(x, stacked)[n, n] for n in range(3)])


ENSEMBLE = Question(
    "q3",
    "ensemble(x, stacked_params)",
    "Many networks at once: in lesson 06 their disagreement is a warning.",
    hints.Q3,
    draw=draw_ensembles,
    expect=each_network,
    parts=(
        Part("three networks with four inputs", label="four inputs"),
        Part("three networks with three inputs", label="three inputs"),
    ),
    mistakes=(
        Mistake(
            "paired",
            "Input i met network i and no other: that takes one `vmap`, and "
            "two are needed, one inside the other.",
            wrong=paired,
            raises="inconsistent sizes",
        ),
        Mistake(
            "networks alone mapped",
            "Each network got the whole batch at once: a second `vmap`, "
            "inside, walks along the inputs.",
            raises=r"vector .* got shape \((4|3), 2\)",
        ),
        Mistake(
            "layers counted",
            "You count the layers: the networks lie on axis 0 of each array, "
            "and a list has one entry for each layer.",
            wrong=lambda x, stacked: each_network(x, stacked)[:2],
        ),
        Mistake(
            "swapped",
            "That is (batch, networks, outputs): swap the nesting, for the "
            "outermost `vmap` puts its axis first.",
            wrong=lambda x, stacked: each_network(x, stacked).swapaxes(0, 1),
        ),
        Mistake(
            "list",
            "A list of outputs came: stack them into one array.",
            when=lambda case: isinstance(case.value, (list, tuple)),
        ),
        Mistake(
            "mean",
            "You averaged over the networks: return the outputs of all.",
            wrong=lambda x, stacked: each_network(x, stacked).mean(0),
        ),
        Mistake(
            "first network repeated",
            "All networks answer the same: number 0 is used throughout.",
            wrong=lambda x, stacked: each_network(x, stacked)[:1].repeat(
                3, axis=0
            ),
        ),
        Mistake(
            "first network only",
            "That is one network alone: the result has an axis of networks "
            "in front.",
            wrong=lambda x, stacked: each_network(x, stacked)[0],
        ),
        Mistake(
            "batch last",
            "The batch ended behind the outputs: wanted is "
            "(networks, batch, outputs).",
            wrong=lambda x, stacked: each_network(x, stacked).swapaxes(1, 2),
        ),
    ),
)
