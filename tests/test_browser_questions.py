"""Questions on an exercise's page: the page says what the notebook says."""

import ast
import itertools
import random

import pytest

from book.questions import LEFT_OUT, asked, told
from checks.exercise import grade
from checks.show import what_is_said
from lessons import ROOT

STEMS = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))
SAID = """([data, answers]) => {
    const { judge } = globalThis.questions;
    return answers.map((texts) => judge(data, texts));
}"""


@pytest.fixture(scope="module")
def page(browser, book_address):
    """Open the page of an exercise with three kinds of question."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{book_address}/exercises/05_training_loop.html")
    page.wait_for_selector(".question form")
    yield page
    page.close()


def letters_to_try(wanted):
    """Return many words of letters, right, nearly right and strange."""
    chance = random.Random(0)
    longer = [chance.sample("ABCDEFGH", n) for n in (1, 5, 6, 7) * 50]
    mixed = [chance.sample(wanted, len(wanted)) for _ in range(200)]
    pairs = itertools.product("ABCDE", repeat=2)
    return [*map("".join, [*longer, *mixed, *pairs]), "ABB", "e, b, d a G H"]


def answers_to(question):
    """Return answers as texts that a page gets, one tuple an answer."""
    expected = question.expect()
    if len(question.names) > 1:
        return list(itertools.product(*told(question)["choices"].values()))
    if isinstance(expected, str):
        return [(word,) for word in letters_to_try(expected)]
    known = [mistake.when.answer for mistake in question.mistakes]
    odd = ["123", "-7", "0.125", "3.0", "1e-3"]
    if isinstance(expected, tuple):
        odd += ["(4, 2)", "[1, 2, 3, 4]", "[4, 2, 3]"]
    else:
        odd += [repr(expected * 1.00001), repr(expected * 1.1)]
    return [(text,) for text in [*map(repr, [expected, *known]), *odd]]


def read(text):
    """Return an answer as the notebook has it."""
    try:
        return ast.literal_eval(text) if isinstance(text, str) else text
    except (SyntaxError, ValueError):
        return text


def in_the_notebook(question, texts):
    """Return what the check says, as far as the page says it."""
    given = [*map(read, texts), *[""] * (len(question.names) - len(texts))]
    head, fields = what_is_said(grade(question, tuple(given)), question)
    return [head, [list(p) for p in fields if p[0] not in LEFT_OUT]]


@pytest.mark.parametrize("stem", STEMS)
def test_the_page_says_what_the_notebook_says(page, stem):
    questions = asked(stem)
    assert len(questions) > 1
    for label, question in questions.items():
        answers = answers_to(question)
        texts = [[str(text) for text in answer] for answer in answers]
        found = page.evaluate(SAID, [told(question), texts])
        for answer, said in zip(answers, found):
            assert said == in_the_notebook(question, answer), (label, answer)


def test_every_such_question_can_be_answered_on_its_page(
    browser, book_address
):
    page = browser.new_page()
    for stem in STEMS:
        page.goto(f"{book_address}/exercises/{stem}.html")
        page.wait_for_selector(".question form")
        boxes = page.locator(".question").evaluate_all(
            "all => all.map(one => JSON.parse(one.dataset.question))"
        )
        shown = [box["missing"][0].split()[1] for box in boxes]
        assert shown == list(asked(stem)), stem
    page.close()


def test_a_question_is_answered_by_keyboard_and_read_aloud(page):
    group = page.get_by_role("group", name="Answer predicted_place here")
    box = group.get_by_role("textbox", name="predicted_place =")
    status = group.get_by_role("status")
    question = asked("05_training_loop")["q3"]
    mistake, right = question.mistakes[0], question.expect()
    box.focus()
    page.keyboard.press("Enter")
    assert "not written yet" in status.inner_text()
    page.keyboard.type(str(mistake.when.answer))
    page.keyboard.press("Enter")
    assert mistake.says in status.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for wanted in ("nudge", "hint", "example", "nudge"):
        page.keyboard.press("Enter")
        assert wanted in status.inner_text()
    box.fill("0,49")
    page.keyboard.press("Enter")
    assert "cause" not in status.inner_text()
    box.fill(str(right))
    page.keyboard.press("Enter")
    assert "1 of 1 point" in status.inner_text()


def test_a_finger_finds_the_buttons(page):
    for part in page.locator(".question :is(button, input, select)").all():
        assert part.bounding_box()["height"] >= 44


@pytest.mark.parametrize("without", ["scripts", "a screen"])
def test_no_empty_frame_stands_where_nothing_can_be_answered(
    browser, book_address, without
):
    context = browser.new_context(java_script_enabled=without != "scripts")
    page = context.new_page()
    page.goto(f"{book_address}/exercises/05_training_loop.html")
    page.emulate_media(media="print" if without == "a screen" else "screen")
    assert page.locator(".question").count() == 3
    assert not page.locator(".question:visible").count()
    context.close()
