"""What several questions of exercise 08 share."""

CARRY_CHANGED = "carry input and carry output"
