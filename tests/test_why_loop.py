"""The loop of the losses is read: what it never renews is told, by name."""

import sys

import nbformat
import numpy as np
import pytest

from lessons import ROOT
from why.loop import look_at_loop
from why.training import look_over

SOUND = """
losses = []
for _ in range(100):
    subkey, key = split(key)
    x = uniform(subkey, (32, 1), minval=-3, maxval=3)
    y_target = target_function(x)
    loss, grads = loss_and_grads(x, y_target, params)
    updates, opt_state = optimizer.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
    losses.append(float(loss))
"""
IN_A_FUNCTION = """
def run(key, params, opt_state):
{}
    return losses
losses = run(key, params, opt_state)
"""
ASKS = "why(params=params, losses=losses)"
SLIPS = {  # what stands in the sound loop: what stands there by mistake
    "subkey, key = split(key)": [
        ("subkey, next_key = split(key)", "new key under `key`"),
        ("subkey, _ = jax.random.split(key)", "new key under `key`"),
        ("subkey = split(key)[0]", "new key under `key`"),
        ("pass", "new key under `subkey`"),
        (
            "subkey, key = split(jax.random.key(0))",
            "`jax.random.key(0)` stands in the loop",
        ),
        (
            "subkey = jax.random.PRNGKey(0)",
            "`jax.random.PRNGKey(0)` stands in the loop",
        ),
    ],
    "for _ in range(100):\n    subkey, key = split(key)": [
        ("while 1:\n    subkey, _ = split(key)", "new key under `key`"),
    ],
    "updates, opt_state =": [("updates, _ =", "renews `opt_state`")],
    "(grads, opt_state, params)": [
        ("(grads, optimizer.init(params), params)", "`init` stands in the"),
    ],
    "params = optax.apply": [
        ("optax.apply", "puts new ones under `params`"),
        ("new = optax.apply", "puts new ones under `params`"),
    ],
    "loss, grads = loss_and_grads": [
        ("loss = mse_loss", "`grads` comes from before the loop"),
    ],
    "y_target = target_function(x)": [
        ("pass", "draws `x` anew, and `y_target` stays"),
    ],
}
MISTAKES = [(right, *slip) for right in SLIPS for slip in SLIPS[right]]
BY_HAND = """
losses = []
for _ in range(100):
    rows = {draw}(key, 32)
    {y} = target_function(x_train[rows])
    loss, grads = loss_and_grads(x_train[rows], {y}, params)
    params = jax.tree.map(lambda p, g: p - 0.1 * g, params, grads)
    losses.append(loss)
"""


def indented(source):
    return "\n".join(f"    {line}" for line in source.splitlines())


@pytest.fixture
def type_in(monkeypatch):
    """Return what puts cells where IPython keeps them."""

    def put(*cells):
        main = sys.modules["__main__"]
        monkeypatch.setattr(main, "In", ["", *cells], raising=False)

    return put


@pytest.mark.parametrize("right, wrong, words", MISTAKES)
def test_what_no_turn_renews_is_told(type_in, right, wrong, words):
    assert right in SOUND
    mistake = SOUND.replace(right, wrong)
    type_in(mistake, ASKS)
    assert words in look_at_loop()
    type_in(IN_A_FUNCTION.format(indented(mistake)), "1 + 1", ASKS)
    assert words in look_at_loop()
    x = np.linspace(-3, 3, 32)[:, None]
    said = look_over(losses=np.sin(range(60)) + 9, x=x, y_target=np.sin(x))
    assert said.startswith(look_at_loop()) and "The baseline" not in said


@pytest.mark.parametrize(
    "draw", ["choice", "normal", "permutation", "randint", "uniform"]
)
def test_a_draw_by_a_key_from_before_the_loop_is_told(type_in, draw):
    type_in(BY_HAND.format(draw=f"jax.random.{draw}", y="y"), ASKS)
    assert "new key under `key`" in look_at_loop()


@pytest.mark.parametrize("y", ["y", "y_batch", "y_train", "y_true"])
def test_pairs_are_torn_whatever_the_targets_are_called(type_in, y):
    torn = SOUND.replace("    y_target = target_function(x)\n", "")
    type_in(torn.replace("y_target", y), ASKS)
    assert f"`{y}` stays that of an earlier one" in look_at_loop()


