"""What a student reads: the same words everywhere, narrow and short."""

import io
import sys
from dataclasses import replace

import numpy as np
from toy_questions import HUNT, OPEN, PREDICTION, SCALE, verdict

from checks.exercise import Exercise
from checks.kinds import project_step
from checks.question import Part
from checks.show import WIDTH, render, show


def test_a_wrong_answer_shows_call_outcome_expectation_and_cause():
    text = render(verdict(lambda x, factor: x + factor), SCALE)
    for word in ("called:", "x = ", "came:", "expected:", "cause:", "help:"):
        assert word in text
    assert "You added." in text


def test_secret_inputs_stay_secret_while_the_cause_is_told():
    text = render(verdict(lambda x, f: x + f), SCALE, inputs=False)
    assert "You added." in text
    for word in ("called:", "came:", "expected:"):
        assert word not in text


def test_no_line_is_wider_than_a_narrow_window():
    def long_error(x, factor):
        raise ValueError("a long message without an end " * 30)

    for answer in (long_error, lambda x, f: np.ones((4, 3)) / 7):
        lines = render(verdict(answer), SCALE).splitlines()
        assert max(map(len, lines)) <= WIDTH


def test_numbers_are_shown_short_and_with_their_shape():
    assert show(np.array([[1 / 3, -0.0]])) == "[[0.3333, 0]], shape (1, 2)"
    assert show(np.zeros((30, 2))).startswith("array of shape (30, 2)")
    params = {"weights": [np.ones((2, 1))], "biases": []}
    assert show(params) == "{weights: [array of shape (2, 1)], biases: []}"


def test_of_nested_numbers_the_first_wrong_ones_are_shown():
    start = {"weights": [np.ones((2, 1))], "biases": [np.array([4.0, 2.0])]}
    question = replace(
        SCALE,
        draw=lambda rng: [(start, 2.0)],
        parts=(Part("all"),),
        expect=lambda x, factor: {
            name: [factor * a for a in x[name]] for name in x
        },
    )

    def biases_stay(x, factor):
        return {**x, "weights": [factor * a for a in x["weights"]]}

    text = render(verdict(biases_stay, question), question)
    assert "x['biases'][0] = [4, 2], shape (2,)" in text
    assert "came:     result['biases'][0] = [4, 2], shape (2,)" in text
    assert "expected: result['biases'][0] = [8, 4], shape (2,)" in text


def noted(function, x, factor):
    return function(x, factor)


def test_of_what_a_driver_notes_no_part_is_named():
    right = {"a": [1.0], "b": [2.0]}
    plain = replace(
        SCALE,
        draw=lambda rng: [(np.ones(3), 2.0)],
        parts=(Part("all"),),
        expect=lambda x, factor: right,
    )
    driven = replace(plain, driver=noted, drawn=("seconds", "turns"))
    texts = [
        render(
            verdict(lambda x, factor: {**right, "b": [7.5]}, question),
            question,
        )
        for question in (plain, driven)
    ]
    assert "Entry `b` is wrong" in texts[0]
    assert "Entry" not in texts[1] and "cause:" in texts[1]
    assert "seconds = " in texts[1] and "turns = 2" in texts[1]


def test_a_tuple_of_one_keeps_its_comma():
    assert show((4,)) == "(4,)" and show((4, 2)) == "(4, 2)"


def exercise():
    made = Exercise("99_test", (SCALE, PREDICTION, HUNT, OPEN))
    return made, *made.checks().values()


def test_progress_adds_up_what_is_checked(capsys):
    made, q1, q2, _, q4 = exercise()
    q1(lambda x, f: f * x)
    q2(5)
    q4("words")
    capsys.readouterr()
    made.progress()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "99_test: 3 of 6 points"
    endings = ["3 of 3", "0 of 1", "not written yet", "marked by hand"]
    assert all(map(str.endswith, lines[1:], endings))


def test_hints_come_step_by_step_and_start_again(capsys):
    _, q1, *_ = exercise()
    for _ in range(4):
        q1.hint()
    heads = [
        line for line in capsys.readouterr().out.splitlines() if "step" in line
    ]
    assert [head.split(": ")[1] for head in heads] == [
        "nudge",
        "hint",
        "example",
        "nudge",
    ]


def test_a_check_called_in_a_wrong_way_says_how_to_call_it(capsys):
    _, q1, *_ = exercise()
    for answers in ((), (1, 2), (np.ones(3),)):
        q1(*answers)
        assert "write check.q1(scale)" in capsys.readouterr().out
    assert "check.q1(scale)" in repr(q1)


def test_stopping_a_check_by_hand_shows_no_traceback(capsys):
    def stopped(x, factor):
        raise KeyboardInterrupt

    _, q1, *_ = exercise()
    q1(stopped)
    assert "stopped by you" in capsys.readouterr().out


def test_a_screen_that_knows_ascii_only_still_shows_the_text(monkeypatch):
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    _, q1, *_ = exercise()
    q1(lambda x, f: f * x)
    screen.flush()
    assert b"q1 scale: 3 of 3 points" in screen.buffer.getvalue()


def test_an_open_answer_is_marked_by_its_author(capsys):
    made, *_, q4 = exercise()
    for early in ((), (2,)):
        q4.mine(*early)
        assert "your own answer" in capsys.readouterr().out
    q4("words")
    q4.mine()
    text = capsys.readouterr().out
    for words in ("q4: 2 points", "a reason", "a figure", "good:", "weak:"):
        assert words in text
    q4.mine(1)
    assert "q4: 1 of 2, by your own mark" in capsys.readouterr().out
    made.progress()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "99_test: 0 of 6 points, by your own mark 1 of 2"
    assert lines[4].endswith("your mark: 1 of 2")


def test_a_mark_of_ones_own_lies_between_nothing_and_all(capsys):
    made, q1, *_, q4 = exercise()
    q4("words")
    for points in (3, -1, True, "2", 1.0):
        q4.mine(points)
        assert "a whole number, 0 to 2" in capsys.readouterr().out
    q1.mine(1)
    assert "check.q1.hint()" in capsys.readouterr().out
    made.progress()
    assert "your own mark" not in capsys.readouterr().out


def test_a_step_of_ones_own_project_asks_no_person_to_read_it(capsys):
    step = project_step(
        "q1", nudge="n", hint="h", earns=("a", "b"), good="g", weak="w"
    )
    made = Exercise("99_test", (step,))
    made.checks()["q1"]("what I found")
    text = capsys.readouterr().out
    assert "a step of your own project" in text and "person" not in text
    made.progress()
    text = capsys.readouterr().out
    assert "0 of 0 points" in text and text.rstrip().endswith("your own")
