"""Exercise 05, question 4: `train_step`."""

from functools import partial

import numpy as np

from checks.compare import same
from checks.numpy_loss import flat, loss_and_slopes, nested
from checks.question import Call, Hints, Mistake, Part, Question, array, params

RATE = 0.05  # of the optimizer in the notebook, and in the driver
# Adam's usual rates and the updates applied twice, or times the rate.
FACTORS = (0.02, 0.2, 2, RATE)
IN_ORDER = ["dict", "tuple", "array"]


def three_steps(train_step, x, y_target, params):
    """Take three steps of a fresh Adam; what cannot go on comes as a text."""
    import jax
    import optax

    def kind(item):
        is_number = hasattr(item, "shape") or isinstance(item, (int, float))
        return "array" if is_number else type(item).__name__

    opt_state = optax.adam(0.05).init(params)
    structure = jax.tree.structure(opt_state)
    losses, counters = [], []
    for batch in zip(x, y_target):
        result = train_step(*batch, params, opt_state)
        several = isinstance(result, (tuple, list))
        if not several or len(result) != 3:
            items = result if several else [result]
            return None if result is None else ", ".join(map(kind, items))
        params, opt_state, loss = result
        right = jax.tree.structure(opt_state) == structure
        if not right or {kind(params), kind(loss)} != {"dict", "array"}:
            return ", ".join(map(kind, result))
        counters.append(int(jax.tree.leaves(opt_state)[0]))
        losses.append(loss if jax.numpy.shape(loss) else float(loss))
    return {"losses": losses, "counters": counters, "params": params}


def draw_steps(rng):
    """Return three batches for each of two networks."""
    label = "three times, with x[0], x[1] and x[2]"
    return [
        Call(
            (
                array(rng, 3, rows, sizes[0]),
                array(rng, 3, rows, sizes[-1], scale=2.0),
                params(rng, sizes),
            ),
            label,
        )
        for rows, sizes in ((5, [2, 2, 2]), (4, [1, 3, 1]))
    ]


def adam(slopes, memory):
    """Return Adam's updates, and its memory (step, m, v) with this step."""
    step, m, v = memory
    step = step + 1
    m = [0.9 * old + 0.1 * g for old, g in zip(m, slopes)]
    v = [0.999 * old + 0.001 * g**2 for old, g in zip(v, slopes)]
    updates = [
        -RATE * (a / (1 - 0.9**step)) / (np.sqrt(b / (1 - 0.999**step)) + 1e-8)
        for a, b in zip(m, v)
    ]
    return updates, (step, m, v)


def keep_state(memory, new_memory):
    """Return the new memory, as one should."""
    return new_memory


def add(arrays, updates, slopes):
    """Return the sum of parameters and updates, as one should."""
    return [a + u for a, u in zip(arrays, updates)]


def steps(x, y_target, start, move=add, remember=keep_state, late=False):
    """Return what three steps give, or three steps with a mistake in them.

    Arguments:
        x, y_target, start: batches and params, as drawn.
        move: (arrays, updates, slopes) -> the new arrays.
        remember: (old memory, new memory) -> the memory handed back.
        late: whether the loss is computed after the step.
    """
    arrays = flat(start)
    memory = (0, [0 * a for a in arrays], [0 * a for a in arrays])
    losses, counters = [], []
    for batch in zip(x, y_target):
        loss, slopes = loss_and_slopes(*batch, arrays)
        updates, new_memory = adam(slopes, memory)
        memory = remember(memory, new_memory)
        arrays = move(arrays, updates, slopes)
        if late:
            loss, _ = loss_and_slopes(*batch, arrays)
        losses.append(loss)
        counters.append(memory[0])
    return {"losses": losses, "counters": counters, "params": nested(arrays)}


def made_anew(x, y_target, start):
    """Return what comes if the state is made anew in every step."""
    came = steps(x, y_target, start, remember=lambda old, new: old)
    return {**came, "counters": [1, 1, 1]}


def is_scaled(cases, factor):
    """Say whether each step was so many times as long as it should be."""
    return all(
        same(case.value["params"], scaled["params"], 1e-3)
        for case in cases
        for scaled in [
            steps(
                *case.arguments,
                move=lambda arrays, updates, g: [
                    a + factor * u for a, u in zip(arrays, updates)
                ],
            )
        ]
    )


def kinds(case):
    """Return the kinds of the things that came, if not what is wanted."""
    return case.value.split(", ") if isinstance(case.value, str) else []


HINTS = Hints(
    nudge="Two of the loop's four steps stand in this function. Which two, "
    "and what does the caller need to record?",
    hint="`optimizer.update(grads, opt_state, params)` returns updates and "
    "the new state; `optax.apply_updates` returns the new parameters. Which "
    "three names does the caller need?",
    example="""
    A step of another kind: a ball with a place and, as its memory, a speed.

    >>> def fall(place, speed):
    ...     height = place
    ...     speed = speed - 10 * 0.1
    ...     place = place + speed * 0.1
    ...     return place, speed, height
    >>> place, speed, height = fall(5.0, 0.0)
    >>> place, speed, height = fall(place, speed)
    >>> round(place, 2), speed, height
    (4.7, -2.0, 4.9)

    The memory goes in, is renewed, and comes out; the height is that before
    the step.
    """,
)


