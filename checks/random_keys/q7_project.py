"""Exercise 02, question 7: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q7",
    nudge="Which sizes must the first and the last layer have?",
    hint="`network_batch` of `helpers.network` gives the outputs for the "
    "whole table; `.std()` is a spread.",
    earns=(
        "params that fit the table, kept",
        "both spreads, and what follows from them",
    ),
    good="Key 5, [1, 30, 20, 1]: outputs 0.5, targets 0.4. They have the "
    "same size, so training need not stretch anything first.",
    weak="I used key 5. The network knows nothing yet.",
)
