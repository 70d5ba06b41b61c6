"""Exercise 05, question 7: `training`, the whole loop.

The pieces that the loop is given note how they are called, so that each step
of the loop is judged by itself.
"""

import jax
import numpy as np

from checks.compare import same
from checks.plain import Key
from checks.question import Hints, Mistake, Part, Question, params
from checks.training_loop.q4_train_step import flat, steps

BATCH_SIZE = 32
# Where things stand in a note: the arguments first, then what came of them.
KEY, SIZE, DRAWN = 0, 1, slice(2, 4)
BATCH, PLACE, LOSS, SLOPES = slice(2), slice(2, 6), 6, slice(7, 11)
GRADS, COUNT = slice(4), 4


def noting(notes, name, piece):
    """Return a piece of the loop that notes its arguments and results."""
    import inspect

    import jax
    import numpy as np

    def keep(*leaves):
        notes.append([name, *map(np.array, leaves)])

    def noting_piece(*arguments, **named):
        result = piece(*arguments, **named)
        given = inspect.signature(piece).bind(*arguments, **named)
        leaves = jax.tree.leaves((list(given.arguments.values()), result))
        if name == "sample":
            leaves[0] = jax.random.key_data(leaves[0])
        if any(isinstance(leaf, jax.core.Tracer) for leaf in leaves):
            jax.debug.callback(keep, *leaves, ordered=True)
        else:  # nothing to compile
            jax.effects_barrier()
            keep(*leaves)
        return result

    return noting_piece


def draw(key, batch_size):
    """Return a batch of places and targets."""
    import jax

    x = jax.random.uniform(key, (batch_size, 1), minval=-3, maxval=3)
    return x, 1 + 2 * jax.numpy.sin(2 * x)


def loss(x, y_target, params):
    """Return the loss of a network."""
    import jax.numpy as jnp

    *layers, (w_last, b_last) = zip(params["weights"], params["biases"])
    for w, b in layers:
        x = jnp.tanh(x @ w.T + b)
    return jnp.mean((x @ w_last.T + b_last - y_target) ** 2)


def noted(training, key, params, num_steps):
    """Run a loop with pieces that note their arguments and results."""
    import jax
    import optax

    notes = []
    init, update = optax.adam(0.05)
    optimizer = optax.GradientTransformation(
        noting(notes, "init", init), noting(notes, "update", update)
    )
    pieces = (
        noting(notes, "sample", draw),
        noting(notes, "loss", jax.value_and_grad(loss, argnums=2)),
    )
    came = training(key, params, num_steps, *pieces, optimizer)
    jax.effects_barrier()
    return None if came is None else {"came": came, "notes": notes}


def draw_loops(rng):
    """Return two short loops, of different lengths."""
    keys = rng.choice(1000, 2, replace=False).tolist()
    return [
        (Key(key), params(rng, [1, 3, 1]), num_steps)
        for key, num_steps in zip(keys, (4, 6))
    ]


def notes(case, name):
    """Return the notes of one piece, in the order of its calls."""
    return [note[1:] for note in case.value["notes"] if note[0] == name]


def is_pair(case):
    """Say whether params and something else came, in this order."""
    value = case.value["came"]
    pair = isinstance(value, (list, tuple)) and len(value) == 2
    return pair and isinstance(value[0], dict)


def turns(case, name):
    """Return how often a piece was called, in turns of the loop."""
    return len(notes(case, name)) / case.arguments[2]


def keys(case):
    """Return the bits of the keys that batches were drawn with."""
    return [tuple(note[KEY].tolist()) for note in notes(case, "sample")]


def used_twice(case):
    """Say whether a key was drawn with and split as well."""
    drawn = set(keys(case))
    made = [jax.random.key(case.arguments[0].seed)]
    bits = {tuple(jax.random.key_data(key).tolist()) for key in made}
    for key in drawn:
        made = jax.random.split(
            jax.random.wrap_key_data(np.array(key, np.uint32)), 9
        )
        bits |= set(map(tuple, jax.random.key_data(made).tolist()))
    return bool(bits & drawn)