QUESTION = Question(
    "q4",
    "train_step(x, y_target, params, opt_state)",
    "What goes round is handed in and handed back: nothing is hidden, so "
    "nothing can be forgotten unseen.",
    HINTS,
    draw=draw_steps,
    driver=three_steps,
    expect=steps,
    form=lambda x, y_target, params: None,  # a text says what came
    tolerance=1e-3,
    parts=(
        Part("the loss", pick=lambda came: came["losses"][0]),
        Part("the state", pick=lambda came: came["counters"]),
        Part("the parameters", pick=lambda came: came["params"]),
    ),
    mistakes=(
        Mistake(
            "loss and gradient swapped",
            "The optimizer got no gradient of `params`: it got the loss, "
            "which `loss_and_grads` returns first, or the gradient of another "
            "argument.",
            raises="'float' and 'dict'",
        ),
        Mistake(
            "updates and state swapped",
            "`optimizer.update` returns the updates first, then the state.",
            raises="pytree|key path|mismatch",
        ),
        Mistake(
            "several steps",
            "Each call takes more than one step: `optimizer.update` stands "
            "here once, and no loop around it.",
            when=lambda case: case.value["counters"][0] > 1,
        ),
        Mistake(
            "pair for params",
            "`optimizer.update` returns a pair, updates and state: unpack it, "
            "and apply the updates.",
            when=lambda case: kinds(case)[:2] == ["tuple", "tuple"],
        ),
        Mistake(
            "order",
            "Three things came in another order: params, opt_state, loss.",
            when=lambda case: (
                sorted(kinds(case)) == ["array", "dict", "tuple"]
                and kinds(case) != IN_ORDER
            ),
        ),
        Mistake(
            "another optimizer",
            "The state that comes back is not one of the `optimizer` above: "
            "use that one.",
            when=lambda case: kinds(case) == IN_ORDER,
        ),
        Mistake(
            "something else",
            "Three things came, and one of them is something else: params is "
            "a dict, the state a tuple, the loss a number.",
            when=lambda case: len(kinds(case)) == 3,
        ),
        Mistake(
            "not three",
            "Three things go back: `return params, opt_state, loss`.",
            when=lambda case: len(kinds(case)) > 0,
        ),
        Mistake(
            "nothing moved",
            "The parameters come back as they went in: return the new ones.",
            wrong=partial(steps, move=lambda arrays, u, g: arrays),
        ),
        Mistake(
            "change, not sum",
            "You returned the change, not the sum: `optax.apply_updates` adds "
            "it to the parameters.",
            wrong=partial(steps, move=lambda arrays, updates, g: updates),
        ),
        Mistake(
            "updates subtracted",
            "The parameters go uphill: the updates were subtracted, which "
            "hold the minus sign already, or the gradient's sign was changed.",
            wrong=partial(
                steps,
                move=lambda arrays, updates, g: [
                    a - u for a, u in zip(arrays, updates)
                ],
            ),
        ),
        Mistake(
            "gradients applied",
            "The gradients were added to the parameters: it is the "
            "optimizer's updates that are to be applied.",
            wrong=partial(
                steps,
                move=lambda arrays, u, slopes: [
                    a + g for a, g in zip(arrays, slopes)
                ],
            ),
        ),
        Mistake(
            "state dropped",
            "The state comes back as it went in, its counter at 0: return "
            "the one that `update` hands back.",
            wrong=partial(steps, remember=lambda old, new: old),
        ),
        Mistake(
            "state made anew",
            "The state is made again in every step, so its counter never "
            "passes 1: `optimizer.init` has no place here.",
            wrong=made_anew,
        ),
        Mistake(
            "loss after the step",
            "Your loss is the one after the step: report the one whose "
            "gradient you used.",
            wrong=partial(steps, late=True),
        ),
        Mistake(
            "weights alone",
            "The weights move and the biases stay: the updates of both are "
            "to be applied.",
            wrong=partial(
                steps,
                move=lambda arrays, updates, g: [
                    *add(arrays[:2], updates, g),
                    *arrays[2:],
                ],
            ),
        ),
        Mistake(
            "batch turned round",
            "Inputs and targets are exchanged: `loss_and_grads(x, y_target, "
            "params)`.",
            wrong=lambda x, y_target, start: steps(y_target, x, start),
        ),
        Mistake(
            "another length",
            "The steps are longer or shorter than Adam's with the rate "
            "0.05: apply the updates of the `optimizer` above, once, as they "
            "are.",
            across=lambda cases: any(
                is_scaled(cases, factor) for factor in FACTORS
            ),
        ),
        Mistake(
            "no update",
            "The state's counter stays at 0: `optimizer.update` makes of "
            "gradient and state the updates and the next state.",
            when=lambda case: not any(case.value["counters"]),
        ),
        Mistake(
            "another loss",
            "State and parameters are right: the loss is the number that "
            "comes with the gradient, as it is, shape ().",
            across=lambda cases: all(
                same(case.value[name], case.expected[name])
                for case in cases
                for name in ("counters", "params")
            ),
        ),
    ),
    otherwise="These are not the steps of the `optimizer` above: is the whole "
    "batch used, and the gradient handed on as it came?",
)
