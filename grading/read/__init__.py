"""Read the cells of a submitted file, whatever has happened to it."""
