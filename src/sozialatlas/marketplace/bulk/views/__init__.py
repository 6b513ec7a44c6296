"""The pages on which a provider edits many entries at once."""
