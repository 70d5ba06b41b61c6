"""What the lessons import: small, readable, and taught in the lessons."""
