"""Exercise 08, question 4: `train_scan`."""

from dataclasses import replace

import jax
import numpy as np

from checks.chance import drew_from_a_split_key
from checks.faster.shared import CARRY_CHANGED, NO_RECORD, NO_SCAN, handed_over
from checks.plain import Formula, Key
from checks.question import (
    Call,
    Hints,
    Mistake,
    Part,
    Question,
)

NOISE = 0.5


def draw_runs(rng):
    """Return runs of a step whose loss shows which key it got.

    In the third run it shows nothing else: equal losses are equal keys.
    """
    body = "(0.9 * state + {0}, {1} * jnp.sum(state**2) + {2} * {3})"
    noise = "jax.random.uniform(key)"
    runs = []
    sizes = ((5, 2, 1), (8, 3, 1), (8, 1, 0))
    for (num_steps, size, weight), seed in zip(sizes, rng.choice(1000, 3)):
        shift = float(np.round(rng.uniform(0.1, 0.2), 2))
        text = body.format(shift, weight, NOISE, noise)
        step = Formula(text, "key, state")
        state = np.float32(rng.uniform(3, 4, size))
        runs.append(Call((step, Key(int(seed)), state, num_steps), "runs"))
    return [*runs, handed_over(runs[0])]


def states_of(case):
    """Return the states before each step, and after the last."""
    step, _, state, num_steps = case.arguments
    shift = float(step.body.split("+")[1].split(",")[0])
    found = [state.astype(float)]
    for _ in range(num_steps):
        found.append(0.9 * found[-1] + shift)
    return np.array(found)


def noise_of(case, states=None):
    """Return what the losses owe to the keys, from 0 to 1 if all is well."""
    states = states_of(case)[:-1] if states is None else states
    losses = np.asarray(case.value[1])
    if losses.shape != (case.arguments[3],):
        raise ValueError("not one loss for each step")
    weight = 0 if "0 * jnp.sum" in case.arguments[0].body else 1
    return (losses - weight * (states**2).sum(axis=1)) / NOISE


def is_noise(noise):
    """Say whether these are uniform numbers, but for rounding."""
    return noise.min() > -1e-3 and noise.max() < 1 + 1e-3


def right_state(case):
    """Say whether the last state came."""
    value, right = np.asarray(case.value[0]), states_of(case)[-1]
    return value.shape == right.shape and np.allclose(value, right, 1e-4)


def one_key(case):
    """Say whether each step got the same key."""
    return np.ptp(noise_of(case)) < 1e-3


def key_ignored(cases):
    """Say whether two keys gave the same first draw."""
    first, second = (noise_of(case)[0] for case in cases[:2])
    return abs(first - second) < 1e-4


def key_comes_again(cases):
    """Say whether two steps of the third run got the same key."""
    losses = np.asarray(cases[2].value[1])
    return len(set(losses.tolist())) < len(losses)


def carried_on(case):
    """Say whether each step's key gives that of the next one."""
    noise = noise_of(case)
    return drew_from_a_split_key(
        jax.random.key(case.arguments[1].seed),
        lambda key, n: abs(float(jax.random.uniform(key)) - noise[n]) < 1e-4,
        len(noise),
    )


def parent_used(cases):
    """Say whether the first step got the key itself, from which others come.

    A fresh number of three runs is so near by chance once in 1e11.
    """
    given = [jax.random.key(case.arguments[1].seed) for case in cases[:3]]
    draws = [float(jax.random.uniform(key)) for key in given]
    first = [noise_of(case)[0] for case in cases[:3]]
    return np.allclose(first, draws, rtol=0, atol=1e-4)


def keys_are_own(cases):
    """Say whether each step got a key of its own, from the key given."""
    return not (
        any(map(one_key, cases))
        or parent_used(cases)
        or key_ignored(cases)
        or key_comes_again(cases)
        or carried_on(cases[2])
    )


def not_carried(case):
    """Say whether each step started from the first state."""
    first = states_of(case)[:1]
    return is_noise(noise_of(case, first))


def is_pair(case):
    """Say whether two things came."""
    return isinstance(case.value, (tuple, list)) and len(case.value) == 2


def shape_of(value):
    """Return the shape of an array, or None."""
    return value.shape if isinstance(value, np.ndarray) else None


