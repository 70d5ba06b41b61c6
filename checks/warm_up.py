"""The questions of exercise 00: arrays, slopes and going downhill."""

import numpy as np

from checks._warm_up_arrays import CAP, PREDICT, SET_FIRST
from checks.exercise import Exercise
from checks.hints import warm_up as hints
from checks.kinds import bug_hunt, open_question
from checks.plain import Formula, Other
from checks.question import Call, Mistake, Part, Question

# 4. slope(f, x)


def draw_curves(rng):
    """Return curves far above 0, where finite differences lose digits."""
    bodies = (
        "50 + {0} * x**3 + jnp.sin({1} * x)",
        "40 - {0} * x**2 + jnp.exp({1} * x)",
    )
    return [
        (
            Formula(body.format(*np.round(rng.uniform(1.5, 2.5, 2), 2))),
            np.asarray(rng.uniform(0.8, 1.2), np.float32),
        )
        for body in bodies
    ]


def slope_of(f, x, h=1e-5):
    """Return the slope in double precision, by a central difference."""
    x = float(x)
    return float((f(x + h) - f(x - h)) / (2 * h))


def is_float(value):
    """Say whether a value is one number with digits behind the point."""
    return np.shape(value) == () and np.asarray(value).dtype.kind == "f"


def slope_of_slope(f, x, h=1e-3):
    """Return the second derivative in double precision."""
    x = float(x)
    return float((f(x + h) - 2 * f(x) + f(x - h)) / h**2)


SLOPE = Question(
    "q4",
    "slope(f, x)",
    "Every training step of the course begins with this call.",
    hints.Q4,
    draw=draw_curves,
    expect=slope_of,
    tolerance=1e-5,
    parts=(Part("the slope", 2),),
    mistakes=(
        Mistake(
            "grad of a number",
            "`f(x)` is a number already, and a number has no slope: "
            "differentiate the function, then call it.",
            raises="(?i)callable",
        ),
        Mistake(
            "function returned",
            "You made the derivative, and returned it: now give it x.",
            when=lambda case: case.value == Other("function"),
        ),
        Mistake(
            "height",
            "That is the height of the curve at x, not its slope.",
            wrong=lambda f, x: float(f(float(x))),
        ),
        Mistake(
            "second derivative",
            "That is the slope of the slope: one `grad` is enough.",
            across=lambda cases: all(
                abs(case.value - slope_of_slope(*case.arguments)) < 1e-3
                for case in cases
            ),
        ),
        Mistake(
            "finite difference",
            "Near, but its last digits are lost: by rounding, or because a "
            "finite difference in float32 has few of them; use `grad`.",
            across=lambda cases: all(
                is_float(case.value)
                and abs(case.value / case.expected - 1) < 0.2
                for case in cases
            ),
        ),
    ),
)

# 5. descend(f, x, learning_rate, num_steps)


def draw_walks(rng):
    """Return one walk of one step, and two of several, none arriving."""
    walks = []
    for num_steps, label in ((1, "one step"), (4, "many steps")):
        a, b = np.round(rng.uniform(1.2, 1.8, 2), 2)
        f = Formula(f"{a} * jnp.sqrt(1 + x**2) + 0.3 * jnp.sin({b} * x)")
        x = float(np.round(rng.uniform(2, 3), 2))
        learning_rate = float(np.round(rng.uniform(0.2, 0.3), 3))
        walks.append(Call((f, x, learning_rate, num_steps), label))
    return walks


def walk(f, x, learning_rate, num_steps):
    """Return all places of a walk downhill, in double precision."""
    path = [float(x)]
    for _ in range(num_steps):
        path.append(path[-1] - learning_rate * slope_of(f, path[-1]))
    return np.array(path)


def last_place(f, x, learning_rate, num_steps):
    """Return where a walk downhill ends."""
    return walk(f, x, learning_rate, num_steps)[-1].item()


