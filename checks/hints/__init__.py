"""Help in three steps for each question: one module per exercise."""
