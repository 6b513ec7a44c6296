"""Feeds: what is new and what changed in a search, for programs that ask again and again."""
