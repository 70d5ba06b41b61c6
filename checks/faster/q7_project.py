"""Exercise 08, question 7: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q7",
    nudge="Write the training as a function of one key. What is left to do?",
    hint="`train_on_data` of `helpers.training` trains on a table. "
    "`jit(vmap(function))(split(key, 20))`; time it after a first call.",
    earns=(
        "twenty trainings in one compiled call, kept",
        "median and spread, and a fair time",
    ),
    good="Median 0.02, from 0.015 to 0.03. One call takes 0.9 s, twenty take "
    "8 s, compiling apart.",
    weak="It is much faster and the best loss is 0.015.",
)
