"""Right and wrong answers to exercise 09."""
