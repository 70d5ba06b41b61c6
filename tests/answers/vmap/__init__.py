"""Right and wrong answers to exercise 03."""
