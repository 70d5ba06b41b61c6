"""Exercise 03, question 9: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q9",
    nudge="Which of your functions takes many networks and a batch?",
    hint="`ensemble` gives shape (networks, places, 1); `min(axis=0)` goes "
    "over the networks.",
    earns=(
        "all networks and all places in one call",
        "what the band says, and that it says nothing of one network",
    ),
    good="83 % of the tide lies in the band of 100 networks. At 0 the band "
    "closes, since fresh networks are odd; no single one has two peaks.",
    weak="The networks look random.",
)
