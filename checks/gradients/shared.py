"""What several questions of exercise 04 share."""

SIZES = [2, 3, 2]
