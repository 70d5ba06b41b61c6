"""The questions of exercise 04: the loss, its gradient, and one step."""

from checks._gradients_loss import LOSS, PREDICT
from checks.exercise import Exercise
from checks.hints import gradients as hints
from checks.kinds import bug_hunt, open_question
from checks.numpy_loss import (
    flat,
    loss_and_slopes,
    nested,
    slope_in_target,
    slope_in_x,
)
from checks.plain import Other
from checks.question import Mistake, Part, Question, array, params

SIZES = [2, 3, 2]

# 3. loss_and_grads(x, y_target, params)


def draw_batch(rng):
    """Return a batch of four samples, and a network for it."""
    targets = array(rng, 4, 2, scale=2.0)
    return [(array(rng, 4, 2), targets, params(rng, SIZES))]


def loss_and_grads(x, y_target, start):
    """Return the loss and its gradient in params."""
    loss, slopes = loss_and_slopes(x, y_target, flat(start))
    return loss, nested(slopes)


def scaled_grads(factor):
    """Return a reference whose gradient is too large by this factor."""

    def wrong(x, y_target, start):
        loss, slopes = loss_and_slopes(x, y_target, flat(start))
        return loss, nested([factor(x) * slope for slope in slopes])

    return wrong


GRADS = Question(
    "q3",
    "loss_and_grads(x, y_target, params)",
    "One call gives the loss and all slopes, for about three evaluations of "
    "the loss.",
    hints.Q3,
    draw=draw_batch,
    expect=loss_and_grads,
    parts=(
        Part("the loss", pick=lambda value: value[0]),
        Part("the gradient", pick=lambda value: value[1]),
    ),
    mistakes=(
        Mistake(
            "grad of a number",
            "The loss of a batch is a number already, and a number has no "
            "slope: hand the function itself to `value_and_grad`.",
            raises="(?i)callable",
        ),
        Mistake(
            "function returned",
            "You made the function that computes both, and returned it: now "
            "call it with x, y_target and params.",
            when=lambda case: isinstance(case.value, Other),
        ),
        Mistake(
            "slope in x",
            "The gradient is shaped like x: that is how the loss changes "
            "when the inputs move; params is argument number 2.",
            wrong=lambda x, y_target, start: (
                loss_and_slopes(x, y_target, flat(start))[0],
                slope_in_x(x, y_target, flat(start)),
            ),
        ),
        Mistake(
            "slope in y_target",
            "That is the slope in `y_target`, argument number 1: count the "
            "arguments from 0.",
            wrong=lambda x, y_target, start: (
                loss_and_slopes(x, y_target, flat(start))[0],
                slope_in_target(x, y_target, flat(start)),
            ),
        ),
        Mistake(
            "gradient only",
            "The loss is missing: that is the gradient alone.",
            when=lambda case: set(case.value) == {"weights", "biases"},
        ),
        Mistake(
            "swapped",
            "Both are there, in the wrong order: loss first, then the "
            "gradient.",
            when=lambda case: isinstance(case.value[0], dict),
        ),
        Mistake(
            "no such argument",
            "Arguments are counted from 0: x is 0, y_target 1, params 2.",
            raises="argnums=",
        ),
        Mistake(
            "tuple of gradients",
            "The gradient came wrapped in a tuple: write `argnums=2`, without "
            "brackets.",
            when=lambda case: isinstance(case.value[1], tuple),
        ),
        Mistake(
            "divided again",
            "Your gradient is too small by the batch size: the loss has been "
            "divided by it already.",
            wrong=scaled_grads(lambda x: 1 / len(x)),
        ),
        Mistake(
            "downhill",
            "You returned the direction downhill: the gradient itself points "
            "uphill, and the step will bring the minus.",
            wrong=scaled_grads(lambda x: -1),
        ),
        Mistake(
            "list of leaves",
            "The gradient has to keep the structure of params, a dictionary "
            "with two lists.",
            when=lambda case: isinstance(case.value[1], list),
        ),
    ),
)

# 2. gradient_step(params, grads, learning_rate)


def draw_steps(rng):
    """Return params, a gradient for them and a learning rate, twice."""
    rates = rng.uniform([0.05, 0.2], [0.1, 0.4]).round(3).tolist()
    return [(params(rng, SIZES), params(rng, SIZES), rate) for rate in rates]


def moved(weights=-1.0, biases=-1.0, rate=None, keep=1.0):
    """Return the step keep * p + factor * rate * g, a factor for each."""

    def step(start, grads, learning_rate):
        size = learning_rate if rate is None else rate
        factors = [weights, weights, biases, biases]
        return nested(
            [
                keep * p + factor * size * g
                for p, g, factor in zip(flat(start), flat(grads), factors)
            ]
        )

    return step


STEP = Question(
    "q2",
    "gradient_step(params, grads, learning_rate)",
    "This one line, repeated, is gradient descent.",
    hints.Q2,
    draw=draw_steps,
    expect=moved(),
    parts=(
        Part("the weights", pick=lambda value: value["weights"]),
        Part("the biases", pick=lambda value: value["biases"]),
    ),
    mistakes=(
        Mistake(
            "number times dictionary",
            "Python cannot calculate with dictionaries or lists: "
            "`jax.tree.map` hands you the arrays in them, pair by pair.",
            raises="unsupported operand|multiply sequence|'dict'|"
            "requires ndarray or scalar arguments",
        ),
        Mistake(
            "uphill",
            "The loss rises: the step goes against the gradient, so minus.",
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
            "nothing moved",
            "The parameters come back as they went in: arrays do not change, "
            "so return the new ones.",
            wrong=moved(0.0, 0.0),
        ),
        Mistake(
            "list of leaves",
            "The new parameters have to keep the structure of params, a "
            "dictionary with two lists.",
            when=lambda case: isinstance(case.value, (list, tuple)),
        ),
    ),
)

# 5. and 6.

BUG_HUNT = bug_hunt(
    "q5",
    5,
    "C",
    lines={
        1: "Line 1 is fine: the list is made once, before the steps.",
        2: "Line 2 is fine by itself. What does it mean for the lines below?",
        3: "Line 3 is fine: all that changes comes in as an argument.",
        4: "Line 4 is fine: the loss and its gradient, in this order.",
        6: "Line 6 is fine: it returns new parameters.",
        7: "Line 7 is fine: fifty steps.",
        8: "Line 8 is fine: the new parameters take the old ones' name.",
    },
    symptoms={
        "A": "Print it: no number is shown.",
        "B": "Print it: no number is shown, and the last step left no trace.",
        "D": "Compare the two losses: fifty steps were taken.",
    },
    why="Under `jit`, what a function returns arrives; what it does on the "
    "side happens once, with tracers.",
    hints=hints.Q5,
)
OPEN = open_question("q6", "my_errors", hints.Q6)

QUESTIONS = (LOSS, STEP, GRADS, PREDICT, BUG_HUNT, OPEN)
exercise = Exercise("04_gradients", QUESTIONS)
q1, q2, q3, q4, q5, q6 = exercise.checks()
progress = exercise.progress
