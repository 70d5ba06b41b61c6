"""Exercise 06, question 4: `best_step`."""

from functools import partial

import numpy as np

from checks.question import Call, Hints, Mistake, Part, Question

SEEN = (5.0, 4.0, 4.2, 3.0, 3.3, 3.1, 2.5, 2.9, 2.7, 2.8)


STOPS_3 = (*SEEN, 2.4, 2.6, 2.7, 2.8, 2.9, 1.0)


STOPS_2 = (3.0, 3.2, 2.8, 2.2, 2.6, 2.5, 2.1, 2.4, 2.3, 2.45, 0.9, 1.3)


RUNS_ON = (4.0, 3.5, 3.8, 3.6, 2.9, 3.1, 2.6, 2.7)


TIES = (3.0, 2.0, 2.0, 2.0, 1.0, 1.5)
ONE_TIE = (3.0, 2.0, 2.0, 1.0, 1.5)
FIRST_TIE = (2.0, 2.0, 3.0, 1.0)
FIRST_BEST = (1.0, 2.0, 1.5, 1.2, 1.1, 0.5)
BARELY = (2.0, 2.5, 1.999, 2.4, 1.998, 1.9975)  # a new best at the very end


def draw_losses(rng):
    """Return runs that stop, and runs that go on to their end."""
    runs = (
        (STOPS_3, 3, "stops"),
        (STOPS_2, 2, "stops"),
        (RUNS_ON, 3, "goes on to its end"),
        (TIES, 2, "stops"),
        (ONE_TIE, 1, "stops"),
        (FIRST_TIE, 2, "stops"),
        (FIRST_BEST, 4, "stops"),
        (FIRST_BEST[:4], 4, "goes on to its end"),
        (BARELY, 2, "goes on to its end"),
    )
    return [
        Call((np.float32(scale * np.array(losses)), patience), label)
        for (losses, patience, label), scale in zip(
            runs, rng.uniform(0.1, 0.3, 9) * [1, 1, 1, 1, 99, 1, 1, 1, 1]
        )
    ]


def walk(losses, patience):
    """Return the best step, and the step at which the search ends."""
    best = 0
    for step in range(1, len(losses)):
        if losses[step] < losses[best]:
            best = step
        elif step - best >= patience:
            return best, step
    return best, len(losses) - 1


def stop_or_best(losses, patience):
    """Return where the walk stops, or the best step where it does not."""
    best, stop = walk(losses, patience)
    return stop if stop - best >= patience else best


def best_or_last(losses, patience):
    """Return the best step, or the last one where the walk does not stop."""
    best, stop = walk(losses, patience)
    return best if stop - best >= patience else len(losses) - 1


def rises_count(losses, patience):
    """Return the last fall before so many rises in a row."""
    best = 0
    for step in range(1, len(losses)):
        if losses[step] < losses[step - 1]:
            best = step
        elif step - best >= patience:
            break
    return best


def below_the_first(losses, patience):
    """Return what comes if every loss is compared with the first one."""
    best = 0
    for step in range(1, len(losses)):
        if losses[step] < losses[0]:
            best = step
        elif step - best >= patience:
            break
    return best


def first_rise(losses, patience):
    """Return the step before the first that is no better."""
    return int(np.argmax(np.diff(losses) > 0))


def ties_count(losses, patience):
    """Return the best step if an equal loss is a new best."""
    best = 0
    for step in range(len(losses)):
        if losses[step] <= losses[best]:
            best = step
        elif step - best >= patience:
            break
    return best


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


def against_the_last(losses, patience, a_tie_waits=True):
    """Return the best step if each loss is compared with the one before."""
    count, best = 0, 0
    for step in range(1, len(losses)):
        if losses[step] < losses[best]:
            best = step
        change = losses[step] - losses[step - 1]
        waits = change > 0 or (a_tie_waits and change == 0)
        count = count + 1 if waits else 0
        if count == patience:
            break
    return best


HINTS = Hints(
    nudge="Which two things must you remember while you walk along the "
    "losses?",
    hint="The best step so far, and how long ago it was. A new best changes "
    "the first; if the second reaches `patience`, return.",
    example="""
    A hiker looks for the highest place, and turns back after two heights
    in a row that do not beat it:

    >>> heights = [1, 4, 3, 6, 5, 2, 9]
    >>> highest, since = 0, 0
    >>> for place, height in enumerate(heights):
    ...     since = since + 1
    ...     if height > heights[highest]:
    ...         highest, since = place, 0
    ...     if since == 2:
    ...         break
    >>> highest
    3

    He turned back at place 5, and never saw the 9.
    """,
)


