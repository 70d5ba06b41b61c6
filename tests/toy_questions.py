"""Small questions on which the framework itself is tested."""

from checks.exercise import grade
from checks.kinds import bug_hunt, open_question, predict
from checks.question import Call, Hints, Marking, Mistake, Part, Question

HELP = Hints("a nudge", "a hint", ">>> 1 + 1\n2")


def draw_pairs(rng):
    """Return two arrays of three numbers, and one pair of two."""
    return [
        Call((rng.normal(size=3), 2.0), "three"),
        Call((rng.normal(size=2), 3.0), "two"),
    ]


SCALE = Question(
    "q1",
    "scale(x, factor)",
    "why it matters",
    HELP,
    draw=draw_pairs,
    expect=lambda x, factor: x * factor,
    parts=(Part("three", label="three"), Part("two", 2, label="two")),
    mistakes=(
        Mistake("added", "You added.", wrong=lambda x, factor: x + factor),
        Mistake(
            "impossible",
            "never said",
            wrong=lambda x, factor: 1 / 0,
            when=lambda case: case.nothing,
        ),
        Mistake("typed", "A type error.", raises="^TypeError: .*str"),
    ),
)
PREDICTION = predict(
    "q2",
    "answer",
    lambda: 4,
    wanted="a whole number",
    wrong={5: "One too many."},
    why="because",
    hints=HELP,
)
HUNT = bug_hunt(
    "q3",
    2,
    "A",
    lines={1: "Line 1 is fine."},
    symptoms={"B": "Not B."},
    why="because",
    hints=HELP,
)
MARKING = Marking(("a reason", "a figure"), "because", "so it is")
OPEN = open_question("q4", "words", HELP, MARKING)


def verdict(answer, question=SCALE):
    return grade(question, [answer])
