"""Exercise 03, question 4: `bias_sweep`."""

import numpy as np

from checks.question import Hints, Mistake, Part, Question, array, params
from checks.vmap.shared import SIZES, forward


def draw_sweeps(rng):
    """Return inputs, a network, and values, of several sizes."""
    return [
        (array(rng, count, sizes[0]), params(rng, sizes), array(rng, many))
        for count, sizes, many in ((4, SIZES, 5), (3, [1, 4, 2, 1], 2))
    ]


def swept(change):
    """Return the outputs for each value, with biases change(biases, v)."""

    def outputs(x, start, values):
        return np.stack(
            [
                forward(x, {**start, "biases": change(start["biases"], v)})
                for v in np.asarray(values, np.float64)
            ]
        )

    return outputs


def first_set(biases, value):
    """Set all biases of the first layer, as one should."""
    return [np.full_like(biases[0], value), *biases[1:]]


right_sweep = swept(first_set)


HINTS = Hints(
    nudge="Write a function of one value. Which new params does it need?",
    hint="Inside, make a new dictionary, with the same weights, and with a "
    "list of biases whose entry 0 is filled with the value. Then map this "
    "function over the values.",
    example="""
    The length of a vector whose first entry is set to several values:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> vector = jnp.array([1.0, 4.0])
    >>> def length(value):
    ...     changed = vector.at[0].set(value)
    ...     return jnp.sqrt(jnp.sum(changed**2))
    >>> print(vmap(length)(jnp.array([0.0, 3.0])))
    [4. 5.]

    What does not change comes in from outside; it needs no `in_axes`.
    """,
)


QUESTION = Question(
    "q4",
    "bias_sweep(x, params, values)",
    "Any function of one thing can be mapped, even one that you wrote a "
    "minute ago.",
    HINTS,
    draw=draw_sweeps,
    expect=right_sweep,
    parts=(Part("the sweep", 2),),
    mistakes=(
        Mistake(
            "swapped",
            "That is (batch, values, outputs): the axis of the values "
            "belongs in front, so its `vmap` is the outermost.",
            wrong=lambda *given: right_sweep(*given).swapaxes(0, 1),
        ),
        Mistake(
            "added",
            "The values were added to the biases: they replace them.",
            wrong=swept(lambda biases, v: [biases[0] + v, *biases[1:]]),
        ),
        Mistake(
            "last layer",
            "The biases of the last layer were set: the first layer's are "
            "number 0 in the list.",
            wrong=swept(
                lambda biases, v: [*biases[:-1], np.full_like(biases[-1], v)]
            ),
        ),
        Mistake(
            "second layer",
            "The biases number 1 were set, the second layer's: the list "
            "counts from 0.",
            wrong=swept(
                lambda biases, v: [
                    biases[0],
                    np.full_like(biases[1], v),
                    *biases[2:],
                ]
            ),
        ),
        Mistake(
            "all layers",
            "The biases of all layers were set: only the first layer's "
            "change.",
            wrong=swept(
                lambda biases, v: [np.full_like(b, v) for b in biases]
            ),
        ),
        Mistake(
            "one neuron",
            "Only the first neuron got the value: all neurons of the first "
            "layer get it.",
            wrong=swept(
                lambda biases, v: [
                    np.array([v, *biases[0][1:]]),
                    *biases[1:],
                ]
            ),
        ),
        Mistake(
            "multiplied",
            "The biases were multiplied by the values: they are replaced.",
            wrong=swept(lambda biases, v: [biases[0] * v, *biases[1:]]),
        ),
        Mistake(
            "others lost",
            "The first layer has its value, and the other biases are 0: "
            "those stay as they are.",
            wrong=swept(
                lambda biases, v: first_set([0 * b for b in biases], v)
            ),
        ),
        Mistake(
            "weights set",
            "The first weights were set: the biases are to have the value.",
            wrong=lambda x, start, values: np.stack(
                [
                    forward(
                        x,
                        {**start, "weights": first_set(start["weights"], v)},
                    )
                    for v in values
                ]
            ),
        ),
        Mistake(
            "unchanged",
            "The values changed nothing: did the new biases get into the "
            "params that the network sees?",
            wrong=swept(lambda biases, v: biases),
        ),
    ),
)
