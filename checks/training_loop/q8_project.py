"""Exercise 05, question 8: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q8",
    nudge="Which of the three pieces has to be a new one?",
    hint='`jax.random.randint(key, (batch_size,), 0, len(project["x"]))` '
    "draws row numbers; index both arrays with them.",
    earns=(
        "a loop that trains on rows of the table, its result kept",
        "losses beside the baseline, and where the fit is worst",
    ),
    good="Loss 0.02 after 500 steps, the mean scores 0.21. Worst at the "
    "second peak, where the curve bends most.",
    weak="It works, the loss is small.",
)
