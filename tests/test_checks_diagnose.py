"""What is said when no mistake of a question's own fits: real messages."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from toy_questions import SCALE, verdict

from helpers.checks._diagnose import ERRORS, diagnose
from helpers.checks._judge import case_of
from helpers.checks._question import draw_calls
from helpers.checks._run import Call, run

ONES = np.ones(3)
CALL = draw_calls(SCALE, 0)[0]


def written_into(x):
    x[0] = 1.0


def asks_a_tracer(x):
    return jax.jit(lambda y: y if y > 0 else -y)(x[0])


def forgets_to_return(x):
    (lambda: None)()["weights"]


def calls_itself(x):
    return calls_itself(x)


def uses_too_early(x):
    y = y + x  # noqa: F821
    return y


ANSWERS = {
    "cannot be written into": written_into,
    "which has none": asks_a_tracer,
    "A matrix product": lambda x: jnp.ones((2, 3)) @ jnp.ones(2),
    "print both": lambda x: x + jnp.ones(2),
    "returns one number": lambda x: jax.grad(lambda y: 2 * y)(x),
    "use floats": lambda x: jax.grad(lambda y: y)(3),
    "leave its brackets": lambda x: jax.vmap(3.0)(x),
    "should be None": lambda x: jax.vmap(jnp.add)(x, jnp.ones(4)),
    "two names": lambda x: jax.random.normal(
        jax.random.split(jax.random.key(0)), (2,)
    ),
    "random key is wanted": lambda x: jax.random.normal(0, (2,)),
    "misspelt": lambda x: jnp.ones(2) + no_such_name,  # noqa: F821
    "before the function has given": uses_too_early,
    "number of arguments": lambda: 1,
    "print its keys": lambda x: {"weights": 1}["weight"],
    "count from 0": lambda x: [1, 2][len(x)],
    "without an end": calls_itself,
    "returned nothing": forgets_to_return,
}


@pytest.mark.parametrize("words", ANSWERS)
def test_the_cause_of_a_common_error_is_told(words):
    (outcome,) = run((ANSWERS[words],), [Call((ONES,))])
    case = case_of(SCALE, CALL, outcome)
    assert words in diagnose(case, 1e-4), str(case.error)


def test_every_listed_error_is_tried():
    found = [
        [words for words in ANSWERS if words in says] for _, says in ERRORS
    ]
    assert all(len(words) == 1 for words in found), found


@pytest.mark.parametrize(
    "answer, words",
    [
        (lambda x, f: -f * x, "The sign is wrong"),
        (lambda x, f: (f * x)[::-1], "The order is reversed"),
        (lambda x, f: 32 * f * x, "It is 32 times too large"),
        (lambda x, f: f * x / 4, "It is 4 times too small"),
        (lambda x, f: (f * x)[:, None], "an axis of length 1"),
        (lambda x, f: x[:-1], "The shape is (2,), wanted is (3,)"),
        (lambda x, f: print(f * x), "does its last line say `return`"),
        (lambda x, f: [1.0, 2.0, 3.0], "`jnp.array` makes one"),
        (lambda x, f: f * x / 0, "There is a nan or an infinity"),
        (lambda x, f: lambda: f * x, "You returned a function"),
        (lambda x, f: x > 0, "True and False came"),
        (lambda x, f: 1j * x, "Complex numbers came"),
        (lambda x, f: object(), "A value of type object came"),
    ],
)
def test_the_way_in_which_numbers_are_wrong_is_told(answer, words):
    assert words in verdict(answer).cause
