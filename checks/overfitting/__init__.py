"""The questions of exercise 06: splitting, stopping, decay and leaks."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "06_overfitting")
progress = exercise.progress
globals().update(exercise.checks())
