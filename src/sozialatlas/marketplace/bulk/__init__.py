"""Many entries in one table: a provider with two hundred services edits them together."""
