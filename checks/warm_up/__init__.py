"""The questions of exercise 00: arrays, slopes and going downhill."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "00_warm_up")
progress = exercise.progress
globals().update(exercise.checks())
