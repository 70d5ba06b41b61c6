"""Exercise 03, question 3: `ensemble`."""

import numpy as np

from checks.question import Call, Hints, Mistake, Part, Question, array, params
from checks.vmap.shared import SIZES, forward

LONGER = [1, 4, 3, 1]


def draw_ensembles(rng):
    """Return stacked networks, as many as inputs or not, and the inputs."""
    calls = []
    pairs = (4, 3, SIZES), (3, 3, SIZES), (4, 2, LONGER), (3, 4, SIZES)
    for count, many, sizes in pairs:
        label = "four inputs" if count == 4 else "three inputs"
        networks = [params(rng, sizes) for _ in range(many)]
        stacked = {
            name: [np.stack(a) for a in zip(*[n[name] for n in networks])]
            for name in ("weights", "biases")
        }
        calls.append(Call((array(rng, count, sizes[0]), stacked), label))
    return calls


def one_of(stacked, number):
    """Return one network of stacked params."""
    return {name: [a[number] for a in stacked[name]] for name in stacked}


def each_network(x, stacked):
    """Return the outputs, shape (networks, batch, outputs)."""
    count = len(stacked["biases"][0])
    return np.stack([forward(x, one_of(stacked, n)) for n in range(count)])


def each_layer(x, stacked):
    """Return the outputs of as many networks as there are layers.

    JAX gives the last network for every number beyond it.
    """
    outputs = each_network(x, stacked)
    layers = np.arange(len(stacked["weights"]))
    return outputs[np.minimum(layers, len(outputs) - 1)]


def paired(x, stacked):
    """Return the outputs of input i and network i, shape (3, outputs)."""
    if len(x) != len(stacked["biases"][0]):
        raise ValueError("pairs need as many inputs as networks")
    return np.stack([each_network(x, stacked)[n, n] for n in range(3)])


HINTS = Hints(
    nudge="Two things change, the network and the input: how many `vmap` "
    "does that take?",
    hint="Make a function of a batch first; then map that one along the "
    "networks, with x as it is. The outermost `vmap` puts its axis first.",
    example="""
    Every row multiplied with every factor:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> def times(a, b):
    ...     return a * b
    >>> for_all_a = vmap(times, in_axes=(0, None))
    >>> for_all_both = vmap(for_all_a, in_axes=(None, 0))
    >>> print(for_all_both(jnp.arange(3), jnp.array([1, 10])))
    [[ 0  1  2]
     [ 0 10 20]]

    The outer one walks along b, so b's axis comes first: shape (2, 3).
    """,
)


QUESTION = Question(
    "q3",
    "ensemble(x, stacked_params)",
    "Many networks at once: in lesson 06 their disagreement is a warning.",
    HINTS,
    draw=draw_ensembles,
    expect=each_network,
    parts=(
        Part("four inputs", label="four inputs"),
        Part("three inputs", label="three inputs"),
    ),
    mistakes=(
        Mistake(
            "paired",
            "Input i met network i and no other: that takes one `vmap`, and "
            "two are needed, one inside the other.",
            wrong=paired,
        ),
        Mistake(
            "walked in step",
            "`vmap` walked in step along axes that are not equally long: the "
            "networks lie on axis 0 of `stacked_params`, and x wants a "
            "`vmap` of its own, one inside the other.",
            raises="inconsistent sizes",
        ),
        Mistake(
            "networks alone mapped",
            "Each network got the whole batch at once: a second `vmap`, "
            "inside, walks along the inputs.",
            raises=r"vector .* got shape \((4|3), 2\)",
        ),
        Mistake(
            "batch alone mapped",
            "`network` met all networks at once: a second `vmap`, outside, "
            "walks along axis 0 of `stacked_params`.",
            raises=r"params\['weights'\]\[0\] must have shape",
        ),
        Mistake(
            "one number each",
            "Each call got a single number of x: one `vmap` walks along x, "
            "on axis 0, and only one.",
            raises=r"vector .* got shape \(\)",
        ),
        Mistake(
            "axis 1 of x",
            "You walk along axis 1 of x, and each call got one column: the "
            "batch is axis 0.",
            raises=r"vector .* got shape \((4|3),\)",
        ),
        Mistake(
            "layers counted",
            "You count the layers: the networks lie on axis 0 of each array, "
            "and a list has one entry for each layer.",
            wrong=each_layer,
        ),
        Mistake(
            "entries counted",
            "Two networks came each time: a fixed number, or the length of "
            "the dictionary, which has the two entries `weights` and "
            "`biases`?",
            across=lambda cases: all(
                np.shape(c.value) == (2, *np.shape(c.expected)[1:])
                for c in cases
            ),
            of_form=True,
        ),
        Mistake(
            "swapped",
            "That is (batch, networks, outputs): swap the nesting, for the "
            "outermost `vmap` puts its axis first.",
            wrong=lambda x, stacked: each_network(x, stacked).swapaxes(0, 1),
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
                len(stacked["biases"][0]), axis=0
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
            "The batch ended after the outputs: wanted is "
            "(networks, batch, outputs).",
            wrong=lambda x, stacked: each_network(x, stacked).swapaxes(1, 2),
        ),
    ),
)
