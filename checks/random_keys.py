"""The questions of exercise 02: keys, splits and first weights."""

import numpy as np

from checks._random_keys_data import NOISY_DATA
from checks._random_keys_draws import (
    HIDDEN_STATE,
    IGNORED,
    PREDICT,
    TWO_DRAWS,
)
from checks.compare import is_constant
from checks.exercise import Exercise
from checks.hints import random_keys as hints
from checks.kinds import bug_hunt, open_question
from checks.plain import Key
from checks.question import Mistake, Part, Question

# 3. init_params(key, layer_sizes)

SIZES = [64, 25, 100, 3]  # unlike neighbours: a wrong divisor shows
PAIRS = list(zip(SIZES[:-1], SIZES[1:]))


def draw_starts(rng):
    """Return the calls: two keys, and the first of them once more."""
    first, second = rng.choice(10**6, 2, replace=False).tolist()
    return [(Key(seed), SIZES) for seed in (first, second, first)]


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


def are_transposed(cases):
    """Say whether the matrices have shape (lower, higher)."""
    return all(
        [np.shape(w) for w in case.value["weights"]] == PAIRS for case in cases
    )


def spread_is(rule):
    """Return a condition: every matrix has the spread rule(lower, higher)."""

    def holds(cases):
        for case in cases:
            for w, (lower, higher) in zip(case.value["weights"], PAIRS):
                ratio = np.std(w) / rule(lower, higher)
                if abs(ratio - 1) > 5 / np.sqrt(2 * np.size(w)):
                    return False
        return len(case.value["weights"]) == len(PAIRS)

    return holds


def spread_is_right(cases):
    """Say whether the weights are centred, of spread 1/sqrt(lower)."""
    return not all_positive(cases) and spread_is(
        lambda lower, higher: lower**-0.5
    )(cases)


def are_constant(cases):
    """Say whether all weights of each matrix are the same number."""
    return all(is_constant(w) for c in cases for w in c.value["weights"])


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


def key_ignored(cases):
    """Say whether another key gives the same matrices."""
    first, second, *_ = (case.value["weights"] for case in cases)
    return any(np.allclose(a, b) for a, b in zip(first, second))


def hidden_state(cases):
    """Say whether the same key gives other matrices."""
    first, _, again = (case.value["weights"] for case in cases)
    return not all(np.allclose(a, b) for a, b in zip(first, again))


def keys_are_right(cases):
    """Say whether every matrix has numbers of its own, from the key."""
    return not (
        numbers_return(cases) or key_ignored(cases) or hidden_state(cases)
    )


INIT_PARAMS = Question(
    "q3",
    "init_params(key, layer_sizes)",
    "Every training run of the course starts with this function.",
    hints.Q3,
    draw=draw_starts,
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
        ),
        Mistake(
            "one key for all",
            "The numbers of one matrix come back at the start of another: "
            "draw each matrix from a subkey of its own.",
            across=numbers_return,
        ),
        Mistake("key ignored", IGNORED, across=key_ignored),
        Mistake("hidden state", HIDDEN_STATE, across=hidden_state),
        Mistake(
            "transposed",
            "The matrices are transposed: rows are the neurons of the "
            "higher layer, so (higher, lower).",
            across=are_transposed,
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
            "biases too long",
            "The biases have the length of the lower layer: each neuron of "
            "the higher one needs one.",
            across=lambda cases: shapes_are(
                cases, [(h, low) for low, h in PAIRS], [(n,) for n, _ in PAIRS]
            ),
        ),
        Mistake(
            "bias shapes",
            "The biases have other shapes: each is a vector of shape "
            "(higher,), one number for each neuron.",
            across=bias_shapes_are_wrong,
        ),
        Mistake(
            "random biases",
            "The biases are not zero: here they all start at 0.",
            across=lambda cases: (
                shapes_are_right(cases) and not biases_are_zero(cases)
            ),
        ),
        Mistake(
            "a pair instead of a dict",
            'Return a dict with the entries "weights" and "biases".',
            when=lambda case: isinstance(case.value, (tuple, list)),
        ),
    ),
)

# 5. and 6.

BUG_HUNT = bug_hunt(
    "q5",
    4,
    "B",
    lines={
        1: "Line 1 is fine: one key at the top of the program.",
        2: "Line 2 is fine: an empty list to collect in.",
        3: "Line 3 is fine: a hundred turns.",
        5: "Line 5 is fine: it draws from a subkey. From which one, each "
        "time?",
        6: "Line 6 is fine: one mean per turn.",
        7: "Line 7 is fine: the spread of what was collected.",
    },
    symptoms={
        "A": "Means of samples do scatter: by about 0.14 for 50 numbers.",
        "C": "Then the means would resemble each other and still differ.",
        "D": "float32 keeps seven digits, and 0.14 needs only two of them.",
    },
    why="A key that is not carried on is the quietest mistake of a training "
    "loop.",
    hints=hints.Q5,
)
OPEN = open_question("q6", "my_scale", hints.Q6)

QUESTIONS = (TWO_DRAWS, PREDICT, INIT_PARAMS, NOISY_DATA, BUG_HUNT, OPEN)
exercise = Exercise("02_random_keys", QUESTIONS)
q1, q2, q3, q4, q5, q6 = exercise.checks()
progress = exercise.progress
