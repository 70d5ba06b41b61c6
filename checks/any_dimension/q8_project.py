"""Exercise 07, question 8: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q8",
    nudge="What did you hold still when you chose your curve?",
    hint="`normalise`, `r_squared` and `predict` are yours; `train_on_data` "
    "trains. Statistics come from the training rows alone.",
    earns=(
        "statistics from the training rows, a score on the others, kept",
        "where the table ends, and what follows from it",
    ),
    good="Tide over hour and age of the moon, 400 rows, 100 of them to test: "
    "R^2 0.95. Nothing on storms, which the table lacks.",
    weak="With two inputs R^2 is better.",
)
