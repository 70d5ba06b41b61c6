"""The questions of exercise 07: scales, scores and classes."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "07_any_dimension")
progress = exercise.progress
globals().update(exercise.checks())
