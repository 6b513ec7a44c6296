"""What templates of the marketplace ask for."""