def sound_loops():
    """Return cells whose loops are as they should be."""
    own = SOUND.replace("    subkey, key = split(key)\n", "")
    drawn = own.replace("_ in", "subkey in").replace("range(", "split(key, ")
    same_rows = own.replace("x = uniform(subkey, (32, 1), minval=-3, ", "(")
    rates = (
        "for rate in rates:\n    x = uniform(key, (32, 1))\n"
        "    params, _ = train(key, start, jnp.sin, rate)\n"
        "    losses.append(mse_loss(x, y_target, params))\n"
    )
    runs = SOUND.replace("\n    ", "\n        ").replace(
        "for _", "for rate in rates:\n    key = jax.random.key(0)\n    for _"
    )
    own_update = SOUND.replace("optimizer.update(", "update(")
    return {
        "as in lesson 05": SOUND,
        "the last loss of each run": runs.replace(
            "        losses", "    losses"
        ),
        "the second of two loops": SOUND.replace("split(key)", "split(k)")
        + SOUND,
        "draws by NumPy": BY_HAND.format(draw="rng.choice", y="y").replace(
            "(key,", "(num_rows,"
        ),
        "noise beside a whole table": own.replace(
            "x = uniform(subkey, (32, 1), minval=-3, maxval=3)",
            "noise = normal(jax.random.fold_in(key, _), (32, 1))",
        )
        .replace("y_target = target_function(x)", "pass")
        .replace("(x, y_target, params)", "(noise, y_target, params)"),
        "another's init and update": SOUND
        + "    first = other.init(params)\n    shown.update(names, places)\n",
        "an init beside a plain update": own_update
        + "    first = other.init(params)\n",
        "a seed for each turn": own.replace("_ in", "step in").replace(
            "uniform(subkey", "uniform(jax.random.key(step)"
        ),
        "a subkey for each turn": drawn.replace(
            "    subkey, key =", "    _ ="
        ),
        "a figure and a test in the loop": SOUND
        + "    plt.plot(x, y_target_before)\n    plt.plot(x, y_true)\n"
        + "    x_test = uniform(test_key, (9, 1))\n",
        "a number of y's": SOUND.replace("x, y_target, p", "x, y_std, p"),
        "other losses": SOUND.replace("losses", "errors").replace(
            "key)", "k)"
        ),
        "a run for each rate": rates,
        "a draw inside a function": same_rows.replace(
            "maxval=3)", "vmap(lambda key: uniform(key, (1,)))(keys))"
        ),
    }


@pytest.mark.parametrize("cell", sound_loops().values(), ids=sound_loops())
def test_a_loop_without_a_mistake_is_not_blamed(type_in, cell):
    type_in(cell, ASKS)
    assert look_at_loop() == ""


def test_a_loop_that_did_not_make_the_losses_is_not_read(type_in):
    mistake = SOUND.replace("subkey, key =", "subkey, _ =")
    type_in(mistake, SOUND, ASKS)
    assert look_at_loop() == ""
    type_in(mistake, "params, losses = train(key, params, jnp.sin)", ASKS)
    assert look_at_loop() == ""
    type_in(mistake, "why(losses=others)")
    assert look_at_loop() == ""
    unused = IN_A_FUNCTION.format(indented(mistake)).rpartition("losses =")[0]
    type_in(SOUND, unused, ASKS)
    assert look_at_loop() == ""
    type_in(unused, IN_A_FUNCTION.format(indented(SOUND)), ASKS)
    assert look_at_loop() == ""
    type_in(mistake, "look at (")
    assert look_at_loop() == ""


def test_the_loops_of_the_lessons_are_sound_but_the_one_meant_to_fail(type_in):
    found = []
    for path in sorted(ROOT.glob("[ls]*/0*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                called = "\nlosses = train_epochs()\n" * (
                    "def " in cell.source
                )
                type_in(cell.source + called, ASKS)
                found += [(path.stem, look_at_loop())] * bool(look_at_loop())
    assert [stem for stem, _ in found] == ["05_training_loop"]
    assert "new key under `key`" in found[0][1]


def test_where_nothing_was_typed_nothing_is_read(monkeypatch):
    main = sys.modules["__main__"]
    monkeypatch.delattr(main, "In", raising=False)
    assert look_at_loop() == ""
    monkeypatch.setattr(main, "In", 3, raising=False)  # a name of one's own
    assert look_at_loop() == ""
