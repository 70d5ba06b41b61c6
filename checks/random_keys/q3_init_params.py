"""Exercise 02, question 3: `init_params`."""

import jax
import numpy as np

from checks.chance import (
    dependent,
    drew_from_a_split_key,
    evened_out,
    normal_share,
    ranked,
    repeated,
    wrong_shape,
)
from checks.compare import is_constant
from checks.plain import Key
from checks.question import Hints, Mistake, Part, Question
from checks.random_keys.shared import HIDDEN_STATE, IGNORED

SIZES = [64, 25, 100, 3, 40, 40, 40]  # unlike neighbours and like ones
PAIRS = list(zip(SIZES[:-1], SIZES[1:]))
SPREAD_LIMIT = 5.5  # of a matrix's spread, in its standard errors


def draw_starts(rng):
    """Return the calls: two keys, and the first of them once more."""
    first, second = rng.choice(10**6, 2, replace=False).tolist()
    return [(Key(seed), SIZES) for seed in (first, second, first)]


def are_transposed(cases):
    """Say whether the matrices have shape (lower, higher)."""
    return all(
        [np.shape(w) for w in case.value["weights"]] == PAIRS for case in cases
    )


def spreads_off(cases):
    """Return how many times too large the spread of each matrix is."""
    weights = cases[0].value["weights"]
    return [
        float(np.std(w) * lower**0.5) for w, (lower, _) in zip(weights, PAIRS)
    ]


def times_off(factors):
    """Return factors in words.

    >>> times_off([0.1, 2.0])
    '0.1 and 2 times'
    """
    *first, last = [f"{factor:.2g}" for factor in factors]
    return f"{', '.join(first)} and {last} times"


def numbers_repeat(cases):
    """Say whether many numbers of a matrix come more than once."""
    return any(repeated(w) for c in cases for w in c.value["weights"])


def spread_is(rule):
    """Return a condition: every matrix has the spread rule(lower, higher)."""

    def holds(cases):
        for case in cases:
            for w, (lower, higher) in zip(case.value["weights"], PAIRS):
                ratio = np.std(w) / rule(lower, higher)
                if abs(ratio - 1) > SPREAD_LIMIT / np.sqrt(2 * np.size(w)):
                    return False
        return len(case.value["weights"]) == len(PAIRS)

    return holds


def spread_is_right(cases):
    """Say whether the weights are centred, of spread 1/sqrt(lower)."""
    return (
        not all_positive(cases)
        and spread_is(lambda lower, higher: lower**-0.5)(cases)
        and not not_normal(cases)
        and not weights_evened(cases)
    )


def shares_of(case):
    """Return all weights, each divided by its spread, as shares."""
    scaled = [
        np.ravel(w) * np.sqrt(np.shape(w)[1]) for w in case.value["weights"]
    ]
    return normal_share(np.concatenate(scaled))


def not_normal(cases):
    """Say whether the weights are not normal, mean and spread as wanted."""
    return any(wrong_shape(shares_of(case)) for case in cases)


def weights_evened(cases):
    """Say whether each matrix was given the very mean, or spread, wanted."""
    return all(
        evened_out([np.ravel(w) * np.shape(w)[1] ** 0.5])
        for w in cases[0].value["weights"]
    )


def partly_fixed(cases):
    """Say whether two keys gave weights that have something in common."""
    columns = [shares_of(case) for case in cases[:2]]
    return dependent(ranked(np.stack(columns, axis=1)))


def are_constant(cases):
    """Say whether all weights of some matrix are the same number."""
    return any(is_constant(w) for c in cases for w in c.value["weights"])


def bias_shapes_are_wrong(cases):
    """Say whether the weights have their shapes, and the biases not."""
    return not shapes_are_right(cases) and all(
        [np.shape(w) for w in case.value["weights"]]
        == [(higher, lower) for lower, higher in PAIRS]
        for case in cases
    )


def all_positive(cases):
    """Say whether no weight of any case is below 0."""
    return all(np.min(w) >= 0 for c in cases for w in c.value["weights"])


def biases_are_zero(cases):
    """Say whether all biases are 0, as many vectors as pairs."""
    return all(
        len(case.value["biases"]) == len(PAIRS)
        and not any(np.any(b) for b in case.value["biases"])
        for case in cases
    )


