"""Exercise 09, question 8: a step of the student's own project."""

from checks.kinds import project_step

QUESTION = project_step(
    "q8",
    nudge="What would you want to know, if it were somebody else's?",
    hint="One figure: the table as points, the network as a line. Then the "
    "honest error of exercise 06, and the ranges of your table.",
    earns=(
        "a page that opens by itself, with a figure and its words",
        "what is known, how, and what is not promised",
    ),
    good="It predicts the tide to 0.15 m on days that it never saw, 20 of "
    "60. I promise nothing for storms, or for another harbour.",
    weak="The network has learnt the tide almost perfectly.",
)
