"""Answers to exercise 05, question 7: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.training_loop.q7_training import QUESTION

written = writer(QUESTION)

INIT = "opt_state = optimizer.init(params)"
EMPTY = "losses = []"
FOR = "for _ in range(num_steps):"
KEY = "    subkey, key = split(key)"
DRAW = "    x, y_target = sample_batch(subkey, 32)"
LOSS = "    loss, grads = loss_and_grads(x, y_target, params)"
UPDATE = "    updates, opt_state = optimizer.update(grads, opt_state, params)"
APPLY = "    params = optax.apply_updates(params, updates)"
RECORD = "    losses.append(float(loss))"
RETURN = "return params, losses"
LOOP = (INIT, EMPTY, FOR, KEY, DRAW, LOSS, UPDATE, APPLY, RECORD, RETURN)
NAMES = ("INIT", "EMPTY", "FOR", "KEY", "DRAW", "LOSS")
NAMES += ("UPDATE", "APPLY", "RECORD", "RETURN")


def loop(**changes):
    """Return the loop with lines replaced: `loop(KEY="...")`."""
    lines = dict(zip(NAMES, LOOP)) | changes
    return written(
        *[line for text in lines.values() for line in text.split("\n") if line]
    )


RIGHT = (
    loop(),
    loop(KEY="    key, subkey = split(key)", RECORD="    losses += [loss]"),
    written(
        "keys = split(key, num_steps)",
        "state, losses = optimizer.init(params), jnp.zeros(num_steps)",
        "for n, own in enumerate(keys):",
        "    batch = sample_batch(own, batch_size=32)",
        "    loss, grads = loss_and_grads(*batch, params)",
        "    losses = losses.at[n].set(loss)",
        "    change, state = optimizer.update(grads, state)",
        "    params = jax.tree.map(lambda p, c: p + c, params, change)",
        "return [params, losses]",
    ),
    written(
        """
        @jit
        def step(key, params, state):
            x, y_target = sample_batch(key, 32)
            loss, grads = loss_and_grads(x, y_target, params)
            updates, state = optimizer.update(grads, state, params)
            return optax.apply_updates(params, updates), state, loss

        state, losses = optimizer.init(params), []
        for n in range(num_steps):
            own = jax.random.fold_in(key, n)
            params, state, loss = step(own, params, state)
            losses.append(loss)
        return params, tuple(losses)
        """
    ),
    written(
        """
        def step(carry, key):
            params, state = carry
            x, y_target = sample_batch(key, 32)
            loss, grads = loss_and_grads(x, y_target, params)
            updates, state = optimizer.update(grads, state, params)
            return (optax.apply_updates(params, updates), state), loss

        start = params, optimizer.init(params)
        end, losses = jax.lax.scan(step, start, split(key, num_steps))
        return end[0], losses
        """
    ),
)

WRONG = (
    Wrong(
        "nothing returned",
        "The function returns nothing",
        (loop(RETURN=""), loop(RETURN="print(params, losses)")),
    ),
    Wrong(
        "order",
        "in another order",
        (
            loop(RETURN="return losses, params"),
            loop(RETURN="return [jnp.array(losses), params]"),
        ),
    ),
    Wrong(
        "no pair",
        "Two things go back",
        (
            loop(RETURN="return params"),
            loop(RETURN="return params, opt_state, losses"),
            loop(RETURN="return params, losses, opt_state"),
            loop(RETURN="return losses"),
        ),
    ),
    Wrong(
        "one turn",
        "does `return` stand inside it",
        (
            loop(RETURN="    return params, losses"),
            loop(FOR="for _ in range(1):"),
        ),
    ),
    Wrong(
        "asked twice",
        "asked for twice in a step",
        (
            loop(
                RECORD="    losses.append("
                "loss_and_grads(x, y_target, params)[0])"
            ),
            loop(
                LOSS="    grads = loss_and_grads(x, y_target, params)[1]",
                RECORD="    loss, _ = loss_and_grads(x, y_target, params)\n"
                "    losses.append(loss)",
            ),
        ),
    ),
    Wrong(
        "number of turns",
        "does the loop take other turns",
        (
            loop(
                INIT="x, y_target = sample_batch(key, 32)\n"
                "_, grads = loss_and_grads(x, y_target, params)\n"
                "opt_state = optimizer.init(grads)"
            ),
            loop(FOR="for _ in range(100):"),
            loop(FOR="for _ in range(1, num_steps):"),
        ),
    ),
    Wrong(
        "one batch",
        "One batch serves for all steps",
        (
            loop(
                EMPTY="losses = []\nx, y_target = sample_batch(key, 32)",
                KEY="",
                DRAW="",
            ),
            loop(
                INIT="subkey, key = split(key)\n"
                "x, y_target = sample_batch(subkey, 32)\n" + INIT,
                KEY="",
                DRAW="",
            ),
        ),
    ),
    Wrong(
        "batch size",
        "32 samples are wanted",
        (
            loop(DRAW=DRAW.replace("32", "num_steps")),
            loop(DRAW=DRAW.replace("32", "1")),
        ),
    ),
    Wrong(
        "one key",
        "Every step draws with the same key",
        (
            loop(KEY="", DRAW=DRAW.replace("subkey", "key")),
            loop(KEY="    subkey, _ = split(key)"),
        ),
    ),
    Wrong(
        "key used twice",
        "draw with the subkey, and split the other one",
        (
            loop(DRAW=DRAW.replace("subkey", "key")),
            loop(
                KEY="    one, two, key = split(key, 3)",
                DRAW=DRAW.replace("subkey", "key"),
            ),
            loop(
                KEY="",
                DRAW="    x, y_target = sample_batch(key, 32)\n"
                "    key, _ = split(key)",
            ),
        ),
    ),
    Wrong(
        "nothing moves",
        "at the same parameters",
        (
            loop(APPLY="    optax.apply_updates(params, updates)"),
            loop(APPLY=APPLY.replace("params =", "new_params =")),
            loop(APPLY=""),
        ),
    ),
    Wrong(
        "state made anew",
        "it belongs before the loop",
        (
            loop(UPDATE="    opt_state = optimizer.init(params)\n" + UPDATE),
            loop(
                UPDATE=UPDATE.replace(
                    "grads, opt_state", "grads, optimizer.init(params)"
                )
            ),
        ),
    ),
    Wrong(
        "state dropped",
        "its first state in every turn",
        (
            loop(UPDATE=UPDATE.replace("updates, opt_state", "updates, _")),
            loop(UPDATE=UPDATE.replace("updates, opt_state", "updates, new")),
        ),
    ),
    Wrong(
        "change, not sum",
        "became their change",
        (
            loop(APPLY="    params = updates"),
            loop(
                UPDATE=UPDATE.replace("updates, opt", "params, opt"), APPLY=""
            ),
        ),
    ),
    Wrong(
        "gradients applied",
        "the gradients that were added",
        (
            loop(APPLY=APPLY.replace("updates)", "grads)")),
            loop(
                APPLY="    params = jax.tree.map(jnp.add, params, grads)",
            ),
        ),
    ),
    Wrong(
        "updates subtracted",
        "hold the minus sign already",
        (
            loop(
                APPLY="    params = jax.tree.map("
                "lambda p, u: p - u, params, updates)"
            ),
            loop(
                APPLY="    change = jax.tree.map(jnp.negative, updates)\n"
                "    params = optax.apply_updates(params, change)"
            ),
        ),
    ),
    Wrong(
        "start returned",
        "that it began with come back",
        (
            loop(
                INIT="start = params\n" + INIT, RETURN="return start, losses"
            ),
            loop(
                INIT="first = jax.tree.map(jnp.copy, params)\n" + INIT,
                RETURN="return first, losses",
            ),
        ),
    ),
    Wrong(
        "number of losses",
        "One loss for each step is wanted",
        (
            loop(RECORD="", RETURN="return params, loss"),
            loop(EMPTY="", RECORD="    losses = [loss]"),
            loop(RECORD="", RETURN="losses.append(loss)\n" + RETURN),
        ),
    ),
    Wrong(
        "loss and gradient swapped",
        "`loss_and_grads` returns the loss first",
        (
            loop(LOSS=LOSS.replace("loss, grads", "grads, loss")),
            loop(
                UPDATE=UPDATE.replace("update(grads", "update(loss"),
            ),
        ),
    ),
    Wrong(
        "plain descent",
        "Go through the parts that are not right yet",
        (
            loop(
                APPLY="    params = jax.tree.map("
                "lambda p, g: p - 0.05 * g, params, grads)"
            ),
            loop(
                APPLY="    half = jax.tree.map(lambda u: u / 2, updates)\n"
                "    params = optax.apply_updates(params, half)"
            ),
        ),
    ),
    Wrong(
        "names of the notebook",
        "Python knows no such name",
        (
            loop(LOSS=LOSS.replace("(x, y", "(inputs, y")),
            loop(UPDATE=UPDATE.replace("(grads, o", "(gradient, o")),
        ),
    ),
    Wrong(
        "piece not used",
        "and the loop never calls it",
        (
            loop(
                DRAW="    x = uniform(subkey, (32, 1), minval=-3, maxval=3)\n"
                "    y_target = target_function(x)"
            ),
            loop(
                UPDATE="",
                APPLY="    params = jax.tree.map("
                "lambda p, g: p - 0.05 * g, params, grads)",
            ),
            loop(INIT="optimizer = optax.adam(0.05)\n" + INIT),
            written(
                "return train(key, params, target_function, 0.05, num_steps)"
            ),
        ),
    ),
    Wrong(
        "number of batches",
        "Not one batch a turn is drawn",
        (
            loop(
                FOR="for n in range(num_steps):",
                KEY="    if n % 2 == 0:\n        subkey, key = split(key)",
                DRAW="        x, y_target = sample_batch(subkey, 32)",
            ),
            loop(
                DRAW="    x, _ = sample_batch(subkey, 32)\n"
                "    _, y_target = sample_batch(subkey, 32)"
            ),
        ),
    ),
    Wrong(
        "number of updates",
        "Not one update a turn is made",
        (
            loop(UPDATE=UPDATE + "\n" + UPDATE),
            loop(
                FOR="for n in range(num_steps):",
                UPDATE="    if n == num_steps - 1:\n        break\n" + UPDATE,
            ),
        ),
    ),
    Wrong(
        "batch turned round",
        "returns x, then y_target",
        (
            loop(DRAW="    y_target, x = sample_batch(subkey, 32)"),
            loop(LOSS=LOSS.replace("x, y_target", "y_target, x")),
        ),
    ),
    Wrong(
        "key ignored",
        "begin with the `key` that is given",
        (
            loop(EMPTY="losses = []\nkey = jax.random.key(0)"),
            loop(DRAW=DRAW.replace("subkey", "jax.random.key(0)")),
            loop(
                FOR="for n in range(num_steps):",
                KEY="    subkey = jax.random.key(n)",
            ),
        ),
    ),
    Wrong(
        "other start",
        "begin with those",
        (
            loop(
                INIT="params = init_params(jax.random.key(0), [1, 3, 1])\n"
                + INIT
            ),
            loop(
                INIT="params = jax.tree.map(jnp.zeros_like, params)\n" + INIT
            ),
        ),
    ),
    Wrong(
        "another gradient",
        "something other than the gradient of its turn",
        (
            loop(
                LOSS=LOSS + "\n    grads = jax.tree.map(jnp.negative, grads)",
            ),
            loop(
                EMPTY="losses, total = [], jax.tree.map(jnp.zeros_like, "
                "params)",
                LOSS=LOSS
                + "\n    total = jax.tree.map(jnp.add, total, grads)",
                UPDATE=UPDATE.replace("grads", "total"),
            ),
        ),
    ),
    Wrong(
        "applied twice",
        "were applied twice",
        (
            loop(APPLY=APPLY + "\n" + APPLY),
            loop(
                APPLY="    params = jax.tree.map("
                "lambda p, u: p + 2 * u, params, updates)"
            ),
        ),
    ),
    Wrong(
        "earlier parameters",
        "is the last update applied",
        (
            loop(
                LOSS=LOSS + "\n    if loss <= min(losses, default=loss):\n"
                "        best = params",
                RETURN="return best, losses",
            ),
            loop(
                LOSS=LOSS + "\n    old = params", RETURN="return old, losses"
            ),
        ),
    ),
    Wrong(
        "other losses",
        "and the losses are not",
        (
            loop(RECORD="    losses.insert(0, float(loss))"),
            loop(RECORD="    losses.append(round(float(loss), 1))"),
            loop(RECORD="    losses.append((loss, grads))"),
        ),
    ),
    Wrong(
        "no state before the loop",
        "The optimizer's state has no value yet",
        (
            loop(INIT=""),
            loop(INIT="opt_state = state"),
        ),
    ),
    Wrong(
        "each from the start",
        "to the parameters that the loop began with",
        (
            loop(
                EMPTY="start, losses = params, []",
                APPLY="    params = optax.apply_updates(start, updates)",
            ),
            loop(
                INIT="now, opt_state = params, optimizer.init(params)",
                LOSS="    loss, grads = loss_and_grads(x, y_target, now)",
                APPLY="    now = optax.apply_updates(params, updates)",
                RETURN="return now, losses",
            ),
        ),
    ),
)
