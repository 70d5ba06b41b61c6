"""The gradebook, and who grades what when."""
