"""Which files were handed in, and whose they are."""
