"""The questions of exercise 01: layers, networks and bumps."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "01_network")
progress = exercise.progress
globals().update(exercise.checks())