def numbers_return(cases):
    """Say whether one matrix begins with the numbers of another."""
    for case in cases:
        flat = [np.ravel(w) / np.std(w) for w in case.value["weights"]]
        for place, one in enumerate(flat):
            for other in flat[:place]:
                size = min(len(one), len(other))
                if np.corrcoef(one[:size], other[:size])[0, 1] > 0.999:
                    return True
    return False


def stays(cases):
    """Say of each drawn matrix whether another key gives the same one."""
    first, second, *_ = (case.value["weights"] for case in cases)
    pairs = [p for p in zip(first, second) if not is_constant(p[0])]
    return [np.allclose(one, other) for one, other in pairs]


def hidden_state(cases):
    """Say whether the same key gives other matrices."""
    first, _, again = (case.value["weights"] for case in cases)
    return not all(np.allclose(a, b) for a, b in zip(first, again))


def parent_used(cases):
    """Say whether the first matrix is drawn from the key itself."""
    case = cases[0]
    given = jax.random.key(case.arguments[0].seed)
    drawn = np.ravel(case.value["weights"][0]) * PAIRS[0][0] ** 0.5
    wanted = jax.random.normal(given, drawn.shape)
    return np.allclose(np.sort(drawn), np.sort(wanted), atol=1e-4)


def carried_on(case):
    """Say whether each matrix's key gives that of the next one."""
    matrices = case.value["weights"]

    def is_draw(key, place):
        drawn = np.ravel(matrices[place])
        wanted = np.ravel(jax.random.normal(key, matrices[place].shape))
        return np.corrcoef(drawn, wanted)[0, 1] > 0.999

    given = jax.random.key(case.arguments[0].seed)
    return len(matrices) > 1 and drew_from_a_split_key(given, is_draw, 2)


def keys_are_right(cases):
    """Say whether every matrix has numbers of its own, from the key."""
    return not (
        numbers_return(cases)
        or any(stays(cases))
        or hidden_state(cases)
        or partly_fixed(cases)
        or parent_used(cases)
        or carried_on(cases[0])
    )


def shapes_are(cases, weights, biases):
    """Say whether the params of all cases have these shapes."""
    return all(
        [np.shape(w) for w in case.value["weights"]] == weights
        and [np.shape(b) for b in case.value["biases"]] == biases
        for case in cases
    )


def shapes_are_right(cases):
    """Say whether there is a (higher, lower) and a (higher,) per pair."""
    return shapes_are(
        cases, [(h, low) for low, h in PAIRS], [(h,) for _, h in PAIRS]
    )


HINTS = Hints(
    nudge="One matrix and one vector for each pair of neighbouring layers, "
    "and one fresh subkey for each matrix.",
    hint="In the loop: split the key and keep both halves; draw a matrix of "
    "shape (higher, lower) from the subkey; divide by the square root of "
    "what comes in.",
    example="""
    Three shuffled decks, each from a key of its own:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> from jax.random import permutation, split
    >>> def shuffled_decks(key, sizes):
    ...     decks = []
    ...     for size in sizes:
    ...         key, subkey = split(key)
    ...         decks.append(permutation(subkey, jnp.arange(size)))
    ...     return decks
    >>> [len(deck) for deck in shuffled_decks(jax.random.key(1), [8, 9, 52])]
    [8, 9, 52]

    `key` goes on to the next turn, `subkey` is used up in this one.
    """,
)