def is_path(case):
    """Say whether all places came, where the last one is wanted."""
    num_steps = case.arguments[-1]
    several = isinstance(case.value, (list, tuple)) or np.ndim(case.value)
    return several and np.size(case.value) in (num_steps, num_steps + 1)


def walk_by(move):
    """Return a walk: (f, x, rate, n) -> last place, x = move(f, x, rate)."""

    def last(f, x, learning_rate, num_steps):
        for _ in range(num_steps):
            x = move(f, float(x), learning_rate)
        return float(x)

    return last


DESCEND = Question(
    "q5",
    "descend(f, x, learning_rate, num_steps)",
    "This loop, with hundreds of numbers in place of x, trains a network.",
    hints.Q5,
    draw=draw_walks,
    expect=last_place,
    parts=(
        Part("one step", label="one step"),
        Part("many steps", 2, label="many steps"),
    ),
    mistakes=(
        Mistake(
            "uphill",
            "You walk uphill: the step goes against the slope, so a minus "
            "sign is wanted.",
            wrong=lambda f, x, rate, n: last_place(f, x, -rate, n),
        ),
        Mistake(
            "one step only",
            "Whatever num_steps is, you end where one step leads: is the "
            "new x carried into the next turn?",
            wrong=lambda f, x, rate, n: last_place(f, x, rate, 1),
        ),
        Mistake(
            "slope at the start",
            "All your steps are equally long: the slope must be taken anew "
            "at each x, inside the loop.",
            wrong=lambda f, x, rate, n: x - n * rate * slope_of(f, x),
        ),
        Mistake(
            "one step too many",
            "You took one step too many: `range(num_steps)` has num_steps "
            "turns already.",
            wrong=lambda f, x, rate, n: last_place(f, x, rate, n + 1),
        ),
        Mistake(
            "one step too few",
            "You took one step too few: the first step counts as well.",
            wrong=lambda f, x, rate, n: last_place(f, x, rate, n - 1),
        ),
        Mistake(
            "no learning rate",
            "The learning rate is missing: the step is the rate times the "
            "slope.",
            wrong=lambda f, x, rate, n: last_place(f, x, 1.0, n),
        ),
        Mistake(
            "change only",
            "That is the last change, not the place: each step begins where "
            "x is, `x = x - ...`.",
            wrong=walk_by(lambda f, x, rate: -rate * slope_of(f, x)),
        ),
        Mistake(
            "height for slope",
            "You subtract the height f(x): the step takes the slope, "
            "`grad(f)(x)`.",
            wrong=walk_by(lambda f, x, rate: x - rate * float(f(x))),
        ),
        Mistake(
            "height",
            "That is the height where the walk ends; wanted is the place.",
            wrong=lambda f, x, rate, n: f(last_place(f, x, rate, n)).item(),
        ),
        Mistake(
            "whole path",
            "You returned the whole path; wanted is its last place.",
            when=is_path,
        ),
    ),
)

# 6. and 7.

BUG_HUNT = bug_hunt(
    "q6",
    4,
    "C",
    lines={
        1: "Line 1 is fine: 21 places, one for the start and one per step.",
        2: "Line 2 is fine: a walk has to start somewhere.",
        3: "Line 3 is fine: twenty steps, numbered from 0.",
        5: "Line 5 is fine: print x after it, and watch it go down.",
        6: "Line 6 keeps what `.at` hands back, so the last place is there.",
    },
    symptoms={
        "A": "Not the walk: the last place is right, so every step was.",
        "B": "The step size is fine: the walk ends in the valley.",
        "D": "A shifted record would hold numbers; this one holds zeros.",
    },
    why="A silent mistake shows in the numbers only: look at them.",
    hints=hints.Q6,
)
OPEN = open_question("q7", "my_curve", hints.Q7)

QUESTIONS = (SET_FIRST, PREDICT, CAP, SLOPE, DESCEND, BUG_HUNT, OPEN)
exercise = Exercise("00_warm_up", QUESTIONS)
q1, q2, q3, q4, q5, q6, q7 = exercise.checks()
progress = exercise.progress
