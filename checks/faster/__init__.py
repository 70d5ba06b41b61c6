"""The questions of exercise 08: scan, traces and an honest clock."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "08_faster")
progress = exercise.progress
globals().update(exercise.checks())
