"""Exercise 01, question 5: `bump_params`."""

import numpy as np

from checks.question import Hints, Mistake, Part, Question


def outputs(bump_params, left, right, height):
    """Ask the returned network for its outputs at q = -4, -3.5, ..., 4."""
    import jax.numpy as jnp
    import numpy as np

    params = bump_params(left, right, height)
    if params is None:
        return None
    if not isinstance(params, dict) or set(params) != {"weights", "biases"}:
        raise ValueError("not the entries weights and biases")
    (w_1, w_2), (b_1, b_2) = params["weights"], params["biases"]
    shapes = [np.shape(a) for a in (w_1, w_2, b_1, b_2)]
    if shapes != [(2, 1), (1, 2), (2,), (1,)]:
        raise ValueError(f"the shapes are {shapes}")
    if jnp.any(jnp.abs(w_1) != 5):
        raise ValueError("the first weights are not 5")
    found = []
    for q in jnp.linspace(-4, 4, 17)[:, None]:
        hidden = jnp.tanh(jnp.matmul(w_1, q) + b_1)
        found.append(jnp.matmul(w_2, hidden) + b_2)
    return jnp.stack(found)[:, 0]


def draw_bumps(rng):
    """Return two bumps, about 0 and to the right of it, both askew."""
    left, right = np.round(rng.uniform([-2.8, 0.2], [-2.2, 0.8]), 2).tolist()
    height = float(np.round(rng.uniform(1.5, 2.5), 2))
    return [(left, right, height), (left + 3.1, right + 2.3, -height / 3)]


def profile(ups, height, downs=None, lift=0.0, slope=5.0):
    """Return steps up at `ups`, down at `downs`, at the 17 places."""
    q = np.linspace(-4, 4, 17)
    up, down = np.tanh(slope * (q - ups)), np.tanh(slope * (q - downs))
    return height / 2 * (up - down) + lift


ENTRIES = Mistake(
    "entries",
    "Return a dict with the entries `weights` and `biases`, each a list of "
    "two arrays.",
    raises="not the entries",
)
HINTS = Hints(
    nudge="A bump is a step up and, later, a step down.",
    hint="tanh(w q + b) has its middle where w q + b = 0; solve that for b. "
    "And mind how high a tanh rises, from its lowest to its highest value.",
    example="""
    One step up at 2, from 0 to 1, with weight 4:

    >>> import numpy as np
    >>> w, b = 4.0, -4.0 * 2.0
    >>> def step(q):
    ...     return 0.5 * np.tanh(w * q + b) + 0.5
    >>> print(np.round(step(np.array([0.0, 2.0, 4.0])), 3))
    [0.  0.5 1. ]

    The 0.5 in front halves a rise of 2; the 0.5 behind lifts it to start
    at 0.
    """,
)


QUESTION = Question(
    "q5",
    "bump_params(left, right, height)",
    "Bumps side by side follow any curve: that is what hidden neurons can do.",
    HINTS,
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
            "fixed places",
            "The bump lies from -1 to 1 whatever `left` and `right` are: use "
            "the arguments.",
            wrong=lambda left, right, height: profile(-1.0, height, 1.0),
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
            "places without sign",
            "The bump is right where `left` is below 0 and `right` above: "
            "take both with their own sign, without `abs`.",
            wrong=lambda left, right, height: profile(
                -abs(left), height, abs(right)
            ),
        ),
        Mistake(
            "half as high",
            "The bump is half as high as it should be: tanh rises by 2, and "
            "half of `height` is enough of it.",
            wrong=lambda left, right, height: profile(left, height / 2, right),
        ),
        Mistake(
            "bias without weight, mirrored",
            "A step is at -b/w: your biases lack both the minus and the 5.",
            wrong=lambda left, right, height: profile(
                -left / 5, height, -right / 5
            ),
        ),
        Mistake(
            "mirrored and upside down",
            "The bump lies on the other side of 0, or its weights have the "
            "wrong sign: a step is at -b/w.",
            wrong=lambda left, right, height: profile(-right, height, -left),
        ),
        ENTRIES,
        Mistake(
            "other weights",
            "Both weights of the first layer are to be 5: the biases put the "
            "steps in their places.",
            raises="weights are not 5",
        ),
        Mistake(
            "fixed height",
            "Your bump has height 1 whatever `height` is: use the argument.",
            wrong=lambda left, right, height: profile(left, 1.0, right),
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
