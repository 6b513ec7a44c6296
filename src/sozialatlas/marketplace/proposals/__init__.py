"""What somebody wants to change in the directory, and how it is decided."""
