"""Run student code where it can do no harm, and hear what it gives."""
