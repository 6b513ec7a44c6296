"""The pages on which an editor brings in data."""