def key_is_ignored(cases):
    """Say whether two keys led to one and the same draw."""
    first, second = (set(keys(case)) for case in cases)
    return bool(first & second)


def a_key_each(case):
    """Say whether each step drew with a key that nothing else used."""
    fresh = len(set(keys(case))) == len(keys(case)) == case.arguments[2]
    return fresh and not used_twice(case)


def a_batch_each(case):
    """Say whether each step drew a batch and used it whole."""
    drawn, used = notes(case, "sample"), notes(case, "loss")
    return (
        turns(case, "sample") == turns(case, "loss") == 1
        and all(note[SIZE] == BATCH_SIZE for note in drawn)
        and all(same(a[DRAWN], b[BATCH]) for a, b in zip(drawn, used))
    )


def stuck(case):
    """Say whether every gradient was asked at the same parameters."""
    places = [note[PLACE] for note in notes(case, "loss")]
    return len(places) > 1 and same(places[0], places[-1], 1e-7)


def a_gradient_each(case):
    """Say whether the optimizer got each step's gradient."""
    asked, told = notes(case, "loss"), notes(case, "update")
    return (
        turns(case, "loss") == turns(case, "update") == 1
        and not stuck(case)
        and all(same(a[SLOPES], b[GRADS]) for a, b in zip(asked, told))
    )


def counts(case):
    """Return the counters of the states that the optimizer was handed."""
    return [int(note[COUNT]) for note in notes(case, "update")]


def never_called(case):
    """Return the pieces that the loop never calls."""
    names = {
        "sample": "sample_batch",
        "loss": "loss_and_grads",
        "update": "optimizer.update",
    }
    return [names[name] for name in names if not notes(case, name)]


def other_turns(name):
    """Return a condition: a piece is called more or less than once a turn."""
    return lambda cases: any(turns(case, name) != 1 for case in cases)


def turned_round(case):
    """Say whether the targets were handed over as the inputs."""
    drawn, used = notes(case, "sample"), notes(case, "loss")
    return same([n[DRAWN] for n in drawn], [n[BATCH][::-1] for n in used])


def other_start(case):
    """Say whether the first gradient is not that of the params given."""
    start = jax.tree.leaves(case.arguments[1])
    return not same(notes(case, "loss")[0][PLACE], start)


def earlier(case):
    """Say whether the parameters of an earlier step came back."""
    found = jax.tree.leaves(case.value["came"][0])
    return any(same(n[PLACE], found, 1e-7) for n in notes(case, "loss"))


def replayed(case, **mistake):
    """Return what the batches that were used lead to, in NumPy."""
    batches = [note[BATCH] for note in notes(case, "loss")]
    return steps(*zip(*batches), case.arguments[1], **mistake)


def ends_at(case, **mistake):
    """Say whether the loop ends where this mistake, or none, leads to."""
    return same(
        case.value["came"][0], replayed(case, **mistake)["params"], 1e-3
    )


def every_update(case):
    """Say whether memory and parameters went on in each step."""
    in_order = counts(case) == list(range(case.arguments[2]))
    return is_pair(case) and in_order and ends_at(case)


def every_loss(case):
    """Say whether the losses are those whose gradients were used."""
    losses = [float(note[LOSS]) for note in notes(case, "loss")]
    whole = len(losses) == case.arguments[2]
    found = case.value["came"][1]
    return (
        is_pair(case)
        and whole
        and any(same(found, wanted) for wanted in (losses, np.array(losses)))
    )


def in_all(holds):
    """Return a judge of all cases from a judge of one."""
    return lambda cases: all(map(holds, cases))


