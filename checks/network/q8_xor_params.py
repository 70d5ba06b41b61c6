"""Exercise 01, question 8: `xor_params`."""

import numpy as np

from checks.network.q5_bump_params import ENTRIES
from checks.question import Hints, Mistake, Part, Question


def corners(xor_params, same, different):
    """Ask the returned network at (0, 0), (0, 1), (1, 0) and (1, 1)."""
    import jax.numpy as jnp

    params = xor_params(same, different)
    if params is None:
        return None
    if not isinstance(params, dict) or set(params) != {"weights", "biases"}:
        raise ValueError("not the entries weights and biases")
    (w_1, w_2), (b_1, b_2) = params["weights"], params["biases"]
    shapes = [jnp.shape(array) for array in (w_1, w_2, b_1, b_2)]
    if shapes != [(2, 2), (1, 2), (2,), (1,)]:
        raise ValueError(f"the shapes are {shapes}")
    x = jnp.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return (jnp.tanh(x @ w_1.T + b_1) @ w_2.T + b_2)[:, 0]


def draw_levels(rng):
    """Return two pairs of outputs, the higher one once for each case."""
    low, high = np.round(rng.uniform([-2.5, 1.5], [-1.5, 2.5]), 2).tolist()
    return [(low, high), (high + 1.0, low + 0.5)]


def table(pattern):
    """Return the outputs for a pattern such as "sdds", in NumPy."""
    return lambda same, different: np.array(
        [same if letter == "s" else different for letter in pattern]
    )


def too_high(same, different):
    """Return what comes if the rise of tanh, 2, is forgotten."""
    rise = 2 * (different - same)
    return same + np.array([0, rise, rise, 0])


def too_soft(case):
    """Say whether the right corners are higher, and by too little."""
    same, different = case.arguments
    shares = (np.asarray(case.value) - same) / (different - same)
    ends, middle = shares[[0, 3]], shares[[1, 2]]
    inside = shares.min() > -0.1 and shares.max() < 1.1
    soft = abs(ends).min() > 1e-3
    return inside and soft and middle.min() > ends.max()


def half_way(same, different):
    """Return what comes of steps at -1 and 1."""
    middle = (same + different) / 2
    return np.array([different, middle, middle, same])


def at_corners(pattern):
    """Return what comes of steps on the corners; m is half way."""

    def wrong(same, different):
        levels = {"s": same, "m": (same + different) / 2}
        return np.array([levels[letter] for letter in pattern])

    return wrong


def for_relu(same, different):
    """Return what the well-known weights for relu give with tanh."""
    total = np.array([0, 1, 1, 2])
    bump = np.tanh(total) - 2 * np.tanh(total - 1)
    return same + (different - same) * bump


HINTS = Hints(
    nudge="Add the two inputs: which sums can come, and for which is the "
    "output `different`?",
    hint="Both hidden neurons see the sum of the inputs: one steps up "
    "between 0 and 1, the other between 1 and 2. Their difference is a bump "
    "over the sum, as in question 5.",
    example="""
    *And* needs one neuron, which steps up between the sums 1 and 2:

    >>> import numpy as np
    >>> def both(a, b):
    ...     step = np.tanh(10 * (a + b - 1.5))
    ...     return 0.5 * step + 0.5
    >>> pairs = [(0, 0), (0, 1), (1, 0), (1, 1)]
    >>> print([f"{both(a, b):.0f}" for a, b in pairs])
    ['0', '0', '0', '1']
    """,
)


QUESTION = Question(
    "q8",
    "xor_params(same, different)",
    "No single layer can do this: a hidden one folds the plane.",
    HINTS,
    draw=draw_levels,
    driver=corners,
    expect=table("sdds"),
    tolerance=0.1,
    parts=(Part("the four corners", 2),),
    mistakes=(
        ENTRIES,
        Mistake(
            "rise to different",
            "The rise is `different` itself: it is the difference of the two.",
            wrong=lambda same, different: (
                same + np.array([0, different, different, 0])
            ),
        ),
        Mistake(
            "flat",
            "The output is the same at all four corners: do the steps lie "
            "between the sums, and not on the same side of all of them?",
            across=lambda cases: all(
                np.ptp(case.value) < 1e-2 for case in cases
            ),
        ),
        Mistake(
            "shapes",
            "The shapes are those of no network [2, 2, 1]: weights (2, 2) "
            "and (1, 2), biases (2,) and (1,).",
            raises="the shapes are|values to unpack|dot_general|broadcast",
        ),
        Mistake(
            "or",
            "(1, 1) counts as different: the step back down, between the "
            "sums 1 and 2, is missing.",
            wrong=table("sddd"),
        ),
        Mistake(
            "and",
            "Only (1, 1) counts as different: the step up, between the sums "
            "0 and 1, is missing.",
            wrong=table("sssd"),
        ),
        Mistake(
            "swapped",
            "The two outputs are swapped: `different` belongs to (0, 1) and "
            "(1, 0).",
            wrong=table("dssd"),
        ),
        Mistake(
            "first input alone",
            "The output follows the first input alone: the second one needs "
            "its weights, too.",
            wrong=table("ssdd"),
        ),
        Mistake(
            "second input alone",
            "The output follows the second input alone: the first one needs "
            "its weights, too.",
            wrong=table("sdsd"),
        ),
        Mistake(
            "too high",
            "The rise is twice too large: tanh goes from -1 to 1.",
            wrong=too_high,
        ),
        Mistake(
            "last bias missing",
            "All four are off by `same`: it belongs in the last bias.",
            wrong=lambda same, different: (
                table("sdds")(same, different) - same
            ),
        ),
        Mistake(
            "too soft",
            "The right corners differ from the others, and by too little: "
            "larger first weights, and biases to match, let tanh reach -1 "
            "and 1.",
            across=lambda cases: all(map(too_soft, cases)),
        ),
        Mistake(
            "inputs of -1 and 1",
            "These steps suit inputs of -1 and 1: here they are 0 and 1.",
            wrong=half_way,
        ),
        Mistake(
            "on the corners",
            "Two steps at sums that occur: tanh is 0 there, half way. Put "
            "one between the sums 0 and 1, the other between 1 and 2.",
            wrong=tuple(map(at_corners, ("smmm", "mmms"))),
        ),
        Mistake(
            "for relu",
            "These weights are known from networks with relu: tanh wants "
            "steep steps between the sums, one up and one down.",
            wrong=for_relu,
        ),
    ),
    otherwise="Write down what both hidden neurons give at the four corners, "
    "and then the output.",
)
