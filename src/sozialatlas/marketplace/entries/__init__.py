"""The pages on which providers keep their entries, one topic a page."""