QUESTION = Question(
    "q3",
    "init_params(key, layer_sizes)",
    "Every training run of the course starts with this function.",
    HINTS,
    draw=draw_starts,
    form=lambda key, sizes: {
        "weights": [np.zeros((h, low)) for low, h in PAIRS],
        "biases": [np.zeros(h) for _, h in PAIRS],
    },
    wanted="a dict: `weights`, normal, of shapes (higher, lower) and spread "
    "1/sqrt(lower); `biases`, zeros of shape (higher,)",
    parts=(
        Part("shapes", holds=shapes_are_right),
        Part("zero biases", holds=biases_are_zero),
        Part("spread of the weights", holds=spread_is_right),
        Part("one subkey per matrix", holds=keys_are_right),
    ),
    mistakes=(
        Mistake(
            "no random weights",
            "All weights of a matrix are one and the same number: draw them "
            "with `normal`, or all neurons stay alike.",
            across=are_constant,
        ),
        Mistake(
            "one pair only",
            "One pair of layers is there, and the others are missing: does "
            "`return` stand inside the loop?",
            across=lambda cases: all(
                len(case.value["weights"]) == 1 for case in cases
            ),
            of_form=True,
        ),
        Mistake(
            "one key for all",
            "The numbers of one matrix come back at the start of another: "
            "draw each matrix from a subkey of its own.",
            across=numbers_return,
        ),
        Mistake("key ignored", IGNORED, across=lambda c: all(stays(c))),
        Mistake(
            "one stays",
            "A matrix is the same for every key: does it come from a fixed "
            "one?",
            across=lambda cases: any(stays(cases)),
        ),
        Mistake("hidden state", HIDDEN_STATE, across=hidden_state),
        Mistake(
            "parent used",
            "The first matrix is drawn from `key` itself, from which the "
            "other keys come: split it first, and draw from the subkey.",
            across=parent_used,
        ),
        Mistake(
            "carried half used",
            "Each matrix is drawn from the key that the next one's comes "
            "from: draw from the other half of a split.",
            across=lambda cases: carried_on(cases[0]),
        ),
        Mistake(
            "transposed",
            "The matrices are transposed: rows are the neurons of the "
            "higher layer, so (higher, lower).",
            across=are_transposed,
            of_form=True,
        ),
        Mistake(
            "positive weights",
            "No weight is below 0: `uniform` draws from 0 to 1, `normal` is "
            "centred.",
            across=all_positive,
        ),
        Mistake(
            "not divided",
            "The spread of the weights is 1, so z is sqrt(lower) times too "
            "large: divide.",
            across=spread_is(lambda lower, higher: 1.0),
        ),
        Mistake(
            "divided by sqrt(higher)",
            "You divided by sqrt(higher): it is the number of inputs that "
            "counts, so sqrt(lower).",
            across=spread_is(lambda lower, higher: higher**-0.5),
        ),
        Mistake(
            "multiplied",
            "You multiplied by sqrt(lower): the more inputs there are, the "
            "smaller each weight should be, so divide.",
            across=spread_is(lambda lower, higher: lower**0.5),
        ),
        Mistake(
            "divided by lower",
            "You divided by the number of inputs itself: its square root is "
            "meant.",
            across=spread_is(lambda lower, higher: 1 / lower),
        ),
        Mistake(
            "another rule",
            "The spread follows another known rule, which is for relu or for "
            "both sides of a layer: here it is 1/sqrt(lower).",
            across=lambda cases: (
                spread_is(lambda lower, _: (2 / lower) ** 0.5)(cases)
                or spread_is(lambda low, high: (2 / (low + high)) ** 0.5)(
                    cases
                )
            ),
        ),
        Mistake(
            "biases too long",
            "The biases have the length of the lower layer: each neuron of "
            "the higher one needs one.",
            across=lambda cases: shapes_are(
                cases, [(h, low) for low, h in PAIRS], [(n,) for n, _ in PAIRS]
            ),
            of_form=True,
        ),
        Mistake(
            "bias shapes",
            "The biases have other shapes: each is a vector of shape "
            "(higher,), one number for each neuron.",
            across=bias_shapes_are_wrong,
            of_form=True,
        ),
        Mistake(
            "random biases",
            "The biases are not zero: here they all start at 0.",
            across=lambda cases: (
                shapes_are_right(cases) and not biases_are_zero(cases)
            ),
        ),
        Mistake(
            "rows repeated",
            "Many numbers of a matrix come more than once: draw all of it at "
            "once, in its shape.",
            across=numbers_repeat,
        ),
        Mistake(
            "other spreads",
            lambda case: (
                "The spread of the weights is 1/sqrt(lower), with the lower "
                "width of each pair: yours is "
                f"{times_off(spreads_off([case]))} as large."
            ),
            across=lambda cases: (
                max(abs(s - 1) for s in spreads_off(cases)) > 0.15
            ),
        ),
        Mistake(
            "evened out",
            "Every matrix has the same mean, or the same spread, to the last "
            "digit: leave the numbers as `normal` draws them.",
            across=weights_evened,
        ),
        Mistake(
            "second source",
            "Two keys gave weights that have something in common: a part of "
            "them does not come from the key.",
            across=partly_fixed,
        ),
        Mistake(
            "not normal",
            "The weights have the right spread, or nearly, and are not those "
            "of `normal` with mean 0: are they uniform, cut, or moved?",
            across=not_normal,
        ),
    ),
)
