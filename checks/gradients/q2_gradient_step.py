"""Exercise 04, question 2: `gradient_step`."""

from checks.compare import same
from checks.gradients.shared import SIZES
from checks.question import Hints, Mistake, Part, Question, params


def draw_steps(rng):
    """Return params, a gradient for them and a learning rate, twice."""
    rates = rng.uniform([0.05, 0.2], [0.09, 0.4]).round(3).tolist()
    return [
        (params(rng, sizes), params(rng, sizes), rate)
        for sizes, rate in zip((SIZES, [1, 2, 4, 1]), rates)
    ]


def only(name):
    """Return what picks one entry of params, and keeps that it is a list."""
    return lambda value: {name: value[name]}


def moved(weights=-1.0, biases=-1.0, rate=None, keep=1.0):
    """Return the step keep * p + factor * rate * g, a factor for each."""

    def step(start, grads, learning_rate):
        size = learning_rate if rate is None else rate
        factors = {"weights": weights, "biases": biases}
        return {
            name: [
                keep * p + factors[name] * size * g
                for p, g in zip(start[name], grads[name])
            ]
            for name in start
        }

    return step


HINTS = Hints(
    nudge="`params` and `grads` have the same structure. What happens to one "
    "array of each?",
    hint="`jax.tree.map` takes a function of two arrays and two structures; "
    "it hands over the arrays in pairs, and keeps the structure.",
    example="""
    Prices lowered by a discount, both in nested structures:

    >>> import jax
    >>> prices = {"fruit": [4.0, 2.0], "bread": [3.0]}
    >>> discounts = {"fruit": [1.0, 0.0], "bread": [2.0]}
    >>> jax.tree.map(lambda p, d: p - 0.5 * d, prices, discounts)
    {'bread': [2.0], 'fruit': [3.5, 2.0]}

    The function sees one price and one discount at a time.
    """,
)


QUESTION = Question(
    "q2",
    "gradient_step(params, grads, learning_rate)",
    "This one line, repeated, is gradient descent.",
    HINTS,
    draw=draw_steps,
    expect=moved(),
    parts=(
        Part("the weights", pick=only("weights")),
        Part("the biases", pick=only("biases")),
    ),
    otherwise="Not one of the usual mistakes: try it on one number, a bias "
    "of 2.0 with slope 4.0 and the learning rate 0.1, where 1.6 is right.",
    mistakes=(
        Mistake(
            "more handed to tree.map",
            "`jax.tree.map` walks along structures that are alike: give it "
            "params and grads, both whole, and use the learning rate, one "
            "number, inside the function.",
            raises="at key path|[Mm]ismatch|Expected (dict|list)",
        ),
        Mistake(
            "number times dictionary",
            "Python cannot calculate with dictionaries or lists: "
            "`jax.tree.map` hands you the arrays in them, pair by pair.",
            raises="unsupported operand|multiply sequence|'dict'|"
            "requires ndarray or scalar arguments",
        ),
        Mistake(
            "uphill",
            "That goes uphill: the step goes against the gradient, so minus.",
            wrong=moved(1.0, 1.0),
        ),
        Mistake(
            "no learning rate",
            lambda case: (
                "The learning rate is missing: your step is "
                f"{1 / case.arguments[2]:.3g} times too long."
            ),
            wrong=moved(rate=1.0),
        ),
        Mistake(
            "divided by the rate",
            "You divided by the learning rate: a small rate is meant to make "
            "a small step, so multiply.",
            wrong=lambda start, grads, rate: moved(rate=1 / rate)(
                start, grads, rate
            ),
        ),
        Mistake(
            "fixed rate",
            "You take 0.1 whatever `learning_rate` is: use the argument.",
            wrong=moved(rate=0.1),
        ),
        Mistake(
            "swapped",
            "params and grads have changed places: params minus a part of "
            "grads is wanted.",
            wrong=lambda start, grads, rate: moved()(grads, start, rate),
        ),
        Mistake(
            "no slopes",
            "The slopes are missing: a part of params was subtracted from "
            "params, and a part of grads should be.",
            wrong=lambda start, grads, rate: moved()(start, start, rate),
        ),
        Mistake(
            "rate times both",
            "The learning rate multiplies params, too: it belongs to the "
            "slopes alone.",
            wrong=lambda start, grads, rate: moved(keep=rate)(
                start, grads, rate
            ),
        ),
        Mistake(
            "biases skipped",
            "The biases did not move: they are parameters, too.",
            wrong=moved(biases=0.0),
        ),
        Mistake(
            "weights skipped",
            "The weights did not move, the biases alone did.",
            wrong=moved(weights=0.0),
        ),
        Mistake(
            "gradient returned",
            "That is the slope, not the new place: subtract a part of it "
            "from params.",
            wrong=moved(1.0, 1.0, rate=1.0, keep=0.0),
        ),
        Mistake(
            "change returned",
            "That is the change alone: add it to params.",
            wrong=moved(keep=0.0),
        ),
        Mistake(
            "change returned, uphill",
            "That is the learning rate times the gradient: subtract it from "
            "params.",
            wrong=moved(1.0, 1.0, keep=0.0),
        ),
        Mistake(
            "half of it uphill",
            "The weights and the biases move in opposite directions: both "
            "go against the gradient.",
            across=lambda cases: any(
                all(same(c.value, step(*c.arguments)) for c in cases)
                for step in (moved(1.0, -1.0), moved(-1.0, 1.0))
            ),
        ),
        Mistake(
            "two steps",
            "That is two steps, or one twice as long: take the gradient once.",
            wrong=moved(-2.0, -2.0),
        ),
        Mistake(
            "turned round",
            "That is the change minus the old place: the old place comes "
            "first.",
            wrong=moved(1.0, 1.0, keep=-1.0),
        ),
        Mistake(
            "nothing moved",
            "The parameters come back as they went in: arrays do not change, "
            "so return the new ones.",
            wrong=moved(0.0, 0.0),
        ),
    ),
)
