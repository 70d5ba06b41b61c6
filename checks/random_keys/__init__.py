"""The questions of exercise 02: keys, splits and first weights."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "02_random_keys")
progress = exercise.progress
globals().update(exercise.checks())
