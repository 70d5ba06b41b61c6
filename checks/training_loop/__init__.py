"""The questions of exercise 05: the training loop and its four steps."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "05_training_loop")
progress = exercise.progress
globals().update(exercise.checks())
