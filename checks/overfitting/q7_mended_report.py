"""Exercise 06, question 7: `mended_report`, a bug without numbered lines."""

import numpy as np

from checks.compare import same
from checks.question import Call, Hints, Mistake, Part, Question


def draw_losses(rng):
    """Return trainings whose lowest losses lie at different steps.

    In one the step to keep is the first, in one the last.
    """
    drawn = []
    for num_steps in (8, 12):
        validation, test = rng.uniform(1.0, 2.0, (2, num_steps))
        low, other, both = rng.choice(
            np.arange(1, num_steps - 1), 3, replace=False
        )
        validation[low], test[other] = rng.uniform(0.5, 0.7, 2)
        validation[both] = test[both] = 0.72  # the lowest sum
        if num_steps == 12:  # here the test promises more than the choice
            test[low], validation[low] = 0.75, 0.71
            validation[both], test[both], test[other] = 0.72, 0.73, 0.6
        pair = np.round(validation, 3), np.round(test, 3)
        drawn.append(Call(tuple(array.astype(np.float32) for array in pair)))
    return [*drawn, *map(Call, at_the_ends(rng))]


def at_the_ends(rng):
    """Return two trainings to be stopped at the first and the last step.

    There the losses on test data are lower than all on validation data.
    """
    rising = np.round(np.sort(rng.uniform(1.0, 2.0, 5)), 3)
    test = np.round(rng.uniform(0.3, 0.9, 5), 3)
    for losses in (rising, rising[::-1]):
        yield np.float32(losses), np.float32(test)


def kept(validation_losses, test_losses):
    """Return the step with the lowest validation loss, and its test loss."""
    step = int(np.argmin(validation_losses))
    return step, float(test_losses[step])


def by_test(validation_losses, test_losses):
    """Return the step with the lowest test loss, and that loss."""
    return kept(test_losses, test_losses)


def between(number, one, other):
    """Say whether a number lies between two others, or is one of them."""
    return min(one, other) - 1e-6 <= number <= max(one, other) + 1e-6


HINTS = Hints(
    nudge="What do you know about fresh data when you choose the step? And "
    "what was the test kept for?",
    hint="Whatever takes part in a choice is flattered by it. One of the two "
    "lists may choose; the other may only report.",
    example="""
    Ten dice are thrown twice; the best of the first throw is no better die:

    >>> import numpy as np
    >>> throws = np.random.default_rng(0).integers(1, 7, (2, 1000, 10))
    >>> best = throws[0].argmax(axis=1)
    >>> first = throws[0, np.arange(1000), best].mean()
    >>> second = throws[1, np.arange(1000), best].mean()
    >>> print(f"{first:.1f} and {second:.1f}")
    5.8 and 3.4
    """,
)


QUESTION = Question(
    "q7",
    "mended_report(validation_losses, test_losses)",
    "What takes part in the choice can no longer judge it.",
    HINTS,
    draw=draw_losses,
    expect=kept,
    parts=(
        Part("the step", pick=lambda value: value[0]),
        Part("the loss", pick=lambda value: value[1]),
    ),
    mistakes=(
        Mistake(
            "a loss as a place",
            "A loss was taken as a place in the list: `argmin` gives the "
            "place of the lowest, `min` the loss itself.",
            raises="[Ii]ndexer|indices must be|integer",
        ),
        Mistake(
            "as it was",
            "The test still chooses the step, and so it flatters it.",
            wrong=by_test,
        ),
        Mistake(
            "validation reported",
            "The step is right. Its validation loss has chosen it, so it is "
            "too good: report what had no part in the choice.",
            wrong=lambda validation, test: (
                kept(validation, test)[0],
                validation.min(),
            ),
        ),
        Mistake(
            "roles exchanged",
            "The two lists have exchanged their roles: the test must not "
            "choose.",
            wrong=lambda validation, test: (
                int(test.argmin()),
                validation[test.argmin()],
            ),
        ),
        Mistake(
            "counted from 1",
            "Steps are counted from 0.",
            wrong=lambda validation, test: (
                kept(validation, test)[0] + 1,
                kept(validation, test)[1],
            ),
        ),
        Mistake(
            "mean of the test",
            "The step is right, and the loss is the mean over all steps: "
            "report the one of the step that you keep.",
            wrong=lambda validation, test: (
                kept(validation, test)[0],
                test.mean(),
            ),
        ),
        Mistake(
            "a loss for the step",
            "The first thing is to be a place in the list, and a loss came: "
            "`argmin` gives the place, `min` what stands there.",
            across=lambda cases: all(
                any(c.value[0] == losses.min() for losses in c.arguments)
                for c in cases
            ),
        ),
        Mistake(
            "step as a float",
            "The step is a whole number, an int: it is to be a place.",
            when=lambda case: (
                np.asarray(case.value[0]).dtype.kind == "f"
                and case.value[0] == case.expected[0]
            ),
        ),
        Mistake(
            "of another step",
            "The step is right, and the loss is that of another step.",
            across=lambda cases: all(
                c.value[0] == c.expected[0]
                and np.isclose(c.value[1], c.arguments[1]).any()
                for c in cases
            ),
        ),
        Mistake(
            "lower or higher of the two",
            "The step is right: what you report depends on both lists, and "
            "the test alone has had no part in the choice.",
            across=lambda cases: all(
                c.value[0] == c.expected[0]
                and between(c.value[1], *(a[c.value[0]] for a in c.arguments))
                for c in cases
            ),
        ),
        Mistake(
            "an end not seen",
            "The first step and the last one may be the best, too.",
            across=lambda cases: same(
                [c.value for c in cases[:2]], [c.expected for c in cases[:2]]
            ),
        ),
        Mistake(
            "last step",
            "That is the last step: training may have gone on for too long.",
            wrong=lambda validation, test: (len(test) - 1, test[-1]),
        ),
        Mistake(
            "both lists choose",
            "Both lists choose together, so the test is no test any more.",
            wrong=lambda validation, test: kept(validation + test, test),
        ),
        Mistake(
            "highest",
            "That is the step with the highest loss.",
            wrong=lambda validation, test: kept(-validation, test),
        ),
    ),
    otherwise="Which of the two lists says where to stop, and which says how "
    "good that is?",
)
