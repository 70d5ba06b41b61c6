"""Right and wrong answers to exercise 04."""
