"""Exercise 04, question 8: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q8",
    nudge="Which number does a network have to beat?",
    hint="`init_params` makes a network, if none is kept. The baseline is "
    'the variance of `project["y"]`. `gradient_step` of question 2 takes the '
    "step.",
    earns=(
        "both losses, kept, and the one after the step",
        "which of them is to be beaten, and why",
    ),
    good="Mean 0.21, fresh network 0.55, after one step of 0.02: 0.40. Below "
    "0.21 it will have learnt something.",
    weak="The loss went down.",
)