HINTS = Hints(
    nudge="Two things are made before the loop, and three names go round in "
    "it. Which are they?",
    hint="Before the loop: the optimizer's state, and an empty list. In each "
    "turn: split the key, sample, ask for loss and gradient, update, record. "
    "After the loop, at its own depth: `return`.",
    example="""
    A loop of another kind, with all that goes round handed on: a random
    walk, which is pulled back to 0.

    >>> import jax
    >>> def walk(key, place, num_steps):
    ...     places = []
    ...     for _ in range(num_steps):
    ...         subkey, key = jax.random.split(key)
    ...         step = jax.random.normal(subkey)
    ...         places.append(float(place))
    ...         place = 0.9 * place + step
    ...     return place, places
    >>> place, places = walk(jax.random.key(0), 5.0, 3)
    >>> len(places), places[0]
    (3, 5.0)
    """,
)


QUESTION = Question(
    "q7",
    "training(key, params, num_steps, sample_batch, loss_and_grads, "
    "optimizer)",
    "You have written the loop that trains every network of this course.",
    HINTS,
    draw=draw_loops,
    driver=(noting, draw, loss, noted),
    wanted="the trained params, and a list of num_steps losses",
    shown=lambda value: value["came"],
    parts=(
        Part(
            "the keys",
            holds=lambda cases: (
                all(map(a_key_each, cases)) and not key_is_ignored(cases)
            ),
        ),
        Part("the batches", holds=in_all(a_batch_each)),
        Part("the gradients", holds=in_all(a_gradient_each)),
        Part("the updates", holds=in_all(every_update)),
        Part("the losses", holds=in_all(every_loss)),
    ),
    mistakes=(
        Mistake(
            "no state",
            "The optimizer's state has no value yet: `optimizer.init` makes "
            "it, once, before the loop.",
            raises=r"(NameError|UnboundLocalError): .*state'",
        ),
        Mistake(
            "loss and gradient swapped",
            "The optimizer got the loss in place of the gradient: "
            "`loss_and_grads` returns the loss first.",
            raises="'float' and 'dict'|Custom node type mismatch|"
            "Expected (dict|list|tuple)|has no attribute 'items'",
        ),
        Mistake(
            "order",
            "The right things came in another order: params, then losses.",
            when=lambda case: (
                not is_pair(case) and isinstance(case.value["came"][1], dict)
            ),
        ),
        Mistake(
            "no pair",
            "Two things go back: `return params, losses`.",
            when=lambda case: not is_pair(case),
        ),
        Mistake(
            "piece not used",
            lambda case: (
                f"`{never_called(case)[0]}` is handed over, and the loop "
                "never calls it: something else, such as the notebook's own "
                "or lines of yours, does its work."
            ),
            when=never_called,
        ),
        Mistake(
            "one turn",
            "The loop takes a single turn: does `return` stand inside it?",
            when=lambda case: len(notes(case, "loss")) == 1,
        ),
        Mistake(
            "asked twice",
            "The loss is asked for twice in a step: record the one that "
            "comes with the gradient, before the update.",
            when=lambda case: turns(case, "loss") == 2,
        ),
        Mistake(
            "number of turns",
            "`loss_and_grads` is called another number of times than "
            "`num_steps`: does the loop take other turns, or is it called "
            "outside of the loop, too?",
            across=other_turns("loss"),
        ),
        Mistake(
            "one batch",
            "One batch serves for all steps: sample inside the loop, with a "
            "new subkey.",
            when=lambda case: len(notes(case, "sample")) == 1,
        ),
        Mistake(
            "number of batches",
            "Not one batch a turn is drawn: `sample_batch` stands once in "
            "the loop, with a new subkey.",
            across=other_turns("sample"),
        ),
        Mistake(
            "number of updates",
            "Not one update a turn is made: `optimizer.update` stands once "
            "in the loop, for every gradient.",
            across=other_turns("update"),
        ),
        Mistake(
            "batch size",
            "A batch of another size was drawn: 32 samples are wanted.",
            when=lambda case: any(
                note[SIZE] != BATCH_SIZE for note in notes(case, "sample")
            ),
        ),
        Mistake(
            "batch turned round",
            "Inputs and targets are exchanged: `sample_batch` returns x, "
            "then y_target, and `loss_and_grads` wants them so.",
            when=turned_round,
        ),
        Mistake(
            "key ignored",
            "Two keys led to the same batch: begin with the `key` that is "
            "given.",
            across=key_is_ignored,
        ),
        Mistake(
            "one key",
            "Every step draws with the same key, so every batch is the same: "
            "split the key in each turn.",
            when=lambda case: len(set(keys(case))) == 1,
        ),
        Mistake(
            "key used twice",
            "A key was drawn with that was split, or given, as well: draw "
            "with the subkey, and split the other one again.",
            when=used_twice,
        ),
        Mistake(
            "other start",
            "The first gradient is not asked for at the `params` that are "
            "given: begin with those.",
            when=other_start,
        ),
        Mistake(
            "nothing moves",
            "Every gradient is asked for at the same parameters: the new "
            "ones have to take the place of the old ones.",
            when=stuck,
        ),
        Mistake(
            "state made anew",
            "`optimizer.init` is called in every turn, and Adam forgets: it "
            "belongs before the loop.",
            when=lambda case: len(notes(case, "init")) > 1,
        ),
        Mistake(
            "state dropped",
            "The optimizer gets its first state in every turn: keep the one "
            "that `update` hands back.",
            when=lambda case: set(counts(case)) == {0},
        ),
        Mistake(
            "another gradient",
            "The optimizer is handed something other than the gradient of "
            "its turn, as it came.",
            when=lambda case: not a_gradient_each(case),
        ),
        Mistake(
            "change, not sum",
            "The parameters became their change: `optax.apply_updates` adds "
            "the two.",
            when=lambda case: ends_at(case, move=lambda a, u, g: u),
        ),
        Mistake(
            "gradients applied",
            "It is the gradients that were added to the parameters: apply "
            "what `optimizer.update` makes of them.",
            when=lambda case: ends_at(
                case, move=lambda a, u, g: [p + s for p, s in zip(a, g)]
            ),
        ),
        Mistake(
            "updates subtracted",
            "The updates were subtracted: they hold the minus sign already.",
            when=lambda case: ends_at(
                case, move=lambda a, u, g: [p - s for p, s in zip(a, u)]
            ),
        ),
        Mistake(
            "applied twice",
            "The updates of each turn were applied twice.",
            when=lambda case: ends_at(
                case, move=lambda a, u, g: [p + 2 * s for p, s in zip(a, u)]
            ),
        ),
        Mistake(
            "each from the start",
            "Each update was applied to the parameters that the loop began "
            "with: apply it to those of the turn before.",
            when=lambda case: ends_at(
                case,
                move=lambda a, u, g: [
                    p + s for p, s in zip(flat(case.arguments[1]), u)
                ],
            ),
        ),
        Mistake(
            "start returned",
            "The loop is right, and the parameters that it began with come "
            "back.",
            when=lambda case: same(
                case.value["came"][0], case.arguments[1], 1e-7
            ),
        ),
        Mistake(
            "number of losses",
            "One loss for each step is wanted: make the list before the "
            "loop, and append to it in each turn.",
            when=lambda case: (
                np.shape(case.value["came"][1])[:1] != (case.arguments[2],)
            ),
        ),
        Mistake(
            "earlier parameters",
            "The parameters of an earlier turn come back: is the last update "
            "applied, and are the last ones returned?",
            when=earlier,
        ),
        Mistake(
            "other losses",
            "The parameters are right, and the losses are not: append the "
            "loss of each turn, a number, as it came with the gradient.",
            when=lambda case: every_update(case) and not every_loss(case),
        ),
    ),
    otherwise="Go through the parts that are not right yet, and compare each "
    "with its line in the lesson's loop.",
)
