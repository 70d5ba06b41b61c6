"""Exercise 01, question 11: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q11",
    nudge="What do you have numbers of, or a formula for?",
    hint="Scale the inputs to -3 to 3, and give both arrays a second axis of "
    "length 1 with `[:, None]`.",
    earns=(
        "a table whose two arrays have shape (places, 1), kept",
        "what could be hard about it, with a reason",
    ),
    good="The height of the tide over 24 hours, from the harbour's table, "
    "scaled to -3 to 3. Hard: two peaks of unequal height.",
    weak="A curve. It should not be a problem.",
)
