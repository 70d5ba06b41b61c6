"""Exercise 03, question 1: `network_batch`."""

from checks.question import Call, Hints, Mistake, Part, Question, array, params
from checks.vmap.shared import SIZES, forward


def draw_batches(rng):
    """Return a batch of four inputs, and one of a single input."""
    four, one = "four inputs", "one input"
    return [
        Call((array(rng, count, sizes[0]), params(rng, sizes)), label)
        for count, sizes, label in (
            (4, SIZES, four),
            (1, SIZES, one),
            (4, [1, 5, 3, 1], four),
            (4, [4, 4, 4], four),
        )
    ]


HINTS = Hints(
    nudge="Which of the two arguments changes from call to call?",
    hint="`vmap(function, in_axes=(..., ...))` returns a function: 0 for an "
    "argument that is walked along, None for one that stays as it is.",
    example="""
    A price for each list of amounts, always with the same prices:

    >>> import jax.numpy as jnp
    >>> from jax import vmap
    >>> def total(amounts, prices):
    ...     return jnp.sum(amounts * prices)
    >>> lists = jnp.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0]])  # (3, 2)
    >>> prices = jnp.array([10.0, 1.0])  # (2,)
    >>> print(vmap(total, in_axes=(0, None))(lists, prices))
    [10. 21.  3.]

    Three lists, one set of prices, three totals.
    """,
)


QUESTION = Question(
    "q1",
    "network_batch(x, params)",
    "Written for one, run for many: training asks for 32 answers at a time.",
    HINTS,
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
            "`vmap` walked along the arrays of `params`, which are not "
            "equally long: `params` wants None in `in_axes`, and x a 0. Or "
            "do the two stand in the wrong order?",
            raises="inconsistent sizes",
        ),
        Mistake(
            "not mapped",
            "The network itself got the whole batch; it takes one input: "
            "map it along axis 0 of x.",
            raises=r"vector .* got shape \((4, 2|2, 4)\)",
        ),
        Mistake(
            "axis 1",
            "You walk along axis 1 of x, and each call got one column: the "
            "batch is axis 0.",
            raises=r"vector .* got shape \(4,\)",
        ),
        Mistake(
            "nothing mapped",
            "Nothing is walked along: x wants a 0 in `in_axes`.",
            raises="at least one non-None",
        ),
        Mistake(
            "one map too many",
            "A single number of x was to be walked along: is there one `vmap` "
            "too many, or does the function map itself and not `network`?",
            raises=r"vector .* got shape \(\)|requested to map",
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
