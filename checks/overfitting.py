"""The questions of exercise 06: splitting, stopping, decay and leaks."""

import numpy as np

from checks._overfitting_rows import EPOCH
from checks._overfitting_split import SPLIT
from checks.exercise import Exercise
from checks.hints import overfitting as hints
from checks.kinds import bug_hunt, open_question, predict
from checks.question import Call, Mistake, Part, Question

# 3. predict a weight that only decays

PREDICT = predict(
    "q3",
    "predicted_weight",
    lambda: 2.0 * (1 - 0.1 * 0.5) ** 2,
    wanted="a number, with all its digits",
    tolerance=1e-3,
    wrong={
        2.0: "Adam alone would leave w where it is. This one is AdamW.",
        1.9: "That is w after one step, and the loop takes two.",
        1.8: "The second step takes its share of what the first has left.",
        0.5: "Half of w in each step is too much: the learning rate is a "
        "factor of the pull, too.",
        1.62: "One factor 0.9 for each step: that is the learning rate alone, "
        "without weight_decay.",
    },
    why="Decay pulls at every weight, also at one that no data speak for.",
    hints=hints.Q3,
)

# 4. best_step(validation_losses, patience)

SEEN = (5.0, 4.0, 4.2, 3.0, 3.3, 3.1, 2.5, 2.9, 2.7, 2.8)
STOPS_3 = (*SEEN, 2.4, 2.6, 2.7, 2.8, 2.9, 1.0)
STOPS_2 = (3.0, 3.2, 2.8, 2.2, 2.6, 2.5, 2.1, 2.4, 2.3, 2.45, 0.9, 1.3)
RUNS_ON = (4.0, 4.4, 3.5, 3.8, 3.6, 2.9, 3.1, 2.6, 2.7)


def draw_losses(rng):
    """Return two runs that stop, and one that goes on to its end."""
    runs = (
        (STOPS_3, 3, "stops"),
        (STOPS_2, 2, "stops"),
        (RUNS_ON, 3, "goes on to its end"),
    )
    return [
        Call((np.float32(scale * np.array(losses)), patience), label)
        for (losses, patience, label), scale in zip(
            runs, rng.uniform(0.1, 0.3, 3)
        )
    ]


def walk(losses, patience):
    """Return the best step, and the step at which the search ends."""
    best = 0
    for step in range(len(losses)):
        if losses[step] < losses[best]:
            best = step
        elif step - best >= patience:
            return best, step
    return best, len(losses) - 1


def first_rise(losses, patience):
    """Return the step before the first that is no better."""
    return int(np.argmax(np.diff(losses) > 0))


def without_reset(losses, patience):
    """Return the best step if a new best does not restart the count."""
    best, count = 0, 0
    for step in range(1, len(losses)):
        if losses[step] < losses[best]:
            best = step
        else:
            count += 1
        if count == patience:
            break
    return best


def against_the_last(losses, patience):
    """Return the best step if each loss is compared with the one before."""
    count, best = 0, 0
    for step in range(1, len(losses)):
        if losses[step] < losses[best]:
            best = step
        count = 0 if losses[step] < losses[step - 1] else count + 1
        if count == patience:
            break
    return best


BEST = Question(
    "q4",
    "best_step(validation_losses, patience)",
    "You can stop a long training without having seen the rest of it.",
    hints.Q4,
    draw=draw_losses,
    expect=lambda losses, patience: walk(losses, patience)[0],
    parts=(
        Part("a run that stops", 2, label="stops"),
        Part("a run that goes on to its end", label="goes on to its end"),
    ),
    mistakes=(
        Mistake(
            "where it stopped",
            "That is where you stopped: return the best step, which lies "
            "before it.",
            wrong=lambda losses, patience: walk(losses, patience)[1],
        ),
        Mistake(
            "first rise",
            "One bump is not patience: you stop at the first loss that is no "
            "better.",
            wrong=first_rise,
        ),
        Mistake(
            "looked past the stop",
            "That is the lowest loss of the whole list: you looked past the "
            "stop, where a real run has no losses yet.",
            wrong=lambda losses, patience: int(np.argmin(losses)),
        ),
        Mistake(
            "value",
            "That is the loss at the best step: return the step, a whole "
            "number.",
            wrong=lambda losses, patience: losses[walk(losses, patience)[0]],
        ),
        Mistake(
            "another loss",
            "That is a loss: return the step at which the best one stands, a "
            "whole number.",
            when=lambda case: (
                np.asarray(case.value).dtype.kind == "f"
                and np.float32(case.value) in case.arguments[0]
            ),
        ),
        Mistake(
            "nothing better",
            "No step ever counted as a new best: which number do you compare "
            "the first loss with? `float('inf')` loses against any.",
            wrong=lambda losses, patience: 0,
        ),
        Mistake(
            "never reset",
            "Bumps are counted from the start of the run: the count begins "
            "anew at each new best.",
            wrong=without_reset,
        ),
        Mistake(
            "against the last",
            "Each loss is compared with the one before it: compare with the "
            "best so far.",
            wrong=against_the_last,
        ),
        Mistake(
            "too patient",
            "You wait one step too long: stop as soon as `patience` steps in "
            "a row brought no new best.",
            wrong=lambda losses, patience: walk(losses, patience + 1)[0],
        ),
        Mistake(
            "counted from 1",
            "One too many: count steps as Python does, from 0.",
            wrong=lambda losses, patience: walk(losses, patience)[0] + 1,
        ),
    ),
)

# 5. and 6.

BUG_HUNT = bug_hunt(
    "q5",
    2,
    "A",
    lines={
        1: "Line 1 is fine: 40 measurements, each with its own noise.",
        3: "Line 3 is fine: each of the 160 row numbers once, shuffled.",
        4: "Line 4 is fine: no row number is in both parts. Are the rows "
        "behind the numbers different, too?",
        5: "Line 5 is fine: the same rows choose inputs and targets.",
        6: "Line 6 is fine: it is handed the training rows only.",
        7: "Line 7 is fine: the last network, and the test rows.",
    },
    symptoms={
        "B": "Torn pairs would make the error large; this one is too small.",
        "C": "A copied measurement has the same noise as the first, no less.",
        "D": "40 rows are few, but then the error would scatter around the "
        "true one, and would hardly fall to a small part of the noise level.",
    },
    why="Split first: whatever you do to the rows comes after it.",
    hints=hints.Q5,
)
OPEN = open_question("q6", "my_verdict", hints.Q6)

QUESTIONS = (EPOCH, SPLIT, PREDICT, BEST, BUG_HUNT, OPEN)
exercise = Exercise("06_overfitting", QUESTIONS)
q1, q2, q3, q4, q5, q6 = exercise.checks()
progress = exercise.progress
