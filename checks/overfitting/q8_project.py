"""Exercise 06, question 8: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q8",
    nudge="Which rows may the number that you report rest on?",
    hint="`split_data` of question 2 and `train_on_data` do the work; "
    "compare the two losses at the end of the history.",
    earns=(
        "a loss on rows that had no part in anything, kept",
        "how far to trust it, with the number of rows",
    ),
    good="40 rows to train, 20 to test: 0.005 and 0.03. It overfits. Another "
    "split gave 0.02, so I report 0.02 to 0.03.",
    weak="The error is 0.005, so there is no overfitting.",
)