HINTS = Hints(
    nudge="What has to go from one step to the next, besides the state?",
    hint="The key. So the carry is a pair (key, state): split the key in "
    "each step, give one half to `step`, and hand the other on.",
    example="""
    A walk with random steps, whose carry is key and place:

    >>> import jax
    >>> import jax.numpy as jnp
    >>> from jax.lax import scan
    >>> def walk(carry, _):
    ...     key, place = carry
    ...     subkey, key = jax.random.split(key)
    ...     place = place + jax.random.normal(subkey)
    ...     return (key, place), place
    >>> start = jax.random.key(0), jnp.zeros(())
    >>> (key, place), places = scan(walk, start, length=4)
    >>> print(places.shape, bool(place == places[-1]))
    (4,) True
    """,
)


QUESTION = Question(
    "q4",
    "train_scan(step, key, state, num_steps)",
    "A whole training, handed over in one call: Python waits outside.",
    HINTS,
    draw=draw_runs,
    form=lambda step, key, state, num_steps: (state, np.zeros(num_steps)),
    wanted="the last state, and losses of shape (num_steps,); each step "
    "with a key of its own",
    parts=(
        Part(
            "the last state",
            label="runs",
            holds=lambda cases: all(map(right_state, cases)),
        ),
        Part(
            "a loss for each step",
            holds=lambda cases: all(is_noise(noise_of(c)) for c in cases),
        ),
        Part(
            "a key of its own for each step",
            label="runs",
            holds=keys_are_own,
        ),
    ),
    mistakes=(
        NO_RECORD,
        Mistake(
            "no length",
            "There is nothing to walk along, so `scan` has to be told how "
            "many steps: `length=num_steps`.",
            raises="`length` not provided",
        ),
        Mistake(
            "carry changed",
            "The carry came out of your step in another form than it went "
            "in: hand on key and state, each of the same kind as before.",
            raises=CARRY_CHANGED,
        ),
        Mistake(
            "arguments exchanged",
            "`scan` calls its function with (carry, item), and `step` wants "
            "(subkey, state): write a function that stands between them.",
            raises=r"key<fry>|NoneType",
        ),
        Mistake(
            "losses first",
            "The order is: state, then losses.",
            when=lambda case: (
                shape_of(case.value[0]) == (case.arguments[3],)
                and shape_of(case.value[1]) == case.arguments[2].shape
            ),
            of_form=True,
        ),
        Mistake(
            "whole carry",
            "You returned the whole carry, with the key in it: the state "
            "alone is wanted.",
            when=lambda case: isinstance(case.value[0], (tuple, list)),
            of_form=True,
        ),
        Mistake(
            "states recorded",
            "The states of all steps were recorded: it is the losses that "
            "are wanted beside the last state.",
            when=lambda case: (
                shape_of(case.value[1])
                == (case.arguments[3], *case.arguments[2].shape)
            ),
            of_form=True,
        ),
        Mistake(
            "one loss",
            "One loss came: return all num_steps of them, which `scan` has "
            "stacked for you.",
            when=lambda case: is_pair(case) and shape_of(case.value[1]) == (),
            of_form=True,
        ),
        Mistake(
            "backwards",
            "The losses stand in the order from the last step to the first.",
            across=lambda cases: all(
                is_noise(noise_of(case, states_of(case)[-2::-1]))
                for case in cases[:2]
            ),
        ),
        Mistake(
            "not carried",
            "Every step starts from the first state: the state that `step` "
            "returns is the next carry.",
            across=lambda cases: all(map(not_carried, cases)),
        ),
        Mistake(
            "one key",
            "All batches are equal: every step got the same key; split it "
            "in each step, and carry one half on.",
            across=lambda cases: all(map(one_key, cases)),
        ),
        Mistake(
            "key comes again",
            "Two steps got the same key: each needs one that no other gets.",
            across=key_comes_again,
        ),
        Mistake(
            "parent used",
            "The first step got `key` itself, from which the other keys "
            "come: split it first, and give `step` one half.",
            across=parent_used,
        ),
        Mistake(
            "carried half used",
            "Each step got the key that the next one's comes from: give it "
            "the other half of a split, which nothing else uses.",
            across=lambda cases: carried_on(cases[2]),
        ),
        Mistake(
            "key ignored",
            "Two keys gave the same draws: use the key that you are given.",
            across=key_ignored,
        ),
        Mistake(
            "number of steps",
            lambda case: (
                f"{len(case.value[1])} losses came, and num_steps is "
                f"{case.arguments[3]}."
            ),
            when=lambda case: (
                is_pair(case)
                and len(shape_of(case.value[1])) == 1
                and len(case.value[1]) != case.arguments[3]
            ),
            of_form=True,
        ),
        replace(
            NO_SCAN,
            across=lambda cases: (
                NO_SCAN.across(cases)
                and all(is_noise(noise_of(case)) for case in cases[:3])
                and keys_are_own(cases[:3])
            ),
        ),
    ),
)
