"""Every typical mistake is recognised, every right answer passes.

Each answer goes through the exercise notebook's own cell.
"""

import textwrap
from functools import cache

import jax
import pytest
from answers import banks
from student import answer, execute, questions, run_cells
from varied import invited

from checks.exercise import grade

RIGHT = [
    pytest.param(bank.stem, label, text, id=f"{bank.stem}-{label}-{number}")
    for bank in banks()
    for label, texts in bank.right.items()
    for number, text in enumerate(texts)
]
WRONG = [
    pytest.param(
        bank.stem, label, text, wrong, id=f"{bank.stem}-{label}-{wrong.name}"
    )
    for bank in banks()
    for label, wrongs in bank.wrong.items()
    for wrong in wrongs
    for text in wrong.ways
]
OTHER_SEEDS = (1, 45)
each_bank = pytest.mark.parametrize(
    "bank", banks(), ids=[bank.stem for bank in banks()]
)


def said(printed):
    """Return the cause that a check printed, as one line."""
    text = printed.split("cause:")[1]
    for end in ("\n  right:", "\n  not yet:", "\n  help:"):
        text = text.split(end)[0]
    return " ".join(text.split())


@cache
def graded(stem, label, text, seed):
    """Return the verdict on an answer with other inputs."""
    names = {"jax": jax, **run_cells(stem)[0]}
    execute(textwrap.dedent(text), names, f"<answer to {label}>")
    question = questions(stem)[label]
    return grade(question, [names[name] for name in question.names], seed)


@pytest.mark.parametrize("stem, label, text", RIGHT)
def test_a_right_answer_passes_whatever_way_it_is_written(stem, label, text):
    question = questions(stem)[label]
    printed = answer(stem, label, text)
    assert printed.startswith(f"✓ {label} "), printed
    assert " ".join(question.why.split()) in " ".join(printed.split())
    for seed in OTHER_SEEDS if question.kind == "function" else ():
        verdict = graded(stem, label, text, seed)
        assert verdict.state == "right", (seed, verdict)


@pytest.mark.parametrize("stem, label, text, wrong", WRONG)
def test_a_mistake_is_recognised_with_its_own_message(
    stem, label, text, wrong
):
    printed = answer(stem, label, text)
    assert "Traceback" not in printed
    assert "checks/" not in printed
    assert not printed.startswith("✓"), printed
    assert " ".join(wrong.says.split()) in said(printed), printed
    came = printed.split("came:")[1].split("expected:")[0]
    assert len(came.splitlines()) <= 16, "too long to be read:\n" + came
    if questions(stem)[label].kind == "function":
        verdict = graded(stem, label, text, OTHER_SEEDS[0])
        assert verdict.points < verdict.possible, verdict
        assert verdict.cause, verdict


@each_bank
def test_no_two_mistakes_of_a_question_share_a_message(bank):
    for label, wrongs in bank.wrong.items():
        causes = [said(answer(bank.stem, label, w.ways[0])) for w in wrongs]
        assert len(set(causes)) == len(causes), (label, causes)


@each_bank
def test_the_bank_is_complete(bank):
    for label, question in questions(bank.stem).items():
        if question.kind == "open":
            assert label not in bank.wrong
            continue
        if question.kind == "function":
            assert len(bank.right[label]) >= 2, label
            assert len(bank.wrong[label]) >= 4, label
            assert all(len(w.ways) >= 2 for w in bank.wrong[label]), label
        assert bank.right[label] and bank.wrong[label], label


@each_bank
def test_every_declared_mistake_has_a_wrong_answer_that_shows_it(bank):
    for label, question in questions(bank.stem).items():
        texts = [wrong.ways[0] for wrong in bank.wrong.get(label, ())]
        texts += [varied.text for varied in invited(bank.stem, label)]
        if question.kind == "open":
            continue  # below
        missing = {mistake.name for mistake in question.mistakes}
        for text in texts:
            verdict = graded(bank.stem, label, text, OTHER_SEEDS[0])
            missing.discard(verdict.mistake)
            if not missing:
                break
        assert not missing, (label, missing)


LETTER = "dict(weights=[jnp.ones(({0}, 1)), jnp.ones((1, {0}))], biases="
LETTER += "[jnp.zeros({0}), jnp.zeros(1)])"
PROSE = "Thirty networks of each size: the medians are 0.2 and 0.3."
OPEN = [
    ("01_network", "q7", "my_letter", LETTER.format(8), LETTER.format(9)),
    ("01_network", "q7", "my_letter", LETTER.format(1), "'M'"),
    ("02_random_keys", "q6", "my_scale", "'1.6, and 0.7'", "1.6"),
    ("03_vmap", "q6", "my_share", "jnp.array(0.17)", "17"),
    ("03_vmap", "q6", "my_share", "1", "'17 %'"),
    ("04_gradients", "q6", "my_errors", "[0.1, 0.2]", "0.1"),
    ("04_gradients", "q6", "my_errors", "jnp.ones(7)", "'small'"),
    ("04_gradients", "q6", "my_errors", "[1e-3, 0.2]", "[-1e-3, 0.2]"),
    ("05_training_loop", "q6", "my_result", "jnp.array(0.002)", "[0.002]"),
    ("05_training_loop", "q6", "my_result", "0.0021", "median_error"),
    ("06_overfitting", "q6", "my_verdict", f"{PROSE!r}", "'to do'"),
    ("07_any_dimension", "q7", "my_table", f"{PROSE!r}", "jnp.ones((2, 2))"),
    ("08_faster", "q6", "my_rates", f"{PROSE!r}", "[0.1, 0.03]"),
    ("09_handwriting", "q7", "my_report", f"{PROSE!r}", "94"),
]


@pytest.mark.parametrize("stem, label, name, right, wrong", OPEN)
def test_an_open_answer_of_another_kind_gets_a_note(
    stem, label, name, right, wrong
):
    assert "note:" not in answer(stem, label, f"{name} = {right}")
    printed = answer(stem, label, f"{name} = {wrong}")
    assert "written; a person" in printed
    assert f"note:     `{name}` should" in printed


@pytest.mark.parametrize("nothing", ["None", "' '", "[]", "float('nan')"])
def test_an_open_answer_that_holds_nothing_is_not_written(nothing):
    printed = answer("00_warm_up", "q7", f"my_curve = {nothing}")
    assert "not written yet" in printed
