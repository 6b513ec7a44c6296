"""Four plain questions that end in an address of the search."""
