"""The questions of exercise 09: hands, errors, shifts and a leak."""

from checks.exercise import exercise_in

exercise = exercise_in(__name__, "09_handwriting")
progress = exercise.progress
globals().update(exercise.checks())
