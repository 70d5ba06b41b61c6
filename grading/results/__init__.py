"""What a run leaves behind: marks, feedback pages, the class report."""