QUESTION = Question(
    "q4",
    "best_step(validation_losses, patience)",
    "You can stop a long training without having seen the rest of it.",
    HINTS,
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
            across=lambda cases: all(
                case.value == stop_or_best(*case.arguments) for case in cases
            ),
        ),
        Mistake(
            "last at the end",
            "Where no stop comes, you return the last step: the best one is "
            "wanted there, too.",
            wrong=best_or_last,
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
            of_form=True,
        ),
        Mistake(
            "another loss",
            "That is a loss: return the step at which the best one stands, a "
            "whole number.",
            when=lambda case: (
                np.asarray(case.value).dtype.kind == "f"
                and np.float32(case.value) in case.arguments[0]
            ),
            of_form=True,
        ),
        Mistake(
            "nothing better",
            "Step 0 came each time, so no other ever counted as a new best: "
            "does `return` stand inside the loop, or is no loss lower than "
            "the number that you begin with? `float('inf')` is above any.",
            wrong=lambda losses, patience: 0,
        ),
        Mistake(
            "never reset",
            "Bumps are counted from the start of the run: the count begins "
            "again at each new best.",
            wrong=without_reset,
        ),
        Mistake(
            "against the last",
            "Each loss is compared with the one before it: compare with the "
            "best so far.",
            wrong=(
                against_the_last,
                partial(against_the_last, a_tie_waits=False),
            ),
            across=lambda cases: all(
                case.value == rises_count(*case.arguments) for case in cases
            ),
        ),
        Mistake(
            "against the first",
            "Every loss is compared with the first one: note the lowest so "
            "far whenever a new best comes.",
            wrong=below_the_first,
        ),
        Mistake(
            "impatient",
            "You stop one step too soon: `patience` steps in a row without a "
            "new best have to come first.",
            wrong=lambda losses, patience: walk(losses, patience - 1)[0],
        ),
        Mistake(
            "best counts as waiting",
            "The new best itself is counted as a step without one, or the "
            "count goes on after it: at each new best it is 0.",
            wrong=lambda losses, patience: (
                walk(losses, patience - 1)[0] if patience > 1 else 0
            ),
        ),
        Mistake(
            "last step unseen",
            "The walk ends before the last loss: that one may be the best.",
            wrong=lambda losses, patience: walk(losses[:-1], patience)[0],
        ),
        Mistake(
            "first step unseen",
            "The walk begins at step 1: step 0 is the first that may be the "
            "best.",
            wrong=lambda losses, patience: walk(losses[1:], patience)[0] + 1,
        ),
        Mistake(
            "a part of the list",
            "You look at the first few steps, as many as `patience` says: "
            "the wait begins again at each new best.",
            wrong=(
                lambda losses, patience: int(
                    np.argmin(losses[: patience + 1])
                ),
                lambda losses, patience: int(np.argmin(losses[:patience])),
            ),
        ),
        Mistake(
            "hardly better",
            "A loss counts as a new best as soon as it is lower, even by "
            "very little.",
            across=lambda cases: all(
                c.value == c.expected for c in cases[:-1]
            ),
        ),
        Mistake(
            "patience of 1",
            "With `patience = 1` you wait for two: one step without a new "
            "best is enough there.",
            wrong=lambda losses, patience: walk(losses, max(patience, 2))[0],
        ),
        Mistake(
            "too patient",
            "You wait one step too long: stop as soon as `patience` steps in "
            "a row brought no new best.",
            wrong=lambda losses, patience: walk(losses, patience + 1)[0],
        ),
        Mistake(
            "ties",
            "A loss that is equal to the best counts as a new best: it has to "
            "be lower.",
            wrong=ties_count,
        ),
        Mistake(
            "fixed patience",
            "You wait for the same number of steps whatever `patience` is.",
            across=lambda cases: any(
                all(walk(c.arguments[0], n)[0] == c.value for c in cases)
                for n in (1, 2, 3, 4, 5)
            ),
        ),
        Mistake(
            "counted from 1",
            "One too many: count steps as Python does, from 0.",
            wrong=lambda losses, patience: walk(losses, patience)[0] + 1,
        ),
    ),
)
