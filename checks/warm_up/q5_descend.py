"""Exercise 00, question 5: `descend`."""

import numpy as np

from checks.plain import Formula
from checks.question import Call, Hints, Mistake, Part, Question
from checks.warm_up.shared import slope_of


def draw_walks(rng):
    """Return one walk of one step, and others of several, none arriving.

    One of these overshoots, and one creeps where the slope is small.
    """
    walks, several = [], "many steps"
    for num_steps, label in ((1, "one step"), (4, several), (3, several)):
        a, b = np.round(rng.uniform(1.2, 1.8, 2), 2)
        f = Formula(f"{a} * jnp.sqrt(1 + x**2) + 0.3 * jnp.sin({b} * x)")
        x = float(np.round(rng.uniform(2, 3), 2))
        x = -x if num_steps == 3 else x
        learning_rate = float(np.round(rng.uniform(0.2, 0.3), 3))
        walks.append(Call((f, x, learning_rate, num_steps), label))
    width = float(np.round(rng.uniform(0.4, 0.5), 3))
    valley = Formula(f"{width} * x**2")
    for start, learning_rate in ((0.5, 1.3 / width), (0.01, 0.2)):
        walks.append(Call((valley, start, learning_rate, 5), several))
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
    places = np.ravel(case.value)[-num_steps:]
    return several and np.allclose(places, walk(*case.arguments)[1:], 1e-4)


def walk_by(move):
    """Return a walk: (f, x, rate, n) -> last place, x = move(f, x, rate)."""

    def last(f, x, learning_rate, num_steps):
        for _ in range(num_steps):
            x = move(f, float(x), learning_rate)
        return float(x)

    return last


HINTS = Hints(
    nudge="Say it in one sentence: again and again, from where I stand, I "
    "take a step against the slope.",
    hint="Three things happen in each turn of a loop over "
    "`range(num_steps)`: the slope at the present x, the step, and the new "
    "x under the old name. Only after the loop do you return.",
    example="""
    Newton's way to a square root has the same form:

    >>> def square_root(number, x, num_steps):
    ...     for _ in range(num_steps):
    ...         correction = (x - number / x) / 2
    ...         x = x - correction
    ...     return x
    >>> print(f"{square_root(2.0, 1.0, 5):.4f}")
    1.4142

    The correction is computed again from each x, inside the loop.
    """,
)


QUESTION = Question(
    "q5",
    "descend(f, x, learning_rate, num_steps)",
    "This loop, with hundreds of numbers in place of x, trains a network.",
    HINTS,
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
            "Whatever num_steps is, you end where one step leads: is there a "
            "loop, does `return` stand after it, and is the new x carried "
            "into the next turn?",
            wrong=lambda f, x, rate, n: last_place(f, x, rate, 1),
        ),
        Mistake(
            "slope at the start",
            "All your steps are equally long: the slope must be taken again "
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
            "start returned",
            "The walk ends where it starts: each turn has to give the new "
            "place the name x.",
            wrong=lambda f, x, rate, n: float(x),
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
            "fixed curve",
            "You walk on x², whatever f is: use the argument.",
            wrong=lambda f, x, rate, n: x * (1 - 2 * rate) ** n,
        ),
        Mistake(
            "fixed number of steps",
            "You take as many steps each time: use `num_steps`.",
            across=lambda cases: any(
                all(
                    np.allclose(c.value, last_place(*c.arguments[:3], n), 1e-4)
                    for c in cases
                )
                for n in (2, 3, 5, 10, 20)
            ),
        ),
        Mistake(
            "never back",
            "You end at an earlier place of the walk: take all num_steps "
            "steps, also where the curve rises or is nearly flat.",
            across=lambda cases: all(
                np.min(np.abs(walk(*case.arguments) - case.value)) < 1e-4
                for case in cases
            ),
        ),
        Mistake(
            "from the start each time",
            "Each step begins at the start again: it begins where the last "
            "one ended.",
            wrong=lambda f, x, rate, n: walk_by(
                lambda f, y, rate: x - rate * slope_of(f, y)
            )(f, x, rate, n),
        ),
        Mistake(
            "counter named x",
            "The counter of your loop is called x as well, and takes the "
            "place of your x in each turn: call it `_`.",
            wrong=lambda f, x, rate, n: last_place(f, n - 1, rate, 1),
        ),
        Mistake(
            "grad without its place",
            "`grad` takes the function alone and hands back another one: x "
            "goes into the brackets of that one.",
            raises="'float' object is not iterable|iteration over a 0-d",
        ),
        Mistake(
            "change only",
            "That is the last change, not the place: each step begins where "
            "x is, `x = x - ...`.",
            wrong=(
                walk_by(lambda f, x, rate: -rate * slope_of(f, x)),
                walk_by(lambda f, x, rate: rate * slope_of(f, x)),
            ),
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
            across=lambda cases: all(map(is_path, cases)),
            of_form=True,
        ),
    ),
)
